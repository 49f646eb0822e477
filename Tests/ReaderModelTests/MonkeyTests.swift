import TestSupport
import ArchiveModel
import Prose
import Testing

@testable import ReaderModel

@Suite("Any keys at any size")
struct MonkeyTests {
    private static let keys =
        Command.table.flatMap(\.keys).compactMap(KeyPress.sequence).flatMap(\.self)
        + "0123456789abcxyz20111jan lens-<é".map { KeyPress.character($0) }
        + [
            "ff", "fj", "fd", "ffy", ":set columns=2", ":set focus!<Enter>",
            ":set comments!<Enter>",
        ]
        .compactMap(KeyPress.sequence).flatMap(\.self)
        + [.named(.backspace), .named(.escape), .named(.enter), .named(.delete), .named(.left)]

    private static let posts: [FakePost] = {
        var posts = FakePost.blog(300) { $0 % 5 == 0 ? 50 : 2 }
        posts[200].stored.row.title = "The lens"
        for index in stride(from: 0, to: 300, by: 3) {
            let next = "http://example.org/\((index * 7) % 300 + 1)"
            posts[index] = posts[index].noting("A note.", apart: index % 40)
                .linking(to: [next, "#fn1", "http://elsewhere.org/", "mailto:a@b.org", "x:y"])
            posts[index].stored.comments = (0..<6).map {
                Comment(
                    id: Int64(index * 10 + $0), identity: "c\($0)",
                    parent: $0 % 3 == 0 ? nil : Int64(index * 10 + $0 - 1),
                    author: "Ada", body: PostBody(text: "", format: .html))
            }
            posts[index].document.blocks.append(
                .code(text: String(repeating: "code ", count: 40), language: ""))
        }
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
            case 4: driver.send(.idle)
            case 5:
                // Long sequences that single keys seldom make.
                let words = [
                    "<Esc><Esc>ff", "<Esc><Esc>fj", "<Esc>:set columns=2<Enter>", "<Esc>H",
                ]
                driver.press(words.randomElement(using: &random) ?? "")
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
        let shown = state.reading?.lines.count ?? 0
        let isOwnText =
            state.focus != .text || state.picker != nil
            || state.reading?.post == state.list.selected?.id
        let capacity = state.layout.textColumns.count * (state.layout.textColumn?.height ?? 0)
        if let labels = state.labels, !state.isTooSmall {
            #expect(!labels.matching.isEmpty && labels.chosen == nil)
            #expect(labels.labels.allSatisfy { $0.row < shown })
        }
        if let note = state.note, !state.isTooSmall, let text = state.layout.text {
            #expect(note.frame.row >= text.row && note.frame.height > 0)
            #expect(note.frame.row + note.frame.height <= text.row + text.height)
            #expect(note.lines.count < note.frame.height || note.frame.height == 1)
        }
        #expect(shown == 0 || state.reading?.readingRow ?? 0 < shown)
        #expect(state.list.rows.isEmpty || state.list.rows.indices.contains(state.list.selection))
        #expect(state.list.rows.count <= 2 * max(40, 4 * 60))
        #expect(lines.count <= height)
        #expect(isListShown)
        #expect(state.tree.rows.isEmpty || state.tree.selected != nil)
        let fits = capacity == 0 || shown <= capacity
        #expect(fits)
        #expect(isOwnText)
        #expect(state.outbox.isEmpty)
        #expect(state.isTextOpen == (state.focus == .text))
        #expect(state.marking.isEmpty || driver.holdsAnswers)
        return state.list.rows.isEmpty
            || state.list.rows.indices.contains(state.list.selection)
                && lines.count <= height && isListShown && fits && isOwnText
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
