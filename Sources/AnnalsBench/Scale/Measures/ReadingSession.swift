/// The reader at work on a made-up library, with its list on the screen.
final class ReadingSession {
    let terminal: PseudoTerminal
    /// From exec to the list on the screen, in nanoseconds.
    let firstScreen: UInt64

    /// Starts the reader on the archive that was read last; see ``prime(_:)``.
    init(_ reader: [String]) {
        terminal = PseudoTerminal(reader)
        guard let time = terminal.time(
            since: terminal.startedAt, limit: 20_000_000_000, until: { Self.showsList($0) })
        else { Self.fail("no list on the screen", terminal.screen) }
        firstScreen = time
    }

    /// Reads the first post of the first archive, so that the reader opens that archive from then
    /// on.
    static func prime(_ reader: [String]) {
        let terminal = PseudoTerminal(reader)
        func press(_ keys: String) {
            terminal.press(keys)
            terminal.settle(milliseconds: 200)
        }
        func leaveText() { if showsText(terminal.screen) { press("q") } }
        terminal.settle(milliseconds: 300)
        if !terminal.screen.shows("Choose an archive") {
            leaveText()
            press("q")
        }
        if terminal.screen.shows("Choose an archive") { press("gg\r") }
        leaveText()
        // To its beginning: where reading stopped further down, the reader goes on with the text.
        press("gg\r")
        press("gg")
        press("q")
        press("Q")
    }

    /// Waits until nothing more comes.
    func settle() { terminal.settle(milliseconds: 80) }

    /// Presses keys one after the other and gives the time from each to the last byte of what it
    /// led to; keys that change nothing are left out.
    func times(of keys: [String]) -> [UInt64] { keys.compactMap { terminal.time(key: $0) } }

    /// Presses keys one after the other and gives the longest time that one of them took.
    func longest(_ keys: [String]) -> UInt64 {
        // Longer than an answer that comes by way of another thread takes.
        keys.compactMap { terminal.time(key: $0, quiet: 60) }.max() ?? 0
    }

    /// Opens another archive.
    func open(archive: Int) {
        terminal.press(":archive \(MadeLibrary.title(archive))\r")
        settle()
        if Self.showsText(terminal.screen) { terminal.press("q") }
        settle()
    }

    /// The post that the bottom row says is selected, counted from 1; nil where it does not say.
    var ordinal: Int? {
        // January 2004 · 1 of 5000
        let words = terminal.screen.lines.last?.split(separator: " ") ?? []
        guard let of = words.firstIndex(of: "of"), of > 0 else { return nil }
        return Int(words[of - 1])
    }

    /// Ends the benchmark where the selected post is another one.
    func expect(ordinal wanted: Int, after keys: String) {
        settle()
        guard ordinal == wanted else {
            fail("after \(keys) the reader stands at \(ordinal ?? 0) and not at \(wanted)")
        }
    }

    /// The screen row of the list's selection.
    var selectedRow: Int? {
        let lines = terminal.screen.lines
        return lines.firstIndex { $0.contains("│▐") } ?? lines.firstIndex { $0.hasPrefix("▐") }
    }

    /// Ends the benchmark with what the screen shows.
    func fail(_ reason: String) -> Never { Self.fail(reason, terminal.screen) }

    private static func fail(_ reason: String, _ screen: TerminalScreen) -> Never {
        annals_bench.fail(reason + "; the screen:\n" + screen.lines.joined(separator: "\n"))
    }

    /// Whether a post fills the screen: its list has a line beside it.
    private static func showsText(_ screen: TerminalScreen) -> Bool {
        !screen.lines.contains { $0.contains("│") }
    }

    private static func showsList(_ screen: TerminalScreen) -> Bool {
        let lines = screen.lines
        // The last row is painted last.
        return lines.contains { $0.contains(MadePost.name(0) + " ") }
            && lines.last?.contains(" of ") == true
    }
}
