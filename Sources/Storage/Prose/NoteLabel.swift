internal import CGumbo

/// The text by which a link shows that it leads to a footnote.
struct NoteLabel {
    /// The mark without brackets.
    let text: String
    /// Whether it is set as marks are: raised, or in brackets.
    let isSet: Bool
    /// Whether the page says that it is one.
    let isDeclared: Bool

    /// Reads that of a link; nil if its text is no mark.
    init?(of node: Node) {
        guard let written = node.shortText(limit: 24) else { return nil }
        let (bare, hasBrackets) = Self.bare(written)
        isDeclared = Self.isDeclared(node)
        guard !bare.isEmpty, isDeclared || Self.isMark(bare) else { return nil }
        text = bare
        isSet = hasBrackets || Self.isRaised(node) || bare.unicodeScalars.allSatisfy(Self.isSign)
    }

    /// A text without the brackets around it and the spaces in them.
    static func bare(_ text: String) -> (text: String, hasBrackets: Bool) {
        var bare = text[...]
        var hasBrackets = false
        while let first = bare.first, let last = bare.last {
            if first.isWhitespace {
                bare.removeFirst()
            } else if last.isWhitespace || last == "." || last == ":" {
                bare.removeLast()
            } else if bare.count > 2, brackets[first] == last {
                bare = bare.dropFirst().dropLast()
                hasBrackets = true
            } else {
                break
            }
        }
        return (String(bare), hasBrackets)
    }

    /// Whether a text is an arrow, or words that mean the way back.
    static func isWayBack(_ text: String) -> Bool {
        let text = bare(text).text
        let scalars = text.unicodeScalars.filter { $0 != "\u{FE0E}" && $0 != "\u{FE0F}" }
        if scalars.count <= 3, scalars.allSatisfy({ arrows.contains($0) }) { return true }
        let words = text.lowercased()
        return words.hasPrefix("back") || words.hasPrefix("jump") || words.hasPrefix("return")
    }

    /// A number, a letter or two, or signs such as `*` and `†`.
    private static func isMark(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        if scalars.allSatisfy(isSign) { return scalars.count <= 4 }
        if scalars.allSatisfy({ $0.properties.numericType != nil }) { return scalars.count <= 4 }
        let letters = scalars.filter { $0.properties.isAlphabetic }.count
        if letters == scalars.count { return letters == 1 || isRoman(text) }
        for word in ["note ", "fn ", "fn", "nb ", "n "] where text.lowercased().hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            return rest.count <= 4 && rest.allSatisfy(\.isNumber)
        }
        return scalars.count <= 4 && letters <= 1
            && scalars.allSatisfy { $0.properties.numericType != nil || $0.properties.isAlphabetic }
    }

    private static func isRoman(_ text: String) -> Bool {
        text.count <= 6 && text.lowercased().allSatisfy { "ivxlc".contains($0) }
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        "*†‡§¶‖#⁂※⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.contains(scalar)
    }

    private static func isRaised(_ node: Node) -> Bool {
        var outer: Node? = node
        for _ in 0..<4 {
            guard let element = outer else { break }
            if element.tag == GUMBO_TAG_SUP { return true }
            if element.style?.added.contains(.superscript) == true { return true }
            guard isInline(element.tag) else { break }
            outer = element.pointee.parent.map { Node($0) }
        }
        var inner: Node? = node
        for _ in 0..<4 {
            inner = inner?.children.first { $0.tag != GUMBO_TAG_LAST }
            if inner?.tag == GUMBO_TAG_SUP { return true }
        }
        return false
    }

    private static func isDeclared(_ node: Node) -> Bool {
        let parent = node.pointee.parent.map { Node($0) }
        if node.roles.contains(.noteReference) { return true }
        if parent?.roles.contains(.noteReference) == true { return true }
        if node.attribute("role")?.equals("doc-noteref") == true { return true }
        if node.attribute("epub:type")?.equals("noteref") == true { return true }
        if node.attribute("rel")?.equals("footnote") == true { return true }
        return node.attribute("data-footnote-ref") != nil
    }

    /// Elements that a mark is wrapped in.
    static func isInline(_ tag: GumboTag) -> Bool { inlineTags.contains(tag) }

    private static let inlineTags: TagSet = [
        GUMBO_TAG_A, GUMBO_TAG_SUP, GUMBO_TAG_SPAN, GUMBO_TAG_B, GUMBO_TAG_I, GUMBO_TAG_EM,
        GUMBO_TAG_STRONG, GUMBO_TAG_SMALL, GUMBO_TAG_FONT, GUMBO_TAG_CITE, GUMBO_TAG_SUB,
        GUMBO_TAG_U, GUMBO_TAG_BIG, GUMBO_TAG_CODE,
    ]

    private static let brackets: [Character: Character] = [
        "[": "]", "(": ")", "{": "}", "⟨": "⟩", "【": "】", "（": "）",
    ]

    private static let arrows = Set("↩↑^⤴↵«⇑⏎⬆⇧←⮐⤶".unicodeScalars)
}

extension UnsafePointer<GumboNode> {
    /// The node's text if it is no longer than `limit` bytes and holds no picture; else nil.
    func shortText(limit: Int) -> String? {
        var bytes: [UInt8] = []
        return append(to: &bytes, limit: limit, depth: 0)
            ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private func append(to bytes: inout [UInt8], limit: Int, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        for index in 0..<Swift.min(childCount, 16) {
            guard let child = child(index) else { continue }
            if let text = child.text {
                guard bytes.count + text.count <= limit else { return false }
                bytes += text
            } else if child.tag == GUMBO_TAG_IMG {
                return false
            } else if !child.append(to: &bytes, limit: limit, depth: depth + 1) {
                return false
            }
        }
        return childCount <= 16
    }
}
