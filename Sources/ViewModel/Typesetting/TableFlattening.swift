import Prose

extension BlockFlattening {
    /// Rows that a piece of a table has where no cell reaches over its end, and at most.
    private static let pieceRows = (usual: 32, most: 128)

    /// Adds a table below its caption and a blank line: right above the headings it would seem one
    /// of them.
    mutating func addTable(_ table: TableBlock) {
        let start = text.bytes.count
        inlines.add(table.caption, style: style.union(.quiet), to: &text)
        addLeaf(.text, from: start)
        addCells(of: table)
    }

    private mutating func addCells(of table: TableBlock) {
        var cells = TableCells()
        var grid = TableGrid()
        var pieces: [(rows: Range<Int>, bytes: Range<Int>)] = []
        var first = (row: 0, byte: text.bytes.count)
        var kept: [Int] = []
        for (index, row) in table.rows.enumerated() {
            grid.beginRow()
            let start = text.bytes.count
            addRow(row, isHeader: index < table.headerRows, &grid, to: &cells)
            if text.isBlank(start..<text.bytes.count) {
                text.removeLast(text.bytes.count - start)
                cells.dropRow()
                continue
            }
            cells.endRow()
            kept.append(index)
            if index < table.headerRows { cells.headerRows += 1 }
            let rows = cells.count - first.row
            let isFull = rows >= Self.pieceRows.usual && !grid.isReachedFromAbove
            if isFull && cells.count > cells.headerRows || rows >= Self.pieceRows.most {
                pieces.append((first.row..<cells.count, first.byte..<text.bytes.count))
                first = (cells.count, text.bytes.count + 1)
            }
            text.endLine()
        }
        if cells.count > first.row {
            pieces.append((first.row..<cells.count, first.byte..<text.bytes.count - 1))
        }
        cells.dropEmptyColumns()
        cells.dropRows(except: kept)
        cells.findHeadings()
        for piece in pieces {
            append(.table(TablePiece(table: tables.count, rows: piece.rows)), piece.bytes)
            gap = 0
        }
        guard !pieces.isEmpty else { return }
        tables.append(cells)
        gap = 1
    }

    private mutating func addRow(
        _ row: [TableBlock.Cell], isHeader: Bool, _ grid: inout TableGrid,
        to cells: inout TableCells
    ) {
        for (index, cell) in row.enumerated() {
            if index > 0 { text.endCell() }
            let start = text.bytes.count
            let style = isHeader || cell.isHeading ? style.union(.strong) : style
            inlines.add(cell.inlines, style: style, to: &text)
            let alignment: TableCells.Alignment =
                switch cell.alignment {
                case .leading: .leading
                case .center: .center
                case .trailing: .trailing
                }
            let place = grid.place(columns: cell.columns, rows: cell.rows)
            cells.cells.append(
                .init(
                    range: start..<text.bytes.count, alignment: alignment,
                    columns: place.columns, rows: place.rows, isHeading: cell.isHeading))
        }
    }
}
