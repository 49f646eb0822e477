internal import CGumbo

/// A node of the parser's tree.
typealias Node = UnsafePointer<GumboNode>

/// Walks the parser's tree once and writes a document of it.
///
/// The walk recurses, as do those who read the document: the guard bounds the depth of the tree,
/// ``maximumNesting`` that of the document.
struct HTMLReader {
    /// How many lists, quotes and cells may be within each other; deeper ones are flow.
    static let maximumNesting = 40

    /// How deep a tree is walked; one that the guard has bounded is never that deep.
    private static let maximumDepth = 600

    /// The blocks being written.
    var flow = Flow()
    /// What text at this place is set in.
    var context = InlineContext()
    /// How many blocks are open that hold blocks.
    private(set) var nesting = 0
    /// The pictures and embeds shown so far, by address.
    var shown: Set<String> = []
    /// Whether this place is within a `noscript`.
    var isInNoscript = false
    /// Whether this place is within an item of a list.
    var isInItem = false
    private var linkCount = 0
    private var quoteDepth = 0

    /// Reads HTML.
    static func read(_ bytes: Bytes) -> Document {
        let harmless = MarkupGuard.harmless(bytes)
        let document = harmless?.withUnsafeBufferPointer(parse) ?? parse(bytes)
        return document ?? parse(withoutTags: bytes)
    }

    /// Nil if the guard was outwitted and the tree is too deep to walk.
    private static func parse(_ bytes: Bytes) -> Document? {
        let blocks = Gumbo.parse(bytes) { root -> [Block]? in
            guard !root.isDeeper(than: maximumDepth) else { return nil }
            var reader = HTMLReader()
            reader.readChildren(of: root)
            reader.flow.endParagraph()
            return reader.flow.blocks
        }
        guard let blocks else { return Document() }
        return blocks.map { Document(blocks: $0) }
    }

    private static func parse(withoutTags bytes: Bytes) -> Document {
        var limits = MarkupGuard.Limits()
        limits.elements = -1
        let text = MarkupGuard.harmless(bytes, limits: limits)
        return text?.withUnsafeBufferPointer(parse) ?? Document()
    }

    /// Reads what is within an element.
    mutating func readChildren(of node: Node) {
        for index in 0..<node.childCount {
            if let child = node.child(index) { read(child) }
        }
    }

    /// Reads a node of any kind.
    mutating func read(_ node: Node) {
        if let text = node.text { return flow.line.add(text, in: context) }
        let tag = node.tag
        guard tag != GUMBO_TAG_LAST, !Self.invisible.contains(tag) else { return }
        let outer = context
        defer { context = outer }
        let style = node.hasAttributes ? node.style : nil
        if node.hasAttributes, node.isHidden(style: style) { return }
        if let meaning = Self.inlineStyle(of: tag) {
            context.styles.insert(meaning)
            // A bold one may say it isn't, as that around text pasted from Google Docs does.
            if let style { apply(style, to: tag) }
            return readChildren(of: node)
        }
        if let style {
            apply(style, to: tag)
            if style.isBlock, tag == GUMBO_TAG_SPAN { return readBlock(node) }
        }
        read(tag, node)
    }

    /// Reads blocks into a list of their own, as an item, quotation or cell has.
    mutating func contained(_ body: (inout HTMLReader) -> Void) -> [Block] {
        var inner = Flow()
        swap(&inner, &flow)
        nesting += 1
        body(&self)
        nesting -= 1
        flow.endParagraph()
        swap(&inner, &flow)
        return inner.blocks
    }

    /// Reads an element that stands on lines of its own.
    mutating func readBlock(_ node: Node) {
        flow.endParagraph()
        readChildren(of: node)
        flow.endParagraph()
    }

