import Testing

@testable import ReaderModel

@Suite("What was typed before")
struct HistoryTests {
    private func text(_ driver: Driver) -> String? { driver.state.prompt?.text }

    @Test("Up and Down go through commands, back to what was being typed")
    func commands() {
        let driver = Driver(FakePost.blog(3))
        driver.press(":set width=60<Enter>:set margin=3<Enter>:fo<Up>")
        #expect(text(driver) == "set margin=3")
        driver.press("<C-p>")
        #expect(text(driver) == "set width=60")
        driver.press("<Up>")
        #expect(text(driver) == "set width=60")
        driver.press("<Down><C-n>")
        #expect(text(driver) == "fo")
        driver.press("<Down>")
        #expect(text(driver) == "fo")
        driver.press("<Up><Up><Enter>")
        #expect(driver.message == "width 60")
        // What was done again is the newest now, once.
        driver.press(":<Up>")
        #expect(text(driver) == "set width=60")
        driver.press("<Up><Up>")
        #expect(text(driver) == "set margin=3")
    }

    @Test("A text to find from before is looked for at once; commands are not among them")
    func finds() {
        let driver = Driver([FakePost(1, "2011-01-25", lines: 90)])
        driver.press("<Enter>/line 70<Enter>:set width=60<Enter>gg?<Up>")
        #expect(text(driver) == "line 70")
        #expect(driver.text.contains("Line 70 of post 1."))
        #expect(driver.state.prompt?.hint.contains("1 of 1") == true)
    }

    @Test("What was typed is there when annals is started again, and is no setting")
    func restarts() {
        let driver = Driver(FakePost.blog(3))
        driver.press(":set width=60<Enter>/lens<Enter>")
        let again = Driver(reopening: driver.library)
        again.press("/<Up>")
        #expect(text(again) == "lens")
        again.press("<Esc>:<Up>")
        #expect(text(again) == "set width=60")
        #expect(again.state.settings == driver.state.settings)
    }

    @Test("What was cancelled is not kept, and no more than fifty texts are")
    func bounded() {
        let driver = Driver(FakePost.blog(3))
        driver.press(":zebra<Esc>:<Up>")
        #expect(text(driver) == "")
        driver.press("<Esc>")
        for index in 0..<60 { driver.press(":set width=\(30 + index)<Enter>") }
        #expect(driver.state.histories[.command].texts.count == PromptHistory.most)
        #expect(driver.state.histories[.command].texts.first == "set width=40")
        #expect(PromptHistory(saved: String(repeating: "a\n", count: 900)).texts.count == 50)
    }
}
