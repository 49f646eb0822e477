/// Months by name.
enum MonthNames {
    /// The number of a month, 1…12, by its name or at least three letters of it; nil for any other
    /// word.
    ///
    /// In lower case. English counts before all other languages.
    static func number(of word: String) -> Int? {
        let count = word.unicodeScalars.count
        if let index = english.firstIndex(where: { count >= 3 && $0.hasPrefix(word) }) {
            return index + 1
        }
        if word == "sept" { return 9 }
        let beginning = String(word.unicodeScalars.prefix(3))
        // `janvier`, `noviembre`: what begins as in English and goes on otherwise.
        return others[String(word.unicodeScalars.prefix(4))] ?? others[beginning]
            ?? english.firstIndex { count > 3 && $0.hasPrefix(beginning) }.map { $0 + 1 }
    }

    /// English names in full, in lower case.
    static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// The beginnings of names in other languages that differ from the English: German, French,
    /// Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Polish, Russian and Greek.
    private static let others: [String: Int] = [
        "jän": 1, "ene": 1, "gen": 1, "sty": 1, "янв": 1, "ιαν": 1,
        "fév": 2, "fev": 2, "lut": 2, "фев": 2, "φεβ": 2,
        "mär": 3, "mrz": 3, "maa": 3, "mrt": 3, "мар": 3, "μάρ": 3, "μαρ": 3,
        "avr": 4, "abr": 4, "kwi": 4, "апр": 4, "απρ": 4,
        "mai": 5, "mag": 5, "mei": 5, "maj": 5, "май": 5, "мая": 5, "μάι": 5, "μαϊ": 5, "μάϊ": 5,
        "juin": 6, "giu": 6, "cze": 6, "июн": 6, "ιούν": 6, "ιουν": 6, "ιού": 6,
        "juil": 7, "lug": 7, "lip": 7, "июл": 7, "ιούλ": 7, "ιουλ": 7,
        "aoû": 8, "aou": 8, "ago": 8, "sie": 8, "авг": 8, "αύγ": 8, "αυγ": 8,
        "set": 9, "wrz": 9, "сен": 9, "σεπ": 9,
        "okt": 10, "out": 10, "ott": 10, "paź": 10, "окт": 10, "οκτ": 10,
        "lis": 11, "ноя": 11, "νοέ": 11, "νοε": 11,
        "dez": 12, "déc": 12, "dic": 12, "gru": 12, "дек": 12, "δεκ": 12,
    ]
}
