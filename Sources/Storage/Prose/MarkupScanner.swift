internal import CGumbo

/// What stands at a `<`.
enum Markup {
    /// A start tag with the range of its name; its last byte before the end may be a slash.
    case startTag(name: Range<Int>)
    /// An end tag with the range of its name.
    case endTag(name: Range<Int>)
    /// A comment, doctype, processing instruction or CDATA section outside foreign content.
    case comment
    /// A `<` that is text.
    case text
}

/// Divides HTML into tags, comments and text exactly as the tokenizer of the standard does, so
/// that what is decided here about a tag holds for the parser that reads the same bytes later.
///
/// Source: WHATWG HTML, 13.2.5 Tokenization.
struct MarkupScanner {
    let bytes: Bytes

    /// Reads the mark-up whose `<` stands at `start`, and says where it ends.
    ///
    /// Mark-up that the text ends within reaches to the end of the text.
    func markup(at start: Int) -> (kind: Markup, end: Int) {
        let next = start + 1
        guard next < bytes.count else { return (.text, next) }
        switch bytes[next] {
        case let byte where byte.isLetter:
            let name = nameRange(from: next)
            return (.startTag(name: name), endOfTag(from: name.upperBound))
        case UInt8(ascii: "/"):
            guard next + 1 < bytes.count else { return (.text, next) }
            guard bytes[next + 1].isLetter else { return (.comment, after(">", from: next + 1)) }
            let name = nameRange(from: next + 1)
            return (.endTag(name: name), endOfTag(from: name.upperBound))
        case UInt8(ascii: "!"):
            return (.comment, endOfDeclaration(from: next + 1))
        case UInt8(ascii: "?"):
            return (.comment, after(">", from: next + 1))
        default:
            return (.text, next)
        }
    }

    /// Where the end tag of an element whose content is raw text begins; nil if it never ends.
    func rawTextEnd(of name: Bytes, from start: Int) -> Int? {
        if name.equals("script") { return scriptEnd(from: start) }
        var from = start
        while let open = bytes.index(of: UInt8(ascii: "<"), from: from) {
            from = open + 1
            let after = open + 2 + name.count
            guard after <= bytes.count, bytes[open + 1] == UInt8(ascii: "/") else { continue }
            var offset = 0
            while offset < name.count,
                bytes[open + 2 + offset].lowercased == name[offset].lowercased
            {
                offset += 1
            }
            guard offset == name.count, after < bytes.count else { continue }
            let next = bytes[after]
            if next.isSpace || next == UInt8(ascii: "/") || next == UInt8(ascii: ">") {
                return open
            }
        }
        return nil
    }

    /// Where the mark-up at a place ends; of an element of typed text or none where its end begins.
    ///
    /// Elements of which no end is left are kept in `endless`, so that it is not looked for again.
    func end(ofTypedMarkupAt start: Int, endless: inout TagSet) -> Int {
        let (kind, end) = markup(at: start)
        guard case .startTag(let name) = kind else { return end }
        let tag = bytes.tag(named: name)
        let isTyped = Tags.rawText.contains(tag) || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_CODE
        guard isTyped, !endless.contains(tag) else { return end }
        if let close = rawTextEnd(of: bytes.slice(name), from: end) { return close }
        endless = endless.union([tag])
        return end
    }

    /// Whether a start tag that ends at `end` is written as an empty element, `<iframe/>`.
    ///
    /// To HTML the slash means nothing, but XHTML was written so, and what stands behind it is not
    /// the element's where no end tag follows.
    func isSelfClosed(_ name: Range<Int>, end: Int) -> Bool {
        guard end - 2 >= name.upperBound, bytes[end - 1] == UInt8(ascii: ">"),
            bytes[end - 2] == UInt8(ascii: "/")
        else { return false }
        // The slash may be the last letter of a value without quotes.
        var attributes = AttributeScanner(bytes: bytes, position: name.upperBound)
        while let attribute = attributes.next() {
            if attribute.value.upperBound >= end - 1, !attribute.value.isEmpty { return false }
        }
        return true
    }

