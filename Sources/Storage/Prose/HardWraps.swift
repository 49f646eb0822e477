/// Makes one paragraph of prose that some program has broken into lines at a fixed width, as in
/// mail.
///
/// Nothing is joined unless all speaks for it: nearly every line is so full that the next word would
/// not have fitted, and few of them end in a pause. Lines that are verse begin alike, with a capital
/// or without, while those of prose begin as its words do anywhere: in German often with a capital,
/// in Arabic never. A line that is not full ends where its author ended it, and so does the one
/// before an item of a list.
///
/// A single line end is no more meant where a long line stops within a sentence and the next one
/// goes on in lower case or with words in quotes or brackets; nor is one before an aside in brackets.
enum HardWraps {
    /// Prose without the line ends that no author made.
    struct Joined {
        var inlines: [Inline]
        /// The width at which it had been broken, in cells, as far as its lines tell.
        var width: Int
    }

    /// How many line ends have to be none of the author's.
    private static let fewest = 3
    /// Cells of a line that ends within a sentence by no wish of its author.
    private static let leastBroken = 50
    /// The width of lines that a program makes.
    private static let leastWidth = 45
    /// The same where a script without spaces fills every line, as verse does.
    private static let leastUnspacedWidth = 36
    /// The width from which a few odd lines are no matter.
    private static let usualWidth = 55
    /// The cells that may be left where signs must not begin a line.
    private static let unspacedRest = 6

    /// The inlines with spaces for their line ends; nil where these are meant.
    ///
    /// `width` is that of the paragraphs before, where these had been broken: then fewer lines tell.
    static func joined(_ inlines: [Inline], width: Int? = nil) -> Joined? {
        var measure = LineMeasure(isStrict: true)
        guard measure.take(inlines) else { return nil }
        measure.endLine()
        let lines = measure.lines
        let widest = lines.lazy.filter { !$0.isOneWord }.map(\.length).max() ?? 0
        var ends: LineEnds?
        if let width, width >= usualWidth, widest <= width {
            ends = LineEnds(lines, width: width)
            if let found = ends, found.full == 0 || found.odd > 0 { ends = nil }
        }
        if ends == nil, lines.count > fewest {
            ends = LineEnds(lines, width: widest)
            if let found = ends, !areWrapped(found) { ends = nil }
        }
        guard let ends else { return nil }
        var next = 0
        return Joined(
            inlines: joining(inlines, at: ends.joints, &next), width: max(widest, width ?? 0))
    }

    /// The inlines with spaces for those line ends that part a sentence by no wish of its author.
    static func mended(_ inlines: [Inline]) -> [Inline] {
        var measure = LineMeasure(isStrict: false)
        _ = measure.take(inlines)
        measure.endLine()
        let lines = measure.lines
        var joints: [Int: String] = [:]
        for index in lines.indices.dropLast() {
            let (line, next) = (lines[index], lines[index + 1])
            let goesOn =
                line.endsSentence
                ? line.endsInStop && next.opening == .bracket
                : next.beginsLow || next.opening != .none
            // In a script without spaces so many cells are half as many signs.
            if line.length - line.unspaced >= leastBroken, goesOn, !line.isBroken, !next.isBroken {
                joints[index] = joint(line, next)
            }
        }
        guard !joints.isEmpty else { return inlines }
        var next = 0
        return joining(inlines, at: joints, &next)
    }

    private static func areWrapped(_ ends: LineEnds) -> Bool {
        let least = ends.isUnspaced ? leastUnspacedWidth : leastWidth
        guard least...LineMeasure.longest ~= ends.width, ends.full >= fewest,
            ends.odd * 7 <= ends.full, ends.meant <= ends.full, ends.sentences * 3 <= ends.full
        else { return false }
        if ends.width >= usualWidth, ends.small * 2 >= ends.full { return true }
        guard ends.odd == 0, ends.pauses * 3 <= ends.full else { return false }
        // Where all words are written alike, more lines have to tell.
        guard ends.small + ends.capital > 0 else {
            return ends.isUnspaced || ends.full > fewest
        }
        // As many begin with a small letter as of the words within, give or take the half.
        let words = max(ends.smallWords + ends.capitalWords, 1)
        return ends.small > 0
            && ends.small * 2 * words >= (ends.small + ends.capital) * ends.smallWords
    }

    /// What the ends of some lines say of them.
    private struct LineEnds {
        let width: Int
        /// What takes the place of a line end, by its order.
        private(set) var joints: [Int: String] = [:]
        /// Ends of lines that were full, such as were not though no sentence ends there, and ends
        /// that are meant.
        private(set) var full = 0
        private(set) var odd = 0
        private(set) var meant = 0
        /// Full lines that end a sentence, or in any pause.
        private(set) var sentences = 0
        private(set) var pauses = 0
        /// Lines after full ones that begin with a small letter, and with a capital.
        private(set) var small = 0
        private(set) var capital = 0
        /// Words within lines that do.
        private(set) var smallWords = 0
        private(set) var capitalWords = 0
        /// Whether most is in a script without spaces.
        private(set) var isUnspaced = false

        init(_ lines: [MeasuredLine], width: Int) {
            self.width = width
            isUnspaced = lines.reduce(0) { $0 + $1.unspaced * 4 - $1.length } > 0
            for (index, line) in lines.enumerated() {
                smallWords += line.small
                capitalWords += line.capital
                if index + 1 < lines.count { take(line, before: lines[index + 1], at: index) }
            }
        }

        private mutating func take(_ line: MeasuredLine, before next: MeasuredLine, at index: Int) {
            guard !next.isListed, !line.isMostlyOneWord, !next.isMostlyOneWord else {
                meant += 1
                return
            }
            let rest = isUnspaced ? max(next.firstWord, unspacedRest) : next.firstWord
            guard line.length + rest >= width, line.length * 3 >= width * 2 else {
                if line.endsSentence {
                    meant += 1
                } else {
                    odd += 1
                    if next.beginsLow { joints[index] = joint(line, next) }
                }
                return
            }
            joints[index] = joint(line, next)
            full += 1
            if line.endsSentence { sentences += 1 }
            if line.pauses { pauses += 1 }
            // The first letter of a sentence says nothing.
            if next.first == .small { small += 1 }
            if next.first == .capital, !line.endsInStop { capital += 1 }
        }
    }

    /// What takes the place of a line end.
    ///
    /// A hyphen there stays, and what it parted is one word.
    private static func joint(_ line: MeasuredLine, _ next: MeasuredLine) -> String {
        if line.endsInHyphen, !next.beginsWithAnd { return "" }
        return line.endsUnspaced && next.beginsUnspaced ? "" : " "
    }

    /// The inlines without the line ends that are named by their order.
    private static func joining(
        _ inlines: [Inline], at joints: [Int: String], _ next: inout Int
    ) -> [Inline] {
        var rest: [Inline] = []
        for inline in inlines {
            let piece: Inline
            if case .lineBreak = inline {
                piece = joints[next].map(Inline.text) ?? inline
                next += 1
            } else {
                piece = inline.holding(joining(inline.inner, at: joints, &next))
            }
            if case .text(let text) = piece, case .text(let before)? = rest.last {
                rest[rest.count - 1] = .text(before + text)
            } else {
                rest.append(piece)
            }
        }
        return rest
    }
}
