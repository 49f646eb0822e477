import Prose

/// Turns a page's parts into its text and leaves.
struct BlockFlattening {
    /// Nesting beyond this is flattened: no reader follows it, and the machine's stack is bounded.
    private static let maximumDepth = 100
    /// Characters up to which a heading has a rule: authors also set whole paragraphs in a heading's
    /// size.
    private static let longestHeading = 120

    var text = PageText()
    var leaves: [Leaf] = []
    var tables: [TableCells] = []

    let ornaments: Ornaments
    let options: TypesetOptions
    var indents: Indentation
    /// Style of all text of the part under way.
    var style: RunStyle = []
    var inlines = InlineFlattening()
    /// Blank lines above the next leaf.
    var gap = 0
    /// How the lines of the next leaf stand in their room.
    var setting = Leaf.Setting()
    /// Cells kept free before the other lines of the next block than its first.
    var hang = 0
    /// Cells kept free at the right of all blocks under way.
    var end = 0
    /// The number of the block under way.
    var block = 0
    var listDepth = 0
    private var depth = 0
    private var isHeadingStyled = true
    /// Whether the part has had a heading, or a kicker.
    private var hasHeading = false
    /// Whether a kicker stands right above.
    private var isBelowKicker = false
    private var ranks = HeadingRanks()

    init(options: TypesetOptions) {
        self.options = options
        ornaments = Ornaments(isUnicode: options.usesUnicodeOrnaments)
        indents = Indentation(pageWidth: options.width)
        text.bidiOrder = options.bidiOrder
        text.arabicForms = options.arabicForms
        text.keepsEmojiSequences = options.keepsEmojiSequences
    }

    /// Adds a part.
    mutating func add(_ part: PagePart) {
        style = []
        isHeadingStyled = true
        (hasHeading, isBelowKicker) = (false, false)
        ranks = HeadingRanks(of: part.blocks)
        inlines.reset()
        gap = leaves.isEmpty ? 0 : 1
        switch part.role {
        case .title:
            style = .title
            isHeadingStyled = false
        case .byline:
            style = .quiet
            gap = 0
        case .body, .commentsHeading:
            break
        case .commentHead(_, let isByBlogAuthor):
            style = .quiet
            inlines.strongRemoves = .quiet
            if isByBlogAuthor { inlines.strongStyle = [.strong, .blogAuthor] }
        case .comment:
            gap = 0
        case .next:
            style = .quiet
        }
        if leaves.isEmpty { gap = 0 }
        let level = enterComment(part.role)
        addBlocks(part.blocks, spacing: 1)
        indents.leave(level)
    }

    private mutating func enterComment(_ role: PagePart.Role) -> Indentation.Level {
        switch role {
        case .commentHead(let depth, _):
            indents.enterComment(depth: depth, mark: ornaments.deeper)
        case .comment(let depth): indents.enterComment(depth: depth, mark: nil)
        default: indents.enterComment(depth: 0, mark: nil)
        }
    }

    // MARK: Blocks

    /// What a block wants of the one below it.
    private enum Follower {
        /// A blank line.
        case apart
        /// A paragraph, which is followed by others as the options ask.
        case paragraph
    }

    /// Adds blocks with `spacing` blank lines between them; those above the first are set already.
    mutating func addBlocks(_ blocks: [Block], spacing: Int) {
        depth += 1
        defer { depth -= 1 }
        let blocks = depth > Self.maximumDepth ? Self.flattened(blocks) : blocks
        var previous: Follower?
        for (index, block) in blocks.enumerated() {
            let count = leaves.count
            setting = Leaf.Setting(rest: hang)
            hang = 0
            if let previous {
                gap = spacing
                switch block {
                case .heading: gap = isBelowKicker ? 0 : 1
                case .paragraph where previous == .paragraph && indentsParagraphs:
                    gap = 0
                    setting.first = 2
                default: break
                }
            }
            if let kicker = kicker(block, before: blocks[(index + 1)...]) {
                self.block += 1
                addText(kicker, style: style.union(.strong))
                (hasHeading, isBelowKicker) = (true, true)
            } else {
                add(block)
            }
            if leaves.count > count { previous = follower(of: block) }
        }
        setting = Leaf.Setting()
    }

    /// The words of a kicker: of a part's first heading, where a higher one follows it at once.
    private func kicker(_ block: Block, before rest: ArraySlice<Block>) -> [Inline]? {
        guard isHeadingStyled, !hasHeading, case .heading(let level, let content) = block,
            case .heading(let next, _)? = rest.first, next < level
        else { return nil }
        return content
    }

    /// Whether paragraphs are told apart by their first lines: where there is room for it.
    private var indentsParagraphs: Bool {
        options.paragraphStart == .indent && options.width - indents.width - end >= 16
    }

    private func follower(of block: Block) -> Follower {
        switch block {
        case .paragraph: .paragraph
        default: .apart
        }
    }

