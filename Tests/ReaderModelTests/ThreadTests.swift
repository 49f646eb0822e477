import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Threads of comments")
struct ThreadTests {
    /// A post with comments 0, 1 under 0, 2 under 1, 3 under 0, 4, 5 under 4.
    private func driver(view: String? = nil, rows: Int = 60) -> Driver {
        var post = FakePost(1, "2011-01-10", lines: 3, comments: 6)
        let parents: [Int64?] = [nil, 0, 1, 0, nil, 4]
        for (index, parent) in parents.enumerated() {
            post.stored.comments[index].parent = parent
        }
        // Long enough to be on top of a small pane.
        post.commentDocuments[4].blocks += (0..<8).map { .paragraph([.text("Yes, \($0).")]) }
        let driver = Driver([post, FakePost(2, "2011-01-11")], rows: rows)
        if let view { driver.press(":set comments=\(view)<Enter>") }
        driver.press("<Enter>")
        return driver
    }

    /// The numbers of the comments that are shown.
    private func shown(_ driver: Driver) -> [Int] {
        (0..<6).filter { driver.text.contains("Comment \($0).") }
    }

    private func key(_ comment: Int) -> CommentKey {
        CommentKey(post: PostID(1), identity: "c\(comment)")
    }

    private func folds(_ driver: Driver) -> [Effect] {
        driver.effects.filter { if case .foldComment = $0 { true } else { false } }
    }

    @Test("Every comment says how many answer it, in all")
    func counts() {
        let text = driver().text
        for answers in ["Reader 0 · ▾ 3 answers", "Reader 1 · ▾ 1 answer", "Reader 4 · ▾ 1 answer"]
        {
            #expect(text.contains(answers))
        }
        #expect(!text.contains("Reader 2 ·"))
    }

    @Test(
        "Answers in order are counted as they stand",
        arguments: [
            ([], []), ([0], [0]), ([0, 1, 2, 1, 0, 1], [3, 1, 0, 0, 1, 0]),
            ([0, 0, 0], [0, 0, 0]),
            ([0, 1, 2, 3], [3, 2, 1, 0]),
        ] as [([Int], [Int])])
    func answers(depths: [Int], expected: [Int]) {
        let order = depths.enumerated().map {
            CommentThread.Entry(index: $0.offset, depth: $0.element)
        }
        #expect(CommentThread.answers(in: order) == expected)
    }

    @Test("A thread is folded by its link, kept so, and unfolded again")
    func folds() {
        let driver = driver()
        #expect(shown(driver) == [0, 1, 2, 3, 4, 5])
        driver.press("ff")
        #expect(shown(driver) == [0, 4, 5])
        #expect(driver.text.contains("Reader 0 · ▸ 3 answers"))
        #expect(folds(driver) == [.foldComment(key(0), true)])
        driver.press("JK")
        #expect(shown(driver) == [0, 4, 5])
        let again = Driver(reopening: driver.library, rows: 60)
        #expect(shown(again) == [0, 4, 5])
        driver.press("ff")
        #expect(shown(driver) == [0, 1, 2, 3, 4, 5])
        #expect(folds(driver) == [.foldComment(key(0), true), .foldComment(key(0), nil)])
        #expect(driver.browsed.isEmpty && driver.state.prompt == nil)
    }

    @Test("A fold that is not yet kept is known all the same")
    func onItsWay() {
        let driver = driver()
        driver.press("fj")
        driver.library.foldComment(key(1), nil)
        driver.press("JK")
        #expect(shown(driver) == [0, 1, 3, 4, 5])
    }

    @Test("Threads alone are shown by setting, each opened for itself")
    func threads() {
        let driver = driver(view: "threads")
        #expect(shown(driver) == [0, 4])
        driver.press("ff")
        #expect(shown(driver) == [0, 1, 2, 3, 4])
        driver.press("C")
        #expect(shown(driver) == [0, 1, 2, 3, 4, 5])
        #expect(driver.message == "Answers are unfolded")
        driver.press("C")
        #expect(shown(driver) == [0, 4])
        #expect(driver.message == "Answers are folded")
    }