    /// Where the end tag of a script begins: one within a comment that has a script's start tag
    /// before it ends only that.
    ///
    /// Source: WHATWG HTML, 13.2.5.15 to 13.2.5.31, the script data states.
    private func scriptEnd(from start: Int) -> Int? {
        var from = start
        var isEscaped = false
        var isNested = false
        while from < bytes.count {
            if isEscaped {
                let open = bytes.index(of: UInt8(ascii: "<"), from: from) ?? bytes.count
                if let end = commentEnd(in: from..<open) {
                    (isEscaped, isNested, from) = (false, false, end)
                    continue
                }
                from = open
            }
            guard let open = bytes.index(of: UInt8(ascii: "<"), from: from) else { return nil }
            from = open + 1
            if isTag("</script", at: open) {
                if !isNested { return open }
                isNested = false
            } else if isEscaped {
                if isTag("<script", at: open) { isNested = true }
            } else if bytes.has("<!--", at: open) {
                isEscaped = true
                // Its two dashes may be those that end it.
                from = open + 2
            }
        }
        return nil
    }

    private func isTag(_ tag: StaticString, at start: Int) -> Bool {
        let after = start + tag.utf8CodeUnitCount
        guard bytes.has(tag, at: start), after < bytes.count else { return false }
        let next = bytes[after]
        return next.isSpace || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
    }

    /// Where the `-->` in a range ends.
    private func commentEnd(in range: Range<Int>) -> Int? {
        let part = bytes.slice(range)
        var from = 0
        while let dash = part.index(of: UInt8(ascii: "-"), from: from) {
            if part.has("-->", at: dash) { return range.lowerBound + dash + 3 }
            from = dash + 1
        }
        return nil
    }

    /// The position after the next `byte`, or the end.
    private func after(_ byte: Unicode.Scalar, from start: Int) -> Int {
        bytes.index(of: UInt8(ascii: byte), from: start).map { $0 + 1 } ?? bytes.count
    }

    /// The name of a tag that begins at `start`.
    func nameRange(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, !bytes[end].isSpace, bytes[end] != UInt8(ascii: "/"),
            bytes[end] != UInt8(ascii: ">")
        {
            end += 1
        }
        return start..<end
    }

    /// Skips attributes, in which quotes hide a `>` only where a value begins.
    private func endOfTag(from start: Int) -> Int {
        var attributes = AttributeScanner(bytes: bytes, position: start)
        while attributes.next() != nil {}
        return attributes.position
    }

    /// A comment ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole ones.
    private func endOfDeclaration(from start: Int) -> Int {
        guard bytes.has("--", at: start) else { return after(">", from: start) }
        let body = start + 2
        if bytes.has(">", at: body) { return body + 1 }
        if bytes.has("->", at: body) { return body + 2 }
        var from = body
        while let close = bytes.index(of: UInt8(ascii: ">"), from: from) {
            if close >= body + 2, bytes[close - 1] == UInt8(ascii: "-"),
                bytes[close - 2] == UInt8(ascii: "-")
            {
                return close + 1
            }
            if close >= body + 3, bytes.has("--!", at: close - 3) { return close + 1 }
            from = close + 1
        }
        return bytes.count
    }
}

/// The attributes of one tag, one after another, up to and past its `>`.
struct AttributeScanner {
    /// One attribute: the ranges of its name and of its value without quotes, entities as written.
    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    let bytes: Bytes
    /// Where the scanner is; past the `>` once `next()` has returned nil.
    var position: Int

    /// The next attribute, or nil at the end of the tag or of the text.
    mutating func next() -> Attribute? {
        skip { $0.isSpace || $0 == UInt8(ascii: "/") }
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: ">") {
            position += 1
            return nil
        }
        let nameStart = position
        // An equals sign in the first place belongs to the name.
        position += 1
        skip {
            !$0.isSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
                && $0 != UInt8(ascii: "=")
        }
        let name = nameStart..<position
        skip(while: \.isSpace)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: position..<position)
        }
        position += 1
        skip(while: \.isSpace)
        return Attribute(name: name, value: value())
    }

    private mutating func value() -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = position
            skip { !$0.isSpace && $0 != UInt8(ascii: ">") }
            return start..<position
        }
        let start = position + 1
        let end = bytes.index(of: quote, from: start) ?? bytes.count
        position = min(end + 1, bytes.count)
        return start..<end
    }

    @inline(__always)
    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }
}
