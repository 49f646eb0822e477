/// Makes runs for lines.
struct LineDrawing {
    let text: PageText
    let ornaments: Ornaments
    /// What is added to a byte's index to get its offset in the page.
    let base: Int
    /// Cells of the page.
    let pageWidth: Int

    /// Where a line of text is drawn.
    struct Slot {
        var column: Int
        var width: Int
        /// On which side it is set; nil where its own direction tells.
        var side: Side?
    }

    /// A side of a slot.
    enum Side { case left, middle, right }

    /// Adds the runs of a line of text in a slot; returns the cells it takes.
    @discardableResult
    func add(_ row: Int, of layout: TextLayout, in slot: Slot, to runs: inout [Run]) -> Int {
        let isRightToLeft = layout.isRightToLeft(row: row)
        let drawn: (runs: [Run], width: Int)
        if let bidi = layout.bidi {
            let pen = BidiPen(drawing: self, bidi: bidi, limit: slot.width)
            drawn = pen.draw(layout.rows[row], isRightToLeft: isRightToLeft)
        } else {
            var pen = Pen(drawing: self, limit: slot.width)
            drawn = pen.draw(layout.rows[row])
        }
        let rest = max(slot.width - drawn.width, 0)
        let shift =
            switch slot.side ?? (isRightToLeft ? .right : .left) {
            case .left: 0
            case .middle: rest / 2
            case .right: rest
            }
        for var run in drawn.runs {
            run.column += slot.column + shift
            runs.append(run)
        }
        return drawn.width
    }

    /// A run that is not text of the page.
    func ornament(_ text: String, at column: Int) -> Run {
        Run(column: column, text: text, width: Glyphs.width(of: text), style: .ornament)
    }

    /// A run of text, which stands for bytes of the page.
    func run(_ shown: String, _ bytes: Range<Int>, width: Int, at column: Int, span: Int) -> Run {
        let span = text.spans[span]
        return Run(
            column: column, text: shown, width: width, style: span.style, link: span.link,
            offset: bytes.lowerBound + base, length: bytes.count)
    }

    /// What is drawn for a cluster that is not drawn as it is.
    func standIn(for cluster: Cluster, width: Int) -> String? {
        let byte = text.bytes[cluster.range.lowerBound]
        if byte == 0x09 || byte == 0x20 && width > cluster.width {
            return String(repeating: " ", count: width)
        }
        if cluster.width > width { return ornaments.narrow }
        if text.keepsEmojiSequences, cluster.standIn != nil,
            EmojiSequences.isOne(text.bytes, cluster.range)
        {
            return nil
        }
        return cluster.standIn
    }

    /// The first byte after a span.
    func end(ofSpan span: Int) -> Int {
        span + 1 < text.spans.count ? text.spans[span + 1].start : text.bytes.count
    }
}
