import ReaderModel
import Testing

@testable import AnnalsApp

@Suite("Numbers in sentences")
struct WordingTests {
    @Test(
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"),
            (1_234_567, "1,234,567"), (-1_000, "-1,000"), (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func numbers(value: Int, text: String) {
        #expect(Counting.number(value) == text)
    }

    @Test(arguments: [(0, "no posts"), (1, "1 post"), (2, "2 posts"), (1_000, "1,000 posts")])
    func counts(value: Int, text: String) {
        #expect(Counting.of(value, "post") == text)
    }

    @Test(
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (3_450_000, "3.4 MB"),
            (120_000_000, "120 MB"), (5e15, "5000 TB"),
        ])
    func bytes(value: Double, text: String) {
        #expect(Wording.bytes(value) == text)
    }

    @Test(arguments: [(0, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (125, "2 min 5 s")])
    func durations(seconds: Int, text: String) {
        #expect(Wording.duration(seconds: seconds) == text)
    }
}
