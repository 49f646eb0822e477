import TestSupport
import Foundation

extension TemporaryFolder {
    /// Makes a symbolic link in the folder.
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: url.appendingPathComponent(name).path, withDestinationPath: target)
    }
}

extension [UInt8] {
    /// Appends a number, least significant byte first.
    fileprivate mutating func append(_ value: UInt32, bytes: Int) {
        for index in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> UInt32(index * 8))) }
    }
}

/// The checksum of zip and gzip.
///
/// Source: RFC 1952, 8.
private func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
}

/// Writes zips without compression.
///
/// Source: PKWARE APPNOTE 6.3.
enum ZipWriter {
    static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var zip: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in files {
            let start = UInt32(zip.count)
            var common: [UInt8] = []
            // Version, flags (UTF-8 names), method, time, date.
            for value: UInt32 in [20, 0x800, 0, 0, 0x21] { common.append(value, bytes: 2) }
            common.append(crc32(bytes), bytes: 4)
            common.append(UInt32(bytes.count), bytes: 4)
            common.append(UInt32(bytes.count), bytes: 4)
            common.append(UInt32(name.utf8.count), bytes: 2)
            common.append(0, bytes: 2)
            zip.append(0x0403_4B50, bytes: 4)
            zip += common + Array(name.utf8) + bytes
            directory.append(0x0201_4B50, bytes: 4)
            directory.append(20, bytes: 2)
            directory += common
            // Comment, disk, attributes.
            for size in [2, 2, 2, 4] { directory.append(0, bytes: size) }
            directory.append(start, bytes: 4)
            directory += Array(name.utf8)
        }
        let start = UInt32(zip.count)
        zip += directory
        zip.append(0x0605_4B50, bytes: 4)
        for value: UInt32 in [0, 0, UInt32(files.count), UInt32(files.count)] {
            zip.append(value, bytes: 2)
        }
        zip.append(UInt32(directory.count), bytes: 4)
        zip.append(start, bytes: 4)
        zip.append(0, bytes: 2)
        return zip
    }
}

/// Writes tars.
///
/// Source: POSIX.1-2001, ustar.
enum TarWriter {
    static func tar(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var tar: [UInt8] = []
        for (name, bytes) in files {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at start: Int) {
                header.replaceSubrange(start..<start + text.utf8.count, with: text.utf8)
            }
            put(name, at: 0)
            put("0000644\0", at: 100)
            put("0000000\0", at: 108)
            put("0000000\0", at: 116)
            put(String(format: "%011o\0", bytes.count), at: 124)
            put("00000000000\0", at: 136)
            put("        ", at: 148)
            put(name.hasSuffix("/") ? "5" : "0", at: 156)
            put("ustar\u{0}00", at: 257)
            put(String(format: "%06o\0 ", header.reduce(0) { $0 + Int($1) }), at: 148)
            tar += header + bytes
            tar += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        }
        return tar + [UInt8](repeating: 0, count: 1_024)
    }
}

/// Writes gzips.
///
/// Source: RFC 1951, RFC 1952.
enum Gzip {
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

    /// Bytes as they are, in stored blocks.
    static func wrap(_ bytes: [UInt8]) -> [UInt8] {
        var gzip = header
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            gzip.append(rest.isEmpty ? 1 : 0)
            gzip.append(UInt32(block.count), bytes: 2)
            gzip.append(~UInt32(block.count), bytes: 2)
            gzip += block
        } while !rest.isEmpty
        gzip.append(crc32(bytes), bytes: 4)
        gzip.append(UInt32(bytes.count), bytes: 4)
        return gzip
    }

    /// One byte and then as many copies as `blocks` matches of length 258 make: 158 times its size.
    static func run(of byte: UInt8, blocks: Int) -> [UInt8] {
        var bits: [Bool] = [true, true, false]
        // A literal of the fixed code: eight bits from 0x30 on.
        let literal = byte + 0x30
        for shift in (0..<8).reversed() { bits.append(literal >> UInt8(shift) & 1 == 1) }
        // Length 258, distance 1.
        let match = "1100010100000".map { $0 == "1" }
        for _ in 0..<blocks { bits += match }
        bits += [Bool](repeating: false, count: 7)
        var gzip = header
        for start in stride(from: 0, to: bits.count, by: 8) {
            let piece = bits[start..<min(start + 8, bits.count)]
            gzip.append(
                piece.enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) })
        }
        return gzip + [UInt8](repeating: 0, count: 8)
    }
}
