extension Page {
    /// Where the text at an offset stands on another page of the same post, of which this one has
    /// the beginning.
    ///
    /// That is the same offset while both begin alike; where something before it has become another
    /// text, the nearest place that goes on with the same words; the offset itself where there is
    /// none near.
    ///
    /// Cost: a comparison of the text before the offset, and of 64 KB about it when that differs.
    public func counterpart(of offset: Int, on other: Page) -> Int {
        guard range.contains(offset), !isSame(past: offset, on: other) else { return offset }
        let byte = offset - base
        for length in Self.contexts {
            let context = text.bytes[byte..<min(byte + length, text.bytes.count)]
            if let found = other.nearest(to: offset, of: context) { return found }
        }
        return offset
    }

    /// How many bytes of text are looked for: as many as hardly ever come twice nearby, else few.
    private static let contexts = [96, 24, 8]

    /// How far from where it was expected a text is looked for, in bytes.
    private static let reach = 1 << 15

    /// Whether both pages have the same text up to an offset, and a few words on.
    private func isSame(past offset: Int, on other: Page) -> Bool {
        let end = min(offset - base + 24, text.bytes.count)
        return base == other.base && end <= other.text.bytes.count
            && text.bytes[..<end] == other.text.bytes[..<end]
    }

    /// The offset nearest to one at which the page's text goes on with these bytes.
    private func nearest(to offset: Int, of context: ArraySlice<UInt8>) -> Int? {
        let middle = offset - base
        for distance in 0...Self.reach {
            if has(context, at: middle - distance) { return offset - distance }
            if has(context, at: middle + distance) { return offset + distance }
        }
        return nil
    }

    private func has(_ context: ArraySlice<UInt8>, at byte: Int) -> Bool {
        guard byte >= 0, byte + context.count <= text.bytes.count,
            text.bytes[byte] == context.first
        else { return false }
        return text.bytes[byte..<byte + context.count] == context
    }
}
