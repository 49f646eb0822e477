import Prose

/// Where the lines of a block start and end whose text stays in the lines it has.
struct CodeLayout: Sendable {
    /// Bytes that are looked at at a time: one line may be a whole program.
    private static let slice = 8_192

    /// The lines found so far.
    private(set) var rows: [TextLayout.Row] = []
    /// The text's end, its newline not counted.
    let end: Int
    /// Where the text starts that no lines have been found for yet; ``end`` when there is none.
    private(set) var reach: Int
    /// Whether all lines have been found.
    private(set) var isComplete = false
    /// The directions in the text, where not all of it runs from left to right.
    let bidi: Bidi?
    /// Cells in which a line is folded; nil where it is cut at the page's edges.
    let width: Int?
    /// The end of the line under way; below ``reach`` where it has to be looked for.
    private var lineEnd = -1

    /// Sets text whose lines are kept; ``extend(_:)`` finds them.
    ///
    /// A line goes on below, after a mark, where it is wider than the given cells; without a width
    /// each line of the text is one of the page.
    init(_ range: Range<Int>, of text: PageText, width: Int?) {
        end = range.upperBound
        reach = range.lowerBound
        bidi = text.bidi(range, direction: .leftToRight)
        self.width = width
    }

    /// The bytes a line stands for, up to where the next one starts.
    func range(ofRow row: Int) -> Range<Int> {
        rows[row].start..<(row + 1 < rows.count ? rows[row + 1].start : reach)
    }

    /// The line that a byte is on.
    func row(of byte: Int) -> Int { TextLayout.row(of: byte, in: rows) }

    /// Finds the lines of the next slice of the text.
    mutating func extend(_ text: [UInt8]) {
        let stop = reach + Self.slice
        while !isComplete, reach < stop {
            if lineEnd < reach { lineEnd = text[reach..<end].firstIndex(of: 0x0A) ?? end }
            if let width {
                guard fold(text, width: width, stop: stop) else { return }
            } else {
                rows.append(TextLayout.Row(start: reach, drawnEnd: lineEnd))
            }
            isComplete = lineEnd == end
            reach = min(lineEnd + 1, end)
            // The next line may be empty and end where it starts.
            lineEnd = -1
        }
    }

    /// Whether a byte is punctuation after which a token ends.
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "&"),
            UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    /// Folds the line under way; false when it goes on after `stop`.
    private mutating func fold(_ text: [UInt8], width: Int, stop: Int) -> Bool {
        var row = TextLayout.Row(start: reach, drawnEnd: reach)
        var column = 0
        // Where the line is cut if it gets too long; nil while there is no room for the mark.
        var cut: Int?
        // Better places, where there are some: after the last space in the line's last quarter,
        // after the last sign there, after the last space in its second half.
        var better: (lateSpace: Int?, lateSign: Int?, space: Int?)
        func place(_ cluster: Cluster) {
            column += Tabs.width(of: cluster, in: text, at: column, limit: width)
            if column < width {
                cut = cluster.range.upperBound
                if column > width / 2 {
                    let isLate = column > width - width / 4
                    switch text[cluster.range.lowerBound] {
                    case UInt8(ascii: " "):
                        if isLate { better.lateSpace = cut } else { better.space = cut }
                    case let byte where isLate && Self.isSign(byte): better.lateSign = cut
                    default: break
                    }
                }
            }
            row.drawnEnd = cluster.range.upperBound
        }
        var isDone = true
        Clusters.forEach(in: text, reach..<lineEnd) { cluster in
            while column > 0,
                column + Tabs.width(of: cluster, in: text, at: column, limit: width) > width
            {
                let end = cluster.range.lowerBound
                row.drawnEnd = better.lateSpace ?? better.lateSign ?? better.space ?? cut ?? end
                row.tail = cut == nil ? .nothing : .fold
                rows.append(row)
                row = TextLayout.Row(start: row.drawnEnd, drawnEnd: row.drawnEnd)
                isDone = row.start < stop
                guard isDone else { return false }
                column = 0
                cut = nil
                better = (nil, nil, nil)
                Clusters.forEach(in: text, row.start..<end) { earlier in
                    place(earlier)
                    return true
                }
            }
            place(cluster)
            return true
        }
        if isDone { rows.append(row) } else { reach = row.start }
        return isDone
    }
}
