/// A stretch of a text around what was found in it, on one line.
public struct SearchExcerpt: Hashable, Sendable {
    /// The stretch, white space collapsed; it begins and ends between words where it can.
    public var text: String
    /// What was found, as ranges of its UTF-8.
    public var hits: [Range<Int>]

    /// How many bytes of it stand before the hits, at most and at least, and how many in all.
    private static let (lead, leastLead, length) = (60, 12, 400)
    /// Within how many bytes hits are seen together on most screens.
    private static let reach = 120

    /// Cuts the stretch of a text that has the most of what is looked for close together, the first of
    /// those; or the text's beginning when it has nothing.
    public init(of text: UnsafeBufferPointer<UInt8>, _ matcher: SearchMatcher) {
        let best = matcher.richest(in: text, reach: Self.reach) ?? 0..<0
        let first = best.lowerBound
        var start = max(0, first - max(Self.leastLead, Self.lead - best.count))
        if start > 0 {
            // A word's beginning; without spaces, a letter's.
            let space = text[start..<first].firstIndex { $0 <= 0x20 }
            start = space.map { $0 + 1 } ?? start
            while start < first, text[start] & 0xC0 == 0x80 { start += 1 }
        }
        var end = min(text.count, start + Self.length)
        while end > start, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        let line = Self.line(text[start..<end])
        self.text = (start > 0 ? "…" : "") + line
        hits = matcher.hits(in: self.text)
    }

    /// Makes an excerpt of a whole text, such as a title.
    public init(whole text: String, _ matcher: SearchMatcher) {
        self.text = text
        hits = matcher.hits(in: text)
    }

    private static func line(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var line: [UInt8] = []
        var isSpaceDue = false
        for byte in bytes {
            if byte <= 0x20 {
                isSpaceDue = !line.isEmpty
                continue
            }
            if isSpaceDue { line.append(0x20) }
            isSpaceDue = false
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
