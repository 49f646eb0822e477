/// Formulas in TeX that stand in text until a script sets them.
enum TeX {
    /// The longest formula, in bytes; what is longer is text with a stray mark.
    private static let longest = 4_096

    /// Whether a source may have such formulas: whether their marks occur in it.
    static func mayOccur(in bytes: Bytes) -> Bool {
        var from = 0
        while let sign = bytes.index(of: UInt8(ascii: "\\"), from: from) {
            if bytes.has("(", at: sign + 1) || bytes.has("[", at: sign + 1) { return true }
            from = sign + 1
        }
        from = 0
        while let sign = bytes.index(of: UInt8(ascii: "$"), from: from) {
            if bytes.has("$", at: sign + 1) || bytes.has("latex", at: sign + 1) { return true }
            from = sign + 1
        }
        return false
    }

    /// A formula in a text.
    struct Formula {
        /// Where it stands with its marks.
        var range: Range<Int>
        /// Where its source stands.
        var source: Range<Int>
        /// Whether it stands on a line of its own.
        var isDisplay: Bool
    }

    /// Signs that may open nothing in a whole source: each has cost a look at ``longest`` bytes.
    private static let mostMisses = 1_024

    /// The next formula at or after `start`; none once too many signs have opened nothing.
    static func next(in text: Bytes, from start: Int, misses: inout Int) -> Formula? {
        var position = start
        while position < text.count, misses < mostMisses {
            let byte = text[position]
            if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") {
                if let formula = formula(in: text, at: position) { return formula }
                misses += 1
                // Of `\\(` and `$$$` no second sign opens one.
                if text.has(byte == UInt8(ascii: "$") ? "$" : "\\", at: position + 1) {
                    position += 1
                }
            }
            position += 1
        }
        return nil
    }

    private static func formula(in text: Bytes, at start: Int) -> Formula? {
        if text.has("\\(", at: start) { return formula(in: text, at: start, opened: 2, by: "\\)") }
        if text.has("\\[", at: start) {
            return formula(in: text, at: start, opened: 2, by: "\\]", isDisplay: true)
        }
        if text.has("$latex", at: start), start + 6 < text.count, text[start + 6].isSpace {
            return formula(in: text, at: start, opened: 7, by: "$")
        }
        guard text.has("$$", at: start),
            let formula = formula(in: text, at: start, opened: 2, by: "$$"),
            looksLikeTeX(text.slice(formula.source))
        else { return nil }
        return formula
    }

    private static func formula(
        in text: Bytes, at start: Int, opened length: Int, by end: StaticString,
        isDisplay: Bool = false
    ) -> Formula? {
        let first = start + length
        var position = first
        let limit = min(text.count, first + longest)
        while position < limit {
            if text.has(end, at: position) {
                let source = first..<position
                guard text.slice(source).contains(where: { !$0.isSpace }) else { return nil }
                let after = position + end.utf8CodeUnitCount
                return Formula(range: start..<after, source: source, isDisplay: isDisplay)
            }
            // `\$` is a sign of the formula, `\\` ends a line of it.
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// Two dollars are also what people pay.
    private static func looksLikeTeX(_ source: Bytes) -> Bool {
        source.contains { "\\^_{}=+<>".utf8.contains($0) } || source.count { !$0.isSpace } <= 3
    }
}

extension HTMLReader {
    /// Reads text with the formulas in it.
    mutating func readTeX(in text: Bytes) {
        var position = 0
        while let formula = TeX.next(in: text, from: position, misses: &missedTeX) {
            add(text: text.slice(position..<formula.range.lowerBound))
            append(formula: text.slice(formula.source).text, isDisplay: formula.isDisplay)
            position = formula.range.upperBound
        }
        add(text: text.slice(position..<text.count))
    }

    /// Appends a formula, white space in its source collapsed.
    mutating func append(formula source: String, isDisplay: Bool) {
        let source = source.onOneLine
        guard !source.isEmpty else { return }
        if isDisplay || place.isInDisplay {
            flow.append(.math(source))
        } else {
            flow.line.add(.math(source), in: context)
        }
    }
}
