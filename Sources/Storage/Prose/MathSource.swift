/// Writes MathML as a line of source that can be read: `(a + b)/2`, `x^2`, `√(x)`.
///
/// 1. A formula that carries its own source in TeX, or a text, is that.
/// 2. What is more than one letter or number stands in parentheses where it would else be misread.
///
/// Source: MathML Core, 3 Presentation MathML.
struct MathSource {
    /// Nesting beyond this is read as a row.
    private static let maximumDepth = 60

    /// An element or text of the formula.
    private struct Part {
        var name = ""
        var attributes: [String: String] = [:]
        var text = ""
        var parts: [Part] = []
    }

    private let scanner: MarkupScanner
    private var bytes: Bytes { scanner.bytes }

    /// Makes a writer of what is in some bytes.
    init(_ scanner: MarkupScanner) { self.scanner = scanner }

    /// The source of the formula whose start tag and content have these ranges, and whether it
    /// stands on a line of its own.
    func source(startTag: Range<Int>, content: Range<Int>) -> (text: String, isDisplay: Bool) {
        var formula = part(startTag: startTag)
        var position = content.lowerBound
        readParts(of: &formula, from: &position, to: content.upperBound, depth: 0)
        let isDisplay =
            formula.attributes["display"] == "block" || formula.attributes["mode"] == "display"
        let text = Self.annotation(in: formula) ?? formula.attributes["alttext"]
        if let text = text.map(TeX.bare), !text.isEmpty { return (text, isDisplay) }
        return (Self.row(formula.parts).onOneLine, isDisplay)
    }

    private func readParts(
        of parent: inout Part, from position: inout Int, to end: Int, depth: Int
    ) {
        while position < end {
            let open = min(end, bytes.index(of: UInt8(ascii: "<"), from: position) ?? end)
            if open > position { addText(position..<open, to: &parent) }
            guard open < end else {
                position = end
                return
            }
            let (kind, next) = scanner.markup(at: open)
            position = max(next, open + 1)
            switch kind {
            case .startTag:
                var part = part(startTag: open..<position)
                let isEmpty = bytes.has("/>", at: position - 2)
                if isEmpty || depth < Self.maximumDepth {
                    if !isEmpty { readParts(of: &part, from: &position, to: end, depth: depth + 1) }
                    parent.parts.append(part)
                }
            case .endTag:
                if depth > 0 { return }
            case .text: addText(open..<open + 1, to: &parent)
            case .comment: break
            }
        }
    }

    private func addText(_ range: Range<Int>, to part: inout Part) {
        let text = decoded(range).onOneLine
        guard !text.isEmpty else { return }
        if part.name.isEmpty || Self.tokens.contains(part.name) {
            part.text += part.text.isEmpty ? text : " " + text
        } else {
            part.parts.append(Part(name: "mtext", text: text))
        }
    }

    private func part(startTag range: Range<Int>) -> Part {
        let name = scanner.nameRange(from: range.lowerBound + 1)
        var part = Part(name: bytes.slice(name).text.lowercased())
        if let colon = part.name.firstIndex(of: ":") {
            part.name = String(part.name[part.name.index(after: colon)...])
        }
        if part.name.hasSuffix("/") { part.name.removeLast() }
        var attributes = AttributeScanner(bytes: bytes, position: name.upperBound)
        while attributes.position < range.upperBound, let attribute = attributes.next() {
            let name = bytes.slice(attribute.name).text.lowercased()
            if Self.attributeNames.contains(name) {
                part.attributes[name] = decoded(attribute.value)
            }
        }
        return part
    }

