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
    /// The lines shown, with find's hits marked; those of a second column follow those of the
    /// first; fewer than the pane's columns hold at the end.
    public internal(set) var lines: [Line] = []
    /// The index of the line that is being read, for what the setting `focus` has stand out.
    public internal(set) var readingRow = 0
    /// How much of the body lies above the pane's last line, 0…100; below 100 and only about
    /// right while the post is read only in part.
    public internal(set) var percent = 0

    /// What stays on top when the page is set at another width.
    var anchor = PageAnchor()
    /// The page turns that led to the top, as long as the lines are the same.
    var turns: [PageTurn] = []
    /// How many lines a column has.
    var height = 0
    /// How many columns the pane has.
    var columns = 1
    /// Whether the whole page fits one column.
    var fitsColumn = false
    /// What of the comments is folded on this page.
    var comments = CommentFolding()
    /// The first cell of long code that is shown.
    var codeStart = 0
    /// Whether the text has been moved since it was opened.
    var hasMoved = false { didSet { if hasMoved { isLed = false } } }
    /// Whether a link has led to what is shown, which says nothing of what was read before it.
    var isLed = false
    /// Whether annals has marked the post by itself, or must not any more.
    var isMarkSpent = false
    /// Whether all of the page is laid out.
    var isLaidOut = false
    /// What is to be done once the rest of the post is there, in order.
    var waiting: [Waiting] = []
    /// The hit that find stands on.
    var hit: Range<Int>?
    /// How many hits there are, as far as that was asked.
    var hitCount: HitCount?
    /// What find looks through while comments are folded; nil when not made, or none is.
    var ground: FindGround?

    /// How many lines the pane shows.
    var capacity: Int { height * columns }

    /// The blank lines between blocks that would stand at the second column's top; they are left
    /// out, since the column's edge parts the blocks as well.
    private var leftOut: Range<Int> {
        guard columns > 1, height > 0, lines.count > height else { return 0..<0 }
        let count = lines[height...].prefix { $0.runs.isEmpty }.count
        return height..<height + count
    }

    /// Where a line of those shown stands: its column, from 0, and its row there; nil for one that is
    /// not drawn.
    public func spot(ofLine index: Int) -> (column: Int, row: Int)? {
        let leftOut = leftOut
        guard index >= 0, height > 0, !leftOut.contains(index) else { return nil }
        let index = index < leftOut.upperBound ? index : index - leftOut.count
        return index / height < columns ? (index / height, index % height) : nil
    }

    /// The address of a link, as the page has it; nil for a run that is none.
    public func address(of run: Run) -> String? {
        guard let link = run.link, page.links.indices.contains(link) else { return nil }
        return page.links[link]
    }

    /// The post's id.
    var post: PostID { loaded.post.row.id }
}

/// A page turned: the tops before and after it.
struct PageTurn: Hashable, Sendable {
    var from: PagePlace
    var to: PagePlace
}

/// The text that stays on top of the pane, whatever the width.
struct PageAnchor: Hashable, Sendable {
    /// The UTF-8 offset of the first text from the top on; negative above the body.
    var offset = Int.min
    /// How many blank or drawn lines stand above it.
    var lead = 0
    /// Whether it stays on top where that leaves the pane blank below the page's last line.
    var leavesBlank = false
}
