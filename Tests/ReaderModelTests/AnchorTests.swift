import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Places within a post, and footnotes")
struct AnchorTests {
    private var posts: [FakePost] {
        var post = FakePost(1, "2011-01-10", lines: 1, permalink: "http://example.org/a")
            .linking(to: ["#below", "#nowhere", "http://example.org/a#below", "#top"])
        post.document.blocks += (0..<80).map { .paragraph([.text("Filler \($0).")]) }
        post.document.blocks.append(.paragraph([.anchor("below"), .text("Here it is.")]))
        post.document.blocks += (0..<80).map { .paragraph([.text("More \($0).")]) }
        let other = FakePost(2, "2011-01-11").linking(to: ["/a#below", "/a#gone", "/a"])
        return [post, other]
    }

    private func top(_ driver: Driver) -> String {
        driver.text.split(separator: "\n").first.map(String.init) ?? ""
    }

    @Test("A link to a place of the post goes there, and H back", arguments: ["f", "d"])
    func jumps(label: String) {
        let driver = Driver(posts)
        driver.press("<Enter>jj")
        let before = driver.text
        driver.press("f" + label)
        #expect(top(driver) == "Here it is.")
        driver.press("jj")
        let there = driver.text
        driver.press("H")
        #expect(driver.text == before)
        driver.press("L")
        #expect(driver.text == there)
        driver.press("H")
        driver.press("fk")
        #expect(top(driver).contains("Post 1"))
    }

    @Test("A place that is not there is said to be missing, and nothing moves")
    func missing() {
        let driver = Driver(posts)
        driver.press("<Enter>fj")
        #expect(driver.message == "The link leads to “nowhere”, which is not in this post")
        #expect(driver.state.reading?.top == .start)
        driver.press("H")
        #expect(driver.message == "No link led here")
    }

    @Test("Another post is opened at the place that a link names, else at its beginning")
    func otherPost() {
        let driver = Driver(posts)
        driver.press("j<Enter>ff")
        #expect(driver.shown == 1 && top(driver) == "Here it is.")
        driver.press("Hfj")
        #expect(driver.shown == 1 && top(driver).contains("Post 1"))
        driver.press("Hfd")
        #expect(driver.shown == 1)
    }

    @Test("Being led to where a post's end is on screen does not count as having read it")
    func ledToTheEnd() {
        var post = FakePost(1, "2011-01-10", lines: 1).linking(to: ["#below"])
        post.document.blocks += (0..<80).map { .paragraph([.text("Filler \($0).")]) }
        post.document.blocks.append(.paragraph([.anchor("below"), .text("Here it is.")]))
        let driver = Driver([post])
        driver.press("<Enter>ff")
        #expect(driver.text.contains("Here it is."))
        #expect(driver.state.requests.wake == nil)
        #expect(driver.state.reading?.loaded.post.row.isRead == false)
        driver.press("kj")
        #expect(driver.state.reading?.loaded.post.row.isRead == true)
    }

    private func noted(_ words: String = "Indeed.", columns: Int = 80, rows: Int = 24) -> Driver {
        let driver = Driver(
            [FakePost(1, "2011-01-10").noting(words)], columns: columns, rows: rows)
        driver.press("<Enter>ff")
        return driver
    }

    private func note(_ driver: Driver) -> String {
        (driver.state.note?.lines ?? []).map { $0.runs.map(\.text).joined() }.joined(
            separator: "\n")
    }

    @Test("A footnote goes along when the text moves on the screen")
    func followsTheText() {
        let driver = noted(columns: 170, rows: 40)
        for columns in [200, 170, 185] {
            driver.resize(columns: columns, rows: 40)
            let column = driver.state.layout.textColumns.first
            #expect(driver.state.note?.frame.column == column?.column)
            #expect(driver.state.note?.frame.width == column?.width)
            #expect(note(driver).contains("Indeed."))
        }
    }

