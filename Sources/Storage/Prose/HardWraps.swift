/// Makes one paragraph of prose that some program has broken into lines at a fixed width, as in
/// mail.
///
/// Nothing is joined unless all speaks for it: at least four lines, nearly all of 55 to 80
/// characters, each so full that the next word would not have fitted, few of them the ends of
/// sentences, most going on in lower case. Verse, addresses, lists and scripts without lower case
/// are none of that.
///
/// A single line end is no more meant where a long line stops within a sentence and the next one
/// goes on in lower case or with words in quotes or brackets; nor is one before an aside in brackets.
enum HardWraps {
    private static let fewest = 4
    /// Characters of a line that ends within a sentence by no wish of its author.
    private static let leastBroken = 50
    private static let lengths = 55...80

    /// The inlines with spaces for their line ends; nil where these are meant.
    static func joined(_ inlines: [Inline]) -> [Inline]? {
        var measure = Measure()
        guard measure.take(inlines) else { return nil }
        measure.endLine()
        guard areWrapped(measure.lines) else { return nil }
        var next = 0
        return joining(inlines, at: nil, &next)
    }

    /// The inlines with spaces for those line ends that part a sentence by no wish of its author.
    static func mended(_ inlines: [Inline]) -> [Inline] {
        var measure = Measure(isStrict: false)
        _ = measure.take(inlines)
        measure.endLine()
        let lines = measure.lines
        var broken: Set<Int> = []
        for index in lines.indices.dropLast() {
            let (line, next) = (lines[index], lines[index + 1])
            let goesOn =
                line.endsSentence
                ? line.endsInStop && next.opening == .bracket
                : next.beginsLow || next.opening != .none
            if line.length >= leastBroken, goesOn, !line.isBroken, !next.isBroken {
                broken.insert(index)
            }
        }
        guard !broken.isEmpty else { return inlines }
        var next = 0
        return joining(inlines, at: broken, &next)
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

    /// What a line begins with other than a word.
    private enum Opening { case none, quote, bracket }

    private struct Line {
        var length = 0
        /// The length of its first word.
        var firstWord = 0
        var beginsLow = false
        var endsSentence = false
        /// Whether it ends a sentence for good, and does not announce what comes.
        var endsInStop = false
        var opening = Opening.none
        /// Whether something stands in it that is no prose.
        var isBroken = false
        /// How much of it is code.
        var code = 0
    }

    private struct Measure {
        /// Whether it stops at what is no such prose.
        private let isStrict: Bool
        private(set) var lines: [Line] = []
        private var line = Line()
        private var isInFirstWord = true

        init(isStrict: Bool = true) { self.isStrict = isStrict }

        mutating func endLine() {
            // A line of code alone is one of a listing.
            if line.length > 0, line.code == line.length { line.isBroken = true }
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
                case .media, .math:
                    guard !isStrict else { return false }
                    line.isBroken = true
                case .styled(.code, let inner), .styled(.keyboard, let inner):
                    guard !isStrict else { return false }
                    let isFirst = line.length == 0
                    let start = line.length
                    _ = take(inner)
                    line.code += line.length - start
                    // What stands in code begins no sentence.
                    if isFirst { line.beginsLow = true }
                case .anchor, .direction: continue
                case .styled, .link, .abbreviation, .noteReference, .isolate:
                    guard take(inline.inner) else { return false }
                }
            }
            return true
        }

        private mutating func take(_ text: String) -> Bool {
            if line.length == 0 {
                let opening = isStrict ? "" : "\"“‘'( "
                let first = text.first { !opening.contains($0) }
                line.beginsLow = first?.isLowercase ?? false
                line.opening = Self.opening(of: text)
                if !isStrict, text.prefix(while: { $0 != " " }).contains("://") {
                    line.isBroken = true
                }
            }
            for scalar in text.unicodeScalars {
                line.length += 1
                if scalar == " " { isInFirstWord = false }
                if isInFirstWord { line.firstWord += 1 }
            }
            if let last = text.last(where: { !"\"”’')] ".contains($0) }) {
                line.endsSentence = ".!?:;…".contains(last)
                line.endsInStop = ".!?…".contains(last)
            }
            return !isStrict || line.length <= lengths.upperBound
        }

        private static func opening(of text: String) -> Opening {
            let signs = text.drop { $0 == " " }.prefix(2)
            // A sign alone begins no words.
            guard let first = signs.first, let next = signs.dropFirst().first, next.isLetter else {
                return .none
            }
            return first == "(" ? .bracket : "“‘\"'«„".contains(first) ? .quote : .none
        }
    }

    /// The inlines without their line ends, or without the ones that are named by their order; a
    /// hyphen at a line's end stays, and what it parted is one word.
    private static func joining(
        _ inlines: [Inline], at broken: Set<Int>?, _ next: inout Int
    ) -> [Inline] {
        var rest: [Inline] = []
        for inline in inlines {
            let piece: Inline
            if case .lineBreak = inline {
                let isJoined = broken?.contains(next) ?? true
                piece = isJoined ? .text(endsInHyphen(rest) ? "" : " ") : inline
                next += 1
            } else {
                piece = inline.holding(joining(inline.inner, at: broken, &next))
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
