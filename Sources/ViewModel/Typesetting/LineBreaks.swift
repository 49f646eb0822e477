import CText

/// Where lines may end (UAX #14, by ICU, with its dictionaries for scripts without spaces).
///
/// ICU takes 6 to 18 ns a byte, a page of 3 KB about 20 µs; rules of our own for plain text would
/// save half of that and have to be kept equal to ICU's.
enum LineBreaks {
    /// Calls `body` with each place where a line may or must end, in order; the last is the end.
    static func forEach(in text: [UInt8], _ range: Range<Int>, _ body: (Int) -> Void) {
        guard !range.isEmpty else { return }
        let marks = marks(in: text, range)
        for index in 1..<range.count where marks[index] != 0 {
            body(range.lowerBound + index)
        }
        body(range.upperBound)
    }

    /// For each byte, whether a line may end before it.
    private static func marks(in text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var marks = [UInt8](repeating: 0, count: range.count)
        let isDone = text[range].withUnsafeBufferPointer { bytes in
            marks.withUnsafeMutableBufferPointer { marks in
                ctext_line_breaks(bytes.baseAddress, bytes.count, marks.baseAddress) == 0
            }
        }
        if !isDone {
            // Without ICU's data the page can still be read.
            for index in 1..<range.count where text[range.lowerBound + index - 1] <= 0x20 {
                marks[index] = 1
            }
        }
        return marks
    }
}
