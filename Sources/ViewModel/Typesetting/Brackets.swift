/// Keeps what stands in short brackets on one line: `[MP3 / SP]`, and a note's mark, `[n 3]`.
enum Brackets {
    /// Bytes of a mark, which is never parted at its spaces.
    private static let longestMark = 10
    /// Bytes of a tag, which is parted where lines would be bad otherwise.
    private static let longestTag = 16

    /// Changes the places in brackets.
    ///
    /// Cost: a look at each byte, and at sixteen after each bracket.
    static func keepTogether(_ marks: inout [UInt8], _ text: [UInt8], _ range: Range<Int>) {
        for open in range where text[open] == UInt8(ascii: "[") {
            let most = min(open + longestTag, range.upperBound)
            guard let close = text[open + 1..<max(most, open + 1)].firstIndex(of: 0x5D) else {
                continue
            }
            let isMark = close - open < longestMark
            for at in open + 1..<close {
                let mark = marks[at - range.lowerBound]
                guard mark == LineBreaks.Mark.may || mark == LineBreaks.Mark.poor,
                    text[at - 1] != 0x0A
                else { continue }
                let isNever = isMark && text[at - 1] == 0x20
                marks[at - range.lowerBound] = isNever ? LineBreaks.Mark.none : LineBreaks.Mark.poor
            }
        }
    }
}
