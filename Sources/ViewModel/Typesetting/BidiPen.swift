/// Draws the clusters of a line in which something runs from right to left into runs.
struct BidiPen {
    private let drawing: LineDrawing
    private let bidi: Bidi
    private let limit: Int

    init(drawing: LineDrawing, bidi: Bidi, limit: Int) {
        self.drawing = drawing
        self.bidi = bidi
        self.limit = limit
    }

    /// A cluster on its way to its column.
    private struct Sign {
        var range: Range<Int>
        var text: String
        var width: Int
        var span: Int
        /// Whether ``text`` is one cluster as long as the page's own.
        var isVerbatim: Bool
        var isReversed: Bool
    }

    /// The line's runs in visual order, and the cells that they take.
    func draw(
        _ row: TextLayout.Row, isRightToLeft: Bool
    ) -> (runs: [Run], width: Int) {
        let (signs, levels) = signs(of: row, base: isRightToLeft ? 1 : 0)
        let hyphen = row.tail == .hyphen ? drawing.ornaments.hyphen : nil
        var column = 0
        var runs: [Run] = []
        if let hyphen, isRightToLeft {
            runs.append(drawing.ornament(hyphen, at: 0))
            column = 1
        }
        var previous: Sign?
        for index in Bidi.visualOrder(of: levels) {
            let sign = signs[index]
            if let previous, previous.isVerbatim, sign.isVerbatim, follows(previous, sign) {
                runs[runs.count - 1].append(sign.text, width: sign.width)
            } else {
                var run = drawing.run(
                    sign.text, sign.range, width: sign.width, at: column, span: sign.span)
                run.isReversed = sign.isReversed
                runs.append(run)
            }
            column += sign.width
            previous = sign
        }
        if let hyphen, !isRightToLeft {
            runs.append(drawing.ornament(hyphen, at: column))
            column += 1
        }
        if row.tail == .fold {
            runs.append(drawing.ornament(drawing.ornaments.fold, at: limit - 1))
            column = limit
        }
        return (runs, column)
    }

    /// Whether a cluster continues the run of the one at its left.
    private func follows(_ left: Sign, _ right: Sign) -> Bool {
        guard left.span == right.span, left.isReversed == right.isReversed else { return false }
        return left.isReversed
            ? right.range.upperBound == left.range.lowerBound
            : left.range.upperBound == right.range.lowerBound
    }

    /// The line's clusters in the text's own order, with their levels.
    private func signs(of row: TextLayout.Row, base: UInt8) -> ([Sign], [UInt8]) {
        let bytes = drawing.text.bytes
        var span = drawing.text.span(at: row.start)
        var signs: [Sign] = []
        var levels: [UInt8] = []
        var column = 0
        let wide = Justification.wideGaps(of: row, text: bytes)
        var nextWide = 0
        Clusters.forEach(in: bytes, row.start..<row.drawnEnd) { cluster in
            while cluster.range.lowerBound >= drawing.end(ofSpan: span) { span += 1 }
            var width = Tabs.width(of: cluster, in: bytes, at: column, limit: limit)
            if nextWide < wide.count, wide[nextWide].byte == cluster.range.lowerBound {
                nextWide += 1
                width += 1
            }
            column += width
            guard width > 0 else { return true }
            let level = bidi.level(at: cluster.range.lowerBound)
            let standIn = drawing.standIn(for: cluster, width: width)
            var text = standIn ?? Glyphs.drawn(cluster, in: bytes)
            if level % 2 == 1 { text = Bidi.mirrored(text) }
            signs.append(
                Sign(
                    range: cluster.range, text: text, width: width, span: span,
                    isVerbatim: standIn == nil && text.utf8.count == cluster.range.count,
                    isReversed: level % 2 == 1))
            levels.append(level)
            return true
        }
        // Spaces at a line's end stand on the side where the paragraph ends (UAX #9, L1).
        var last = signs.count
        while last > 0, signs[last - 1].text == " " {
            last -= 1
            levels[last] = base
            signs[last].isReversed = base == 1
        }
        return (signs, levels)
    }
}

extension Run {
    /// Adds a cluster at the right, which is the next one of the page's text or, in reversed runs,
    /// the one before.
    fileprivate mutating func append(_ cluster: String, width: Int) {
        text += cluster
        self.width += width
        length += cluster.utf8.count
        if isReversed, let offset { self.offset = offset - cluster.utf8.count }
    }
}
