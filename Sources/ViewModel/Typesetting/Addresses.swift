/// Where web addresses, mail addresses and file paths are broken when they have to be.
///
/// By Chicago 17, 14.18: before a slash, period, comma, hyphen, underscore, question mark, number
/// sign, tilde or percent sign; before or after an equals sign or ampersand (here: before), and
/// never with a hyphen added; a mail address also after its `@` (7.44 of the 15th edition). The sign
/// at the start of the next line says that the address goes on. Chicago's other place, after the
/// double slash, and those in a host's name are for lines that are too short for the name.
enum Addresses {
    /// Bytes of an address between two places, and from the last place to the end.
    private static let leastPiece = 3

    /// Lays the places in addresses over the marks of a stretch of text.
    ///
    /// Cost: about a nanosecond a byte where there are none.
    static func adjust(_ marks: inout [UInt8], _ text: [UInt8], _ range: Range<Int>) {
        var start = range.lowerBound
        var seen: UInt8 = 0
        for index in range {
            let sign = signs[Int(text[index])]
            if sign & Sign.outside == 0 {
                seen |= sign
                continue
            }
            if seen != 0 { adjustWord(&marks, text, start..<index, seen, base: range.lowerBound) }
            start = index + 1
            seen = 0
        }
        if seen != 0 {
            adjustWord(&marks, text, start..<range.upperBound, seen, base: range.lowerBound)
        }
    }

    // MARK: What is an address

    private enum Sign {
        static let slash: UInt8 = 1
        static let at: UInt8 = 2
        static let period: UInt8 = 4
        static let backslash: UInt8 = 8
        /// No address has it.
        static let outside: UInt8 = 128
    }

