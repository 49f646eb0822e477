extension TableLayout {
    /// Bytes up to which a cell that takes several rows is repeated in the record of each.
    private static let longestRepeated = 200
    /// Such cells that are repeated at a time; of more none is.
    private static let mostRepeated = 12
    /// Fields of a record from which short ones share lines: fewer are found faster one below
    /// another.
    private static let fewestShared = 5

    /// Sets each row as a line `Heading: value` for each cell that has something in it, or on one
    /// line where there are no headings.
    ///
    /// The headings are text where they are first drawn and ornaments after that, so that the
    /// page's text has them once; so are short values that hold for several rows.
    mutating func addRecords() {
        let hasBody = cells.count > cells.headerRows
        for row in rows where row < cells.headerRows {
            for cell in cells.row(row) where !hasBody || !cells.isHeading(cell, in: row) {
                addParagraph(cell, indentedBy: 0)
            }
        }
        var isFirst = rows.contains(cells.headerRows - 1)
        if isFirst, cells.areHeadingsNamed {
            addUnnamed(cells.row(0).map { Value(cell: $0, isText: true) })
            isFirst = false
        }
        let firstDivided = cells.areHeadingsNamed ? 0 : cells.headerRows
        var held: [(cell: TableCells.Cell, end: Int)] = []
        for row in rows where row >= cells.headerRows {
            let own = cells.row(row)
            let isDivided = !cells.headings.isEmpty || isLong(row) || isLong(row - 1)
            if isDivided, row > firstDivided { finishLine(startedLine()) }
            held.removeAll { $0.end <= row }
            if own.count == 1, let only = own.first, only.columns == cells.columns, only.columns > 1
            {
                addParagraph(only, indentedBy: 0)
            } else {
                let values =
                    own.map { Value(cell: $0, isText: true) }
                    + held.map { Value(cell: $0.cell, isText: false) }
                addRecord(values.sorted { $0.cell.column < $1.cell.column }, isFirst: isFirst)
                isFirst = false
            }
            let repeated = own.filter { cell in
                cell.rows > 1 && !cell.range.isEmpty && cell.range.count <= Self.longestRepeated
                    && !drawing.text.holdsMedia(in: cell.range)
            }
            if held.count + repeated.count <= Self.mostRepeated {
                held += repeated.map { ($0, row + $0.rows) }
            }
        }
        if isFirst, hasBody { addHeadings() }
    }

    /// A cell of a record, and whether it is drawn for the first time.
    struct Value {
        var cell: TableCells.Cell
        var isText: Bool
    }

    /// Whether a row takes more than a line or so.
    private func isLong(_ row: Int) -> Bool {
        guard row >= 0, let first = cells.row(row).first, let last = cells.row(row).last else {
            return false
        }
        return last.range.upperBound - first.range.lowerBound > width
    }

    /// Adds the headings where a piece ends before any record does.
    private mutating func addHeadings() {
        var drawn = -1
        for heading in cells.headings.compactMap({ $0 }) where heading.range.lowerBound != drawn {
            drawn = heading.range.lowerBound
            addParagraph(heading, indentedBy: 0)
        }
    }

    private mutating func addRecord(_ values: [Value], isFirst: Bool) {
        guard !cells.headings.isEmpty else { return addUnnamed(values) }
        var next = 0
        var drawn = -1
        // The end of the columns of a value that has all their headings before it.
        var covered = 0
        let isCompact = values.count { !$0.cell.range.isEmpty } >= Self.fewestShared
        var open = OpenLine()
        var isFirstField = true
        // The first record has all headings, so that each is text somewhere.
        for column in isFirst ? Array(0..<cells.columns) : values.map(\.cell.column) {
            var value: Value?
            if next < values.count, values[next].cell.column == column {
                value = values[next]
                next += 1
            }
            guard value != nil || column >= covered else { continue }
            // What names a row stands alone where the headings have a name, too.
            let isName = cells.areHeadingsNamed && column == 0
            let heading = isName ? nil : cells.headings[column]
            // One heading over several columns is text only once.
            let isNew = isFirst && heading.map { $0.range.lowerBound != drawn } ?? false
            let isFilled = value.map { !$0.cell.range.isEmpty } ?? false
            if let value, isFilled, !isName,
                let last = addField(under: value.cell.extent, value, isFirst, drawn, &open)
            {
                drawn = last
                covered = value.cell.extent.upperBound
            } else if let value, isFilled, let heading, heading.range.lowerBound == drawn {
                // One more of what the heading over several columns names.
                finish(&open)
                addParagraph(value.cell, indentedBy: width > 8 ? 2 : 0, isText: value.isText)
            } else if let heading, !heading.range.isEmpty, isNew || isFilled {
                drawn = heading.range.lowerBound
                if isCompact, !isFirstField, let value, isFilled,
                    addShared(heading, value, isHeadingText: isNew, to: &open)
                {
                    continue
                }
                finish(&open)
                addField([Value(cell: heading, isText: isNew)], value)
            } else if let value {
                finish(&open)
                addParagraph(value.cell, indentedBy: 0, isText: value.isText)
            }
            isFirstField = isFirstField && !isFilled
        }
        finish(&open)
    }

    /// Adds a value of several columns behind the headings of all of them: `Day, Night: 27`; where
    /// the last of these begins, or nil, and nothing added, where it is one or they have no room.
    private mutating func addField(
        under columns: Range<Int>, _ value: Value, _ isFirst: Bool, _ drawn: Int,
        _ open: inout OpenLine
    ) -> Int? {
        let labels = labels(of: columns, isText: isFirst, drawn: drawn)
        guard labels.count > 1, fit(labels) else { return nil }
        finish(&open)
        addField(labels, value)
        return labels.last?.cell.range.lowerBound
    }

    /// A line that fields of a record share, as far as it is drawn.
    private struct OpenLine {
        var runs: [Run] = []
        /// Cells that are taken.
        var width = 0
    }

    private mutating func finish(_ open: inout OpenLine) {
        guard open.width > 0 else { return }
        finishLine(open.runs)
        open = OpenLine()
    }

    /// Adds a short field to a line that others are on: `Day: 12 · Night: 27`; false, and nothing
    /// added, if it takes more than half a line.
    private mutating func addShared(
        _ heading: TableCells.Cell, _ field: Value, isHeadingText: Bool, to open: inout OpenLine
    ) -> Bool {
        let label = paragraph(heading, measure: Measure(width))
        let value = paragraph(field.cell, measure: Measure(width))
        guard label.rows.count == 1, value.rows.count == 1 else { return false }
        var trial: [Run] = []
        let labelWidth = drawing.add(0, of: label, in: slot(0, width), to: &trial)
        let valueWidth = drawing.add(0, of: value, in: slot(0, width), to: &trial)
        let needed = labelWidth + 2 + valueWidth
        guard needed <= width / 2 else { return false }
        let parting = drawing.ornaments.parting
        if open.width + parting.count + needed > width { finish(&open) }
        if open.width == 0 {
            open.runs = startedLine()
        } else {
            let slot = slot(open.width, parting.count)
            open.runs.append(drawing.ornament(parting, at: slot.column))
            open.width += parting.count
        }
        add(
            0, of: label, in: slot(open.width, labelWidth), to: &open.runs, isText: isHeadingText)
        open.width += labelWidth
        addColon(after: heading, at: &open.width, to: &open.runs)
        add(0, of: value, in: slot(open.width, valueWidth), to: &open.runs, isText: field.isText)
        open.width += valueWidth
        return true
    }

    /// Adds a record without headings: on one line where it has room, else a cell below another.
    ///
    /// A heading of its own has a colon after it where values share its line: `Lights: one · two`.
    private mutating func addUnnamed(_ values: [Value]) {
        let isNamed = cells.isNamed(values.map(\.cell)[...])
        let values = values.filter { !$0.cell.range.isEmpty }
        if isNamed, values.count == 2 { return addField([values[0]], values[1]) }
        if addJoined(values, isNamed: isNamed) { return }
        for (index, value) in values.enumerated() {
            let hang = index > 0 && width > 8 ? 2 : 0
            addParagraph(value.cell, indentedBy: hang, isText: value.isText)
        }
    }

    /// Adds cells on one line; false, and nothing added, where it has no room.
    private mutating func addJoined(_ values: [Value], isNamed: Bool) -> Bool {
        let parting = drawing.ornaments.parting
        guard values.count > 1, values.count * (parting.count + 1) <= width else { return false }
        let layouts = values.map { paragraph($0.cell, measure: Measure(width)) }
        guard layouts.allSatisfy({ $0.rows.count == 1 }) else { return false }
        var runs: [Run] = []
        let widths = layouts.map { drawing.add(0, of: $0, in: slot(0, width), to: &runs) }
        guard widths.reduce(0, +) + parting.count * (values.count - 1) <= width else {
            return false
        }
        runs = startedLine()
        var column = 0
        for (index, value) in values.enumerated() {
            if index == 1, isNamed {
                addColon(after: values[0].cell, at: &column, to: &runs)
            } else if index > 0 {
                let slot = slot(column, parting.count)
                runs.append(drawing.ornament(parting, at: slot.column))
                column += parting.count
            }
            let slot = slot(column, widths[index])
            add(0, of: layouts[index], in: slot, to: &runs, isText: value.isText)
            column += widths[index]
        }
        finishLine(runs)
        return true
    }
}
