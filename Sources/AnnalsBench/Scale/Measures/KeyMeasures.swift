/// How long keys take in the three panes, and the jumps whose cost could grow with a library.
struct KeyMeasures {
    let library: KeptLibrary

    /// Times from keys to the last byte on the screen, in nanoseconds.
    struct Figures {
        var list: [UInt64] = []
        var tree: [UInt64] = []
        var text: [UInt64] = []
        /// The longest key of a jump, by what it does.
        var jumps: [(name: String, times: [UInt64])] = []
        /// Bytes at most of the reader's memory.
        var memory = 0
    }

    /// Measures.
    func measure() -> Figures {
        var figures = Figures()
        figures.list = times(of: Self.listKeys, in: .list, &figures)
        figures.tree = times(of: Self.treeKeys, in: .tree, &figures)
        figures.text = times(of: Self.textKeys, in: .text, &figures)
        ReadingSession.prime(library.reader)
        let session = ReadingSession(library.reader, in: .list)
        figures.jumps = jumps(in: session) + filters(in: session)
        figures.memory = max(figures.memory, session.terminal.peakMemory)
        return figures
    }

    /// Times of 300 keys in a pane.
    private func times(
        of keys: [String], in pane: ReadingSession.Pane, _ figures: inout Figures
    ) -> [UInt64] {
        ReadingSession.prime(library.reader)
        let session = ReadingSession(library.reader, in: pane)
        let times = session.times(of: (0..<300).map { keys[$0 % keys.count] })
        figures.memory = max(figures.memory, session.terminal.peakMemory)
        return times
    }

    private func jumps(in session: ReadingSession) -> [(name: String, times: [UInt64])] {
        let count = library.plan.counts[0]
        var last: [UInt64] = []
        var first: [UInt64] = []
        var month: [UInt64] = []
        var reverse: [UInt64] = []
        for round in 0..<8 {
            last.append(session.longest(["G"]))
            session.expect(ordinal: count, after: "G")
            first.append(session.longest(["g", "g"]))
            session.expect(ordinal: 1, after: "gg")
            let year = 2004 + round * 7 % 20
            let keys = "gm\(year)-\(round % 12 < 9 ? "0" : "")\(round % 12 + 1)\r".map {
                String($0)
            }
            month.append(session.longest(keys))
            guard library.plan.postCount < 1_000 || session.terminal.screen.shows(" \(year) ")
            else {
                session.fail("gm did not go to \(year)")
            }
            reverse.append(session.longest(["r"]))
        }
        let times = [("G", last), ("gg", first), ("gm", month), ("r", reverse)]
        return times.map { ("\($0), slowest key", $1) }
    }

    /// From the last key of a label's or an author's name to the list of only those posts; no times
    /// for a library too small to have them.
    private func filters(in session: ReadingSession) -> [(name: String, times: [UInt64])] {
        let names = [("a label", Vocabulary().word(401)), ("an author", "Author 2")]
        return names.map { what, name in
            let rounds = library.plan.postCount < 1_000 ? 0 : 8
            let times = (0..<rounds).map { _ in time(filteringBy: name, in: session) }
            return ("only those of \(what)", times)
        }
    }

    private func time(filteringBy name: String, in session: ReadingSession) -> UInt64 {
        let terminal = session.terminal
        terminal.press("&")
        session.settle()
        terminal.press(name)
        session.settle()
        let pressedAt = now()
        terminal.press("\r")
        let time = terminal.time(since: pressedAt, limit: 5_000_000_000) {
            let lines = $0.lines
            return lines[0].contains(" only ") && lines[0].contains(name)
                && lines[1...22].contains { $0.contains("▐") }
        }
        session.settle()
        terminal.press("&")
        session.settle()
        terminal.press("&")
        session.settle()
        guard let time else { session.fail("no list of \(name) alone") }
        return time
    }

    private static let listKeys =
        ["j", "j", "J", "\u{4}", "j", "]", "k", "\u{1B}[6~", "}", "j", "K", "\u{15}", "["]
    private static let treeKeys = [
        "j", "j", "]", "j", "k", "\u{4}", "j", "}", "j", "[", "\u{15}", "j",
    ]
    private static let textKeys = ["j", "j", "\u{1B}[6~", "k", "j", "J", "j", "\u{4}", "j"]
}
