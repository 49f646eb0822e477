import Prose

/// Text above and below the line, in signs that a terminal has.
enum Scripts {
    /// A superscript or subscript as it is written on one line.
    enum Form: Hashable {
        /// Each scalar has a raised or lowered sign of its own: `x²`, `H₂O`.
        case signs
        /// As it stands: `19th`, `[1]`, `Annals™`.
        case plain
        /// After a mark, in parentheses unless it is letters alone: `x^(a+b)`, `x_ij`.
        case marked(open: String, close: String)
    }

    /// Inlines looked at before a script counts as long.
    private static let maximumNodes = 16

    /// How a script with this content is to be written.
    static func form(of inlines: [Inline], isRaised: Bool) -> Form {
        if isNoteReference(inlines) { return .plain }
        guard let text = shortText(of: inlines) else {
            return .marked(open: isRaised ? "^(" : "_(", close: ")")
        }
        if text.isEmpty { return .plain }
        if text.unicodeScalars.allSatisfy({ sign(for: $0, isRaised: isRaised) != nil }) {
            return .signs
        }
        if isRaised, isReadableInline(text) { return .plain }
        let isOne = text.count == 1 || text.allSatisfy(\.isLetter)
        let mark = isRaised ? "^" : "_"
        return .marked(open: isOne ? mark : mark + "(", close: isOne ? "" : ")")
    }

    /// Whether all there is is the mark of a footnote, which has brackets of its own.
    private static func isNoteReference(_ inlines: [Inline]) -> Bool {
        var marks = 0
        for inline in inlines.prefix(maximumNodes) {
            switch inline {
            case .noteReference: marks += 1
            case .anchor, .direction: break
            case .text(let text) where text.allSatisfy(\.isWhitespace): break
            default: return false
            }
        }
        return marks > 0
    }

    /// The parts of a script that holds both marks of footnotes and other text, each to be written
    /// on its own, as in `[3]:p. 234[5]`; nil for any other.
    static func parts(of inlines: [Inline], _ style: InlineStyle) -> [Inline]? {
        let isMixed = inlines.contains(where: isMark) && !inlines.allSatisfy(isMark)
        guard isMixed, !isNoteReference(inlines) else { return nil }
        // In brackets of the author's own the whole stands as it is.
        if case .text(let text)? = inlines.first, text.hasPrefix("[") || text.hasPrefix("(") {
            return nil
        }
        var parts: [Inline] = []
        var run: [Inline] = []
        for inline in inlines {
            guard isMark(inline) else {
                run.append(inline)
                continue
            }
            if !run.isEmpty { parts.append(.styled(style, run)) }
            run = []
            parts.append(inline)
        }
        return run.isEmpty ? parts : parts + [.styled(style, run)]
    }

    private static func isMark(_ inline: Inline) -> Bool {
        if case .noteReference = inline { return true }
        return false
    }

    /// A text in raised or lowered signs; what has none stays.
    static func signs(for text: String, isRaised: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(sign(for: scalar, isRaised: isRaised) ?? scalar)
        }
        return String(result)
    }

    /// Ordinals and trade marks are read as they stand; what has brackets is set off already, as is
    /// the page after a footnote's mark by its colon.
    private static func isReadableInline(_ text: String) -> Bool {
        if let first = text.first, "[(:".contains(first) { return true }
        let known = [
            "st", "nd", "rd", "th", "er", "re", "e", "ème", "o", "a", "º", "ª", "°", "tm", "sm",
            "r", "™", "℠", "®", "©", "*", "†", "‡", "′", "″",
        ]
        return known.contains(text.lowercased())
    }

    private static func sign(for scalar: Unicode.Scalar, isRaised: Bool) -> Unicode.Scalar? {
        switch scalar {
        case " ", "\u{A0}": scalar
        case "1" where isRaised: "\u{B9}"
        case "2" where isRaised: "\u{B2}"
        case "3" where isRaised: "\u{B3}"
        case "0"..."9": Unicode.Scalar((isRaised ? 0x2070 : 0x2080) + scalar.value - 0x30)
        case "+": isRaised ? "\u{207A}" : "\u{208A}"
        case "-", "\u{2212}": isRaised ? "\u{207B}" : "\u{208B}"
        case "=": isRaised ? "\u{207C}" : "\u{208C}"
        case "n" where isRaised: "\u{207F}"
        default: nil
        }
    }

    /// The text of a few inlines; nil when there are many or other things among them.
    static func shortText(of inlines: [Inline]) -> String? {
        var pending = Array(inlines.reversed())
        var text = ""
        var nodes = 0
        while let inline = pending.popLast() {
            nodes += 1
            guard nodes + pending.count <= maximumNodes else { return nil }
            switch inline {
            case .text(let piece): text += piece
            case .styled(let style, let children):
                guard style != .superscript, style != .subscript else { return nil }
                pending += children.reversed()
            case .link(_, let children), .abbreviation(let children, _),
                .noteReference(_, let children), .isolate(_, _, let children):
                pending += children.reversed()
            case .anchor, .direction: break
            case .media, .lineBreak, .math: return nil
            }
            guard text.utf8.count <= 64 else { return nil }
        }
        return text
    }
}
