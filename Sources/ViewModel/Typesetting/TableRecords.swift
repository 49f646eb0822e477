extension TableLayout {
    /// Bytes up to which a cell that takes several rows is repeated in the record of each.
    private static let longestRepeated = 120
    /// Such cells that are repeated at a time.
    private static let mostRepeated = 8
    /// Rows of headings up to which cells may reach over several: those of one piece.
    private static let mostHeadings = 32

    /// Sets each row as a line `Heading: value` for each cell.
    ///
    /// The headings are text where they are first drawn and ornaments after that, so that the
    /// page's text has them once; so are short values that hold for several rows.
    mutating func addRecords() {
        let headings = headings()
        let hasBody = cells.count > cells.headerRows
        for row in rows where row < cells.headerRows {
            for cell in cells.row(row) where !hasBody || !isHeading(cell, in: row) {
                addParagraph(cell, indentedBy: 0)
            }
        }
        var isFirst = rows.contains(cells.headerRows - 1)
        var held: [(cell: TableCells.Cell, end: Int)] = []
        for row in rows where row >= cells.headerRows {
            let own = cells.row(row)
            let isDivided =
                row > cells.headerRows
                && (!headings.isEmpty || own.count > 1 || cells.row(row - 1).count > 1)
            if isDivided { finishLine(startedLine()) }
            held.removeAll { $0.end <= row }
            if own.count == 1, let only = own.first, only.columns == cells.columns, only.columns > 1
            {
                addParagraph(only, indentedBy: 0)
            } else {
                let values =
                    own.map { Value(cell: $0, isText: true) }
                    + held.map { Value(cell: $0.cell, isText: false) }
                addRecord(values.sorted { $0.cell.column < $1.cell.column }, headings, isFirst)
                isFirst = false
            }
            for cell in own
            where cell.rows > 1 && cell.range.count <= Self.longestRepeated
                && !drawing.text.holdsMedia(in: cell.range)
            {
                guard held.count < Self.mostRepeated else { break }
                held.append((cell, row + cell.rows))
            }
        }
        if isFirst, hasBody { addAlone(headings) }
    }

    /// A cell of a record, and whether it is drawn for the first time.
    private struct Value {
        var cell: TableCells.Cell
        var isText: Bool
    }

    /// Whether a cell of a row of headings names the columns: it stands in the last such row or
    /// reaches into it.
    private func isHeading(_ cell: TableCells.Cell, in row: Int) -> Bool {
        let last = cells.headerRows - 1
        // So many rows of headings may be cut into pieces; then each stands for itself.
        return row == last || row + cell.rows > last && last < Self.mostHeadings
    }

    /// The heading of each column.
    private func headings() -> [TableCells.Cell?] {
        guard cells.headerRows > 0 else { return [] }
        var headings = [TableCells.Cell?](repeating: nil, count: cells.columns)
        let last = cells.headerRows - 1
        for row in max(last - Self.mostHeadings, 0)...last {
            for cell in cells.row(row) where isHeading(cell, in: row) {
                for column in cell.extent { headings[column] = cell }
            }
        }
        return headings
    }

    /// The headings where a piece ends before any record does.
    private mutating func addAlone(_ headings: [TableCells.Cell?]) {
        var drawn = -1
        for heading in headings.compactMap({ $0 }) where heading.range.lowerBound != drawn {
            drawn = heading.range.lowerBound
            addParagraph(heading, indentedBy: 0)
        }
    }

    private mutating func addRecord(
        _ values: [Value], _ headings: [TableCells.Cell?], _ isFirst: Bool
    ) {
        var next = 0
        var drawn = -1
        for column in 0..<cells.columns {
            var value: Value?
            if next < values.count, values[next].cell.column == column {
                value = values[next]
                next += 1
            }
            let heading = column < headings.count ? headings[column] : nil
            // One heading over several columns is text only once.
            let isNew = isFirst && heading.map { $0.range.lowerBound != drawn } ?? false
            if let heading, !heading.range.isEmpty, isNew || value != nil {
                drawn = heading.range.lowerBound
                addField(heading, value, isHeadingText: isNew)
            } else if let value {
                addParagraph(value.cell, indentedBy: 0, isText: value.isText)
            }
        }
    }

    private mutating func addField(
        _ heading: TableCells.Cell, _ field: Value?, isHeadingText: Bool
    ) {
        // A cell is kept for the colon.
        let labelWidth = max(width - 1, 1)
        let label = paragraph(heading, measure: Measure(labelWidth))
        var runs: [Run] = []
        var used = 0
        for line in label.rows.indices {
            if line > 0 { finishLine(runs) }
            runs = startedLine()
            used = add(line, of: label, in: slot(0, labelWidth), to: &runs, isText: isHeadingText)
        }
        if used < width { runs.append(drawing.ornament(":", at: slot(used, 1).column)) }
        used += 2
        let hang = width > 8 ? 2 : 0
        guard let field, !field.cell.range.isEmpty else { return finishLine(runs) }
        guard used <= width / 2, label.rows.count == 1 else {
            finishLine(runs)
            return addParagraph(field.cell, indentedBy: hang, isText: field.isText)
        }
        let measure = Measure(first: width - used, rest: width - hang)
        let layout = paragraph(field.cell, measure: measure)
        for line in layout.rows.indices {
            if line > 0 { runs = startedLine() }
            let indent = line == 0 ? used : hang
            add(line, of: layout, in: slot(indent, width - indent), to: &runs, isText: field.isText)
            finishLine(runs)
        }
    }

    private mutating func addParagraph(
        _ cell: TableCells.Cell, indentedBy hang: Int, isText: Bool = true
    ) {
        guard !cell.range.isEmpty else { return }
        let layout = paragraph(cell, measure: Measure(width - hang))
        for line in layout.rows.indices {
            var runs = startedLine()
            add(line, of: layout, in: slot(hang, width - hang), to: &runs, isText: isText)
            finishLine(runs)
        }
    }
}
