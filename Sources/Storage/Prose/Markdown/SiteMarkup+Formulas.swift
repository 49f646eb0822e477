/// Formulas in TeX, in which Markdown would find emphasis and escapes.
extension SiteMarkup {
    /// The longest formula, in bytes, as ``TeX`` has it.
    private static let longest = 4_096
    private static let longestInline = 1_000

    /// Takes what begins with a dollar; returns where to go on.
    ///
    /// `$$` divides formulas everywhere. A single dollar does where pandoc takes it so: no space
    /// within, no letter or digit after the second, so that prices stay prices; and where what is
    /// within is surely TeX.
    mutating func takeDollar(at start: Int) -> Int {
        if bytes.has("$$", at: start) {
            if let end = formulaEnd.position(in: bytes, from: start + 2), end > start + 2,
                end - start <= Self.longest, !hasBlankLine(start + 2..<end)
            {
                writer.output += "$$".utf8
                copyFormula(start + 2..<end)
                writer.output += "$$".utf8
                return end + 2
            }
            writer.output += "$$".utf8
            return start + 2
        }
        let next = start + 1
        if next < bytes.count, let end = strictEnd(from: next) ?? sureEnd(from: next) {
            writer.output += #"\\("#.utf8
            copyFormula(next..<end)
            writer.output += #"\\)"#.utf8
            return end + 1
        }
        writer.output.append(bytes[start])
        return next
    }

    private mutating func strictEnd(from start: Int) -> Int? {
        guard !bytes[start].isSpace, let end = inlineEnd(from: start),
            end - start < Self.longestInline
        else { return nil }
        return end
    }

    /// The next dollar of the line when a command of TeX, or a group above or below, is before it:
    /// `$ k \times S$`.
    private func sureEnd(from start: Int) -> Int? {
        let line = bytes[start...].prefix(Self.longestInline).prefix { $0 != 0x0A }
        guard let end = line.firstIndex(of: UInt8(ascii: "$")), end > start,
            bytes[end - 1] != UInt8(ascii: "\\"), !bytes.has("$", at: end + 1)
        else { return nil }
        let isSure = (start..<end - 1).contains { position in
            switch bytes[position] {
            case UInt8(ascii: "\\"): bytes[position + 1].isLetter
            case UInt8(ascii: "_"), UInt8(ascii: "^"):
                bytes[position + 1] == UInt8(ascii: "{")
            default: false
            }
        }
        return isSure ? end : nil
    }

    /// The next dollar that may end a formula on this line.
    private mutating func inlineEnd(from start: Int) -> Int? {
        var line: Int?
        if let known = inlineFormulaEnd, known.from <= start, start <= known.line {
            guard let end = known.end else { return nil }
            if end > start { return end }
            line = known.line
        }
        let lineEnd = line ?? bytes.index(of: 0x0A, from: start) ?? bytes.count
        var position = start
        var end: Int?
        while end == nil, let dollar = bytes.index(of: UInt8(ascii: "$"), from: position),
            dollar < lineEnd
        {
            position = dollar + 1
            let isAfterText = dollar > start && !bytes[dollar - 1].isSpace
            let isEscaped = dollar > start && bytes[dollar - 1] == UInt8(ascii: "\\")
            let isBeforeText =
                position < bytes.count && (bytes[position].isLetter || bytes[position].isDigit)
            let isDouble = bytes.has("$", at: position)
            if isAfterText, !isEscaped, !isBeforeText, !isDouble { end = dollar }
        }
        inlineFormulaEnd = (start, lineEnd, end)
        return end
    }

    private mutating func copyFormula(_ range: Range<Int>) {
        for position in range {
            if bytes[position].isMarkdownSign { writer.output.append(UInt8(ascii: "\\")) }
            writer.output.append(bytes[position])
        }
    }

    private func hasBlankLine(_ range: Range<Int>) -> Bool {
        var isBlank = false
        for position in range {
            if bytes[position] == 0x0A {
                if isBlank { return true }
                isBlank = true
            } else if !bytes[position].isSpace {
                isBlank = false
            }
        }
        return false
    }
}
