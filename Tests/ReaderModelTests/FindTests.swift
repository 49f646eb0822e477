import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Find in text, list and tree")
struct FindTests {
    private var posts: [FakePost] {
        var posts = FakePost.blog(120, lines: { $0 == 0 ? 100 : 1 })
        posts[49].stored.row.title = "The Lens at Fastnet"
        posts[99].stored.row.title = "Another lens"
        return posts
    }

    private func hits(_ driver: Driver) -> [String] {
        (driver.state.reading?.lines ?? []).flatMap(\.runs).filter { $0.style.contains(.hit) }
            .map(\.text)
    }

    @Test("Typing leads to the first hit, which is marked; Escape goes back")
    func whileTyping() {
        let driver = Driver(posts)
        driver.press("<Enter>jj")
        let before = driver.text
        driver.press("/line 73")
        #expect(driver.text.contains("Line 73 of post 1."))
        #expect(hits(driver).joined() == "Line 73")
        driver.press("9")
        #expect(driver.state.prompt?.hint == "no hit")
        #expect(driver.text == before)
        driver.press("<Esc>")
        #expect(driver.text == before)
        #expect(hits(driver).isEmpty)
        #expect(driver.state.prompt == nil)
    }

    @Test("Looking saves no position before Enter and marks nothing")
    func isATry() {
        let driver = Driver(posts)
        driver.press("<Enter>")
        let count = driver.effects.count
        driver.press("/line 99")
        driver.wait()
        #expect(driver.effects.count == count)
        #expect(driver.readMarks.isEmpty)
        driver.press("<Enter>")
        #expect(driver.readMarks.isEmpty)
        driver.wait()
        #expect(driver.readMarks == [1])
    }

    @Test("n and N go round the page and say so")
    func wraps() {
        let driver = Driver(posts)
        driver.press("<Enter>/line 5<Enter>")
        #expect(driver.text.contains("Line 5 of"))
        driver.press("n")
        #expect(driver.text.contains("Line 50 of"))
        #expect(driver.message == "2 of 11")
        driver.press("10n")
        #expect(driver.text.contains("Line 5 of"))
        #expect(driver.message == "Went on from the beginning · 1 of 11")
        driver.press("N")
        #expect(driver.text.contains("Line 59 of"))
        #expect(driver.message == "Went on from the end · 11 of 11")
    }

    @Test("The hit that find stands on looks different from the others, and goes on with n")
    func current() {
        let driver = Driver(posts)
        func current() -> [String] {
            (driver.state.reading?.lines ?? []).compactMap { line in
                let runs = line.runs.filter { $0.style.contains(.currentHit) }
                #expect(runs.allSatisfy { $0.style.contains(.hit) })
                return runs.isEmpty ? nil : line.runs.map(\.text).joined()
            }
        }
        driver.press("<Enter>/line 1")
        #expect(current() == ["Line 1 of post 1."])
        driver.press("<Enter>n")
        #expect(current() == ["Line 10 of post 1."])
        #expect(hits(driver).count > 2)
        driver.press("<Esc>")
        #expect(current().isEmpty)
    }

    @Test("In a long post hits are counted bit by bit, and the number told meanwhile")
    func longPost() {
        let line = String(repeating: "herring and cod ", count: 64)
        var post = FakePost(1, "2011-01-25")
        post.document.blocks = (0..<1_000).map { _ in .paragraph([.text(line)]) }
        let driver = Driver([post])
        driver.press("<Enter>/cod<Enter>nn")
        let first = driver.message
        #expect(first.hasPrefix("3 of ") && first.hasSuffix("+"))
        var count = 0
        while driver.state.hasIdleWork, driver.message.hasSuffix("+") {
            driver.send(.idle)
            count += 1
        }
        #expect(driver.message == "3 of 64000")
        #expect((2...20).contains(count))
        driver.press("N")
        #expect(driver.message == "2 of 64000")
        // Backward from the beginning, before all is counted.
        driver.press("<Esc>gg?herring")
        #expect(driver.state.prompt?.hint.hasPrefix("round the end · ") == true)
        #expect(driver.state.prompt?.hint.hasSuffix("+ hits") == true)
        while driver.state.hasIdleWork { driver.send(.idle) }
        #expect(driver.state.prompt?.hint == "round the end · 64000 of 64000")
    }

    @Test("A count finds what as many n find", arguments: ["n", "N"], [2, 7, 12, 30])
    func counted(key: String, count: Int) {
        let once = Driver(posts)
        let each = Driver(posts)
        once.press("<Enter>/line 5<Enter>\(count)\(key)")
        each.press("<Enter>/line 5<Enter>" + String(repeating: key, count: count))
        #expect(once.state.reading?.hit != nil)
        #expect(once.state.reading?.hit == each.state.reading?.hit)
    }

    @Test("? looks backward, and n goes on backward")
    func backward() {
        let driver = Driver(posts)
        driver.press("<Enter>G?line 9<Enter>")
        let first = driver.state.reading?.hit
        driver.press("n")
        let second = driver.state.reading?.hit
        #expect((second?.lowerBound ?? 0) < (first?.lowerBound ?? 0))
        driver.press("N")
        #expect(driver.state.reading?.hit == first)
    }

