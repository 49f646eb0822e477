/// Makes one paragraph of prose that some program has broken into lines at a fixed width, as in
/// mail.
///
/// Nothing is joined unless all speaks for it: at least four lines, nearly all of 55 to 80
/// characters, each so full that the next word would not have fitted, few of them the ends of
/// sentences, most going on in lower case. Verse, addresses, lists and scripts without lower case
/// are none of that.
enum HardWraps {
    private static let fewest = 4
    private static let lengths = 55...80

    /// The inlines with spaces for their line ends; nil where these are meant.
    static func joined(_ inlines: [Inline]) -> [Inline]? {
        var measure = Measure()
        guard measure.take(inlines) else { return nil }
        measure.endLine()
        return areWrapped(measure.lines) ? joining(inlines) : nil
    }

    private static func areWrapped(_ lines: [Line]) -> Bool {
        guard lines.count >= fewest else { return false }
        let full = lines.dropLast()
        let widest = full.map(\.length).max() ?? 0
        guard widest <= lengths.upperBound, lines[lines.count - 1].length <= widest,
            // An address by itself is no line of prose.
            full.allSatisfy({ $0.firstWord < $0.length })
        else { return false }
        let even = full.count { lengths.contains($0.length) }
        let filled = zip(lines, lines.dropFirst()).count { $0.length + $1.firstWord >= widest }
        let ending = full.count(where: \.endsSentence)
        let running = lines.dropFirst().count(where: \.beginsLow)
        return even * 8 >= full.count * 7 && filled * 8 >= full.count * 7
            && ending * 3 <= full.count && running * 2 >= full.count
    }

    private struct Line {
        var length = 0
        /// The length of its first word.
        var firstWord = 0
        var beginsLow = false
        var endsSentence = false
    }

    private struct Measure {
        private(set) var lines: [Line] = []
        private var line = Line()
        private var isInFirstWord = true

        mutating func endLine() {
            lines.append(line)
            line = Line()
            isInFirstWord = true
        }

        /// False as soon as it is no such prose.
        mutating func take(_ inlines: [Inline]) -> Bool {
            for inline in inlines {
                switch inline {
                case .lineBreak: endLine()
                case .text(let text): guard take(text) else { return false }
                case .media, .math, .styled(.code, _), .styled(.keyboard, _): return false
                case .anchor, .direction: continue
                case .styled, .link, .abbreviation, .noteReference, .isolate:
                    guard take(inline.inner) else { return false }
                }
            }
            return true
        }

        private mutating func take(_ text: String) -> Bool {
            if line.length == 0 { line.beginsLow = text.first?.isLowercase ?? false }
            for scalar in text.unicodeScalars {
                line.length += 1
                if scalar == " " { isInFirstWord = false }
                if isInFirstWord { line.firstWord += 1 }
            }
            if let last = text.last(where: { !"\"”’')] ".contains($0) }) {
                line.endsSentence = ".!?:;…".contains(last)
            }
            return line.length <= lengths.upperBound
        }
    }

    /// A hyphen at a line's end stays, and what it parted is one word.
    private static func joining(_ inlines: [Inline]) -> [Inline] {
        var rest: [Inline] = []
        for inline in inlines {
            let piece: Inline =
                if case .lineBreak = inline {
                    .text(endsInHyphen(rest) ? "" : " ")
                } else {
                    inline.holding(joining(inline.inner))
                }
            if case .text(let text) = piece, case .text(let before)? = rest.last {
                rest[rest.count - 1] = .text(before + text)
            } else {
                rest.append(piece)
            }
        }
        return rest
    }

    private static func endsInHyphen(_ inlines: [Inline]) -> Bool {
        guard case .text(let text)? = inlines.last, text.last == "-" else { return false }
        return text.dropLast().last?.isLetter ?? false
    }
}
