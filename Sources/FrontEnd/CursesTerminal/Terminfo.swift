internal import CNcurses

/// What the terminfo data base says of the terminal in use.
struct Terminfo {
    /// Colours it has; 0 or 1 for none.
    let colours: Int
    /// Whether it can draw faint.
    let hasDim: Bool
    /// Whether it can draw italic.
    let hasItalic: Bool
    /// Whether the cursor can be put anywhere, without which nothing can be drawn.
    let canAddress: Bool
    /// The bytes that undo what curses set up: attributes, cursor, keypad, alternate screen.
    let restoring: [UInt8]

    /// Reads the entry of the terminal that curses has just been started on.
    init() {
        colours = Int(tigetnum("colors"))
        hasDim = Self.string("dim") != nil
        hasItalic = Self.string("sitm") != nil
        canAddress = Self.string("cup") != nil
        var bytes: [UInt8] = []
        for name in ["sgr0", "op", "cnorm", "rmkx"] { bytes += Self.string(name) ?? [] }
        restoring = bytes + (Self.string("rmcup") ?? Self.underTheScreen)
    }

    /// Where there is no alternate screen to leave, the shell goes on below what was drawn.
    private static var underTheScreen: [UInt8] {
        guard let capability = tigetstr("cup"), Int(bitPattern: capability) != -1,
            let motion = annals_cursor_to(capability, Int32(tigetnum("lines")) - 1, 0)
        else { return [] }
        return withoutDelays(Array(String(cString: motion).utf8)) + Array("\r\n".utf8)
    }

    /// A capability's bytes without its delays; nil when the terminal hasn't got it.
    private static func string(_ name: String) -> [UInt8]? {
        guard let value = tigetstr(name), Int(bitPattern: value) != -1 else { return nil }
        return withoutDelays(Array(String(cString: value).utf8))
    }

    /// Drops `$<5/>` and the like, which tell `tputs` to wait (terminfo(5), “Delays and Padding”).
    static func withoutDelays(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.first {
            if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
                rest = rest[(end + 1)...]
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return kept
    }
}
