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
        /// Where its cells are among those of the frame.
        var cells: Range<Int>
        var links: [Hyperlink]
    }

    private struct Frame {
        var keys: [Int] = []
        var rows: [Row] = []
        var cells: [Cell] = []

        mutating func clear() {
            keys.removeAll(keepingCapacity: true)
            rows.removeAll(keepingCapacity: true)
            cells.removeAll(keepingCapacity: true)
        }

        mutating func add(_ look: Look, from start: Int, _ links: [Hyperlink]) {
            keys.append(look.key)
            rows.append(Row(look: look, cells: start..<cells.count, links: links))
        }
    }

    private var last = Frame()
    private var current = Frame()
    /// The number that the next row is likely to have in the frame before.
    private var next = 0

    /// Begins a frame, where no row looks as in the one before if that was another kind of screen.
    func begin(isOther: Bool) {
        swap(&last, &current)
        current.clear()
        if isOther { last.clear() }
        next = 0
    }

    /// Draws the part of a row that looks so, from a column on, where a grid is blank; false where it is
    /// not known: then it is to be drawn, and kept.
    func copy(_ look: Look, column: Int, row: Int, to grid: inout CellGrid) -> Bool {
        guard let index = index(of: look) else { return false }
        next = index + 1
        let start = current.cells.count
        let cells = last.rows[index].cells
        current.cells.append(contentsOf: last.cells[cells])
        current.cells[start...].withUnsafeBufferPointer {
            grid.copy($0, column: column, row: row)
        }
        let links = last.rows[index].links
        if !links.isEmpty { grid.links += links.map { $0.moved(to: row) } }
        current.add(look, from: start, links)
        return true
    }

    /// Keeps a part of a row that was drawn, and nothing of it beyond the columns; its links are those
    /// that the grid has come to have since it had so many.
    func keep(
        _ look: Look, columns: Range<Int>, row: Int, of grid: borrowing CellGrid, since links: Int
    ) {
        let start = current.cells.count
        grid.append(row: row, columns, to: &current.cells)
        current.add(look, from: start, Array(grid.links[links...]))
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
