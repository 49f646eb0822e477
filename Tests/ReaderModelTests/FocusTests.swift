import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("The line that is being read")
struct FocusTests {
    private func driver(_ focus: String = "paragraph", lines: Int = 60) -> Driver {
        let driver = Driver([FakePost(1, "2011-01-25", lines: lines), FakePost(2, "2011-01-26")])
        driver.press(":set focus=\(focus)<Enter><Enter>")
        return driver
    }

    private func line(_ driver: Driver) -> String {
        guard let pane = driver.state.reading, pane.lines.indices.contains(pane.readingRow) else {
            return ""
        }
        return pane.lines[pane.readingRow].runs.map(\.text).joined()
    }

    @Test("Reading begins with the first line of the body")
    func begins() {
        #expect(line(driver()) == "Line 0 of post 1.")
    }

    @Test("The line goes down to the middle, then the text moves under it; at last it goes on")
    func goesThrough() {
        let driver = driver("ruler")
        var rows: [Int] = []
        for _ in 0..<200 {
            let top = driver.state.reading?.top
            let row = driver.state.reading?.readingRow ?? 0
            driver.press("j")
            let now = driver.state.reading?.readingRow ?? 0
            #expect((now == row + 1) != (driver.state.reading?.top != top) || now == 21)
            if now != row { rows.append(now) }
            var pane = driver.state.reading
            if pane?.isAtEnd == false { #expect(now <= 11) }
        }
        #expect(rows.last == 21)
        #expect(line(driver).hasPrefix("Next:"))
        #expect(driver.readMarks == [1])
        for _ in 0..<300 { driver.press("k") }
        #expect(driver.state.reading?.readingRow == 0)
        #expect(line(driver) == "Post 1")
    }

    @Test("By paragraphs every key moves the mark to the next one, and back")
    func paragraphs() {
        let driver = driver()
        for index in 1..<60 {
            driver.press("j")
            #expect(line(driver) == "Line \(index) of post 1.")
        }
        driver.press("5k")
        #expect(line(driver) == "Line 54 of post 1.")
        driver.press("3j")
        #expect(line(driver) == "Line 57 of post 1.")
        driver.press("99j")
        #expect(line(driver).hasPrefix("Next:"))
        #expect(driver.readMarks == [1])
        driver.press("99k99k")
        #expect(line(driver) == "Post 1")
    }

    @Test("A paragraph comes on screen whole; one longer than the screen is read to its end first")
    func longParagraphs() {
        let words = String(repeating: "and on it goes ", count: 60)
        var post = FakePost(1, "2011-01-25", lines: 8)
        post.document.blocks += [
            .paragraph([.text("Whole " + words)]),
            .paragraph([.text("Longer " + words + words + words)]),
            .paragraph([.text("After.")]),
        ]
        let driver = Driver([post])
        driver.press(":set focus=paragraph<Enter><Enter>")
        for _ in 0..<20 where !line(driver).hasPrefix("Whole") { driver.press("j") }
        let pane = driver.state.reading
        let block = pane?.lines[pane?.readingRow ?? 0].block
        let shown = pane?.lines.filter { $0.block == block && $0.hasText }.count
        #expect(shown == 13)
        var tops: [PagePlace?] = []
        for _ in 0..<20 where line(driver) != "After." {
            tops.append(driver.state.reading?.top)
            driver.press("j")
        }
        #expect(Set(tops).count == tops.count && tops.count > 3)
        #expect(line(driver) == "After.")
    }

    @Test("After a page turn reading goes on at the line of context")
    func pages() {
        let driver = driver()
        let last = driver.state.reading?.lines.last(where: \.hasText)
        driver.press("<Space>")
        #expect(driver.state.reading?.readingRow == 0)
        #expect(driver.state.reading?.lines.first == last)
        driver.press("G")
        #expect(line(driver).hasPrefix("Next:"))
        driver.press("gg")
        #expect(line(driver) == "Line 0 of post 1.")
    }

    @Test("The text being read stays the same at another size", arguments: ["paragraph", "ruler"])
    func resizes(focus: String) {
        let driver = driver(focus)
        driver.press("<Space>4j")
        let before = line(driver)
        driver.resize(columns: 120, rows: 40)
        #expect(line(driver) == before)
        driver.resize(columns: 80, rows: 24)
        #expect(line(driver) == before)
    }

    @Test("A hit of find is what is read")
    func find() {
        let driver = driver()
        driver.press("/line 33<Enter>")
        #expect(line(driver) == "Line 33 of post 1.")
    }

    @Test("Without focus the text moves at once")
    func off() {
        let driver = driver("off")
        driver.press("j")
        #expect(driver.state.reading?.top == PagePlace(leaf: 1, line: 0))
    }
}
