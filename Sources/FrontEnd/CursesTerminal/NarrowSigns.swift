internal import CText

/// What is drawn on terminals that don't give a sign the one cell that curses counts on.
///
/// Every stand-in takes one cell, so that lines, cut titles and columns stay as they were set.
enum NarrowSigns: Sendable {
    /// What is ambiguous takes two cells, as was the custom in East Asia: signs become ASCII,
    /// accented letters a letter and a mark. Greek and Cyrillic, which have no narrow form, stay.
    case ambiguousIsWide
    /// The terminal doesn't speak UTF-8: nothing but ASCII.
    case asciiOnly

    /// What to draw for a cell.
    func text(for cell: String) -> String {
        guard let first = cell.unicodeScalars.first, !first.isASCII else {
            return self == .asciiOnly && !cell.utf8.allSatisfy({ $0 < 0x80 })
                ? String(cell.unicodeScalars.prefix(1)) : cell
        }
        if self == .ambiguousIsWide, ctext_is_ambiguous(first.value) == 0 { return cell }
        if let standIn = Self.standIn(for: first) { return standIn }
        if self == .asciiOnly, let letter = Self.letter(for: first) { return letter }
        var parts: (UInt32, UInt32) = (0, 0)
        let isComposed = withUnsafeMutableBytes(of: &parts) {
            ctext_decompose(first.value, $0.bindMemory(to: UInt32.self).baseAddress) != 0
        }
        if isComposed, let letter = Unicode.Scalar(parts.0), let mark = Unicode.Scalar(parts.1) {
            if self == .asciiOnly { return letter.isASCII ? String(letter) : "?" }
            guard ctext_is_ambiguous(letter.value) == 0 else { return cell }
            let rest = cell.unicodeScalars.dropFirst()
            return String(String.UnicodeScalarView([letter, mark] + rest))
        }
        return self == .ambiguousIsWide && first.properties.isAlphabetic ? cell : "?"
    }

    /// The letter of ASCII nearest to one that is no letter with a mark.
    private static func letter(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "Æ": "A"
        case "æ", "ª": "a"
        case "Đ", "Ð": "D"
        case "đ", "ð": "d"
        case "ı": "i"
        case "Ł": "L"
        case "ł": "l"
        case "Ø", "Œ": "O"
        case "ø", "œ": "o"
        case "ß", "ſ": "s"
        case "Þ": "T"
        case "þ", "™": "t"
        case "©", "¢": "c"
        case "®": "r"
        case "€": "E"
        case "£": "L"
        case "¥": "Y"
        case "µ", "μ": "u"
        case "§": "S"
        case "¶": "P"
        case "№": "N"
        default: nil
        }
    }

    /// The sign of ASCII nearest to another one.
    private static func standIn(for scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: " "
        case 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C,
            0x254D, 0xAF, 0x203E:
            "-"
        case 0x2550: "="
        case 0x2018...0x201B, 0x2032, 0x2035, 0xB4, 0x2C8...0x2CB: "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0xA8: "\""
        case 0x2024, 0x2026, 0x2027, 0xB7, 0x2D9: "."
        case 0x2022, 0x2605, 0x2606, 0x203B, 0x25CF, 0x25CB, 0x25CE, 0x25C6, 0x25C7, 0x25EF: "*"
        case 0x25E6, 0xB0, 0xBA, 0x2DA: "o"
        case 0x2016, 0x2020, 0x2021: "+"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x258F,
            0x2590, 0x2595, 0x2223, 0x2225, 0xA6:
            "|"
        case 0x250C...0x254B, 0x2552...0x256C: "+"
        case 0x2580...0x258E, 0x2591...0x2594, 0x25A0, 0x25A1, 0x25A3...0x25A9: "#"
        case 0x25AA, 0x25AB: "+"
        case 0x2190, 0x25C0, 0x25C1, 0x25C2, 0x2039: "<"
        case 0x2192, 0x25B6, 0x25B7, 0x25B8, 0x203A: ">"
        case 0x2191, 0x25B2, 0x25B3: "^"
        case 0x2193, 0x25BC, 0x25BD, 0x25BE: "v"
        case 0xD7: "x"
        case 0xF7, 0x2044, 0x2215: "/"
        case 0xA1: "!"
        case 0xBF: "?"
        case 0xAD: "-"
        case 0xB9: "1"
        case 0xB2: "2"
        case 0xB3: "3"
        case 0x2070, 0x2074...0x2079: String(scalar.value - 0x2070)
        case 0x2080...0x2089: String(scalar.value - 0x2080)
        case 0x207A, 0x208A: "+"
        case 0x207B, 0x208B: "-"
        case 0x207C, 0x208C: "="
        case 0x207D, 0x208D: "("
        case 0x207E, 0x208E: ")"
        case 0x207F: "n"
        case 0x2071: "i"
        case 0x2264: "<"
        case 0x2265: ">"
        case 0x223C, 0x2243, 0x2245, 0x2248: "~"
        // The bar through it is no mark that may be left out.
        case 0x2260: "#"
        case 0x2217, 0x2219, 0x22C5: "*"
        case 0x2610: "o"
        case 0x2611, 0x2612, 0x2713, 0x2714, 0x2717, 0x2718: "x"
        case 0x21B3, 0x21D2: ">"
        case 0x21A9, 0x21B5, 0x21D0: "<"
        case 0x2261, 0x25AC: "="
        default: nil
        }
    }
}
