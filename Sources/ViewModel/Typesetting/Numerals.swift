internal import Prose

/// The numbers of list items in the ways HTML knows.
enum Numerals {
    /// A number as a list writes it, without what follows it.
    ///
    /// What a way of writing cannot say is decimal, as in browsers: letters start at 1, Roman
    /// numerals end at 3,999 (CSS Counter Styles 3, section 6).
    static func text(_ number: Int, as numbering: ListBlock.Numbering) -> String {
        switch numbering {
        case .lowerLetters where number > 0: letters(number, from: UInt8(ascii: "a"))
        case .upperLetters where number > 0: letters(number, from: UInt8(ascii: "A"))
        case .lowerRoman where (1...3_999).contains(number): roman(number).lowercased()
        case .upperRoman where (1...3_999).contains(number): roman(number)
        default: String(number)
        }
    }

    /// The letters of a number that counts a, b … z, aa, ab.
    private static func letters(_ number: Int, from first: UInt8) -> String {
        var letters: [UInt8] = []
        var rest = number
        while rest > 0 {
            rest -= 1
            letters.append(first + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private static func roman(_ number: Int) -> String {
        let signs = [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
