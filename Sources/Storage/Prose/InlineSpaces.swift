/// What is white space to a line of text, and where none belongs.
extension UnsafeBufferPointer<UInt8> {
    /// The length of the invisible character at `start`, 0 if there is a visible one.
    ///
    /// White space of every width and the zero-width space; controls of direction are not among
    /// them, for they have an effect at the end of a line too.
    @inline(__always)
    func spaceLength(at start: Int) -> Int {
        let byte = self[start]
        if byte < 0x80 { return byte.isSpaceInText ? 1 : 0 }
        return byte < 0xC2 ? 0 : wideSpaceLength(at: start)
    }

    /// Whether the byte goes on with a line of visible text: not a space, or one between words.
    @inline(__always)
    func isInLine(at position: Int) -> Bool {
        if spaceLength(at: position) == 0 { return true }
        return self[position] == 0x20 && position + 1 < count && spaceLength(at: position + 1) == 0
    }

    private func wideSpaceLength(at start: Int) -> Int {
        switch self[start] {
        case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: break
        default: return 0
        }
        let (scalar, length) = scalar(at: start)
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
            0xFEFF:
            return length
        default: return 0
        }
    }

    /// Whether the letter at `start` is of a script that is written without spaces.
    func isUnspaced(at start: Int) -> Bool { scalar(at: start).value.isUnspaced }

    /// The same for the letter that ends before `end`.
    func isUnspaced(before end: Int) -> Bool {
        var start = end - 1
        while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return self[start] >= 0xE2 && isUnspaced(at: start)
    }

    /// Whether the invisible character at `start` has no width either.
    func isZeroWidth(at start: Int) -> Bool {
        let scalar = scalar(at: start).value
        return scalar == 0x200B || scalar == 0x2060 || scalar == 0xFEFF
    }
}

extension UInt32 {
    /// Whether the scalar is a wide letter or sign of Chinese, Japanese or Yi, not of Korean.
    ///
    /// Source: CSS Text 3, 4.1.3 Segment Break Transformation Rules; emoji are left out.
    var isUnspaced: Bool {
        switch self {
        case 0x2E80...0x303E, 0x3041...0x3130, 0x3190...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF9F, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
