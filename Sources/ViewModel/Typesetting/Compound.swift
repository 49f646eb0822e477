/// Words in which a line would rather not end although it may.
enum Compound {
    /// Bytes on each side of a hyphen in which another is looked for.
    private static let reach = 24

    /// Whether a hyphen or slash is one of several hyphens of its word: `once-in-a-generation`.
    static func isOfSeveral(_ text: [UInt8], at index: Int) -> Bool {
        guard text[index] == 0x2D else { return false }
        return isNext(text, (max(index - reach, 0)..<index).reversed())
            || isNext(text, index + 1..<min(index + reach, text.count))
    }

    /// Whether letters lead to a hyphen.
    private static func isNext(_ text: [UInt8], _ places: some Sequence<Int>) -> Bool {
        var letters = 0
        for place in places {
            let byte = text[place]
            if byte == 0x2D { return letters > 0 }
            guard byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 else { return false }
            letters += 1
        }
        return false
    }

    /// Whether a place is between two letters of a word in katakana, which says nothing in halves.
    static func isInKatakana(_ text: [UInt8], at index: Int) -> Bool {
        guard index >= 3, index + 2 < text.count else { return false }
        return isKatakana(text, at: index - 3) && isKatakana(text, at: index)
    }

    /// Whether there is a letter of katakana, or the mark that makes one long: U+30A1 to U+30FA,
    /// and U+30FC.
    private static func isKatakana(_ text: [UInt8], at index: Int) -> Bool {
        guard text[index] == 0xE3 else { return false }
        switch (text[index + 1], text[index + 2]) {
        case (0x82, 0xA1...0xBF), (0x83, 0x80...0xBA), (0x83, 0xBC): return true
        default: return false
        }
    }
}
