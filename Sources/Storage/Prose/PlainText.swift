internal import CGumbo

/// Makes one line of text from a title or caption that may hold mark-up.
///
/// Whether a title is HTML is nowhere written, so what is more likely text stays text: an unknown
/// or unfinished tag (`Vec<T>`, `a < b`), one that a title is rather about than in need of
/// (`<iframe>` without an address), a reference without its semicolon (`AT&T`). A reference
/// escaped twice (`&amp;#8217;`), which many exports have, is resolved twice, save for those that
/// a title about HTML would write on purpose (`&amp;lt;`, `&amp;nbsp;`).
struct PlainTextReader {
    private var line: [UInt8] = []
    private var spaceIsDue = false
    private var hasSeenAllTags = false
    private var hasTakenOutEmbed = false

    /// The line so far.
    var text: String { String(decoding: line, as: UTF8.self) }

    /// Reads the whole source.
    mutating func read(_ bytes: Bytes) {
        line.reserveCapacity(bytes.count)
        let scanner = MarkupScanner(bytes: bytes)
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): position = read(markupAt: position, scanner)
            case UInt8(ascii: "&"): position = read(referenceAt: position, bytes)
            case let byte where byte < 0x80:
                append(UInt32(byte), bytes.slice(position..<position + 1))
                position += 1
            default:
                let scalar = bytes.scalar(at: position)
                append(scalar.value, bytes.slice(position..<position + scalar.length))
                position += scalar.length
            }
        }
        trimEnd()
    }

    private mutating func read(markupAt start: Int, _ scanner: MarkupScanner) -> Int {
        let bytes = scanner.bytes
        let isEnd = bytes.has("</", at: start)
        let name = Self.nameRange(in: bytes, from: start + (isEnd ? 2 : 1))
        let tag = bytes.tag(named: name)
        let isLine = Self.lineTags.contains(tag)
        let isEmbed =
            Self.embedTags.contains(tag)
            && (isEnd ? hasTakenOutEmbed : Self.hasAttribute(bytes, from: name.upperBound))
        guard !hasSeenAllTags,
            isLine || isEmbed || Self.styleTags.contains(tag) || bytes.has("<!--", at: start)
        else { return append(signAt: start, bytes) }
        let end = scanner.markup(at: start).end
        guard bytes[end - 1] == UInt8(ascii: ">") else {
            // Looking for the end of each tag that has none would take quadratic time.
            hasSeenAllTags = true
            return append(signAt: start, bytes)
        }
        if isLine { spaceIsDue = true }
        if isEmbed { hasTakenOutEmbed = true }
        guard tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE, !isEnd else { return end }
        return scanner.rawTextEnd(of: bytes.slice(name), from: end) ?? bytes.count
    }

    /// The name of a tag if it is short enough to be known and ends as names do, else nothing.
    private static func nameRange(in bytes: Bytes, from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, end - start <= 16, bytes[end].isLetter || bytes[end].isDigit {
            end += 1
        }
        guard end < bytes.count, bytes[end].isSpace || "/>".utf8.contains(bytes[end]) else {
            return start..<start
        }
        return start..<end
    }

    /// Whether an attribute with a value follows the name of a tag.
    private static func hasAttribute(_ bytes: Bytes, from start: Int) -> Bool {
        let rest = bytes[start...].prefix(64).drop(while: \.isSpace)
        let name = rest.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
        return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: "=")
    }

    /// Appends a `<` or `&` that is text.
    private mutating func append(signAt position: Int, _ bytes: Bytes) -> Int {
        append(UInt32(bytes[position]), bytes.slice(position..<position + 1))
        return position + 1
    }

    private mutating func read(referenceAt start: Int, _ bytes: Bytes) -> Int {
        guard let first = CharacterReference.read(bytes, at: start) else {
            return append(signAt: start, bytes)
        }
        if case .name(let name) = first.reference, bytes.slice(name).equals("amp"),
            // The semicolon stands where the ampersand of the inner reference would.
            let second = CharacterReference.read(bytes, at: first.end - 1),
            !isOnPurpose(second.reference, bytes), append(second.reference, bytes)
        {
            return second.end
        }
        if append(first.reference, bytes) { return first.end }
        return append(signAt: start, bytes)
    }

    private func isOnPurpose(_ reference: CharacterReference, _ bytes: Bytes) -> Bool {
        guard case .name(let range) = reference else { return false }
        let name = bytes.slice(range)
        return name.equals("lt") || name.equals("gt") || name.equals("nbsp")
    }

    /// Appends what the reference stands for; false if its name is unknown.
    private mutating func append(_ reference: CharacterReference, _ bytes: Bytes) -> Bool {
        let text: String
        switch reference {
        case .number(let scalar): text = String(scalar)
        case .name(let name):
            guard let known = CharacterReference.text(named: bytes.slice(name)) else {
                return false
            }
            text = known
        }
        for scalar in text.unicodeScalars {
            var encoded = String(scalar)
            encoded.withUTF8 { append(scalar.value, $0) }
        }
        return true
    }

    /// Collapses white space, line and paragraph separators included.
    private mutating func append(_ scalar: UInt32, _ encoded: Bytes) {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: spaceIsDue = true
        case 0xA0 where line.isEmpty: break
        default:
            if spaceIsDue, !line.isEmpty { line.append(0x20) }
            spaceIsDue = false
            line.append(contentsOf: encoded)
        }
    }

    /// Spaces at the end are never appended; no-break spaces are, and one before them may be.
    private mutating func trimEnd() {
        while true {
            if line.last == 0x20 {
                line.removeLast()
            } else if line.count >= 2, line[line.count - 1] == 0xA0, line[line.count - 2] == 0xC2 {
                line.removeLast(2)
            } else {
                return
            }
        }
    }

    private static let styleTags: TagSet = [
        GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CITE,
        GUMBO_TAG_CODE, GUMBO_TAG_DEL, GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_IMG,
        GUMBO_TAG_INS, GUMBO_TAG_KBD, GUMBO_TAG_MARK, GUMBO_TAG_NOBR, GUMBO_TAG_Q, GUMBO_TAG_S,
        GUMBO_TAG_SCRIPT, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,
        GUMBO_TAG_STYLE, GUMBO_TAG_SUB,
        GUMBO_TAG_SUP, GUMBO_TAG_TT, GUMBO_TAG_U, GUMBO_TAG_VAR, GUMBO_TAG_WBR,
    ]

    /// What shows something from elsewhere or nothing.
    private static let embedTags: TagSet = [
        GUMBO_TAG_APPLET, GUMBO_TAG_EMBED, GUMBO_TAG_FRAME, GUMBO_TAG_FRAMESET, GUMBO_TAG_IFRAME,
        GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_OBJECT,
    ]

    private static let lineTags: TagSet = [
        GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BR, GUMBO_TAG_CENTER, GUMBO_TAG_DIV, GUMBO_TAG_H1,
        GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HR,
        GUMBO_TAG_LI, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TR,
        GUMBO_TAG_UL,
    ]
}
