import ArchiveModel
import Prose
import Testing

@testable import ReaderModel

@Suite("Lists of only some posts")
struct ListFilterTests {
    /// 60 posts; every fifth is labelled "lamps", every tenth "oil" too.
    private func driver() -> Driver {
        var posts = FakePost.blog(60)
        for index in posts.indices where index % 5 == 0 {
            posts[index].stored.labels = index % 10 == 0 ? ["lamps", "oil"] : ["lamps"]
        }
        return Driver(posts)
    }

    private func ids(_ driver: Driver) -> [Int64] { driver.state.list.rows.map(\.id.rawValue) }

    private var lamps: [Int64] { (0..<12).map { $0 * 5 + 1 } }

    @Test("& narrows what there is as one types, and Enter lists only that")
    func choosing() {
        let driver = driver()
        driver.press("&")
        #expect(driver.state.chooser?.choices.map(\.name) == ["unread", "lamps", "oil"])
        #expect(driver.state.chooser?.choices.map(\.posts) == [60, 12, 6])
        driver.press("la")
        #expect(driver.state.chooser?.choices.map(\.name) == ["lamps"])
        driver.press("<Enter>")
        #expect(driver.state.chooser == nil && driver.state.prompt == nil)
        #expect(ids(driver) == lamps)
        #expect(driver.state.list.total == 12)
        #expect(driver.state.listFilter?.words == "only lamps")
    }

    @Test("Everything that walks the list walks what is listed")
    func walking() {
        let driver = driver()
        driver.press("&la<Enter>gg")
        driver.press("J")
        #expect(driver.state.list.selected?.id == PostID(6))
        driver.press("<Enter>mJ")
        #expect(driver.state.reading?.post == PostID(11))
        driver.press("q,")
        #expect(driver.state.list.selected?.id == PostID(1))
        driver.press("G")
        #expect(driver.state.list.selected?.id == PostID(56))
        #expect(driver.state.currentNumber == 12)
        driver.press("r")
        #expect(ids(driver) == lamps.reversed())
        driver.press("r3G")
        #expect(driver.state.list.selected?.id == PostID(11))
        let months = Set(driver.state.list.rows.map(\.month)).count
        #expect(driver.state.archive?.outline.months.count == months)
    }

    @Test("A second thing is asked for as well; Enter on one takes it off; Esc lists all again")
    func several() {
        let driver = driver()
        driver.press("&la<Enter>&oil<Enter>")
        #expect(ids(driver) == [1, 11, 21, 31, 41, 51])
        driver.press("&<Enter>")
        #expect(driver.state.listFilter?.words == "only oil")
        driver.press("&lamps<Enter>&un<Enter>")
        #expect(driver.state.listFilter?.words == "only oil + lamps + unread")
        driver.press("G<Esc>")
        #expect(driver.state.listFilter == nil)
        #expect(driver.state.list.selected?.id == PostID(51))
        #expect(driver.state.list.total == 60)
        #expect(driver.state.currentNumber == 51)
        driver.press("&la<Enter>&&")
        #expect(driver.state.listFilter == nil)
        #expect(driver.state.list.total == 60)
    }

    @Test("M and mark-all mean what is listed")
    func marking() {
        let driver = driver()
        driver.press("&la<Enter>gg:mark-all<Enter>y")
        #expect(driver.library.posts.filter(\.row.isRead).map(\.row.id.rawValue) == lamps)
        #expect(driver.state.archiveProgress?.unread == 0)
        driver.press("<Esc>")
        #expect(driver.state.archiveProgress?.unread == 48)
        driver.press("u")
        #expect(driver.state.archiveProgress?.unread == 60)
    }

    @Test("A mark on one post is counted in what is listed and in all")
    func counting() {
        let driver = driver()
        driver.press("&la<Enter>ggm")
        #expect(driver.state.archiveProgress?.unread == 11)
        driver.press("<Esc>")
        #expect(driver.state.archiveProgress?.unread == 59)
    }

    @Test("Until it is counted nothing wrong is said, and the list is there")
    func notCounted() {
        let driver = driver()
        driver.press("&")
        driver.holdsAnswers = true
        driver.press("la<Enter>")
        #expect(ids(driver) == lamps)
        #expect(driver.state.listFilter?.isCounting == true)
        #expect(driver.state.list.total == 0)
        driver.press("5G")
        #expect(driver.message == "Still counting: try again in a moment")
        driver.press("M")
        #expect(driver.message == "Still counting: try again in a moment")
        driver.answerLater()
        #expect(driver.state.list.total == 12)
    }

    @Test("On a page, the labels of its post come first")
    func ofThePost() {
        let driver = driver()
        driver.press("11G<Enter>&")
        #expect(driver.state.chooser?.choices.map(\.name) == ["lamps", "oil", "unread"])
        driver.press("j")
        #expect(driver.state.chooser?.choices.isEmpty == true)
        driver.press("<Esc>")
        #expect(driver.state.chooser == nil)
        #expect(driver.state.focus == .text)
    }

    @Test(":only takes the label after it")
    func command() {
        let driver = driver()
        driver.press(":only oil<Enter>")
        #expect(ids(driver) == [1, 11, 21, 31, 41, 51])
        driver.press(":only tar<Enter>")
        #expect(driver.message == "Nothing here is called “tar”")
        #expect(ids(driver).count == 6)
    }

    @Test("A link to a post that is not listed lists all again")
    func links() {
        var posts = FakePost.blog(60)
        posts[5] = FakePost(6, "2008-02-08").linking(to: ["http://example.org/3"])
        posts[5].stored.labels = ["lamps"]
        let driver = Driver(posts)
        driver.press("&lamps<Enter>gg<Enter>f")
        driver.press(driver.state.labels?.matching.first?.letters ?? "")
        #expect(driver.state.reading?.post == PostID(3))
        #expect(driver.state.listFilter == nil)
        #expect(driver.state.list.total == 60)
    }
}
