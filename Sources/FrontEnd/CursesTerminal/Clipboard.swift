/// Copying by way of the terminal: OSC 52 of xterm's control sequences.
enum Clipboard {
    /// More than terminals take: xterm's own limit on the encoded text is 100,000 bytes.
    static let limit = 74_000

    /// The bytes that put a text on the clipboard; nil for a text too long to arrive.
    static func sequence(copying text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= limit else { return nil }
        return Array("\u{1B}]52;c;".utf8) + base64(bytes) + [7]
    }

    /// The bytes in base 64 with padding (RFC 4648, section 4).
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = 0
            for byte in group { bits = bits << 8 | Int(byte) }
            bits <<= 8 * (3 - group.count)
            for digit in 0..<4 {
                let value = bits >> (6 * (3 - digit)) & 63
                encoded.append(digit <= group.count ? alphabet[value] : UInt8(ascii: "="))
            }
        }
        return encoded
    }
}
