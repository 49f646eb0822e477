import TestSupport
import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Any keys at any size")
struct MonkeyTests {
    private static let keys =
        Command.table.flatMap(\.keys).compactMap(KeyPress.sequence).flatMap(\.self)
        + "0123456789abcxyz20111jan lens-<é".map { KeyPress.character($0) }
        + [.named(.backspace), .named(.escape), .named(.enter), .named(.delete), .named(.left)]

    private static let posts: [FakePost] = {
        var posts = FakePost.blog(300) { $0 % 5 == 0 ? 50 : 2 }
        posts[200].stored.row.title = "The lens"
        return posts
            + [
                FakePost(900, nil, title: ""), FakePost(901, "2009-05-01", section: .pages),
                FakePost(902, "2010-01-01", section: .drafts, comments: 3),
            ]
    }()

    @Test("20,000 keys break nothing", arguments: 0..<8)
    func keysBreakNothing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let driver = Driver(Self.posts, columns: 80, rows: 24, isReversed: seed % 2 == 1)
        for _ in 0..<2_500 {
            switch Int.random(in: 0..<100, using: &random) {
            case 0:
                driver.resize(
                    columns: Int.random(in: 0...220, using: &random),
                    rows: Int.random(in: 0...60, using: &random))
            case 1: driver.wait()
            case 2: driver.holdsAnswers.toggle()
            case 3:
                let undertaking = Undertaking.allCases.randomElement(using: &random) ?? .other
                driver.send(.failed("Something", in: undertaking))
            default:
                guard let key = Self.keys.randomElement(using: &random) else { return }
                driver.send(.key(key))
            }
            if !driver.holdsAnswers { driver.answerLater() }
            guard holds(driver) else {
                Issue.record("after \(driver.effects.count) effects: \(driver.state.size)")
                return
            }
        }
    }

    private func holds(_ driver: Driver) -> Bool {
        let state = driver.state
        let height = state.layout.list?.height ?? 0
        let lines = state.list.lines(height: height)
        let isListShown =
            height < 2 || state.list.rows.isEmpty || lines.contains(.post(state.list.selection))
        let textHeight = state.layout.textColumn?.height ?? Int.max
        let shown = state.reading?.lines.count ?? 0
        let isOwnText =
            state.focus != .text || state.picker != nil
            || state.reading?.post == state.list.selected?.id
        #expect(state.list.rows.isEmpty || state.list.rows.indices.contains(state.list.selection))
        #expect(state.list.rows.count <= 2 * max(40, 4 * 60))
        #expect(lines.count <= height)
        #expect(isListShown)
        #expect(state.tree.rows.isEmpty || state.tree.selected != nil)
        #expect(shown <= textHeight)
        #expect(isOwnText)
        #expect(state.outbox.isEmpty)
        #expect(state.isTextOpen == (state.focus == .text))
        #expect(state.marking.isEmpty || driver.holdsAnswers)
        return state.list.rows.isEmpty
            || state.list.rows.indices.contains(state.list.selection)
                && lines.count <= height && isListShown && shown <= textHeight && isOwnText
    }

    @Test("After all the keys the counts are those of the library")
    func countsAgree() {
        var random = SeededGenerator(seed: 99)
        let driver = Driver(Self.posts, columns: 120, rows: 40)
        for _ in 0..<2_000 {
            guard let key = Self.keys.randomElement(using: &random) else { return }
            driver.send(.key(key))
        }
        #expect(driver.state.archive?.outline == driver.library.outline)
        for row in driver.state.list.rows {
            #expect(row == driver.library.row(of: row.id))
        }
    }
}
