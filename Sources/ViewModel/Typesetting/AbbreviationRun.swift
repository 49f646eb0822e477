import Prose

/// Abbreviations that signs join without a space, such as the `dd/mm/yyyy` of a form: what they
/// stand for follows the last of them.
struct AbbreviationRun {
    /// Bytes of the longest text that joins two.
    private static let longestSign = 3
    /// Abbreviations of the longest run.
    private static let most = 8

    private var meanings: [String?] = []
    private var signs: [String] = []

    /// The text between an abbreviation and the next one, where that joins them; nil where it does
    /// not.
    static func sign(after index: Int, in inlines: [Inline]) -> String? {
        guard index + 1 < inlines.count else { return nil }
        if case .abbreviation = inlines[index + 1] { return "" }
        guard index + 2 < inlines.count, case .text(let sign) = inlines[index + 1],
            case .abbreviation = inlines[index + 2], sign.utf8.count <= longestSign,
            !sign.contains(where: { $0.isWhitespace || $0.isLetter })
        else { return nil }
        return sign
    }

    /// What is to follow an abbreviation of such a meaning that a sign joins to the next; nil if
    /// nothing is.
    mutating func explanation(after meaning: String?, sign: String?) -> String? {
        meanings.append(meaning)
        if let sign, meanings.count < Self.most {
            signs.append(sign)
            return nil
        }
        defer { self = Self() }
        let known = meanings.compactMap { $0 }
        guard !known.isEmpty else { return nil }
        guard known.count == meanings.count else { return " (\(known.joined(separator: ", ")))" }
        var text = known[0]
        for (sign, meaning) in zip(signs, known.dropFirst()) {
            text += (sign.isEmpty ? " " : sign) + meaning
        }
        return " (\(text))"
    }
}
