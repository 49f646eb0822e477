import Glibc

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

    /// Where `byte` first stands at or after `start`, which lies within the bytes or at their end.
    func index(of byte: UInt8, from start: Int) -> Int? {
        guard let base = baseAddress,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where `word` first stands at or after `start`.
    func index(of word: StaticString, from start: Int = 0) -> Int? {
        var position = start
        while position < count, let first = index(of: word.utf8Start[0], from: position) {
            if has(word, at: first) { return first }
            position = first + 1
        }
        return nil
    }
}

/// Runs of text, eight bytes at a time.
extension UnsafeBufferPointer<UInt8> {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Where the run of printable ASCII that begins at `start` ends: at a control character, at
    /// anything beyond ASCII, at `]`, and without `withMarkup` at `<` and `&`.
    @inline(__always)
    func endOfPlainText(from start: Int, withMarkup: Bool = false) -> Int {
        let raw = UnsafeRawBufferPointer(self)
        var position = start
        while position + 8 <= count {
            let word = UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            var found = word | ((word &- Self.ones &* 0x20) & ~word)
            found |= Self.marks(UInt8(ascii: "]"), in: word)
            if !withMarkup {
                found |= Self.marks(UInt8(ascii: "<"), in: word)
                found |= Self.marks(UInt8(ascii: "&"), in: word)
            }
            found &= Self.highs
            // Only a byte behind one that is found can be marked by mistake.
            if found != 0 { return position + found.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < count {
            let byte = self[position]
            guard (0x20..<0x80).contains(byte), byte != UInt8(ascii: "]") else { break }
            if !withMarkup, byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
            position += 1
        }
        return position
    }

    /// How many lines end in the first bytes.
    func lineCount(before end: Int) -> Int {
        let raw = UnsafeRawBufferPointer(self)
        let lows = ~Self.highs
        var lines = 0
        var position = 0
        while position + 8 <= end {
            // Eight counters side by side, which are added up before one can be full.
            var counters: UInt64 = 0
            let stop = Swift.min(end, position + 8 * 255)
            while position + 8 <= stop {
                let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                let other = word ^ (Self.ones &* 0x0A)
                // Each byte by itself, unlike in ``marks(_:in:)``: all are counted.
                counters &+= ~(((other & lows) &+ lows) | other | lows) >> 7
                position += 8
            }
            let evens: UInt64 = 0x00FF_00FF_00FF_00FF
            let pairs = (counters & evens) &+ (counters >> 8 & evens)
            lines += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
        }
        while position < end {
            lines += self[position] == 0x0A ? 1 : 0
            position += 1
        }
        return lines
    }

    /// A word whose bytes have their highest bit set where a byte is one wanted.
    ///
    /// Source: Warren, "Hacker's Delight", 2nd edition, 6-1.
    @inline(__always)
    private static func marks(_ byte: UInt8, in word: UInt64) -> UInt64 {
        let other = word ^ (ones &* UInt64(byte))
        return (other &- ones) & ~other
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
        guard !isOneLine else { return self }
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

    /// Whether no white space stands at the ends, nor two together, nor any but spaces.
    private var isOneLine: Bool {
        var last: UInt8 = 0x20
        for byte in utf8 {
            if byte.isSpace, byte != 0x20 || last == 0x20 { return false }
            last = byte
        }
        return last != 0x20 || isEmpty
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
