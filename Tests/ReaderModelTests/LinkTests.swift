import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Links")
struct LinkTests {
    private func blog(_ addresses: [String], columns: Int = 80) -> Driver {
        let posts = [
            FakePost(1, "2011-01-10", lines: 2, permalink: "http://example.org/2011/a.html")
                .linking(to: addresses),
            FakePost(2, "2011-01-11", lines: 90, permalink: "http://example.org/2011/b.html"),
            FakePost(3, "2012-05-01", section: .pages, permalink: "http://example.org/about"),
        ]
        let driver = Driver(posts, columns: columns)
        driver.press("<Enter>")
        return driver
    }

    private func labels(_ driver: Driver) -> [String] {
        driver.state.labels?.matching.map(\.letters) ?? []
    }

    @Test("So many labels are as short as can be, and none begins another", arguments: 0...200)
    func letters(count: Int) {
        let letters = LinkLabels.letters(count: count)
        #expect(letters.count == count && Set(letters).count == count)
        for label in letters {
            #expect(!label.isEmpty && label.allSatisfy(LinkLabels.alphabet.contains))
            #expect(letters.allSatisfy { $0 == label || !$0.hasPrefix(label) })
        }
        let longest = letters.map(\.count).max() ?? 0
        #expect(longest <= (count <= 9 ? 1 : (count <= 81 ? 2 : 3)))
        #expect(letters.map(\.count) == letters.map(\.count).sorted())
    }

    @Test("Every link on screen gets one label, also one that goes over two lines")
    func oneEach() {
        let driver = blog(["http://a.org/", "http://b.org/", "http://a.org/"])
        driver.press("f")
        #expect(labels(driver).count == 3)
        var post = FakePost(1, "2011-01-10")
        let words = (0..<30).map { "word\($0)" }.joined(separator: " ")
        post.document.blocks = [.paragraph([.link(address: "http://a.org/", [.text(words)])])]
        let long = Driver([post])
        long.press("<Enter>f")
        #expect(labels(long).count == 1)
        #expect(long.state.labels?.labels.first?.column == 0)
    }

    @Test("A label is narrowed by typing, widened by erasing, left by any other key")
    func typing() {
        let driver = blog((0..<12).map { "http://a.org/\($0)" })
        driver.resize(columns: 80, rows: 50)
        driver.press("f")
        #expect(labels(driver).count == 12)
        let long = labels(driver).first { $0.count == 2 } ?? ""
        driver.press(String(long.prefix(1)))
        #expect(labels(driver).allSatisfy { $0.hasPrefix(long.prefix(1)) })
        driver.press("<BS>")
        #expect(labels(driver).count == 12)
        driver.press("<BS>")
        #expect(driver.state.labels == nil)
        for key in ["<Esc>", "x", "<Space>", "<Down>", "1", "<Enter>"] {
            let top = driver.state.reading?.top
            driver.press("f" + key)
            #expect(driver.state.labels == nil)
            #expect(driver.state.reading?.top == top && driver.state.prompt == nil)
        }
        #expect(driver.message == "")
    }

    @Test("Where there is no link, or no text, that is said")
    func none() {
        let driver = blog([])
        driver.press("f")
        #expect(driver.message == "There is no link on screen")
        driver.press("qF")
        #expect(driver.message == "There is no text here")
    }

    @Test("Labels stay at another size, on the links where they stand then")
    func moves() {
        let driver = blog(["http://a.org/"])
        driver.press("f")
        driver.send(.notice("Something"))
        #expect(driver.state.labels != nil)
        driver.resize(columns: 70, rows: 24)
        #expect(driver.state.labels?.view == driver.state.reading?.view)
        driver.resize(columns: 10, rows: 3)
        driver.resize(columns: 24, rows: 20)
        let row = driver.state.labels?.labels.first?.row ?? 0
        #expect(driver.state.reading?.lines[row].runs.contains { $0.link != nil } == true)
        driver.press("f")
        #expect(driver.state.labels == nil)
    }

    @Test("What is typed of a label stays at another size while it means the same link")
    func keepsTyped() {
        let driver = blog((0..<12).map { "http://a.org/\($0)" })
        driver.resize(columns: 80, rows: 50)
        driver.press("f")
        let first = labels(driver).first { $0.count == 2 }?.prefix(1) ?? ""
        driver.press(String(first))
        let narrowed = labels(driver)
        driver.resize(columns: 60, rows: 50)
        #expect(driver.state.labels?.typed == String(first) && labels(driver) == narrowed)
        // With fewer links on screen the letter is a label of its own.
        driver.resize(columns: 60, rows: 12)
        #expect(driver.state.labels?.typed == "")
        #expect(labels(driver).allSatisfy { $0.count == 1 })
    }

