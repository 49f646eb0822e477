import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("The shape of the text")
struct WidthTests {
    private func longPosts(_ count: Int = 2) -> [FakePost] {
        (0..<count).map { index in
            var post = FakePost(Int64(index + 1), "2011-01-\(index + 10)")
            post.document.blocks = (0..<80).map { paragraph in
                let words = (0..<60).map { "p\(paragraph)w\($0)" }.joined(separator: " ")
                return .paragraph([.text(words)])
            }
            return post
        }
    }

    private func top(_ driver: Driver) -> String {
        driver.text.split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test("+ and - change the width by four cells, keep it, and the same text stays on top")
    func widths() {
        let driver = Driver(longPosts(), columns: 120, rows: 30)
        driver.press("<Enter>z<Space><Space>")
        let offset = driver.state.reading?.anchor.offset
        driver.press("+")
        #expect(driver.message == "Text 76 cells wide")
        #expect(driver.library.settings["width"] == "76")
        #expect(driver.state.layout.textColumn?.width == 76)
        #expect(driver.state.reading?.anchor.offset == offset)
        driver.press("3-")
        #expect(driver.message == "Text 64 cells wide")
        #expect(driver.state.reading?.anchor.offset == offset)
        driver.press("99-")
        #expect(driver.message == "Text 20 cells wide")
        driver.press("-")
        #expect(driver.message == "The text cannot be narrower: 20 cells")
        #expect(driver.state.reading?.anchor.offset == offset)
    }

    @Test("The text grows as far as the pane has room, and shrinks from what is seen")
    func room() {
        let driver = Driver(longPosts())
        driver.press("<Enter>+")
        #expect(driver.message == "Text 76 cells wide")
        driver.press("+")
        #expect(driver.message == "The text cannot be wider: 76 cells")
        driver.press(":set width 200<Enter>-")
        #expect(driver.message == "Text 72 cells wide")
    }

    @Test(
        "Two columns stand where they have room",
        arguments: [
            ("1", 250, true, 1), ("auto", 250, true, 2), ("auto", 180, true, 1),
            ("auto", 181, true, 2), ("2", 100, true, 2), ("2", 80, true, 1),
            ("2", 200, false, 2), ("auto", 200, false, 1), ("auto", 320, false, 2),
        ])
    func columns(value: String, columns: Int, isZoomed: Bool, expected: Int) {
        let driver = Driver(longPosts(), columns: columns, rows: 40)
        driver.press(":set columns=\(value)<Enter><Enter>" + (isZoomed ? "z" : ""))
        #expect(driver.state.layout.textColumns.count == expected)
        #expect(
            driver.state.reading?.lines.count == expected * (driver.state.layout.text?.height ?? 0))
    }

    /// A zoomed reader with two columns.
    private func wide(rows: Int = 30) -> Driver {
        let driver = Driver(longPosts(), columns: 200, rows: rows)
        driver.press(":set columns=auto<Enter><Enter>z")
        return driver
    }

    @Test("A page turn moves both columns and keeps one line of context")
    func turnsColumns() {
        let driver = wide()
        for _ in 0..<4 {
            let last = driver.state.reading?.lines.last(where: \.hasText)
            driver.press("<Space>")
            #expect(driver.state.reading?.lines.first == last)
        }
        let before = driver.state.reading?.lines.first(where: \.hasText)
        driver.press("<PageUp>")
        #expect(driver.state.reading?.lines.last == before)
    }

    @Test("Columns come and go with the same text on top")
    func columnsKeepTheTop() {
        let driver = wide()
        driver.press("<Space>7j")
        let offset = driver.state.reading?.anchor.offset
        let before = driver.text
        driver.press(":set columns=1<Enter>")
        #expect(driver.state.reading?.anchor.offset == offset)
        #expect(before.hasPrefix(top(driver)))
        driver.press(":set columns=2<Enter>z")
        driver.resize(columns: 90, rows: 24)
        driver.press(":set columns=auto<Enter>z")
        driver.resize(columns: 200, rows: 30)
        #expect(driver.state.reading?.anchor.offset == offset)
        #expect(driver.text == before)
    }

