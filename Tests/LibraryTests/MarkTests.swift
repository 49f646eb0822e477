import ArchiveModel
import SQLite
import Testing

@testable import Library

struct MarkTests {
    let test: TestLibrary
    let archive = ArchiveID(1)

    init() throws {
        test = try TestLibrary()
        try test.take([
            .test("dec", "2010-12-31 23:59", words: 1), .test("jan1", "2011-01-01", words: 20),
            .test("jan2", "2011-01-31 23:59", words: 300), .test("feb", "2011-02-01", words: 4_000),
            .test("undated", nil, words: 50_000), .test("page", "2011-01-05", section: .pages),
            .test("draft", "2011-01-05", section: .drafts),
        ])
    }

    private func mark(
        _ scope: MarkScope, _ mark: MarkRequest.Mark = .read(true), isAutomatic: Bool = false
    ) throws -> MarkOutcome {
        let outcome = try test.library.mark(
            MarkRequest(scope: scope, mark: mark, isAutomatic: isAutomatic))
        #expect(try test.library.check() == [])
        return outcome
    }

    private func read() throws -> [String] {
        try test.connection.all("SELECT identity FROM post WHERE is_read = 1 ORDER BY id") {
            $0.text(0)
        }
    }

    @Test func onePost() throws {
        let id = try test.id("jan1")
        let outcome = try mark(.posts([id]))
        #expect(outcome == MarkOutcome(mark: .read(true), changed: 1, posts: [id]))
        #expect(try test.library.rows(of: [id]).map(\.isRead) == [true])
        #expect(try mark(.posts([id])).changed == 0)
        #expect(try mark(.posts([id]), .read(false)).changed == 1)
        #expect(try read() == [])
    }

    @Test func aStarIsNoReading() throws {
        let id = try test.id("jan1")
        #expect(try mark(.posts([id]), .starred(true)).changed == 1)
        let post = try test.post("jan1")
        #expect(post.row.isStarred)
        #expect(!post.row.isRead)
        #expect(try test.library.outline(of: archive).total.unread == 5)
    }

    @Test func unknownAndRepeatedPostsCountOnce() throws {
        let id = try test.id("jan1")
        #expect(try mark(.posts([id, PostID(999), id, PostID(.min)])).posts == [id])
        #expect(try mark(.posts([])).changed == 0)
    }

    @Test(arguments: [
        (MarkScope.month(ArchiveID(1), Month(year: 2011, number: 1)), ["jan1", "jan2"]),
        (.month(ArchiveID(1), .undated), ["undated"]),
        (.month(ArchiveID(1), Month(year: 2015, number: 1)), []),
        (.month(ArchiveID(9), Month(year: 2011, number: 1)), []),
        (.year(ArchiveID(1), 2011), ["jan1", "jan2", "feb"]),
        (.year(ArchiveID(1), 2010), ["dec"]),
        (.year(ArchiveID(1), .max), []),
        (.section(ArchiveID(1), .posts), ["dec", "jan1", "jan2", "feb", "undated"]),
        (.section(ArchiveID(1), .pages), ["page"]),
        (.section(ArchiveID(1), .drafts), ["draft"]),
    ])
    func scopes(scope: MarkScope, names: [String]) throws {
        let outcome = try mark(scope)
        #expect(outcome.changed == names.count)
        #expect(try read().sorted() == names.sorted())
        #expect(try outcome.posts.sorted() == names.map { try test.id($0) }.sorted())
        #expect(try mark(scope, .read(false)).changed == names.count)
        #expect(try read() == [])
    }

    @Test func aScopeMarksOnlyWhatIsNotYetSo() throws {
        _ = try mark(.posts([test.id("jan1")]))
        #expect(try mark(.year(archive, 2011)).posts == [test.id("jan2"), test.id("feb")])
    }

    @Test func talliesFollow() throws {
        _ = try mark(.month(archive, Month(year: 2011, number: 1)))
        let outline = try test.library.outline(of: archive)
        #expect(outline.total == Tally(posts: 5, unread: 3, words: 54_321, unreadWords: 54_001))
        #expect(outline.months.map(\.tally.unread) == [1, 0, 1, 1])
        _ = try mark(.section(archive, .pages))
        #expect(try test.library.outline(of: archive).pages.unread == 0)
        #expect(try test.library.archives().first?.tally.unread == 3)
    }

    @Test func manyPostsAreNamedUpToAHundred() throws {
        try test.take((0..<250).map { .test("p\($0)", "2012-01-01") }, isComplete: false)
        let outcome = try mark(.year(archive, 2012))
        #expect(outcome.changed == 250)
        #expect(outcome.posts.count == 100)
    }

    @Test func aPositionIsKeptForPostAndArchive() throws {
        #expect(try test.library.position(in: archive) == nil)
        let (first, second) = (try test.id("jan1"), try test.id("feb"))
        try test.library.save(ReadingPosition(post: first, offset: 1_234))
        try test.library.save(ReadingPosition(post: second, offset: -5))
        #expect(
            try test.library.position(in: archive) == ReadingPosition(post: second, offset: 0))
        #expect(try test.post("jan1").position == 1_234)
        #expect(try #require(try test.library.archives().first).lastReadAt > 1_700_000_000)
        #expect(try !test.post("jan1").row.isRead)
        try test.library.save(ReadingPosition(post: PostID(99), offset: 1))
        #expect(try test.library.position(in: archive)?.post == second)
    }

    @Test func theOrderIsKept() throws {
        try test.library.setReversed(true, archive: archive)
        #expect(try test.library.archives().map(\.isReversed) == [true])
        try test.library.save(ReadingPosition(post: test.id("feb"), offset: 3))
        try test.library.setReversed(false, archive: archive)
        #expect(try test.library.archives().map(\.isReversed) == [false])
        #expect(try test.library.position(in: archive)?.offset == 3)
        try test.library.setReversed(true, archive: ArchiveID(9))
    }
}
