/// Folds a table that stands beside itself: whose headings repeat, as `Rank Name Rank Name` does.
///
/// Such a table is one that had too many rows for a page; its columns go below each other again.
struct TableFolding {
    /// Columns that a table may have to be looked at.
    private static let mostColumns = 64

    /// The rows of the folded table, that of the headings first.
    private(set) var rows: [[TableBlock.Cell]] = []
    /// What stood beside all rows, such as pictures.
    private(set) var beside: [[Inline]] = []

    /// Folds rows of which the first has headings; nil if they don't repeat, or cells reach from
    /// one set of columns into another.
    ///
    /// Cost: linear in the cells.
    init?(_ rows: [[TableBlock.Cell]]) {
        guard rows.count > 1, let extent = Self.extent(of: rows[0]) else { return nil }
        let headings = rows[0][extent]
        guard let period = Self.period(of: Array(headings)) else { return nil }
        let count = extent.count / period
        var sets = [[[TableBlock.Cell]]](repeating: [], count: count)
        var reached: [Int: Int] = [:]
        for (index, row) in rows.enumerated().dropFirst() {
            var set = [TableBlock.Cell](repeating: .init(inlines: []), count: extent.count)
            var column = 0
            for cell in row {
                while reached[column] ?? 0 > index { column += 1 }
                if extent.contains(column) {
                    guard cell.columns == 1, cell.rows == 1 else { return nil }
                    set[column - extent.lowerBound] = cell
                } else {
                    guard cell.columns == 1, index + cell.rows >= rows.count || cell.inlines.isEmpty
                    else { return nil }
                    if !cell.inlines.isEmpty { beside.append(cell.inlines) }
                    reached[column] = index + cell.rows
                }
                column += 1
            }
            for part in 0..<count {
                let cells = Array(set[part * period..<(part + 1) * period])
                if cells.contains(where: { !$0.inlines.isEmpty }) { sets[part].append(cells) }
            }
        }
        self.rows = [Array(headings.prefix(period))] + sets.flatMap { $0 }
    }

    /// The headings without the empty ones at both ends; nil where one takes more than a place.
    private static func extent(of row: [TableBlock.Cell]) -> Range<Int>? {
        guard row.count <= mostColumns, row.allSatisfy({ $0.columns == 1 && $0.rows == 1 }),
            let first = row.firstIndex(where: { !$0.inlines.isEmpty }),
            let last = row.lastIndex(where: { !$0.inlines.isEmpty })
        else { return nil }
        return first..<last + 1
    }

    /// After how many headings they repeat, two at least.
    private static func period(of headings: [TableBlock.Cell]) -> Int? {
        let words = headings.map { HeadingText.plainText(of: $0.inlines) }
        guard words.count >= 4, !words.contains("") else { return nil }
        return (2...words.count / 2).first { period in
            words.count.isMultiple(of: period)
                && words.indices.dropFirst(period).allSatisfy { words[$0] == words[$0 - period] }
        }
    }
}
