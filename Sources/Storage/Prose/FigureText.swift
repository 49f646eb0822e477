/// Texts that are numbers, as columns of tables hold them.
public enum FigureText: Sendable {
    /// A number, maybe with a sign, a currency or a unit: `−12.5 %`, `£3,000`, `13 MB (−81%)`.
    case number
    /// Nothing, or a dash that stands for it.
    case nothing
    /// Any other text.
    case words

    /// The longest number in bytes, and how many letters its unit may have.
    private static let longest = (number: 32, unit: 3)

    /// Tells what a text in UTF-8 is.
    ///
    /// A number has a digit before any letter, few letters after it and one point at most: versions,
    /// addresses and dates are no numbers.
    public init(_ text: some Collection<UInt8>) {
        guard text.count <= Self.longest.number else {
            self = .words
            return
        }
        var digits = 0
        var letters = 0
        var points = 0
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte.isDigit {
                digits += 1
            } else if byte.isLetter {
                letters += 1
            } else if byte == UInt8(ascii: ".") {
                points += 1
            } else if byte >= 0xC3, byte != 0xE2 {
                // A lead byte; after the two left out come signs: ±, £, €, −, ≈.
                letters += 1
            }
            if digits == 0, letters > 0 || text.count - rest.count > 8 { break }
        }
        if digits > 0, letters <= Self.longest.unit, points < 2 {
            self = .number
        } else {
            self = digits == 0 && letters == 0 && points == 0 && text.count <= 8 ? .nothing : .words
        }
    }
}
