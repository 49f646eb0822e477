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
    /// Whether the end of the body has been on screen.
    public internal(set) var isEndSeen = false
}
