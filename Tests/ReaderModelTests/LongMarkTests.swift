import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Marks that take long")
struct LongMarkTests {
    private let driver = Driver(FakePost.blog(60))

    private var stops: Int { driver.effects.count { $0 == .stopMarking } }

    @Test("How far they are is said, and keys go on meanwhile")
    func progress() {
        driver.holdsAnswers = true
        driver.press(":mark-all<Enter>y")
        driver.send(.marking(done: 500, total: 1_200))
        #expect(driver.message == "500 of 1,200 posts · Esc stops")
        driver.press("jj")
        #expect(driver.state.list.selection == 2)
        driver.send(.marking(done: 1_000, total: 1_200))
        #expect(driver.message == "1,000 of 1,200 posts · Esc stops")
        driver.answerLater()
        #expect(driver.message == "Marked 60 posts read · u undoes")
        driver.press("<Esc>")
        #expect(stops == 0)
    }

    @Test("Esc stops them, and everything is as before")
    func stopping() {
        driver.holdsAnswers = true
        driver.press(":mark-all<Enter>y")
        driver.press("<Esc>")
        #expect(stops == 0, "nothing has said that it takes long")
        driver.send(.marking(done: 500, total: 1_200))
        driver.press("<Esc>")
        #expect(stops == 1)
        #expect(driver.message == "Stopping …")
        driver.send(
            .marked(MarkResult(cause: .mark(isAutomatic: false), outcome: nil, wasStopped: true)))
        #expect(driver.message == "Stopped: nothing was marked")
        #expect(driver.state.list.rows.allSatisfy { !$0.isRead })
        #expect(driver.state.archiveProgress?.read == 0)
        #expect(driver.state.marking.isEmpty)
        driver.press("<Esc>")
        #expect(stops == 1)
    }

    @Test(
        "What was stopped is named",
        arguments: [
            (MarkResult.Cause.undo, "Stopped: nothing was undone"),
            (.redo, "Stopped: nothing was made again"),
        ])
    func words(cause: MarkResult.Cause, words: String) {
        driver.press("mu")
        driver.send(.marked(MarkResult(cause: cause, outcome: nil, wasStopped: true)))
        #expect(driver.message == words)
    }
}
