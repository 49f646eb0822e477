import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Find where comments are folded")
struct FoldedFindTests {
    /// A post with comments 0, 1 under 0, 2 under 1, 3 under 0, 4, 5 under 4.
    private func driver(_ keys: String, rows: Int = 60) -> Driver {
        var post = FakePost(1, "2011-01-10", lines: 3, comments: 6)
        let parents: [Int64?] = [nil, 0, 1, 0, nil, 4]
        for (index, parent) in parents.enumerated() {
            post.stored.comments[index].parent = parent
        }
        let driver = Driver([post, FakePost(2, "2011-01-11", comments: 2)], rows: rows)
        driver.press("<Enter>" + keys)
        return driver
    }

    private func shown(_ driver: Driver) -> [Int] {
        (0..<6).filter { driver.text.contains("Comment \($0).") }
    }

    private func current(_ driver: Driver) -> String {
        (driver.state.reading?.lines ?? []).flatMap(\.runs)
            .filter { $0.style.contains(.currentHit) }.map(\.text).joined()
    }

    @Test("A hit in a folded thread opens what hides it, and nothing else")
    func thread() {
        let driver = driver("C/comment 2<Enter>")
        #expect(shown(driver) == [0, 1, 2, 3, 4])
        #expect(current(driver) == "Comment 2")
        #expect(driver.message == "1 of 1")
    }

    @Test("A hit among comments that are all folded shows them")
    func all() {
        let driver = driver("c/comment 4<Enter>")
        #expect(shown(driver) == [0, 1, 2, 3, 4, 5])
        #expect(current(driver) == "Comment 4")
    }

    @Test("Folded comments are counted, and passed in order", arguments: ["", "c", "C"])
    func order(keys: String) {
        let driver = driver(keys + "/comment <Enter>")
        var seen = [current(driver)]
        #expect(driver.message.hasPrefix("1 of 6"))
        for index in 2...6 {
            driver.press("n")
            #expect(driver.message == "\(index) of 6")
            seen.append(current(driver))
        }
        #expect(seen.allSatisfy { $0 == "Comment " })
        driver.press("n")
        #expect(driver.message == "Went on from the beginning · 1 of 6")
        driver.press("N")
        #expect(driver.message == "Went on from the end · 6 of 6")
    }

    @Test("What find opened is folded again in the next post, and not kept")
    func another() {
        let driver = driver("c/comment 4<Enter>J")
        #expect(driver.text.contains("2 comments · c unfolds"))
        driver.press("K")
        #expect(shown(driver).isEmpty)
        #expect(!driver.effects.contains { if case .foldComment = $0 { true } else { false } })
        #expect(driver.state.settings.comments == .folded)
    }

    @Test("While it is typed, Escape folds again what was opened")
    func escape() {
        let driver = driver("C")
        let before = driver.text
        driver.press("/comment 2")
        #expect(shown(driver) == [0, 1, 2, 3, 4])
        driver.press("<BS>5")
        #expect(shown(driver) == [0, 4, 5])
        driver.press("<Esc>")
        #expect(driver.text == before)
    }

    @Test("c folds again what find has opened")
    func folds() {
        let driver = driver("c/comment 4<Enter>c")
        #expect(shown(driver).isEmpty)
        #expect(driver.message == "Comments are folded")
        driver.press("n")
        #expect(shown(driver).count == 6)
    }

    @Test("What comes after the comments is found behind them")
    func below() {
        let driver = driver("c/next: post<Enter>")
        #expect(current(driver) == "Next: Post")
        #expect(shown(driver).isEmpty)
    }

    @Test("The words of a note in `details` are on the page, and found")
    func details() {
        var post = FakePost(1, "2011-01-10")
        post.document.blocks.append(
            .details(summary: [.text("More")], [.paragraph([.text("Hidden treasure.")])]))
        let driver = Driver([post])
        driver.press("<Enter>/treasure<Enter>")
        #expect(current(driver) == "treasure")
    }
}
