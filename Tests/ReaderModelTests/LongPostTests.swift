import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Posts that take a moment to load")
struct LongPostTests {
    private func driver(columns: Int, long: Set<Int64>) -> Driver {
        let driver = Driver(FakePost.blog(12), columns: columns, rows: 40)
        driver.longPosts = long
        driver.holdsAnswers = true
        return driver
    }

    private func loads(_ driver: Driver, of post: Int64) -> Int {
        driver.effects.count {
            if case .loadPost(PostID(post), _, _) = $0 { true } else { false }
        }
    }

    @Test("The page stays until the next one is there")
    func keepsThePage() {
        let driver = driver(columns: 160, long: [2])
        driver.press("j")
        #expect(driver.selected == 2)
        #expect(driver.shown == 1)
        driver.answerLater()
        #expect(driver.shown == 2)
    }

    @Test("Space waits with the post that it was pressed for")
    func spaceWaits() {
        let driver = driver(columns: 160, long: [2])
        driver.press("<Enter>J<Space><Space>")
        #expect(driver.shown == 1)
        #expect(driver.selected == 2)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.state.focus == .text)
    }

    @Test("A held key asks for the post once")
    func asksOnce() {
        let driver = driver(columns: 80, long: [2])
        driver.press("j<Enter><Enter><Space><Space>l")
        #expect(loads(driver, of: 2) == 1)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.state.focus == .text)
    }

    @Test("Whoever has gone on is not called back", arguments: ["j", "jj", "G"])
    func goneOn(keys: String) {
        let driver = driver(columns: 80, long: [2])
        driver.press("j<Enter>" + keys)
        driver.answerLater()
        #expect(driver.state.focus == .list)
        #expect(driver.shown == nil)
    }

    @Test("A post that comes after one has left the text does not take the focus")
    func goneOut() {
        let driver = driver(columns: 160, long: [2])
        driver.press("<Enter>Jq")
        #expect(driver.state.focus == .list)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.state.focus == .list)
    }
}
