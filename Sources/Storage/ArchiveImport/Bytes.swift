/// A stretch of bytes that someone else keeps alive.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// Questions about single ASCII bytes; anything above 0x7F answers no.
extension UInt8 {
    /// Space, tab, line feed, form feed, vertical tab or carriage return.
    var isSpace: Bool { self == 0x20 || (self &- 0x09 < 5) }

    /// A…Z or a…z.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// 0…9.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// 0…9, A…F or a…f.
    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

    /// The same letter in lower case; other bytes unchanged.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension UnsafeBufferPointer<UInt8> {
    /// The part of the bytes that `range` names.
    func slice(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

    /// Whether `word` stands at `start`, to the letter.
    func has(_ word: StaticString, at start: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start >= 0, start + length <= count else { return false }
        for offset in 0..<length where self[start + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether `word`, given in lower case ASCII, stands at `start` in any case.
    func hasAnyCase(_ word: StaticString, at start: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start >= 0, start + length <= count else { return false }
        for offset in 0..<length where self[start + offset].lowercased != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether all from `start` on is the beginning of `word`, which more bytes may complete.
    func endsInside(_ word: StaticString, from start: Int) -> Bool {
        guard count - start < word.utf8CodeUnitCount else { return false }
        for position in start..<count where self[position] != word.utf8Start[position - start] {
            return false
        }
        return true
    }

    /// Where `word` first stands at or after `start`.
    func index(of word: StaticString, from start: Int = 0) -> Int? {
        let first = word.utf8Start[0]
        var position = start
        while position + word.utf8CodeUnitCount <= count {
            if self[position] == first, has(word, at: position) { return position }
            position += 1
        }
        return nil
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = utf8.firstIndex(where: { !$0.isSpace }),
            let last = utf8.lastIndex(where: { !$0.isSpace })
        else { return "" }
        return String(self[first...last])
    }

    /// The text on one line: each run of white space is one space, none at the ends.
    var collapsed: String {
        var line: [UInt8] = []
        line.reserveCapacity(utf8.count)
        for byte in utf8 {
            if !byte.isSpace {
                line.append(byte)
            } else if let last = line.last, last != 0x20 {
                line.append(0x20)
            }
        }
        if line.last == 0x20 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// The text's first bytes, to the end of the last whole character among them.
    func beginning(byteCount: Int) -> String {
        guard utf8.count > byteCount else { return self }
        var end = utf8.index(startIndex, offsetBy: byteCount)
        while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
        return String(self[..<end])
    }

    /// Where `word` first stands, to the letter; compares bytes, far quicker than characters.
    func utf8Range(of word: StaticString) -> Range<String.Index>? {
        let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        var start = utf8.startIndex
        while let first = utf8[start...].firstIndex(of: bytes[0]) {
            let candidate = utf8[first...].prefix(bytes.count)
            if candidate.elementsEqual(bytes) { return first..<candidate.endIndex }
            start = utf8.index(after: first)
        }
        return nil
    }
}
