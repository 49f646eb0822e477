public import ReaderModel
public import Screen

/// The terminal: the only part of annals that touches it.
public final class CursesTerminal {
    /// Takes over the terminal.
    ///
    /// - Throws: ``TerminalError`` when there is none, or its type is unknown.
    public init() throws(TerminalError) { fatalError("not yet") }

    /// Shows a grid; only what differs from the last one is sent.
    public func present(_ grid: CellGrid) { fatalError("not yet") }
}

/// Why the terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// No entry of the terminfo data base fits: the value of TERM.
    case unknownType(String)
}
