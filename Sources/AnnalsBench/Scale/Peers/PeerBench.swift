internal import Glibc

/// Measures annals beside other programs on the same posts, by turns, so that a busy moment of the
/// machine meets all of them.
///
/// A ratio is the median of those of the single rounds.
struct PeerBench {
    let library: KeptLibrary
    private static let rounds = 3

    /// What one program took, with what annals took in the same rounds.
    struct Row {
        var name: String
        var what: String
        var times: [UInt64]
        var own: [UInt64]
        var memory: Int?

        /// How many times annals' time it took.
        var ratio: String {
            let ratios = zip(times, own).map { $0 * 100 / max(1, $1) }
            return Table.ratio(median(ratios), to: 100)
        }
    }

    /// Measures.
    func measure() -> [Row] {
        let data = PeerData(for: library)
        ReadingSession.prime(library.reader)
        return Peer.all(on: data).flatMap { rows(of: $0) }
            + Finding(library: library, data: data).rows()
    }

    private func rows(of peer: Peer) -> [Row] {
        say("\(peer.name) on \(library.plan.postCount) posts")
        var first = Row(name: peer.name, what: "first screen", times: [], own: [])
        var keys = Row(name: peer.name, what: "a line down", times: [], own: [])
        var search = Row(name: peer.name, what: "a rare word", times: [], own: [])
        for _ in 0..<Self.rounds {
            let session = ReadingSession(library.reader, in: .list)
            let other = peer.start()
            guard let time = other.time else { return [] }
            first.times.append(time)
            first.own.append(session.firstScreen)
            other.terminal.settle(milliseconds: 300)
            // One after the other; each key until nothing more comes for a time.
            for _ in 0..<20 {
                guard let own = session.terminal.time(key: "j", quiet: 60),
                    let time = other.terminal.time(key: "j", quiet: 60)
                else { continue }
                keys.times.append(time)
                keys.own.append(own)
            }
            first.memory = max(first.memory ?? 0, other.terminal.peakMemory)
            if let own = find(in: session), let time = find(in: other.terminal, peer) {
                search.times.append(time)
                search.own.append(own)
            }
        }
        return [first, keys, search].filter { !$0.times.isEmpty }
    }

    /// From the last key to what was found.
    private func find(in terminal: PseudoTerminal, _ peer: Peer) -> UInt64? {
        guard let search = peer.search else { return nil }
        for key in search.keys.dropLast() {
            terminal.press(key)
            terminal.settle(milliseconds: 100)
        }
        let pressedAt = now()
        terminal.press(search.keys.last ?? "")
        return terminal.time(since: pressedAt, limit: 10_000_000_000) { $0.shows(search.found) }
    }

    private func find(in session: ReadingSession) -> UInt64? {
        let terminal = session.terminal
        terminal.press("s")
        terminal.settle(milliseconds: 100)
        let pressedAt = now()
        terminal.press(MadePost.rareWord)
        return terminal.time(since: pressedAt, limit: 10_000_000_000) { $0.shows("He said it") }
    }
}
