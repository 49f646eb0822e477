import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Space, and marks that annals sets by itself")
struct ReadingOnTests {
    @Test(
        "Space alone reads the whole blog, each post once, in order",
        arguments: [(80, 24), (40, 12), (120, 40), (200, 50), (20, 4)], [false, true])
    func readsEverything(size: (Int, Int), isReversed: Bool) {
        let posts = FakePost.blog(60) { $0 % 7 == 0 ? 60 : $0 % 3 == 0 ? 12 : 1 }
        let driver = Driver(posts, columns: size.0, rows: size.1, isReversed: isReversed)
        var presses = 0
        while driver.state.archiveProgress?.unread != 0, presses < 5_000 {
            driver.press("<Space>")
            presses += 1
        }
        let ids = (1...60).map { Int64($0) }
        #expect(driver.readMarks == (isReversed ? ids.reversed() : ids))
        for _ in 0..<10 where driver.message.isEmpty { driver.press("<Space>") }
        #expect(driver.message == "You have read the whole blog: 60 posts")
    }

    @Test("Space shows every line of a long post, one line twice at each turn")
    func losesNoLine() {
        let driver = Driver([FakePost(1, "2011-01-25", lines: 100)])
        driver.press("<Space>")
        var seen = driver.text
        while driver.state.reading?.percent != 100 {
            let last = driver.state.reading?.lines.last(where: \.hasText)
            driver.press("<Space>")
            if driver.state.reading?.percent != 100 {
                #expect(driver.state.reading?.lines.first == last)
            }
            seen += "\n" + driver.text
        }
        for line in 0..<100 { #expect(seen.contains("Line \(line) of post 1.")) }
    }

    @Test("A long post is marked when its end comes on screen, not before")
    func marksAtTheEnd() {
        let driver = Driver([FakePost(1, "2011-01-25", lines: 40), FakePost(2, "2011-01-26")])
        driver.press("<Space><Space>")
        #expect(driver.readMarks.isEmpty)
        driver.press("<Space><Space><Space>")
        #expect(driver.readMarks == [1])
        #expect(driver.shown == 1)
        driver.press("<Space>")
        #expect(driver.shown == 2)
    }

    @Test("A post that fits the screen is marked after a moment")
    func marksShortPostAfterAMoment() {
        let driver = Driver(FakePost.blog(3))
        driver.press("<Enter>")
        #expect(driver.readMarks.isEmpty)
        let wake = driver.effects.last { if case .wake = $0 { true } else { false } }
        #expect(
            wake == .wake(afterMilliseconds: 1_500, generation: driver.state.requests.wake ?? -1))
        driver.wait()
        #expect(driver.readMarks == [1])
        #expect(driver.library.requests.first?.isAutomatic == true)
    }

    @Test("Moving on from a post that fits the screen marks it", arguments: ["<Space>", "J", "."])
    func marksShortPostOnMovingOn(keys: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press("<Enter>" + keys)
        #expect(driver.readMarks == [1])
        #expect(driver.shown == 2)
    }

    @Test(
        "Looking, leaving and going back mark nothing",
        arguments: ["jjjkkk", "<Enter>q", "<Enter>K", "<Enter>,", "jjjG", "<Tab>jjj", "<Enter>]"])
    func marksNothing(keys: String) {
        for columns in [80, 120] {
            let driver = Driver(FakePost.blog(30), columns: columns)
            driver.press(keys)
            #expect(driver.readMarks.isEmpty, "at \(columns) columns")
        }
    }

    @Test("A preview beside the list is never marked, however long it stays")
    func previewIsNotMarked() {
        let driver = Driver(FakePost.blog(30), columns: 160, rows: 50)
        driver.press("jjj")
        #expect(driver.shown == 4)
        driver.wait()
        #expect(driver.state.requests.wake == nil)
        #expect(driver.readMarks.isEmpty)
    }

    @Test("An alarm set for one post does not mark the next")
    func staleAlarm() {
        let driver = Driver(FakePost.blog(30))
        driver.press("<Enter>")
        let first = driver.state.requests.wake ?? -1
        driver.press("]")
        driver.send(.woken(generation: first))
        #expect(driver.readMarks.isEmpty)
    }

