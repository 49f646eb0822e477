internal import CGumbo

/// Follows the content of an element that is taken out, to where the parser would see it end.
///
/// A drawing or formula may end without its end tag: at a tag of HTML that cannot stand in it, or at
/// the end tag of an element around it. Within it some elements hold HTML again, whose tags are not
/// its own.
///
/// Source: WHATWG HTML, 13.2.6 Tree construction, and 13.2.6.5 The rules for parsing tokens in
/// foreign content.
struct TakenOutContent {
    /// An element open within it, itself the first.
    private struct Element {
        enum Kind {
            /// One of HTML.
            case html
            /// One of SVG or MathML.
            case foreign
            /// One of these whose content is HTML.
            case shelter
        }

        var kind: Kind
        var isSVG: Bool
        var tag: GumboTag
        /// Stands for its name in any case.
        var name: UInt64
    }

    /// How many elements are followed at most; deeper ones are not told from their parents.
    private static let maximumDepth = 256

    private let tag: GumboTag
    private let scanner: MarkupScanner
    private let outside: OpenElements
    private var bytes: Bytes { scanner.bytes }
    private var elements: [Element]
    /// The text of a drawing's first title.
    private(set) var title: Range<Int>?

    /// Makes one for the content of `tag`, which stands in the elements that `outside` has open.
    init(of tag: GumboTag, scanner: MarkupScanner, outside: OpenElements) {
        self.tag = tag
        self.scanner = scanner
        self.outside = outside
        let isForeign = tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH
        let name: StaticString = tag == GUMBO_TAG_SVG ? "svg" : isForeign ? "math" : "template"
        elements = [
            Element(
                kind: isForeign ? .foreign : .html, isSVG: tag == GUMBO_TAG_SVG, tag: tag,
                name: Self.key(Bytes(name)))
        ]
    }

    /// Where the element ends whose content begins at `start`: after its end tag, before what else
    /// ends it, or at the end of the source.
    mutating func findEnd(from start: Int) -> Int {
        var position = start
        while let open = bytes.index(of: UInt8(ascii: "<"), from: position) {
            if bytes.has("<![cdata[", at: open), elements.last?.kind == .foreign {
                position = endOfSection(from: open)
                continue
            }
            let (kind, end) = scanner.markup(at: open)
            position = end
            switch kind {
            case .startTag(let name):
                let inner = bytes.tag(named: name)
                if tag == GUMBO_TAG_SELECT {
                    if inner == GUMBO_TAG_SELECT { return end }
                    if endsSelect(inner) { return open }
                } else if ends(at: inner, name, open..<end) {
                    return open
                }
                guard let next = skipStart(of: inner, name, open..<end) else { return bytes.count }
                position = next
            case .endTag(let name):
                let inner = bytes.tag(named: name)
                if isEndedOutside(by: inner, name) { return open }
                if elements.isEmpty { return end }
            case .comment, .text: break
            }
        }
        return bytes.count
    }

    // MARK: Start tags

    /// Whether a start tag ends a list to choose from.
    private func endsSelect(_ inner: GumboTag) -> Bool {
        inner == GUMBO_TAG_INPUT || inner == GUMBO_TAG_TEXTAREA || inner == GUMBO_TAG_KEYGEN
            || endsWithTablePart(inner)
    }

    /// Whether a start tag is one of the table that this stands in.
    private func endsWithTablePart(_ inner: GumboTag) -> Bool {
        if inner == GUMBO_TAG_TABLE { return outside.isBetweenCells }
        return Tags.tableParts.contains(inner) && outside.hasTable
            && !elements.contains { $0.kind == .html && $0.tag == GUMBO_TAG_TABLE }
    }

