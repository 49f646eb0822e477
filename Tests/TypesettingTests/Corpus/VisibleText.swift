import Foundation

/// What a reader of HTML sees as text, found without a tree: the oracle for "nothing is lost".
///
/// Shares nothing with `Prose`: tags are cut out one after the other; those of blocks divide words,
/// those of inlines don't.
struct VisibleText {
    /// The text, tags out and references resolved.
    private(set) var text = ""

    private let source: [UInt8]
    private var index = 0

    /// Reads HTML.
    init(html: String) {
        source = Array(html.utf8)
        var bytes: [UInt8] = []
        while index < source.count {
            if source[index] == UInt8(ascii: "<") {
                if let divides = skipTag() {
                    if divides { bytes.append(0x20) }
                } else {
                    bytes.append(source[index])
                    index += 1
                }
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        text = Self.resolved(String(decoding: bytes, as: UTF8.self))
    }

    /// Skips a tag, comment or element that is not text; nil when there is none here, else whether
    /// it divides words.
    private mutating func skipTag() -> Bool? {
        if starts(with: "<!--") {
            index = end(of: "-->", from: index + 4)
            return false
        }
        guard index + 1 < source.count else { return nil }
        let next = source[index + 1]
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            index = end(of: ">", from: index)
            return false
        }
        let isEnd = next == UInt8(ascii: "/")
        let nameStart = index + (isEnd ? 2 : 1)
        guard nameStart < source.count, Self.isLetter(source[nameStart]) else {
            guard isEnd else { return nil }
            index = end(of: ">", from: index)
            return false
        }
        var nameEnd = nameStart
        while nameEnd < source.count, !Self.endsName(source[nameEnd]) { nameEnd += 1 }
        let name = String(decoding: source[nameStart..<nameEnd], as: UTF8.self).lowercased()
        let attributes = nameEnd..<endOfTag(from: nameEnd)
        index = attributes.upperBound
        if !isEnd {
            // Never closed, these hold no text but what follows; so do others written as empty.
            let isWrittenEmpty = source[..<(index - 1)].last == UInt8(ascii: "/")
            let isOpen =
                (Self.closing.contains(name) || isWrittenEmpty)
                && end(of: "</\(name)", from: index) == source.count
            if Self.untold.contains(name), !isOpen {
                index = end(of: "</\(name)", from: index)
                index = end(of: ">", from: index)
                return true
            }
            if isHidden(attributes), !Self.empty.contains(name) { skipElement(name) }
            let isLink = name == "a" && (isMark(attributes) || isControl(attributes))
            if isLink || name == "span" && isLabel {
                index = end(of: "</\(name)", from: index)
                index = end(of: ">", from: index)
            }
        }
        return Self.dividing.contains(name)
    }

    /// The end of a tag, quotes observed.
    private func endOfTag(from start: Int) -> Int {
        var at = start
        var quote: UInt8?
        var previous: UInt8 = 0
        while at < source.count {
            let byte = source[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return at + 1
            } else if previous == UInt8(ascii: "="),
                byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            {
                quote = byte
            }
            if byte > 0x20 { previous = byte }
            at += 1
        }
        return source.count
    }

    private func isHidden(_ attributes: Range<Int>) -> Bool {
        let text = String(decoding: source[attributes], as: UTF8.self).lowercased()
        // A player's box has buttons beside its film.
        let player = "aria-label\\s*=\\s*[\"'](video|audio) player[\"']"
        if text.range(of: player, options: .regularExpression) != nil { return true }
        let pattern =
            "\\shidden[\\s=>/]|style\\s*=\\s*[\"'][^\"']*(display\\s*:\\s*none|visibility\\s*:\\s*hidden)"
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    /// Whether a link is just a mark: those of notes and the ways back from them, which annals draws
    /// in other ways, those of headings to themselves and to where they are edited.
    private func isMark(_ attributes: Range<Int>) -> Bool {
        let text = String(decoding: source[attributes], as: UTF8.self)
        // Feeds write out the whole address of the note's own page.
        let pattern = "href\\s*=\\s*[\"']?(#|[^\"'\\s>]*#\(WordTrail.noteNames))"
        let isWithin = text.range(of: pattern, options: .regularExpression) != nil
        let isOfEditing = text.contains("action=edit")
        // The links beside a table with which Wikipedia's is viewed, discussed and edited.
        let isOfTemplate = text.contains("emplate")
        guard isWithin || isOfEditing || isOfTemplate else { return false }
        let close = end(of: "</a", from: index)
        let content = VisibleText(html: String(decoding: source[index..<close], as: UTF8.self))
        if isOfTemplate, ["v", "t", "e"].contains(content.text) { return true }
        if isOfEditing, content.text.lowercased().hasPrefix("edit") { return true }
        return isWithin && WordTrail(content.text).letters.count <= WordTrail.longestMark
    }

    /// Whether a link only works its page: a button, a way past what comes next.
    private func isControl(_ attributes: Range<Int>) -> Bool {
        let text = String(decoding: source[attributes], as: UTF8.self).lowercased()
        return text.contains("href=\"#story-continues-") || text.contains("href=\"#whats-next\"")
            || text.contains("href=\"#") && text.contains("role=\"button\"")
    }

    /// Whether an element just opened only says that a picture follows, or that a name of who took
    /// it does, where none does or the same is said again.
    private var isLabel: Bool {
        let text = String(decoding: source[index...].prefix(160), as: UTF8.self)
        let pattern =
            "^\\s*(Image|Photo)\\s*</span>"
            + "|^Credit</span>(<span><span>Credit</span>|</span>\\s*</figcaption>)"
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    /// Skips to the end tag of an element just opened, others of its name within it included.
    private mutating func skipElement(_ name: String) {
        var depth = 1
        while depth > 0, index < source.count {
            if starts(with: "<\(name)") { depth += 1 }
            if starts(with: "</\(name)") { depth -= 1 }
            index += 1
        }
        index = end(of: ">", from: index)
    }

    private func starts(with text: String) -> Bool {
        var at = index
        for byte in text.utf8 {
            guard at < source.count, source[at] | 0x20 == byte | 0x20 else { return false }
            at += 1
        }
        return true
    }

    /// The place after the next occurrence of a text, case aside; the end when there is none.
    private func end(of text: String, from start: Int) -> Int {
        let wanted = text.utf8.map { $0 | 0x20 }
        return source.withUnsafeBufferPointer { source in
            var at = start
            while at + wanted.count <= source.count {
                var count = 0
                while count < wanted.count, source[at + count] | 0x20 == wanted[count] {
                    count += 1
                }
                if count == wanted.count { return at + count }
                at += 1
            }
            return source.count
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// Elements whose content is no text of the page.
    private static let untold: Set<String> = [
        "script", "style", "title", "iframe", "noscript", "select", "textarea", "svg", "button",
        "object", "video", "audio", "template", "annotation", "math",
    ]

    /// Those of them whose content is mark-up for a parser.
    private static let closing: Set<String> = [
        "select", "svg", "button", "object", "video", "audio", "template", "annotation", "math",
    ]

    private static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ]

    /// Elements that divide words; those of no known name do not.
    private static let dividing: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "col",
        "colgroup", "dd", "details", "dir", "div", "dl", "dt", "embed", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup",
        "hr", "html", "iframe", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
        "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul", "xmp",
    ]

    // MARK: References

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "shy": "", "zwnj": "", "zwj": "", "ensp": " ", "emsp": " ", "thinsp": " ",
    ]

    private static let accents = [
        "grave": "\u{300}", "acute": "\u{301}", "circ": "\u{302}", "tilde": "\u{303}",
        "uml": "\u{308}", "ring": "\u{30A}", "cedil": "\u{327}", "caron": "\u{30C}",
    ]

    private static let signs = [
        "szlig": "ß", "aelig": "æ", "AElig": "Æ", "oelig": "œ", "OElig": "Œ", "oslash": "ø",
        "Oslash": "Ø", "eth": "ð", "ETH": "Ð", "thorn": "þ", "THORN": "Þ", "ordf": "ª",
        "ordm": "º", "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½", "frac14": "¼",
        "frac34": "¾", "micro": "µ", "trade": "™", "alpha": "α", "beta": "β", "gamma": "γ",
        "pi": "π", "mu": "μ", "lambda": "λ", "Omega": "Ω", "Delta": "Δ", "Sigma": "Σ",
    ]

    private static func resolved(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...].dropFirst()
            let name = rest.prefix(12).prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#")
            }
            let after = rest[name.endIndex...]
            if let value = value(of: name) {
                result += value
                rest = after.first == ";" ? after.dropFirst() : after
            } else if after.first == ";", let letter = name.first, letter.isLetter {
                // Any other is a letter with an accent, or a sign.
                let accent = accents[String(name.dropFirst())]
                result += accent.map { String(letter) + $0 } ?? signs[String(name)] ?? "\u{FFFC}"
                rest = after.dropFirst()
            } else {
                result += "&"
            }
        }
        return result + rest
    }

    private static func value(of name: Substring) -> String? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = UInt32(
            isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
        guard let number else { return nil }
        return Unicode.Scalar(number).map(String.init) ?? "\u{FFFD}"
    }
}
