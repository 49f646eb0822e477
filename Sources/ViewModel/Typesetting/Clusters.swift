/// A grapheme cluster (UAX #29) of a text in UTF-8, or a piece of a hostile one.
struct Cluster {
    /// Its bytes.
    var range: Range<Int>
    /// Cells it takes; 0 when nothing of it is drawn.
    ///
    /// Two at most, but for the conjuncts of Indic
    /// scripts, which have a cell or two for each of their letters, up to ``Clusters/widest``.
    var width: Int
    /// What is drawn in its place; nil when it is drawn as it is.
    var standIn: String?
}

/// Walks a text in UTF-8 by grapheme clusters without making a string of each.
enum Clusters {
    /// The most cells of a cluster that is kept whole: no script's own conjuncts take more, and a
    /// thousand jamo in a row are a single cluster too.
    static let widest = 8

    /// Calls `body` with each cluster in order until it returns false.
    ///
    /// The range must start and end at cluster borders. Cost: a few nanoseconds for a letter that
    /// stands for itself and has such a neighbour, some hundred for others.
    @inline(__always)
    static func forEach(
        in text: [UInt8], _ range: Range<Int>, _ body: (Cluster) -> Bool
    ) {
        let end = range.upperBound
        var start = range.lowerBound
        while start < end {
            let byte = text[start]
            if byte < 0x7F, byte >= 0x20, start + 1 == end || text[start + 1] < 0x80 {
                guard body(Cluster(range: start..<start + 1, width: 1)) else { return }
                start += 1
                continue
            }
            let (first, length) = scalar(in: text, at: start)
            let next = start + length
            if let width = simpleWidth(of: first), next >= end || isSimple(text, at: next) {
                guard body(Cluster(range: start..<next, width: width)) else { return }
                start = next
                continue
            }
            guard let reached = forEachHard(in: text, from: start, before: end, body) else {
                return
            }
            start = reached
        }
    }

    /// Bytes without a certain border that are looked at at a time: one line of an Indic script
    /// may be a megabyte of which a row is asked for.
    private static let chunk = 1_024