    @Test("A post of the library opens inside, and H comes back to the very place")
    func opensInside() {
        let driver = blog(["b.html"])
        driver.press("ff")
        #expect(
            driver.effects.contains {
                if case .findPost("http://example.org/2011/b.html", PostID(1), _) = $0 {
                    true
                } else {
                    false
                }
            })
        #expect(driver.shown == 2 && driver.selected == 2)
        #expect(driver.state.focus == .text)
        driver.press("<Space>3j")
        let there = driver.text
        driver.press("H")
        #expect(driver.shown == 1 && driver.selected == 1)
        #expect(driver.state.reading?.top == .start)
        driver.press("L")
        #expect(driver.shown == 2 && driver.text == there)
        driver.press("L")
        #expect(driver.message == "There is nothing to go on to")
        driver.press("HH")
        #expect(driver.message == "No link led here")
        #expect(driver.browsed.isEmpty)
    }

    @Test("A page opens from a post, and H comes back to the posts")
    func section() {
        let driver = blog(["/about"])
        driver.press("ff")
        #expect(driver.shown == 3 && driver.state.list.section == .pages)
        driver.press("H")
        #expect(driver.shown == 1 && driver.state.list.section == .posts)
    }

    @Test("From the page beside the list a link is followed too", arguments: ["ff", "2H", "2L"])
    func fromTheList(keys: String) {
        let driver = blog(["b.html"], columns: 160)
        driver.press("q" + keys)
        #expect(driver.shown == (keys == "ff" ? 2 : 1))
        #expect(driver.state.focus == (keys == "ff" ? .text : .list))
    }

    @Test("A post of another archive opens there, and H comes back")
    func otherArchive() {
        var other = FakePost(50, "2001-01-01", permalink: "http://other.org/x")
        other.stored.row.archive = ArchiveID(2)
        let driver = Driver([
            FakePost(1, "2011-01-10", lines: 3).linking(to: ["http://other.org/x"]),
            FakePost(2, "2011-01-11"), other,
        ])
        driver.press("<Enter><Enter>ff")
        #expect(driver.state.archive?.summary.id == ArchiveID(2))
        #expect(driver.shown == 50 && driver.state.focus == .text)
        driver.press("H")
        #expect(driver.state.archive?.summary.id == FakeLibrary.archive)
        #expect(driver.shown == 1 && driver.state.focus == .text)
        driver.press("L")
        #expect(driver.shown == 50)
    }

    @Test("An archive that cannot be opened leaves everything as it is")
    func archiveGone() {
        var other = FakePost(50, "2001-01-01", permalink: "http://other.org/x")
        other.stored.row.archive = ArchiveID(2)
        let library = FakeLibrary([FakePost(1, "2011-01-10").linking(to: ["http://other.org/x"])])
        let driver = Driver(reopening: library)
        driver.press("<Enter>")
        var state = driver.state
        _ = state.update(.key(.character("f")))
        let effects = state.update(.key(.character("f")))
        guard case .findPost(let address, _, let generation)? = effects.first else {
            Issue.record("nothing was looked for")
            return
        }
        let opening = state.update(.postFound(other.row, for: address, generation: generation))
        #expect(opening == [.openArchive(ArchiveID(2))])
        _ = state.update(.failed("This archive is gone", in: .archive))
        #expect(state.landing == nil && state.reading?.post == PostID(1))
        #expect(state.update(.postFound(other.row, for: address, generation: generation)).isEmpty)
    }

    @Test("A post that is gone is said to be, and history goes on")
    func postGone() {
        let driver = blog(["b.html"])
        driver.press("ff")
        driver.library.remove(1)
        driver.press("r")
        driver.press("H")
        #expect(driver.message == "That post is not in the library any more")
    }

    @Test(
        "An address of the web is asked about, then opened",
        arguments: [
            ("http://other.org/x", "http://other.org/x"), ("//other.org/x", "http://other.org/x"),
            ("c.html?a=1#b", "http://example.org/2011/c.html?a=1#b"),
            ("HTTPS://other.org/a b", "https://other.org/a%20b"),
        ])
    func asks(link: String, opened: String) {
        let driver = blog([link])
        driver.press("ff")
        guard case .confirm(let question, .open(let address))? = driver.state.prompt?.kind else {
            Issue.record("nothing was asked")
            return
        }
        #expect(question == "Open \(opened) in the browser? y/n" && address == opened)
        driver.press("n")
        #expect(driver.message == "Not opened" && driver.browsed.isEmpty)
        driver.press("ffy")
        #expect(driver.browsed == [opened])
    }

    @Test("Mail is asked about, other schemes are never opened")
    func schemes() {
        let driver = blog([
            "mailto:ada@example.org", "javascript:alert(1)", "file:///etc/passwd", "tel:+1",
        ])
        driver.press("ffy")
        #expect(driver.browsed == ["mailto:ada@example.org"])
        for (key, scheme) in [("j", "javascript"), ("d", "file"), ("k", "tel")] {
            driver.press("f" + key)
            #expect(driver.message.hasPrefix("A “\(scheme):” address is not opened"))
            #expect(driver.state.prompt == nil)
        }
        #expect(driver.browsed.count == 1)
    }

    @Test("Without the post's own address what is relative may still be of the library")
    func relative() {
        let posts = [
            FakePost(1, "2011-01-10", permalink: "").linking(to: ["b.html", "c.html"]),
            FakePost(2, "2011-01-11", permalink: "b.html"),
        ]
        let driver = Driver(posts)
        driver.press("<Enter>fj")
        #expect(driver.message == "Where this leads is not known: c.html")
        driver.press("ff")
        #expect(driver.shown == 2)
    }

    @Test("F copies a link's address, whole")
    func copies() {
        let driver = blog(["b.html#x"])
        driver.press("Ff")
        #expect(driver.effects.last == .copy("http://example.org/2011/b.html#x"))
        #expect(driver.shown == 1)
    }

    @Test("A picture's address is followed like a link")
    func pictures() {
        var post = FakePost(1, "2011-01-10", permalink: "http://example.org/a/b")
        post.document.blocks.append(
            .figure(Media(kind: .image, text: "A buoy", address: "buoy.jpg"), caption: []))
        let driver = Driver([post])
        driver.press("<Enter>ffy")
        #expect(driver.browsed == ["http://example.org/a/buoy.jpg"])
    }

    @Test("History keeps a hundred places")
    func bounded() {
        var history = JumpHistory()
        let row = FakePost(1, "2011-01-10").row
        func place(_ offset: Int) -> JumpHistory.Place {
            JumpHistory.Place(
                row: row, archive: row.archive, anchor: PageAnchor(offset: offset, lead: 0))
        }
        for offset in 0..<250 { history.leave(place(offset)) }
        var offsets: [Int] = []
        var current = place(250)
        while let target = history.step(true, from: current) {
            offsets.append(target.anchor.offset)
            current = target
        }
        #expect(offsets == Array((150..<250).reversed()))
        #expect(history.step(false, from: current)?.anchor.offset == 151)
    }

    @Test("H comes back to the very line that was being read, and L too")
    func readingLine() {
        let posts = [
            FakePost(1, "2011-01-10", lines: 40, permalink: "http://example.org/a")
                .linking(to: ["b"]),
            FakePost(2, "2011-01-11", lines: 90, permalink: "http://example.org/b"),
        ]
        let driver = Driver(posts)
        driver.press(":set focus=ruler<Enter><Enter>GG")
        let row = driver.state.reading?.readingRow
        #expect((row ?? 0) > 0)
        driver.press("ff")
        #expect(driver.shown == 2)
        driver.press("<Space>5j")
        let there = driver.state.reading?.readingRow
        driver.press("H")
        #expect(driver.shown == 1 && driver.state.reading?.readingRow == row)
        driver.press("L")
        #expect(driver.shown == 2 && driver.state.reading?.readingRow == there)
    }

    @Test("A path without its site is copied with a word, and not opened")
    func hostless() {
        let driver = Driver([FakePost(1, "2011-01-10", permalink: "/2011/01/a.html")])
        driver.press("<Enter>y")
        #expect(driver.message.hasSuffix("a path only: its site is not known"))
        driver.press("o")
        #expect(driver.message.contains("does not say on which site"))
        #expect(driver.browsed.isEmpty)
    }

    @Test("An address that is asked about is there whole, where the screen has room")
    func whole() {
        let path = (0..<20).map { "part\($0)" }.joined(separator: "/")
        let address = "https://host.example/" + path
        let driver = blog([address])
        driver.press("ff")
        guard case .confirm(let question, _)? = driver.state.prompt?.kind else {
            Issue.record("nothing was asked")
            return
        }
        #expect(question.contains(address))
    }
}
