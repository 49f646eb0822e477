import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Marks, undo and what is said of them")
struct MarkTests {
    private func tally(_ driver: Driver) -> Int? { driver.state.archiveProgress?.read }

    @Test("m is shown at once, and said when it is on disk")
    func toggle() {
        let driver = Driver(FakePost.blog(12))
        driver.holdsAnswers = true
        driver.press("m")
        #expect(driver.state.list.rows[0].isRead)
        #expect(tally(driver) == 1)
        #expect(driver.state.tree.rows[0].tally.unread == 11)
        #expect(driver.message == "")
        driver.answerLater()
        #expect(driver.message == "Marked read · u undoes")
        #expect(driver.library.requests.last?.isAutomatic == false)
        driver.press("m")
        driver.answerLater()
        #expect(driver.message == "Marked unread · u undoes")
        #expect(tally(driver) == 0)
    }

    @Test("Fast marks never flicker back while they are on their way")
    func noFlicker() {
        let driver = Driver(FakePost.blog(12))
        driver.holdsAnswers = true
        driver.press("mjmjmm")
        #expect(driver.state.list.rows.prefix(3).map(\.isRead) == [true, true, false])
        #expect(tally(driver) == 2)
        // The first mark comes back with counts of before the others.
        driver.send(
            .marked(driver.library.mark(MarkRequest(scope: .posts([PostID(1)]), mark: .read(true))))
        )
        #expect(driver.state.list.rows.prefix(3).map(\.isRead) == [true, true, false])
        #expect(tally(driver) == 2)
        driver.answerLater()
        #expect(tally(driver) == 2)
    }

    @Test("A mark that cannot be kept is taken back on screen")
    func failure() {
        let driver = Driver(FakePost.blog(12))
        driver.holdsAnswers = true
        driver.press("m")
        driver.send(.failed("The library is busy", in: .marks))
        #expect(driver.state.list.rows[0].isRead == false)
        #expect(tally(driver) == 0)
        #expect(driver.state.message == Message("The library is busy", isError: true))
    }

    @Test(
        "What another program has marked is said, and shown as it is",
        arguments: [
            ("m", MarkRequest.Mark.read(true), "Already marked read elsewhere"),
            ("*", .starred(true), "Already starred elsewhere"),
            ("M", .read(true), "Already marked read elsewhere"),
        ])
    func markedElsewhere(key: String, mark: MarkRequest.Mark, words: String) {
        let driver = Driver(FakePost.blog(12, perMonth: 12))
        let elsewhere = MarkRequest(scope: .posts((1...12).map { PostID($0) }), mark: mark)
        _ = driver.library.mark(elsewhere)
        driver.press(key)
        #expect(driver.message == words)
        #expect(driver.state.list.rows.allSatisfy { $0.has(mark) })
        #expect(driver.library.posts.allSatisfy { $0.row.has(mark) })
    }

    @Test("Where another program has marked a part, the rest is marked and all of it is shown")
    func partlyMarkedElsewhere() {
        let driver = Driver(FakePost.blog(12, perMonth: 12))
        _ = driver.library.mark(
            MarkRequest(scope: .posts([PostID(2), PostID(3)]), mark: .read(true)))
        driver.press("M")
        #expect(driver.message == "Marked 10 posts read · u undoes")
        #expect(driver.state.list.rows.allSatisfy { $0.isRead })
        #expect(tally(driver) == 12)
    }

    @Test("The star goes on and off")
    func star() {
        let driver = Driver(FakePost.blog(12))
        driver.press("*")
        #expect(driver.state.list.rows[0].isStarred)
        #expect(driver.message == "Starred · u undoes")
        driver.press("<Enter>*")
        #expect(driver.state.reading?.loaded.post.row.isStarred == false)
        #expect(driver.message == "Took the star off · u undoes")
    }

