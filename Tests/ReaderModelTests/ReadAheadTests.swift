import ArchiveModel
import TestSupport
import Testing
import Typesetting

@testable import ReaderModel

@Suite("What is read ahead")
struct ReadAheadTests {
    /// A hundred posts in each month of three years.
    private let posts = (0..<3_600).map { number in
        let (month, day) = (number / 100 % 12 + 1, number % 28 + 1)
        let date =
            "\(2008 + number / 1_200)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        return FakePost(Int64(number + 1), date)
    }

    /// What is read ahead after some keys, and the driver that they were pressed on.
    private func expected(_ keys: String, columns: Int = 80) -> (effects: [Effect], driver: Driver)
    {
        let driver = Driver(posts, columns: columns)
        driver.press(keys)
        let count = driver.effects.count
        driver.rest()
        return (Array(driver.effects.dropFirst(count)), driver)
    }

    @Test(
        "the months and years that one key leads to, from the list and the tree",
        arguments: ["]", "[", "}", "{", "hj", "hk", "h]", "h}"])
    func places(keys: String) throws {
        let before = keys.hasPrefix("h") ? "h" : ""
        let (effects, driver) = expected("17]" + before)
        let expected = effects.compactMap {
            if case .expectRows(let query) = $0 { query } else { nil }
        }
        #expect((3...5).contains(expected.count) && Set(expected).count == expected.count)
        let count = driver.effects.count
        driver.press(String(keys.dropFirst(before.count)))
        let asked = driver.effects.dropFirst(count).compactMap {
            if case .loadRows(let query, _) = $0 { query } else { nil }
        }
        let first = try #require(asked.first)
        #expect(expected.contains(first))
    }

    @Test("the posts on either side, where the text is shown; in the text nothing but those")
    func texts() {
        let (effects, driver) = expected("17]jj<Enter>")
        let (rows, selection) = (driver.state.list.rows, driver.state.list.selection)
        let wanted = [1, -1].map {
            Effect.expectPost(rows[selection + $0].id, isReversed: false)
        }
        #expect(effects == wanted)
        #expect(!expected("17]jj").effects.contains(wanted[0]))
    }

    @Test("the posts on either side are set, and asked for no more while they are")
    func pages() {
        let (_, driver) = expected("17]jj<Enter>")
        let count = driver.effects.count
        driver.press("jk")
        driver.rest()
        #expect(!driver.effects[count...].contains(where: isExpectation))
        driver.press("J")
        #expect(driver.state.reading?.isLaidOut == true)
        // Back, too, though a position is kept and a mark was set meanwhile.
        driver.press("jm")
        driver.rest()
        driver.press("K")
        #expect(driver.state.reading?.isLaidOut == true)
        driver.resize(columns: 100, rows: 30)
        driver.rest()
        #expect(driver.effects[count...].count(where: isExpectation) >= 2)
    }

    private func isExpectation(_ effect: Effect) -> Bool {
        if case .expectPost = effect { true } else { false }
    }

    @Test("a post that has changed since is shown as it is")
    func stale() throws {
        let (_, driver) = expected("17]jj<Enter>")
        let next = try #require(driver.state.reading?.loaded.next)
        driver.library.change(next.id, to: "Quite another text.")
        driver.press("J")
        #expect(driver.state.reading?.post == next.id)
        let text = driver.state.reading?.lines.flatMap(\.runs).map(\.text).joined()
        #expect(text?.contains("Quite another text.") == true)
    }

    @Test("whatever is set ahead, the same is shown", arguments: 1...4)
    func sameAsWithout(seed: UInt64) {
        let keys = [
            "J", "K", "j", "<C-d>", "<Space>", "b", "]", "[", "m", "*", "r", "z", "q", "<Enter>",
            "zf", "u",
        ]
        var random = SeededGenerator(seed: seed)
        let posts = FakePost.blog(60) { $0 % 3 == 0 ? 80 : 5 }
        let (ahead, plain) = (Driver(posts, columns: 120), Driver(posts, columns: 120))
        for _ in 0..<150 {
            let key = keys.randomElement(using: &random) ?? "J"
            let columns = random.next() % 20 == 0 ? Int.random(in: 60...160, using: &random) : nil
            for driver in [ahead, plain] {
                driver.press(key)
                if let columns { driver.resize(columns: columns, rows: 30) }
            }
            ahead.rest()
            #expect(ahead.state.reading?.lines == plain.state.reading?.lines, "\(key)")
            #expect(ahead.state.reading?.percent == plain.state.reading?.percent, "\(key)")
            #expect(ahead.state.list.selected == plain.state.list.selected, "\(key)")
        }
    }

    @Test("nothing is read twice for one key, nor while something is typed")
    func rest() {
        let (_, driver) = expected("17]")
        driver.send(.idle)
        #expect(!driver.state.readsAhead)
        #expect(expected("/").effects == [])
    }

    @Test("what the window has is not asked for")
    func window() {
        let driver = Driver(FakePost.blog(20))
        driver.rest()
        #expect(!driver.effects.contains { if case .expectRows = $0 { true } else { false } })
    }
}
