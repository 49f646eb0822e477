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
        var isReversed = false
    }

    /// The line's runs in visual order, and the cells that they take.
    func draw(
        _ row: TextLayout.Row, isRightToLeft: Bool
    ) -> (runs: [Run], width: Int) {
        let signs = signs(of: row)
        let hyphen = row.tail == .hyphen ? drawing.ornaments.hyphen : nil
        var column = 0
        var runs: [Run] = []
        if let hyphen, isRightToLeft {
            runs.append(drawing.ornament(hyphen, at: 0))
            column = 1
        }
        var previous: Sign?
        for sign in signs where sign.width > 0 {
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

    /// The line's clusters in the order in which they stand.
    private func signs(of row: TextLayout.Row) -> [Sign] {
        let bytes = drawing.text.bytes
        var span = drawing.text.span(at: row.start)
        var clusters: [Cluster] = []
        var signs: [Sign] = []
        var column = 0
        let forms = bidi.forms(bytes, row.start..<row.drawnEnd)
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
            let standIn = drawing.standIn(for: cluster, width: width)
            let letters = standIn ?? Glyphs.drawn(cluster, in: bytes)
            let shaped = forms?.shaped(letters, at: cluster.range.lowerBound)
            let text = shaped ?? letters
            clusters.append(cluster)
            signs.append(
                Sign(
                    range: cluster.range, text: text, width: width, span: span,
                    isVerbatim: standIn == nil && shaped == nil
                        && text.utf8.count == cluster.range.count))
            return true
        }
        return bidi.visualOrder(of: clusters, in: bytes).map { place in
            var sign = signs[place.index]
            guard place.isReversed else { return sign }
            sign.isReversed = true
            let mirror = Bidi.mirrored(sign.text)
            sign.isVerbatim = sign.isVerbatim && mirror.utf8.count == sign.text.utf8.count
            sign.text = mirror
            return sign
        }
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
