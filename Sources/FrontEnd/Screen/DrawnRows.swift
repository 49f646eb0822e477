internal import ReaderModel

/// The rows of the frame before, so that those that stay as they are need not be drawn again.
///
/// A key changes few rows of a screen, and to make cells of a text costs far more than to copy them.
/// A row is known by everything that decides its look. For the frames of one screen; not for use from
/// two threads at once.
public final class DrawnRows {
    /// What decides the look of a row of a pane.
    enum Key: Hashable {
        case header(HeaderBar.Look)
        case tree(TreeRenderer.Look)
        case post(ListRenderer.Look)
        case line(TextRenderer.Look)
    }

    /// What decides the look of all rows.
    private struct Frame: Hashable {
        var columns: Int
        var usesUnicode: Bool
        var ordersText: Bool
    }

    private struct Strip {
        var cells: [Cell]
        var links: [Hyperlink]
    }

    private var frame: Frame?
    private var last: [Key: Strip] = [:]
    private var current: [Key: Strip] = [:]

    /// Knows no rows.
    public init() {}

    /// Begins a frame: what was drawn for the one before is what may be drawn again.
    func begin(_ grid: CellGrid, _ ornaments: Ornaments) {
        swap(&last, &current)
        current.removeAll(keepingCapacity: true)
        let frame = Frame(
            columns: grid.columns, usesUnicode: ornaments.usesUnicode,
            ordersText: ornaments.ordersText)
        if frame != self.frame { last.removeAll() }
        self.frame = frame
    }

    /// Draws the part of a row that is known by a key, from a column on, where a grid is blank; false
    /// where it is not known: then it is to be drawn, and kept.
    func copy(_ key: Key, column: Int, row: Int, to grid: inout CellGrid) -> Bool {
        guard let strip = last[key] else { return false }
        grid.copy(strip.cells, column: column, row: row)
        grid.links += strip.links.map { $0.moved(to: row) }
        current[key] = strip
        return true
    }

    /// Keeps a part of a row that was drawn, and nothing of it beyond the columns; its links are those
    /// that the grid has come to have since it had so many.
    func keep(
        _ key: Key, columns: Range<Int>, row: Int, of grid: borrowing CellGrid, since links: Int
    ) {
        current[key] = Strip(
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
