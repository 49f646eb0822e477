/// Sets a table: in columns, or as records where the page is too narrow for them.
struct TableLayout {
    let cells: TableCells
    let leaf: Leaf
    let width: Int
    let drawing: LineDrawing

    private var lines: [Line] = []
    private var anchors: [DrawnLayout.Anchor] = []

    init(cells: TableCells, leaf: Leaf, width: Int, drawing: LineDrawing) {
        self.cells = cells
        self.leaf = leaf
        self.width = width
        self.drawing = drawing
    }

    /// The table's lines.
    consuming func layout() -> DrawnLayout {
        if let columns = TableColumns(cells: cells, text: drawing.text.bytes, width: width) {
            addRows(columns)
        } else {
            addRecords()
        }
        anchors.sort { $0.start < $1.start }
        return DrawnLayout(lines: lines, anchors: anchors)
    }

    private var indent: Int { leaf.prefix.width }

    // MARK: Columns

    private mutating func addRows(_ columns: TableColumns) {
        for (index, row) in cells.rows.enumerated() {
            let layouts = row.enumerated().map { column, cell in
                TextLayout.paragraph(
                    drawing.text.bytes, cell.range, measure: Measure(columns.widths[column]))
            }
            let height = max(layouts.map(\.rows.count).max() ?? 0, 1)
            for line in 0..<height {
                var runs = startedLine()
                for (column, layout) in layouts.enumerated() where line < layout.rows.count {
                    let slot = LineDrawing.Slot(
                        column: indent + columns.starts[column], width: columns.widths[column],
                        alignment: row[column].alignment)
                    add(layout.rows[line], in: slot, to: &runs)
                }
                finishLine(runs)
            }
            if index == cells.headerRows - 1, cells.rows.count > cells.headerRows {
                var runs = startedLine()
                for (start, width) in zip(columns.starts, columns.widths) {
                    let rule = String(repeating: drawing.ornaments.rule, count: width)
                    runs.append(drawing.ornament(rule, at: indent + start))
                }
                finishLine(runs)
            }
        }
    }

    // MARK: Records

    /// Sets each row as lines `Heading: value`. The headings are text where they are first drawn
    /// and ornaments after that, so that the page's text has them once.
    private mutating func addRecords() {
        let heading = cells.headerRows > 0 ? cells.rows[cells.headerRows - 1] : []
        let body = cells.rows[cells.headerRows...]
        for row in cells.rows[..<max(cells.headerRows - (body.isEmpty ? 0 : 1), 0)] {
            for cell in row { addParagraph(cell, indentedBy: 0) }
        }
        var isFirst = true
        for row in body {
            if !isFirst, !heading.isEmpty || row.count > 1 { finishLine(startedLine()) }
            for column in 0..<max(row.count, isFirst ? heading.count : 0) {
                let value = column < row.count ? row[column] : nil
                guard column < heading.count, !heading[column].range.isEmpty else {
                    if let value { addParagraph(value, indentedBy: 0) }
                    continue
                }
                addRecord(heading[column], value, isFirst: isFirst)
            }
            isFirst = false
        }
    }

    private mutating func addRecord(
        _ heading: TableCells.Cell, _ value: TableCells.Cell?, isFirst: Bool
    ) {
        let label = TextLayout.paragraph(
            drawing.text.bytes, heading.range, measure: Measure(width - 1))
        var runs: [Run] = []
        for (index, row) in label.rows.enumerated() {
            runs = startedLine()
            add(row, in: .init(column: indent, width: max(width - 1, 1)), to: &runs, isFirst)
            if index + 1 < label.rows.count { finishLine(runs) }
        }
        let end = runs.last.map { $0.column + $0.width } ?? indent
        if end < indent + width { runs.append(drawing.ornament(":", at: end)) }
        guard let value, !value.range.isEmpty else { return finishLine(runs) }
        let used = end - indent + 2
        let hang = width > 8 ? 2 : 0
        guard used <= width / 2, label.rows.count == 1 else {
            finishLine(runs)
            return addParagraph(value, indentedBy: hang)
        }
        let layout = TextLayout.paragraph(
            drawing.text.bytes, value.range,
            measure: Measure(first: width - used, rest: width - hang))
        for (index, row) in layout.rows.enumerated() {
            if index > 0 { runs = startedLine() }
            let cells = index == 0 ? used : hang
            add(row, in: .init(column: indent + cells, width: width - cells), to: &runs)
            finishLine(runs)
        }
    }

    private mutating func addParagraph(_ cell: TableCells.Cell, indentedBy hang: Int) {
        guard !cell.range.isEmpty else { return }
        let layout = TextLayout.paragraph(
            drawing.text.bytes, cell.range, measure: Measure(width - hang))
        for row in layout.rows {
            var runs = startedLine()
            add(row, in: .init(column: indent + hang, width: width - hang), to: &runs)
            finishLine(runs)
        }
    }

    // MARK: Lines

    private func startedLine() -> [Run] {
        var runs: [Run] = []
        drawing.add(leaf.prefix, isFirstLine: lines.isEmpty, to: &runs)
        return runs
    }

    /// Draws a line of a cell; it is text of the page unless it only repeats a heading.
    private mutating func add(
        _ row: TextLayout.Row, in slot: LineDrawing.Slot, to runs: inout [Run],
        _ isText: Bool = true
    ) {
        let first = runs.count
        drawing.add(row, in: slot, to: &runs)
        if isText {
            anchors.append(.init(start: row.start, line: lines.count))
        } else {
            for index in first..<runs.count {
                runs[index].offset = nil
                runs[index].length = 0
            }
        }
    }

    private mutating func finishLine(_ runs: [Run]) {
        var start: Int?
        var end = 0
        for run in runs {
            guard let offset = run.offset else { continue }
            start = min(start ?? offset, offset)
            end = max(end, offset + run.length)
            if start == offset { end = max(end, offset + run.length) }
        }
        let base = leaf.range.lowerBound + drawing.base
        let range = start.map { $0..<max(end, $0) } ?? base..<base
        lines.append(Line(runs: runs, range: range))
    }
}
