/// What print does at line ends and UAX #14 leaves open: dashes, slashes, Korean words.
///
/// Each rule only takes places away from UAX #14; none adds one.
///
/// 1. A dash, or an ellipsis or a dot between spaces, does not start a line (Chicago 17, 6.90); a
///    dash that opens an aside, as in Spanish, keeps to what it opens.
/// 2. Hyphens that start a word stay with it: `--colour`.
/// 3. A line ends after a slash only between two words of two letters or more: `either/or`, not
///    `km/h`.
/// 4. What belongs together is parted only where lines would be bad otherwise: ``Belongings``,
///    ``ShortWords``, ``Brackets``.
/// 5. Guillemets set off by plain spaces, as in French, keep to what they enclose.
/// 6. A Korean word stays whole, with the letters, figures and brackets that it has taken up
///    (CSS Text 3, `word-break: keep-all`); a word wider than a line is broken between syllables.
enum LineHabits {
    /// Lays the rules over the marks of a stretch of text.
    ///
    /// Cost: a look at each place where a line may end.
    static func adjust(_ marks: inout [UInt8], _ text: [UInt8], _ range: Range<Int>) {
        for index in marks.indices where marks[index] == LineBreaks.Mark.may {
            let at = range.lowerBound + index
            guard index > 0 else { continue }
            switch text[at - 1] {
            case 0x0A: break
            case 0x20:
                if sticksAfterSpace(text, range, at) {
                    marks[index] = LineBreaks.Mark.none
                } else if Belongings.areParted(text, range, at: at) {
                    marks[index] = LineBreaks.Mark.poor
                }
            default:
                adjustInside(&marks[index], text, range, at)
                if marks[index] == LineBreaks.Mark.may, isSign(text, range, before: at),
                    ShortWords.isParted(text, range, at: at)
                {
                    marks[index] = LineBreaks.Mark.poor
                }
            }
        }
    }

    /// Whether no line may end at a place after a space.
    private static func sticksAfterSpace(
        _ text: [UInt8], _ range: Range<Int>, _ at: Int
    ) -> Bool {
        let next = text[at]
        let before = at - 2
        if next == 0x2D || next == 0xE2 || next == 0xC2, isLone(text, range, at) {
            // Of several lone signs in a row only the first keeps to what comes before it.
            return before >= range.lowerBound && !endsInSign(text, range, before)
        }
        // « and ‹ between spaces open what comes next.
        guard before - 1 >= range.lowerBound else { return false }
        var start = before - 1
        if text[before] == 0xAB, text[start] == 0xC2 {
            return start == range.lowerBound || isSpaceOrOpening(text[start - 1])
        }
        start -= 1
        guard start >= range.lowerBound, text[before] == 0xB9, text[before - 1] == 0x80,
            text[start] == 0xE2
        else { return false }
        return start == range.lowerBound || isSpaceOrOpening(text[start - 1])
    }

    /// Judges a place that has no space before it.
    private static func adjustInside(
        _ mark: inout UInt8, _ text: [UInt8], _ range: Range<Int>, _ at: Int
    ) {
        let previous = text[at - 1]
        let next = text[at]
        if next == 0xE2, isDash(text, at, range.upperBound) {
            mark = LineBreaks.Mark.none
            return
        }
        switch previous {
        case UInt8(ascii: "/"):
            if !isBetweenWords(text, range, slash: at - 1) { mark = LineBreaks.Mark.lastResort }
        case UInt8(ascii: "-"):
            var start = at - 1
            while start > range.lowerBound, text[start - 1] == 0x2D, at - start < 4 { start -= 1 }
            if start == range.lowerBound || isSpaceOrOpening(text[start - 1]) {
                mark = LineBreaks.Mark.none
            }
        case 0x80...0xBF:
            if at - 3 >= range.lowerBound, isDash(text, at - 3, range.upperBound),
                at - 3 == range.lowerBound || isSpaceOrOpening(text[at - 4]), next > 0x20
            {
                mark = LineBreaks.Mark.none
            } else if previous > 0x7F || next > 0x7F {
                adjustKorean(&mark, text, range, at)
            }
        default:
            if next == previous, next > 0x20 {
                mark = LineBreaks.Mark.lastResort  // C++
            } else if next >= 0xE1 {
                adjustKorean(&mark, text, range, at)
            }
        }
    }

