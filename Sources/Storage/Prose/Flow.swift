/// Blocks that follow each other, the last paragraph still being written.
struct Flow {
    /// The blocks that are whole.
    private(set) var blocks: [Block] = []
    /// The paragraph being written.
    var line = InlineBuilder()
    /// Whether no-break spaces that begin a paragraph count.
    var keepsIndent: Bool {
        get { line.keepsIndent }
        set { line.keepsIndent = newValue }
    }
    /// The direction of the paragraphs that end here, where the page says one.
    var direction: TextDirection?
    /// Whether it is a text of paragraphs, not an item or cell.
    var isRunningText = true
    /// Where the list is that stands for items found outside one.
    private var strayList: Int?
    /// Where the paragraphs are that have breaks.
    private var shortStanzas: [Int] = []
    /// The width in cells at which a program has broken the paragraphs before, if one has.
    private var wrapWidth: Int?

    /// Whether nothing has been written yet.
    var isUntouched: Bool { blocks.isEmpty && line.isUntouched }

    /// Ends the paragraph; one without visible text is dropped.
    mutating func endParagraph() {
        for paragraph in line.finish() { append(paragraph) }
    }

    /// Ends the last paragraph and returns all blocks.
    mutating func finished(groupsPictures: Bool = true) -> [Block] {
        endParagraph()
        if !shortStanzas.isEmpty { VerseLines.joinStanzas(at: shortStanzas, of: &blocks) }
        blocks = PictureRepeats.removed(from: blocks)
        return groupsPictures ? PictureGroups.grouped(blocks) : blocks
    }

    private mutating func append(_ paragraph: InlineBuilder.Paragraph) {
        var inlines = paragraph.inlines
        if paragraph.holdsMedia { inlines = PictureRepeats.removed(from: inlines) }
        if isRunningText, Self.isFullStop(inlines) {
            line.heldAnchors += inlines.anchors
        } else if let figures = Self.figures(of: inlines) {
            blocks += figures
            line.heldAnchors += inlines.anchors
        } else if let source = Self.formula(of: inlines) {
            blocks.append(.math(source))
            line.heldAnchors += inlines.anchors
        } else {
            var (pictures, words) = Self.withoutLeadingPictures(inlines)
            blocks += pictures
            let hasLines = paragraph.breaks > 2
            let joined =
                hasLines || wrapWidth != nil && paragraph.breaks > 0
                ? HardWraps.joined(words, width: wrapWidth) : nil
            let isVerse = hasLines && joined == nil && VerseLines.isVerse(words)
            if let joined {
                words = joined.inlines
                wrapWidth = joined.width
            } else if paragraph.breaks > 0, !isVerse {
                if !keepsIndent { words = HardWraps.mended(words) }
                if words.hasBreaks { shortStanzas.append(blocks.count) }
            }
            let whole =
                line.heldAnchors.map(Inline.anchor)
                + words.directed(direction, holdsIsolates: paragraph.holdsIsolates)
            line.heldAnchors = []
            blocks.append(isVerse ? .verse(whole) : .paragraph(whole))
        }
    }

    /// Whether a full stop is all there is: authors write one to have an empty line.
    private static func isFullStop(_ inlines: [Inline]) -> Bool {
        guard inlines.count <= 2, let last = inlines.last else { return false }
        if case .text(".") = last {
            return inlines.dropLast().isEmpty || inlines.anchors.count == 1
        }
        return false
    }

    /// Takes off the last block.
    mutating func removeLast() { blocks.removeLast() }

    /// Appends a block below what is there.
    mutating func append(_ block: Block) {
        endParagraph()
        blocks.append(block)
    }

    /// Appends blocks below what is there.
    mutating func append(_ more: [Block]) {
        endParagraph()
        blocks += more
    }

    /// Makes one paragraph of several lines of each of some stretches of paragraphs, from the first
    /// to the last.
    mutating func join(_ stretches: [Range<Int>]) {
        for stretch in stretches.reversed() where stretch.upperBound <= blocks.count {
            var lines: [Inline] = []
            for block in blocks[stretch] {
                guard case .paragraph(let inlines) = block else { return }
                lines += (lines.isEmpty ? [] : [.lineBreak]) + inlines
            }
            blocks.replaceSubrange(stretch, with: [.paragraph(lines)])
            func moved(_ index: Int) -> Int {
                index < stretch.upperBound ? index : index - stretch.count + 1
            }
            shortStanzas = shortStanzas.map(moved)
            strayList = strayList.map(moved)
        }
    }

