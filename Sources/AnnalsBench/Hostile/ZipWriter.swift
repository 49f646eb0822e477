/// Writes a zip with the names and sizes it is told.
///
/// Source: PKWARE's APPNOTE, 4.3.
final class ZipWriter {
    private let out: FileWriter
    private var entries: [(name: String, offset: Int, method: Int, check: [UInt8], sizes: [Int])] =
        []

    /// Begins a zip.
    init(_ path: String) { out = FileWriter(path) }

    /// Adds a file as it is; what checks it is left at 0, which only fails where it is looked at.
    func add(_ name: String, _ bytes: [UInt8]) {
        add(name, bytes, method: 0, check: Self.check(of: bytes), size: bytes.count)
    }

    /// Adds a file that is packed as gzip has it.
    ///
    /// Source: RFC 1952, 2.3.
    func add(gzip: [UInt8], as name: String) {
        let size = gzip.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        add(
            name, Array(gzip[10..<gzip.count - 8]), method: 8,
            check: Array(gzip[(gzip.count - 8)..<(gzip.count - 4)]), size: size)
    }

    private func add(_ name: String, _ bytes: [UInt8], method: Int, check: [UInt8], size: Int) {
        entries.append((name, out.byteCount, method, check, [bytes.count, size]))
        out.put(little: (0x0403_4B50, 4), (20, 2), (0x800, 2), (method, 2), (0, 4))
        out.put(check)
        out.put(little: (bytes.count, 4), (size, 4), (name.utf8.count, 2), (0, 2))
        out.put(name)
        out.put(bytes)
    }

    /// Writes the list of what is in it.
    func finish() {
        let start = out.byteCount
        for entry in entries {
            out.put(little: (0x0201_4B50, 4), (0x314, 2), (20, 2), (0x800, 2), (entry.method, 2))
            out.put(little: (0, 4))
            out.put(entry.check)
            out.put(little: (entry.sizes[0], 4), (entry.sizes[1], 4), (entry.name.utf8.count, 2))
            out.put(little: (0, 2), (0, 2), (0, 2), (0, 2), (0o100_600 << 16, 4), (entry.offset, 4))
            out.put(entry.name)
        }
        let length = out.byteCount - start
        let count = min(entries.count, 0xFFFF)
        out.put(little: (0x0605_4B50, 4), (0, 4), (count, 2), (count, 2), (length, 4), (start, 4))
        out.put(little: (0, 2))
        entries = []
    }

    /// The CRC-32 of some bytes.
    ///
    /// Source: RFC 1952, 8.
    private static func check(of bytes: [UInt8]) -> [UInt8] {
        var check: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            check ^= UInt32(byte)
            for _ in 0..<8 { check = check >> 1 ^ (check & 1) &* 0xEDB8_8320 }
        }
        check = ~check
        return (0..<4).map { UInt8(truncatingIfNeeded: check >> (8 * $0)) }
    }
}
