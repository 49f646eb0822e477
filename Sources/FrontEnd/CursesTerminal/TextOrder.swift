/// Tells a terminal that orders right-to-left text by itself whether to do so.
///
/// Without that word such a terminal turns round again what stands in order. Others pass the
/// sequence over. Source: ECMA-48, 7.2.1 (BDSM), as “BiDi in Terminal Emulators” (Koblinger) reads
/// it: set is implicit, the terminal's own order and its standard; reset is explicit.
struct TextOrder {
    /// The bytes that leave the order to the terminal.
    static let ofTerminal = Array("\u{1B}[8h".utf8)
    private static let ofProgram = Array("\u{1B}[8l".utf8)

    /// Whether the terminal is one that sequences can be sent to.
    let isTold: Bool
    /// Whether the terminal has been told to leave text as it comes; nil when it was told nothing.
    private var isOrdered: Bool?

    init(isTold: Bool) { self.isTold = isTold }

    /// The bytes to send before text that stands in order, or doesn't; none where the terminal
    /// knows.
    mutating func bytes(isOrdered: Bool) -> [UInt8] {
        guard isTold, isOrdered != self.isOrdered else { return [] }
        self.isOrdered = isOrdered
        return isOrdered ? Self.ofProgram : Self.ofTerminal
    }

    /// The bytes that put the terminal back as it was; none where nothing was sent.
    mutating func end() -> [UInt8] {
        defer { isOrdered = nil }
        return isOrdered == nil ? [] : Self.ofTerminal
    }
}
