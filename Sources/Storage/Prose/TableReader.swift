internal import CGumbo

/// Tables, told apart into those of data and those that only place things.
extension HTMLReader {
    /// Reads `table`.
    mutating func readTable(_ node: Node) {
        let source = TableSource(node)
        guard !source.isLayout, nesting < Self.maximumNesting else { return readFlow(source) }
        let caption = source.caption.map { caption in
            joined { $0.readChildren(of: caption) }
        }
        var writer = TableWriter()
        for (index, row) in source.rows.enumerated() {
            if let node = row.node { arrive(at: node) }
            for cell in row.cells { append(cell, of: row, to: &writer) }
            writer.endRow(isHeading: row.isHeading, isSetOff: source.isSetOff(index))
        }
        flow.endParagraph()
        guard let (table, beside) = writer.table(caption: caption ?? []) else { return }
        flow.append(.table(table))
        flow.append(beside.map { Block.paragraph($0) })
    }

    private mutating func append(
        _ cell: TableSource.Cell, of row: TableSource.Row, to writer: inout TableWriter
    ) {
        let inlines = inlines(of: cell)
        guard case .element(let node) = cell.content, node.hasAttributes || row.hasAttributes else {
            return writer.append(
                TableBlock.Cell(inlines: inlines, isHeading: cell.isHeading), rows: 1,
                of: row.following + 1)
        }
        writer.append(
            TableBlock.Cell(
                inlines: inlines,
                alignment: alignment(of: node) ?? row.node.flatMap(alignment) ?? .leading,
                columns: node.numberAttribute("colspan") ?? 1,
                isHeading: cell.isHeading || node.attribute("scope") != nil),
            rows: node.numberAttribute("rowspan") ?? 1, of: row.following + 1)
    }

    /// What stands in a cell.
    private mutating func inlines(of cell: TableSource.Cell) -> [Inline] {
        if let text = cell.onlyText, let inlines = inlines(ofCellWith: text) { return inlines }
        let outer = place
        place.isInCell = true
        defer { place = outer }
        return joined { $0.readCell(cell) }
    }

    /// What becomes of a cell's text in which only spaces have to be looked at; nil for any other.
    ///
    /// That is what most cells of large tables are.
    private mutating func inlines(ofCellWith text: Bytes) -> [Inline]? {
        guard context == InlineContext(), flow.direction != .rightToLeft, !hasTeX,
            !place.keepsLines, flow.line.hasNoAnchor
        else { return nil }
        var (start, end) = (0, text.count)
        while start < end, text[start].isSpaceInText { start += 1 }
        while end > start, text[end - 1].isSpaceInText { end -= 1 }
        let words = text.slice(start..<end)
        var previous: UInt8 = 0
        for byte in words {
            // Beyond these letters are those of Latin, Greek and Cyrillic, and the like.
            let isPlain = byte < 0x7F ? byte >= 0x20 : byte != 0xC2 && byte < 0xE1
            guard isPlain, byte != 0x20 || previous != 0x20 else { return nil }
            previous = byte
        }
        languages.count(text)
        return words.isEmpty ? [] : [.text(words.text)]
    }

    /// Reads Blogger's picture with a caption: a table of two rows.
    mutating func readCaptionedPicture(_ node: Node) {
        let source = TableSource(node)
        var caption: [Inline] = []
        for cell in source.rows.flatMap(\.cells) {
            if case .element(let node) = cell.content, node.roles.contains(.captionCell) {
                caption = joined { $0.readCell(cell) }
            } else {
                flow.append(contained(groupsPictures: false) { $0.readCell(cell) })
            }
        }
        if !caption.isEmpty, !flow.append(caption: caption) { flow.append(.paragraph(caption)) }
    }

    /// Reads the cells of a table one after the other.
    mutating func readFlow(_ source: TableSource) {
        flow.endParagraph()
        if let caption = source.caption { readBlock(caption) }
        var lines = OneLineRows()
        for row in source.rows {
            let first = flow.blocks.count
            for cell in row.cells {
                readCell(cell)
                flow.endParagraph()
            }
            lines.add(flow.blocks[min(first, flow.blocks.count)...], from: first)
        }
        flow.join(lines.stretches)
    }

    private mutating func readCell(_ cell: TableSource.Cell) {
        guard case .element(let node) = cell.content else {
            if let text = cell.onlyText { read(text: text) }
            return
        }
        let (outer, outerDirection) = (context, flow.direction)
        if let direction = node.blockDirection {
            flow.endParagraph()
            flow.direction = direction
        }
        arrive(at: node)
        if let style = node.style { apply(style, to: node.tag) }
        readContent(of: node)
        context = outer
        guard flow.direction != outerDirection else { return }
        flow.endParagraph()
        flow.direction = outerDirection
    }

    private func alignment(of node: Node) -> TableBlock.Alignment? {
        guard node.hasAttributes else { return nil }
        let side = node.style?.side ?? node.attribute("align").flatMap(StyleAttribute.side)
        return side?.alignment(isRightToLeft: flow.direction == .rightToLeft)
    }
}
