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

    /// The blocks being written.
    var flow = Flow()
    /// What text at this place is set in.
    var context = InlineContext()
    /// How many lists, quotes and cells this place is within.
    private(set) var nesting = 0
    /// The footnotes of the page and the places that its own links lead to.
    var landmarks = Landmarks()
    /// The pictures and embeds shown so far, by address.
    var shown: Set<String> = []
    /// The longer texts of the pictures so far.
    var pictureTexts: Set<String> = []
    /// The task that the item under way is, once its box has come.
    var task: Bool?
    /// What kind of place this is.
    var place = Place()
    /// The box of the player whose film or sound was met last: else it holds only buttons.
    var player: Node?
    /// The listing without text that was met last.
    var emptyListing: Node?
    /// Whether the source has marks of TeX formulas.
    var hasTeX = false
    /// How many of them have opened nothing.
    var missedTeX = 0
    private var textNode: Node?
    var languages = LanguageTally()
    private var quoteDepth = 0

    /// Reads HTML.
    static func read(_ bytes: Bytes) -> Document { read(bytes, attributes: .table) }

    /// Reads HTML of which only these attributes reach the parser, or all.
    static func read(_ bytes: Bytes, attributes: ReadAttributes?) -> Document {
        let page = PageShape.start(of: bytes)
        let source = bytes.slice((page ?? 0)..<bytes.count)
        return withTree(
            of: source, attributes: attributes, context: page == nil ? .body : .page
        ) { root, landmarks in
            var reader = HTMLReader()
            reader.hasTeX = TeX.mayOccur(in: source)
            reader.landmarks = landmarks
            reader.languages.wholePage = root.attribute("lang") ?? root.attribute("xml:lang")
            reader.flow.direction = root.blockDirection
            reader.readChildren(of: root)
            let blocks = reader.landmarks.resolved(reader.flow.finished())
            return Document(blocks: blocks, language: reader.languages.language)
        } ?? Document()
    }

    /// Reads what is within an element.
    mutating func readChildren(of node: Node) {
        for index in 0..<node.childCount {
            if let child = node.child(index) { read(child) }
        }
    }

    /// Reads a node of any kind.
    mutating func read(_ node: Node) {
        if let player, node.pointee.parent.map({ Node($0) }) == player, !node.isPlayed { return }
        if let text = node.text {
            textNode = node
            return read(text: text)
        }
        let tag = node.tag
        guard tag != GUMBO_TAG_LAST, !Self.invisible.contains(tag) else { return }
        if landmarks.isAnyMarked, readMarked(node) { return }
        readUnmarked(node)
    }

    /// Reads an element as if nothing referred to it.
    mutating func readUnmarked(_ node: Node) {
        let tag = node.tag
        let outer = context
        defer { context = outer }
        if place.isInFigure, readiesCaption(for: node) { return }
        guard node.hasAttributes else { return read(tag, node, style: nil) }
        let attributes = Attributes(of: node)
        if attributes.isHidden(tag) { return }
        let speech = languages.begin(attributes.language)
        let direction = attributes.direction ?? attributes.style?.direction
        if let direction {
            readDirected(tag, node, attributes, direction)
        } else {
            read(tag, node, attributes)
        }
        languages.end(speech)
    }

    /// Reads an element with what its attributes say, but for its language and direction.
    mutating func read(_ tag: GumboTag, _ node: Node, _ attributes: Attributes) {
        let roles = attributes.roles
        if tag == GUMBO_TAG_SPAN, roles.contains(.captionText), flow.line.holdsOnlyMedia,
            readCaption(node)
        {
            return
        }
        if roles.isEmpty || !read(tag, node, as: roles) {
            read(tag, node, style: attributes.style)
        }
    }

    /// Reads blocks into a list of their own, as an item, quotation or cell has.
    mutating func contained(
        groupsPictures: Bool = true, _ body: (inout HTMLReader) -> Void
    ) -> [Block] {
        var inner = Flow()
        inner.keepsIndent = flow.keepsIndent
        inner.direction = flow.direction
        inner.isRunningText = !place.isJoined && !place.isInItem
        flow.line.handOver(to: &inner.line)
        swap(&inner, &flow)
        nesting += 1
        body(&self)
        nesting -= 1
        let blocks = flow.finished(groupsPictures: groupsPictures)
        swap(&inner, &flow)
        inner.line.handOver(to: &flow.line)
        return blocks
    }

    /// Reads what must become a few lines without blocks: a term, a caption, a cell.
    mutating func joined(_ body: (inout HTMLReader) -> Void) -> [Inline] {
        let outer = place
        place.isJoined = true
        let blocks = contained(groupsPictures: false, body)
        place = outer
        return InlineJoin.inlines(of: blocks)
    }

    /// Reads an element that stands on lines of its own.
    mutating func readBlock(_ node: Node) {
        flow.endParagraph()
        readChildren(of: node)
        flow.endParagraph()
    }

    /// Whether the word at the end of the text being read goes on behind a place to break it.
    var isTextCut: Bool {
        guard let textNode, let parent = textNode.pointee.parent.map({ Node($0) }) else {
            return false
        }
        let next = Int(textNode.pointee.index_within_parent) + 1
        return next < parent.childCount && parent.child(next)?.tag == GUMBO_TAG_WBR
    }

    /// Reads text; in verse a line end of the source is one.
    mutating func read(text: Bytes) {
        languages.count(text)
        if place.keepsLines {
            readLines(of: text)
        } else if hasTeX, !context.styles.contains(.code) {
            readTeX(in: text)
        } else {
            add(text: text)
        }
    }

    private mutating func read(_ tag: GumboTag, _ node: Node, style: StyleAttribute?) {
        if let meaning = Self.inlineStyle(of: tag) {
            if isPower(node, meaning) { return readPower(node, isRaised: meaning == .superscript) }
            context.styles.insert(meaning)
            // A bold one may say it isn't, as that around text pasted from Google Docs does.
            if let style { apply(style, to: tag) }
            return readChildren(of: node)
        }
        if let style {
            apply(style, to: tag)
            if let keepsLines = style.keepsLines, keepsLines != place.keepsLines {
                return read(tag, node, style, keepsLines: keepsLines)
            }
            if style.isBlock, tag == GUMBO_TAG_SPAN { return readBlock(node) }
        }
        read(tag, node)
    }

    /// Whether an element raises or lowers text that follows other such text: the 5 of 2^(2^5).
    private func isPower(_ node: Node, _ style: InlineStyle) -> Bool {
        guard style == .superscript || style == .subscript, node.pointee.index_within_parent > 0
        else { return false }
        return context.styles.contains(.superscript) || context.styles.contains(.subscript)
    }

    /// Reads it between parentheses: a style says nothing of how often it is laid on.
    private mutating func readPower(_ node: Node, isRaised: Bool) {
        flow.line.add(isRaised ? "^(" : "_(", in: context)
        readChildren(of: node)
        flow.line.add(")", in: context)
    }

    /// Reads an element whose style says what its white space means: in a typewriter's face it is
    /// a listing, and else a text of which the paragraphs that have breaks keep them.
    private mutating func read(
        _ tag: GumboTag, _ node: Node, _ style: StyleAttribute, keepsLines: Bool
    ) {
        let isBox = Self.blocks.contains(tag) && !place.isJoined
        if keepsLines, isBox, style.isMonospace { return flow.append(code: CodeText.read(node)) }
        let outer = place
        place.keepsLines = keepsLines
        if keepsLines, isBox {
            readLines(of: node)
        } else {
            read(tag, node)
        }
        place = outer
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
        case GUMBO_TAG_FIGCAPTION:
            if !readCaption(node) { readBlock(node) }
        case GUMBO_TAG_ADDRESS: readAddress(node)
        case GUMBO_TAG_DETAILS: readDetails(node)
        case GUMBO_TAG_HEAD:
            // Where the parser puts a script that a post begins with.
            for child in node.children where child.tag == GUMBO_TAG_SCRIPT { read(child) }
        case GUMBO_TAG_SUMMARY:
            context.styles.insert(.strong)
            readBlock(node)
        case let tag where Self.blocks.contains(tag):
            if !readCaptioned(node) { readBlock(node) }
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
        case GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM: readAbbreviation(node)
        case GUMBO_TAG_BDI where node.attribute("dir") == nil:
            isolate(.firstStrong)
            readChildren(of: node)
        case GUMBO_TAG_WBR: flow.line.add("\u{200B}", in: context)
        case GUMBO_TAG_INPUT: readInput(node)
        case GUMBO_TAG_BUTTON:
            if node.holds(.link) { readChildren(of: node) }
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
        if Self.isControl(node) { return }
        if let href = node.attribute("href") {
            let place = landmarks.isAnyMarked ? landmarks.mark(of: node)?.place : nil
            let address = place.map { "#" + $0 } ?? Address.clean(href)
            // In a gallery what a picture is linked to is its own page.
            let isOfPicture =
                self.place.isInGallery && !Address.isImage(address) && node.holds(.picture)
            if !address.isEmpty, !Address.isScript(address), !Address.isData(address),
                !Address.isOwn(address), !isOfPicture
            {
                context.link = flow.line.number(for: .link(address: address))
            }
        }
        readChildren(of: node)
    }

    /// Whether a link only works the page it is on: a button, a way past what comes next.
    private static func isControl(_ link: Node) -> Bool {
        guard let href = link.attribute("href"), href.count > 1, href[0] == UInt8(ascii: "#"),
            let text = link.shortText(limit: 64)?.onOneLine.lowercased()
        else { return false }
        return link.attribute("role")?.equals("button") == true || text.hasPrefix("skip to ")
            || href.has("#story-continues-", at: 0) || href.equals("#whats-next")
    }

    /// Sets the text that follows as an element's `style` says.
    mutating func apply(_ style: StyleAttribute, to tag: GumboTag) {
        context.styles.subtract(style.removed)
        context.styles.formUnion(style.added)
        let isInLink = context.link > 0 || tag == GUMBO_TAG_A
        if style.isUnderlined, !isInLink { context.styles.insert(.inserted) }
        // Some set whole posts in a typewriter's face; that makes no program of them.
        if style.isMonospace, !Self.blocks.contains(tag) { context.styles.insert(.code) }
    }
}
