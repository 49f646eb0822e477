internal import CNcurses
internal import Glibc
internal import Screen

/// Puts cells into a curses window, each at its own column, so that a terminal that takes one to be
/// wider than it is cannot shift what follows.
struct CellInk {
    let window: UnsafeMutablePointer<WINDOW>
    let brushes: Brushes
    /// What is drawn in place of signs that would take the wrong number of cells; nil for nothing.
    var narrowSigns: NarrowSigns?

    /// What a cell of curses holds: a spacing scalar and four marks, ended by 0.
    private typealias Scalars = InlineArray<6, wchar_t>
    private static let marks = 4

    /// Draws what differs between two grids of one size; all that isn't blank without the first.
    ///
    /// Cost: a comparison per cell, a call to curses per cell that differs.
    func draw(_ grid: CellGrid, over shown: CellGrid?, columns: Int, rows: Int) {
        // Through pointers, for the comparison is most of what a key press costs here.
        grid.cells.withUnsafeBufferPointer { cells in
            guard let shown, shown.cells.count == cells.count else {
                return draw(cells, grid, columns: columns, rows: rows) { cell, _ in
                    cell != .blank
                }
            }
            shown.cells.withUnsafeBufferPointer { old in
                draw(cells, grid, columns: columns, rows: rows) { $0 != old[$1] }
            }
        }
    }

    @inline(__always)
    private func draw(
        _ cells: UnsafeBufferPointer<Cell>, _ grid: CellGrid, columns: Int, rows: Int,
        where differs: (Cell, Int) -> Bool
    ) {
        let width = grid.columns
        for row in 0..<min(rows, grid.rows) {
            let start = row * width
            for index in start..<start + min(columns, width) where differs(cells[index], index) {
                var end = index + 1
                while end < start + width, cells[end].text.isEmpty { end += 1 }
                draw(cells[index], column: index - start, row: row, width: end - index)
            }
        }
    }

    /// What is drawn for a cell.
    func text(of cell: Cell) -> String { narrowSigns?.text(for: cell.text) ?? cell.text }

    private func draw(_ cell: Cell, column: Int, row: Int, width: Int) {
        let text = text(of: cell)
        let scalars = text.unicodeScalars
        // The second half of a wide cell comes with the first.
        guard let first = scalars.first else { return }
        wmove(window, Int32(row), Int32(column))
        let style = cell.style
        guard !first.isASCII || text.utf8.count > 1 else {
            var single = Scalars(repeating: 0)
            single[0] = wchar_t(bitPattern: first.value)
            add(single, style)
            return
        }
        var filled = 0
        var cluster = Scalars(repeating: 0)
        var count = 0
        for scalar in scalars {
            let code = wchar_t(bitPattern: scalar.value)
            let cells = Int(wcwidth(code))
            if cells == 0 {
                if count > 0, count <= Self.marks {
                    cluster[count] = code
                    count += 1
                }
                continue
            }
            // Two letters of a flag: curses would keep only the first in one cell.
            if count > 0 { add(cluster, style) }
            cluster = Scalars(repeating: 0)
            count = 0
            guard filled + max(1, cells) <= width else { break }
            cluster[0] = cells > 0 ? code : 0xFFFD
            count = 1
            filled += max(1, cells)
        }
        if count > 0 { add(cluster, style) }
        // Where curses takes less room than the gate gave, what was there must not shine through.
        for offset in filled..<max(filled, width) {
            var blank = Scalars(repeating: 0)
            blank[0] = 0x20
            wmove(window, Int32(row), Int32(column + offset))
            add(blank, style)
        }
    }

    private func add(_ scalars: Scalars, _ style: CellStyle) {
        var cell = cchar_t()
        scalars.span.withUnsafeBufferPointer { codes in
            _ = setcchar(
                &cell, codes.baseAddress, brushes.attributes(of: style), brushes.pair(of: style),
                nil)
        }
        // Fails in the last cell of the screen, after drawing it: the cursor can go no further.
        wadd_wch(window, &cell)
    }
}