    @Test("A footnote shows over the text, at the bottom of its column")
    func shows() {
        let driver = noted()
        #expect(note(driver) == "Indeed.")
        #expect(driver.state.note?.frame == .init(column: 4, row: 21, width: 72, height: 2))
        #expect(
            driver.state.note?.hasMore.above == false && driver.state.note?.hasMore.below == false)
        #expect(driver.state.reading?.top == .start)
    }

    @Test("A note whose reference would be hidden lies on top")
    func above() {
        let driver = noted(columns: 80, rows: 8)
        #expect(driver.state.note?.frame.row == 1)
    }

    @Test(
        "Any key closes a note that is all shown",
        arguments: ["<Esc>", "q", "j", "<Space>", "h", "G", "b"])
    func closes(key: String) {
        let driver = noted()
        driver.press(key)
        #expect(driver.state.note == nil)
        #expect(driver.state.reading?.top == .start && driver.state.focus == .text)
    }

    @Test("A command that is no movement closes the note and does what it does")
    func passes() {
        let driver = noted()
        driver.press("m")
        #expect(driver.state.note == nil && driver.readMarks == [1])
        driver.press("ffz")
        #expect(driver.state.note == nil && driver.state.isZoomed)
    }

    @Test("Enter goes to the note in the text, H comes back")
    func goesThere() {
        let driver = noted()
        let before = driver.text
        driver.press("<Enter>")
        #expect(driver.state.note == nil)
        #expect(driver.text.contains("Indeed."))
        #expect(driver.text != before)
        driver.press("H")
        #expect(driver.text == before)
    }

    @Test("A long note scrolls to its end and no further")
    func scrolls() {
        let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
        let driver = noted(words)
        let height = driver.state.note?.lines.count ?? 0
        #expect(height == 13)
        driver.press("j")
        #expect(driver.state.note?.hasMore.above == true)
        driver.press("G")
        #expect(note(driver).hasSuffix("word399"))
        #expect(driver.state.note?.lines.count == height)
        driver.press("j")
        #expect(driver.state.note != nil)
        driver.press("gg")
        #expect(note(driver).hasPrefix("word0"))
        var presses = 0
        while driver.state.note != nil, presses < 20 {
            driver.press("<Space>")
            presses += 1
        }
        #expect((3...8).contains(presses))
        #expect(driver.state.reading?.top == .start)
    }

    @Test("A note is set anew at another width, beside its reference, and stays where it was read")
    func resizes() {
        let words = (0..<400).map { "word\($0)" }.joined(separator: " ")
        let driver = noted(words)
        driver.press("3j")
        let first = note(driver).split(separator: " ")[0]
        for (columns, rows) in [(60, 24), (10, 3), (160, 50), (44, 12), (80, 24)] {
            driver.resize(columns: columns, rows: rows)
            #expect(driver.state.note != nil)
            guard columns > 10 else { continue }
            let column = driver.state.layout.textColumn
            #expect(driver.state.note?.frame.width == column?.width)
            #expect(note(driver).split(separator: "\n")[0].split(separator: " ").contains(first))
        }
        #expect(note(driver).hasPrefix(first))
        let row = driver.state.note?.row ?? -1
        let line = driver.text.split(separator: "\n", omittingEmptySubsequences: false)[row]
        #expect(line.contains("So they"))
        driver.press("<Esc>")
        #expect(driver.state.note == nil && driver.state.reading?.top == .start)
    }

    @Test("A note fits any size", arguments: [(20, 4), (21, 5), (200, 50), (3, 3), (0, 0)])
    func sizes(columns: Int, rows: Int) {
        let driver = Driver(
            [FakePost(1, "2011-01-10").noting("Indeed.")], columns: columns, rows: rows)
        driver.press("<Enter>/say<Enter><Esc>f")
        driver.press("f")
        if let frame = driver.state.note?.frame {
            #expect(frame.row >= 0 && frame.row + frame.height <= max(0, rows - 1))
            #expect(frame.height > 0)
        }
    }

    @Test("A note within other blocks is found, one in a comment too")
    func deep() {
        let blocks: [Block] = [.paragraph([.text("Deep.")])]
        let notes = Block.notes([Note(name: "n", label: "*", blocks: blocks)])
        var post = FakePost(1, "2011-01-10", comments: 1)
        let loaded = { (post: FakePost) in
            LoadedPost(
                post: post.stored, document: post.document,
                commentDocuments: post.commentDocuments)
        }
        #expect(NoteBox.note(named: "n", in: loaded(post)) == nil)
        post.commentDocuments[0].blocks.append(notes)
        #expect(NoteBox.note(named: "n", in: loaded(post))?.label == "*")
        post.commentDocuments = []
        post.document.blocks = [
            .quote([.list(ListBlock(start: nil, items: [[.details(summary: [], [notes])]]))])
        ]
        #expect(NoteBox.note(named: "n", in: loaded(post))?.label == "*")
    }

    @Test("f in a note labels its links before those of the text, and keeps the text where it is")
    func linksOfANote() {
        var post = FakePost(1, "2011-01-10", lines: 1, permalink: "http://example.org/a/b")
        let mark = Inline.noteReference("n", [.text("1")])
        let inner: [Inline] = [.text("See "), .link(address: "c", [.text("this")]), .text(".")]
        post.document.blocks = [
            .paragraph([.link(address: "/up", [.text("Up")]), .text(" here"), mark])
        ]
        post.document.blocks += (0..<60).map { .paragraph([.text("Filler \($0).")]) }
        post.document.blocks.append(
            .notes([Note(name: "n", label: "1", blocks: [.paragraph(inner)])]))
        let driver = Driver([post])
        driver.press("<Enter>fj")
        #expect(driver.state.note != nil)
        driver.press("f")
        #expect(driver.state.labels?.labels.map(\.isInNote) == [true, false, false])
        #expect(driver.state.note != nil && driver.state.reading?.top == .start)
        driver.press("fy")
        #expect(driver.browsed == ["http://example.org/a/c"])
        #expect(driver.state.reading?.top == .start)
        driver.press("fjFf")
        #expect(driver.effects.last == .copy("http://example.org/a/c"))
        driver.press("Fj")
        #expect(driver.effects.last == .copy("http://example.org/up"))
        driver.press("f<Esc>")
        #expect(driver.state.labels == nil && driver.state.note != nil)
        driver.press("q")
        #expect(driver.state.note == nil && driver.state.focus == .text)
    }
}
