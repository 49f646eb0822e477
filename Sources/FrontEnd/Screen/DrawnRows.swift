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
    /// The frame before, but for what was drawn over its rows.
    private var grid: CellGrid?

    /// Knows no rows.
    public init() {}

    /// Begins a frame: what was drawn for the one before is what may be drawn again.
    func begin(_ grid: borrowing CellGrid, _ ornaments: Ornaments) {
        let frame = Frame(
            columns: grid.columns, usesUnicode: ornaments.usesUnicode,
            ordersText: ornaments.ordersText)
        let last = frame == self.frame ? self.grid : nil
        self.frame = frame
        headers.begin(after: last)
        nodes.begin(after: last)
        posts.begin(after: last)
        lines.begin(after: last)
    }

    /// Ends a frame, but for what is drawn over its rows.
    ///
    /// Cost: none, unless the grid is drawn on then: that copies its cells.
    func end(_ grid: borrowing CellGrid) { self.grid = copy grid }
}

/// What decides how a row of one kind looks.
protocol RowLook: Equatable {
    /// A number by which most rows of a screen differ.
    var key: Int { get }
}

/// The rows of one kind, each known by everything that decides its look.
///
/// Cost: a comparison a row where they follow each other as before, else one of numbers with each row
/// of the frame before; no memory is taken or given back from frame to frame.
final class RowsOfAKind<Look: RowLook> {
    private struct Row {
        var look: Look
        /// Where its cells are on the grid of the frame.
        var row: Int
        var columns: Range<Int>
        var links: [Hyperlink]
    }

    private struct Frame {
        var keys: [Int] = []
        var rows: [Row] = []

        mutating func clear() {
            keys.removeAll(keepingCapacity: true)
            rows.removeAll(keepingCapacity: true)
        }

        mutating func add(_ row: Row) {
            keys.append(row.look.key)
            rows.append(row)
        }
    }

    private var last = Frame()
    private var current = Frame()
    /// The grid of the frame before.
    private var grid: CellGrid?
    /// The number that the next row is likely to have in the frame before.
    private var next = 0

    /// Begins a frame after another, of which nothing is known without its grid: no row looks then as
    /// it did.
    func begin(after grid: CellGrid?) {
        swap(&last, &current)
        current.clear()
        if grid == nil { last.clear() }
        self.grid = grid
        next = 0
    }

    /// Draws the part of a row that looks so where a grid is blank; false where it is not known: then it
    /// is to be drawn, and kept.
    func copy(_ look: Look, row: Int, to grid: inout CellGrid) -> Bool {
        guard let index = index(of: look), let drawn = self.grid else { return false }
        next = index + 1
        var known = last.rows[index]
        grid.copy(known.columns, ofRow: known.row, of: drawn, toRow: row)
        if !known.links.isEmpty {
            known.links = known.links.map { $0.moved(to: row) }
            grid.links += known.links
        }
        known.row = row
        current.add(known)
        return true
    }

    /// Keeps a part of a row that was drawn, and nothing of it beyond the columns; its links are those
    /// that the grid has come to have since it had so many.
    func keep(
        _ look: Look, columns: Range<Int>, row: Int, of grid: borrowing CellGrid, since links: Int
    ) {
        current.add(
            Row(look: look, row: row, columns: columns, links: Array(grid.links[links...])))
    }

    private func index(of look: Look) -> Int? {
        let key = look.key
        if next < last.keys.count, last.keys[next] == key, last.rows[next].look == look {
            return next
        }
        return last.keys.indices.first { last.keys[$0] == key && last.rows[$0].look == look }
    }
}

extension Hyperlink {
    fileprivate func moved(to row: Int) -> Hyperlink {
        var moved = self
        moved.row = row
        return moved
    }
}
