internal import Glibc

/// The bytes of a text, as every reader of mark-up here sees them.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// Questions about single ASCII bytes; anything above 0x7F answers no.
extension UInt8 {
    /// Space, tab, line feed, form feed or carriage return: what HTML calls white space.
    var isSpace: Bool { self == 0x20 || (self <= 0x0D && self >= 0x09 && self != 0x0B) }

    /// White space of text: the vertical tab too, which a character reference can bring in.
    @inline(__always)
    var isSpaceInText: Bool { self == 0x20 || (self <= 0x0D && self >= 0x09) }

    /// A…Z or a…z.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// 0…9.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// The same letter in lower case; other bytes unchanged.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
    /// The part of the bytes that `range` names, cut to what there is.
    func slice(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range.clamped(to: 0..<count)]) }

    /// The bytes as text; bad UTF-8 becomes U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }

    /// The bytes as text on one line: white space and no-break spaces collapsed, none at the ends.
    var line: String {
        var line: [UInt8] = []
        var isSpaceDue = false
        var position = 0
        while position < count {
            let isFixed =
                self[position] == 0xC2 && position + 1 < count && self[position + 1] == 0xA0
            if self[position].isSpaceInText || isFixed {
                isSpaceDue = !line.isEmpty
                position += isFixed ? 2 : 1
                continue
            }
            if isSpaceDue { line.append(0x20) }
            isSpaceDue = false
            line.append(self[position])
            position += 1
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Whether both are the same bytes.
    func isSame(as other: Bytes) -> Bool {
        guard count == other.count, let base = baseAddress, let start = other.baseAddress else {
            return count == other.count
        }
        return memcmp(base, start, count) == 0
    }

    /// Where `byte` comes next at or after `start`.
    func index(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether `word`, lower case ASCII, stands at `start` in any case.
    func has(_ word: StaticString, at start: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start >= 0, start + length <= count else { return false }
        for offset in 0..<length where self[start + offset].lowercased != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether `word`, lower case ASCII, stands anywhere in any case.
    func contains(_ word: StaticString) -> Bool {
        let last = count - word.utf8CodeUnitCount
        guard last >= 0 else { return false }
        let first = word.utf8Start[0]
        return (0...last).contains { self[$0].lowercased == first && has(word, at: $0) }
    }

    /// Whether all of the bytes are `word`, lower case ASCII, in any case.
    func equals(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && has(word, at: 0)
    }

    /// The scalar that begins at `start` and its length in bytes; bad UTF-8 is U+FFFD, one byte.
    func scalar(at start: Int) -> (value: UInt32, length: Int) {
        let lead = UInt32(self[start])
        let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 0, lead < 0xF5, start + length <= count else { return (0xFFFD, 1) }
        guard length > 1 else { return (lead, 1) }
        var value = lead & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = self[start + offset]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (value, length)
    }
}

extension String {
    /// The text on one line: white space and no-break spaces collapsed, none at the ends.
    var onOneLine: String {
        var text = self
        return text.withUTF8(\.line)
    }
}
