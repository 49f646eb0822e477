/// Gathers the rows of a table and bounds what its cells reach over.
///
/// 1. No cell reaches beyond its group of rows, nor more than a sane table's over columns and rows.
/// 2. What all cells reach over together is bounded, so that whoever lays the grid out is safe.
struct TableWriter {
    /// The widest cell, in columns.
    ///
    /// Source: HTML, 4.9.11 Attributes common to `td` and `th`.
    private static let mostColumns = 1_000
    private static let mostRows = 65_534

    private struct Row {
        var cells: [TableBlock.Cell] = []
        var isHeading = false
        /// Whether a cell has anything in it.
        var isSeen: Bool { cells.contains { !$0.inlines.isEmpty } }
    }

    private var rows: [Row] = []
    private var row = Row()
    private var columns = 0
    /// How many more places of the grid cells may reach over beyond their own.
    private var reach = 200_000

    /// Appends a cell to the row; `rows` of 0 means as many as there are.
    mutating func append(_ cell: TableBlock.Cell, rows: Int, of following: Int) {
        var cell = cell
        cell.columns = min(cell.columns, max(1, Self.mostColumns - columns))
        let reached = rows == 0 ? following : rows
        cell.rows = max(1, min(reached, following, Self.mostRows))
        let size = cell.columns * cell.rows - 1
        if size > reach {
            cell.columns = 1
            cell.rows = 1
        } else {
            reach -= size
        }
        columns += cell.columns
        row.cells.append(cell)
    }

    /// Ends the row.
    mutating func endRow(isHeading: Bool) {
        row.isHeading = isHeading
        rows.append(row)
        row = Row()
        columns = 0
    }

    /// The table without rows that nothing stands in; nil if that is none.
    consuming func table(caption: [Inline]) -> TableBlock? {
        // How many rows before each are kept.
        var kept = [0]
        for row in rows { kept.append(kept[kept.count - 1] + (row.isSeen ? 1 : 0)) }
        guard let count = kept.last, count > 0 else { return nil }
        let headerRows = rows.lazy.filter(\.isSeen).prefix(while: \.isHeading).count
        var result: [[TableBlock.Cell]] = []
        result.reserveCapacity(count)
        for index in rows.indices where kept[index + 1] > kept[index] {
            // Taken, not copied.
            var cells: [TableBlock.Cell] = []
            swap(&cells, &rows[index].cells)
            while let last = cells.last, last.inlines.isEmpty { cells.removeLast() }
            for cell in cells.indices where cells[cell].rows > 1 {
                let end = min(rows.count, index + cells[cell].rows)
                cells[cell].rows = max(1, kept[end] - kept[index])
            }
            result.append(cells)
        }
        return TableBlock(caption: caption, headerRows: headerRows, rows: result)
    }
}
