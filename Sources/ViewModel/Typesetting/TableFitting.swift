/// Moves room between a table's columns as long as that makes the table shorter.
///
/// Cost: linear in the text of some dozens of rows; none for tables of many columns or in which
/// nothing wraps.
struct TableFitting {
    /// Rows that are looked at, spread over the table.
    private static let samples = 32
    /// Columns of the widest table that is looked at.
    private static let mostColumns = 8
    /// How often room is moved: enough for any table of a page's width.
    private static let mostMoves = 24
    /// Cells that the rest of a line's last word leaves blank, about.
    private static let blank = 2

    /// A cell as far as its height goes.
    private struct Cell {
        var extent: Range<Int>
        /// Cells of each line that the author ended.
        var lines: [Int]
    }

    private var rows: [[Cell]] = []
    private let gap: Int

    /// Looks at a table with such a gap between its columns.
    init(cells: TableCells, text: [UInt8], gap: Int) {
        self.gap = gap
        guard (2...Self.mostColumns).contains(cells.columns) else { return }
        let step = max((cells.count - cells.headerRows) / Self.samples, 1)
        for row in stride(from: cells.headerRows, to: cells.count, by: step) {
            // A cell that takes several rows has their room.
            rows.append(
                cells.row(row).filter { $0.rows == 1 && !$0.range.isEmpty }.map { cell in
                    Cell(extent: cell.extent, lines: Self.lines(of: text, cell.range))
                })
        }
    }

    private static func lines(of text: [UInt8], _ range: Range<Int>) -> [Int] {
        var lines = [0]
        Clusters.forEach(in: text, range) { cluster in
            if text[cluster.range.lowerBound] == 0x0A {
                lines.append(0)
            } else {
                lines[lines.count - 1] += cluster.width
            }
            return true
        }
        return lines
    }

    /// The widths that make the table shortest, each within its limits.
    func shortened(_ widths: [Int], least: [Int], most: [Int]) -> [Int] {
        guard !rows.isEmpty, zip(widths, most).contains(where: { $0 < $1 }) else { return widths }
        var widths = widths
        var height = height(widths)
        var step = max((widths.max() ?? 0) / 4, 1)
        for _ in 0..<Self.mostMoves {
            var best: (widths: [Int], height: Int)?
            for from in widths.indices where widths[from] - step >= least[from] {
                for to in widths.indices where to != from && widths[to] < most[to] {
                    // The last cells that a column lacks may be what costs it a line.
                    let room = min(step, most[to] - widths[to])
                    var moved = widths
                    moved[from] -= room
                    moved[to] += room
                    let moves = self.height(moved)
                    if moves < best?.height ?? height { best = (moved, moves) }
                }
            }
            if let best {
                (widths, height) = best
            } else if step > 1 {
                step /= 2
            } else {
                break
            }
        }
        return widths
    }

    /// How many lines the rows take, about.
    private func height(_ widths: [Int]) -> Int {
        var height = 0
        for row in rows {
            var tallest = 0
            for cell in row {
                let gaps = gap * (cell.extent.count - 1)
                let width = widths[cell.extent].reduce(gaps, +)
                let lines = cell.lines.reduce(0) { $0 + Self.lines($1, width: width) }
                tallest = max(tallest, lines)
            }
            height += tallest
        }
        return height
    }

    private static func lines(_ cells: Int, width: Int) -> Int {
        if cells <= width { return 1 }
        let filled = max(width - blank, 1)
        return (cells + filled - 1) / filled
    }
}
