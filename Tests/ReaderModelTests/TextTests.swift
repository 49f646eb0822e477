import ArchiveModel
import Prose
import Testing

@testable import ReaderModel

@Suite("The text, and where reading stands in it")
struct TextTests {
    /// Posts whose paragraphs fill several lines at any width.
    private func longPosts(_ count: Int = 3) -> [FakePost] {
        (0..<count).map { index in
            var post = FakePost(Int64(index + 1), "2011-01-\(index + 10)", comments: 3)
            post.document.blocks = (0..<60).map { paragraph in
                let words = (0..<40).map { "p\(paragraph)w\($0)" }.joined(separator: " ")
                return .paragraph([.text(words)])
            }
            return post
        }
    }

    private func top(_ driver: Driver) -> String {
        driver.text.split(separator: "\n").first.map(String.init) ?? ""
    }

    private func isAtEnd(_ driver: Driver) -> Bool {
        guard var pane = driver.state.reading else { return true }
        return pane.isAtEnd
    }

    @Test("Reading goes on at the same text another day, whatever the width")
    func comesBack() {
        let driver = Driver(longPosts())
        driver.press("j<Enter>7j<Space>3j")
        let before = top(driver)
        #expect(before.hasPrefix("p"))
        let same = Driver(reopening: driver.library)
        #expect(same.state.focus == .text)
        #expect(same.shown == 2)
        #expect(top(same) == before)
        let word = before.split(separator: " ")[0]
        for (columns, rows) in [(40, 12), (120, 40), (200, 50)] {
            let other = Driver(reopening: driver.library, columns: columns, rows: rows)
            #expect(other.shown == 2)
            #expect(top(other).split(separator: " ").contains(word), "at \(columns)")
        }
    }

    @Test("The first line of the body is come back to as exactly as any other")
    func comesBackToTheFirstLine() {
        let driver = Driver(longPosts())
        driver.press("<Enter>")
        while driver.state.reading?.anchor.offset ?? 0 < 0 { driver.press("j") }
        #expect(top(driver).hasPrefix("p0w0"))
        #expect(top(Driver(reopening: driver.library)) == top(driver))
    }

    @Test("An unopened post starts with its title, and stays so")
    func startsWithTitle() {
        let driver = Driver(longPosts())
        driver.press("<Enter>")
        #expect(top(driver).contains("Post 1"))
        #expect(top(Driver(reopening: driver.library)).contains("Post 1"))
    }

    @Test("Every post has a position of its own")
    func positionPerPost() {
        let driver = Driver(longPosts())
        driver.press("<Enter><Space><Space>")
        let first = top(driver)
        driver.press("J<Space>")
        let second = top(driver)
        driver.press("K")
        #expect(top(driver) == first)
        driver.press("J")
        #expect(top(driver) == second)
        driver.press("qk<Enter>")
        #expect(top(driver) == first)
    }

    @Test("A position that is not kept yet is known all the same")
    func positionOnItsWay() {
        let driver = Driver(longPosts())
        driver.press("<Enter><Space>")
        let before = top(driver)
        driver.library.save(ReadingPosition(post: PostID(1), offset: 0))
        driver.press("JK")
        #expect(top(driver) == before)
    }

    @Test("A post read to its end starts at the top again; one reread halfway does not")
    func readPostStartsAtTheTop() {
        let driver = Driver(longPosts())
        driver.press("<Enter>GJK")
        #expect(top(driver).contains("Post 1"))
        driver.press("<Space><Space>")
        let halfway = top(driver)
        driver.press("JK")
        #expect(top(driver) == halfway)
    }

    @Test("Quitting at the end of a post comes back to the end")
    func comesBackToTheEnd() {
        let driver = Driver(longPosts())
        driver.press("<Enter>G")
        let before = top(driver)
        #expect(top(Driver(reopening: driver.library)) == before)
    }

