/// Parts of formulas as a line of text has them, the same for MathML and TeX.
public enum FormulaParts {
    /// Bytes up to which a part is looked at: doing so again for long ones at every level around
    /// them would cost too much.
    private static let longest = 512

    /// Signs up to which a part has a line above it.
    private static let longestBar = 12

    /// Whether a part is one thing to a reader: a sign, a word, a number, or what parentheses hold.
    ///
    /// Never for one above 512 bytes. Cost: linear in the others.
    public static func isOne(_ part: String) -> Bool {
        guard part.utf8.count < longest else { return false }
        return part.count == 1 || part.allSatisfy(\.isLetter)
            || part.allSatisfy { $0.isNumber || $0 == "." } || isFenced(part)
    }

    /// A part with a line above all of it, as of a mean or a conjugate: above each sign of a short
    /// one, `x̅+̅y̅`, else `overline(…)`.
    ///
    /// Of a letter with an index only the letter has it, which means the same; not of one with a
    /// power, where it doesn't.
    public static func overlined(_ part: String) -> String {
        guard part.utf8.count < longest else { return " overline(\(part))" }
        let signs = part.filter { $0 != " " }
        if let letter = signs.first, letter.isLetter, signs.count == 1 || isIndexed(signs) {
            return "\(letter)\u{304}" + signs.dropFirst()
        }
        if !signs.isEmpty, signs.count <= longestBar {
            return signs.map { "\($0)\u{305}" }.joined()
        }
        return " overline" + (isFenced(part) ? part : "(\(part))")
    }

    /// Whether a part is a letter and its index: `a_ji`, `a_(i+1)`.
    public static func isIndexed(_ part: String) -> Bool {
        guard part.utf8.count < longest, part.first?.isLetter == true,
            part.dropFirst().first == "_"
        else { return false }
        return isOne(String(part.dropFirst(2)))
    }

    /// Whether parentheses around a part belong together.
    public static func isFenced(_ part: String) -> Bool {
        guard part.first == "(", part.last == ")" else { return false }
        var depth = 0
        for (index, sign) in part.enumerated() {
            if sign == "(" { depth += 1 }
            if sign == ")" { depth -= 1 }
            if depth == 0 { return index == part.count - 1 }
        }
        return false
    }
}
