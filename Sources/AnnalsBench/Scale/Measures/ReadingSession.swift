/// The reader at work on a made-up library.
///
/// It opens where reading stopped: on the first post of the first archive, see ``prime(_:)``, which
/// is the same text in a library of any size.
final class ReadingSession {
    /// Where the keys go to at the beginning.
    enum Pane: String {
        case text = ""
        case list = "q"
        case tree = "q\t"
    }

    let terminal: PseudoTerminal
    /// From exec to the post on the screen, in nanoseconds.
    let firstScreen: UInt64

    /// Starts the reader.
    init(_ reader: [String], in pane: Pane = .text) {
        terminal = PseudoTerminal(reader)
        guard
            let time = terminal.time(
                since: terminal.startedAt, limit: 20_000_000_000, until: { Self.showsFirstPost($0) }
            )
        else { Self.fail("no post on the screen", terminal.screen) }
        firstScreen = time
        settle()
        guard pane != .text else { return }
        terminal.press(pane.rawValue)
        settle()
    }

    /// Stops reading at the beginning of the first post of the first archive, so that the reader
    /// opens there from then on.
    static func prime(_ reader: [String]) {
        for _ in 0..<5 {
            goToBeginning(reader)
            // On a busy machine a key may have come too early.
            let terminal = PseudoTerminal(reader)
            let limit: UInt64 = 3_000_000_000
            let time = terminal.time(
                since: terminal.startedAt, limit: limit, until: { showsFirstPost($0) })
            if time != nil { return }
        }
        annals_bench.fail("the reader does not open at the first post")
    }

    private static func goToBeginning(_ reader: [String]) {
        let terminal = PseudoTerminal(reader)
        func press(_ keys: String) {
            terminal.press(keys)
            terminal.settle(milliseconds: 200)
        }
        func leaveText() { if showsText(terminal.screen) { press("q") } }
        terminal.settle(milliseconds: 300)
        leaveText()
        if !terminal.screen.shows("Choose an archive") { press("q") }
        press("gg\r")
        leaveText()
        press("gg\r")
        press("gg")
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

    /// How many posts the top row says are read.
    var readCount: Int {
        // Alder notes      12 of 5000 read
        let words = terminal.screen.lines[0].split(separator: " ")
        guard let of = words.firstIndex(of: "of"), of > 0, let count = Int(words[of - 1]) else {
            fail("the top row does not say how much is read")
        }
        return count
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
        !screen.lines.contains { $0.contains("│") } && !screen.shows("Choose an archive")
    }

    private static func showsFirstPost(_ screen: TerminalScreen) -> Bool {
        let lines = screen.lines
        // The last row is painted last.
        return lines[1].contains(" \(MadePost.name(0)) ")
            && lines.last?.contains(" 1 of ") == true
    }
}
