internal import ArchiveModel

/// Changes of marks that were sent and are not yet known to be on disk.
///
/// Single posts are shown as marked at once. Until the library has followed, what it answers is
/// older than what is shown: ``overlay(_:)`` brings it up to date.
struct MarksUnderWay: Sendable {
    /// The open archive's counts as the library last told them.
    private(set) var outline = ArchiveOutline()
    /// What was sent, oldest first; nil for an undo or redo, whose posts are not known.
    private var sent: [MarkRequest?] = []

    init(outline: ArchiveOutline = ArchiveOutline()) { self.outline = outline }

    /// Whether nothing is under way.
    var isEmpty: Bool { sent.isEmpty }

    /// Notes a change that is being sent.
    mutating func note(_ request: MarkRequest?) { sent.append(request) }

    /// Takes the oldest change as done, with the counts the library then has.
    ///
    /// - Returns: that change; nil for an undo or redo, or where it had been forgotten.
    mutating func finish(with outline: ArchiveOutline?) -> MarkRequest? {
        if let outline { self.outline = outline }
        return sent.isEmpty ? nil : sent.removeFirst()
    }

    /// Forgets what was sent: it has failed, or nobody will tell.
    mutating func forget() { sent = [] }

    /// Sets on a row what is under way for it.
    func overlay(_ row: inout PostRow) {
        for case .some(let request) in sent {
            guard case .posts(let posts) = request.scope, posts.contains(row.id) else { continue }
            row.set(request.mark)
        }
    }
}

extension PostRow {
    /// Whether a mark stands on the post.
    func has(_ mark: MarkRequest.Mark) -> Bool {
        switch mark {
        case .read(let isSet): isRead == isSet
        case .starred(let isSet): isStarred == isSet
        }
    }

    /// Sets a mark.
    mutating func set(_ mark: MarkRequest.Mark) {
        switch mark {
        case .read(let isSet): (isRead, isChanged) = (isSet, false)
        case .starred(let isSet): isStarred = isSet
        }
    }
}
