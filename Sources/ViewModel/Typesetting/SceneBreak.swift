import Prose

/// Tells a break between scenes that the author has typed: `* * *`, `—`, `#`, `~~~`.
enum SceneBreak {
    /// Bytes of the longest.
    private static let longest = 40

    /// Whether a paragraph is nothing else: one sign, alone or in a row, with or without spaces.
    static func isTyped(_ paragraph: [Inline]) -> Bool {
        var paragraph = paragraph[...]
        if case .direction? = paragraph.last { paragraph.removeLast() }
        guard let first = paragraph.first, paragraph.count == 1, let text = text(of: first) else {
            return false
        }
        // Most short paragraphs begin with a letter: no look at their characters is needed.
        guard text.utf8.count <= longest, let start = text.utf8.first(where: { $0 > 0x20 }),
            start >= 0x80 || "*#~-_=".utf8.contains(start)
        else { return false }
        var sign: Character?
        for character in text where !character.isWhitespace {
            guard "*#~—–-_=•·⁂❦§".contains(character), sign == nil || sign == character else {
                return false
            }
            sign = character
        }
        return sign != nil
    }

    /// The text of an inline that is text in styles at most.
    private static func text(of inline: Inline) -> String? {
        var inline = inline
        while case .styled(_, let inner) = inline, inner.count == 1 { inline = inner[0] }
        guard case .text(let text) = inline else { return nil }
        return text
    }
}
