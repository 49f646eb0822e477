/// Makes runs of text for a line.
struct LineDrawing {
    let text: PageText
    let ornaments: Ornaments
    /// What is added to a byte's index to get its offset in the page.
    let base: Int

    /// Where a piece of text is drawn.
    struct Slot {
        var column: Int
        var width: Int
        var alignment: TableCells.Alignment = .leading
    }

    /// Adds the runs of a line of text in a slot.
    func add(_ row: TextLayout.Row, in slot: Slot, to runs: inout [Run]) {
        var pen = Pen(drawing: self, limit: slot.width)
        pen.draw(row)
        let used = min(pen.column, slot.width)
        let shift =
            switch slot.alignment {
            case .leading: slot.column
            case .center: slot.column + (slot.width - used) / 2
            case .trailing: slot.column + slot.width - used
            }
        for var run in pen.runs {
            run.column += shift
            runs.append(run)
        }
    }

    /// Adds what stands before a line: bars, and markers on a block's first line.
    func add(_ prefix: Prefix, isFirstLine: Bool, to runs: inout [Run]) {
        for (index, piece) in prefix.pieces.enumerated() {
            switch piece.sign {
            case .blank: break
            case .bar: runs.append(ornament(ornaments.bar, at: piece.column))
            case .marker(let marker):
                guard isFirstLine, index >= prefix.fresh else { break }
                let sign = marker.drop { $0 == " " }
                let indent = marker.utf8.count - sign.utf8.count
                runs.append(ornament(String(sign), at: piece.column + indent))
            }
        }
    }

    /// A run that is not text of the page.
    func ornament(_ text: String, at column: Int) -> Run {
        Run(column: column, text: text, width: Glyphs.width(of: text), style: .ornament)
    }
}

/// Draws the clusters of one line into runs.
private struct Pen {
    let drawing: LineDrawing
    let limit: Int
    var column = 0
    var runs: [Run] = []

    init(drawing: LineDrawing, limit: Int) {
        self.drawing = drawing
        self.limit = limit
    }

    /// A stretch of clusters that are drawn as they are.
    private struct Stretch {
        var start: Int
        var end: Int
        var column: Int
    }

    mutating func draw(_ row: TextLayout.Row) {
        let text = drawing.text
        let bytes = text.bytes
        guard !text.spans.isEmpty else { return }
        var span = text.span(at: row.start)
        var spanEnd = span + 1 < text.spans.count ? text.spans[span + 1].start : bytes.count
        var stretch = Stretch(start: row.start, end: row.start, column: 0)
        Clusters.forEach(in: bytes, row.start..<row.drawnEnd) { cluster in
            if cluster.range.lowerBound >= spanEnd {
                finish(&stretch, span: span)
                while cluster.range.lowerBound >= spanEnd {
                    span += 1
                    spanEnd = span + 1 < text.spans.count ? text.spans[span + 1].start : bytes.count
                }
            }
            let width = Tabs.width(of: cluster, in: bytes, at: column, limit: limit)
            let standIn = standIn(for: cluster, width: width)
            if let standIn {
                finish(&stretch, span: span)
                if width > 0 {
                    add(standIn, cluster.range, width: width, at: column, span: span)
                }
                stretch = Stretch(
                    start: cluster.range.upperBound, end: cluster.range.upperBound,
                    column: column + width)
            } else {
                if stretch.end == stretch.start { stretch.column = column }
                stretch.end = cluster.range.upperBound
            }
            column += width
            return true
        }
        finish(&stretch, span: span)
        switch row.tail {
        case .nothing: break
        case .hyphen:
            runs.append(drawing.ornament(drawing.ornaments.hyphen, at: column))
            column += 1
        case .fold:
            runs.append(drawing.ornament(drawing.ornaments.fold, at: max(column, limit - 1)))
            column = limit
        }
    }

    private func standIn(for cluster: Cluster, width: Int) -> String? {
        if drawing.text.bytes[cluster.range.lowerBound] == 0x09 {
            return String(repeating: " ", count: width)
        }
        if cluster.width > width { return drawing.ornaments.narrow }
        return cluster.standIn
    }

    private mutating func finish(_ stretch: inout Stretch, span: Int) {
        guard stretch.end > stretch.start else { return }
        let string = String(
            decoding: drawing.text.bytes[stretch.start..<stretch.end], as: UTF8.self)
        add(
            string, stretch.start..<stretch.end, width: column - stretch.column,
            at: stretch.column, span: span)
        stretch.start = stretch.end
    }

    private mutating func add(
        _ string: String, _ range: Range<Int>, width: Int, at column: Int, span: Int
    ) {
        let span = drawing.text.spans[span]
        runs.append(
            Run(
                column: column, text: string, width: width, style: span.style, link: span.link,
                offset: range.lowerBound + drawing.base, length: range.count))
    }
}
