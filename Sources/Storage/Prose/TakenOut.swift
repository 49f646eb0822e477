internal import CGumbo

/// Elements that the guard takes out of a source: what they enclose and what stands for them.
///
/// The parser has rules of its own inside each of them, so that the same bytes may be a tag there
/// or not. None is read as such: a drawing is its title, a formula its source or its letters.
struct TakenOut {
    private let scanner: MarkupScanner
    private let tag: GumboTag
    private var bytes: Bytes { scanner.bytes }
    private var depth = 1
    /// How many elements are open in which HTML may stand without ending the foreign content.
    private var shelter = 0
    private var title: Range<Int>?

    /// The range to take out for the start tag of `range`, with its replacement; nil to leave it.
    ///
    /// `unclosed` remembers elements found to have no end, so that the search is not repeated.
    static func read(
        _ tag: GumboTag, _ range: Range<Int>, _ scanner: MarkupScanner, _ unclosed: inout TagSet
    ) -> (range: Range<Int>, replacement: [UInt8])? {
        switch tag {
        case GUMBO_TAG_FRAMESET, GUMBO_TAG_FRAME, GUMBO_TAG_ISINDEX: return (range, [])
        case GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_SELECT, GUMBO_TAG_TEMPLATE: break
        default: return nil
        }
        let isEmpty =
            tag == GUMBO_TAG_SVG && scanner.bytes.has("/>", at: range.upperBound - 2)
        guard !isEmpty, !unclosed.contains(tag) else { return (range, []) }
        var element = TakenOut(scanner: scanner, tag: tag)
        guard let end = element.findEnd(from: range.upperBound) else {
            unclosed.insert(tag)
            return (range, [])
        }
        return (range.lowerBound..<end, element.replacement(for: range, end: end))
    }

    private init(scanner: MarkupScanner, tag: GumboTag) {
        self.scanner = scanner
        self.tag = tag
    }

    private mutating func findEnd(from start: Int) -> Int? {
        var position = start
        while let open = bytes.index(of: UInt8(ascii: "<"), from: position) {
            if bytes.has("<![cdata[", at: open) {
                position = endOfSection(from: open)
                continue
            }
            let (kind, end) = scanner.markup(at: open)
            position = end
            switch kind {
            case .startTag(let name):
                let inner = bytes.tag(named: name)
                if ends(at: inner) { return open }
                position = noteStart(inner, name, open..<end)
            case .endTag(let name):
                let inner = bytes.tag(named: name)
                if inner == tag { depth -= 1 }
                if depth == 0 { return end }
                if isShelter(inner) { shelter = max(0, shelter - 1) }
            case .comment, .text: break
            }
        }
        return nil
    }

    /// Notes what a start tag within means, and returns where to read on.
    private mutating func noteStart(
        _ inner: GumboTag, _ name: Range<Int>, _ range: Range<Int>
    ) -> Int {
        let end = range.upperBound
        if inner == tag { depth += 1 }
        if isShelter(inner), !bytes.has("/>", at: end - 2) { shelter += 1 }
        if inner == GUMBO_TAG_SCRIPT || inner == GUMBO_TAG_STYLE {
            return scanner.rawTextEnd(of: bytes.slice(name), from: end) ?? end
        }
        if inner == GUMBO_TAG_TITLE, title == nil {
            title = end..<(bytes.index(of: UInt8(ascii: "<"), from: end) ?? bytes.count)
        }
        return end
    }

    /// Whether a start tag ends the element although its end tag is missing.
    private func ends(at inner: GumboTag) -> Bool {
        switch tag {
        case GUMBO_TAG_TEMPLATE: false
        case GUMBO_TAG_SELECT:
            inner == GUMBO_TAG_SELECT || inner == GUMBO_TAG_INPUT || inner == GUMBO_TAG_TEXTAREA
        default: shelter == 0 && Self.breakout.contains(inner)
        }
    }

    private func isShelter(_ inner: GumboTag) -> Bool {
        inner == GUMBO_TAG_FOREIGNOBJECT || inner == GUMBO_TAG_DESC || inner == GUMBO_TAG_MTEXT
            || inner == GUMBO_TAG_ANNOTATION_XML
    }

    private func endOfSection(from start: Int) -> Int {
        var from = start
        while let close = bytes.index(of: UInt8(ascii: "]"), from: from) {
            if bytes.has("]]>", at: close) { return close + 3 }
            from = close + 1
        }
        return bytes.count
    }

    private func replacement(for startTag: Range<Int>, end: Int) -> [UInt8] {
        switch tag {
        case GUMBO_TAG_SVG:
            guard let title, !title.isEmpty else { return [] }
            return Array("<img alt=\"".utf8) + escaped(title) + Array("\">".utf8)
        case GUMBO_TAG_MATH:
            let content = startTag.upperBound..<max(startTag.upperBound, end)
            let (text, isDisplay) = MathSource(scanner).source(startTag: startTag, content: content)
            guard !text.isEmpty else { return [] }
            // What a picture of a formula is to readers, with the formula's source for its text.
            let mark =
                isDisplay ? "<img class=latex data-display=block alt=\"" : "<img class=latex alt=\""
            return Array(mark.utf8) + Self.escaped(text) + Array("\">".utf8)
        default: return []
        }
    }

    /// The bytes of a text so that they are text again wherever they are put.
    private func escaped(_ text: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes.slice(text) {
            switch byte {
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: "\""): result += Array("&quot;".utf8)
            default: result.append(byte)
            }
        }
        return result
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: "\""): result += Array("&quot;".utf8)
            default: result.append(byte)
            }
        }
        return result
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
