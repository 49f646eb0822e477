import ArchiveModel
import Prose
import Testing

@testable import ReaderModel

@Suite("Kept searches")
struct KeptSearchTests {
    private func driver() -> Driver {
        var posts = FakePost.blog(60)
        for index in [9, 10, 29, 49] { posts[index].stored.row.title = "Lens \(index + 1)" }
        return Driver(posts)
    }

    private func titles(_ driver: Driver) -> [String] { driver.state.list.rows.map(\.title) }

    @Test("S keeps the search that is shown, under the name that is typed")
    func keeping() throws {
        let driver = driver()
        driver.press("S")
        #expect(driver.message == "There is no search to keep yet: s searches")
        driver.press("slens<Esc>S")
        #expect(driver.state.prompt?.text == "lens")
        driver.press("<C-u>My lenses<Enter>")
        #expect(driver.message == "Kept as “My lenses”, beside the archives")
        let search = try #require(driver.state.archives.last)
        #expect(search.displayTitle == "My lenses")
        #expect(search.kept?.query == "lens")
        #expect(search.kept?.archive == nil)
        #expect(search.tally.unread == 4)
        #expect(driver.state.isSearchShown)
        driver.press("S<C-u>My lenses<Enter>")
        #expect(driver.message == "Another kept search is called “My lenses”")
    }

    @Test("It opens as an archive does: a tree, a list, unread posts, marks and counts")
    func opening() {
        let driver = driver()
        driver.press("slens<Esc>S<Enter>q")
        driver.press("hhq")
        #expect(driver.state.picker != nil)
        driver.press("G<Enter>")
        #expect(driver.state.archive?.summary.displayTitle == "lens")
        #expect(titles(driver) == ["Lens 10", "Lens 11", "Lens 30", "Lens 50"])
        #expect(driver.state.list.total == 4)
        #expect(driver.tree.first == "2008")
        driver.press("m.")
        #expect(driver.state.list.selected?.title == "Lens 11")
        #expect(driver.state.currentNumber == 2)
        #expect(driver.state.archiveProgress?.unread == 3)
        driver.press("GK")
        #expect(driver.state.list.selected?.title == "Lens 30")
        driver.press("r")
        #expect(titles(driver).first == "Lens 50")
        driver.press("r:mark-all<Enter>y")
        #expect(driver.library.posts.filter(\.row.isRead).count == 4)
        #expect(driver.state.archiveProgress?.unread == 0)
        driver.press("u")
        #expect(driver.state.archiveProgress?.unread == 3)
    }

    @Test("What comes next on the page is the next one found, and its end is no blog's")
    func next() {
        let driver = driver()
        driver.press("slens<Esc>S<Enter>q:archive lens<Enter>")
        driver.press("gg<Enter>J")
        #expect(driver.state.reading?.loaded.next?.title == "Lens 30")
        driver.press("qG<Enter>")
        #expect(driver.text.contains("End of the list"))
    }

    @Test("Where reading stands is kept with it")
    func position() {
        let driver = driver()
        driver.press("slens<Esc>S<Enter>q:archive lens<Enter>gg<Enter>")
        let kept = driver.state.archive?.summary.id
        #expect(driver.library.position?.keptSearch == kept)
        #expect(kept?.isKeptSearch == true)
    }

    @Test("A link from it leads into the archive, and H back into it")
    func links() {
        var posts = FakePost.blog(60)
        posts[9] = FakePost(10, "2008-04-15", title: "Lens 10").linking(
            to: ["http://example.org/3"])
        let driver = Driver(posts)
        driver.press("slens<Esc>S<Enter>q:archive lens<Enter>gg<Enter>f")
        driver.press(driver.state.labels?.matching.first?.letters ?? "")
        #expect(driver.state.reading?.loaded.post.row.id == PostID(3))
        #expect(driver.state.archive?.summary.kept == nil)
        driver.press("H")
        #expect(driver.state.archive?.summary.displayTitle == "lens")
        #expect(driver.state.reading?.loaded.post.row.id == PostID(10))
    }

    @Test("It can be renamed, and after a question removed")
    func changing() {
        let driver = driver()
        driver.press(":rename x<Enter>")
        #expect(driver.message == "This is no kept search: S keeps one")
        driver.press("slens<Esc>S<Enter>q:archive lens<Enter>")
        driver.press(":rename Glass<Enter>")
        #expect(driver.message == "It is called “Glass” now")
        #expect(driver.state.archive?.summary.displayTitle == "Glass")
        #expect(driver.state.archives.last?.displayTitle == "Glass")
        driver.press(":forget<Enter>n")
        #expect(driver.message == "It stays kept")
        driver.press(":forget<Enter>y")
        #expect(driver.state.archive == nil)
        #expect(driver.state.archives.allSatisfy { $0.kept == nil })
        #expect(driver.state.picker != nil)
        driver.press("<Enter>")
        #expect(driver.state.list.total == 60)
    }

    @Test("Its counts are those from before until they are known anew")
    func counting() throws {
        let driver = driver()
        driver.press("slens<Esc>S<Enter>qhhq")
        #expect(driver.state.archives.last?.kept?.isCounted == true)
        driver.holdsAnswers = true
        driver.press("<Enter>slens<Esc>S<C-u>two<Enter>qhhq")
        driver.answerLater()
        #expect(driver.effects.contains { if case .refreshKept = $0 { true } else { false } })
    }
}
