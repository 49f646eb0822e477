@testable import Typesetting

extension String {
    /// The text with a bar wherever a line may end, and a dot where an address or a word that is
    /// too wide may be broken.
    var marked: String { marked(LineBreaks.marks(in: Array(utf8), 0..<utf8.count)) }

    /// The text with a sign for each mark: `|` a line may end, `·` an address may be broken, `¦` a
    /// word may be that is wider than a line, `^` what belongs together may be, `~` a word in
    /// katakana may be, `-` with a hyphen.
    func marked(_ marks: [UInt8]) -> String {
        var result: [UInt8] = []
        for (byte, mark) in zip(utf8, marks) {
            switch mark {
            case LineBreaks.Mark.may: result += "|".utf8
            case LineBreaks.Mark.address: result += "·".utf8
            case LineBreaks.Mark.lastResort: result += "¦".utf8
            case LineBreaks.Mark.poor: result += "^".utf8
            case LineBreaks.Mark.katakana: result += "~".utf8
            case LineBreaks.Mark.hyphen: result += "-".utf8
            default: break
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
