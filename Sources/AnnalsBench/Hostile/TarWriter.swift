/// Writes a tar with whatever it is told to.
///
/// Source: POSIX, pax, "ustar Interchange Format".
final class TarWriter {
    private let out: FileWriter

    /// Begins a tar.
    init(_ path: String) { out = FileWriter(path) }

    /// Adds a file.
    func add(_ name: String, _ bytes: [UInt8]) {
        out.put(Self.header(name, size: bytes.count, kind: "0", to: ""))
        out.put(bytes)
        out.put([UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512))
    }

    /// Adds something that is no file.
    func add(_ name: String, kind: Character, to target: String) {
        out.put(Self.header(name, size: 0, kind: kind, to: target))
    }

    /// Writes its end.
    func finish() { out.put([UInt8](repeating: 0, count: 1_024)) }

    /// What stands before an entry.
    static func header(_ name: String, size: Int, kind: Character, to target: String) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ start: Int) {
            header.replaceSubrange(start..<start + text.utf8.count, with: Array(text.utf8))
        }
        func octal(_ number: Int, _ width: Int) -> String {
            let digits = String(number, radix: 8)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        put(name, 0)
        put(octal(0o600, 7), 100)
        put(octal(0, 7), 108)
        put(octal(0, 7), 116)
        put(octal(size, 11), 124)
        put(octal(1_041_850_800, 11), 136)
        put("        ", 148)
        put(String(kind), 156)
        put(target, 157)
        put("ustar", 257)
        put("00", 263)
        put(octal(1, 7), 329)
        put(octal(5, 7), 337)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6), 148)
        header[154] = 0
        return header
    }
}
