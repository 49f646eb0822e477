/// References to characters and entities.
extension XMLMender {
    /// Copies what begins with `&`, mended; false when more bytes are needed.
    ///
    /// An entity that XML does not know, `&nbsp;` most often, is kept as it is written, for the
    /// reader of the HTML or the title it stands in knows it.
    mutating func mendReference(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        var end = position + 1
        let isNumber = end < bytes.count && bytes[end] == UInt8(ascii: "#")
        if isNumber { end += 1 }
        let first = end
        // The longest name of HTML has 31 letters.
        let limit = min(bytes.count, first + 33)
        while end < limit, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
        guard end < bytes.count else {
            if !isLast { return false }
            noteBareAmpersand(bytes, &position)
            return true
        }
        guard end > first, bytes[end] == UInt8(ascii: ";") else {
            noteBareAmpersand(bytes, &position)
            return true
        }
        if isNumber {
            mendNumber(bytes, position..<end + 1, digits: first..<end)
        } else {
            mendEntity(bytes, position..<end + 1, name: first..<end)
        }
        position = end + 1
        return true
    }

    private mutating func noteBareAmpersand(_ bytes: Bytes, _ position: inout Int) {
        note(.bareAmpersand, bytes, position)
        append("&amp;")
        position += 1
    }

    private mutating func mendEntity(_ bytes: Bytes, _ whole: Range<Int>, name: Range<Int>) {
        if isPredefined(bytes.slice(name)) { return append(bytes, whole) }
        if !entities.isEmpty, let text = entities[Array(bytes[name])] {
            // The text has no references but to characters, so this does not recur.
            text.withUnsafeBufferPointer { text in
                var position = 0
                mendText(text, &position, isLast: true, isAttribute: true)
            }
            return
        }
        note(.unknownReference, bytes, whole.lowerBound)
        append("&amp;")
        append(bytes, whole.lowerBound + 1..<whole.upperBound)
    }

    private func isPredefined(_ name: Bytes) -> Bool {
        switch name.count {
        case 2: name.has("lt", at: 0) || name.has("gt", at: 0)
        case 3: name.has("amp", at: 0)
        case 4: name.has("quot", at: 0) || name.has("apos", at: 0)
        default: false
        }
    }

    private mutating func mendNumber(_ bytes: Bytes, _ whole: Range<Int>, digits: Range<Int>) {
        guard let number = Self.number(bytes, digits) else {
            // `&#foo;` is text.
            note(.bareAmpersand, bytes, whole.lowerBound)
            append("&amp;")
            append(bytes, whole.lowerBound + 1..<whole.upperBound)
            return
        }
        switch number {
        case 0x09, 0x0A, 0x0D, 0x20..<0x80, 0xA0..<0xD800, 0xE000...0xFFFD, 0x10000...0x10FFFF:
            append(bytes, whole)
        case 0x80..<0xA0:
            // Meant as Windows-1252: HTML reads it so, XML doesn't.
            note(.windowsCharacter, bytes, whole.lowerBound)
            append("&amp;")
            append(bytes, whole.lowerBound + 1..<whole.upperBound)
        case 1..<0x20:
            note(.controlCharacter, bytes, whole.lowerBound)
        default:
            note(.badReference, bytes, whole.lowerBound)
            append("\u{FFFD}")
        }
    }

    /// The number a reference gives in decimal or, after `x`, in hexadecimal digits.
    private static func number(_ bytes: Bytes, _ digits: Range<Int>) -> UInt32? {
        var value: UInt32 = 0
        // XML wants a small x, HTML takes both; libxml2 would stop at the large one.
        let isHex = bytes[digits.lowerBound] == UInt8(ascii: "x")
        let numerals = isHex ? digits.dropFirst() : digits
        guard !numerals.isEmpty else { return nil }
        for position in numerals {
            let byte = bytes[position]
            guard byte.isDigit || (isHex && byte.isHexDigit) else { return nil }
            let digit = byte.isDigit ? byte & 0x0F : byte.lowercased - UInt8(ascii: "a") + 10
            // Stays above every scalar once it is, without overflow.
            if value <= 0x10FFFF { value = value * (isHex ? 16 : 10) + UInt32(digit) }
        }
        return value
    }
}