    private mutating func read(_ tag: GumboTag, _ node: Node) {
        switch tag {
        case GUMBO_TAG_BR: flow.line.breakLine(in: context)
        case GUMBO_TAG_A: readLink(node)
        case GUMBO_TAG_IMG, GUMBO_TAG_IFRAME, GUMBO_TAG_EMBED, GUMBO_TAG_OBJECT, GUMBO_TAG_VIDEO,
            GUMBO_TAG_AUDIO, GUMBO_TAG_SCRIPT:
            readMedia(tag, node)
        case let tag where Tags.headings.contains(tag): readHeading(tag, node)
        case GUMBO_TAG_UL, GUMBO_TAG_MENU, GUMBO_TAG_DIR: readList(node, isOrdered: false)
        case GUMBO_TAG_OL: readList(node, isOrdered: true)
        case GUMBO_TAG_LI: readStrayItem(node)
        case GUMBO_TAG_DL: readDefinitions(node)
        case GUMBO_TAG_BLOCKQUOTE: readQuote(node)
        case GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_TEXTAREA,
            GUMBO_TAG_PLAINTEXT:
            flow.append(code: CodeText.read(node))
        case GUMBO_TAG_HR: flow.appendRule()
        case GUMBO_TAG_TABLE: readTable(node)
        case GUMBO_TAG_FIGURE: readFigure(node)
        case GUMBO_TAG_DIV where node.hasClass("wp-caption"): readFigure(node)
        case GUMBO_TAG_HEAD:
            // Where the parser puts a script that a post begins with.
            for child in node.children where child.tag == GUMBO_TAG_SCRIPT { read(child) }
        case GUMBO_TAG_SUMMARY:
            context.styles.insert(.strong)
            readBlock(node)
        case let tag where Self.blocks.contains(tag): readBlock(node)
        default: readInline(tag, node)
        }
    }

    private mutating func readInline(_ tag: GumboTag, _ node: Node) {
        switch tag {
        case GUMBO_TAG_Q:
            flow.line.add(quoteDepth % 2 == 0 ? "“" : "‘", in: context)
            quoteDepth += 1
            readChildren(of: node)
            quoteDepth -= 1
            flow.line.add(quoteDepth % 2 == 0 ? "”" : "’", in: context)
        case GUMBO_TAG_RT, GUMBO_TAG_RTC:
            flow.line.add("(", in: context)
            readChildren(of: node)
            flow.line.add(")", in: context)
        case GUMBO_TAG_WBR: flow.line.add("\u{200B}", in: context)
        case GUMBO_TAG_INPUT: readInput(node)
        case GUMBO_TAG_BUTTON:
            if node.contains([GUMBO_TAG_A]) { readChildren(of: node) }
        case GUMBO_TAG_NOSCRIPT: readNoscript(node)
        case GUMBO_TAG_FONT:
            if let faces = node.attribute("face"), StyleAttribute.isMonospace(faces: faces) {
                context.styles.insert(.code)
            }
            readChildren(of: node)
        default: readChildren(of: node)
        }
    }

    private mutating func readLink(_ node: Node) {
        if let href = node.attribute("href") {
            let address = Address.clean(href)
            if !address.isEmpty, !Address.isScript(address), !Address.isData(address) {
                linkCount += 1
                context.link = InlineContext.Link(serial: linkCount, address: address)
            }
        }
        readChildren(of: node)
    }

    private mutating func readHeading(_ tag: GumboTag, _ node: Node) {
        let blocks = contained { $0.readChildren(of: node) }
        flow.append(heading: blocks, level: Int(tag.rawValue - GUMBO_TAG_H1.rawValue) + 1)
    }

    private mutating func readQuote(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        let blocks = contained { $0.readChildren(of: node) }
        flow.endParagraph()
        if !blocks.isEmpty { flow.append(.quote(blocks)) }
    }

    /// A box to tick is part of the text in a list of things to do.
    private mutating func readInput(_ node: Node) {
        guard isInItem, let type = node.attribute("type"), type.equals("checkbox") else { return }
        flow.line.add(node.attribute("checked") == nil ? "[ ] " : "[x] ", in: context)
    }

    /// Sets the text that follows as an element's `style` says.
    mutating func apply(_ style: StyleAttribute, to tag: GumboTag) {
        context.styles.subtract(style.removed)
        context.styles.formUnion(style.added)
        let isInLink = context.link != nil || tag == GUMBO_TAG_A
        if style.isUnderlined, !isInLink { context.styles.insert(.inserted) }
        // Some set whole posts in a typewriter's face; that makes no program of them.
        if style.isMonospace, !Self.blocks.contains(tag) { context.styles.insert(.code) }
    }
}
