import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

struct SessionTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        try test.take([.test("a"), .test("b")], comments: [.test("1", on: "a")])
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: test.folder).sorted()
    }

    @Test func anAbandonedImportLeavesNoTrace() throws {
        let before = try (test.dump(), files())
        do {
            let session = try test.library.beginImport()
            try session.take(.test)
            for number in 0..<500 { try session.take(PostContent.test("new\(number)")) }
            try session.take(PostContent.test("a", text: "changed"))
            #expect(try files() == before.1)
            session.abandon()
            session.abandon()
            #expect(throws: LibraryError.self) { try session.take(PostContent.test("late")) }
            #expect(throws: LibraryError.self) { _ = try session.finish(isComplete: true) }
        }
        do {
            let forgotten = try test.library.beginImport()
            try forgotten.take(.test)
            try forgotten.take(PostContent.test("new"))
        }
        #expect(try test.dump() == before.0)
        #expect(try files() == before.1)
    }

    @Test func aCancelledMergeLeavesTheLibraryAsItWas() throws {
        let before = try test.dump()
        var stops = 0
        // Stops later and later in the merge, until it is done before it is asked that often.
        while try !finishes(asked: stops) {
            stops += 1
            #expect(try test.dump() == before)
        }
        #expect(stops > 5)
        #expect(try test.rows().count == 1_002)
        #expect(try test.library.check() == [])
    }

    /// Whether an import came to its end though it was to stop at a certain question.
    private func finishes(asked limit: Int) throws -> Bool {
        let session = try test.library.beginImport()
        try session.take(.test)
        for number in 0..<1_000 { try session.take(PostContent.test("new\(number)")) }
        var asked = 0
        do {
            _ = try session.finish(isComplete: true) {
                asked += 1
                return asked > limit
            }
            return true
        } catch LibraryError.cancelled {
            return false
        }
    }

    @Test func aMergeThatFailsLeavesTheLibraryAsItWas() throws {
        try test.connection.execute(
            """
            CREATE TRIGGER trap BEFORE INSERT ON comment WHEN new.text = 'trap'
            BEGIN SELECT raise(ABORT, 'sprung'); END
            """)
        let before = try test.dump()
        let error = #expect(throws: LibraryError.self) {
            try test.take([.test("c")], comments: [.test("9", on: "c", text: "trap")])
        }
        guard case .database(let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.contains("sprung"))
        #expect(try test.dump() == before)
    }

    @Test func theLibraryIsFreeWhileAnImportTakes() throws {
        let session = try test.library.beginImport()
        try session.take(.test)
        try session.take(PostContent.test("c", "2011-02-01"))
        let other = try Library(path: test.library.path)
        try other.mark(MarkRequest(scope: .posts([test.id("a")]), mark: .read(true)))
        try session.take(PostContent.test("a"))
        try session.take(PostContent.test("b"))
        let outcome = try session.finish(isComplete: true)
        #expect(outcome.changes == ArchiveChanges(new: 1, changed: 1, unchanged: 1))
        #expect(try test.post("a").row.isRead)
        #expect(try test.library.check() == [])
    }

    @Test func twoImportsAtOnceBothStand() throws {
        let first = try test.library.beginImport()
        let second = try test.library.beginImport()
        try first.take(.test)
        try second.take(.test)
        try first.take(PostContent.test("a", text: "by the first"))
        // The same as the library has it: not staged, and changed by the first meanwhile.
        try second.take(PostContent.test("a"))
        try first.take(PostContent.test("c"))
        try second.take(PostContent.test("d"))
        #expect(try first.finish(isComplete: false).changes.new == 1)
        #expect(try second.finish(isComplete: false).changes.new == 1)
        #expect(try test.rows().map(\.title).count == 4)
        #expect(try test.post("a").body.text == "by the first")
        #expect(try test.library.check() == [])
    }

    @Test func anImportBesideAnotherComesToTheSameAsAfterIt() throws {
        let other = try TestLibrary()
        try other.take([.test("a"), .test("b")], comments: [.test("1", on: "a")])
        let sources = [
            [PostContent.test("a", text: "edited"), .test("b")], [.test("a"), .test("c")],
        ]
        for posts in sources { try other.take(posts, isComplete: false) }

        let first = try test.library.beginImport()
        try first.take(.test)
        for post in sources[0] { try first.take(post) }
        let second = try test.library.beginImport(besides: first.blog)
        try second.take(.test)
        // The same as the library has it now, but not in the end.
        for post in sources[1] { try second.take(post) }
        _ = try first.finish(isComplete: false)
        #expect(try second.finish(isComplete: false).changes.changed == 1)
        #expect(try test.post("a").body.text == "<p>Text of a</p>")
        #expect(try test.dump() == other.dump())
    }

    /// The address of one blog becomes that of another one, to which a third source then belongs.
    @Test func soDoesOneOfABlogThatIsFoundByItsAddress() throws {
        let link = "http://lighthouse.example/"
        let moved = [
            BlogInfo(identity: "blogger:1", kind: .bloggerBackup, link: "http://keeper.example"),
            BlogInfo(identity: "blogger:1", kind: .bloggerBackup, link: link),
        ]
        let site = BlogInfo(identity: "site:lighthouse.example", kind: .rss, link: link)
        let feed = BlogInfo(identity: "feed:lighthouse.example", kind: .rss, link: link)
        var kept = PostContent.test("kept", text: "Text of a, and more.")
        kept.permalink = "http://lighthouse.example/a.html"
        var beginning = kept
        (beginning.identity, beginning.body.text) = ("short", "Text of a")
        let (one, two) = (try TestLibrary(), try TestLibrary())
        for library in [one, two] {
            try library.take([kept], blog: moved[0])
            try library.take([beginning], blog: site, isComplete: false)
        }
        try one.take([kept], blog: moved[1])
        try one.take([beginning], blog: feed, isComplete: false)

        let first = try two.library.beginImport()
        try first.take(moved[1])
        try first.take(kept)
        let second = try two.library.beginImport(besides: first.blog)
        try second.take(feed)
        try second.take(beginning)
        _ = try first.finish(isComplete: true)
        _ = try second.finish(isComplete: false)
        #expect(try two.dump() == one.dump())
        #expect(try two.post("kept").body.text == kept.body.text)
    }

    @Test func manyCommitsOnTheWayLoseNothing() throws {
        let posts = (0..<10_000).map { PostContent.test("p\($0)", "2011-01-01", text: "x") }
        #expect(try test.take(posts, isComplete: false).changes.new == 10_000)
    }
}
