import CText
import Prose

/// The directions of a block's text (UAX #9, by ICU).
struct Bidi: Sendable {
    /// The embedding level of each byte; an odd one runs from right to left.
    private(set) var levels: [UInt8]
    /// The text's first byte.
    let start: Int
    /// The first byte of each of its lines (paragraphs, in the words of UAX #9), and whether it
    /// runs from right to left.
    private(set) var paragraphs: [(start: Int, isRightToLeft: Bool)] = []
    /// Whether Arabic letters are drawn as presentation forms.
    let drawsForms: Bool

    /// Bytes given to ICU at a time: on hostile brackets and overrides it takes time that rises with
    /// the square of the length.
    private static let longest = 16_384

    /// Finds the directions in a text; nil where all of it is drawn as it stands, from left to
    /// right.
    ///
    /// Each line of a block is a paragraph for UAX #9. One without letters follows the first of the
    /// block that has some. In logical order the terminal does all of that: every line starts at
    /// the left, and the text's own order is that of the cells. Cost: one look at each byte where
    /// nothing runs from right to left.
    init?(
        _ text: [UInt8], _ range: Range<Int>, direction: TextDirection,
        order: TypesetOptions.BidiOrder = .visual, forms: TypesetOptions.ArabicForms = .letters
    ) {
        drawsForms = forms == .presentation
        guard order == .visual || drawsForms,
            direction == .rightToLeft || Self.mayRunLeft(text, range)
        else { return nil }
        start = range.lowerBound
        levels = [UInt8](repeating: 0, count: range.count)
        guard order == .visual else { return }
        let fixed: Int32? =
            switch direction {
            case .leftToRight: 0
            case .rightToLeft: 1
            case .firstStrong: nil
            }
        let common = fixed ?? Self.direction(of: text, range)
        var line = range.lowerBound
        while line < range.upperBound {
            let end = text[line..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            var own = fixed ?? Self.direction(of: text, line..<end)
            if own == 2 { own = common }
            if own == 2 { own = 0 }
            findLevels(text, line..<end, direction: own)
            paragraphs.append((line, own == 1))
            line = end + 1
        }
    }

    /// Whether the line that a byte is in runs from right to left.
    func isRightToLeft(at byte: Int) -> Bool {
        var low = 0
        var high = paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphs[middle].start <= byte { low = middle + 1 } else { high = middle }
        }
        return low > 0 && paragraphs[low - 1].isRightToLeft
    }

    /// The level of a byte.
    func level(at byte: Int) -> UInt8 { levels[byte - start] }

    /// The presentation forms of a line's letters; nil where they are drawn as letters.
    func forms(_ text: [UInt8], _ range: Range<Int>) -> ArabicForms? {
        drawsForms ? ArabicForms(text, range) : nil
    }

    /// Where a cluster of a line belongs.
    struct Place {
        /// Its index in the text's own order.
        var index: Int
        /// Whether it is part of what runs from right to left.
        var isReversed: Bool
    }

    /// The clusters of a line from left to right.
    ///
    /// White space at the line's end gets the level of the paragraph, so that it stands on the side
    /// where that ends (UAX #9, L1; ICU knows only the paragraph's end). Of what is not drawn,
    /// isolates and marks of direction are given back too, since they part what stands on either
    /// side; embeddings, overrides and the rest are removed before (X9) and left out.
    func visualOrder(of clusters: [Cluster], in text: [UInt8]) -> [Place] {
        var indices: [Int] = []
        var levels: [UInt8] = []
        var trailing = 0
        for (index, cluster) in clusters.enumerated() {
            let start = cluster.range.lowerBound
            let (scalar, length) = Clusters.scalar(in: text, at: start)
            guard cluster.width > 0 || Self.isDirectionMark(scalar) else { continue }
            // A space that carries a mark is no mere space.
            let isTrailing =
                Self.isIsolate(scalar) || Self.isSpace(scalar) && cluster.range.count == length
            trailing = isTrailing ? trailing : 0
            // One that parts nothing is left out; hostile texts have thousands.
            if cluster.width == 0, levels.last == level(at: start) { continue }
            indices.append(index)
            levels.append(level(at: start))
            trailing += isTrailing ? 1 : 0
        }
        guard let start = clusters.first?.range.lowerBound else { return [] }
        let base: UInt8 = isRightToLeft(at: start) ? 1 : 0
        for index in levels.indices.suffix(trailing) { levels[index] = base }
        return Self.visualOrder(of: levels).map {
            Place(index: indices[$0], isReversed: levels[$0] % 2 == 1)
        }
    }

    private static func isIsolate(_ scalar: UInt32) -> Bool { 0x2066...0x2069 ~= scalar }

    private static func isDirectionMark(_ scalar: UInt32) -> Bool {
        isIsolate(scalar) || scalar == 0x200E || scalar == 0x200F || scalar == 0x61C
    }

    /// Whether a scalar is of the classes that rule L1 speaks of: white space and separators.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x205F,
            0x3000:
            true
        default: false
        }
    }

    /// The visual order of clusters with these levels (UAX #9, L2): the index of each, from left to
    /// right.
    private static func visualOrder(of levels: [UInt8]) -> [Int] {
        var order = Array(levels.indices)
        guard var level = levels.max(), let lowest = levels.filter({ $0 % 2 == 1 }).min() else {
            return order
        }
        while level >= lowest {
            var index = 0
            while index < order.count {
                guard levels[order[index]] >= level else {
                    index += 1
                    continue
                }
                let first = index
                while index < order.count, levels[order[index]] >= level { index += 1 }
                order[first..<index].reverse()
            }
            level -= 1
        }
        return order
    }

    /// What is drawn for a cluster in text that runs from right to left: brackets are mirrored.
    static func mirrored(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first,
            scalars.index(after: scalars.startIndex) == scalars.endIndex,
            let mirror = Unicode.Scalar(ctext_mirrored(first.value))
        else { return text }
        return mirror == first ? text : String(mirror)
    }

    /// Whether there may be something that runs from right to left: a letter of such a script or a
    /// control that says so.
    static func mayRunLeft(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            guard byte >= 0xD6 else {
                index += byte < 0x80 ? 1 : 2
                continue
            }
            let (scalar, length) = Clusters.scalar(in: text, at: index)
            if TextDirection.mayRunLeft(scalar) { return true }
            index += length
        }
        return false
    }

    private static func direction(of text: [UInt8], _ range: Range<Int>) -> Int32 {
        text[range].withUnsafeBufferPointer { bytes in
            ctext_bidi_direction(bytes.baseAddress, bytes.count)
        }
    }

    private mutating func findLevels(
        _ text: [UInt8], _ range: Range<Int>, direction: Int32
    ) {
        var piece = range.lowerBound
        while piece < range.upperBound {
            var end = min(piece + Self.longest, range.upperBound)
            while end < range.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
            let lower = piece - start
            let found = text[piece..<end].withUnsafeBufferPointer { bytes in
                levels[lower..<lower + bytes.count].withUnsafeMutableBufferPointer { levels in
                    ctext_bidi_levels(bytes.baseAddress, bytes.count, direction, levels.baseAddress)
                }
            }
            // Without memory for ICU the text is legible in its paragraph's direction.
            if found < 0 {
                for index in lower..<end - start { levels[index] = UInt8(clamping: direction) }
            }
            piece = end
        }
    }
}
