/// A stretch of text between two places where a line may end.
struct Item {
    /// Its first byte.
    var start: Int
    /// The end of what is always drawn: the spaces after it hang over a line's end.
    var textEnd: Int
    /// The end with its spaces: the next item's start.
    var end: Int
    /// Cells up to ``textEnd``.
    var width: Int
    /// Cells of the spaces.
    var space: Int
    /// Whether a hyphen is drawn when the line ends after it: it ends in a soft hyphen.
    var isHyphenated = false
    /// Whether the line has to end after it.
    var isLast = false
}

/// The widths of a paragraph's lines.
struct Measure {
    /// Cells of the first line.
    var first: Int
    /// Cells of all others.
    var rest: Int

    /// Lines all of one width.
    init(_ width: Int) {
        first = max(width, 1)
        rest = first
    }

    /// Lines the first of which is shorter.
    init(first: Int, rest: Int) {
        self.first = max(first, 1)
        self.rest = max(rest, 1)
    }

    /// Cells of a line.
    func width(ofLine line: Int) -> Int { line == 0 ? first : rest }
}

/// Cuts text into items.
enum Itemizer {
    /// The items of a stretch of text, none wider than a line: a word that is gets cut at cluster
    /// borders.
    static func items(of text: [UInt8], _ range: Range<Int>, measure: Measure) -> [Item] {
        var items: [Item] = []
        items.reserveCapacity(range.count / 5 + 1)
        let limit = min(measure.first, measure.rest)
        var start = range.lowerBound
        LineBreaks.forEach(in: text, range) { border in
            add(text, start..<border, limit: limit, to: &items)
            start = border
        }
        return items
    }

    private static func add(
        _ text: [UInt8], _ range: Range<Int>, limit: Int, to items: inout [Item]
    ) {
        var end = range.upperBound
        let isForced = end > range.lowerBound && text[end - 1] == 0x0A
        if isForced { end -= 1 }
        var item = Item(
            start: range.lowerBound, textEnd: range.lowerBound, end: range.upperBound, width: 0,
            space: 0)
        var isASCII = true
        for byte in text[range.lowerBound..<end] where byte < 0x20 || byte >= 0x7F {
            isASCII = false
            break
        }
        if isASCII {
            var last = end
            while last > range.lowerBound, text[last - 1] == 0x20 { last -= 1 }
            item.textEnd = last
            item.width = last - range.lowerBound
            item.space = end - last
        } else {
            measure(text, range.lowerBound..<end, limit: limit, &item)
        }
        if item.width > limit {
            cut(text, &item, limit: limit, to: &items)
        }
        item.isLast = isForced
        items.append(item)
    }

    /// Measures an item by clusters.
    private static func measure(
        _ text: [UInt8], _ range: Range<Int>, limit: Int, _ item: inout Item
    ) {
        Clusters.forEach(in: text, range) { cluster in
            if isHangingSpace(text, cluster.range) {
                item.space += cluster.width
            } else {
                item.width += item.space + (cluster.width > limit ? 1 : cluster.width)
                item.space = 0
                item.textEnd = cluster.range.upperBound
                item.isHyphenated = isSoftHyphen(text, cluster.range)
            }
            return true
        }
    }

    /// Adds the lines that an item wider than a line fills, and leaves its rest in `item`.
    private static func cut(
        _ text: [UInt8], _ item: inout Item, limit: Int, to items: inout [Item]
    ) {
        var piece = Item(
            start: item.start, textEnd: item.start, end: item.start, width: 0, space: 0)
        Clusters.forEach(in: text, item.start..<item.textEnd) { cluster in
            let width = cluster.width > limit ? 1 : cluster.width
            if piece.width + width > limit {
                items.append(piece)
                piece = Item(
                    start: piece.end, textEnd: piece.end, end: piece.end, width: 0, space: 0)
            }
            piece.width += width
            piece.end = cluster.range.upperBound
            piece.textEnd = piece.end
            return true
        }
        item.start = piece.start
        item.width = piece.width
    }

    /// Whether a cluster is white space that hangs over a line's end: not a no-break space.
    private static func isHangingSpace(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        if range.count == 1 { return text[range.lowerBound] == 0x20 }
        guard range.count == 3 else { return false }
        return switch Clusters.scalar(in: text, at: range.lowerBound).value {
        case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
        default: false
        }
    }

    private static func isSoftHyphen(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        range.count == 2 && text[range.lowerBound] == 0xC2 && text[range.lowerBound + 1] == 0xAD
    }
}
