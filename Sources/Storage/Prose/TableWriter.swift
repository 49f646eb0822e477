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

    private var rows: [TableBeginning.Row] = []
    /// The cells of the row under way.
    private var cells: [TableBlock.Cell] = []
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
        cells.append(cell)
    }

    /// Ends the row.
    mutating func endRow(isHeading: Bool, isSetOff: Bool) {
        rows.append(.init(cells: cells, isHeading: isHeading, isSetOff: isSetOff))
        cells = []
        columns = 0
    }

    /// The table without rows that nothing stands in; nil if that is none.
    ///
    /// A title in its first rows is more of its caption.
    ///
    /// A table that stands beside itself is folded; what stands beside all its rows comes with it.
    consuming func table(caption: [Inline]) -> (TableBlock, beside: [[Inline]])? {
        dropEmptyRows()
        guard !rows.isEmpty else { return nil }
        let beginning = TableBeginning(of: rows)
        var caption = caption
        for row in rows.prefix(beginning.titleRows) {
            if !caption.isEmpty { caption.append(.lineBreak) }
            caption += row.cells[0].inlines
        }
        rows.removeFirst(beginning.titleRows)
        let cells = rows.map(\.cells)
        let folding = beginning.headerRows == 1 ? TableFolding(cells) : nil
        let table = TableBlock(
            caption: caption, headerRows: beginning.headerRows, rows: folding?.rows ?? cells)
        return (table, folding?.beside ?? [])
    }

    private mutating func dropEmptyRows() {
        // How many rows before each are kept.
        var kept = [0]
        for row in rows {
            let isSeen = row.cells.contains { !$0.inlines.isEmpty }
            kept.append(kept[kept.count - 1] + (isSeen ? 1 : 0))
        }
        let count = rows.count
        for index in rows.indices where kept[index + 1] > kept[index] {
            while let last = rows[index].cells.last, last.inlines.isEmpty {
                rows[index].cells.removeLast()
            }
            for cell in rows[index].cells.indices where rows[index].cells[cell].rows > 1 {
                let end = min(count, index + rows[index].cells[cell].rows)
                rows[index].cells[cell].rows = max(1, kept[end] - kept[index])
            }
            if kept[index] < index { rows.swapAt(kept[index], index) }
        }
        rows.removeLast(count - kept[count])
    }
}
