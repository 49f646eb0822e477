internal import ArchiveImport
internal import Typesetting

/// Shows on a terminal how far an import is, on one line that is gone at the end.
final class ProgressBar: ImportProgress {
    private let output: TextOutput
    private let now: () -> Int64
    private var name = ""
    private var total: Int64 = 0
    private var startedAt: Int64 = 0
    private var drawnAt: Int64?
    private var isShown = false

    /// The least time between two updates, in milliseconds: ten a second.
    private static let interval: Int64 = 100
    /// How long to wait, in milliseconds, before the time left is told.
    private static let leastElapsed: Int64 = 1_000
    private static let barWidth = 24

    /// Makes a bar.
    ///
    /// - Parameters:
    ///   - output: the terminal; standard error, so that the report can go elsewhere.
    ///   - now: milliseconds of a clock that is never set back.
    init(on output: TextOutput, now: @escaping () -> Int64 = Clock.milliseconds) {
        self.output = output
        self.now = now
    }

    func begin(_ candidate: ImportCandidate) {
        name = candidate.place
        total = candidate.byteCount
        startedAt = now()
        drawnAt = startedAt
    }

    func advance(toByte count: Int64) {
        let time = now()
        guard time - (drawnAt ?? time) >= Self.interval else { return }
        drawnAt = time
        draw(after: time - startedAt, bytes: count)
    }

    func settle(_ candidate: ImportCandidate) {
        // What is over at once is not worth a line.
        guard isShown || now() - startedAt >= Self.interval else { return }
        show(candidate.place, "putting it in its place")
    }

    func wait(_ candidate: ImportCandidate) {
        show(candidate.place, "waits for another program that fills the library")
    }

    func clear() {
        guard isShown else { return }
        isShown = false
        // Return, and erase to the end of the line: ECMA-48 EL.
        output.write("\r\u{1B}[K")
        output.flush()
    }

    private func draw(after elapsed: Int64, bytes: Int64) {
        let seconds = max(0.001, Double(elapsed) / 1_000)
        let rate = Double(bytes) / seconds
        guard total > 0 else {
            show(name, "\(Wording.bytes(Double(bytes)))  \(Wording.bytes(rate))/s")
            return
        }
        let share = min(1, max(0, Double(bytes) / Double(total)))
        let left = rate > 0 ? Double(max(0, total - bytes)) / rate : 0
        let filled = Int(share * Double(Self.barWidth))
        let bar =
            "[" + String(repeating: "#", count: filled)
            + String(repeating: "-", count: Self.barWidth - filled) + "]"
        let percent = String(Int(share * 100))
        let padding = String(repeating: " ", count: 3 - percent.count)
        // What the first moments tell of the rest is mostly wrong.
        let time =
            elapsed < Self.leastElapsed
            ? "" : "  \(Wording.duration(seconds: Int(min(left, 360_000).rounded(.up)))) left"
        show(name, "\(bar) \(padding)\(percent) %  \(Wording.bytes(rate))/s\(time)")
    }

    private func show(_ name: String, _ rest: String) {
        // The last column stays free: a full line would wrap, and could not be erased.
        let columns = output.columns - 1
        let room = max(0, columns - rest.count - 2)
        let shortName = Glyphs.fitted(name, to: room)
        let line = shortName.isEmpty ? rest : shortName + "  " + rest
        output.write("\r\(Glyphs.truncated(line, to: columns))\u{1B}[K")
        output.flush()
        isShown = true
    }
}

/// Says in plain lines what an import reads, where there is no terminal.
final class ProgressLines: ImportProgress {
    private let output: TextOutput?

    /// Writes to an output; to none when there is nothing to say it to.
    init(on output: TextOutput?) { self.output = output }

    func begin(_ candidate: ImportCandidate) {
        guard let output else { return }
        let size = Wording.bytes(Double(candidate.byteCount))
        output.line("reading \(PlainText.line(candidate.place, for: output)) (\(size))")
        output.flush()
    }

    func advance(toByte count: Int64) {}
    func settle(_ candidate: ImportCandidate) {}

    func wait(_ candidate: ImportCandidate) {
        guard let output else { return }
        output.line("another program fills the library: waiting for it")
        output.flush()
    }

    func clear() {}
}
