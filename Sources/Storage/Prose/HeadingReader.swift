internal import CGumbo

extension HTMLReader {
    /// Reads a heading, or what is only set in the size of one.
    mutating func readHeading(_ tag: GumboTag, _ node: Node) {
        let outer = place
        place.isJoined = true
        let blocks = contained { $0.readChildren(of: node) }
        place = outer
        flow.append(heading: blocks, level: Int(tag.rawValue - GUMBO_TAG_H1.rawValue) + 1)
    }
}

extension Flow {
    /// Appends a heading of what its element held; pictures go below it.
    ///
    /// A whole paragraph set in a heading's size, as old posts have them, is one.
    mutating func append(heading blocks: [Block], level: Int) {
        endParagraph()
        let inlines = InlineJoin.inlines(of: blocks.filter { !$0.isFigure })
        let words = HeadingText.withoutOwnLinks(HeadingText.withoutPictures(inlines))
        let text = HeadingText.plainText(of: words)
        guard !text.allSatisfy(\.isWhitespace) else {
            guard inlines.media.isEmpty else { return append(blocks) }
            line.heldAnchors += inlines.anchors
            return append(blocks.filter(\.isFigure))
        }
        append(HeadingText.isParagraph(text) ? .paragraph(words) : .heading(level: level, words))
        append(blocks.filter(\.isFigure))
        append(inlines.media.map { .figure($0, caption: []) })
    }
}

/// What is said of a heading.
enum HeadingText {
    /// Characters up to which a text is a heading whatever it says.
    private static let surelyShort = 60
    /// Characters up to which it may be one.
    private static let longest = 120

    /// The inlines without pictures and embeds, and without the spaces that stood beside these.
    static func withoutPictures(_ inlines: [Inline]) -> [Inline] {
        guard !inlines.media.isEmpty else { return inlines }
        var rest: [Inline] = []
        for inline in inlines {
            switch inline {
            case .media: break
            case .styled(let style, let inner):
                if let kept = wrapped(inner, { .styled(style, $0) }) { rest.append(kept) }
            case .link(let address, let inner):
                if let kept = wrapped(inner, { .link(address: address, $0) }) { rest.append(kept) }
            case .text(let text):
                if case .text(let before)? = rest.last {
                    let isSpaced = before.last == " "
                    rest[rest.count - 1] = .text(
                        before + (isSpaced ? text.drop { $0 == " " } : text[...]))
                } else {
                    rest.append(rest.isEmpty ? .text(String(text.drop { $0 == " " })) : inline)
                }
            case .isolate(let direction, let isOverride, let inner):
                if let kept = wrapped(
                    inner, { .isolate(direction, isOverride: isOverride, $0) })
                {
                    rest.append(kept)
                }
            case .abbreviation, .noteReference, .lineBreak, .math, .anchor, .direction:
                rest.append(inline)
            }
        }
        if case .text(var text)? = rest.last {
            while text.last == " " { text.removeLast() }
            rest[rest.count - 1] = .text(text)
        }
        return rest
    }

    private static func wrapped(_ inner: [Inline], _ wrap: ([Inline]) -> Inline) -> Inline? {
        let rest = withoutPictures(inner)
        return rest.isEmpty && !inner.isEmpty ? nil : wrap(rest)
    }

    /// The inlines without the signs at their ends that link to the heading itself or to where it
    /// is edited.
    static func withoutOwnLinks(_ inlines: [Inline]) -> [Inline] {
        if case .direction? = inlines.last {
            return withoutOwnLinks(Array(inlines.dropLast())) + inlines.suffix(1)
        }
        var rest = inlines[...]
        while let first = rest.first, isOwnLink(first) {
            rest.removeFirst()
            if case .text(let text)? = rest.first {
                rest[rest.startIndex] = .text(String(text.drop { $0.isWhitespace }))
            }
        }
        while let end = endOfWords(in: rest) {
            rest = rest[..<end]
            guard case .text(var text)? = rest.last else { continue }
            while text.last?.isWhitespace == true || text.last == "[" { text.removeLast() }
            rest.removeLast()
            if !text.isEmpty { rest.append(.text(text)) }
        }
        return Array(rest)
    }

    /// Where the inlines end without the link to the heading that ends them; nil if none does.
    ///
    /// Some stand in brackets, more than one beside each other.
    private static func endOfWords(in inlines: ArraySlice<Inline>) -> Int? {
        guard let last = inlines.last else { return nil }
        if isOwnLink(last) { return inlines.endIndex - 1 }
        guard case .text(let bracket) = last, bracket.allSatisfy({ $0 == "]" || $0 == " " }),
            bracket.contains("]")
        else { return nil }
        var index = inlines.endIndex - 1
        while index > inlines.startIndex {
            index -= 1
            if isOwnLink(inlines[index]) { continue }
            guard case .text(let text) = inlines[index], index < inlines.endIndex - 2 else {
                return nil
            }
            if text.hasSuffix("[") { return index + 1 }
            guard text.allSatisfy({ $0 == " " || $0 == "|" }) else { return nil }
        }
        return nil
    }

    private static func isOwnLink(_ inline: Inline) -> Bool {
        switch inline {
        case .styled(_, let inner), .isolate(_, _, let inner):
            return !inner.isEmpty && inner.allSatisfy(isOwnLink)
        case .link(let address, let inner):
            let text = plainText(of: inner).lowercased()
            if address.contains("action=edit") { return text.hasPrefix("edit") }
            guard address.contains("#") else { return false }
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return signs.contains(words) || phrases.contains { words.hasPrefix($0) }
        default: return false
        }
    }

    private static let signs: Set<String> = [
        "¶", "#", "##", "§", "∞", "🔗", "🔗\u{FE0E}", "🔗\u{FE0F}", "⚓", "⚓\u{FE0E}",
        "⚓\u{FE0F}", "link", "anchor", "permalink",
    ]
    private static let phrases = [
        "link to this ", "permalink to ", "permanent link", "direct link to ", "link to heading",
        "copy link",
    ]

    /// Whether a text is too long for a heading, or is more than one sentence.
    static func isParagraph(_ text: String) -> Bool {
        let count = text.count
        guard count > surelyShort else { return false }
        guard count <= longest else { return true }
        guard let last = text.last, ".!?…”".contains(last) else { return false }
        var before: Character = " "
        var isAfterEnd = false
        for character in text {
            if isAfterEnd, before == " ", character.isUppercase { return true }
            if character != " " {
                isAfterEnd = ".!?…".contains(character) && before.isLowercase
            }
            before = character
        }
        return false
    }

    /// The text without its mark-up.
    static func plainText(of inlines: [Inline]) -> String {
        inlines.reduce(into: "") { text, inline in
            switch inline {
            case .text(let piece), .math(let piece): text += piece
            case .lineBreak: text += " "
            default: text += plainText(of: inline.inner)
            }
        }
    }
}
