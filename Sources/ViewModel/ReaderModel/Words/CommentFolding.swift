internal import ArchiveModel

/// What of a post's comments is folded away.
struct CommentFolding: Hashable, Sendable {
    /// How much of them is shown, as it is set.
    private(set) var view = ReaderSettings.Comments.open
    /// What ``view`` was before they were all folded.
    private(set) var unfolded = ReaderSettings.Comments.open
    /// What was folded or opened by hand lately, nil for what is neither any more: the library may
    /// not have it yet.
    private var changed: [CommentKey: Bool?] = [:]
    /// Whether find has led to a comment of the page on which all of them were folded.
    private var isRevealed = false
    /// Comments whose answers find has opened.
    private var revealed: Set<Int64> = []
    private var opensAll = false

    init(view: ReaderSettings.Comments = .open) { show(view) }

    /// Nothing folded, whatever was folded by hand.
    static let none: CommentFolding = {
        var folding = CommentFolding()
        folding.opensAll = true
        return folding
    }()

    /// How much of them the page shows.
    var shownView: ReaderSettings.Comments {
        view == .folded && isRevealed ? unfolded : view
    }

    /// Shows so much of them.
    mutating func show(_ view: ReaderSettings.Comments) {
        self.view = view
        if view != .folded { unfolded = view }
        endRevealing()
    }

    /// Whether the answers to a comment, which stands so deep in its thread, are folded away.
    func hidesAnswers(to comment: Comment, depth: Int) -> Bool {
        guard !opensAll, !revealed.contains(comment.id) else { return false }
        return comment.isFolded ?? foldsByItself(depth: depth)
    }

    /// Whether answers are folded unless they were opened by hand.
    func foldsByItself(depth: Int) -> Bool { shownView == .threads && depth == 0 }

    /// Folds or opens the answers to a comment by hand; nil leaves them to the setting.
    mutating func fold(_ comment: Comment, of post: PostID, _ isFolded: Bool?) {
        revealed.remove(comment.id)
        changed[CommentKey(post: post, identity: comment.identity)] = .some(isFolded)
    }

    /// Brings a post's comments from the library up to date.
    func overlay(_ post: inout StoredPost) {
        guard !changed.isEmpty else { return }
        for index in post.comments.indices {
            let key = CommentKey(post: post.row.id, identity: post.comments[index].identity)
            if let isFolded = changed[key] { post.comments[index].isFolded = isFolded }
        }
    }

    /// Opens what hides a comment until another post is shown; nothing of it is kept.
    mutating func reveal(under comments: [Int64]) {
        isRevealed = true
        revealed.formUnion(comments)
    }

    /// Folds again what find has opened.
    mutating func endRevealing() {
        isRevealed = false
        revealed = []
    }
}
