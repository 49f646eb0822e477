import CText

/// Keeps words in katakana together where lines can be good without parting them.
///
/// UAX #14 lets a line end before nearly every sign of Japanese, and that is right for kanji and
/// hiragana; a foreign word in katakana is read as a whole, and long ones are made of several. A line
/// may end between two of these, by ICU's dictionary, as anywhere; within one only where lines would
/// be bad otherwise. No place is added, so that the rules for small signs at a line's beginning hold.
enum KatakanaWords {
    /// Signs of a run that is looked up: more than a line has, and a word far less.
    private static let longest = 100

    /// Lays the rule over the marks of a stretch of text.
    ///
    /// Cost: a look at each byte, and ICU's for runs of katakana.
    static func adjust(_ marks: inout [UInt8], _ text: [UInt8], _ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            guard text[position] == 0xE3 else {
                position += 1
                continue
            }
            var end = position
            while end - position < longest * 3, isKatakana(text, at: end, before: range.upperBound)
            {
                end += 3
            }
            if end - position > 3 {
                weaken(&marks, text, position..<end, from: range.lowerBound)
            }
            position = max(end, position + 1)
        }
    }

    private static func weaken(
        _ marks: inout [UInt8], _ text: [UInt8], _ run: Range<Int>, from start: Int
    ) {
        var borders = [UInt8](repeating: 0, count: run.count)
        let isDone = text[run].withUnsafeBufferPointer { bytes in
            borders.withUnsafeMutableBufferPointer { borders in
                ctext_word_breaks(bytes.baseAddress, bytes.count, borders.baseAddress) == 0
            }
        }
        guard isDone else { return }
        // The dictionary cuts a name that it lacks into scraps.
        var word = 0
        for index in 1...run.count where index == run.count || borders[index] != 0 {
            if index - word < 9 {
                borders[word] = 0
                if index < run.count { borders[index] = 0 }
            }
            word = index
        }
        for index in 1..<run.count where borders[index] == 0 {
            let place = run.lowerBound + index - start
            if marks[place] == LineBreaks.Mark.may { marks[place] = LineBreaks.Mark.katakana }
        }
    }

    /// Whether a sign of U+30A1 … U+30FF but the middle dot starts here.
    private static func isKatakana(_ text: [UInt8], at index: Int, before end: Int) -> Bool {
        guard index + 2 < end, text[index] == 0xE3 else { return false }
        switch text[index + 1] {
        case 0x82: return text[index + 2] >= 0xA1
        case 0x83: return text[index + 2] != 0xBB
        default: return false
        }
    }
}
