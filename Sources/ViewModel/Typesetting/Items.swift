/// A stretch of text between two places where a line may end.
struct Item {
    /// What ends it, if a line ends after it.
    enum Stop: UInt8 {
        /// A space, or a border between signs that needs none.
        case plain
        /// A hyphen, dash or slash of its own.
        case compound
        /// One of several hyphens of a word, such as `out-of-date`.
        case inCompound
        /// A border between letters of a word in katakana.
        case inKatakana
        /// A space or sign that parts what belongs together.
        case poor
        /// A place in an address, or in a word that is wider than a line.
        case address
        /// A hyphen that is drawn only there.
        case hyphen
    }

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
    /// What ends it.
    var stop = Stop.plain
    /// Whether the line has to end after it.
    var isLast = false

    /// Whether a hyphen is drawn when the line ends after it.
    var isHyphenated: Bool { stop == .hyphen }
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
///
/// Invariant 1: none is wider than a line, and none but the first of a text, or the first after a
/// line's forced end, has no width; so a line has no more items than cells and one more.
struct Itemizer {
    private let text: [UInt8]
    private let limit: Int
    private var items: [Item] = []
    /// Where the item under way may be broken if it is wider than a line.
    private var lastResorts: [Int] = []

    /// The items of a stretch of text with these marks, none wider than a line: a word that is gets
    /// cut, see ``WordCut``.
    static func items(
        of text: [UInt8], _ range: Range<Int>, marks: [UInt8], measure: Measure
    ) -> [Item] {
        var itemizer = Itemizer(text: text, limit: min(measure.first, measure.rest))
        itemizer.items.reserveCapacity(range.count / 5 + 1)
        var start = range.lowerBound
        for (index, mark) in marks.enumerated() where mark != LineBreaks.Mark.none {
            let border = range.lowerBound + index
            if mark == LineBreaks.Mark.lastResort {
                itemizer.lastResorts.append(border)
                continue
            }
            guard border > start else { continue }
            itemizer.add(start..<border, mark)
            start = border
        }
        if start < range.upperBound { itemizer.add(start..<range.upperBound, LineBreaks.Mark.may) }
        return itemizer.items
    }

    private init(text: [UInt8], limit: Int) {
        self.text = text
        self.limit = limit
    }

    private mutating func add(_ range: Range<Int>, _ mark: UInt8) {
        var end = range.upperBound
        let isForced = text[end - 1] == 0x0A
        if isForced { end -= 1 }
        var item = Item(
            start: range.lowerBound, textEnd: range.lowerBound, end: range.upperBound, width: 0,
            space: 0)
        var isASCII = true
        for index in range.lowerBound..<end where text[index] < 0x20 || text[index] >= 0x7F {
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
            measure(range.lowerBound..<end, &item)
        }
        switch mark {
        case LineBreaks.Mark.hyphen: item.stop = .hyphen
        case LineBreaks.Mark.address: item.stop = .address
        case LineBreaks.Mark.poor: item.stop = .poor
        case LineBreaks.Mark.katakana: item.stop = .inKatakana
        default:
            if item.space == 0, item.width > 0, item.stop == .plain,
                text[item.textEnd - 1] == 0x2D || text[item.textEnd - 1] == 0x2F
            {
                item.stop =
                    Compound.isOfSeveral(text, at: item.textEnd - 1) ? .inCompound : .compound
            }
        }
        if isForced { item.stop = .plain }
        if item.width > limit {
            WordCut.cut(text, &item, limit: limit, at: lastResorts, to: &items)
        }
        item.isLast = isForced
        append(item)
        lastResorts.removeAll(keepingCapacity: true)
    }

    /// Adds an item; one that shows nothing becomes a part of the one before.
    private mutating func append(_ item: Item) {
        guard item.width == 0, let last = items.indices.last, !items[last].isLast else {
            return items.append(item)
        }
        items[last].space += item.space
        items[last].end = item.end
        items[last].isLast = item.isLast
        if item.isLast || item.space > 0 { items[last].stop = .plain }
    }

    /// Measures an item by clusters.
    private func measure(_ range: Range<Int>, _ item: inout Item) {
        Clusters.forEach(in: text, range) { cluster in
            if isHangingSpace(cluster.range) {
                item.space += cluster.width
            } else {
                item.width += item.space + (cluster.width > limit ? 1 : cluster.width)
                item.space = 0
                item.textEnd = cluster.range.upperBound
                item.stop = isSoftHyphen(cluster.range) ? .hyphen : .plain
            }
            return true
        }
    }

    /// Whether a cluster is white space that hangs over a line's end: not a no-break space.
    private func isHangingSpace(_ range: Range<Int>) -> Bool {
        if range.count == 1 { return text[range.lowerBound] == 0x20 }
        guard range.count == 3 else { return false }
        return switch Clusters.scalar(in: text, at: range.lowerBound).value {
        case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
        default: false
        }
    }

    private func isSoftHyphen(_ range: Range<Int>) -> Bool {
        range.count == 2 && text[range.lowerBound] == 0xC2 && text[range.lowerBound + 1] == 0xAD
    }
}
