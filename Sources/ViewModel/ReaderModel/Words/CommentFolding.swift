internal import ArchiveModel

/// What of a post's comments is folded away.
struct CommentFolding: Hashable, Sendable {
    /// How much of them is shown.
    var view = ReaderSettings.Comments.open
    /// What ``view`` was before they were all folded.
    private var unfolded = ReaderSettings.Comments.open
    /// Comments at the top of a thread that were opened while ``view`` folds all threads.
    private var opened: Set<Int64> = []
    /// What was folded or unfolded lately: the library may not have it yet.
    private var changed: [Int64: Bool] = [:]

    init(view: ReaderSettings.Comments = .open) { show(view) }

    /// Shows so much of them.
    mutating func show(_ view: ReaderSettings.Comments) {
        self.view = view
        if view != .folded { unfolded = view }
        opened = []
    }

    /// Folds all of them, or shows what was shown before.
    mutating func toggleAll() { view = view == .folded ? unfolded : .folded }

    /// Folds all threads, or unfolds them.
    mutating func toggleThreads() { show(view == .threads ? .open : .threads) }

    /// Whether the answers to a comment, which stands so deep in its thread, are folded away.
    func hidesAnswers(to comment: Comment, depth: Int) -> Bool {
        view == .threads && depth == 0 ? !opened.contains(comment.id) : comment.isFolded
    }

    /// Folds or unfolds the answers to a comment.
    mutating func fold(_ comment: Int64, _ isFolded: Bool) {
        if isFolded { opened.remove(comment) } else { opened.insert(comment) }
        changed[comment] = isFolded
    }

    /// Brings comments from the library up to date.
    func overlay(_ comments: inout [Comment]) {
        guard !changed.isEmpty else { return }
        for index in comments.indices {
            if let isFolded = changed[comments[index].id] { comments[index].isFolded = isFolded }
        }
    }
}
