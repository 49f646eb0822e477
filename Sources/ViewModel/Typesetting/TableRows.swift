extension TableLayout {
    /// A cell under way, with the lines it still has.
    private struct Column {
        var cell: TableCells.Cell
        var layout: TextLayout
        /// The next of its lines.
        var next = 0
        /// The last row of the piece that it takes.
        var lastRow: Int

        var isUnfinished: Bool { next < layout.rows.count }
    }

    /// Sets rows in columns.
    ///
    /// A cell that takes several rows runs down past the lines of the others; what it has left goes
    /// below those of its last row.
    mutating func addRows(_ columns: TableColumns) {
        var open: [Column] = []
        for row in rows {
            if columns.isSpaced, row > cells.headerRows, row > 0 { addLine(&open, columns) }
            for cell in cells.row(row) {
                let measure = Measure(columns.width(of: cell.extent))
                open.append(
                    Column(
                        cell: cell, layout: paragraph(cell, measure: measure),
                        lastRow: min(row + cell.rows, rows.upperBound) - 1))
            }
            var hasLine = false
            while !hasLine || open.contains(where: { $0.isUnfinished && $0.lastRow <= row }) {
                addLine(&open, columns)
                hasLine = true
            }
            open.removeAll { $0.lastRow <= row }
            if row < cells.headerRows, cells.count > cells.headerRows {
                addRules(below: row, columns)
            }
        }
    }

    /// Draws the next line of all cells under way.
    private mutating func addLine(_ open: inout [Column], _ columns: TableColumns) {
        var runs = startedLine()
        for index in open.indices where open[index].isUnfinished {
            let cell = open[index].cell
            let slot = slot(
                columns.starts[cell.column], columns.width(of: cell.extent),
                columns.alignment(of: cell))
            add(open[index].next, of: open[index].layout, in: slot, to: &runs)
            open[index].next += 1
        }
        finishLine(runs)
    }

    /// Draws a rule below the last headings, or below those of a higher row that stand over
    /// several columns.
    private mutating func addRules(below row: Int, _ columns: TableColumns) {
        let isLast = row == cells.headerRows - 1
        let extents: [Range<Int>] =
            isLast
            ? columns.widths.indices.map { $0..<$0 + 1 }
            : cells.row(row).filter { $0.columns > 1 && $0.rows == 1 && !$0.range.isEmpty }
                .map(\.extent)
        guard !extents.isEmpty else { return }
        var runs = startedLine()
        for extent in extents {
            let width = columns.width(of: extent)
            let rule = String(repeating: drawing.ornaments.rule, count: width)
            let slot = slot(columns.starts[extent.lowerBound], width)
            runs.append(drawing.ornament(rule, at: slot.column))
        }
        finishLine(runs)
    }
}
