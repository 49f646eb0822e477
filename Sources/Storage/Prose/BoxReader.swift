internal import CGumbo

/// Quotations, verse, and what else is set apart from the text around it.
extension HTMLReader {
    /// Reads `blockquote`.
    mutating func readQuote(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        let blocks = contained { $0.readQuoted(node) }
        flow.endParagraph()
        if !blocks.isEmpty { flow.append(.quote(blocks)) }
    }

    /// Reads a sentence set large, which is often a quotation within what sets it apart.
    mutating func readPullQuote(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        var blocks = contained { reader in
            if node.tag == GUMBO_TAG_FIGURE {
                reader.readFigure(node)
            } else {
                reader.readQuoted(node)
            }
        }
        if blocks.count == 1 {
            switch blocks[0] {
            case .quote(let inner), .pullQuote(let inner): blocks = inner
            default: break
            }
        }
        flow.endParagraph()
        if !blocks.isEmpty { flow.append(.pullQuote(blocks)) }
    }

    /// Reads what is quoted; whom it is from, at its end, stands after a dash.
    private mutating func readQuoted(_ node: Node) {
        arrive(at: node)
        if landmarks.isAnyMarked, landmarks.mark(of: node)?.pieces.isEmpty == false {
            return readContent(of: node)
        }
        for child in node.children {
            let isSource = child.tag == GUMBO_TAG_CITE || child.tag == GUMBO_TAG_FOOTER
            guard isSource, flow.line.isUntouched, !flow.blocks.isEmpty else {
                read(child)
                continue
            }
            let source = joined { $0.read(child) }
            if !source.isEmpty { flow.append(.paragraph(Self.source(source))) }
        }
    }

    /// The source of a quotation as it is written under it.
    static func source(_ inlines: [Inline]) -> [Inline] {
        var first = inlines.first
        while let inner = first?.inner.first { first = inner }
        if case .text(let text)? = first, let sign = text.first, "—–-―~".contains(sign) {
            return inlines
        }
        if case .text(let text)? = inlines.first {
            return [.text("— " + text)] + inlines.dropFirst()
        }
        return [.text("— ")] + inlines
    }

    /// Reads `details`, whose rest may be folded away.
    mutating func readDetails(_ node: Node) {
        guard nesting < Self.maximumNesting, !place.isJoined else { return readBlock(node) }
        let head = node.children.first { $0.tag == GUMBO_TAG_SUMMARY && !$0.isHidden }
        let summary = head.map { head in joined { $0.readChildren(of: head) } } ?? []
        let blocks = contained { reader in
            for child in node.children where child != head { reader.read(child) }
        }
        flow.endParagraph()
        if !blocks.isEmpty {
            flow.append(.details(summary: summary, blocks))
        } else if !summary.isEmpty {
            flow.append(.paragraph([.styled(.strong, summary)]))
        }
    }

    /// Reads `address`; one of a single line is a paragraph.
    mutating func readAddress(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        let blocks = contained { $0.readChildren(of: node) }
        flow.append(blocks.map { $0.hasBreaks ? $0.asVerse : $0 })
    }

    /// Reads a box in which line ends count; a paragraph without any is one as others are.
    mutating func readLines(of node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        let blocks = contained { reader in
            reader.flow.keepsIndent = true
            reader.readChildren(of: node)
        }
        flow.append(blocks.map { $0.hasBreaks ? $0.asVerse : $0 })
    }

    /// Reads what the page says is verse.
    mutating func readVerse(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        let outer = place
        if node.tag == GUMBO_TAG_PRE { place.keepsLines = true }
        let blocks = contained { reader in
            reader.flow.keepsIndent = true
            reader.readChildren(of: node)
        }
        place = outer
        flow.append(blocks.map(\.asVerse))
    }

    /// Reads text whose line ends and indents count.
    mutating func readLines(of text: Bytes) {
        var start = 0
        while start <= text.count {
            let end = text.index(of: 0x0A, from: start) ?? text.count
            var position = start
            while position < end, text[position] == 0x20 || text[position] == 0x09 {
                let width = text[position] == 0x09 ? 4 : 1
                // Only at a line's start; between words white space is collapsed as anywhere.
                if flow.line.isAtLineStart {
                    for _ in 0..<width { flow.line.add("\u{A0}", in: context) }
                }
                position += 1
            }
            add(text: text.slice((flow.line.isAtLineStart ? position : start)..<end))
            if end < text.count { flow.line.breakLine(in: context) }
            start = end + 1
        }
    }

    /// Reads `abbr`, with what it stands for where the page says so.
    mutating func readAbbreviation(_ node: Node) {
        let expansion = node.attribute("title")?.line ?? ""
        let isNew = !expansion.isEmpty && node.shortText(limit: 200) != expansion
        if isNew {
            context.meaning = flow.line.number(for: .abbreviation(expansion: expansion))
        }
        readChildren(of: node)
    }
}

extension Block {
    /// Whether it is a paragraph of more than one line.
    fileprivate var hasBreaks: Bool {
        guard case .paragraph(let inlines) = self else { return false }
        return inlines.hasBreaks
    }

    /// A paragraph as verse; anything else as it is.
    fileprivate var asVerse: Block {
        guard case .paragraph(let inlines) = self else { return self }
        return .verse(inlines)
    }
}
