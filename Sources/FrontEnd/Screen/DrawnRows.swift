internal import ReaderModel

/// The rows of the frame before, so that those that stay as they are need not be drawn again.
///
/// A key changes few rows of a screen, and to make cells of a text costs far more than to copy them.
/// For the frames of one screen; not for use from two threads at once.
public final class DrawnRows {
    /// The top row.
    let headers = RowsOfAKind<HeaderBar.Look>()
    /// Rows of the archive tree.
    let nodes = RowsOfAKind<TreeRenderer.Look>()
    /// Rows of the post list.
    let posts = RowsOfAKind<ListRenderer.Look>()
    /// Lines of the reading pane.
    let lines = RowsOfAKind<TextRenderer.Look>()

    /// What decides the look of all rows.
    private struct Frame: Hashable {
        var columns: Int
        var usesUnicode: Bool
        var ordersText: Bool
    }

    private var frame: Frame?

    /// Knows no rows.
    public init() {}

    /// Begins a frame: what was drawn for the one before is what may be drawn again.
    func begin(_ grid: CellGrid, _ ornaments: Ornaments) {
        let frame = Frame(
            columns: grid.columns, usesUnicode: ornaments.usesUnicode,
            ordersText: ornaments.ordersText)
        let isOther = frame != self.frame
        self.frame = frame
        headers.begin(isOther: isOther)
        nodes.begin(isOther: isOther)
        posts.begin(isOther: isOther)
        lines.begin(isOther: isOther)
    }
}

/// The rows of one kind, each known by everything that decides its look.
final class RowsOfAKind<Look: Hashable> {
    private struct Strip {
        var cells: [Cell]
        var links: [Hyperlink]
    }

    private var last: [Look: Strip] = [:]
    private var current: [Look: Strip] = [:]

    /// Begins a frame, where no row looks as in the one before if that was another kind of screen.
    func begin(isOther: Bool) {
        swap(&last, &current)
        if !current.isEmpty { current.removeAll(keepingCapacity: true) }
        if isOther { last.removeAll() }
    }

    /// Draws the part of a row that looks so, from a column on, where a grid is blank; false where it is
    /// not known: then it is to be drawn, and kept.
    func copy(_ look: Look, column: Int, row: Int, to grid: inout CellGrid) -> Bool {
        guard let strip = last[look] else { return false }
        grid.copy(strip.cells, column: column, row: row)
        if !strip.links.isEmpty { grid.links += strip.links.map { $0.moved(to: row) } }
        current[look] = strip
        return true
    }

    /// Keeps a part of a row that was drawn, and nothing of it beyond the columns; its links are those
    /// that the grid has come to have since it had so many.
    func keep(
        _ look: Look, columns: Range<Int>, row: Int, of grid: borrowing CellGrid, since links: Int
    ) {
        current[look] = Strip(
            cells: grid.cells(ofRow: row, columns), links: Array(grid.links[links...]))
    }
}

extension Hyperlink {
    fileprivate func moved(to row: Int) -> Hyperlink {
        var moved = self
        moved.row = row
        return moved
    }
}
