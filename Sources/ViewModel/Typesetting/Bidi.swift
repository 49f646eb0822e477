import CText

/// The directions of a block's text (UAX #9, by ICU).
struct Bidi: Sendable {
    /// The embedding level of each byte; an odd one runs from right to left.
    private(set) var levels: [UInt8]
    /// The text's first byte.
    let start: Int
    /// The first byte of each of its lines (paragraphs, in the words of UAX #9), and whether it
    /// runs from right to left.
    private(set) var paragraphs: [(start: Int, isRightToLeft: Bool)] = []

    /// Bytes given to ICU at a time: on hostile brackets and overrides it takes time that rises with
    /// the square of the length.
    private static let longest = 16_384

    /// What tells a paragraph's direction.
    enum Direction: Sendable { case leftToRight, firstStrong }

    /// Finds the directions in a text; nil where all runs from left to right.
    ///
    /// Each line of a block is a paragraph for UAX #9. One without letters follows the first of the
    /// block that has some. Cost: one look at each byte where nothing runs from right to left.
    init?(_ text: [UInt8], _ range: Range<Int>, direction: Direction) {
        guard Self.mayRunLeft(text, range) else { return nil }
        start = range.lowerBound
        levels = [UInt8](repeating: 0, count: range.count)
        let isFixed = direction == .leftToRight
        let common = isFixed ? 0 : Self.direction(of: text, range)
        var line = range.lowerBound
        while line < range.upperBound {
            let end = text[line..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            var own = isFixed ? 0 : Self.direction(of: text, line..<end)
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

    /// The visual order of clusters with these levels (UAX #9, L2): the index of each, from left to
    /// right.
    static func visualOrder(of levels: [UInt8]) -> [Int] {
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
            switch scalar {
            case 0x590...0x8FF, 0x200F, 0x202B, 0x202E, 0x2067, 0xFB1D...0xFDFF, 0xFE70...0xFEFE,
                0x10800...0x10FFF, 0x1E800...0x1EFFF:
                return true
            default: index += length
            }
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