    @Test("What is nowhere is said, and the text stays")
    func missing() {
        let driver = Driver(posts)
        driver.press("<Enter>jj")
        let before = driver.text
        driver.press("/zebra<Enter>")
        #expect(driver.message == "No hit for “zebra”")
        #expect(driver.text == before)
        driver.press("n")
        #expect(driver.message == "No hit for “zebra”")
    }

    @Test("Escape takes the marks off the hits, n puts them on again")
    func hidesHits() {
        let driver = Driver(posts)
        driver.press("<Enter>/line<Enter>")
        #expect(!hits(driver).isEmpty)
        driver.press("<Esc>")
        #expect(hits(driver).isEmpty)
        driver.press("n")
        #expect(!hits(driver).isEmpty)
    }

    @Test("Titles are looked for beyond the window, round the end")
    func titles() {
        let driver = Driver(posts)
        driver.press("/LENS<Enter>")
        #expect(driver.selected == 50)
        driver.press("n")
        #expect(driver.selected == 100)
        #expect(driver.message == "")
        driver.press("n")
        #expect(driver.selected == 50)
        #expect(driver.message == "Went on from the beginning")
        driver.press("N")
        #expect(driver.selected == 100)
        #expect(driver.message == "Went on from the end")
        driver.press("/zebra<Enter>")
        #expect(driver.message == "No title has “zebra”")
        #expect(driver.selected == 100)
    }

    @Test("Months are found in the tree while typing, collapsed ones too")
    func months() {
        let driver = Driver(posts)
        driver.press("h/apr")
        #expect(driver.tree.contains(">April 2008"))
        #expect(driver.selected == 9)
        driver.press("<Enter>n")
        #expect(driver.tree.contains(">April 2009"))
        driver.press("4n")
        #expect(driver.message == "Went on from the beginning")
        driver.press("/2010<Esc>")
        #expect(driver.tree.contains(">April 2009") || driver.tree.contains(">April 2010"))
    }

    @Test("Escape from a find in the tree goes back to where one was")
    func treeEscape() {
        let driver = Driver(posts)
        driver.press("h")
        let before = driver.tree
        driver.press("/nov<Esc>")
        #expect(driver.tree == before)
        #expect(driver.selected == 1)
    }

    @Test("An empty find repeats the last one; without one it says so")
    func empty() {
        let driver = Driver(posts)
        driver.press("n")
        #expect(driver.message == "There is nothing to look for yet: / finds")
        driver.press("/<Enter>")
        #expect(driver.message == "There is nothing to look for")
        driver.press("/lens<Enter>/<Enter>")
        #expect(driver.selected == 100)
    }

    /// A post with a line of code that has `needle` at some cells.
    private func code(_ cells: [Int], length: Int = 300) -> FakePost {
        var line = Array(repeating: Character("x"), count: length)
        for cell in cells { line.replaceSubrange(cell..<cell + 6, with: Array("needle")) }
        var post = FakePost(1, "2011-01-10", lines: 40)
        post.document.blocks.insert(.code(text: "short\n" + String(line), language: ""), at: 20)
        return post
    }

    private func current(_ driver: Driver) -> [String] {
        (driver.state.reading?.lines ?? []).flatMap(\.runs)
            .filter { $0.style.contains(.currentHit) }.map(\.text)
    }

    @Test("A hit on a cut line of code is gone to sideways, and marked")
    func findsInCutCode() {
        let driver = Driver([code([10, 66, 200, 294])])
        driver.press("<Enter>w/needle<Enter>")
        #expect(current(driver) == ["needle"])
        #expect(driver.state.reading?.codeStart == 0)
        // There the line's mark would hide its end.
        for start in [26, 160, 230] {
            driver.press("n")
            #expect(current(driver) == ["needle"])
            #expect(driver.state.reading?.codeStart == start)
        }
        driver.press("n")
        #expect(current(driver) == ["needle"] && driver.state.reading?.codeStart == 0)
        driver.press("/needle<C-u>short")
        #expect(current(driver) == ["short"])
        driver.press("<Esc>N")
        #expect(current(driver) == ["needle"])
        driver.press("/short<Esc>")
        #expect(driver.state.reading?.codeStart == 230)
    }

    @Test("A hit that is wider than the page is shown from its beginning")
    func findsWideHit() {
        var post = code([])
        let word = String(repeating: "y", count: 100)
        post.document.blocks[20] = .code(
            text: String(repeating: "x", count: 100) + word, language: "")
        let driver = Driver([post])
        driver.press("<Enter>w/\(word)<Enter>")
        #expect(driver.state.reading?.codeStart == 99)
        #expect(current(driver) == [String(repeating: "y", count: 68)])
    }

    @Test("Of a hit that a folded line cuts both parts are marked")
    func findsAcrossFold() {
        let driver = Driver([code([66])])
        driver.press("<Enter>/needle<Enter>")
        #expect(current(driver).count == 2 && current(driver).joined() == "needle")
    }
}
