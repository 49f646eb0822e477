internal import ReaderModel

/// The keys that terminals send in xterm's way, whatever their terminfo entry says.
///
/// Source: XTerm Control Sequences, “PC-Style Function Keys”; the Linux console's F1 to F5 come by
/// terminfo.
enum EscapeSequences {
    /// The key that `ESC [ parameters final` or `ESC O final` stands for; nil for every other
    /// sequence: a key with Control, Shift or Alt, a report, a paste bracket.
    static func key(final: UInt8, parameters: [UInt8]) -> KeyPress.Named? {
        guard final == UInt8(ascii: "~") else {
            return parameters.isEmpty || parameters == [UInt8(ascii: "1")] ? letter(final) : nil
        }
        guard let number = Int(String(decoding: parameters, as: UTF8.self)) else { return nil }
        return numbered(number)
    }

    private static func letter(_ final: UInt8) -> KeyPress.Named? {
        switch Unicode.Scalar(final) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "F": .end
        case "H": .home
        case "M": .enter
        case "P": .function(1)
        case "Q": .function(2)
        case "R": .function(3)
        case "S": .function(4)
        case "Z": .backTab
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> KeyPress.Named? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }
}