    @Test("The end is where the second column ends, and counts as read there")
    func endOfColumns() {
        let driver = wide()
        driver.press("G")
        let pane = driver.state.reading
        #expect(pane?.percent == 100 && pane?.lines.count == 2 * 29)
        #expect(pane?.lines.last?.runs.map(\.text).joined().hasPrefix("Next:") == true)
        #expect(driver.readMarks == [1])
        driver.press("<Space>")
        #expect(driver.shown == 2)
        driver.press("b")
        #expect(driver.shown == 1)
        #expect(driver.state.reading?.percent == 100)
    }

    @Test("A post that fits in both columns is at its end")
    func fits() {
        let post = FakePost(1, "2011-01-01", lines: 20)
        let driver = Driver([post, FakePost(2, "2011-01-02")], columns: 200, rows: 30)
        driver.press(":set columns=auto<Enter><Enter>z")
        driver.wait()
        #expect(driver.readMarks == [1])
    }

    @Test("A hit in the second column is on screen")
    func findsInColumns() {
        let driver = wide()
        driver.press("/p7w5 <Enter>")
        #expect(driver.state.reading?.top == .start)
        #expect(driver.state.reading?.readingRow ?? 0 > 28)
    }

    @Test("Margins are kept where there is room")
    func margins() {
        let driver = Driver(longPosts(), columns: 80)
        driver.press("<Enter>:set margin=10<Enter>")
        #expect(driver.state.layout.textColumn == .init(column: 10, row: 1, width: 60, height: 22))
        driver.press(":set margin=0 width=200<Enter>")
        #expect(driver.state.layout.textColumn?.width == 80)
        driver.press(":set focus=ruler<Enter>")
        #expect(driver.state.layout.textColumn?.column == 3)
        driver.resize(columns: 30, rows: 10)
        driver.press(":set margin=20<Enter>")
        #expect(driver.state.layout.textColumn?.width == 28)
    }

    @Test("j and k go through a paragraph taller than the screen line by line")
    func tallBlock() {
        var post = FakePost(1, "2011-01-01")
        post.document.blocks = [
            .paragraph([.text((0..<2_000).map { "word\($0)" }.joined(separator: " "))])
        ]
        let driver = Driver([post])
        driver.press("<Enter><Space>")
        for key in ["j", "j", "k", "j", "k", "k"] {
            let before = driver.state.reading?.lines ?? []
            driver.press(key)
            let after = driver.state.reading?.lines ?? []
            #expect(
                key == "j"
                    ? before.dropFirst() == after.dropLast()
                    : before.dropLast() == after.dropFirst())
        }
        let last = driver.state.reading?.lines.last
        driver.press("<Space>")
        #expect(driver.state.reading?.lines.first == last)
    }

    @Test("Code scrolls sideways and back, for this post alone")
    func code() {
        var posts = longPosts()
        posts[0].document.blocks.insert(
            .code(text: String(repeating: "x", count: 120), language: ""), at: 0)
        let driver = Driver(posts)
        driver.press("<Enter>>")
        #expect(driver.message == "Long code is folded: w changes that")
        driver.press("w")
        #expect(driver.library.settings["code"] == "scroll")
        driver.press(">>")
        #expect(driver.state.reading?.page.options.longCode == .cut(from: 16))
        driver.press("<lt>")
        #expect(driver.state.reading?.page.options.longCode == .cut(from: 8))
        driver.press("99>")
        #expect(driver.state.reading?.page.options.longCode == .cut(from: 50))
        driver.press(">")
        #expect(driver.message == "No code goes on further right")
        driver.press("JK")
        #expect(driver.state.reading?.codeStart == 0)
        driver.press("2>0")
        #expect(driver.state.reading?.page.options.longCode == .cut(from: 0))
        driver.press("w")
        #expect(driver.state.reading?.page.options.longCode == .folded)
    }

    @Test("Idle time lays the page out to its end, a little at a time")
    func idle() {
        let driver = Driver(longPosts())
        #expect(!driver.state.hasIdleWork)
        driver.press("<Enter>")
        var steps = 0
        let before = driver.text
        let count = driver.effects.count
        while driver.state.hasIdleWork, steps < 1_000 {
            driver.send(.idle)
            steps += 1
        }
        #expect((3...100).contains(steps))
        #expect(driver.text == before && driver.effects.count == count)
        driver.press("/")
        driver.resize(columns: 60, rows: 24)
        #expect(!driver.state.hasIdleWork)
        driver.press("<Esc>")
        #expect(driver.state.hasIdleWork)
    }
}
