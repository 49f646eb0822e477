extension Page {
    /// The last line.
    public mutating func end() -> PagePlace {
        guard let last = leaves.indices.last else { return .start }
        return PagePlace(leaf: last, line: lineCount(of: last) - 1)
    }

    /// The line that shows an offset; the nearest one for an offset outside the text.
    public mutating func place(of offset: Int) -> PagePlace {
        guard !leaves.isEmpty else { return .start }
        let byte = min(max(offset, range.lowerBound), range.upperBound) - base
        let leaf = self.leaf(of: byte)
        let line =
            switch layout(of: leaf) {
            case .text(let layout): layout.row(of: byte)
            case .drawn(let layout): layout.line(of: byte)
            }
        return PagePlace(leaf: leaf, line: leaves[leaf].gap + line)
    }

    /// The offset of the first cluster on a line; that of the next text for a blank line.
    public mutating func offset(at place: PagePlace) -> Int {
        guard !leaves.isEmpty else { return range.lowerBound }
        let place = valid(place)
        let line = max(place.line - leaves[place.leaf].gap, 0)
        switch layout(of: place.leaf) {
        case .text(let layout): return layout.rows[line].start + base
        case .drawn(let layout): return layout.lines[line].range.lowerBound
        }
    }

    /// The place `count` lines further down, or up when negative; stops at the first and last line.
    public mutating func move(_ place: PagePlace, by count: Int) -> PagePlace {
        guard !leaves.isEmpty else { return .start }
        var place = valid(place)
        var left = count.magnitude
        while left > 0 {
            let room = count > 0 ? lineCount(of: place.leaf) - 1 - place.line : place.line
            if left <= UInt(room) {
                place.line += count > 0 ? Int(left) : -Int(left)
                return place
            }
            left -= UInt(room) + 1
            let next = place.leaf + count.signum()
            guard leaves.indices.contains(next) else { return count > 0 ? end() : .start }
            place = PagePlace(leaf: next, line: count > 0 ? 0 : lineCount(of: next) - 1)
        }
        return place
    }

    /// How many lines lie from one place to another, counted to `limit` at most; negative when the
    /// other one is further up.
    public mutating func distance(from: PagePlace, to: PagePlace, limit: Int) -> Int {
        guard !leaves.isEmpty, limit > 0 else { return 0 }
        let from = valid(from)
        let to = valid(to)
        guard from <= to else { return -distance(from: to, to: from, limit: limit) }
        if from.leaf == to.leaf { return min(to.line - from.line, limit) }
        var lines = lineCount(of: from.leaf) - from.line
        var leaf = from.leaf + 1
        while leaf < to.leaf, lines < limit {
            lines += lineCount(of: leaf)
            leaf += 1
        }
        return min(lines + to.line, limit)
    }

    /// The lines from a place on, blank ones between blocks included.
    public mutating func lines(from place: PagePlace, count: Int) -> [Line] {
        guard !leaves.isEmpty, count > 0 else { return [] }
        var place = valid(place)
        var lines: [Line] = []
        let drawing = self.drawing
        while lines.count < count {
            let layout = layout(of: place.leaf)
            let leaf = leaves[place.leaf]
            let last = leaf.gap + layout.count
            while place.line < last, lines.count < count {
                lines.append(line(place.line - leaf.gap, of: leaf, layout, drawing))
                place.line += 1
            }
            place = PagePlace(leaf: place.leaf + 1, line: 0)
            guard place.leaf < leaves.count else { break }
        }
        return lines
    }

    /// Draws runs of this page's text.
    var drawing: LineDrawing {
        LineDrawing(
            text: text, ornaments: Ornaments(isUnicode: options.usesUnicodeOrnaments), base: base,
            pageWidth: options.width)
    }

    /// The leaf whose text a byte belongs to: the newline after a text is still part of it.
    private func leaf(of byte: Int) -> Int {
        var low = 0
        var high = leaves.count
        while low < high {
            let middle = (low + high) / 2
            if leaves[middle].range.lowerBound <= byte { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    private mutating func lineCount(of leaf: Int) -> Int {
        leaves[leaf].gap + layout(of: leaf).count
    }

    /// A place that is on the page: the nearest one to a given place.
    private mutating func valid(_ place: PagePlace) -> PagePlace {
        guard place.leaf >= 0 else { return .start }
        guard place.leaf < leaves.count else { return end() }
        let last = lineCount(of: place.leaf) - 1
        return PagePlace(leaf: place.leaf, line: min(max(place.line, 0), last))
    }

    private mutating func layout(of index: Int) -> LeafLayout {
        if let layout = layouts[index] { return layout }
        let leaf = leaves[index]
        let width = options.width - leaf.prefix.width
        let layout: LeafLayout =
            switch leaf.kind {
            case .text:
                .text(.paragraph(text.bytes, leaf.range, measure: Measure(width)))
            case .code:
                .text(.code(text.bytes, leaf.range, width: width))
            case .table(let table):
                .drawn(
                    TableLayout(cells: tables[table], leaf: leaf, width: width, drawing: drawing)
                        .layout())
            case .rule:
                .drawn(rule(leaf, width: width))
            }
        layouts[index] = layout
        return layout
    }

    private func rule(_ leaf: Leaf, width: Int) -> DrawnLayout {
        let drawing = self.drawing
        let sign = width < 5 ? "*" : drawing.ornaments.sectionBreak
        let at = leaf.range.lowerBound + base
        var runs: [Run] = []
        drawing.add(leaf.prefix, isFirstLine: true, isMirrored: false, to: &runs)
        let column = leaf.prefix.width + (width - sign.utf8.count) / 2
        runs.append(drawing.ornament(sign, at: column))
        return DrawnLayout(lines: [Line(runs: runs, range: at..<at)])
    }

    /// A leaf's line; those above the first, at negative indices, are blank but for bars.
    private func line(
        _ index: Int, of leaf: Leaf, _ layout: LeafLayout, _ drawing: LineDrawing
    ) -> Line {
        var runs: [Run] = []
        guard index >= 0 else {
            var prefix = leaf.prefix
            prefix.pieces = Array(prefix.pieces.prefix(prefix.fresh))
            drawing.add(
                prefix, isFirstLine: false, isMirrored: layout.isRightToLeft, to: &runs)
            let at = leaf.range.lowerBound + base
            return Line(runs: runs, range: at..<at)
        }
        switch layout {
        case .drawn(let layout):
            return layout.lines[index]
        case .text(let layout):
            let indent = leaf.prefix.width
            let isMirrored = layout.isRightToLeft
            drawing.add(
                leaf.prefix, isFirstLine: index == 0, isMirrored: isMirrored, to: &runs)
            let slot = LineDrawing.Slot(
                column: isMirrored ? 0 : indent, width: options.width - indent)
            drawing.add(index, of: layout, in: slot, to: &runs)
            if isMirrored { runs.sort { $0.column < $1.column } }
            let range = layout.range(ofRow: index)
            return Line(runs: runs, range: range.lowerBound + base..<range.upperBound + base)
        }
    }
}
