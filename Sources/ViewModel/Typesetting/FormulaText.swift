internal import Prose

/// How parts of a formula are put together.
enum FormulaText {
    /// What marks that no space stands before it; no sign itself.
    static let noSpace: Character = "\u{5}"

    /// A text without double spaces and ends of rows, those at its ends, and spaces that part it
    /// from its brackets and its points.
    static func collapsed(_ text: String) -> String {
        var result = ""
        for sign in text {
            if sign == " " || sign == "\n" {
                if sign == "\n", result.last == " " { result.removeLast() }
                guard let last = result.last, !" \n([".contains(last) else { continue }
            }
            if sign == noSpace {
                if result.last == " " { result.removeLast() }
                continue
            }
            if result.last == " ", ".,;)]".contains(sign) { result.removeLast() }
            if sign == ";", result.last == ";" { continue }
            // The last row of a matrix has nothing to be parted from.
            if sign == "]" || sign == ")" || sign == "|", result.last == ";" { result.removeLast() }
            result.append(sign)
        }
        while let last = result.last, " ;\n".contains(last) { result.removeLast() }
        return result
    }

    /// Longer formulas, in bytes, stay as they are.
    private static let longest = 8_192

    /// Whether a formula is TeX that is read: has commands or groups, no control that could be
    /// taken for a mark of our own, and no environment that is not known.
    static func isTeX(_ source: String) -> Bool {
        let bytes = source.utf8
        guard bytes.count <= longest,
            bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 })
        else { return false }
        let hasMarks = bytes.contains(0x5C) || source.contains("_{") || source.contains("^{")
        return hasMarks && knowsEnvironments(of: source)
    }

    /// A formula that is not TeX, with spaces around its equals signs; not around those above or
    /// below the line, as of `∑_(i=1)^n`.
    static func spaced(_ source: String) -> String {
        guard source.utf8.contains(UInt8(ascii: "=")) else { return source }
        let signs = Array(source)
        var result = ""
        // Parentheses open within a script, from its own on.
        var scriptDepth = 0
        for (index, sign) in signs.enumerated() {
            let before: Character = index > 0 ? signs[index - 1] : " "
            let after: Character = index + 1 < signs.count ? signs[index + 1] : " "
            if sign == "(", scriptDepth > 0 || before == "_" || before == "^" { scriptDepth += 1 }
            if sign == ")", scriptDepth > 0 { scriptDepth -= 1 }
            guard sign == "=", scriptDepth == 0, !"=<>!~+-*/&|^".contains(before), after != "=",
                after != ">"
            else {
                result.append(sign)
                continue
            }
            if before == " ", result.hasSuffix(": ") {
                result.removeLast(2)
                result += " :"
            } else if before == ":" {
                result.removeLast()
                result += " :"
            } else if before != " ", index > 0 {
                result += " "
            }
            result += "="
            if after != " ", index + 1 < signs.count { result += " " }
        }
        return result
    }

    /// A letter below an accent, or several below a line; what is more is named as a function is.
    static func accented(_ text: String, by name: String) -> String {
        let text = collapsed(text)
        guard let accent = accents[name] else { return FormulaParts.overlined(text) }
        let isWord = text.allSatisfy { $0.isLetter || $0.isNumber }
        if text.count == 1 || name == "underline" && isWord {
            return text.map { String($0) + accent }.joined()
        }
        if let letter = text.first, FormulaParts.isIndexed(text) {
            return String(letter) + accent + text.dropFirst()
        }
        return " " + name + (FormulaParts.isFenced(text) ? text : "(\(text))")
    }

    /// The text, in parentheses unless it is one thing anyway.
    static func atom(_ text: String) -> String {
        let text = collapsed(text)
        return FormulaParts.isOne(text) ? text : "(\(text))"
    }
}