    private static let signs: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
        switch UInt8(byte) {
        case 0...0x20, 0x7F...0xFF, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
            Sign.outside
        case UInt8(ascii: "/"): Sign.slash
        case UInt8(ascii: "@"): Sign.at
        case UInt8(ascii: "."): Sign.period
        case UInt8(ascii: "\\"): Sign.backslash
        default: 0
        }
    }

    private static func adjustWord(
        _ marks: inout [UInt8], _ text: [UInt8], _ word: Range<Int>, _ seen: UInt8, base: Int
    ) {
        guard seen != Sign.period || word.count > 8 else { return }
        let inner = trimmed(text, word)
        guard let address = address(text, inner, seen), address.count > 2 * leastPiece else {
            return
        }
        for index in address.dropFirst() { marks[index - base] = LineBreaks.Mark.none }
        // UAX #14 lets no line start with a slash or a period; a path does.
        if word.lowerBound > base, text[word.lowerBound - 1] == 0x20 {
            marks[word.lowerBound - base] = LineBreaks.Mark.may
        }
        var last = address.lowerBound
        let host = host(text, address, isMail: seen & (Sign.at | Sign.slash) == Sign.at)
        for index in address.dropFirst() where isPlace(text, address, index) {
            if host.contains(index), text[index - 1] != UInt8(ascii: "@") || index > host.lowerBound
            {
                marks[index - base] = LineBreaks.Mark.lastResort
                continue
            }
            guard index - last >= leastPiece, address.upperBound - index >= leastPiece else {
                continue
            }
            marks[index - base] = LineBreaks.Mark.address
            last = index
        }
    }

    /// The word without the brackets, quotation marks and stops of the sentence it stands in.
    private static func trimmed(_ text: [UInt8], _ word: Range<Int>) -> Range<Int> {
        var start = word.lowerBound
        var end = word.upperBound
        while start < end, "([{'*`_".utf8.contains(text[start]) { start += 1 }
        // A bracket opened within the address is its own.
        let opens = text[start..<end].contains(UInt8(ascii: "("))
        while end > start, ".,;:!?)]}'*`".utf8.contains(text[end - 1]) {
            if opens, text[end - 1] == UInt8(ascii: ")") { break }
            end -= 1
        }
        return start..<end
    }

    /// The part of a word that is an address.
    private static func address(
        _ text: [UInt8], _ word: Range<Int>, _ seen: UInt8
    ) -> Range<Int>? {
        guard word.count > 2 else { return nil }
        if seen & Sign.slash != 0, let start = schemeStart(text, word) {
            return start..<word.upperBound
        }
        if seen & Sign.period != 0, text[word].starts(with: "www.".utf8) { return word }
        if seen & Sign.at != 0 { return isMail(text, word) ? word : nil }
        if seen & Sign.slash != 0 { return isPath(text, word) ? word : nil }
        let isDrive =
            seen & Sign.backslash != 0 && text[word.lowerBound + 1] == UInt8(ascii: ":")
            && text[word.lowerBound + 2] == UInt8(ascii: "\\")
        return isDrive ? word : nil
    }

    /// The name of the host in an address; nothing at its start where it has none.
    private static func host(
        _ text: [UInt8], _ address: Range<Int>, isMail: Bool
    ) -> Range<Int> {
        var start = address.lowerBound
        if isMail {
            start = text[address].firstIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? start
            return start..<address.upperBound
        }
        if let scheme = schemeEnd(text, address) {
            start = scheme
        } else if "/~.".utf8.contains(text[start]) || text[address].contains(UInt8(ascii: "\\")) {
            return start..<start
        }
        let end = text[start..<address.upperBound].firstIndex { "/?#".utf8.contains($0) }
        return start..<(end ?? address.upperBound)
    }

    /// The end of the `://` that an address starts with.
    private static func schemeEnd(_ text: [UInt8], _ address: Range<Int>) -> Int? {
        guard let colon = text[address].firstIndex(of: UInt8(ascii: ":")),
            colon + 2 < address.upperBound, text[colon + 1] == UInt8(ascii: "/"),
            text[colon + 2] == UInt8(ascii: "/")
        else { return nil }
        return colon + 3
    }

    /// Where the scheme before `://` starts.
    private static func schemeStart(_ text: [UInt8], _ word: Range<Int>) -> Int? {
        var start = word.lowerBound
        for index in word {
            let byte = text[index]
            if byte == UInt8(ascii: ":") {
                let isScheme =
                    index - start >= 2 && index + 3 < word.upperBound
                    && text[index + 1] == UInt8(ascii: "/") && text[index + 2] == UInt8(ascii: "/")
                if isScheme { return start }
                start = index + 1
            } else if !isAlphanumeric(byte), byte != UInt8(ascii: "+"), byte != UInt8(ascii: ".") {
                start = index + 1
            }
        }
        return nil
    }

    /// Whether the word has the form `name@host.domain`.
    private static func isMail(_ text: [UInt8], _ word: Range<Int>) -> Bool {
        guard let at = text[word].firstIndex(of: UInt8(ascii: "@")), at > word.lowerBound,
            let dot = text[at..<word.upperBound].lastIndex(of: UInt8(ascii: "."))
        else { return false }
        return dot - at > 1 && word.upperBound - dot > 2
            && !text[(at + 1)..<word.upperBound].contains(UInt8(ascii: "@"))
    }

    /// Whether a word with a slash is a file path or a web address without its scheme: it starts
    /// as a path and has two slashes, or a name in it has an extension or a domain.
    private static func isPath(_ text: [UInt8], _ word: Range<Int>) -> Bool {
        let first = text[word.lowerBound]
        if "/~.".utf8.contains(first) {
            return text[word].reduce(0) { $0 + ($1 == UInt8(ascii: "/") ? 1 : 0) } >= 2
        }
        for index in word.dropLast(2) where text[index] == UInt8(ascii: ".") {
            if index > word.lowerBound, isLetter(text[index + 1]), isAlphanumeric(text[index + 2]) {
                return true
            }
        }
        return false
    }

    /// Whether the address may be broken before a byte of it.
    private static func isPlace(_ text: [UInt8], _ address: Range<Int>, _ index: Int) -> Bool {
        let previous = text[index - 1]
        switch text[index] {
        case UInt8(ascii: "/"):
            return previous != UInt8(ascii: "/") && previous != UInt8(ascii: ":")
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "%"),
            UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "\\"):
            return isAlphanumeric(previous)
        default:
            return previous == UInt8(ascii: "@")
                || previous == UInt8(ascii: "/") && index - 2 >= address.lowerBound
                    && text[index - 2] == UInt8(ascii: "/")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- 0x30 < 10
    }
}
