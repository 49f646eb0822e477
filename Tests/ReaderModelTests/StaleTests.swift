import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Answers to questions that nobody asks any more")
struct StaleTests {
    private let library = FakeLibrary(FakePost.blog(400))

    /// A state whose questions stay unanswered, with the questions.
    private func opened(columns: Int = 160) -> (ReaderState, [Effect]) {
        var state = ReaderState(size: TerminalSize(columns: columns, rows: 40))
        let effects = state.update(.archiveOpened(library.opened))
        return (state, effects)
    }

    private func answer(_ effect: Effect?) -> ReaderEvent? {
        switch effect {
        case .loadRows(let query, let generation):
            .rowsLoaded(library.page(query), for: query, generation: generation)
        case .loadPost(let id, let isReversed, let generation):
            library.loaded(id, isReversed: isReversed).map {
                .postLoaded($0, generation: generation)
            }
        case .seekUnread(let query, let direction, let generation):
            .unreadFound(library.unread(query, direction), generation: generation)
        case .seekTitle(let text, let query, let direction, let generation):
            .titleFound(library.titled(text, query, direction), generation: generation)
        default: nil
        }
    }

    @Test("Rows of an older question are dropped")
    func rows() throws {
        var (state, effects) = opened()
        let first = try #require(answer(effects.last))
        _ = state.update(first)
        let old = state.update(.key(.character("G")))
        let new = state.update(.key(.character("r")))
        #expect(state.update(try #require(answer(old.first))).isEmpty)
        #expect(state.list.selected?.id == PostID(1))
        let rows = new.first { if case .loadRows = $0 { true } else { false } }
        _ = state.update(try #require(answer(rows)))
        #expect(state.list.selected?.id == PostID(1))
        #expect(state.list.firstOrdinal + state.list.selection == 399)
    }

    @Test("A post of an older question is dropped")
    func post() throws {
        var (state, effects) = opened()
        let old = state.update(try #require(answer(effects.last))).first
        let new = state.update(.key(.character("j"))).first
        _ = state.update(try #require(answer(old)))
        #expect(state.reading == nil)
        _ = state.update(try #require(answer(new)))
        #expect(state.reading?.post == PostID(2))
    }

    @Test("An answer is taken once")
    func twice() throws {
        var (state, effects) = opened(columns: 80)
        let event = try #require(answer(effects.last))
        _ = state.update(event)
        _ = state.update(.key(.character("j")))
        _ = state.update(event)
        #expect(state.list.selected?.id == PostID(2))
    }

    @Test("A title found after Escape moves nothing")
    func title() throws {
        let driver = Driver(FakePost.blog(400))
        driver.holdsAnswers = true
        driver.press("/post 77<Enter>")
        #expect(driver.message == "Looking for “post 77” …")
        driver.press("<Esc>")
        #expect(driver.message == "Stopped looking")
        driver.answerLater()
        #expect(driver.selected == 1)
    }

    @Test("What was asked of one archive is nothing to another")
    func otherArchive() throws {
        var (state, effects) = opened(columns: 80)
        var other = library.opened
        other.summary.id = ArchiveID(2)
        other.outline = ArchiveOutline()
        _ = state.update(.archiveOpened(other))
        _ = state.update(try #require(answer(effects.last)))
        #expect(state.list.rows.isEmpty)
    }

    @Test("A question that fails is not repeated by itself")
    func failure() throws {
        var (state, effects) = opened()
        var asked = 0
        for _ in 0..<20 where !effects.isEmpty {
            asked += 1
            effects = state.update(.failed("The disk is gone", in: .rows))
        }
        #expect(asked == 1)
        // After a key it is tried again where it is needed.
        #expect(!state.update(.key(.character("G"))).isEmpty || state.list.rows.isEmpty)
    }

    @Test("A post that is gone is said to be, and is asked for once")
    func missing() throws {
        var (state, effects) = opened()
        effects = state.update(try #require(answer(effects.last)))
        guard case .loadPost(let id, _, let generation)? = effects.first else {
            Issue.record("no post is asked for")
            return
        }
        #expect(state.update(.postMissing(id, generation: generation)).isEmpty)
        #expect(state.message?.text == "That post is not in the library any more")
        #expect(state.update(.resized(TerminalSize(columns: 170, rows: 40))).isEmpty)
    }
}