    @Test("Looking through the list leaves positions alone", arguments: [80, 200])
    func previewKeepsPositions(columns: Int) {
        let driver = Driver(longPosts(), columns: columns, rows: 24)
        driver.press("<Enter><Space>q")
        let kept = driver.library.position
        let count = driver.effects.count
        driver.press("jjkkG")
        #expect(driver.library.position == kept)
        let saves = driver.effects.dropFirst(count).filter {
            if case .savePosition = $0 { true } else { false }
        }
        #expect(saves.isEmpty)
    }

    @Test("Going to other sizes and back shows the same lines again")
    func resizes() {
        let driver = Driver(longPosts())
        driver.press("<Enter><Space>")
        for _ in 0..<30 {
            driver.press("j")
            let before = driver.text
            let saves = driver.effects.count
            for (columns, rows) in [(40, 24), (200, 50), (20, 4), (3, 2), (0, 0), (99, 13)] {
                driver.resize(columns: columns, rows: rows)
            }
            driver.resize(columns: 80, rows: 24)
            #expect(driver.text == before)
            #expect(driver.effects.count == saves)
        }
    }

    @Test("The end of the page is come back to from a size that shows more")
    func resizesAtTheEnd() {
        let driver = Driver(longPosts())
        driver.press("<Enter>G")
        let before = driver.text
        driver.resize(columns: 80, rows: 100)
        #expect(driver.state.reading?.lines.count == 98)
        driver.resize(columns: 80, rows: 24)
        #expect(driver.text == before)
    }

    @Test("The last line is at the bottom and never above it")
    func endsAtTheBottom() {
        let driver = Driver(longPosts())
        driver.press("<Enter>G")
        let end = driver.text
        #expect(driver.state.reading?.lines.count == 22)
        #expect(end.contains("Next: Post 2 · 11 January 2011"))
        driver.press("jjj<PageDown>99999j")
        #expect(driver.text == end)
        driver.press("gg")
        #expect(top(driver).contains("Post 1"))
        driver.press("99999k")
        #expect(top(driver).contains("Post 1"))
    }

    @Test(
        "The last page turned to begins with a line of the one before, and back lead the same pages",
        arguments: [(80, 24), (200, 50), (240, 40), (40, 10)])
    func turnsPages(columns: Int, rows: Int) {
        let driver = Driver(longPosts(), columns: columns, rows: rows)
        if columns > 180 { driver.press(":set columns auto<Enter>") }
        driver.press("<Enter>z")
        var pages = [driver.text]
        while !isAtEnd(driver), pages.count < 400 {
            driver.press("<PageDown>")
            pages.append(driver.text)
        }
        let capacity = driver.state.reading?.capacity ?? 0
        #expect(driver.state.reading?.lines.count ?? 0 <= capacity)
        for (page, next) in zip(pages, pages.dropFirst()) {
            let last = page.split(separator: "\n").last { !$0.allSatisfy { $0 == " " } }
            #expect(next.hasPrefix(last ?? "?"))
            let repeated = Set(page.split(separator: "\n")).intersection(
                next.split(separator: "\n"))
            #expect(repeated.count == 1)
        }
        driver.press("<PageDown>j<C-d>5j")
        #expect(driver.text == pages.last)
        for page in pages.reversed().dropFirst() {
            driver.press("<PageUp>")
            #expect(driver.text == page)
        }
        driver.press("999<PageDown>")
        #expect(driver.text == pages.last)
        driver.press("999<PageUp>")
        #expect(driver.text == pages.first)
    }

    @Test("From a last page that is not full, lines go up one by one, and G fills it")
    func leavesTheLastPage() {
        let driver = Driver(longPosts())
        driver.press("<Enter>G")
        let full = driver.text
        driver.press("10k<PageDown>")
        let last = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(last.count < 22 && full.hasSuffix(driver.text))
        driver.press("j<PageDown>")
        #expect(driver.text.split(separator: "\n", omittingEmptySubsequences: false) == last)
        driver.resize(columns: 80, rows: 20)
        driver.resize(columns: 80, rows: 24)
        #expect(driver.text.split(separator: "\n", omittingEmptySubsequences: false) == last)
        driver.press("k")
        let above = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(above.dropFirst() == last[...])
        driver.press("G")
        #expect(driver.text == full)
    }

