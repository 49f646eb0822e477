/// Formulas in TeX, in which Markdown would find emphasis and escapes.
extension SiteMarkup {
    /// The longest formula, in bytes, as ``TeX`` has it.
    private static let longest = 4_096
    private static let longestInline = 1_000

    /// Takes what begins with a dollar; returns where to go on.
    ///
    /// `$$` divides formulas everywhere. A single dollar does with the next one, where pandoc takes
    /// it so: no space within, no letter or digit after the second, so that prices stay prices; and
    /// where what is within is surely TeX.
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
        if let end = nextDollar(from: next), isFormula(next..<end) {
            writer.output += #"\\("#.utf8
            copyFormula(next..<end)
            writer.output += #"\\)"#.utf8
            return end + 1
        }
        writer.output.append(bytes[start])
        return next
    }

    /// The next dollar that no backslash makes a plain sign and that is one of no two; nil where
    /// code, a blank line or too much text comes first.
    private func nextDollar(from start: Int) -> Int? {
        let limit = min(bytes.count, start + Self.longestInline)
        var position = start
        while position < limit {
            switch bytes[position] {
            case UInt8(ascii: "$"):
                let isSingle = !bytes.has("$", at: position + 1)
                return isSingle && !hasBlankLine(start..<position) ? position : nil
            case UInt8(ascii: "`"): return nil
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        return nil
    }

    /// Whether what stands between two dollars is a formula.
    private func isFormula(_ range: Range<Int>) -> Bool {
        guard let first = bytes[range].first, let last = bytes[range].last else { return false }
        let isClose = !first.isSpace && !last.isSpace && !isWord(at: range.upperBound + 1)
        let lines = bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.count > 1 {
            // What begins another block is no line of a formula.
            return isClose && isSurelyTeX(range)
                && lines.dropFirst().allSatisfy { line in
                    let sign = line.first { !$0.isSpace }
                    return sign.map { $0.isLetter || "\\({".utf8.contains($0) } ?? true
                }
        }
        return isClose || isSurelyTeX(range) || isLetter(range)
    }

    private func isWord(at position: Int) -> Bool {
        position < bytes.count && (bytes[position].isLetter || bytes[position].isDigit)
    }

    /// Whether a command of TeX, or a group above or below, is in a range: `k \times S `.
    private func isSurelyTeX(_ range: Range<Int>) -> Bool {
        range.dropLast().contains { position in
            switch bytes[position] {
            case UInt8(ascii: "\\"): bytes[position + 1].isLetter
            case UInt8(ascii: "_"), UInt8(ascii: "^"):
                bytes[position + 1] == UInt8(ascii: "{")
            default: false
            }
        }
    }

    /// Whether a single letter is all there is but for spaces: `a `.
    private func isLetter(_ range: Range<Int>) -> Bool {
        guard range.count <= 3, !isWord(at: range.upperBound + 1) else { return false }
        let signs = bytes[range].filter { !$0.isSpace }
        return signs.count == 1 && signs[0].isLetter
    }

    /// Writes a formula on one line, for its line ends could end a line of text or begin a block.
    private mutating func copyFormula(_ range: Range<Int>) {
        let isDoubled = hasDoubledEscapes(range)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            position += 1
            if byte.isSpace {
                if writer.output.last != 0x20 { writer.output.append(0x20) }
                continue
            }
            if isDoubled, byte == UInt8(ascii: "\\"), position < range.upperBound,
                #"\_*"#.utf8.contains(bytes[position])
            {
                writer.output += [UInt8(ascii: "\\"), bytes[position]]
                position += 1
                continue
            }
            if byte.isMarkdownSign { writer.output.append(UInt8(ascii: "\\")) }
            writer.output.append(byte)
        }
    }

    /// Whether a formula is written for a generator to which it is plain Markdown, which takes one
    /// backslash of two away: `\\\\` for the end of a row, `\\{i\\}`, `x\\_y`.
    private func hasDoubledEscapes(_ range: Range<Int>) -> Bool {
        var opens = false
        var closes = false
        var position = range.lowerBound
        while position + 2 < range.upperBound {
            guard bytes.has(#"\\"#, at: position) else {
                position += 1
                continue
            }
            switch bytes[position + 2] {
            case UInt8(ascii: "_"): return true
            case UInt8(ascii: "\\"):
                if position + 3 < range.upperBound, bytes[position + 3] == UInt8(ascii: "\\") {
                    return true
                }
            case UInt8(ascii: "{"): opens = true
            case UInt8(ascii: "}"): closes = true
            default: break
            }
            if opens, closes { return true }
            position += 2
        }
        return false
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
