extension UInt8 {
    /// White space that the parser gives back as it is.
    @inline(__always)
    var isDepositedSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 }

    /// A printing ASCII character but for `&`, or such white space.
    @inline(__always)
    fileprivate var isPlain: Bool {
        self < 0x7F && self >= 0x20 ? self != UInt8(ascii: "&") : self == 0x0A || self == 0x09
    }
}

extension UInt64 {
    /// Whether one of eight bytes is not a printing ASCII character, or is `&`; line ends are told
    /// apart one by one.
    @inline(__always)
    fileprivate var mayHoldSpecial: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let reference = self ^ (ones &* UInt64(UInt8(ascii: "&")))
        let delete = self ^ (ones &* 0x7F)
        let special =
            self | (self &- ones &* 0x20) | (reference &- ones) | (delete &- ones)
        return special & (ones &* 0x80) != 0
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the text that begins a range stops being one that the parser gives back as it is.
    func endOfPlainText(in range: Range<Int>) -> Int {
        guard let base = baseAddress else { return range.lowerBound }
        let end = range.upperBound
        var position = range.lowerBound
        while position < end {
            while end - position >= 8 {
                let part = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
                if part.mayHoldSpecial { break }
                position += 8
            }
            let block = Swift.min(position + 8, end)
            while position < block {
                if self[position] < 0x80 {
                    guard self[position].isPlain else { return position }
                    position += 1
                } else {
                    let length = plainScalarLength(in: position..<end)
                    guard length > 0 else { return position }
                    position += length
                }
            }
        }
        return position
    }

    /// The length of the character beyond ASCII that begins a range; 0 if it isn't UTF-8, is a
    /// control or one that the standard replaces, or a ticket's.
    ///
    /// Source: Unicode 15, table 3-7; WHATWG HTML, 13.2.3.5 Preprocessing the input stream.
    private func plainScalarLength(in range: Range<Int>) -> Int {
        let start = range.lowerBound
        let lead = self[start]
        let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF4 ? 4 : 0
        guard length > 0, length <= range.count else { return 0 }
        let second = self[start + 1]
        let least: UInt8 = lead == 0xC2 || lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        guard second >= least, second <= (lead == 0xED ? 0x9F : 0xBF) else { return 0 }
        guard length > 2 else { return length }
        let last = self[start + length - 1]
        guard self[start + 2] & 0xC0 == 0x80, last & 0xC0 == 0x80 else { return 0 }
        if lead == 0xEF, second == 0xB7 || second == 0xBF, last >= 0x90 { return 0 }
        if length == 4, second & 0x0F == 0x0F, self[start + 2] == 0xBF, last >= 0xBE { return 0 }
        return length
    }

    /// Where what begins a range goes on: past a reference to a character, or a byte of any kind.
    func endOfReference(in range: Range<Int>) -> Int {
        guard !range.isEmpty else { return range.upperBound }
        var position = range.lowerBound + 1
        guard self[range.lowerBound] == UInt8(ascii: "&") else { return position }
        while position < range.upperBound,
            self[position].isLetter || self[position].isDigit || self[position] == UInt8(ascii: "#")
        {
            position += 1
        }
        if position < range.upperBound, self[position] == UInt8(ascii: ";") { position += 1 }
        return position
    }
}
