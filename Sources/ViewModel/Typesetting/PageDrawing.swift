extension Page {
    /// Draws runs of this page's text.
    var drawing: LineDrawing {
        LineDrawing(
            text: text, ornaments: Ornaments(isUnicode: options.usesUnicodeOrnaments), base: base,
            pageWidth: options.width)
    }

    /// By how many cells the widest line of code among some lines is too long for the page; 0 when
    /// none is, or where long lines are folded.
    ///
    /// So far and no farther is there something to see by scrolling sideways:
    /// ``TypesetOptions/LongCode/cut(from:)`` from this cell shows its end. Cost: as that of
    /// ``lines(from:count:)``, and linear in the lines of code.
    public mutating func codeOverhang(from place: PagePlace, count: Int) -> Int {
        guard options.cutsCode, !leaves.isEmpty, count > 0 else { return 0 }
        let drawing = self.drawing
        var place = valid(place)
        var left = count
        var overhang = 0
        while left > 0, place.leaf < leaves.count {
            let wanted = Self.sum(place.line, left)
            let leaf = leaves[place.leaf]
            let layout = layout(of: place.leaf, lines: wanted)
            let shown = place.line..<min(leaf.gap + layout.count, wanted)
            if case .code(let code) = layout {
                let room = options.width - leaf.prefix.width - leaf.setting.end
                for line in shown where line >= leaf.gap {
                    let width = drawing.width(ofCode: code.rows[line - leaf.gap], limit: .max)
                    overhang = max(overhang, width - room)
                }
            }
            left -= shown.count
            place = PagePlace(leaf: place.leaf + 1, line: 0)
        }
        return overhang
    }

    /// Where on its line of code a stretch of the page's text stands; nil where it is no code, or
    /// where long lines are not cut.
    ///
    /// Of a stretch over several lines that is where its first part stands. Cost: linear in the
    /// line.
    public mutating func codeStretch(of range: Range<Int>) -> CodeStretch? {
        guard options.cutsCode, !leaves.isEmpty, self.range ~= range.lowerBound else { return nil }
        let bytes = range.lowerBound - base..<range.upperBound - base
        let leaf = leaf(of: bytes.lowerBound)
        guard case .code(let code) = layout(of: leaf, byte: bytes.lowerBound) else { return nil }
        let row = code.rows[code.row(of: bytes.lowerBound)]
        return CodeStretch(
            cells: drawing.cells(of: bytes, onCode: row),
            lineWidth: drawing.width(ofCode: row, limit: .max),
            room: options.width - leaves[leaf].prefix.width - leaves[leaf].setting.end)
    }

    /// A leaf's line; those above the first, at negative indices, are blank but for bars.
    func line(
        _ index: Int, of leaf: Leaf, _ layout: LeafLayout, _ drawing: LineDrawing
    ) -> Line {
        var runs: [Run] = []
        let isMirrored = layout.isRightToLeft
        guard index >= 0 else {
            var prefix = leaf.prefix
            prefix.pieces = Array(prefix.pieces.prefix(prefix.fresh))
            drawing.add(prefix, isFirstLine: false, isMirrored: isMirrored, to: &runs)
            let at = leaf.range.lowerBound + base
            return Line(runs: runs, range: at..<at)
        }
        let range: Range<Int>
        switch layout {
        case .drawn(let layout): return layout.lines[index]
        case .text(let layout):
            drawing.add(leaf.prefix, isFirstLine: index == 0, isMirrored: isMirrored, to: &runs)
            let slot = leaf.slot(line: index, pageWidth: options.width, isMirrored: isMirrored)
            drawing.add(index, of: layout, in: slot, to: &runs)
            if isMirrored { runs.sort { $0.column < $1.column } }
            range = layout.range(ofRow: index)
        case .code(let layout):
            drawing.add(leaf.prefix, isFirstLine: index == 0, isMirrored: false, to: &runs)
            var slot = leaf.slot(line: index, pageWidth: options.width, isMirrored: false)
            if options.longCode == .whole { slot.width = 1 << 30 }
            if case .cut(let first) = options.longCode {
                let first = min(max(first, 0), 1 << 30)
                drawing.add(layout.rows[index], from: first, bidi: layout.bidi, in: slot, to: &runs)
            } else {
                drawing.add(layout.rows[index], bidi: layout.bidi, in: slot, to: &runs)
            }
            range = layout.range(ofRow: index)
        }
        return Line(runs: runs, range: range.lowerBound + base..<range.upperBound + base)
    }
}