    @Test("What is opened by hand under folded threads is open when annals is started again")
    func openedByHand() {
        let driver = driver(view: "threads")
        driver.press("ff")
        #expect(folds(driver) == [.foldComment(key(0), false)])
        #expect(shown(Driver(reopening: driver.library, rows: 60)) == [0, 1, 2, 3, 4])
        // Folded again it is as the setting has it, and nothing of its own is kept.
        driver.press("ff")
        #expect(folds(driver).last == .foldComment(key(0), nil))
        #expect(shown(driver) == [0, 4])
    }

    @Test("C unfolds threads that were folded by hand too")
    func foldedByHand() {
        let driver = driver()
        driver.press("ffC")
        #expect(driver.message == "Answers are folded")
        driver.press("C")
        #expect(driver.message == "Answers are unfolded")
        #expect(shown(driver) == [0, 1, 2, 3, 4, 5])
        #expect(folds(driver) == [.foldComment(key(0), true), .foldComment(key(0), nil)])
        driver.press("JK")
        #expect(shown(driver) == [0, 1, 2, 3, 4, 5])
    }

    @Test("What c and C say holds when annals is started again", arguments: ["c", "C", "Cc"])
    func kept(keys: String) {
        let driver = driver()
        driver.press(keys)
        let again = Driver(reopening: driver.library, rows: 60)
        #expect(shown(again) == shown(driver))
        #expect(again.state.settings == driver.state.settings)
        #expect(shown(driver).count < 6)
    }

    @Test("A comment's parents are those it answers, the nearest first")
    func parentsInOrder() {
        let order = [0, 1, 2, 1, 0].enumerated().map {
            CommentThread.Entry(index: $0.offset + 10, depth: $0.element)
        }
        let parents = (10...15).map { CommentThread.parents(of: $0, in: order) }
        #expect(parents == [[], [10], [11, 10], [10], [], []])
    }

    @Test("c folds everything and brings back what was shown", arguments: ["open", "threads"])
    func foldsAll(view: String) {
        let driver = driver(view: view)
        let before = shown(driver)
        driver.press("c")
        #expect(shown(driver).isEmpty)
        #expect(driver.text.contains("6 comments · c unfolds"))
        driver.press("c")
        #expect(shown(driver) == before)
    }

    @Test("The comment on top stays there when a thread above or below it folds")
    func keepsTheTop() {
        let driver = driver(rows: 8)
        driver.press("/comment 4<Enter><Esc>")
        while driver.text.split(separator: "\n").first?.contains("Reader 4") != true {
            driver.press("j")
        }
        let before = driver.text
        driver.press("C")
        #expect(
            driver.text.split(separator: "\n").dropFirst()
                == before.split(separator: "\n").dropFirst())
        #expect(driver.text.contains("Reader 4 · ▸ 1 answer"))
        driver.press("C")
        #expect(driver.text == before)
    }

    @Test("Where the comment on top is folded away, what it answers comes there")
    func parents() {
        let driver = driver(rows: 8)
        driver.press("/comment 2<Enter><Esc>")
        while driver.text.split(separator: "\n").first?.contains("Reader 2") != true {
            driver.press("j")
        }
        driver.press("C")
        #expect(driver.text.contains("Reader 0"))
        #expect(!driver.text.contains("Reader 2"))
    }

    @Test(
        "A link that only looks like a fold does nothing",
        arguments: ["annals:fold:99", "annals:fold:x", "annals:quit"])
    func forged(address: String) {
        let driver = Driver([FakePost(1, "2011-01-10").linking(to: [address])])
        driver.press("<Enter>ff")
        #expect(driver.effects.allSatisfy { $0 != .quit })
        #expect(folds(driver).isEmpty)
        #expect(!driver.message.isEmpty)
    }

    @Test("The page that is written out has no folds")
    func writtenOut() {
        var post = FakePost(1, "2011-01-10", comments: 2)
        post.stored.comments[1].parent = 0
        post.stored.comments[0].isFolded = true
        let loaded = LoadedPost(
            post: post.stored, document: post.document, commentDocuments: post.commentDocuments)
        var page = Page(parts: loaded.pageParts(), options: TypesetOptions(width: 60))
        let text = page.lines(from: .start, count: 100).flatMap(\.runs).map(\.text).joined()
        #expect(text.contains("Comment 1.") && !text.contains("▾") && !text.contains("answer"))
        #expect(page.links.isEmpty)
    }
}
