/// Sets a table: in columns, or as records where the page is too narrow for them.
///
/// A table whose text runs from right to left has its first column at the right.
struct TableLayout {
    let cells: TableCells
    let leaf: Leaf
    /// Cells for the table.
    let width: Int
    let drawing: LineDrawing
    let isRightToLeft: Bool

    private var lines: [Line] = []
    private var anchors: [DrawnLayout.Anchor] = []
    /// The bytes shown on the line under way.
    private var extent: Range<Int>?

    init(cells: TableCells, leaf: Leaf, width: Int, drawing: LineDrawing) {
        self.cells = cells
        self.leaf = leaf
        self.width = width
        self.drawing = drawing
        let bidi = drawing.text.bidi(leaf.range, direction: .firstStrong)
        isRightToLeft = bidi?.isRightToLeft(at: leaf.range.lowerBound) ?? false
    }

    /// The table's lines.
    consuming func layout() -> DrawnLayout {
        if let columns = TableColumns(cells: cells, text: drawing.text.bytes, width: width) {
            addRows(columns)
        } else {
            addRecords()
        }
        // A line without text stands for the text that comes next.
        var next = leaf.range.upperBound + drawing.base
        for index in lines.indices.reversed() {
            if lines[index].range.isEmpty { lines[index].range = next..<next }
            next = lines[index].range.lowerBound
        }
        anchors.sort { $0.start < $1.start }
        return DrawnLayout(lines: lines, anchors: anchors, isRightToLeft: isRightToLeft)
    }

    // MARK: Columns

    private mutating func addRows(_ columns: TableColumns) {
        for (index, row) in cells.rows.enumerated() {
            let layouts = row.enumerated().map { column, cell in
                paragraph(cell, measure: Measure(columns.widths[column]))
            }
            let height = max(layouts.map(\.rows.count).max() ?? 0, 1)
            for line in 0..<height {
                var runs = startedLine()
                for (column, layout) in layouts.enumerated() where line < layout.rows.count {
                    let slot = slot(
                        columns.starts[column], columns.widths[column], row[column].alignment)
                    add(line, of: layout, in: slot, to: &runs)
                }
                finishLine(runs)
            }
            if index == cells.headerRows - 1, cells.rows.count > cells.headerRows {
                var runs = startedLine()
                for (start, width) in zip(columns.starts, columns.widths) {
                    let rule = String(repeating: drawing.ornaments.rule, count: width)
                    runs.append(drawing.ornament(rule, at: slot(start, width).column))
                }
                finishLine(runs)
            }
        }
    }

    // MARK: Records

    /// Sets each row as a line `Heading: value` for each cell.
    ///
    /// The headings are text where they are first drawn and ornaments after that, so that the
    /// page's text has them once.
    private mutating func addRecords() {
        let heading = cells.headerRows > 0 ? cells.rows[cells.headerRows - 1] : []
        let body = cells.rows[cells.headerRows...]
        let rowsBefore = body.isEmpty ? cells.headerRows : max(cells.headerRows - 1, 0)
        for row in cells.rows[..<rowsBefore] {
            for cell in row { addParagraph(cell, indentedBy: 0) }
        }
        var isFirst = true
        for row in body {
            if !isFirst, !heading.isEmpty || row.count > 1 { finishLine(startedLine()) }
            for column in 0..<max(row.count, isFirst ? heading.count : 0) {
                let value = column < row.count ? row[column] : nil
                if column < heading.count, !heading[column].range.isEmpty {
                    addRecord(heading[column], value, isFirst: isFirst)
                } else if let value {
                    addParagraph(value, indentedBy: 0)
                }
            }
            isFirst = false
        }
    }

    private mutating func addRecord(
        _ heading: TableCells.Cell, _ value: TableCells.Cell?, isFirst: Bool
    ) {
        // A cell is kept for the colon.
        let labelWidth = max(width - 1, 1)
        let label = paragraph(heading, measure: Measure(labelWidth))
        var runs: [Run] = []
        var used = 0
        for line in label.rows.indices {
            if line > 0 { finishLine(runs) }
            runs = startedLine()
            used = add(line, of: label, in: slot(0, labelWidth), to: &runs, isText: isFirst)
        }
        if used < width { runs.append(drawing.ornament(":", at: slot(used, 1).column)) }
        used += 2
        let hang = width > 8 ? 2 : 0
        guard let value, !value.range.isEmpty else { return finishLine(runs) }
        guard used <= width / 2, label.rows.count == 1 else {
            finishLine(runs)
            return addParagraph(value, indentedBy: hang)
        }
        let layout = paragraph(value, measure: Measure(first: width - used, rest: width - hang))
        for line in layout.rows.indices {
            if line > 0 { runs = startedLine() }
            let indent = line == 0 ? used : hang
            add(line, of: layout, in: slot(indent, width - indent), to: &runs)
            finishLine(runs)
        }
    }

    private mutating func addParagraph(_ cell: TableCells.Cell, indentedBy hang: Int) {
        guard !cell.range.isEmpty else { return }
        let layout = paragraph(cell, measure: Measure(width - hang))
        for line in layout.rows.indices {
            var runs = startedLine()
            add(line, of: layout, in: slot(hang, width - hang), to: &runs)
            finishLine(runs)
        }
    }

    // MARK: Lines

    private func paragraph(_ cell: TableCells.Cell, measure: Measure) -> TextLayout {
        TextLayout(paragraph: cell.range, of: drawing.text, measure: measure)
    }

    /// Cells of the page for cells of the table counted from the side where it starts.
    ///
    /// All of a column is set on one side, whatever the directions of its cells.
    private func slot(
        _ start: Int, _ width: Int, _ alignment: TableCells.Alignment = .leading
    ) -> LineDrawing.Slot {
        let left = isRightToLeft ? self.width - start - width : leaf.prefix.width + start
        let side: LineDrawing.Side =
            switch alignment {
            case .leading: isRightToLeft ? .right : .left
            case .center: .middle
            case .trailing: isRightToLeft ? .left : .right
            }
        return .init(column: max(left, 0), width: max(width, 1), side: side)
    }

    private func startedLine() -> [Run] {
        var runs: [Run] = []
        drawing.add(
            leaf.prefix, isFirstLine: lines.isEmpty, isMirrored: isRightToLeft, to: &runs)
        return runs
    }

    /// Draws a line of a cell, as text of the page unless it only repeats a heading; returns the
    /// cells it takes.
    @discardableResult
    private mutating func add(
        _ line: Int, of layout: TextLayout, in slot: LineDrawing.Slot, to runs: inout [Run],
        isText: Bool = true
    ) -> Int {
        let first = runs.count
        let width = drawing.add(line, of: layout, in: slot, to: &runs)
        if isText {
            let range = layout.range(ofRow: line)
            anchors.append(.init(start: range.lowerBound, line: lines.count))
            extent =
                extent.map {
                    min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound)
                } ?? range
        } else {
            for index in first..<runs.count {
                runs[index].offset = nil
                runs[index].length = 0
            }
        }
        return width
    }

    private mutating func finishLine(_ runs: [Run]) {
        let bytes = extent ?? 0..<0
        lines.append(
            Line(
                runs: runs.sorted { $0.column < $1.column },
                range: bytes.lowerBound + drawing.base..<bytes.upperBound + drawing.base))
        extent = nil
    }
}
