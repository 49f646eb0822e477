/// Cuts words that are wider than a line.
enum WordCut {
    /// Adds the lines that an item wider than a line fills, and leaves its rest in `item`.
    ///
    /// Each is cut at the last good place of its second half, else where it is full, but not before
    /// punctuation. Good places are those in `places` and the joints of an identifier: before a
    /// capital or an underscore.
    static func cut(
        _ text: [UInt8], _ item: inout Item, limit: Int, at places: [Int], to items: inout [Item]
    ) {
        var piece = Piece(start: item.start)
        var good: Piece?
        var fair: Piece?
        var next = 0
        Clusters.forEach(in: text, item.start..<item.textEnd) { cluster in
            let width = cluster.width > limit ? 1 : cluster.width
            let at = cluster.range.lowerBound
            while next < places.count, places[next] < at { next += 1 }
            let isGood =
                next < places.count && places[next] == at || isJoint(text, at, after: item.start)
            if piece.width > limit / 2, isGood { good = piece }
            if piece.width > limit / 2, !isClosing(text, at) { fair = piece }
            // What is left of the line after a cut may still be too much beside a wide conjunct.
            while piece.width > 0, piece.width + width > limit {
                let cut = good ?? fair ?? piece
                items.append(cut.item)
                piece = Piece(start: cut.end, end: piece.end, width: piece.width - cut.width)
                good = nil
                fair = nil
            }
            piece.width += width
            piece.end = cluster.range.upperBound
            return true
        }
        item.start = piece.start
        item.width = piece.width
    }

    private struct Piece {
        var start: Int
        var end: Int
        var width = 0

        init(start: Int) {
            self.start = start
            end = start
        }

        init(start: Int, end: Int, width: Int) {
            self.start = start
            self.end = end
            self.width = width
        }

        var item: Item {
            Item(start: start, textEnd: end, end: end, width: width, space: 0, stop: .address)
        }
    }

    /// Whether a part of an identifier starts at a byte: `line|Break`, `line|_break`, `a|.b`.
    private static func isJoint(_ text: [UInt8], _ at: Int, after start: Int) -> Bool {
        guard at > start else { return false }
        let next = text[at]
        let previous = text[at - 1]
        switch next {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            return previous &- 0x61 < 26 || previous &- 0x30 < 10
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "&"),
            UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "?"):
            return previous != next
        default:
            return ",;([{".utf8.contains(previous)
        }
    }

    /// Whether what is at a byte does not start a line: punctuation that ends something.
    private static func isClosing(_ text: [UInt8], _ at: Int) -> Bool {
        switch text[at] {
        case 0xE2:
            // ’ ” … and ›
            return at + 2 < text.count && text[at + 1] == 0x80
                && [0x99, 0x9D, 0xA6, 0xBA].contains(text[at + 2])
        case 0xC2: return at + 1 < text.count && text[at + 1] == 0xBB
        case let byte: return ".,:;!?)]}\"'".utf8.contains(byte)
        }
    }
}
