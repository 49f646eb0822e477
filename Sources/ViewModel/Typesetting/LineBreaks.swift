import CText

/// Where lines may end (UAX #14, by ICU, with its dictionaries for scripts without spaces, and with
/// ``LineHabits``, ``KatakanaWords`` and ``Addresses`` laid over it).
///
/// A line may end between Chinese or Japanese and Latin whether or not a space parts them. One that
/// does hangs over the line's end, an ideographic one too, so that no line starts or ends in one;
/// none is added where the author typed none (as JLREQ has it, a quarter of an em wide, which
/// cells cannot show).
///
/// ICU takes 6 to 18 ns a byte, a page of 3 KB about 20 µs; rules of our own for plain text would
/// save half of that and have to be kept equal to ICU's.
enum LineBreaks {
    /// What a place between two bytes is.
    enum Mark {
        /// No line may end here.
        static let none: UInt8 = 0
        /// A line may end here, or has to.
        static let may: UInt8 = 1
        /// An address may be broken here.
        static let address: UInt8 = 2
        /// Only a word that is wider than a line may be broken here.
        static let lastResort: UInt8 = 3
        /// A word may be broken here with a hyphen.
        static let hyphen: UInt8 = 4
        /// A line may end here, but parts what belongs together: `Mr. |Hyde`, `x-|ray`.
        static let poor: UInt8 = 5
        /// A line may end here, but parts a word in katakana.
        static let katakana: UInt8 = 6
    }

    /// Whether a mark parts words, or parts of an address.
    static func isBorder(_ mark: UInt8) -> Bool {
        mark == Mark.may || mark == Mark.poor || mark == Mark.address || mark == Mark.katakana
    }

    /// The marks of a stretch of a page's text, in which the styles have a say too.
    static func marks(in text: PageText, _ range: Range<Int>) -> [UInt8] {
        var marks = marks(in: text.bytes, range)
        ShortWords.keepCode(&marks, text, range)
        ShortWords.keepFormulas(&marks, text, range)
        return marks
    }

    /// For each byte, what the place before it is; that before the first one is nothing.
    static func marks(in text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var marks = plainMarks(in: text, range)
        LineHabits.adjust(&marks, text, range)
        Brackets.keepTogether(&marks, text, range)
        KatakanaWords.adjust(&marks, text, range)
        Addresses.adjust(&marks, text, range)
        return marks
    }

    /// The places by UAX #14 alone.
    static func plainMarks(in text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var marks = [UInt8](repeating: 0, count: range.count)
        guard !range.isEmpty else { return marks }
        let isDone = text[range].withUnsafeBufferPointer { bytes in
            marks.withUnsafeMutableBufferPointer { marks in
                ctext_line_breaks(bytes.baseAddress, bytes.count, marks.baseAddress) == 0
            }
        }
        if !isDone {
            // Without ICU's data the page can still be read.
            for index in 1..<range.count where text[range.lowerBound + index - 1] <= 0x20 {
                marks[index] = Mark.may
            }
        }
        return marks
    }
}
