internal import ArchiveModel
internal import Typesetting

/// What find looks through where comments are folded away: the page with all of them, and the way
/// from the one to the other.
struct FindGround: Sendable {
    let page: Page
    /// The names of the places where its comments begin, and of the one below them, in order.
    private let names: [String]
    /// The order of ``LoadedPost``'s comments.
    private let order: [CommentThread.Entry]
    /// The row ids of the comments.
    private let ids: [Int64]

    /// Makes the ground for a post of which some comments are folded; nil when none is.
    ///
    /// Cost: linear in the post's text; no line is laid out.
    init?(_ pane: ReadingPane) {
        let comments = pane.loaded.post.comments
        guard CommentThread.shown(comments, pane.comments).count < comments.count else {
            return nil
        }
        let options = pane.page.options
        let parts = PageParts(
            loaded: pane.loaded, folding: CommentFolding.none,
            usesUnicodeOrnaments: options.usesUnicodeOrnaments)
        page = Page(parts: parts.all, options: options)
        order = CommentThread.order(comments)
        ids = comments.map(\.id)
        let ids = ids
        names = order.map { CommentAddress.anchor(ids[$0.index]) } + [CommentAddress.end]
    }

    /// The offset on one page of the text at an offset on another; nil where it is folded there.
    ///
    /// Cost: linear in the number of comments.
    func offset(of offset: Int, on page: Page, in other: Page) -> Int? {
        var start: (name: String, offset: Int)?
        for name in names {
            guard let place = page.offset(ofAnchor: name) else { continue }
            guard place <= offset else { break }
            start = (name, place)
        }
        // Above the comments the pages differ in one word, behind all others.
        guard let start else { return offset }
        return other.offset(ofAnchor: start.name).map { $0 + offset - start.offset }
    }

    /// The comments that hide what stands at an offset of ``page``: those it answers.
    func comments(hiding offset: Int) -> [Int64] {
        var found: Int?
        for (place, name) in names.dropLast().enumerated() {
            guard let start = page.offset(ofAnchor: name), start <= offset else { break }
            found = order[place].index
        }
        guard let found else { return [] }
        return CommentThread.parents(of: found, in: order).map { ids[$0] }
    }
}
