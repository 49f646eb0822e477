/// Fields of a record: a value behind the headings of its columns.
extension TableLayout {
    /// The headings of some columns, each once, with whether it is text: those of a first record
    /// are, but for one that has just been drawn.
    func labels(of columns: Range<Int>, isText: Bool, drawn: Int) -> [Value] {
        var labels: [Value] = []
        for column in columns.clamped(to: 0..<cells.headings.count) {
            guard let heading = cells.headings[column], !heading.range.isEmpty else { continue }
            let start = heading.range.lowerBound
            if labels.last?.cell.range.lowerBound == start { continue }
            labels.append(Value(cell: heading, isText: isText && start != drawn))
        }
        return labels
    }

    /// Whether several headings have room on one line with the signs after them.
    func fit(_ labels: [Value]) -> Bool {
        guard labels.count * 3 <= width else { return false }
        var left = width
        for label in labels {
            let layout = paragraph(label.cell, measure: Measure(width))
            guard layout.rows.count == 1 else { return false }
            var runs: [Run] = []
            left -= drawing.add(0, of: layout, in: slot(0, width), to: &runs) + 2
        }
        // Nothing follows the colon.
        return left >= -1
    }

    /// Adds a value behind its headings, of which several have to ``fit(_:)``.
    mutating func addField(_ labels: [Value], _ field: Value?) {
        // A cell is kept for the colon.
        let labelWidth = max(width - 1, 1)
        var runs = startedLine()
        var used = 0
        var rows = 0
        for (index, label) in labels.enumerated() {
            if index > 0 {
                runs.append(drawing.ornament(",", at: slot(used, 1).column))
                used += 2
            }
            let layout = paragraph(label.cell, measure: Measure(max(labelWidth - used, 1)))
            let start = used
            for line in layout.rows.indices {
                if line > 0 {
                    finishLine(runs)
                    runs = startedLine()
                }
                let slot = slot(start, max(labelWidth - start, 1))
                used = start + add(line, of: layout, in: slot, to: &runs, isText: label.isText)
                rows = max(rows, line + 1)
            }
        }
        if let last = labels.last?.cell, used < width {
            addColon(after: last, at: &used, to: &runs)
        }
        addValue(field, after: used, on: runs, isAlone: rows > 1)
    }

    /// Adds a field's value on the line of its label if that leaves room, else below it.
    private mutating func addValue(
        _ field: Value?, after used: Int, on runs: [Run], isAlone: Bool
    ) {
        let hang = width > 8 ? 2 : 0
        guard let field, !field.cell.range.isEmpty else { return finishLine(runs) }
        guard used <= width / 2, !isAlone else {
            finishLine(runs)
            return addParagraph(field.cell, indentedBy: hang, isText: field.isText)
        }
        var runs = runs
        let measure = Measure(first: width - used, rest: width - hang)
        let layout = paragraph(field.cell, measure: measure)
        for line in layout.rows.indices {
            if line > 0 { runs = startedLine() }
            let indent = line == 0 ? used : hang
            add(line, of: layout, in: slot(indent, width - indent), to: &runs, isText: field.isText)
            finishLine(runs)
        }
    }

    /// Adds a colon and a space after a heading; the space alone if it ends in a colon itself.
    func addColon(after heading: TableCells.Cell, at column: inout Int, to runs: inout [Run]) {
        if drawing.text.bytes[heading.range].last != UInt8(ascii: ":") {
            runs.append(drawing.ornament(":", at: slot(column, 1).column))
            column += 1
        }
        column += 1
    }

    /// Adds a cell's text on lines of its own.
    mutating func addParagraph(
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