    /// The text of a range with its references resolved.
    private func decoded(_ range: Range<Int>) -> String {
        var text: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if bytes[position] == UInt8(ascii: "&"),
                let (reference, end) = CharacterReference.read(bytes, at: position),
                end <= range.upperBound
            {
                switch reference {
                case .number(let scalar): text += Array(String(scalar).utf8)
                case .name(let name):
                    text +=
                        (CharacterReference.text(named: bytes.slice(name))
                        ?? bytes.slice(position..<end).text).utf8
                }
                position = end
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func annotation(in part: Part) -> String? {
        if part.name == "annotation" {
            let isTeX = part.attributes["encoding"].map { $0.lowercased().contains("tex") } ?? false
            return isTeX && !part.text.isEmpty ? part.text : nil
        }
        // Not lazily: a lazy collection asks twice, and at each level twice again.
        for inner in part.parts {
            if let found = annotation(in: inner) { return found }
        }
        return nil
    }

    private static let tokens: Set<String> = ["mi", "mn", "mo", "mtext", "ms", "annotation"]
    private static let attributeNames: Set<String> = [
        "display", "mode", "alttext", "encoding", "open", "close", "separators",
    ]
}

extension MathSource {
    private static func row(_ parts: [Part]) -> String {
        var row = ""
        var followsScript = false
        for part in parts {
            let text = text(part)
            guard !text.isEmpty else { continue }
            let isSpaced = part.name == "mo" && relations.contains(text) && !row.isEmpty
            let isWord = (part.name == "mi" || part.name == "mtext") && text.count > 1
            if text == "=", row.last == ":" {
                row.removeLast()
                row += row.isEmpty || row.last == " " ? ":= " : " := "
                followsScript = false
                continue
            }
            if isSpaced || isWord && row.last?.isLetter == true { row += " " }
            // The a of `∑_(i=1)^n a` is no power.
            let isGlued = text.first.map { $0.isLetter || $0.isNumber || "√∑∏∫".contains($0) }
            if endsInWord(row) || followsScript, isGlued == true, row.last != " " { row += " " }
            row += text
            followsScript = endsInScript(part)
            if isSpaced { row += " " }
        }
        return row
    }

    /// Whether a part ends above or below the line, so that a letter after it would stand there too.
    private static func endsInScript(_ part: Part) -> Bool {
        var part = part
        while true {
            if scripts.contains(part.name) { return true }
            guard rows.contains(part.name), let last = part.parts.last else { return false }
            part = last
        }
    }

    /// Whether the row ends in a word rather than a single letter; looks at two letters of it.
    private static func endsInWord(_ row: String) -> Bool {
        var letters = row.reversed().makeIterator()
        return letters.next()?.isLetter == true && letters.next()?.isLetter == true
    }

    private static func text(_ part: Part) -> String {
        let parts = part.parts
        switch part.name {
        case "mi", "mn", "mo", "mtext", "ms":
            return String(part.text.unicodeScalars.filter { !(0x2061...0x2064).contains($0.value) })
        case "annotation", "annotation-xml", "mphantom", "mprescripts", "none": return ""
        case "mspace": return " "
        case "semantics": return parts.first.map(text) ?? ""
        case "mfrac" where parts.count == 2: return atom(parts[0]) + "/" + atom(parts[1])
        case "msqrt": return "√" + atom(row(parts))
        case "mroot" where parts.count == 2:
            return "√[" + text(parts[1]) + "]" + atom(parts[0])
        case "mover" where parts.count == 2 && overlines.contains(text(parts[1])):
            return FormulaParts.overlined(text(parts[0]))
        case "msup" where parts.count == 2, "mover" where parts.count == 2:
            return atom(parts[0]) + "^" + script(parts[1])
        case "msub" where parts.count == 2, "munder" where parts.count == 2:
            return atom(parts[0]) + "_" + script(parts[1])
        case "msubsup" where parts.count == 3, "munderover" where parts.count == 3:
            return atom(parts[0]) + "_" + script(parts[1]) + "^" + script(parts[2])
        case "mfenced":
            let (open, close) = (part.attributes["open"] ?? "(", part.attributes["close"] ?? ")")
            let sign = part.attributes["separators"]?.first.map(String.init) ?? ","
            return open + parts.map(text).joined(separator: sign + " ") + close
        case "mtable":
            return "[" + parts.map(text).filter { !$0.isEmpty }.joined(separator: "; ") + "]"
        case "mtr", "mlabeledtr": return parts.map(text).joined(separator: ", ")
        default: return row(parts)
        }
    }

    /// What stands above or below the line, close together: `(i=1)`.
    private static func script(_ part: Part) -> String {
        let text = text(part)
        guard text.utf8.count < longestAtom, text.contains(" ") else { return atom(text) }
        var close = ""
        var isSpaceDue = false
        for sign in text {
            if sign == " " {
                isSpaceDue = true
                continue
            }
            let parts = isSpaceDue && sign.isLetter && close.last?.isLetter == true
            if parts || isSpaceDue && close.last == "," { close += " " }
            isSpaceDue = false
            close.append(sign)
        }
        return atom(close)
    }

    private static func atom(_ part: Part) -> String { atom(text(part)) }

    /// The text, in parentheses unless it is one thing anyway.
    private static func atom(_ text: String) -> String {
        guard text.utf8.count < longestAtom else { return "(\(text))" }
        let text = text.onOneLine
        return FormulaParts.isOne(text) ? text : "(\(text))"
    }

    /// Bytes above which a text is always put in parentheses.
    private static let longestAtom = 512

    private static let overlines: Set<String> = ["¯", "‾", "―", "_", "\u{305}", "\u{304}"]
    private static let scripts: Set<String> = [
        "msup", "msub", "msubsup", "mover", "munder", "munderover", "mmultiscripts",
    ]
    private static let rows: Set<String> = ["mrow", "mstyle", "mpadded", "semantics"]

    private static let relations: Set<String> = [
        "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "→", "⇒", "⇔", "∈", "∉", "⊂", "⊆", "+", "−", "-",
        "±", "∼", "∝", "∪", "∩", "∧", "∨", ":=",
    ]
}
