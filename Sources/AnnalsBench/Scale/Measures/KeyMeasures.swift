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
        figures.jumps = jumps(in: session)
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
        return [("G", last), ("gg", first), ("gm", month), ("r", reverse)]
    }

    private static let listKeys =
        ["j", "j", "J", "\u{4}", "j", "]", "k", "\u{1B}[6~", "}", "j", "K", "\u{15}", "["]
    private static let treeKeys = [
        "j", "j", "]", "j", "k", "\u{4}", "j", "}", "j", "[", "\u{15}", "j",
    ]
    private static let textKeys = ["j", "j", "\u{1B}[6~", "k", "j", "J", "j", "\u{4}", "j"]
}
