/// Where lines may end (UAX #14).
enum LineBreaks {
    /// Calls `body` with each place where a line may end, in order; the last is the text's end.
    static func forEach(in text: [UInt8], _ range: Range<Int>, _ body: (Int) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            index += 1
            if byte == 0x0A {
                body(index)
            } else if byte == 0x20, index < range.upperBound, text[index] > 0x20 {
                body(index)
            }
        }
        if range.isEmpty || text[range.upperBound - 1] != 0x0A { body(range.upperBound) }
    }
}
