/// Keeps words on one line that UAX #14 would break at a sign of their own: `x-ray`, `C++`, `I/O`,
/// `file.name?`, and what is set as program text.
///
/// A line may end there where the others would be bad.
enum ShortWords {
    /// Cells up to which a word is short.
    private static let most = 12

    /// Whether a place after an ASCII sign or an en dash parts a short word, or leaves one letter
    /// of a word alone.
    static func isParted(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        // Two hyphens are a dash, which ends a line well.
        if text[at - 1] == 0x2D, at - 2 >= range.lowerBound, text[at - 2] == 0x2D { return false }
        var start = at
        var end = at
        var cells = 0
        while start > range.lowerBound, text[start - 1] > 0x20, cells <= most {
            start -= 1
            if isIdeograph(text[start]) { break }
            if text[start] & 0xC0 != 0x80 { cells += 1 }
        }
        while end < range.upperBound, text[end] > 0x20, !isIdeograph(text[end]), cells <= most {
            if text[end] & 0xC0 != 0x80 { cells += 1 }
            end += 1
        }
        if cells <= most { return true }
        return letters(text, range, before: at) == 1 || letters(text, range, at: at) == 1
    }

    /// Makes places within inline program text poor ones.
    ///
    /// Cost: a look at each style that the text has, and at each byte of program text.
    static func keepCode(_ marks: inout [UInt8], _ text: PageText, _ range: Range<Int>) {
        keep(.code, &marks, text, range) { at, _ in text.bytes[at - 1] > 0x20 }
    }

    /// Makes places within formulas poor ones that are not at a space outside all brackets: the
    /// spaces there stand beside relations.
    ///
    /// Cost: a look at each style that the text has, and at each byte of formulas.
    static func keepFormulas(_ marks: inout [UInt8], _ text: PageText, _ range: Range<Int>) {
        var depth = 0
        keep(.math, &marks, text, range) { at, isFirst in
            if isFirst { depth = 0 }
            let before = text.bytes[at - 1]
            if "([{".utf8.contains(before) { depth += 1 }
            if ")]}".utf8.contains(before) { depth = max(depth - 1, 0) }
            return before != 0x20 || depth > 0
        }
    }

    /// Makes those places within text of a style poor ones for which that is said: each is asked
    /// for in order, and whether it is the first of its stretch, after a byte of this.
    private static func keep(
        _ style: RunStyle, _ marks: inout [UInt8], _ text: PageText, _ range: Range<Int>,
        where isKept: (Int, Bool) -> Bool
    ) {
        guard !range.isEmpty else { return }
        var span = text.span(at: range.lowerBound)
        while span < text.spans.count, text.spans[span].start < range.upperBound {
            defer { span += 1 }
            guard text.spans[span].style.contains(style) else { continue }
            let start = max(text.spans[span].start, range.lowerBound)
            let next = span + 1 < text.spans.count ? text.spans[span + 1].start : range.upperBound
            let end = min(next, range.upperBound)
            guard start + 1 < end else { continue }
            for at in start + 1..<end where isKept(at, at == start + 1) {
                let index = at - range.lowerBound
                if marks[index] == LineBreaks.Mark.may { marks[index] = LineBreaks.Mark.poor }
            }
        }
    }

    /// Whether a byte starts a sign of a script that is written without spaces, or Korean: a name
    /// in other letters ends beside it.
    private static func isIdeograph(_ byte: UInt8) -> Bool { byte >= 0xE3 }

    /// ASCII letters and figures before the sign that ends at a byte, counted up to two.
    private static func letters(_ text: [UInt8], _ range: Range<Int>, before at: Int) -> Int {
        var sign = at - 1
        while sign > range.lowerBound, text[sign] & 0xC0 == 0x80 { sign -= 1 }
        var count = 0
        while count < 2, sign - count > range.lowerBound, isWordByte(text[sign - count - 1]) {
            count += 1
        }
        return count
    }

    private static func letters(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Int {
        var count = 0
        while count < 2, at + count < range.upperBound, isWordByte(text[at + count]) { count += 1 }
        return count
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }
}
