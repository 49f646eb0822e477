internal import CGumbo

/// A reference to a character, such as `&eacute;` or `&#8217;`, where it stands in a text.
enum CharacterReference {
    /// A number, already mapped to the scalar that HTML gives it.
    case number(Unicode.Scalar)
    /// A name, without `&` and `;`.
    case name(Range<Int>)

    /// Reads the reference whose `&` stands at `start`; nil if it is an `&` of the text.
    ///
    /// A name counts only with its semicolon: `AT&T` and `a=1&copy=2` are far more often meant as
    /// they are written. A number needs none.
    static func read(_ bytes: Bytes, at start: Int) -> (reference: CharacterReference, end: Int)? {
        let next = start + 1
        guard next < bytes.count else { return nil }
        if bytes[next] == UInt8(ascii: "#") { return number(bytes, from: next + 1) }
        guard bytes[next].isLetter else { return nil }
        var end = next + 1
        // The longest name of the standard has 31 letters.
        while end < bytes.count, end - next < 32, bytes[end].isLetter || bytes[end].isDigit {
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
        return (.name(next..<end), end + 1)
    }

    /// The text a name stands for; nil if the standard doesn't know it.
    static func text(named name: Bytes) -> String? {
        if name.equals("amp") { return "&" }
        if name.equals("quot") { return "\"" }
        // The 2,231 names are Gumbo's: a text of one reference costs it a few microseconds.
        let source = "&\(name.text);"
        let text = Gumbo.text(of: source)
        return text == source ? nil : text
    }

    private static func number(
        _ bytes: Bytes, from start: Int
    ) -> (reference: CharacterReference, end: Int)? {
        let isHex = start < bytes.count && bytes[start].lowercased == UInt8(ascii: "x")
        var position = isHex ? start + 1 : start
        let first = position
        var value: UInt32 = 0
        while position < bytes.count, let digit = digit(bytes[position], isHex: isHex) {
            // Stays above the last scalar once it is, without overflow.
            if value <= 0x10FFFF { value = value * (isHex ? 16 : 10) + digit }
            position += 1
        }
        guard position > first else { return nil }
        if position < bytes.count, bytes[position] == UInt8(ascii: ";") { position += 1 }
        return (.number(scalar(numbered: value)), position)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if byte.isDigit { return UInt32(byte & 0x0F) }
        let letter = byte | 0x20
        guard isHex, letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "f") else { return nil }
        return UInt32(letter - UInt8(ascii: "a")) + 10
    }

    /// HTML reads 0x80…0x9F as Windows-1252, and NUL, surrogates and what is too large as U+FFFD.
    private static func scalar(numbered value: UInt32) -> Unicode.Scalar {
        if value >= 0x80, value <= 0x9F {
            let mapped = windows1252[Int(value) - 0x80]
            return Unicode.Scalar(mapped == 0 ? value : UInt32(mapped)) ?? "\u{FFFD}"
        }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Zero where Windows-1252 has nothing.
    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
