/// Marks the places in the words of a text where a hyphen may be put in.
///
/// Only words are hyphenated: five letters or more, lower-case but perhaps the first. What has
/// figures or capitals in it is a name or a code; what is set as code, a heading or an address, or
/// has a hyphen of its own, is left whole; where the author has put soft hyphens into a word, they
/// alone hold.
enum WordHyphens {
    /// Letters of a word that may be hyphenated.
    private static let leastLetters = 5
    /// Bytes of a word beyond which it is none.
    private static let mostBytes = 96
    private static let excluded: RunStyle = [.code, .heading, .subheading, .title, .media]

    /// Adds the places to the marks of a stretch of text.
    ///
    /// Cost: about 50 ns a word that was met before, 1 to 2 µs for a new one.
    static func add(
        to marks: inout [UInt8], of text: PageText, _ range: Range<Int>, by hyphenator: Hyphenator
    ) {
        hyphenator.withWords { words in
            var start = 0
            var opening = LineBreaks.Mark.may
            for index in 1...max(range.count, 1) {
                let closing = index < range.count ? marks[index] : LineBreaks.Mark.may
                guard LineBreaks.isBorder(closing) else { continue }
                if opening != LineBreaks.Mark.address, closing != LineBreaks.Mark.address,
                    index - start >= leastLetters,
                    let word = word(text.bytes, range.lowerBound + start, range.lowerBound + index),
                    start == 0 || !isJoined(text.bytes, at: range.lowerBound + start),
                    text.spans[text.span(at: word.lowerBound)].style.isDisjoint(with: excluded)
                {
                    for place in words.places(in: text.bytes[word]) {
                        let at = word.lowerBound + Int(place)
                        if !isMark(text.bytes, at: at) {
                            marks[at - range.lowerBound] = LineBreaks.Mark.hyphen
                        }
                    }
                }
                start = index
                opening = closing
            }
        }
    }

    /// Whether what starts at a byte is the rest of a word with a hyphen or slash.
    private static func isJoined(_ text: [UInt8], at byte: Int) -> Bool {
        guard byte > 0 else { return false }
        return switch text[byte - 1] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"): true
        case 0xAD: byte > 1 && text[byte - 2] == 0xC2
        case 0x90, 0x91: byte > 2 && text[byte - 3] == 0xE2 && text[byte - 2] == 0x80
        default: false
        }
    }

    /// The bytes of the word in a stretch without places for line ends; nil where there is none
    /// that may be hyphenated.
    private static func word(_ text: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
        var at = start
        while at < end, let length = punctuation(text, at, end) { at += length }
        let first = at
        var letters = 0
        while at < end {
            let byte = text[at]
            if byte &- 0x61 < 26 {
                at += 1
            } else if byte &- 0x41 < 26 {
                guard letters == 0 else { return nil }
                at += 1
            } else if byte >= 0xC3 {
                let (scalar, length) = Clusters.scalar(in: text, at: at)
                guard isLetter(scalar) else { break }
                if letters > 0, isCapital(scalar) { return nil }
                at += length
                if 0x300...0x36F ~= scalar { continue }
            } else {
                break
            }
            letters += 1
        }
        guard letters >= leastLetters, at - first <= mostBytes else { return nil }
        let last = at
        if at < end, let length = apostrophe(text, at, end) {
            // `lighthouse's` is hyphenated as `lighthouse`.
            at += length
            while at < end, text[at] &- 0x61 < 26 { at += 1 }
            guard at - last - length <= 2 else { return nil }
        }
        while at < end {
            guard let length = text[at] <= 0x20 ? 1 : punctuation(text, at, end) else { return nil }
            at += length
        }
        return first..<last
    }

    /// The length of a sign that may stand beside a word; nil for other things.
    private static func punctuation(_ text: [UInt8], _ at: Int, _ end: Int) -> Int? {
        let byte = text[at]
        if byte < 0x80 { return "([\"'.,;:!?)]}".utf8.contains(byte) ? 1 : nil }
        guard byte >= 0xC2 else { return nil }
        let (scalar, length) = Clusters.scalar(in: text, at: at)
        return switch scalar {
        case 0xA1, 0xAB, 0xBB, 0xBF, 0x2013...0x2015, 0x2018...0x201F, 0x2026, 0x2039, 0x203A,
            0x2060:
            length
        default: nil
        }
    }

    private static func apostrophe(_ text: [UInt8], _ at: Int, _ end: Int) -> Int? {
        if text[at] == UInt8(ascii: "'") { return 1 }
        let isCurly =
            at + 2 < end && text[at] == 0xE2 && text[at + 1] == 0x80 && text[at + 2] == 0x99
        return isCurly ? 3 : nil
    }

    /// Letters of the scripts that are written with hyphens, and marks on them.
    private static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x300...0x36F, 0x370...0x373, 0x376...0x377,
            0x37B...0x37D, 0x386, 0x388...0x3FF, 0x400...0x481, 0x48A...0x52F, 0x531...0x556,
            0x561...0x587, 0x10D0...0x10FA, 0x1E00...0x1FFC:
            true
        default: false
        }
    }

    private static func isCapital(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    /// Whether a mark on the letter before starts at a byte.
    private static func isMark(_ text: [UInt8], at byte: Int) -> Bool {
        guard text[byte] == 0xCC || text[byte] == 0xCD else { return false }
        return 0x300...0x36F ~= Clusters.scalar(in: text, at: byte).value
    }
}
