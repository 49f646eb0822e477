import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

/// Imports into an empty library that are said to be large.
struct FirstImportTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    /// Posts with all that a post can have, oldest first, one of them twice.
    private static let posts: [PostContent] = {
        var posts = (0..<60).map { number in
            var post = PostContent.test(
                "p\(number)", "2011-01-\(10 + number / 3)", labels: ["l\(number % 7)", "all"],
                text: "<p>Text of \(number), <a href='http://fog.example/p3'>elsewhere</a>.</p>")
            post.permalink = "http://fog.example/p\(number)"
            post.aliases = ["http://fog.example/?p=\(number)"]
            return post
        }
        posts.append(.test("page", "2011-03-01", section: .pages))
        posts.append(.test("draft", "2011-03-02", section: .drafts))
        posts.append(.test("undated", nil))
        return posts
    }()

    private static let comments: [CommentContent] = [
        .test("1", on: "p3"), .test("2", on: "p3", second: 1, answers: "1"), .test("3", on: "p9"),
    ]

    private func isFirst(_ session: ImportSession) -> Bool {
        Mirror(reflecting: session).descendant("stager") is FirstStager
    }

    @discardableResult
    private func take(
        _ posts: [PostContent], into test: TestLibrary, isLarge: Bool = true
    ) throws -> ImportOutcome {
        let session = try test.library.beginImport(byteCount: isLarge ? 1 << 30 : 0)
        #expect(isFirst(session) == isLarge)
        try session.take(.test)
        for post in posts { try session.take(post) }
        for comment in Self.comments { try session.take(comment) }
        let outcome = try session.finish(isComplete: true)
        #expect(try test.library.check() == [])
        #expect(try journalMode(of: test.library) == "wal")
        return outcome
    }

    private func journalMode(of library: Library) throws -> String? {
        try library.connection.first("PRAGMA journal_mode") { $0.text(0) }
    }

    @Test func aLargeFirstImportComesToWhatASmallOneDoes() throws {
        let small = try TestLibrary()
        let expected = try take(Self.posts, into: small, isLarge: false)
        let outcome = try take(Self.posts, into: test)
        #expect(outcome == expected)
        #expect(try test.dump() == small.dump())
    }

    @Test func whatHasOneIdTwiceIsToBeBegunAgain() throws {
        let before = try test.dump()
        var twice = Self.posts
        twice.insert(.test("p5", "2010-01-01", text: "before"), at: 0)
        #expect(throws: LibraryError.repeats) { try take(twice, into: test) }
        let session = try test.library.beginImport(byteCount: 1 << 30)
        try session.take(.test)
        try session.take(PostContent.test("a"))
        for text in ["before", "after"] { try session.take(.test("1", on: "a", text: text)) }
        #expect(throws: LibraryError.repeats) { try session.finish(isComplete: true) }
        #expect(try test.dump() == before)
        #expect(try journalMode(of: test.library) == "wal")
        #expect(try take(twice, into: test, isLarge: false).changes.new == Self.posts.count)
        #expect(try test.post("p5").body.text.contains("Text of 5"))
    }

    @Test func marksThatCameBeforeTheirArchiveNeedAPlainImport() throws {
        try test.take([.test("a")])
        _ = try test.library.mark(
            MarkRequest(scope: .posts([try test.id("a")]), mark: .read(true)))
        try test.connection.execute(
            """
            PRAGMA foreign_keys = OFF; DELETE FROM archive; DELETE FROM post; DELETE FROM body;
            DELETE FROM origin; DELETE FROM address; DELETE FROM month_tally
            """)
        let session = try test.library.beginImport(byteCount: 1 << 30)
        #expect(!isFirst(session))
        session.abandon()
    }

    @Test func anExportFromNewToOldIsReadFromOldToNew() throws {
        let small = try TestLibrary()
        try take(Self.posts.reversed(), into: small, isLarge: false)
        try take(Self.posts.reversed(), into: test)
        let titles = try test.rows().map(\.title)
        #expect(try titles == small.rows().map(\.title))
        #expect(Array(titles.prefix(4)) == (0..<4).map { "Title of p\($0)" })
        for number in 0..<60 {
            #expect(try test.post("p\(number)").body.text.contains("Text of \(number),"))
        }
    }

    @Test func anAbandonedOneLeavesTheLibraryEmpty() throws {
        let before = try test.dump()
        let session = try test.library.beginImport(byteCount: 1 << 30)
        try session.take(.test)
        for post in Self.posts { try session.take(post) }
        session.abandon()
        #expect(try test.dump() == before)
        #expect(try journalMode(of: test.library) == "wal")
        try take(Self.posts, into: test)
    }

    @Test func aProgramThatIsKilledLeavesAnEmptyLibrary() throws {
        let before = try test.dump()
        let session = try test.library.beginImport(byteCount: 1 << 30)
        try session.take(.test)
        let text = String(repeating: "fog and rain ", count: 4_000)
        // More than the connection keeps in memory: much of it is in the file.
        for number in 0..<1_500 { try session.take(PostContent.test("p\(number)", text: text)) }
        let copy = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: copy) }
        for end in ["", "-journal"] {
            try FileManager.default.copyItem(
                atPath: test.library.path + end, toPath: copy + "/library.db" + end)
        }
        let size = try FileManager.default.attributesOfItem(atPath: copy + "/library.db")[.size]
        #expect(try #require(size as? Int) > 32 << 20)
        let library = try Library(path: copy + "/library.db")
        #expect(try library.check() == [])
        #expect(try library.archives().isEmpty)
        #expect(try library.connection.first("SELECT 1 FROM body") { _ in true } == nil)
        #expect(try journalMode(of: library) == "wal")
        session.abandon()
        #expect(try test.dump() == before)
    }

    @Test func anotherImportMeanwhileIsNoFirstOne() throws {
        let first = try test.library.beginImport(byteCount: 1 << 30)
        let second = try test.library.beginImport(byteCount: 1 << 30)
        #expect(isFirst(first) && !isFirst(second))
        try first.take(.test)
        try second.take(.test)
        try first.take(PostContent.test("a", "2011-01-01"))
        try second.take(PostContent.test("b", "2011-01-02"))
        #expect(try first.finish(isComplete: false).changes.new == 1)
        #expect(try second.finish(isComplete: false).changes.new == 1)
        #expect(try test.rows().map(\.title) == ["Title of a", "Title of b"])
        #expect(try test.library.check() == [])
    }

    @Test func aLibraryWithAnArchiveKeepsItsLog() throws {
        try test.take([.test("a")])
        let session = try test.library.beginImport(byteCount: 1 << 30)
        #expect(!isFirst(session))
        #expect(try journalMode(of: test.library) == "wal")
        session.abandon()
    }
}