    @Test("What m has made unread stays unread")
    func unreadStaysUnread() {
        let driver = Driver(FakePost.blog(3))
        driver.press("<Enter>")
        driver.wait()
        driver.press("m")
        #expect(driver.state.reading?.loaded.post.row.isRead == false)
        driver.wait()
        driver.press("j<Space>")
        #expect(driver.readMarks == [1])
        #expect(driver.library.row(of: PostID(1))?.isRead == false)
        #expect(driver.shown == 2)
    }

    @Test("Unread posts behind are offered, and Space goes there")
    func goesBackToTheBeginning() {
        let driver = Driver(FakePost.blog(6))
        driver.press("G<Space><Space>")
        #expect(
            driver.message == "No unread post ahead · 5 unread posts behind: "
                + "Space again goes to the first")
        driver.press("<Space>")
        #expect(driver.shown == 1)
    }

    @Test("Another key takes the offer back")
    func offerIsTakenBack() {
        let driver = Driver(FakePost.blog(6))
        driver.press("G<Space><Space>j<Space>")
        #expect(driver.shown == 6)
        #expect(driver.message.hasPrefix("No unread post ahead"))
    }

    @Test("Space goes on from the picker, the help page and empty prompts")
    func goesOnFromAnywhere() {
        let driver = Driver(FakePost.blog(6))
        driver.press(":<Space>")
        #expect(driver.state.focus == .text)
        driver.press("gm<Space>")
        #expect(driver.state.prompt == nil)
        driver.press("/<Space>")
        #expect(driver.state.prompt == nil)
        driver.press("<F1>")
        for _ in 0..<20 where driver.state.help != nil { driver.press("<Space>") }
        #expect(driver.state.help == nil)
    }

    @Test("b goes back a page, then to the end of the post before")
    func goesBack() {
        let driver = Driver([
            FakePost(1, "2011-01-25", lines: 60), FakePost(2, "2011-01-26", lines: 60),
        ])
        driver.press("j<Enter><Space>b")
        #expect(driver.shown == 2)
        #expect(driver.state.reading?.isAtStart == true)
        driver.press("b")
        #expect(driver.shown == 1)
        #expect(driver.text.contains("Line 59 of post 1."))
        #expect(driver.state.reading?.percent == 100)
    }

    @Test("With the whole blog read, the next unread post is that of the next archive")
    func goesOnInTheNextArchive() {
        var posts = FakePost.blog(6)
        for index in 3..<6 { posts[index].stored.row.archive = ArchiveID(2) }
        let driver = Driver(posts)
        driver.press("<Enter>mjmjm")
        #expect(driver.readMarks == [1, 2, 3])
        driver.press(".")
        #expect(
            driver.message
                == "You have read the whole blog: 3 posts · again goes on in “Another Log”")
        driver.press("j.")
        #expect(driver.library.openedArchive == FakeLibrary.archive)
        driver.press(".")
        #expect(driver.library.openedArchive == ArchiveID(2))
        #expect(driver.state.list.selected?.id == PostID(4))
        driver.press("m..")
        #expect(driver.state.list.selected?.id == PostID(6))
        driver.press("mkm.")
        #expect(driver.message == "You have read the whole blog: 3 posts")
        driver.press(".")
        #expect(driver.library.openedArchive == ArchiveID(2))
    }

    @Test("What was just read is not found unread again before it is on disk")
    func marksUnderWay() {
        let driver = Driver(FakePost.blog(3))
        driver.holdsAnswers = true
        driver.press("<Space><Space><Space><Space>")
        #expect(driver.message == "You have read the whole blog: 3 posts")
        driver.press("K,")
        #expect(driver.message == "You have read the whole blog: 3 posts")
        driver.answerLater()
        #expect(driver.readMarks == [1, 2, 3])
    }

    @Test("In a terminal too small to show anything nothing is marked")
    func tooSmall() {
        let driver = Driver(FakePost.blog(3))
        driver.press("<Enter>")
        driver.resize(columns: 19, rows: 24)
        driver.wait()
        #expect(driver.readMarks.isEmpty)
    }
}
