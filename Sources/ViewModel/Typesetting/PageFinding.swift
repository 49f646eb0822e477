extension Page {
    /// The first hit of a text at or after an offset, or the last one before it when backward.
    ///
    /// Case, accents and width aside; white space matches any white space; found across mark-up and
    /// line ends. Nil when there is none. Cost: rises with the page's text.
    public func find(_ text: String, from offset: Int, backward: Bool) -> Range<Int>? {
        let hits = allHits(of: text)
        return backward
            ? hits.last { $0.lowerBound < offset } : hits.first { $0.lowerBound >= offset }
    }

    /// All hits of a text that touch a stretch of offsets.
    public func hits(of text: String, in range: Range<Int>) -> [Range<Int>] {
        allHits(of: text).filter { $0.overlaps(range) }
    }

    private func allHits(of needle: String) -> [Range<Int>] {
        let needle = Self.folded(Array(needle.utf8))
        let hay = Self.folded(text.bytes)
        guard !needle.isEmpty, needle.count <= hay.count else { return [] }
        var hits: [Range<Int>] = []
        for start in 0...(hay.count - needle.count)
        where hay[start..<start + needle.count] == needle[...] {
            hits.append(base + start..<base + start + needle.count)
        }
        return hits
    }

    private static func folded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0 < 0x20 ? 0x20 : (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
