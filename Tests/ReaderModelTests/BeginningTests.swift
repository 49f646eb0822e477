import ArchiveModel
import Prose
import Testing

@testable import ReaderModel

@Suite("The beginning of a long post, before all of it is read")
struct BeginningTests {
    /// The second of four posts has 400 paragraphs, of which 100 are read first.
    private func driver(columns: Int = 160, comments: Int = 0, more: FakePost? = nil) -> Driver {
        let posts = [
            FakePost(1, "2011-01-01"),
            more ?? FakePost(2, "2011-01-02", lines: 400, comments: comments),
            FakePost(3, "2011-01-03"), FakePost(4, "2011-01-04"),
        ]
        let driver = Driver(posts, columns: columns, rows: 24)
        driver.beginnings = [2: 100]
        driver.holdsAnswers = true
        return driver
    }

    private func wholeLoads(_ driver: Driver) -> Int {
        driver.effects.count { if case .loadWholePost = $0 { true } else { false } }
    }

    private func top(_ driver: Driver) -> String {
        driver.text.split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test("It is shown at once, and the whole takes its place with the same text on top")
    func replaced() {
        let driver = driver()
        driver.press("j<Enter>")
        #expect(driver.shown == 2)
        #expect(driver.state.reading?.loaded.isWhole == false)
        driver.press("<Space><Space>jj")
        let text = driver.text
        let row = driver.state.reading?.readingRow
        #expect(top(driver).hasPrefix("Line "))
        driver.answerLater()
        #expect(driver.state.reading?.loaded.isWhole == true)
        #expect(driver.text == text)
        #expect(driver.state.reading?.readingRow == row)
        #expect(wholeLoads(driver) == 1)
    }

    @Test("How far one is in the post is told by what was read of it")
    func percent() {
        let driver = driver()
        driver.press("j<Enter>")
        for _ in 0..<7 { driver.press("<PageDown>") }
        #expect((15..<23).contains(driver.state.reading?.percent ?? 0))
        driver.answerLater()
        #expect((15..<23).contains(driver.state.reading?.percent ?? 0))
    }

    @Test("Its end is not the post's: nothing is marked, and nothing left")
    func noMark() {
        let driver = driver()
        driver.press("j<Enter>" + String(repeating: "<Space>", count: 40))
        #expect(driver.state.reading?.loaded.isWhole == false)
        driver.resize(columns: 160, rows: 600)
        driver.press("<Space>")
        driver.wait()
        #expect(driver.shown == 2)
        #expect(driver.readMarks.isEmpty)
        #expect(driver.state.marking.isEmpty)
        driver.resize(columns: 160, rows: 24)
        driver.press("J")
        driver.answerLater()
        #expect(driver.readMarks.isEmpty)
    }

    @Test(
        "What only the whole tells waits for it, in order",
        arguments: [
            ("G", "Line 399"), ("Gk", "Line 399"), ("50%", "Line 205"),
            ("/line 333<Enter>", "Line 333"),
            ("?line 333<Enter>", "Line 333"), ("G?line 222 <Enter>", "Line 222"),
            ("/line 15<Enter>n", "Line 150"),
        ])
    func waits(keys: String, line: String) {
        let driver = driver()
        driver.press("j<Enter>")
        let text = driver.text
        driver.press(keys)
        #expect(driver.text == text)
        #expect(driver.message == "The rest of the post is being read …")
        driver.answerLater()
        #expect(driver.text.contains(line + " of post 2."), "\(driver.text)")
        #expect(driver.message != "The rest of the post is being read …")
        let whole = self.driver()
        whole.beginnings = [:]
        whole.press("j<Enter>" + keys)
        #expect(driver.text == whole.text)
        #expect(driver.message == whole.message)
    }

    @Test("Pages turned beyond its end are turned in the whole")
    func pages() {
        let keys = "j<Enter>" + String(repeating: "<PageDown>", count: 30) + "<PageUp>"
        let driver = driver()
        driver.press(keys)
        driver.answerLater()
        let whole = self.driver()
        whole.beginnings = [:]
        whole.press(keys)
        #expect(driver.text == whole.text)
        #expect(top(driver) > "Line 2")
    }

    @Test("A text that is being typed to find is looked for when the whole comes")
    func typing() {
        let driver = driver()
        driver.press("j<Enter>/line 35")
        #expect(driver.text.contains("Line 0 of"))
        driver.answerLater()
        #expect(driver.text.contains("Line 35 of"))
        driver.press("1")
        #expect(driver.text.contains("Line 351 of"))
        driver.press("<Esc>")
        #expect(driver.text.contains("Line 0 of"))
    }

    @Test("Escape gives up what waits")
    func escape() {
        let driver = driver()
        driver.press("j<Enter>G<Esc>")
        let text = driver.text
        driver.answerLater()
        #expect(driver.text == text)
    }

    @Test("A link to a place further down waits, and so does a note")
    func links() {
        var post = FakePost(2, "2011-01-02")
        post.document.blocks =
            [.paragraph([.link(address: "#far", [.text("Down")])])]
            + (0..<300).map { .paragraph([.text("Line \($0).")]) }
            + [.paragraph([.anchor("far"), .text("Here it is.")])]
        let driver = driver(more: post)
        driver.press("j<Enter>ff")
        #expect(driver.text.contains("Down"))
        driver.answerLater()
        #expect(driver.text.contains("Here it is."))
        driver.press("H")
        #expect(driver.text.contains("Down"))
    }

    @Test("Comments and what comes next stand below the whole only")
    func comments() {
        let driver = driver(comments: 3)
        driver.press("j<Enter>")
        driver.press("cC")
        driver.resize(columns: 160, rows: 600)
        #expect(!driver.text.contains("comment"))
        #expect(!driver.text.contains("Next:"))
        #expect(driver.text.contains("The rest of the post is being read."))
        driver.answerLater()
        driver.press("G")
        #expect(driver.text.contains("3 comments"))
        #expect(driver.text.contains("Next: Post 3"))
        #expect(!driver.text.contains("is being read"))
    }

    @Test("Whoever leaves it does not get the rest, and does on coming back")
    func leaving() {
        let driver = driver()
        driver.press("j<Enter>GJ")
        #expect(driver.shown == 3)
        driver.answerLater()
        #expect(driver.shown == 3)
        driver.press("K")
        #expect(driver.state.reading?.loaded.isWhole == false)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.state.reading?.loaded.isWhole == true)
        #expect(driver.text.contains("Line 0 of"))
    }

    @Test("The rest is asked for again when another post has come between")
    func between() {
        let driver = driver()
        driver.longPosts = [3]
        driver.press("jjk")
        #expect(driver.shown == 2)
        #expect(wholeLoads(driver) == 2)
        driver.answerLater()
        #expect(driver.state.reading?.loaded.isWhole == true)
    }

    @Test("A preview that is entered while its rest comes is read once")
    func entered() {
        let driver = driver()
        driver.press("j<Enter><Enter>l")
        #expect(driver.state.focus == .text)
        #expect(wholeLoads(driver) == 1)
        driver.press("q")
        driver.answerLater()
        #expect(driver.state.focus == .list)
        #expect(driver.state.reading?.loaded.isWhole == true)
    }

    @Test("Where reading is to go on below it, the whole is waited for", arguments: [80, 160])
    func position(columns: Int) {
        let driver = driver(columns: columns)
        driver.library.save(ReadingPosition(post: PostID(2), offset: 6_000))
        driver.press("j<Enter>")
        #expect(driver.shown != 2)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.state.focus == .text)
        #expect(driver.state.reading?.anchor.offset == 6_000)
        #expect(wholeLoads(driver) == 1)
    }

    @Test("Going back to the end of a post waits for its whole")
    func end() {
        let driver = driver()
        driver.press("jj<Enter>b")
        #expect(driver.shown == 3)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.text.contains("Line 399 of"))
    }

    @Test("A beginning that does not fill the screen is not shown")
    func short() {
        let driver = driver()
        driver.beginnings = [2: 3]
        driver.press("j<Enter>")
        #expect(driver.shown == 1)
        driver.answerLater()
        #expect(driver.shown == 2)
        #expect(driver.state.focus == .text)
    }

    @Test("Where the whole begins as another text, the same words stay on top")
    func changed() {
        let driver = driver()
        driver.press("j<Enter><PageDown><PageDown>")
        let text = driver.text
        guard var loaded = driver.library.loaded(PostID(2), isReversed: false),
            let generation = driver.state.requests.post?.generation
        else {
            Issue.record("nothing is asked for")
            return
        }
        loaded.document.blocks[0] = .paragraph([.text("Quite another line to begin with.")])
        driver.send(.postLoaded(loaded, generation: generation))
        #expect(driver.state.reading?.loaded.isWhole == true)
        #expect(driver.text == text)
    }

    @Test("What fails is said, and tried again when it is wanted again")
    func failure() {
        let driver = driver()
        driver.press("j<Enter>")
        driver.send(.failed("Cannot read: the disk is gone", in: .post))
        #expect(wholeLoads(driver) == 1)
        driver.press("j")
        #expect(wholeLoads(driver) == 1)
        driver.press("G")
        #expect(wholeLoads(driver) == 2)
        driver.answerLater()
        #expect(driver.text.contains("Line 399 of"))
    }

    @Test("Marks that change meanwhile are as they now are")
    func marks() {
        let driver = driver()
        driver.press("j<Enter>m")
        driver.answerLater()
        #expect(driver.state.reading?.loaded.isWhole == true)
        #expect(driver.state.reading?.loaded.post.row.isRead == true)
        driver.press("G")
        driver.answerLater()
        #expect(driver.readMarks == [2])
    }

    @Test("Another width or an option changes nothing of that")
    func resized() {
        let driver = driver()
        driver.press("j<Enter><PageDown><PageDown>")
        let line = top(driver)
        driver.resize(columns: 70, rows: 20)
        #expect(top(driver) == line)
        driver.answerLater()
        #expect(top(driver) == line)
    }
}