    // MARK: Signs

    /// Whether a sign that may be a word's own comes before a place: one of ASCII, a hyphen or an
    /// en dash.
    private static func isSign(_ text: [UInt8], _ range: Range<Int>, before at: Int) -> Bool {
        let byte = text[at - 1]
        if byte < 0x80 { return text[at] < 0xE3 }
        return (byte == 0x90 || byte == 0x93) && at - 3 >= range.lowerBound
            && text[at - 3] == 0xE2 && text[at - 2] == 0x80
    }

    /// Whether a dash, an ellipsis, a dot or a closing guillemet starts here and a space or the end
    /// follows.
    private static func isLone(_ text: [UInt8], _ range: Range<Int>, _ at: Int) -> Bool {
        var end = at
        if text[at] == 0x2D {
            while end < range.upperBound, text[end] == 0x2D, end - at < 3 { end += 1 }
        } else if text[at] == 0xC2 {
            guard at + 1 < range.upperBound, text[at + 1] == 0xBB || text[at + 1] == 0xB7 else {
                return false
            }
            end += 2  // » ·
        } else {
            guard at + 2 < range.upperBound, text[at + 1] == 0x80 else { return false }
            switch text[at + 2] {
            case 0x93, 0x94, 0x95, 0xA2, 0xA6, 0xBA: end += 3  // – — ― • … ›
            default: return false
            }
        }
        return end == range.upperBound || text[end] <= 0x20
            || text[at] != 0x2D && isClosing(text[end])
    }

    /// Whether the byte ends one of these signs.
    private static func endsInSign(_ text: [UInt8], _ range: Range<Int>, _ at: Int) -> Bool {
        switch text[at] {
        case 0x2D: true
        case 0xB7: at > range.lowerBound && text[at - 1] == 0xC2
        case 0x93, 0x94, 0x95, 0xA2, 0xA6:
            at - 2 >= range.lowerBound && text[at - 2] == 0xE2 && text[at - 1] == 0x80
        default: false
        }
    }

    /// Whether an em dash or a bar starts here: U+2014, U+2015.
    private static func isDash(_ text: [UInt8], _ at: Int, _ end: Int) -> Bool {
        at + 2 < end && text[at] == 0xE2 && text[at + 1] == 0x80
            && (text[at + 2] == 0x94 || text[at + 2] == 0x95)
    }

    private static func isSpaceOrOpening(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ")"),
            UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// Whether two letters or more stand on each side of a slash.
    private static func isBetweenWords(
        _ text: [UInt8], _ range: Range<Int>, slash: Int
    ) -> Bool {
        slash - 2 >= range.lowerBound && slash + 2 < range.upperBound
            && isLetter(text[slash - 1]) && isLetter(text[slash - 2])
            && isLetter(text[slash + 1]) && isLetter(text[slash + 2])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
    }

    // MARK: Korean

    private enum Kind { case hangul, joining, opening, closing, other }

    private static func adjustKorean(
        _ mark: inout UInt8, _ text: [UInt8], _ range: Range<Int>, _ at: Int
    ) {
        var start = at - 1
        while start > range.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
        let left = kind(of: Clusters.scalar(in: text, at: start).value)
        let right = kind(of: Clusters.scalar(in: text, at: at).value)
        let isWhole =
            switch (left, right) {
            case (.hangul, .hangul), (.hangul, .joining), (.joining, .hangul),
                (.closing, .hangul), (.hangul, .opening):
                true
            default: false
            }
        if isWhole { mark = LineBreaks.Mark.lastResort }
    }

    private static func kind(of scalar: UInt32) -> Kind {
        switch scalar {
        case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xD7B0...0xD7FB:
            .hangul
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25, 0xC0...0x24F, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0x3400...0x4DBF:
            .joining
        case 0x28, 0x5B, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08:
            .opening
        case 0x29, 0x5D, 0x2019, 0x201D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09:
            .closing
        default: .other
        }
    }
}
