internal import CNcurses
internal import Glibc
internal import Screen

/// Has curses send the few cells between two that differ, instead of leaping over them.
///
/// Curses skips cells that stay as they are by the shortest sequence that there is. To find it takes
/// as long as to send fifty letters, for it fills in one after the other.
struct Gaps {
    /// So few cells are sent by curses itself, for no sequence is shorter.
    private static let sent = 5
    /// To leap over more takes it little, for it tries one sequence only; but not to leap to a column
    /// near the edge.
    private static let (most, mostToEdge) = (8, 24)
    private static let edge = 9

    /// Cells that no grid has: where curses takes them to be, it sends what a grid has there.
    private let unknown: [cchar_t]

    /// Makes what closes gaps in the frames to come.
    init() {
        var cell = cchar_t()
        cell.chars.0 = 1
        unknown = Array(repeating: cell, count: Self.mostToEdge)
    }

    /// Closes a gap in a row, behind which a cell differs, if it is short and has no wide signs.
    @inline(__always)
    func close(_ columns: Range<Int>, row: Int, of cells: UnsafeBufferPointer<Cell>) {
        let isToEdge = columns.upperBound >= cells.count - Self.edge
        guard columns.count > Self.sent,
            columns.count <= (isToEdge ? Self.mostToEdge : Self.most),
            columns.allSatisfy({ !cells[$0].isHalf }), !cells[columns.upperBound].isHalf
        else { return }
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