    private mutating func add(_ block: Block) {
        self.block += 1
        switch block {
        case .paragraph(let content):
            let count = leaves.count
            if SceneBreak.isTyped(content) { setting = Leaf.Setting(isCentred: true) }
            addParagraph(content)
            // What is quiet is a byline, not prose.
            for leaf in count..<leaves.count {
                leaves[leaf].setting.isProse = !style.contains(.quiet)
            }
        case .heading(let level, let content): addHeading(level, content)
        case .list(let list): addList(list)
        case .definitions(let definitions): addDefinitions(definitions)
        case .quote(let blocks) where Self.isIndent(blocks):
            let level = indents.enter(.blank, width: 2)
            addBlocks(blocks, spacing: 1)
            indents.leave(level)
        case .quote(let blocks):
            let outer = style
            style.insert(.quote)
            let level = indents.enter(.bar, width: 2)
            addBlocks(blocks, spacing: 1)
            indents.leave(level)
            style = outer
        case .pullQuote(let blocks): addPullQuote(blocks)
        case .verse(let content): addVerse(content)
        case .details(let summary, let blocks):
            let level = indents.enter(.marker(ornaments.open), width: 2)
            let count = leaves.count
            addText(summary, style: style.union(.strong))
            if leaves.count > count { gap = 0 }
            addBlocks(blocks, spacing: 1)
            indents.leave(level)
        case .notes(let notes): addNotes(notes)
        case .math(let source):
            addPreformatted(Formula.shown(source, isDisplayed: true), style: .math)
        case .code(let code, _): addPreformatted(code, style: .code)
        case .gallery(let figures): addGallery(figures)
        case .rule: addLeaf(.rule(.section), from: text.bytes.count)
        case .table(let table): addTable(table)
        case .figure(let media, let caption): addFigure(media, caption)
        }
    }

    /// Whether what a page marks as a quotation is only set in: it holds tables, lists or pictures
    /// and no words but a table's title.
    private static func isIndent(_ blocks: [Block]) -> Bool {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .table, .list, .figure, .gallery: continue
            case .paragraph(let title):
                guard index + 1 < blocks.count, case .table = blocks[index + 1],
                    Inline.plainText(of: title, limit: longestTitle + 1).count <= longestTitle
                else { return false }
            default: return false
            }
        }
        return true
    }

    /// Characters up to which a paragraph above a table may be its title.
    private static let longestTitle = 80

    /// Adds a picture or embed, its caption right under it.
    mutating func addFigure(_ media: Media, _ caption: [Inline]) {
        let start = text.bytes.count
        inlines.add(media, style: style, to: &text)
        addLeaf(.text, from: start)
        gap = 0
        addText(caption, style: style.union(.quiet))
    }

    mutating func addText(_ content: [Inline], style: RunStyle) {
        let start = text.bytes.count
        inlines.add(content, style: style, to: &text)
        addLeaf(.text, from: start)
    }

    private mutating func addHeading(_ level: Int, _ content: [Inline]) {
        (hasHeading, isBelowKicker) = (true, false)
        let explains = inlines.explainsAbbreviations
        inlines.explainsAbbreviations = false
        defer { inlines.explainsAbbreviations = explains }
        let start = text.bytes.count
        let rank = ranks.rank(ofLevel: level)
        inlines.add(content, style: style.union(headingStyle(rank: rank)), to: &text)
        let rules: [Leaf.Rule] = [.heavy, .light, .dotted]
        let length = text.bytes[start...].count { $0 & 0xC0 != 0x80 }
        guard isHeadingStyled, length <= Self.longestHeading else {
            return addLeaf(.text, from: start)
        }
        guard !rules.indices.contains(rank - 1) else {
            return addLeaf(.heading(rules[rank - 1]), from: start)
        }
        let words = String(decoding: text.bytes[start...], as: UTF8.self)
        guard let sign = ornaments.heading(rank: rank), Glyphs.width(of: words) > 0 else {
            return addLeaf(.text, from: start)
        }
        let outer = indents.enter(.marker(sign), width: 3)
        addLeaf(.text, from: start)
        indents.leave(outer)
    }

    private func headingStyle(rank: Int) -> RunStyle {
        guard isHeadingStyled else { return [] }
        return switch rank {
        case ...2: .heading
        case 3: .subheading
        case 4: [.minorHeading, .strong]
        case 5: .minorHeading
        default: [.minorHeading, .quiet]
        }
    }

    private mutating func addPreformatted(_ source: String, style: RunStyle) {
        let level = indents.enter(.blank, width: 2)
        let start = text.bytes.count
        let style = self.style.union(style).union(.preformatted)
        text.append(preformatted: source, style: style)
        addLeaf(.code, from: start)
        indents.leave(level)
    }

    /// Sets a pull quote in from both sides, between rules: it is no part of what runs past it.
    private mutating func addPullQuote(_ blocks: [Block]) {
        let outer = (style, end, gap)
        style.insert(.pullQuote)
        let level = indents.enter(.blank, width: options.width < 40 ? 2 : 4)
        if options.width - indents.width - end >= 40 { end += 4 }
        let count = leaves.count
        addLeaf(.rule(.light), from: text.bytes.count)
        gap = 0
        addBlocks(blocks, spacing: 1)
        if leaves.count == count + 1 {
            leaves.removeLast()
            gap = outer.2
        } else {
            gap = 0
            addLeaf(.rule(.light), from: text.bytes.count)
        }
        indents.leave(level)
        (style, end) = (outer.0, outer.1)
    }

    /// The blocks with all containers taken away, without recursion.
    private static func flattened(_ blocks: [Block]) -> [Block] {
        var pending = Array(blocks.reversed())
        var result: [Block] = []
        while let block = pending.popLast() {
            switch block {
            case .quote(let blocks), .pullQuote(let blocks): pending += blocks.reversed()
            case .details(let summary, let blocks):
                pending += blocks.reversed()
                pending.append(.paragraph(summary))
            case .notes(let notes): pending += notes.flatMap(\.blocks).reversed()
            case .list(let list): pending += list.items.flatMap(\.blocks).reversed()
            case .definitions(let definitions):
                for definition in definitions.reversed() {
                    pending += definition.blocks.reversed()
                    pending.append(.paragraph(definition.term))
                }
            default: result.append(block)
            }
        }
        return result
    }
}
