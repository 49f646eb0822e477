/// Formulas in TeX that stand in text until a script sets them.
enum TeX {
    /// The longest formula, in bytes; what is longer is text with a stray mark.
    private static let longest = 4_096

    /// The longest formula between single dollars, which are mostly money.
    private static let longestBetweenDollars = 200

    /// Whether a source may have such formulas: whether their marks occur in it.
    static func mayOccur(in bytes: Bytes) -> Bool {
        var from = 0
        while let sign = bytes.index(of: UInt8(ascii: "\\"), from: from) {
            if bytes.has("(", at: sign + 1) || bytes.has("[", at: sign + 1)
                || bytes.has("begin{", at: sign + 1)
            {
                return true
            }
            from = sign + 1
        }
        guard let dollar = bytes.index(of: UInt8(ascii: "$"), from: 0) else { return false }
        return bytes.index(of: UInt8(ascii: "$"), from: dollar + 1) != nil
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
        if text.has("\\begin{", at: start) { return environment(in: text, at: start) }
        if text.has("$latex", at: start), start + 6 < text.count, text[start + 6].isSpace {
            return formula(in: text, at: start, opened: 7, by: "$")
        }
        guard text.has("$$", at: start) else { return betweenDollars(in: text, at: start) }
        guard let formula = formula(in: text, at: start, opened: 2, by: "$$", isDisplay: true),
            looksLikeTeX(text.slice(formula.source))
        else { return nil }
        return formula
    }

    /// A formula between single dollars: nothing that money, a program or a shell writes.
    ///
    /// Its marks stand at the edges of words, without spaces within them (as pandoc asks), and what
    /// is between them has a command, a power or an index, or is a single letter.
    private static func betweenDollars(in text: Bytes, at start: Int) -> Formula? {
        guard text.has("$", at: start), start == 0 || !isWord(text[start - 1]) else { return nil }
        let near = text.slice(start..<min(text.count, start + longestBetweenDollars))
        guard let formula = formula(in: near, at: 0, opened: 1, by: "$") else { return nil }
        let (source, after) = (near.slice(formula.source), start + formula.range.upperBound)
        guard let first = source.first, let last = source.last, !first.isSpace, !last.isSpace,
            after == text.count || !isWord(text[after])
        else { return nil }
        let isLetter = source.count == 1 && first.isLetter
        let hasCommand = source.indices.dropLast().contains {
            source[$0] == UInt8(ascii: "\\") && source[$0 + 1].isLetter
        }
        let hasScript = source.dropFirst().contains {
            $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "_")
        }
        let isProse =
            source.contains("\"") || source.contains("://") || source.count { $0 == 0x20 } > 12
        guard isLetter || hasCommand || hasScript && !first.isDigit, !isProse else { return nil }
        return Formula(
            range: start..<after,
            source: start + formula.source.lowerBound..<start + formula.source.upperBound,
            isDisplay: false)
    }

    /// What stands between `\begin{align}` and its end.
    private static func environment(in text: Bytes, at start: Int) -> Formula? {
        for (begin, end) in environments where text.has(begin, at: start) {
            return formula(
                in: text, at: start, opened: begin.utf8CodeUnitCount, by: end, isDisplay: true)
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: "$")
    }

    /// A formula without the marks around it, and without what Wikipedia puts around each, which
    /// says nothing.
    static func bare(_ source: String) -> String {
        let text = source.onOneLine
        for (start, end) in wrappers where text.hasPrefix(start) && text.hasSuffix(end) {
            guard text.utf8.count > start.utf8.count + end.utf8.count else { continue }
            return String(text.dropFirst(start.count).dropLast(end.count)).onOneLine
        }
        return text
    }

    private static let wrappers = [
        ("{\\displaystyle ", "}"), ("{\\textstyle ", "}"), ("\\(", "\\)"), ("\\[", "\\]"),
        ("$$", "$$"), ("$", "$"),
    ]

    private static let environments: [(begin: StaticString, end: StaticString)] = [
        ("\\begin{equation}", "\\end{equation}"), ("\\begin{equation*}", "\\end{equation*}"),
        ("\\begin{align}", "\\end{align}"), ("\\begin{align*}", "\\end{align*}"),
        ("\\begin{eqnarray}", "\\end{eqnarray}"), ("\\begin{eqnarray*}", "\\end{eqnarray*}"),
        ("\\begin{gather}", "\\end{gather}"), ("\\begin{gather*}", "\\end{gather*}"),
        ("\\begin{multline}", "\\end{multline}"),
        ("\\begin{multline*}", "\\end{multline*}"),
    ]

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