    /// The scalar at a byte of well-formed UTF-8, and its length.
    @inline(__always)
    static func scalar<Bytes: RandomAccessCollection<UInt8>>(
        in text: Bytes, at index: Int
    ) -> (value: UInt32, length: Int) where Bytes.Index == Int {
        let lead = UInt32(text[index])
        if lead < 0x80 { return (lead, 1) }
        func trail(_ distance: Int) -> UInt32 { UInt32(text[index + distance] & 0x3F) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | trail(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3) }
        return ((lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }

    /// The width of a scalar that is a cluster on its own between two others of this kind; nil for
    /// all that may join a neighbour or needs the gate.
    ///
    /// Invariant 1: between two such scalars UAX #29 always has a border, whatever surrounds them.
    @inline(__always)
    static func simpleWidth(of scalar: UInt32) -> Int? {
        switch scalar {
        case 0x20...0x7E: return 1
        case 0xA1...0xAC, 0xAE...0x2FF, 0x370...0x482, 0x48A...0x559, 0x5D0...0x5EA,
            0x620...0x64A, 0x660...0x66F, 0x671...0x6D3, 0xE01...0xE30, 0xE3F...0xE46,
            0x1E00...0x1FFF, 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x2500...0x27BF,
            0x3000...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xAC00...0xD7A3, 0xFF01...0xFF60:
            let width = CellWidth.of(scalar)
            return width > 0 ? width : nil
        case 0xA0: return 1
        default: return nil
        }
    }

    /// The cells of a text that has only scalars that are clusters on their own, and where asked for
    /// only such that never run from right to left; nil for any other.
    ///
    /// Cost: a nanosecond or two a byte, and no memory.
    static func widthOfSimple(_ text: String, leftToRight: Bool = false) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            var (width, index) = (0, 0)
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    guard byte >= 0x20, byte < 0x7F else { return nil }
                    width += 1
                    index += 1
                    continue
                }
                let (scalar, length) = scalar(in: bytes, at: index)
                guard let cells = simpleWidth(of: scalar),
                    !leftToRight || !(0x590...0x8FF).contains(scalar)
                else { return nil }
                width += cells
                index += length
            }
            return width
        }
    }

    private static func isSimple(_ text: [UInt8], at index: Int) -> Bool {
        simpleWidth(of: scalar(in: text, at: index).value) != nil
    }

    /// The first border that is certain (invariant 1) after a cluster's start; nil where there is
    /// none before `end`.
    private static func certainBorder(in text: [UInt8], after start: Int, before end: Int) -> Int? {
        var (value, length) = scalar(in: text, at: start)
        var next = start + length
        var isCurrentSimple = simpleWidth(of: value) != nil
        while next < end {
            (value, length) = scalar(in: text, at: next)
            let isNextSimple = simpleWidth(of: value) != nil
            if isCurrentSimple, isNextSimple { return next }
            isCurrentSimple = isNextSimple
            next += length
        }
        return nil
    }

    /// Walks a stretch by Swift's own segmentation, about up to the first certain border; returns
    /// where it ended, nil when `body` asked to stop.
    private static func forEachHard(
        in text: [UInt8], from start: Int, before end: Int, _ body: (Cluster) -> Bool
    ) -> Int? {
        var size = chunk
        while true {
            var limit = min(start + size, end)
            while limit < end, text[limit] & 0xC0 == 0x80 { limit += 1 }
            let border = certainBorder(in: text, after: start, before: limit)
            let isCut = border == nil && limit < end
            let range = start..<(border ?? limit)
            guard let reached = forEachHard(in: text, range, isCut: isCut, body) else { return nil }
            if reached > start { return reached }
            // All of it is one cluster.
            size *= 2
        }
    }

    /// Walks a stretch, but for its last cluster where that may go on behind the stretch's end;
    /// returns where it ended, nil when `body` asked to stop.
    private static func forEachHard(
        in text: [UInt8], _ range: Range<Int>, isCut: Bool, _ body: (Cluster) -> Bool
    ) -> Int? {
        let stretch = String(decoding: text[range], as: UTF8.self)
        var start = range.lowerBound
        var index = stretch.startIndex
        var goesOn = true
        while index < stretch.endIndex {
            let next = end(ofStackAt: index, in: stretch)
            if isCut, next == stretch.endIndex { return start }
            forEachPart(of: stretch.unicodeScalars[index..<next]) { part in
                guard goesOn else { return }
                let end = start + part.length
                goesOn = body(
                    Cluster(
                        range: start..<end, width: part.width,
                        standIn: part.isVerbatim ? nil : part.text))
                start = end
            }
            guard goesOn else { return nil }
            index = next
        }
        return start
    }

    /// The end of the cluster at an index, with those that are written below or joined to it.
    ///
    /// UAX #29 keeps the conjuncts of some scripts whole (GB9c), but not those of Kannada, Khmer,
    /// Burmese, Tai Tham, Balinese and Javanese, where a sign that is never seen puts the next
    /// letter under the one before, nor Sinhala's and Tamil's.
    private static func end(ofStackAt start: String.Index, in text: String) -> String.Index {
        var end = text.index(after: start)
        while end < text.endIndex, isStacked(text.unicodeScalars, at: end) {
            end = text.index(after: end)
        }
        return end
    }

    private static func isStacked(_ scalars: String.UnicodeScalarView, at index: String.Index)
        -> Bool
    {
        var before = scalars.index(before: index)
        let below = scalars[index].value
        var sign = scalars[before].value
        if sign == 0x200D, before > scalars.startIndex {
            before = scalars.index(before: before)
            guard scalars[before].value == 0xDCA else { return false }
            sign = 0xDCA
        } else if sign == 0xBCD {
            guard below == 0xBB7, before > scalars.startIndex else { return false }
            return scalars[scalars.index(before: before)].value == 0xB95
        } else if ![0xCCD, 0x1039, 0x17D2, 0x1A60, 0x1B44, 0xA9C0].contains(sign) {
            return false
        }
        return below & ~0x7F == sign & ~0x7F && scalars[index].properties.isAlphabetic
    }

    /// The cluster whole, unless it is too wide: then in pieces of two cells.
    static func forEachPart(
        of cluster: Substring.UnicodeScalarView, _ body: (GlyphGate.Piece) -> Void
    ) {
        var whole = GlyphGate.Piece()
        var pieces = 0
        GlyphGate.forEachPiece(of: cluster) { piece in
            pieces += 1
            guard whole.width <= widest else { return }
            whole.length += piece.length
            whole.width += piece.width
            whole.text += piece.text
            whole.isVerbatim = whole.isVerbatim && piece.isVerbatim
        }
        if pieces == 1 || whole.width <= widest {
            body(whole)
        } else {
            GlyphGate.forEachPiece(of: cluster, body)
        }
    }
}
