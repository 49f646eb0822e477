/// The widths of a table's columns.
struct TableColumns {
    /// Cells of each column.
    private(set) var widths: [Int]
    /// The first cell of each column.
    private(set) var starts: [Int] = []

    /// Columns narrower than this make a table hard to read.
    private static let minimum = 6
    /// Blank cells between columns.
    private static let gap = 2

    /// Finds widths; nil when the columns would get too narrow.
    ///
    /// Columns that need less than an equal share get what they need; the others share what is
    /// left, as water finds its level.
    init?(cells: TableCells, text: [UInt8], width: Int) {
        widths = []
        for row in cells.rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(1) }
                widths[column] = max(widths[column], Self.naturalWidth(of: cell, in: text))
            }
        }
        let (room, overflow) = width.subtractingReportingOverflow(
            Self.gap * max(widths.count - 1, 0))
        guard !overflow, room >= widths.count else { return nil }
        var left = room
        var waiting = widths.count
        for column in widths.indices.sorted(by: { widths[$0] < widths[$1] }) {
            let share = left / waiting
            if widths[column] > share {
                guard share >= Self.minimum else { return nil }
                widths[column] = share
            }
            left -= widths[column]
            waiting -= 1
        }
        var start = 0
        for width in widths {
            starts.append(start)
            start += width + Self.gap
        }
    }

    /// Cells of a cell's widest line.
    private static func naturalWidth(of cell: TableCells.Cell, in text: [UInt8]) -> Int {
        var widest = 0
        var width = 0
        Clusters.forEach(in: text, cell.range) { cluster in
            if text[cluster.range.lowerBound] == 0x0A {
                width = 0
            } else {
                width += cluster.width
                widest = max(widest, width)
            }
            return true
        }
        return widest
    }
}
