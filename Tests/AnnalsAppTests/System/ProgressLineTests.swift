import Testing

@testable import AnnalsApp

/// What is said of work that takes long.
@Suite("Progress on one line")
struct ProgressLineTests {
    /// A clock that is set by hand.
    private final class Time {
        var milliseconds: Int64 = 1_000
    }

    private let time = Time()

    @Test("What is done soon is not told, what takes longer a few times a second, on a terminal")
    func told() {
        let output = TextOutput(inMemoryAsTerminal: true)
        let line = ProgressLine(on: output) { [time] in time.milliseconds }
        line.show("1 of 9")
        time.milliseconds += 400
        line.show("2 of 9")
        line.end()
        #expect(output.text.isEmpty)
        time.milliseconds += 200
        line.show("3 of 9")
        time.milliseconds += 100
        line.show("4 of 9")
        time.milliseconds += 100
        line.show("5 of 9")
        line.end()
        #expect(output.text == "\r3 of 9\u{1B}[K\r5 of 9\u{1B}[K\r\u{1B}[K")
    }

    @Test("An upgrade that takes long is told: once, or on a terminal by seconds")
    func upgrade() {
        for isTerminal in [false, true] {
            let output = TextOutput(inMemoryAsTerminal: isTerminal)
            time.milliseconds = 0
            let upgrade = UpgradeProgress(on: output) { [time] in time.milliseconds }
            upgrade.advance()
            #expect(output.text.isEmpty)
            for _ in 0..<2 {
                time.milliseconds += 1_200
                upgrade.advance()
            }
            upgrade.end()
            let sentence = "bringing the library up to date"
            #expect(
                output.text
                    == (isTerminal
                        ? "\r\(sentence): 1 s\u{1B}[K\r\(sentence): 2 s\u{1B}[K\r\u{1B}[K"
                        : "annals: \(sentence)\n"))
        }
    }
}
