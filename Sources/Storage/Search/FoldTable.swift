internal import CText

/// What each scalar is to the words it stands in, folded as all of annals finds texts: case,
/// accents, width and compatibility forms aside.
///
/// Asks ICU once for each scalar and keeps the answer. Not for use from two threads at once.
final class FoldTable {
    /// What a scalar is to words.
    enum Role: UInt8 {
        /// Not asked yet.
        case unknown
        /// Ends a word.
        case divider
        /// Is left out: an accent, an invisible scalar.
        case nothing
        /// Is part of a word that spaces or signs end.
        case letter
        /// Is a letter of a script that is written without spaces, or a picture.
        case unspaced
        /// Belongs to the letter before it, in a script without spaces.
        case mark
    }

    /// Of each scalar of the first plane; none before the first is asked for, for most texts that
    /// are cut by themselves have nothing but ASCII.
    private var roles: [UInt8] = []
    private var starts: [UInt32] = []
    private var counts: [UInt8] = []
    private var bytes: [UInt8] = []

    /// A scalar's role; its folded form follows at the end of `output` when it has one.
    func fold(_ scalar: Unicode.Scalar, into output: inout [UInt8]) -> Role {
        guard scalar.value < 0x10000 else {
            let (role, folded) = Self.folded(scalar)
            output.append(contentsOf: folded)
            return role
        }
        if roles.isEmpty { makeRoom() }
        let index = Int(scalar.value)
        if roles[index] == Role.unknown.rawValue { learn(scalar, index) }
        let start = Int(starts[index])
        for offset in start..<start + Int(counts[index]) { output.append(bytes[offset]) }
        return Role(rawValue: roles[index]) ?? .divider
    }

    private func makeRoom() {
        roles = Array(repeating: 0, count: 0x10000)
        starts = Array(repeating: 0, count: 0x10000)
        counts = Array(repeating: 0, count: 0x10000)
    }

    private func learn(_ scalar: Unicode.Scalar, _ index: Int) {
        let (role, folded) = Self.folded(scalar)
        starts[index] = UInt32(bytes.count)
        counts[index] = UInt8(min(folded.count, 255))
        bytes.append(contentsOf: folded.prefix(255))
        roles[index] = role.rawValue
    }

    private static func folded(_ scalar: Unicode.Scalar) -> (Role, [UInt8]) {
        var source = String(scalar)
        let text = source.withUTF8 { bytes -> String? in
            guard let start = bytes.baseAddress, let folded = ctext_fold(start, bytes.count) else {
                return nil
            }
            defer { ctext_folded_free(folded) }
            let result = UnsafeRawBufferPointer(
                start: ctext_folded_bytes(folded), count: ctext_folded_length(folded))
            return String(decoding: result, as: UTF8.self)
        }
        guard let text, !text.isEmpty else { return (.nothing, []) }
        let parts = text.unicodeScalars.filter(isOfWord)
        guard let first = parts.first else {
            return scalar.properties.isEmojiPresentation
                ? (.unspaced, Array(source.utf8)) : (.divider, [])
        }
        var folded: [UInt8] = []
        for part in parts { folded.append(contentsOf: String(part).utf8) }
        guard isUnspaced(first) else { return (.letter, folded) }
        return (isMark(first) ? .mark : .unspaced, folded)
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber:
            true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Thai, Lao, Burmese, Khmer, Japanese and Chinese.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3021...0x3029,
            0x3041...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
