/// Well-formed UTF-8, as XML allows it.
///
/// Source: RFC 3629; XML 1.0, production 2 (Char).
enum UTF8Sequence {
    /// The length of the sequence that begins at a byte above 0x7F: 2, 3 or 4.
    ///
    /// 0 when there is none or it stands for a surrogate or for U+FFFE or U+FFFF; −1 when the bytes
    /// end inside one.
    @inline(__always)
    static func length(_ bytes: Bytes, at start: Int) -> Int {
        let lead = bytes[start]
        guard lead >= 0xC2, lead < 0xF5 else { return 0 }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let available = min(length, bytes.count - start)
        guard available > 1 else { return -1 }
        let second = bytes[start + 1]
        switch lead {
        case 0xE0 where second < 0xA0, 0xED where second >= 0xA0: return 0
        case 0xF0 where second < 0x90, 0xF4 where second >= 0x90: return 0
        default: break
        }
        for offset in 1..<available where bytes[start + offset] & 0xC0 != 0x80 { return 0 }
        guard available == length else { return -1 }
        let isNoncharacter = lead == 0xEF && second == 0xBF && bytes[start + 2] >= 0xBE
        return isNoncharacter ? 0 : length
    }

    /// Whether the sequence that begins at a byte is a control character of U+0080…U+009F.
    @inline(__always)
    static func isControl(_ bytes: Bytes, at start: Int) -> Bool {
        bytes[start] == 0xC2 && start + 1 < bytes.count && (0x80..<0xA0).contains(bytes[start + 1])
    }

    /// Whether a surrogate stands at a byte, written as if it were a character.
    static func isSurrogate(_ bytes: Bytes, at start: Int) -> Bool {
        bytes[start] == 0xED && start + 2 < bytes.count
            && (0xA0..<0xC0).contains(bytes[start + 1]) && (0x80..<0xC0).contains(bytes[start + 2])
    }
}