    @Test("Percent tells how much of the body has been seen")
    func percent() {
        let driver = Driver(longPosts())
        driver.press("<Enter>")
        let first = driver.state.reading?.percent ?? 0
        #expect((3...15).contains(first))
        driver.press("50%")
        #expect((50...65).contains(driver.state.reading?.percent ?? 0))
        driver.press("G")
        #expect(driver.state.reading?.percent == 100)
        driver.press("25G")
        #expect((25...40).contains(driver.state.reading?.percent ?? 0))
    }

    @Test("An empty body is at its end")
    func emptyBody() {
        let driver = Driver([FakePost(1, "2011-01-25", title: "", lines: 0)])
        driver.press("<Enter>")
        #expect(driver.state.reading?.percent == 100)
        #expect(driver.text.contains("(untitled)"))
        driver.wait()
        #expect(driver.readMarks == [1])
    }

    @Test("Comments fold, and the text on top stays")
    func folds() {
        let driver = Driver(longPosts())
        driver.press("<Enter><Space>")
        let before = driver.text
        driver.press("c")
        #expect(driver.text == before)
        driver.press("G")
        #expect(driver.text.contains("3 comments · c unfolds"))
        #expect(!driver.text.contains("Comment 1."))
        driver.press("cG")
        #expect(driver.text.contains("Comment 2."))
    }

    @Test("A wide terminal shows the selected post beside the list")
    func preview() {
        let driver = Driver(longPosts(), columns: 160, rows: 40)
        #expect(driver.shown == 1)
        driver.press("j")
        #expect(driver.shown == 2)
        #expect(driver.state.focus == .list)
        driver.press("<Enter>")
        #expect(driver.state.focus == .text)
        driver.press("Jq")
        #expect(driver.selected == 3)
        #expect(driver.state.focus == .list)
    }

    @Test("Zoom shows only the text, and leaving the text ends it")
    func zoom() {
        let driver = Driver(longPosts(), columns: 160, rows: 40)
        driver.press("z")
        #expect(driver.state.isZoomed && driver.state.focus == .text)
        #expect(driver.state.layout.list == nil)
        driver.press("z")
        #expect(!driver.state.isZoomed && driver.state.focus == .text)
        driver.press("zq")
        #expect(!driver.state.isZoomed && driver.state.focus == .list)
    }

    @Test("A narrow terminal opens the text in full and goes back")
    func narrow() {
        let driver = Driver(longPosts())
        driver.press("l")
        #expect(driver.state.isTextOpen && driver.state.layout.list == nil)
        driver.press("h")
        #expect(!driver.state.isTextOpen && driver.state.layout.list != nil)
    }

    @Test("The address is opened or copied, from the text and from the list")
    func addresses() {
        let posts = [
            FakePost(1, "2011-01-01"), FakePost(2, "2011-01-02", permalink: ""),
            FakePost(3, "2011-01-03", permalink: "file:///etc/passwd"),
        ]
        let driver = Driver(posts)
        driver.press("o")
        #expect(driver.effects.last == .openInBrowser("http://example.org/1"))
        driver.press("<Enter>y")
        #expect(driver.effects.last == .copy("http://example.org/1"))
        #expect(driver.message == "Copied http://example.org/1")
        driver.press("Jo")
        #expect(driver.message == "The archive has no address for this post")
        driver.press("qjo")
        #expect(driver.message == "Only http and https addresses are opened")
        let opened = driver.effects.filter {
            if case .openInBrowser = $0 { true } else { false }
        }
        #expect(opened.count == 1)
    }
}