    /// Whether a start tag ends the element; closes what it ends within it.
    private mutating func ends(at inner: GumboTag, _ name: Range<Int>, _ range: Range<Int>) -> Bool
    {
        guard tag != GUMBO_TAG_TEMPLATE || elements.count > 1 else { return false }
        if elements.last?.kind == .foreign,
            Self.breakout.contains(inner) || isStyledFont(inner, range)
        {
            while elements.last?.kind == .foreign { elements.removeLast() }
        }
        guard let last = elements.last else { return true }
        return tag != GUMBO_TAG_TEMPLATE && last.kind != .foreign && endsWithTablePart(inner)
    }

    private func isStyledFont(_ inner: GumboTag, _ range: Range<Int>) -> Bool {
        inner == GUMBO_TAG_FONT
            && ["color", "face", "size"].contains { value(of: $0, in: range) != nil }
    }

    /// Opens an element of the content, and returns where what follows it begins; nil for the end
    /// of the source.
    private mutating func skipStart(
        of inner: GumboTag, _ name: Range<Int>, _ range: Range<Int>
    ) -> Int? {
        let end = range.upperBound
        let isClosed = bytes.has("/>", at: end - 2)
        guard let last = elements.last else { return end }
        if last.kind == .foreign || inner == GUMBO_TAG_SVG || inner == GUMBO_TAG_MATH {
            if inner == GUMBO_TAG_TITLE, title == nil {
                title = end..<(bytes.index(of: UInt8(ascii: "<"), from: end) ?? bytes.count)
            }
            guard !isClosed, tag != GUMBO_TAG_SELECT else { return end }
            let isSVG =
                last.kind == .foreign && last.tag != GUMBO_TAG_ANNOTATION_XML
                ? last.isSVG : inner == GUMBO_TAG_SVG
            let holdsHTML = isShelter(inner, name, range, isSVG: isSVG)
            push(holdsHTML ? .shelter : .foreign, isSVG: isSVG, inner, name)
            return end
        }
        if inner == GUMBO_TAG_PLAINTEXT { return tag == GUMBO_TAG_SELECT ? end : nil }
        if Tags.rawText.contains(inner) {
            return scanner.rawTextEnd(of: bytes.slice(name), from: end)
        }
        if !Tags.void.contains(inner), tag != GUMBO_TAG_SELECT {
            closeParagraph(before: inner)
            push(.html, isSVG: false, inner, name)
        }
        return end
    }

    /// Closes the paragraph that a block of HTML ends.
    private mutating func closeParagraph(before inner: GumboTag) {
        guard
            Tags.blocks.contains(inner) || Tags.headings.contains(inner) || inner == GUMBO_TAG_P
                || inner == GUMBO_TAG_TABLE
        else { return }
        for index in elements.indices.reversed() {
            guard elements[index].kind == .html, !Tags.scope.contains(elements[index].tag) else {
                return
            }
            if elements[index].tag == GUMBO_TAG_P { return elements.removeSubrange(index...) }
        }
    }

    private mutating func push(
        _ kind: Element.Kind, isSVG: Bool, _ inner: GumboTag, _ name: Range<Int>
    ) {
        guard elements.count < Self.maximumDepth else { return }
        elements.append(
            Element(kind: kind, isSVG: isSVG, tag: inner, name: Self.key(bytes.slice(name))))
    }

    /// Whether HTML stands in an element of SVG or MathML.
    private func isShelter(
        _ inner: GumboTag, _ name: Range<Int>, _ range: Range<Int>, isSVG: Bool
    ) -> Bool {
        if isSVG {
            return inner == GUMBO_TAG_FOREIGNOBJECT || inner == GUMBO_TAG_DESC
                || inner == GUMBO_TAG_TITLE
        }
        if inner == GUMBO_TAG_ANNOTATION_XML, let encoding = value(of: "encoding", in: range) {
            return encoding.equals("text/html") || encoding.equals("application/xhtml+xml")
        }
        return inner == GUMBO_TAG_MI || inner == GUMBO_TAG_MO || inner == GUMBO_TAG_MN
            || inner == GUMBO_TAG_MS || inner == GUMBO_TAG_MTEXT
    }

