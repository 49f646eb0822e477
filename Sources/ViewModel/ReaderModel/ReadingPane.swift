internal import ArchiveModel
public import Typesetting

/// The post on the page.
public struct ReadingPane: Sendable {
    /// The post.
    public internal(set) var loaded: LoadedPost
    /// Its page, set at the pane's column width.
    var page: Page
    /// The place of the first line shown.
    var top: PagePlace
    /// The lines shown, with find's hits marked; fewer than the pane's height at the end.
    public internal(set) var lines: [Line] = []
    /// How much of the body lies above the pane's last line, 0…100.
    public internal(set) var percent = 0

    /// What stays on top when the page is set at another width.
    var anchor = PageAnchor()
    /// How many lines the pane has.
    var height = 0
    /// Whether the comments are folded on this page.
    var areCommentsFolded = false
    /// Whether the text has been moved since it was opened.
    var hasMoved = false
    /// Whether annals has marked the post by itself, or must not any more.
    var isMarkSpent = false
    /// The hit that find stands on.
    var hit: Range<Int>?

    /// The post's id.
    var post: PostID { loaded.post.row.id }
}

/// The text that stays on top of the pane, whatever the width.
struct PageAnchor: Hashable, Sendable {
    /// The UTF-8 offset of the first text from the top on; negative above the body.
    var offset = Int.min
    /// How many blank or drawn lines stand above it.
    var lead = 0
}