    /// Appends a rule, unless one has just been drawn.
    mutating func appendRule() {
        endParagraph()
        if blocks.last != .rule { blocks.append(.rule) }
    }

    /// Appends an item that no list holds to the list of such items before it.
    mutating func append(strayItem item: ListBlock.Item) {
        endParagraph()
        guard !item.blocks.isEmpty else { return }
        if let strayList, strayList == blocks.count - 1, case .list(var list) = blocks[strayList] {
            blocks.removeLast()
            list.items.append(item)
            blocks.append(.list(list))
        } else {
            strayList = blocks.count
            blocks.append(.list(ListBlock(numbering: .none, items: [item])))
        }
    }

    /// Gives a caption to the figure just appended, or one more line to its caption; false if there
    /// is no figure.
    mutating func append(caption: [Inline]) -> Bool {
        endParagraph()
        guard case .figure(let media, let above)? = blocks.last else { return false }
        let whole = above.isEmpty ? caption : above + [.lineBreak] + caption
        blocks[blocks.count - 1] = .figure(media, caption: whole)
        return true
    }

    /// The formula that is all a paragraph holds, with the point or comma that ends it; nil if there
    /// is anything else.
    private static func formula(of inlines: [Inline]) -> String? {
        var source: String?
        for inline in inlines {
            switch inline {
            case .anchor, .direction, .lineBreak: continue
            case .math(let text) where source == nil: source = text
            case .text(let text):
                guard let formula = source, text.utf8.count <= 8 else { return nil }
                let sign = text.filter { $0 != " " }
                guard [".", ",", ";", ""].contains(sign) else { return nil }
                source = formula.hasSuffix(sign) ? formula : formula + sign
            default: return nil
            }
        }
        return source
    }

    /// The figures of a paragraph that holds nothing but pictures; nil if it holds text.
    private static func figures(of inlines: [Inline]) -> [Block]? {
        var blocks: [Block] = []
        return collect(inlines, link: nil, into: &blocks) ? blocks : nil
    }

    /// Takes off the pictures that stand before a paragraph's first word: their author floated them
    /// beside the text.
    private static func withoutLeadingPictures(_ inlines: [Inline]) -> ([Block], [Inline]) {
        if case .text(let text)? = inlines.first, !isBlank(text) { return ([], inlines) }
        var blocks: [Block] = []
        var rest = inlines[...]
        while let first = rest.first, rest.count > 1, let pictures = figures(of: [first]) {
            blocks += pictures
            rest.removeFirst()
        }
        if case .text(let text)? = rest.first {
            rest[rest.startIndex] = .text(String(text.drop { $0 == " " }))
        }
        guard !blocks.isEmpty, let first = rest.first, beginsWithWord(first) else {
            return ([], inlines)
        }
        return (blocks, Array(rest))
    }

    private static func beginsWithWord(_ inline: Inline) -> Bool {
        switch inline {
        case .text(let text): text.first.map { $0 != " " } ?? false
        case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
            .noteReference(_, let inner), .isolate(_, _, let inner):
            inner.first.map(beginsWithWord) ?? false
        case .media, .math: true
        case .lineBreak, .anchor, .direction: false
        }
    }

    /// Whether there is nothing but spaces, which may be no-break ones.
    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    }

    private static func collect(
        _ inlines: [Inline], link: String?, into blocks: inout [Block]
    ) -> Bool {
        for inline in inlines {
            switch inline {
            case .lineBreak, .anchor, .direction: continue
            case .abbreviation, .math, .noteReference: return false
            case .text(let text):
                guard isBlank(text) else { return false }
            case .styled(_, let inner), .isolate(_, _, let inner):
                guard collect(inner, link: link, into: &blocks) else { return false }
            case .link(let address, let inner):
                guard collect(inner, link: address, into: &blocks) else { return false }
            case .media(let media): blocks.append(figure(media, link: link))
            }
        }
        return true
    }

    /// A picture leads where the link around it does: to its larger self or to a page.
    private static func figure(_ media: Media, link: String?) -> Block {
        .figure(
            Media(kind: media.kind, text: media.text, address: link ?? media.address), caption: [])
    }
}
