internal import Glibc

/// Writes a file from start to end.
final class FileWriter {
    private let file: UnsafeMutablePointer<FILE>
    /// How many bytes are written.
    private(set) var byteCount = 0

    /// Makes the file, and ends the benchmark where that cannot be done.
    init(_ path: String) {
        guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
        self.file = file
    }

    deinit { fclose(file) }

    /// Writes bytes.
    func put(_ bytes: [UInt8]) { byteCount += fwrite(bytes, 1, bytes.count, file) }

    /// Writes a text, as often as said.
    func put(_ text: String, times: Int = 1) {
        let bytes = Array(text.utf8)
        guard times > 16 else { return (0..<times).forEach { _ in put(bytes) } }
        // A few large writes instead of a million small ones.
        let many = Array(repeatElement(bytes, count: 1_024).joined())
        for _ in 0..<times / 1_024 { put(many) }
        for _ in 0..<times % 1_024 { put(bytes) }
    }

    /// Writes numbers of two and four bytes, the lowest byte first, as zip has them.
    func put(little numbers: (value: Int, byteCount: Int)...) {
        put(
            numbers.flatMap { value, count in
                (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            })
    }
}
