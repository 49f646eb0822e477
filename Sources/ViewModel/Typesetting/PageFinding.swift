import CText

extension Page {
    /// The first hit of a text at or after an offset, or the last one before it when backward.
    ///
    /// Case, accents and width aside; white space matches any white space; found across mark-up and
    /// line ends. Nil when there is none. Cost: rises with the page's text, some 10 ns a byte.
    public func find(_ text: String, from offset: Int, backward: Bool) -> Range<Int>? {
        guard let needle = FoldedText(Array(text.utf8)[...]) else { return nil }
        if backward {
            guard let hay = FoldedText(self.text.bytes[...]) else { return nil }
            var last: Range<Int>?
            hay.forEachHit(of: needle) { hit in
                guard hit.lowerBound + base < offset else { return false }
                last = hit
                return true
            }
            return last.map(offsets)
        }
        let from = scalarBorder(at: min(max(offset, range.lowerBound), range.upperBound) - base)
        guard let hay = FoldedText(self.text.bytes[from...]) else { return nil }
        var first: Range<Int>?
        hay.forEachHit(of: needle) { hit in
            first = hit.lowerBound + from..<hit.upperBound + from
            return false
        }
        return first.map(offsets)
    }

    /// All hits of a text that touch a stretch of offsets, also such as overlap each other.
    ///
    /// Cost: rises with the length of the stretch and of the text to find.
    public func hits(of text: String, in range: Range<Int>) -> [Range<Int>] {
        let range = range.clamped(to: self.range)
        guard !range.isEmpty, let needle = FoldedText(Array(text.utf8)[...]) else { return [] }
        // A hit that reaches in from outside has this much of accents and white space at most.
        let margin = 1_024 + 4 * text.utf8.count
        let start = scalarBorder(at: max(range.lowerBound - base - margin, 0))
        let end = scalarBorder(at: min(range.upperBound - base + margin, self.text.bytes.count))
        guard let hay = FoldedText(self.text.bytes[start..<end]) else { return [] }
        var hits: [Range<Int>] = []
        hay.forEachHit(of: needle) { hit in
            let hit = offsets(hit.lowerBound + start..<hit.upperBound + start)
            if hit.overlaps(range) { hits.append(hit) }
            return hit.lowerBound < range.upperBound
        }
        return hits
    }

    /// Lends the text of a stretch of offsets, a little longer at its ends where that cuts no
    /// scalar, with the offset at which it begins.
    public func withText<Result>(
        in range: Range<Int>, margin: Int = 0,
        _ body: (_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Result
    ) -> Result {
        let range = range.clamped(to: self.range)
        let start = scalarBorder(at: max(range.lowerBound - base - margin, 0))
        let end = scalarBorder(at: min(range.upperBound - base + margin, text.bytes.count))
        return text.bytes[start..<max(start, end)].withUnsafeBufferPointer {
            body($0, start + base)
        }
    }

    private func offsets(_ bytes: Range<Int>) -> Range<Int> {
        bytes.lowerBound + base..<bytes.upperBound + base
    }

    /// The first scalar's start at or after a byte.
    private func scalarBorder(at byte: Int) -> Int {
        var byte = byte
        while byte < text.bytes.count, text.bytes[byte] & 0xC0 == 0x80 { byte += 1 }
        return byte
    }
}

/// A text as find compares it, with the way back to the source; owns ICU's copy.
struct FoldedText: ~Copyable {
    private let folded: OpaquePointer

    /// Folds a text; nil when there is no memory for it or nothing of it to compare.
    init?(_ bytes: ArraySlice<UInt8>) {
        let folded = bytes.withUnsafeBufferPointer { ctext_fold($0.baseAddress, $0.count) }
        guard let folded else { return nil }
        self.folded = folded
    }

    deinit { ctext_folded_free(folded) }

    /// Calls `body` with the bytes in the source of each hit, in order, until it returns false.
    func forEachHit(of needle: borrowing FoldedText, _ body: (Range<Int>) -> Bool) {
        let length = ctext_folded_length(needle.folded)
        var from = 0
        while true {
            let index = ctext_folded_find(folded, needle.folded, from)
            guard index >= 0 else { return }
            let start = ctext_folded_start(folded, index)
            guard body(start..<ctext_folded_end(folded, index + length - 1)) else { return }
            from = index + 1
        }
    }
}
