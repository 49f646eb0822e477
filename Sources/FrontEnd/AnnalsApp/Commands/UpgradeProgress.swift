/// Says that a library of an older annals is brought up to date, where that takes long.
///
/// How much of it is done nobody knows: how long it has taken is told.
final class UpgradeProgress {
    private let output: TextOutput
    private let line: ProgressLine
    private var isTold = false

    /// Tells it to an output; `now` is a clock in milliseconds, as ``Clock``.
    init(on output: TextOutput, now: @escaping () -> Int64 = Clock.milliseconds) {
        self.output = output
        line = ProgressLine(on: output, now: now)
    }

    private static let sentence = "bringing the library up to date"

    /// To be called again and again while it goes on.
    func advance() {
        line.show("\(Self.sentence): \(line.elapsed / 1_000) s")
        guard !output.isTerminal, !isTold, line.isLong else { return }
        isTold = true
        output.line("annals: \(Self.sentence)")
        output.flush()
    }

    /// It is done, or has failed.
    func end() { line.end() }
}
