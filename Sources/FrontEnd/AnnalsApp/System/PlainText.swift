internal import Typesetting

/// Makes text of an archive fit to be written outside the reader.
enum PlainText {
    /// A text on one line, without anything a terminal or a line-based program would obey.
    ///
    /// For a terminal it also passes the gate: what cannot be drawn is left out, right-to-left
    /// text comes in visual order. Elsewhere it keeps its logical order, for `grep` and `sort`.
    static func line(_ text: String, for output: TextOutput) -> String {
        output.isTerminal ? Glyphs.visual(text) : neutral(text)
    }

    /// A text whose control characters, line separators and open bidi controls became spaces.
    static func neutral(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isHarmful(scalar) ? " " : scalar) }
        return String(result)
    }

    /// A sentence of annals' own in lines that fit a terminal, broken only at single spaces: what is
    /// to be typed or copied stays whole, also where it is longer than a line.
    static func lines(_ sentence: String, columns: Int) -> [String] {
        var lines: [String] = []
        var room = 0
        for word in words(sentence) {
            let width = Glyphs.width(of: word)
            if let last = lines.indices.last, width < room {
                lines[last] += " " + word
                room -= width + 1
            } else {
                lines.append(word)
                room = columns - width
            }
        }
        return lines
    }

    /// What stands between single spaces; several together are part of a name.
    private static func words(_ sentence: String) -> [String] {
        var words: [String] = []
        var isJoined = false
        for part in sentence.split(separator: " ", omittingEmptySubsequences: false) {
            if part.isEmpty || isJoined, let last = words.indices.last {
                words[last] += " " + part
            } else {
                words.append(String(part))
            }
            isJoined = part.isEmpty
        }
        return words
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // C0; DEL and C1; line and paragraph separator; bidi embeddings, overrides, isolates.
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
