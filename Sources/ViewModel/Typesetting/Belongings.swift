/// What print keeps on one line although a space parts it: a title and its name, a number and its
/// unit, an abbreviation and its number, a day and its month.
///
/// A line may end there where the others would be bad. What is known is English first, with the
/// commonest of German, French and Spanish; a word that is taken for one of these wrongly costs no
/// more than a slightly shorter line.
enum Belongings {
    /// Whether the words on both sides of a place after a space belong together.
    ///
    /// Cost: a few nanoseconds but after figures and full stops.
    static func areParted(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        let last = at - 2
        guard last >= range.lowerBound, at < range.upperBound else { return false }
        let next = text[at]
        switch text[last] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return isUnit(text, at..<range.upperBound) || NumberWords.follow(text, range, at: at)
        case UInt8(ascii: "."):
            return isAbbreviation(text, range, before: last, at: at)
                || isFigure(text, range, last - 1) && NumberWords.isMonthOfDay(text, range, at: at)
        case UInt8(ascii: "~"): return last == range.lowerBound || text[last - 1] <= 0x20
        case UInt8(ascii: "#"): return isFigure(next)
        case 0x80...: if isSign(text, range, last, before: next) { return true }
        default: break
        }
        if isFigure(next) || next == UInt8(ascii: "#") && isFigure(text, range, at + 1) {
            return WordKey(text, range, before: at - 1).map(NumberWords.isNumbered) == true
                && !leadsOn(text, range, at: at)
        }
        return areWordsParted(text, range, at: at)
    }

    /// Whether a sign belongs to what comes after the space.
    private static func isSign(
        _ text: [UInt8], _ range: Range<Int>, _ last: Int, before next: UInt8
    ) -> Bool {
        switch text[last] {
        case 0x88: ends(text, range, last, in: [0xE2, 0x89])  // ≈
        case 0x96: isFigure(next) && ends(text, range, last, in: [0xE2, 0x84])  // №
        case 0xB1: ends(text, range, last, in: [0xC2])  // ±
        case 0xA7, 0xB6: isFigure(next) && ends(text, range, last, in: [0xC2])  // § ¶
        default: false
        }
    }

    /// Whether a number belongs to what follows it rather than to the word before it, as in
    /// `Retrieved 9 October`.
    private static func leadsOn(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        var end = at
        while end < range.upperBound, end - at < 8, isFigure(text[end]) || text[end] == 0x2C {
            end += 1
        }
        guard end + 1 < range.upperBound, text[end] == 0x20 else { return false }
        return isUnit(text, end + 1..<range.upperBound)
            || NumberWords.follow(text, range, at: end + 1)
    }

    // MARK: Words

    /// They stand before a name without a full stop.
    private static let plainTitles = WordKey.keys(
        """
        mr mrs ms mx dr st prof sir lord lady dame pope king queen prince princess president saint \
        mme mlle herr frau
        """)

    /// Whether two words, of which the second is no number, belong together.
    private static func areWordsParted(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        guard WordKey.isCapital(text, at, end: range.upperBound) else {
            return goesOnSmall(text, range, at: at)
        }
        guard let word = WordKey(text, range, before: at - 1) else {
            return NumberWords.isMonthOfDay(text, range, at: at)
        }
        guard word.isCapitalised else { return NumberWords.goOn(text, range, word, at: at) }
        return plainTitles.contains(word.letters)
            || isOrdinal(text, at..<range.upperBound) && NumberWords.isName(word)
            || NumberWords.goOn(text, range, word, at: at)
    }

    /// The same before a small letter: few words are looked up, as most words are such.
    private static func goesOnSmall(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        let start = at - 4
        guard start > range.lowerBound else { return false }
        switch (text[at - 3], text[at - 2]) {
        case (UInt8(ascii: "d"), UInt8(ascii: "e")), (UInt8(ascii: "d"), UInt8(ascii: "i")),
            (UInt8(ascii: "e"), UInt8(ascii: "r")), (UInt8(ascii: "u"), UInt8(ascii: "r")),
            (UInt8(ascii: "o"), UInt8(ascii: "r")):
            guard let word = WordKey(text, range, before: at - 1) else {
                return isFigure(text[start]) && NumberWords.isMonthOfDay(text, range, at: at)
            }
            return NumberWords.goOn(text, range, word, at: at)
        default: return false
        }
    }

    /// Whether a Roman number from 2 to 39 starts here, 5 and 10 included: `Elizabeth II`.
    private static func isOrdinal(_ text: [UInt8], _ rest: Range<Int>) -> Bool {
        var end = rest.lowerBound
        while end < rest.upperBound, end - rest.lowerBound < 7, "IVX".utf8.contains(text[end]) {
            end += 1
        }
        guard end > rest.lowerBound, end - rest.lowerBound < 7 else { return false }
        if end < rest.upperBound, isLetter(text[end]) || text[end] >= 0x80 && text[end] != 0xE2 {
            return false
        }
        // A lone I is mostly the writer.
        return end - rest.lowerBound > 1 || text[rest.lowerBound] != UInt8(ascii: "I")
    }

    // MARK: Abbreviations

    /// They stand before a name.
    private static let titles = words(
        "mr mrs ms dr st ste prof rev hon gen col capt cpt lt sgt mt ft mme mlle sr sra hr fr vs cf"
    )
    /// They stand before a number.
    private static let references = words(
        """
        no nos nr p pp pg vol vols fig figs ch chap chs sec sect art eq ex ca c approx abs bd jg s \
        jan feb mar apr jun jul aug sep sept oct okt nov dec dez
        """
    )

    private static func isAbbreviation(
        _ text: [UInt8], _ range: Range<Int>, before stop: Int, at: Int
    ) -> Bool {
        var start = stop
        while start > range.lowerBound, stop - start < 8, isLetter(text[start - 1]) { start -= 1 }
        guard start < stop, stop - start < 8 else { return false }
        if start > range.lowerBound, !isOpening(text[start - 1]) { return false }
        let next = text[at]
        if stop - start == 1, isLetter(next) {
            // Initials and a name, or `z. B.`
            let isCapital = text[start] &- 0x41 < 26 && next &- 0x41 < 26
            return isCapital || at + 1 < range.upperBound && text[at + 1] == UInt8(ascii: ".")
        }
        var word: UInt64 = 0
        for byte in text[start..<stop] { word = word << 8 | UInt64(byte | 0x20) }
        if titles.contains(word) { return isLetter(next) || next >= 0x80 }
        return references.contains(word) && isFigure(next)
    }

    // MARK: Units

    private static let units = words(
        """
        km m cm mm µm nm mi kg g mg t l ml cl ms s min h Hz kHz MHz GHz kB KB MB GB TB PB kW W \
        kWh V mA °C °F K Pa hPa bar lb lbs oz ft yd mph kph px pt em dpi fps rpm pm am PM AM BC BCE \
        AD CE Uhr Mio Mrd % ‰ ° $ €
        """)

    private static func isUnit(_ text: [UInt8], _ rest: Range<Int>) -> Bool {
        var word: UInt64 = 0
        var end = rest.lowerBound
        while end < rest.upperBound, end - rest.lowerBound < 4, isUnitByte(text[end]) {
            word = word << 8 | UInt64(text[end])
            end += 1
        }
        if end < rest.upperBound, isUnitByte(text[end]) { return false }
        if units.contains(word) { return true }
        // a.m. and p.m.
        let isHalf = word == UInt64(UInt8(ascii: "a")) || word == UInt64(UInt8(ascii: "p"))
        return isHalf && end + 1 < rest.upperBound && text[end] == UInt8(ascii: ".")
            && text[end + 1] == UInt8(ascii: "m")
    }

    private static func isUnitByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "$")
    }

    // MARK: Bytes

    /// Words of at most eight bytes, each as a number.
    private static func words(_ list: String) -> Set<UInt64> {
        Set(list.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
    }

    private static func ends(
        _ text: [UInt8], _ range: Range<Int>, _ last: Int, in bytes: [UInt8]
    ) -> Bool {
        last - bytes.count >= range.lowerBound && text[..<last].suffix(bytes.count) == bytes[...]
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isFigure(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isFigure(_ text: [UInt8], _ range: Range<Int>, _ at: Int) -> Bool {
        range.contains(at) && isFigure(text[at])
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "([\"'".utf8.contains(byte) || byte >= 0x80
    }
}
