internal import CGumbo

/// Text whose spaces and line ends count, with the language its page names.
struct CodeText {
    private(set) var language = ""
    private var bytes: [UInt8] = []
    /// Whether no-break spaces are what spaces of the listing have become.
    private var hasFixedSpaces = false

    /// Reads `pre` and its kin: `br` and blocks within end lines, everything else is exact.
    static func read(_ node: Node) -> CodeText {
        var code = CodeText()
        code.noteLanguage(of: node.pointee.parent.map { Node($0) })
        code.noteLanguage(of: node)
        code.read(node)
        return code
    }

    /// Reads what a highlighter has made of a listing, in which spaces may be no-break ones.
    ///
    /// Some keep the listing as it was written in a text area beside it.
    static func read(highlighted node: Node) -> CodeText {
        var code = CodeText()
        code.language = CodeLanguage.named(by: node)
        if let source = node.first(GUMBO_TAG_TEXTAREA) {
            code.noteLanguage(of: source)
            code.read(source)
            if !code.isEmpty { return code }
        }
        code.hasFixedSpaces = true
        code.read(node)
        return code
    }

    /// The text without line ends after it.
    var text: String {
        let end = bytes.lastIndex { $0 != 0x0A && $0 != 0x0D } ?? -1
        return String(decoding: bytes[...end], as: UTF8.self)
    }

    /// Whether there is nothing to see.
    var isEmpty: Bool { bytes.allSatisfy(\.isSpace) }

    private mutating func read(_ node: Node) {
        for index in 0..<node.childCount {
            guard let child = node.child(index) else { continue }
            if let text = child.text {
                append(text)
                continue
            }
            if child.holds(.plainRows), let rows = PlainRows(behind: child) {
                append(rows)
                continue
            }
            let tag = child.tag
            if tag == GUMBO_TAG_LAST || child.isHidden || HTMLReader.invisible.contains(tag) {
                continue
            }
            if tag == GUMBO_TAG_BR { bytes.append(0x0A) }
            if tag == GUMBO_TAG_IMG, let text = child.attribute("alt") { bytes += text }
            if child.hasAttributes, child.roles.contains(.lineNumber) { continue }
            let isBlock =
                (HTMLReader.blocks.contains(tag) && tag != GUMBO_TAG_TD)
                || Tags.blocks.contains(tag)
                || tag == GUMBO_TAG_LI
            if isBlock { endLine() }
            noteLanguage(of: child)
            read(child)
            if isBlock { endLine() }
        }
    }

    /// Appends rows of a table in which a listing stands, a line each.
    private mutating func append(_ rows: PlainRows) {
        var rows = rows
        var cells: [PlainRows.Cell] = []
        while rows.next(&cells) {
            endLine()
            for cell in cells { append(rows.bytes.slice(cell.text)) }
            endLine()
        }
    }

    private mutating func append(_ text: Bytes) {
        guard hasFixedSpaces else {
            bytes += text
            return
        }
        var position = 0
        while position < text.count {
            let isFixed = text[position] == 0xC2 && text.has("\u{A0}", at: position)
            bytes.append(isFixed ? 0x20 : text[position])
            position += isFixed ? 2 : 1
        }
    }

    private mutating func endLine() {
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }

    private mutating func noteLanguage(of node: Node?) {
        guard let node, language.isEmpty, node.hasAttributes else { return }
        let tag = node.tag
        guard
            tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_CODE || tag == GUMBO_TAG_DIV
                || tag == GUMBO_TAG_FIGURE || tag == GUMBO_TAG_TEXTAREA
        else { return }
        language = CodeLanguage.named(by: node)
    }
}

/// The ways in which pages say what language a listing is in.
enum CodeLanguage {
    /// The language in lower case; empty if the element names none.
    static func named(by node: Node) -> String {
        for name: StaticString in ["data-lang", "data-language"] {
            if let value = node.attribute(name), !value.isEmpty { return clean(value.text) }
        }
        guard let value = node.attribute("class") else { return "" }
        // "brush: java; toolbar: false" is one habit, "brush:java" another.
        let words = value.text.lowercased().split { $0.isWhitespace || $0 == ";" || $0 == ":" }
        for (index, word) in words.enumerated() {
            if markers.contains(String(word)), index + 1 < words.count {
                return clean(String(words[index + 1]))
            }
            for prefix in prefixes where word.hasPrefix(prefix) && word.count > prefix.count {
                return clean(String(word.dropFirst(prefix.count)))
            }
        }
        // The first of all highlighters had <pre name="code" class="java">.
        let isNamedCode = node.attribute("name")?.equals("code") == true
        return isNamedCode ? clean(words.first.map(String.init) ?? "") : ""
    }

    /// Whether the words of a class may name one; where it is more than likely that they don't.
    static func mayBeNamed(by value: Bytes) -> Bool {
        value.indices.contains { index in
            switch value[index].lowercased {
            case UInt8(ascii: "b"): value.has("brush", at: index)
            case UInt8(ascii: "h"):
                value.has("hljs", at: index) || value.has("highlight-source-", at: index)
            case UInt8(ascii: "l"): value.has("lang", at: index)
            case UInt8(ascii: "s"): value.has("sourcecode", at: index)
            default: false
            }
        }
    }

    private static func clean(_ name: String) -> String {
        let name = String(name.lowercased().prefix { !$0.isWhitespace })
        return none.contains(name) ? "" : name
    }

    private static let markers: Set<String> = ["brush", "sourcecode", "hljs", "lang"]
    private static let prefixes = ["language-", "lang-", "highlight-source-", "brush-"]
    private static let none: Set<String> = ["none", "plain", "text", "plaintext", "plain-text"]
}

extension Flow {
    /// Appends a listing, unless it is empty.
    mutating func append(code: CodeText) {
        endParagraph()
        if !code.isEmpty { append(.code(text: code.text, language: code.language)) }
    }
}