    /// The value of a start tag's attribute.
    private func value(of wanted: StaticString, in startTag: Range<Int>) -> Bytes? {
        let name = scanner.nameRange(from: startTag.lowerBound + 1)
        var attributes = AttributeScanner(bytes: bytes, position: name.upperBound)
        while attributes.position < startTag.upperBound, let attribute = attributes.next() {
            if bytes.slice(attribute.name).equals(wanted) { return bytes.slice(attribute.value) }
        }
        return nil
    }

    // MARK: End tags

    /// Closes what an end tag closes here; true if it closes something outside instead.
    private mutating func isEndedOutside(by inner: GumboTag, _ name: Range<Int>) -> Bool {
        if tag == GUMBO_TAG_SELECT {
            if inner == tag { elements = [] }
            return Tags.tableParts.contains(inner) || inner == GUMBO_TAG_TABLE
                ? outside.isClosed(by: inner) : false
        }
        if inner == GUMBO_TAG_TEMPLATE,
            let index = elements.lastIndex(where: { $0.kind == .html && $0.tag == inner })
        {
            elements.removeSubrange(index...)
            return false
        }
        let key = Self.key(bytes.slice(name))
        var index = elements.count - 1
        if elements[index].kind != .html {
            // Up through what isn't HTML an end tag closes anything of its name.
            if inner == GUMBO_TAG_P || inner == GUMBO_TAG_BR, elements[index].kind == .foreign {
                while elements.last?.kind == .foreign { elements.removeLast() }
                return elements.isEmpty
            }
            while index >= 0, elements[index].kind != .html {
                if elements[index].name == key {
                    elements.removeSubrange(index...)
                    return false
                }
                index -= 1
            }
        }
        return isEndedOutside(asHTMLBy: inner, key)
    }

    private mutating func isEndedOutside(asHTMLBy inner: GumboTag, _ key: UInt64) -> Bool {
        for index in elements.indices.reversed() {
            let element = elements[index]
            if element.kind == .html {
                if element.name == key, index > 0 || tag != GUMBO_TAG_TEMPLATE {
                    elements.removeSubrange(index...)
                    return false
                }
                guard index > 0 || tag != GUMBO_TAG_TEMPLATE else { return false }
            } else if element.kind == .shelter {
                let isOfTable = Tags.tableParts.contains(inner) || inner == GUMBO_TAG_TABLE
                return isOfTable && tag != GUMBO_TAG_TEMPLATE && outside.isClosed(by: inner)
                    && !elements.contains { $0.kind == .html && $0.tag == GUMBO_TAG_TABLE }
            }
        }
        return outside.isClosed(by: inner)
    }

    private func endOfSection(from start: Int) -> Int {
        var from = start
        while let close = bytes.index(of: UInt8(ascii: "]"), from: from) {
            if bytes.has("]]>", at: close) { return close + 3 }
            from = close + 1
        }
        return bytes.count
    }

    /// A number for a name in any case (FNV-1a).
    private static func key(_ name: Bytes) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.lowercased)) &* 0x100_0000_01B3 }
    }

    /// Source: WHATWG HTML, 13.2.6.5 The rules for parsing tokens in foreign content.
    private static let breakout: TagSet = Tags.headings.union([
        GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_BR,
        GUMBO_TAG_CENTER, GUMBO_TAG_CODE, GUMBO_TAG_DD, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_DT,
        GUMBO_TAG_EM, GUMBO_TAG_EMBED, GUMBO_TAG_HEAD, GUMBO_TAG_HR, GUMBO_TAG_I, GUMBO_TAG_IMG,
        GUMBO_TAG_LI, GUMBO_TAG_LISTING, GUMBO_TAG_MENU, GUMBO_TAG_META, GUMBO_TAG_NOBR,
        GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE, GUMBO_TAG_RUBY, GUMBO_TAG_S, GUMBO_TAG_SMALL,
        GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,
        GUMBO_TAG_TABLE, GUMBO_TAG_TT, GUMBO_TAG_U, GUMBO_TAG_UL, GUMBO_TAG_VAR,
    ])
}
