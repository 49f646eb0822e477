import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("What goes wrong stops nothing else")
struct FailureTests {
    @Test("A browser that fails takes no mark back")
    func browser() {
        let driver = Driver(FakePost.blog(12))
        driver.holdsAnswers = true
        driver.press("m")
        driver.send(.failed("No browser found", in: .other))
        #expect(driver.state.list.rows[0].isRead)
        #expect(driver.state.requests.rows?.hasFailed != true)
        #expect(driver.message == "No browser found")
    }

    @Test("After a search for unread posts has failed the page follows the list again")
    func unread() {
        let library = FakeLibrary(FakePost.blog(12))
        var state = ReaderState(size: TerminalSize(columns: 160, rows: 40))
        for case .loadRows(let query, let generation) in state.update(
            .archiveOpened(library.opened))
        {
            _ = state.update(
                .rowsLoaded(library.page(query), for: query, generation: generation))
        }
        _ = state.update(.key(.character(".")))
        #expect(state.requests.unread != nil)
        _ = state.update(.failed("The disk is gone", in: .unread))
        let effects = state.update(.key(.character("j")))
        #expect(effects.contains { if case .loadPost = $0 { true } else { false } })
    }

    @Test("A post that cannot be loaded is not asked for again by itself, but by a key")
    func post() {
        let driver = Driver(FakePost.blog(12), columns: 160, rows: 40)
        driver.longPosts = [2]
        driver.holdsAnswers = true
        driver.press("j")
        let asked = driver.effects.count
        driver.send(.failed("The disk is gone", in: .post))
        driver.resize(columns: 170, rows: 40)
        #expect(driver.effects.count == asked)
        driver.press("<Enter>")
        #expect(driver.effects.count == asked + 1)
    }
}
