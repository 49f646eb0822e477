/// References to characters and entities.
extension XMLMender {
    /// What an `&` begins.
    enum Reference {
        /// A character.
        case character(Unicode.Scalar)
        /// Text that stays as it is written: an entity that XML doesn't know, `&nbsp;` most often,
        /// which the reader of the HTML or the title it stands in does know.
        case kept
        /// The text of an entity that the DOCTYPE declared.
        case entity([UInt8])
        /// Nothing that a text may hold.
        case nothing
    }

    /// Resolves what begins with `&` in text; false when more bytes are needed.
    mutating func mendReference(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        guard let end = referenceEnd(bytes, from: position, isLast: isLast) else { return false }
        switch reference(bytes, position..<end) {
        case .character(let scalar): writeText(scalar)
        case .kept: writeText(bytes, position..<end)
        case .entity(let text):
            // It holds no references but to characters, so this does not recur.
            text.withUnsafeBufferPointer { text in
                var inner = 0
                mendText(text, &inner, isLast: true)
            }
        case .nothing: break
        }
        position = end
        return true
    }

    /// Where what begins with `&` ends: one byte on when it is no reference.
    ///
    /// Nil when more bytes are needed to tell.
    func referenceEnd(_ bytes: Bytes, from start: Int, isLast: Bool) -> Int? {
        var end = start + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        // The longest name of HTML has 31 letters.
        let limit = min(bytes.count, end + 33)
        let first = end
        while end < limit, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
        if end == bytes.count, !isLast { return nil }
        guard end > first, end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
            return start + 1
        }
        return end + 1
    }

    /// Reads a reference, and counts it if it is none that XML knows.
    func reference(_ bytes: Bytes, _ range: Range<Int>) -> Reference {
        guard range.count > 2 else {
            note(.bareAmpersand, bytes, range.lowerBound)
            return .kept
        }
        let inside = range.lowerBound + 1..<range.upperBound - 1
        if bytes[inside.lowerBound] == UInt8(ascii: "#") {
            return numbered(bytes, inside.dropFirst())
        }
        if let scalar = predefined(bytes, inside) { return .character(scalar) }
        if !entities.isEmpty, let text = entities[Array(bytes[inside])] { return .entity(text) }
        note(.unknownReference, bytes, range.lowerBound)
        return .kept
    }

    private func predefined(_ bytes: Bytes, _ name: Range<Int>) -> Unicode.Scalar? {
        let start = name.lowerBound
        switch name.count {
        case 2: return bytes.has("lt", at: start) ? "<" : bytes.has("gt", at: start) ? ">" : nil
        case 3: return bytes.has("amp", at: start) ? "&" : nil
        case 4:
            return bytes.has("quot", at: start) ? "\"" : bytes.has("apos", at: start) ? "'" : nil
        default: return nil
        }
    }

    private func numbered(_ bytes: Bytes, _ digits: Range<Int>) -> Reference {
        guard let number = Self.number(bytes, digits) else {
            // `&#foo;` is text.
            note(.bareAmpersand, bytes, digits.lowerBound)
            return .kept
        }
        switch number {
        case 0x80..<0xA0:
            // Meant as Windows-1252: HTML reads it so, XML doesn't.
            note(.windowsCharacter, bytes, digits.lowerBound)
            return .kept
        case 0x09, 0x0A, 0x0D, 0x20...0x10FFFF:
            if let scalar = Unicode.Scalar(number), number != 0xFFFE, number != 0xFFFF {
                return .character(scalar)
            }
        case 1..<0x20:
            note(.controlCharacter, bytes, digits.lowerBound)
            return .nothing
        default: break
        }
        note(.badReference, bytes, digits.lowerBound)
        return .character("\u{FFFD}")
    }

    /// The number that decimal or, after `x`, hexadecimal digits state.
    private static func number(_ bytes: Bytes, _ digits: Range<Int>) -> UInt32? {
        guard let first = digits.first else { return nil }
        let isHex = bytes[first].lowercased == UInt8(ascii: "x")
        let numerals = isHex ? digits.dropFirst() : digits
        guard !numerals.isEmpty else { return nil }
        var value: UInt32 = 0
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
