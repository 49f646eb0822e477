/// Cuts a text into lines as it comes.
struct LineReader {
    /// A longer line goes out in parts.
    private static let lineLimit = 1 << 20

    private let input: DecodedInput
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// Reads lines of an input.
    init(_ input: DecodedInput) { self.input = input }

    /// The next line without its end; nil at the end of the input.
    mutating func next() throws(ImportError) -> String? {
        while true {
            let end = buffer[position...].firstIndex { $0 == 0x0A || $0 == 0x0D }
            if let end, isAtEnd || end + 1 < buffer.count {
                let line = Self.text(buffer[position..<end])
                let isPair =
                    buffer[end] == 0x0D && end + 1 < buffer.count && buffer[end + 1] == 0x0A
                position = end + (isPair ? 2 : 1)
                return line
            }
            if isAtEnd || buffer.count - position > Self.lineLimit {
                guard position < buffer.count else { return nil }
                defer { position = buffer.count }
                return Self.text(buffer[position...])
            }
            try fill()
        }
    }

    private mutating func fill() throws(ImportError) {
        buffer.removeSubrange(..<position)
        position = 0
        isAtEnd = try buffer.readMore(of: input) == 0
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
