internal import CGumbo

extension WordCounter {
    /// Takes HTML: tags, comments and the content of scripts and styles count for nothing.
    mutating func add(html bytes: Bytes) {
        let scanner = MarkupScanner(bytes: bytes)
        var position = 0
        var endless: TagSet = []
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): position = add(markupAt: position, scanner, &endless)
            case UInt8(ascii: "&"): position = add(referenceAt: position, bytes)
            default: position = add(oneAt: position, of: bytes, before: bytes.count)
            }
        }
        divide()
    }

    /// Only tags that stand within a line leave a word whole.
    private mutating func add(
        markupAt start: Int, _ scanner: MarkupScanner, _ endless: inout TagSet
    ) -> Int {
        let (kind, end) = scanner.markup(at: start)
        switch kind {
        case .text, .comment: return end
        case .endTag(let name):
            if !Self.tagsInWords.contains(scanner.bytes.tag(named: name)) { divide() }
            return end
        case .startTag(let name):
            let tag = scanner.bytes.tag(named: name)
            if !Self.tagsInWords.contains(tag) { divide() }
            guard Self.invisibleContent.contains(tag) else { return end }
            if !endless.contains(tag) {
                let content = scanner.bytes.slice(name)
                if let close = scanner.rawTextEnd(of: content, from: end) { return close }
                endless = endless.union([tag])
            }
            return scanner.isSelfClosed(name, end: end) ? end : scanner.bytes.count
        }
    }

    private mutating func add(referenceAt start: Int, _ bytes: Bytes) -> Int {
        guard let (reference, end) = CharacterReference.read(bytes, at: start) else {
            return start + 1
        }
        switch reference {
        case .number(let scalar): add(scalar: scalar.value)
        case .name(let name): add(name: bytes.slice(name))
        }
        return end
    }

    /// Sorts the names people write by what they stand for, without resolving them.
    private mutating func add(name: Bytes) {
        for space in Self.dividingNames where name.equals(space) { return divide() }
        for sign in Self.signNames where name.equals(sign) { return }
        add(scalar: 0x61)
    }

    private static let dividingNames: [StaticString] = [
        "nbsp", "mdash", "ensp", "emsp", "thinsp", "hairsp", "newline", "tab", "numsp", "puncsp",
    ]

    private static let signNames: [StaticString] = [
        "amp", "quot", "lt", "gt", "rsquo", "lsquo", "rdquo", "ldquo", "hellip", "ndash", "apos",
        "shy", "laquo", "raquo", "bull", "middot", "copy", "reg", "trade", "times", "rarr", "larr",
        "sbquo", "bdquo", "lsaquo", "rsaquo", "zwj", "zwnj", "deg", "hearts", "iexcl", "iquest",
    ]

    static let tagsInWords: TagSet = [
        GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B, GUMBO_TAG_BDI, GUMBO_TAG_BDO,
        GUMBO_TAG_BIG, GUMBO_TAG_BLINK, GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_DATA,
        GUMBO_TAG_DEL, GUMBO_TAG_DFN, GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_INS,
        GUMBO_TAG_KBD, GUMBO_TAG_LABEL, GUMBO_TAG_MARK, GUMBO_TAG_NOBR, GUMBO_TAG_Q, GUMBO_TAG_S,
        GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,
        GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TIME, GUMBO_TAG_TT, GUMBO_TAG_U, GUMBO_TAG_VAR,
        GUMBO_TAG_WBR,
    ]

    static let invisibleContent: TagSet = [
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED,
        GUMBO_TAG_NOFRAMES,
    ]
}
