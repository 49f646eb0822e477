internal import CNcurses
internal import Glibc
internal import Screen

/// Has curses send the few cells between two that differ, instead of leaping over them.
///
/// Curses skips cells that stay as they are by the shortest sequence that there is. To find it takes
/// as long as to send fifty letters, for it fills in one after the other.
struct Gaps {
    /// As many cells in a row as are not longer than a sequence are sent by curses itself; to leap over
    /// more than the most takes it little, for it tries one sequence only.
    private static let lengths = 6...8

    /// Cells that no grid has: where curses takes them to be, it sends what a grid has there.
    private let unknown: [cchar_t]

    /// Makes what closes gaps in the frames to come.
    init() {
        var cell = cchar_t()
        cell.chars.0 = 1
        unknown = Array(repeating: cell, count: Self.lengths.upperBound)
    }

    /// Closes a gap in a row, if it is short and of letters or blanks.
    @inline(__always)
    func close(_ columns: Range<Int>, row: Int, of cells: UnsafeBufferPointer<Cell>) {
        guard Self.lengths.contains(columns.count), columns.allSatisfy({ cells[$0].isASCII }) else {
            return
        }
        let shown = annals_shown_window()
        wmove(shown, Int32(row), Int32(columns.lowerBound))
        wadd_wchnstr(shown, unknown, Int32(columns.count))
    }

    /// Whether curses may find that it can have the terminal move rows of one grid to where they are in
    /// the next: then those must be as it knows them.
    static func mayScroll(_ grid: CellGrid, from shown: CellGrid, rows: Int) -> Bool {
        // Among rows that have moved up is the first that differs, or down the last.
        func differs(_ row: Int) -> Bool { !grid.hasSameCells(as: shown, inRow: row) }
        let ends = [(0..<rows).first(where: differs), (0..<rows).last(where: differs)]
        return ends.contains { row in
            row.map { row in
                (0..<rows).contains { grid.hasSameCells(as: shown, inRow: row, at: $0) }
            } ?? false
        }
    }
}
