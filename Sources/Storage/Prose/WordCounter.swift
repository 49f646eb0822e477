/// Counts words as their bytes go by.
///
/// A word is a run between white space or dashes that has a letter or digit in it; marks and
/// apostrophes are part of it. A letter of a script without spaces stands for half a word.
struct WordCounter {
    private var words = 0
    private var halves = 0
    private var hasLetter = false

    /// The words seen so far, the half ones rounded up.
    var total: Int { words + (hasLetter ? 1 : 0) + (halves + 1) / 2 }

    /// Ends the word before this place, if there is one.
    @inline(__always)
    mutating func divide() {
        words &+= hasLetter ? 1 : 0
        hasLetter = false
    }

    /// Takes the bytes of `range`, which hold no mark-up.
    ///
    /// The loop over letters is what the speed of an import rests on: one table look-up a byte.
    @inline(__always)
    mutating func add(plain bytes: Bytes, in range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            position = add(oneAt: position, of: bytes, before: range.upperBound)
        }
    }

    /// Takes what stands at `position`, a run of ASCII letters or one scalar, and says what follows.
    @inline(__always)
    mutating func add(oneAt position: Int, of bytes: Bytes, before end: Int) -> Int {
        var position = position
        let byte = bytes[position]
        if ASCIISet.wordLetters.contains(byte) {
            hasLetter = true
            repeat {
                position = Self.endOfLetters(in: bytes, from: position &+ 1, before: end)
            } while position < end
                && ASCIISet.wordLetters.contains(bytes[position])
            return position
        }
        if byte < 0x80 {
            if byte <= 0x20 { divide() }
            return position &+ 1
        }
        let scalar = bytes.scalar(at: position)
        add(scalar: scalar.value)
        return position &+ scalar.length
    }

    /// Where a run of ASCII letters ends, at the latest within the last eight bytes: these are for
    /// the caller to look at one by one.
    ///
    /// Eight bytes a step, each by itself; most words take one. Source: Warren, "Hacker's Delight",
    /// 2nd edition, 6-1.
    @inline(__always)
    private static func endOfLetters(in bytes: Bytes, from start: Int, before end: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        var position = start
        while position &+ 8 <= end {
            let word = UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let lower = (word | ones << 5) & ~highs
            let isFromA = lower &+ ones &* (0x80 - 0x61)
            let isBeyondZ = lower &+ ones &* (0x7F - 0x7A)
            let others = ~(isFromA & ~isBeyondZ & ~word) & highs
            guard others == 0 else { return position &+ others.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        return position
    }

    /// Takes one scalar.
    mutating func add(scalar: UInt32) {
        switch WordRole(of: scalar) {
        case .letter: hasLetter = true
        case .divider: divide()
        case .halfWord:
            divide()
            halves += 1
        case .other: break
        }
    }
}

/// What a scalar is to the counting of words.
enum WordRole {
    /// A letter or digit: makes a run a word.
    case letter
    /// White space or a dash between words.
    case divider
    /// A letter of a script that is written without spaces.
    case halfWord
    /// A mark, sign or control, which neither makes nor divides a word.
    case other

    /// Sorts a scalar by ranges; the property tables of Unicode would cost more than they tell.
    init(of scalar: UInt32) {
        switch scalar {
        case 0..<0x80:
            let byte = UInt8(scalar)
            self = byte <= 0x20 ? .divider : byte.isLetter || byte.isDigit ? .letter : .other
        case 0xAA, 0xB5, 0xBA: self = .letter
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2014, 0x2015, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000:
            self = .divider
        case 0x80...0xBF, 0xD7, 0xF7, 0x300...0x36F, 0x2010...0x206F, 0x2190...0x2BFF,
            0xFE00...0xFE6F, 0xFEFF, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...0x10FFFF:
            self = .other
        case 0xE00...0xEFF: self = Self.thaiOrLao(scalar)
        case 0x1000...0x109F: self = Self.burmese(scalar)
        case 0x1780...0x17FF: self = Self.khmer(scalar)
        case 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x30FA, 0x30FC...0x312F,
            0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9D, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
            self = .halfWord
        case 0x3001...0x303F, 0x3097...0x309C, 0x30FB, 0xFF01...0xFF0F, 0xFF1A...0xFF20,
            0xFF3B...0xFF40, 0xFF5B...0xFF65:
            self = .divider
        default: self = .letter
        }
    }

    /// Lao follows Thai in the same order, 0x80 further on.
    private static func thaiOrLao(_ scalar: UInt32) -> WordRole {
        switch 0xE00 + (scalar & 0x7F) {
        case 0xE31, 0xE34...0xE3F, 0xE47...0xE4F, 0xE5A...0xE5B: .other
        case 0xE50...0xE59: .letter
        default: .halfWord
        }
    }

    private static func burmese(_ scalar: UInt32) -> WordRole {
        switch scalar {
        case 0x1000...0x102A, 0x103F, 0x1050...0x1055, 0x105A...0x105D, 0x1061, 0x1065...0x1066,
            0x106E...0x1070, 0x1075...0x1081, 0x108E:
            .halfWord
        case 0x1040...0x1049, 0x1090...0x1099: .letter
        case 0x104A...0x104B: .divider
        default: .other
        }
    }

    private static func khmer(_ scalar: UInt32) -> WordRole {
        switch scalar {
        case 0x1780...0x17B3, 0x17D7, 0x17DC: .halfWord
        case 0x17E0...0x17E9: .letter
        case 0x17D4...0x17D6: .divider
        default: .other
        }
    }
}

/// A set of ASCII bytes in two words, so that asking it costs a shift.
struct ASCIISet {
    private let low: UInt64
    private let high: UInt64

    /// A set of the given characters.
    init(_ characters: String) {
        var (low, high) = (UInt64(0), UInt64(0))
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
        (self.low, self.high) = (low, high)
    }

    private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// Letters and digits.
    static let wordLetters = ASCIISet(low: 0x03FF_0000_0000_0000, high: 0x07FF_FFFE_07FF_FFFE)

    /// Whether the byte is in the set.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : byte < 128 ? high : 0
        return word >> UInt64(byte & 63) & 1 != 0
    }
}
