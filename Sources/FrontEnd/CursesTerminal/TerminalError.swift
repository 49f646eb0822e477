/// Why the terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is no terminal.
    case notATerminal
    /// The terminfo data base has no entry for it, or one too poor to draw with: the value of TERM.
    case unknownType(String)

    /// One line for the person, without the program's name.
    public var description: String {
        switch self {
        case .notATerminal: "standard input and output must be a terminal"
        case .unknownType(""): "TERM is not set, so the terminal's type is unknown"
        case .unknownType(let type): "cannot draw on a terminal of type “\(type)” (TERM)"
        }
    }
}
