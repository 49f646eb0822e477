/// A line of the terminal that says how far something is, once that takes long; gone at the end.
final class ProgressLine {
    private let output: TextOutput
    private let now: () -> Int64
    private let beganAt: Int64
    private var shownAt: Int64?

    /// How long nothing is said, and then how long between two updates, in milliseconds.
    private static let (patience, interval): (Int64, Int64) = (500, 200)

    /// Begins something; `now` is a clock in milliseconds, as ``Clock``.
    init(on output: TextOutput, now: @escaping () -> Int64 = Clock.milliseconds) {
        self.output = output
        self.now = now
        beganAt = now()
    }

    /// How long it has taken so far, in milliseconds.
    var elapsed: Int64 { now() - beganAt }

    /// Whether it takes so long that something should be said.
    var isLong: Bool { elapsed >= Self.patience }

    /// Says how far it is, where it is time for that and a person looks.
    func show(_ sentence: @autoclosure () -> String) {
        guard output.isTerminal, isLong else { return }
        let time = now()
        if let shownAt, time - shownAt < Self.interval { return }
        shownAt = time
        output.write("\r\(sentence())\u{1B}[K")
        output.flush()
    }

    /// It is over, well or not.
    func end() {
        guard shownAt != nil else { return }
        shownAt = nil
        // Return, and erase to the end of the line: ECMA-48 EL.
        output.write("\r\u{1B}[K")
        output.flush()
    }
}
