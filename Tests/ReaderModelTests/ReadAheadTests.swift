import ArchiveModel
import Testing

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
        var steps = 0
        while driver.state.hasIdleWork || driver.state.readsAhead, steps < 1_000 {
            driver.send(.idle)
            steps += 1
        }
        #expect(steps < 1_000)
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
        let wanted = [1, -1].map { Effect.expectPost(rows[selection + $0].id) }
        #expect(effects == wanted)
        #expect(!expected("17]jj").effects.contains(wanted[0]))
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
        while driver.state.readsAhead { driver.send(.idle) }
        #expect(!driver.effects.contains { if case .expectRows = $0 { true } else { false } })
    }
}
