/// Widens the spaces of a line until it fills its measure.
///
/// Invariant 1: a space gets one cell at most, so that no line has spaces that differ by more than
/// one cell and none of three; a line that needs more stays ragged.
/// Invariant 2: which spaces are wide depends on the lines above alone, so that a page looks the
/// same however it was reached.
enum Justification {
    /// Spaces of a line that can be told apart in ``TextLayout/Row/wideSpaces``.
    private static let most = 64

    /// A single space between words.
    struct Gap {
        var byte: Int
        /// Its column where no space of the line is wide.
        var column: Int
    }

    /// The spaces of a line that may be widened, in the text's order.
    static func gaps(in text: [UInt8], _ line: Range<Int>) -> [Gap] {
        var gaps: [Gap] = []
        var column = 0
        var followsSpace = true
        Clusters.forEach(in: text, line) { cluster in
            let isSpace = isSpace(text, cluster.range)
            if isSpace, followsSpace, gaps.last?.byte == cluster.range.lowerBound - 1 {
                gaps.removeLast()
            }
            if !followsSpace, cluster.range.count == 1, text[cluster.range.lowerBound] == 0x20 {
                gaps.append(Gap(byte: cluster.range.lowerBound, column: column))
            }
            followsSpace = isSpace
            column += cluster.width
            return gaps.count < most
        }
        return gaps
    }

    /// Fills a row, which leaves some of the cells of its measure blank, by widening spaces.
    ///
    /// The spaces are parted into as many groups as there are cells to give away, so that these
    /// spread evenly; in each group the one is widened that is furthest from the wide ones of the
    /// line above, so that no rivers form.
    static func fill(
        _ row: inout TextLayout.Row, blank: Int, below above: [Int], text: [UInt8]
    ) {
        let gaps = gaps(in: text, row.start..<row.drawnEnd)
        guard blank > 0, blank <= gaps.count else { return }
        for group in 0..<blank {
            let first = gaps.count * group / blank
            let end = gaps.count * (group + 1) / blank
            var best = first
            var distance = -1
            for index in first..<end {
                // Cells given away before it move it to the right. The middle wins a tie.
                let nearest = separation(gaps[index].column + group, from: above)
                let offside = abs(2 * index - first - end + 1)
                if 4 * nearest - offside > distance || index == first {
                    best = index
                    distance = 4 * nearest - offside
                }
            }
            row.wideSpaces |= 1 << UInt64(best)
        }
    }

    /// The columns of a row's wide spaces, cells given away before them counted.
    static func wideColumns(of row: TextLayout.Row, text: [UInt8]) -> [Int] {
        wideGaps(of: row, text: text).enumerated().map { $0.element.column + $0.offset }
    }

    /// A row's wide spaces, in the text's order.
    static func wideGaps(of row: TextLayout.Row, text: [UInt8]) -> [Gap] {
        guard row.wideSpaces != 0 else { return [] }
        return gaps(in: text, row.start..<row.drawnEnd).enumerated()
            .filter { row.wideSpaces & (1 << UInt64($0.offset)) != 0 }.map(\.element)
    }

    private static func separation(_ column: Int, from others: [Int]) -> Int {
        // Further away than this nothing is seen as one.
        others.reduce(8) { min($0, abs($1 - column)) }
    }

    private static func isSpace(_ text: [UInt8], _ cluster: Range<Int>) -> Bool {
        let byte = text[cluster.lowerBound]
        if byte <= 0x20 { return true }
        guard byte >= 0xC2 else { return false }
        return switch Clusters.scalar(in: text, at: cluster.lowerBound).value {
        case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
