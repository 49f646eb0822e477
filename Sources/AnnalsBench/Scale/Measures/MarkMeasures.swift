internal import Glibc

/// How the reader answers while thousands of posts are marked, and how long it takes to find the
/// one that is left unread.
struct MarkMeasures {
    let library: KeptLibrary

    /// What was found, in nanoseconds.
    struct Figures {
        /// How many posts were marked.
        var count = 0
        /// Until all of it was on disk.
        var marking: UInt64 = 0
        var undoing: UInt64 = 0
        /// From keys that were pressed meanwhile to the first byte of what they led to.
        var answers: [UInt64] = []
        /// From `.` to the only unread post of the largest archive, at its other end.
        var nextUnread: [UInt64] = []
        /// Likewise to the first unread post of the next archive, there being none in this one.
        var nextArchive: [UInt64] = []
        /// Bytes.
        var memory = 0
    }

    /// Measures; the marks are as before then.
    func measure() -> Figures {
        var figures = Figures()
        let session = ReadingSession(library.reader, in: .list)
        markArchive(library.plan.counts.count - 1, in: session, &figures)
        seekUnread(in: session, &figures)
        figures.memory = session.terminal.peakMemory
        session.terminal.press("Q")
        session.settle()
        return figures
    }

    private func markArchive(_ archive: Int, in session: ReadingSession, _ figures: inout Figures) {
        session.open(archive: archive)
        figures.count = library.plan.counts[archive]
        session.terminal.press("gg:mark-all\r")
        session.settle()
        let count = figures.count
        let before = session.readCount
        figures.marking = work("y", until: count, of: count, in: session, &figures.answers)
        figures.undoing = work("u", until: before, of: count, in: session, &figures.answers)
    }

    private func seekUnread(in session: ReadingSession, _ figures: inout Figures) {
        let count = library.plan.counts[0]
        session.open(archive: 0)
        let before = session.readCount
        session.terminal.press("gg:mark-all\r")
        session.settle()
        var answers: [UInt64] = []
        _ = work("y", until: count, of: count, in: session, &answers)
        session.terminal.press("Gm")
        session.settle()
        for _ in 0..<8 {
            session.terminal.press("gg")
            session.settle()
            figures.nextUnread.append(session.longest(["."]))
            session.expect(ordinal: count, after: ".")
        }
        goOn(in: session, &figures)
        session.terminal.press("ugg")
        session.settle()
        _ = work("u", until: before, of: count, in: session, &answers)
    }

    /// With all of the archive read, `.` goes on in the next one; comes back, and undoes the mark.
    private func goOn(in session: ReadingSession, _ figures: inout Figures) {
        guard library.plan.counts.count > 1 else { return }
        session.terminal.press("Gm.")
        session.settle()
        figures.nextArchive.append(session.longest(["."]))
        session.open(archive: 0)
        session.terminal.press("u")
        session.settle()
    }

    /// Presses a key that begins long work, and then others until so many posts are read; notes how
    /// long each of those waits for its answer.
    private func work(
        _ key: String, until read: Int, of count: Int, in session: ReadingSession,
        _ answers: inout [UInt64]
    ) -> UInt64 {
        let terminal = session.terminal
        let start = now()
        terminal.press(key)
        var isUp = false
        while now() - start < 120_000_000_000 {
            let wanted = " \(read) of \(count) read"
            let end = terminal.time(
                since: now(), limit: 2_000_000, until: { $0.lines[0].contains(wanted) })
            guard end == nil else { return now() - start }
            let row = session.selectedRow
            let pressedAt = now()
            terminal.press(isUp ? "k" : "j")
            isUp.toggle()
            guard
                let time = terminal.time(
                    since: pressedAt, limit: 5_000_000_000,
                    until: { _ in session.selectedRow != row })
            else { session.fail("no answer while posts are marked") }
            answers.append(time)
        }
        fail("marking did not end")
    }
}
