/// Draws the clusters of a line that runs from left to right into runs.
struct Pen {
    private let drawing: LineDrawing
    private let limit: Int
    private var column = 0
    private var runs: [Run] = []
    private var span = 0
    /// Clusters that are drawn as they are and have not become a run yet.
    private var pending = 0..<0
    private var pendingColumn = 0

    init(drawing: LineDrawing, limit: Int) {
        self.drawing = drawing
        self.limit = limit
    }

    /// The line's runs, and the cells that they take.
    mutating func draw(_ row: TextLayout.Row) -> (runs: [Run], width: Int) {
        let bytes = drawing.text.bytes
        span = drawing.text.span(at: row.start)
        var spanEnd = drawing.end(ofSpan: span)
        pending = row.start..<row.start
        let wide = Justification.wideGaps(of: row, text: bytes)
        var nextWide = 0
        Clusters.forEach(in: bytes, row.start..<row.drawnEnd) { cluster in
            if cluster.range.lowerBound >= spanEnd {
                finish()
                while cluster.range.lowerBound >= spanEnd {
                    span += 1
                    spanEnd = drawing.end(ofSpan: span)
                }
            }
            var width = Tabs.width(of: cluster, in: bytes, at: column, limit: limit)
            if nextWide < wide.count, wide[nextWide].byte == cluster.range.lowerBound {
                nextWide += 1
                width += 1
            }
            if let standIn = drawing.standIn(for: cluster, width: width) {
                finish()
                if width > 0 {
                    runs.append(
                        drawing.run(standIn, cluster.range, width: width, at: column, span: span))
                }
                pending = cluster.range.upperBound..<cluster.range.upperBound
            } else {
                if pending.isEmpty { pendingColumn = column }
                pending = pending.lowerBound..<cluster.range.upperBound
            }
            column += width
            return true
        }
        finish()
        switch row.tail {
        case .nothing: break
        case .hyphen:
            runs.append(drawing.ornament(drawing.ornaments.hyphen, at: column))
            column += 1
        case .fold:
            runs.append(drawing.ornament(drawing.ornaments.fold, at: limit - 1))
            column = limit
        }
        return (runs, column)
    }

    private mutating func finish() {
        guard !pending.isEmpty else { return }
        let shown = String(decoding: drawing.text.bytes[pending], as: UTF8.self)
        runs.append(
            drawing.run(
                shown, pending, width: column - pendingColumn, at: pendingColumn, span: span))
        pending = pending.upperBound..<pending.upperBound
    }
}
