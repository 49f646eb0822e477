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

    private let gaps = Gaps()

    /// What a cell of curses holds: a spacing scalar and four marks, ended by 0.
    private typealias Scalars = InlineArray<6, wchar_t>
    private static let marks = 4

    /// Draws what differs between two grids of one size; all that isn't blank without the first.
    ///
    /// Cost: a comparison per cell, a call to curses for each stretch of cells that differ.
    func draw(_ grid: CellGrid, over shown: CellGrid?, columns: Int, rows: Int) {
        guard grid.columns > 0 else { return }
        let isKnown = shown?.cells.count == grid.cells.count
        let shown = isKnown ? shown ?? grid : CellGrid(columns: grid.columns, rows: grid.rows)
        let rows = min(rows, grid.rows)
        let closesGaps = isKnown && !Gaps.mayScroll(grid, from: shown, rows: rows)
        Stretch.withRoom(for: grid.columns) { stretch in
            for row in 0..<rows where !grid.hasSameCells(as: shown, inRow: row) {
                let cells = row * grid.columns..<(row + 1) * grid.columns
                stretch.row = row
                // Through pointers, for every cell of the text passes here when it moves on a line.
                grid.cells[cells].withUnsafeBufferPointer { new in
                    shown.cells[cells].withUnsafeBufferPointer { old in
                        draw(
                            new, over: old, columns: min(columns, new.count), closesGaps, &stretch)
                    }
                }
                stretch.put(into: window)
            }
        }
    }

    private func draw(
        _ cells: UnsafeBufferPointer<Cell>, over shown: UnsafeBufferPointer<Cell>, columns: Int,
        _ closesGaps: Bool, _ stretch: inout Stretch
    ) {
        var last = columns
        for column in 0..<columns where cells[column] != shown[column] {
            if closesGaps, last < column { gaps.close(last..<column, row: stretch.row, of: cells) }
            let cell = cells[column]
            if cell.isASCII {
                stretch.add(cell, column: column, brushes, window)
                last = column + 1
            } else {
                last = draw(cell, at: column, of: cells, over: shown, &stretch)
            }
        }
    }

    /// Draws a cell that holds no letter; the column that follows it.
    private func draw(
        _ cell: Cell, at column: Int, of cells: UnsafeBufferPointer<Cell>,
        over shown: UnsafeBufferPointer<Cell>, _ stretch: inout Stretch
    ) -> Int {
        var end = column + 1
        while end < cells.count, cells[end].isHalf { end += 1 }
        // Over the half of a wide sign, curses would blank what stands before it: the letter, that is,
        // which stands by now where the wide one began.
        if end == column + 1, !shown[column].isHalf, isDrawnAsItIs(cell) {
            stretch.add(cell, column: column, brushes, window)
        } else {
            stretch.put(into: window)
            draw(cell, column: column, row: stretch.row, width: end - column)
        }
        return end
    }

    /// Whether curses draws a cell that holds no letter by the scalar that it shows, in one cell.
    private func isDrawnAsItIs(_ cell: Cell) -> Bool {
        narrowSigns == nil && cell.isScalar && wcwidth(wchar_t(bitPattern: cell.code)) == 1
    }

    /// What is drawn for a cell.
    func text(of cell: Cell) -> String { narrowSigns?.text(for: cell.text) ?? cell.text }

    private func draw(_ cell: Cell, column: Int, row: Int, width: Int) {
        let text = text(of: cell)
        let scalars = text.unicodeScalars
        // The second half of a wide cell comes with the first.
        guard !scalars.isEmpty else { return }
        wmove(window, Int32(row), Int32(column))
        let style = cell.style
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
