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

    /// The cells in which some bytes stand on a line of code, from its first one; empty for bytes
    /// that take none.
    func cells(of bytes: Range<Int>, onCode row: TextLayout.Row) -> Range<Int> {
        var cells: Range<Int>?
        forEachSign(of: row) { sign in
            guard sign.cluster.range.upperBound > bytes.lowerBound else { return true }
            let start = cells?.lowerBound ?? sign.column
            guard sign.cluster.range.lowerBound < bytes.upperBound else { return false }
            cells = start..<sign.end
            return true
        }
        return cells ?? 0..<0
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
        guard let firstSign = signs.first, let last = signs.last else { return }
        var column = firstSign.column - first + start
        if let bidi {
            let range = firstSign.cluster.range.lowerBound..<last.cluster.range.upperBound
            let forms = bidi.forms(text.bytes, range)
            for place in bidi.visualOrder(of: signs.map(\.cluster), in: text.bytes) {
                let sign = signs[place.index]
                let at = sign.cluster.range.lowerBound
                let letters = shown(sign)
                let shaped = forms?.shaped(letters, at: at) ?? letters
                let mirrored = place.isReversed ? Bidi.mirrored(shaped) : shaped
                var run = run(
                    mirrored, sign.cluster.range, width: sign.width, at: column,
                    span: text.span(at: at))
                run.isReversed = place.isReversed
                runs.append(run)
                column += sign.width
            }
            return
        }
        var previous: Sign?
        var span = text.span(at: firstSign.cluster.range.lowerBound)
        for sign in signs {
            let range = sign.cluster.range
            if range.lowerBound >= self.end(ofSpan: span) {
                span = text.span(at: range.lowerBound)
                previous = nil
            }
            let isVerbatim = standIn(for: sign.cluster, width: sign.width) == nil
            if isVerbatim, previous?.cluster.range.upperBound == range.lowerBound {
                runs[runs.count - 1].text += shown(sign)
                runs[runs.count - 1].width += sign.width
                runs[runs.count - 1].length += range.count
            } else {
                runs.append(run(shown(sign), range, width: sign.width, at: column, span: span))
            }
            previous = isVerbatim ? sign : nil
            column += sign.width
        }
    }

    private func shown(_ sign: Sign) -> String {
        standIn(for: sign.cluster, width: sign.width) ?? Glyphs.drawn(sign.cluster, in: text.bytes)
    }
}