    @Test("M marks a month of up to 20 posts without asking")
    func smallMonth() {
        let driver = Driver(FakePost.blog(60, perMonth: 20))
        driver.press("jM")
        #expect(driver.message == "Marked 20 posts read · u undoes")
        #expect(tally(driver) == 20)
        #expect(
            driver.state.list.rows.prefix(21).map(\.isRead) == Array(repeating: true, count: 20) + [
                false
            ])
        driver.press("M")
        #expect(driver.message == "January 2008 is all read")
    }

    @Test("M with counts that another program has made old marks what there is by new ones")
    func oldCounts() {
        let driver = Driver(FakePost.blog(12))
        driver.press("M")
        #expect(driver.message == "Marked 4 posts read · u undoes")
        _ = driver.library.mark(
            MarkRequest(scope: .posts([PostID(1)]), mark: .read(false), isAutomatic: true))
        driver.press("M")
        #expect(driver.message == "Marked read · u undoes")
        #expect(tally(driver) == 4)
        driver.press("M")
        #expect(driver.message == "January 2008 is all read")
    }

    @Test(
        "M asks above 20, with the number and the name",
        arguments: ["n", "<Esc>", "q", "<Space>", "<Enter>"])
    func asks(answer: String) {
        let driver = Driver(FakePost.blog(60, perMonth: 21))
        driver.press("M")
        guard case .confirm(let question, _)? = driver.state.prompt?.kind else {
            Issue.record("nothing is asked")
            return
        }
        #expect(question == "Mark the 21 unread posts of January 2008 read? y/n")
        driver.press(answer)
        #expect(driver.library.requests.isEmpty)
        #expect(driver.state.prompt == nil)
        driver.press("My")
        #expect(tally(driver) == 21)
    }

    @Test(
        "M in the tree marks what is selected there",
        arguments: [
            ("hM", "January 2008", 4), ("hhM", "2008", 32), ("hGM", "Drafts", 1),
            ("hGkM", "Pages", 1), ("hGkkM", "Undated", 1), ("hGM", "Drafts", 1),
        ])
    func marksNode(keys: String, name: String, count: Int) {
        let driver = Driver(
            FakePost.blog(48) + [
                FakePost(90, "2009-05-01", section: .pages),
                FakePost(91, "2009-06-01", section: .drafts), FakePost(92, nil),
            ])
        driver.press(keys)
        if driver.state.prompt != nil { driver.press("y") }
        #expect(driver.library.posts.filter(\.row.isRead).count == count)
        driver.press("M")
        #expect(driver.message == "\(name) is all read")
        driver.press("u")
        #expect(driver.library.posts.filter(\.row.isRead).isEmpty)
    }

    @Test("The whole section is marked only after asking")
    func marksSection() {
        let driver = Driver(FakePost.blog(5))
        driver.press(":mark-all<Enter>")
        #expect(driver.state.prompt != nil)
        driver.press("y")
        #expect(tally(driver) == 5)
    }

    @Test("More posts than a result names are shown anew")
    func manyMarks() {
        let driver = Driver(FakePost.blog(300, perMonth: 150), columns: 160, rows: 50)
        driver.press("140GMy")
        #expect(driver.state.list.rows.allSatisfy { $0.isRead == ($0.id.rawValue <= 150) })
        #expect(driver.selected == 140)
        #expect(driver.state.reading?.loaded.post.row.isRead == true)
        driver.press("u")
        #expect(driver.state.list.rows.allSatisfy { !$0.isRead })
        #expect(tally(driver) == 0)
    }

    @Test("Undo and redo go back and forth without limit, and say what they did")
    func undo() {
        let driver = Driver(FakePost.blog(30))
        driver.press("mj*jM")
        #expect(tally(driver) == 4)
        driver.press("u")
        #expect(driver.message == "Undone: 3 posts of January 2008 unread · ^R makes it again")
        driver.press("u")
        #expect(driver.message == "Undone: “Post 2” without star · ^R makes it again")
        driver.press("u")
        #expect(driver.state.list.rows.allSatisfy { !$0.isRead && !$0.isStarred })
        driver.press("u")
        #expect(driver.message == "There is nothing to undo")
        driver.press("<C-r><C-r><C-r>")
        #expect(driver.message == "Made again: 3 posts of January 2008 read")
        #expect(tally(driver) == 4)
        driver.press("<C-r>")
        #expect(driver.message == "There is nothing to redo")
    }

    @Test("What annals marks by itself says nothing and is no step to undo")
    func automaticMarks() {
        let driver = Driver(FakePost.blog(6))
        driver.press("m")
        driver.press("j<Space><Space><Space>")
        #expect(driver.readMarks == [1, 2, 3])
        #expect(driver.message == "")
        driver.press("u")
        #expect(driver.library.posts.map(\.row.isRead) == [false, true, true, false, false, false])
    }

    @Test("What undo has made unread on the page is not marked again by itself")
    func undoOnThePage() {
        let driver = Driver(FakePost.blog(6))
        driver.press("M<Enter>u")
        driver.wait()
        #expect(driver.state.reading?.loaded.post.row.isRead == false)
        #expect(driver.readMarks.isEmpty)
    }
}
