/// Where the lines of a block of text start and end; what they look like is found when they are
/// looked at.
struct TextLayout: Sendable {
    /// One line.
    struct Row: Sendable {
        /// Its first byte.
        var start: Int
        /// The end of what is drawn of it.
        var drawnEnd: Int
        /// What is drawn after its text.
        var tail: Tail = .nothing
    }

    /// What is drawn after a line's text.
    enum Tail: Sendable { case nothing, hyphen, fold }

    /// Bytes that are broken into lines at a time: a block may be a whole book.
    private static let slice = 8_192

    /// The lines found so far.
    private(set) var rows: [Row] = []
    /// The text's end, its newline not counted.
    let end: Int
    /// Where the text starts that no lines have been found for yet; ``end`` when there is none.
    private(set) var reach: Int
    /// The directions in the text, where not all of it runs from left to right.
    let bidi: Bidi?

    /// Whether all lines have been found.
    var isComplete: Bool { reach == end }

    /// The bytes a line stands for, up to where the next one starts.
    func range(ofRow row: Int) -> Range<Int> {
        rows[row].start..<(row + 1 < rows.count ? rows[row + 1].start : reach)
    }

    /// Whether a line starts at the right.
    func isRightToLeft(row: Int) -> Bool {
        bidi?.isRightToLeft(at: rows[row].start) ?? false
    }

    /// Whether the block starts at the right.
    var isRightToLeft: Bool { rows.isEmpty ? false : isRightToLeft(row: 0) }

    /// The line that a byte is on.
    func row(of byte: Int) -> Int { Self.row(of: byte, in: rows) }

    /// The row among these that a byte is on.
    static func row(of byte: Int, in rows: [Row]) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].start <= byte { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    /// Sets running text; ``extend(_:measure:)`` finds its lines.
    init(paragraph range: Range<Int>, of text: PageText) {
        end = range.upperBound
        reach = range.lowerBound
        bidi = text.bidi(range, direction: .firstStrong)
    }

    /// Sets a short paragraph.
    init(paragraph range: Range<Int>, of text: PageText, measure: Measure) {
        self.init(paragraph: range, of: text)
        while !isComplete { extend(text.bytes, measure: measure) }
    }

    /// Finds the lines of the next slice of running text.
    ///
    /// The slice's last lines are left to the next one, as what follows might change them.
    mutating func extend(_ text: [UInt8], measure: Measure) {
        let measure = rows.isEmpty ? measure : Measure(measure.rest)
        var size = Self.slice
        while !isComplete {
            var sliceEnd = min(reach + size, end)
            while sliceEnd < end, text[sliceEnd] & 0xC0 == 0x80 { sliceEnd += 1 }
            let found = Self.rows(text, reach..<sliceEnd, measure: measure)
            if sliceEnd == end {
                rows += found
                reach = end
            } else if found.count > 2 {
                rows += found.dropLast(2)
                reach = found[found.count - 2].start
                return
            }
            size *= 2
        }
    }

    private static func rows(
        _ text: [UInt8], _ range: Range<Int>, measure: Measure
    ) -> [Row] {
        let items = Itemizer.items(of: text, range, measure: measure)
        let ends = GreedyBreaker.lineEnds(of: items, measure: measure)
        var rows: [Row] = []
        rows.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            let last = items[end - 1]
            var row = Row(start: items[start].start, drawnEnd: last.textEnd)
            if last.isHyphenated, end < items.count {
                let width = items[start..<end].reduce(-last.space) { $0 + $1.width + $1.space }
                if width < measure.width(ofLine: rows.count) { row.tail = .hyphen }
            }
            rows.append(row)
            start = end
        }
        return rows
    }
}
