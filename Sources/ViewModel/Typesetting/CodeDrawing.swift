extension LineDrawing {
    /// A cluster of a line of code and the cells where it stands on the line.
    private struct Sign {
        var cluster: Cluster
        var column: Int
        var width: Int

        var end: Int { column + width }
    }

    /// Adds the runs of a line of code.
    func add(_ row: TextLayout.Row, bidi: Bidi?, in slot: Slot, to runs: inout [Run]) {
        let drawn: [Run]
        if let bidi {
            drawn =
                BidiPen(drawing: self, bidi: bidi, limit: slot.width)
                .draw(row, isRightToLeft: false).runs
        } else {
            var pen = Pen(drawing: self, limit: slot.width)
            drawn = pen.draw(row).runs
        }
        for var run in drawn {
            run.column += slot.column
            runs.append(run)
        }
    }

    /// Adds the runs of the part of a line of code that starts at a cell, with marks where it goes
    /// on beyond the edges of the slot.
    ///
    /// Of what is cut only blanks go without a mark. Cost: linear in the line up to the right edge.
    func add(
        _ row: TextLayout.Row, from first: Int, bidi: Bidi?, in slot: Slot, to runs: inout [Run]
    ) {
        let end = first + slot.width
        var signs: [Sign] = []
        var (isCutLeft, isCutRight) = (false, false)
        forEachSign(of: row) { sign in
            if sign.width > 0, sign.column >= first, sign.end <= end {
                signs.append(sign)
            } else if sign.width > 0, text.bytes[sign.cluster.range.lowerBound] > 0x20 {
                if sign.column < first { isCutLeft = true } else { isCutRight = true }
            }
            return !isCutRight
        }
        if slot.width >= 3 {
            if isCutLeft { signs.removeAll { $0.column == first } }
            if isCutRight { signs.removeAll { $0.end == end } }
        } else {
            (isCutLeft, isCutRight) = (false, false)
        }
        if isCutLeft { runs.append(ornament(ornaments.cutLeft, at: slot.column)) }
        draw(signs, bidi: bidi, from: first, at: slot.column, to: &runs)
        if isCutRight {
            runs.append(ornament(ornaments.cutRight, at: slot.column + slot.width - 1))
        }
    }

    /// Cells that a line of code takes, counted up to a limit.
    func width(ofCode row: TextLayout.Row, limit: Int) -> Int {
        var width = 0
        forEachSign(of: row) { sign in
            width = sign.end
            return width < limit
        }
        return min(width, limit)
    }

    private func forEachSign(of row: TextLayout.Row, _ body: (Sign) -> Bool) {
        var column = 0
        Clusters.forEach(in: text.bytes, row.start..<row.drawnEnd) { cluster in
            let width = Tabs.width(of: cluster, in: text.bytes, at: column, limit: .max)
            defer { column += width }
            return body(Sign(cluster: cluster, column: column, width: width))
        }
    }

    private func draw(
        _ signs: [Sign], bidi: Bidi?, from first: Int, at start: Int, to runs: inout [Run]
    ) {
        let places =
            bidi?.visualOrder(of: signs.map(\.cluster), in: text.bytes)
            ?? signs.indices.map { Bidi.Place(index: $0, isReversed: false) }
        var column = (signs.first?.column ?? first) - first + start
        var previous: Sign?
        var span = signs.first.map { text.span(at: $0.cluster.range.lowerBound) } ?? 0
        for place in places where signs[place.index].width > 0 {
            let sign = signs[place.index]
            let range = sign.cluster.range
            let isReversed = place.isReversed
            if bidi != nil || range.lowerBound >= self.end(ofSpan: span) {
                span = text.span(at: range.lowerBound)
                previous = nil
            }
            let standIn = standIn(for: sign.cluster, width: sign.width)
            let shown = standIn ?? Glyphs.drawn(sign.cluster, in: text.bytes)
            if standIn == nil, let last = previous,
                last.cluster.range.upperBound == range.lowerBound
            {
                runs[runs.count - 1].text += shown
                runs[runs.count - 1].width += sign.width
                runs[runs.count - 1].length += range.count
            } else {
                let mirrored = isReversed ? Bidi.mirrored(shown) : shown
                var run = run(mirrored, range, width: sign.width, at: column, span: span)
                run.isReversed = isReversed
                runs.append(run)
            }
            previous = standIn == nil ? sign : nil
            column += sign.width
        }
    }
}
