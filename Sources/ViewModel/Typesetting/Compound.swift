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

    /// Has no line end at a hyphen between letters, unless that is in words wider than a line.
    ///
    /// Cost: a look at each mark, and at each byte of words with such hyphens.
    static func keepTogether(
        _ marks: inout [UInt8], _ text: [UInt8], _ range: Range<Int>, width: Int
    ) {
        var start = 0
        var hyphens: [Int] = []
        for index in 1..<max(marks.count + 1, 1) {
            let at = range.lowerBound + index
            let isEnd = index == marks.count
            guard isEnd || LineBreaks.isBorder(marks[index]) else { continue }
            if !isEnd, isHyphen(text, at: at - 1, in: range) {
                hyphens.append(index)
                continue
            }
            if !hyphens.isEmpty,
                fits(text, range.lowerBound + start..<at, width: width)
            {
                for hyphen in hyphens { marks[hyphen] = LineBreaks.Mark.lastResort }
            }
            hyphens = []
            start = index
        }
    }

    /// Whether a byte is a hyphen between letters.
    private static func isHyphen(_ text: [UInt8], at index: Int, in range: Range<Int>) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }
        return text[index] == 0x2D && index > range.lowerBound && index + 1 < range.upperBound
            && isLetter(text[index - 1]) && isLetter(text[index + 1])
    }

    /// Whether words fit on a line, a space after them left out.
    private static func fits(_ text: [UInt8], _ words: Range<Int>, width: Int) -> Bool {
        var left = width
        Clusters.forEach(in: text, words) { cluster in
            if text[cluster.range.lowerBound] > 0x20 { left -= cluster.width }
            return left >= 0
        }
        return left >= 0
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
}
