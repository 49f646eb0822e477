internal import Glibc

/// A file that is written from its first byte to its last, by way of a buffer.
final class OutputFile {
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: [UInt8] = []
    private static let limit = 1 << 20

    /// Makes the file, or empties it.
    init(_ path: String) {
        guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
        self.file = file
        buffer.reserveCapacity(Self.limit + (1 << 16))
    }

    /// Writes a text.
    func put(_ text: String) { put(bytes: text.utf8) }

    /// Writes bytes.
    func put(bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.limit { flush() }
    }

    /// Writes bytes with the characters escaped that XML wants escaped.
    func put(escaping bytes: [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"): buffer += "&lt;".utf8
            case UInt8(ascii: "&"): buffer += "&amp;".utf8
            case UInt8(ascii: "\""): buffer += "&quot;".utf8
            default: buffer.append(byte)
            }
        }
        if buffer.count >= Self.limit { flush() }
    }

    /// Ends the file.
    func close() {
        flush()
        guard fclose(file) == 0 else { fail("a file could not be written to its end") }
    }

    private func flush() {
        guard fwrite(buffer, 1, buffer.count, file) == buffer.count else {
            fail("a file could not be written")
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A date as text, by a format of strftime(3).
func date(_ seconds: Int, _ format: String) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 64)
    let length = strftime(&text, text.count, format, &parts)
    return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
