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
        /// A bit for each of its spaces that takes two cells, see ``Justification``.
        var wideSpaces: UInt64 = 0
    }

    /// How running text is set.
    struct Setting: Sendable {
        /// Whether it is one line of its author's, so that its last one may have a word alone.
        var isAuthorsLine = false
        /// Whether lines are filled by wider spaces.
        var isJustified = false
        /// What finds the places in words where a hyphen may be put in; nil for none.
        var hyphenator: Hyphenator?
        /// Whether words that hyphens join stay together where they fit on a line.
        var keepsCompounds = false
    }

    /// What is drawn after a line's text.
    enum Tail: Sendable { case nothing, hyphen, fold }

    /// Bytes that are broken into lines at a time: a block may be a whole book.
    private static let slice = 8_192
    /// Lines of a slice that are left to the next one: the best end of a line depends on those
    /// after it, but hardly on what is further away than this.
    private static let seam = 8

    /// The lines found so far.
    private(set) var rows: [Row] = []
    /// The text's end, its newline not counted.
    let end: Int
    /// Where the text starts that no lines have been found for yet; ``end`` when there is none.
    private(set) var reach: Int
    /// The directions in the text, where not all of it runs from left to right.
    let bidi: Bidi?
    private var setting = Setting()

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
    init(paragraph range: Range<Int>, of text: PageText, setting: Setting = Setting()) {
        end = range.upperBound
        reach = range.lowerBound
        self.setting = setting
        bidi = text.bidi(range)
    }

    /// Sets a short paragraph.
    init(
        paragraph range: Range<Int>, of text: PageText, measure: Measure,
        setting: Setting = Setting()
    ) {
        self.init(paragraph: range, of: text, setting: setting)
        while !isComplete { extend(text, measure: measure) }
    }

    /// Finds the lines of the next slice of running text.
    ///
    /// The slice's last lines are left to the next one, as what follows might change them. Slices
    /// follow each other from the text's start, so that lines do not depend on what was looked at.
    mutating func extend(_ text: PageText, measure: Measure) {
        let measure = rows.isEmpty ? measure : Measure(measure.rest)
        var size = Self.slice
        while !isComplete {
            var sliceEnd = min(reach + size, end)
            while sliceEnd < end, text.bytes[sliceEnd] & 0xC0 == 0x80 { sliceEnd += 1 }
            var found = foundRows(text, reach..<sliceEnd, measure: measure)
            let isWhole = sliceEnd == end
            guard isWhole || found.count > 2 else {
                size *= 2
                continue
            }
            reach = end
            if !isWhole {
                let kept = found.count - min(Self.seam, found.count - 1)
                reach = found[kept].start
                found.removeLast(found.count - kept)
            }
            if setting.isJustified { justify(&found, text.bytes, measure: measure) }
            rows += found.map(\.row)
            return
        }
    }

    /// A row on its way, and the cells of its measure that it leaves blank; none for a line that
    /// ends by force.
    private struct FoundRow {
        var row: Row
        var blank: Int
        var start: Int { row.start }
    }

    private func foundRows(
        _ text: PageText, _ range: Range<Int>, measure: Measure
    ) -> [FoundRow] {
        var marks = LineBreaks.marks(in: text, range)
        MediaWords.keepTogether(&marks, of: text, range, width: min(measure.first, measure.rest))
        if setting.keepsCompounds {
            Compound.keepTogether(
                &marks, text.bytes, range, width: min(measure.first, measure.rest))
        }
        if let hyphenator = setting.hyphenator {
            WordHyphens.add(to: &marks, of: text, range, by: hyphenator)
        }
        let items = Itemizer.items(of: text.bytes, range, marks: marks, measure: measure)
        let cost = LineCost(
            items: items, measure: measure, isJustified: setting.isJustified,
            isWhole: range.upperBound == end && !setting.isAuthorsLine)
        var found: [FoundRow] = []
        var start = 0
        for end in TotalFit.lineEnds(of: items, cost: cost) {
            let last = items[end - 1]
            var row = Row(start: items[start].start, drawnEnd: last.textEnd)
            var blank = cost.limit(from: start) - cost.width(start..<end)
            if cost.isHyphenDrawn(start..<end) {
                row.tail = .hyphen
                blank -= 1
            }
            let isForced = last.isLast || end == items.count
            found.append(FoundRow(row: row, blank: isForced ? 0 : blank))
            start = end
        }
        return found
    }

    private func justify(_ found: inout [FoundRow], _ text: [UInt8], measure: Measure) {
        var above = rows.last
        for index in found.indices {
            let columns = above.map { Justification.wideColumns(of: $0, text: text) } ?? []
            Justification.fill(
                &found[index].row, blank: found[index].blank, below: columns, text: text)
            above = found[index].row
        }
    }
}
