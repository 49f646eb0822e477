extension Page {
    /// Lays out about so many bytes of what has not been looked at; true while there is more.
    ///
    /// For idle time, from the top down: what is laid out already is skipped, so that moving about
    /// later costs no more than drawing lines. Cost: some 20 ns a byte, of tables ten
    /// times that.
    public mutating func layOutMore(bytes: Int) -> Bool {
        var left = max(bytes, 1)
        while nextLeaf < leaves.count, left > 0 {
            let range = leaves[nextLeaf].range
            let start = layouts[nextLeaf].map { $0.reach ?? range.upperBound } ?? range.lowerBound
            let layout = layout(of: nextLeaf, byte: start + left)
            let reach = layout.reach ?? range.upperBound
            // A leaf without text costs something too.
            left -= max(reach - start, 16)
            if layout.reach == nil { nextLeaf += 1 }
        }
        return nextLeaf < leaves.count
    }

    /// A leaf's layout that has at least so many lines and reaches the given byte, or has all lines
    /// there are.
    mutating func layout(of index: Int, lines: Int = 0, byte: Int = 0) -> LeafLayout {
        // Writing what is found again would copy all layouts where the page has a second holder.
        if let known = layouts[index], known.reach == nil { return known }
        var layout = layouts[index] ?? newLayout(of: index)
        layouts[index] = nil  // so that extending it doesn't copy its lines
        let measure = leaves[index].measure(pageWidth: options.width)
        layout.extend(text, measure: measure, toLines: lines, toByte: byte)
        layouts[index] = layout
        return layout
    }

    private mutating func newLayout(of index: Int) -> LeafLayout {
        let leaf = leaves[index]
        let width = options.width - leaf.prefix.width - leaf.setting.end
        switch leaf.kind {
        case .text:
            return .text(TextLayout(paragraph: leaf.range, of: text, setting: setting(of: leaf)))
        case .heading(let rule): return .drawn(heading(leaf, rule))
        case .code:
            let isFolded = options.longCode == .folded
            return .code(CodeLayout(leaf.range, of: text, width: isFolded ? width : nil))
        case .rule(let rule): return .drawn(self.rule(rule, leaf, width: width))
        case .table(let piece):
            let columns = columns(of: piece.table, width: width)
            let layout = TableLayout(
                cells: tables[piece.table], rows: piece.rows, leaf: leaf, width: width,
                drawing: drawing)
            return .drawn(layout.layout(columns: columns))
        }
    }

    private func setting(of leaf: Leaf) -> TextLayout.Setting {
        let isAuthorsLine = leaf.setting.isAuthorsLine
        guard leaf.setting.isProse else { return .init(isAuthorsLine: isAuthorsLine) }
        return .init(
            isAuthorsLine: isAuthorsLine, isJustified: options.alignment == .justified,
            hyphenator: Hyphenator.hyphenator(for: options.hyphenation))
    }

    /// The columns of a table, which all of its pieces share.
    private mutating func columns(of table: Int, width: Int) -> TableColumns? {
        if let known = columns[table] { return known }
        let found = TableColumns(cells: tables[table], text: text.bytes, width: width)
        columns[table] = .some(found)
        return found
    }

    /// A heading with a rule as long as its longest line.
    private func heading(_ leaf: Leaf, _ rule: Leaf.Rule) -> DrawnLayout {
        let measure = leaf.measure(pageWidth: options.width)
        let layout = LeafLayout.text(TextLayout(paragraph: leaf.range, of: text, measure: measure))
        let drawing = self.drawing
        var drawn = DrawnLayout(lines: [], isRightToLeft: layout.isRightToLeft)
        for index in 0..<layout.count {
            let line = line(index, of: leaf, layout, drawing)
            drawn.anchors.append(.init(start: line.range.lowerBound - base, line: index))
            drawn.lines.append(line)
        }
        let shown = drawn.lines.flatMap(\.runs).filter { $0.offset != nil }
        let left = shown.map(\.column).min() ?? 0
        let right = shown.map { $0.column + $0.width }.max() ?? left
        // What takes no cells, such as a mark of direction, has nothing to be underlined.
        guard right > left else { return drawn }
        var runs: [Run] = []
        drawing.add(
            leaf.prefix, isFirstLine: false, isMirrored: drawn.isRightToLeft, to: &runs)
        runs.append(drawing.ornament(sign(of: rule, cells: right - left), at: left))
        // The rule stands for the newline that ends the text, so that it has a place of its own.
        let at = leaf.range.upperBound
        drawn.anchors.append(.init(start: at, line: drawn.lines.count))
        drawn.lines.append(
            Line(runs: runs.sorted { $0.column < $1.column }, range: at + base..<at + base))
        return drawn
    }

    private func rule(_ rule: Leaf.Rule, _ leaf: Leaf, width: Int) -> DrawnLayout {
        let at = leaf.range.lowerBound + base
        var runs: [Run] = []
        drawing.add(leaf.prefix, isFirstLine: true, isMirrored: false, to: &runs)
        let sign = sign(of: rule, cells: max(width, 1))
        let shift = rule == .section ? (width - Glyphs.width(of: sign)) / 2 : 0
        runs.append(drawing.ornament(sign, at: leaf.prefix.width + shift))
        return DrawnLayout(lines: [Line(runs: runs, range: at..<at)])
    }

    private func sign(of rule: Leaf.Rule, cells: Int) -> String {
        let ornaments = drawing.ornaments
        return switch rule {
        case .section: cells < 5 ? "*" : ornaments.sectionBreak
        case .heavy: String(repeating: ornaments.heavyRule, count: cells)
        case .dotted: String(repeating: ornaments.dottedRule, count: cells)
        case .light: String(repeating: ornaments.rule, count: cells)
        case .short: String(repeating: ornaments.rule, count: min(cells, 8))
        }
    }
}
