internal import CNcurses
internal import Glibc

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
    /// Strikes out what follows (`smxx`, an extended capability); nil where it can't.
    let strike: [UInt8]?
    /// Keeps the cursor's place and puts it back; nil where it can't.
    let cursorMemory: (save: [UInt8], restore: [UInt8])?
    /// Whether the terminal says where the cursor is when it is asked by `ESC [ 6 n`.
    let reportsCursor: Bool

    /// Reads the entry of the terminal that curses has just been started on.
    init() {
        colours = Int(tigetnum("colors"))
        hasDim = Self.string("dim") != nil
        hasItalic = Self.string("sitm") != nil
        canAddress = Self.string("cup") != nil
        strike = Self.string("smxx")
        if let save = Self.string("sc"), let restore = Self.string("rc") {
            cursorMemory = (save, restore)
        } else {
            cursorMemory = nil
        }
        // By custom, not by the standard: terminfo(5) leaves u0 to u9 to the user.
        let question = Self.string("u7")
        let name = getenv("TERM").map { String(cString: $0) } ?? ""
        reportsCursor = question == Array("\u{1B}[6n".utf8) || name.hasPrefix("tmux")
        var bytes: [UInt8] = []
        for name in ["sgr0", "op", "cnorm", "rmkx"] { bytes += Self.string(name) ?? [] }
        restoring = bytes + (Self.string("rmcup") ?? Self.underTheScreen)
    }

    /// The bytes that put the cursor in a cell.
    static func cursor(toRow row: Int, column: Int) -> [UInt8] {
        filled("cup", row, column)
    }

    /// The bytes that begin a style: what came before ends.
    static func style(
        bold: Bool, dim: Bool, italic: Bool, underline: Bool, reverse: Bool, colour: Int?
    )
        -> [UInt8]
    {
        let wanted = [
            ("sgr0", true), ("bold", bold), ("dim", dim), ("sitm", italic), ("smul", underline),
            ("rev", reverse),
        ]
        let bytes = wanted.filter(\.1).flatMap { string($0.0) ?? [] }
        return bytes + (colour.map { filled("setaf", $0, 0) } ?? [])
    }

    private static func filled(_ name: String, _ first: Int, _ second: Int) -> [UInt8] {
        guard let capability = tigetstr(name), Int(bitPattern: capability) != -1,
            let filled = annals_filled_in(
                capability, Int32(clamping: first), Int32(clamping: second))
        else { return [] }
        return withoutDelays(Array(String(cString: filled).utf8))
    }

    /// Where there is no alternate screen to leave, the shell goes on below what was drawn.
    private static var underTheScreen: [UInt8] {
        let motion = cursor(toRow: Int(tigetnum("lines")) - 1, column: 0)
        return motion.isEmpty ? [] : motion + Array("\r\n".utf8)
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
