import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

struct ImportTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    @Test func aFreshImportIsCountedAsItsReportSays() throws {
        let outcome = try test.take(
            [
                .test("c", "2011-03-01", labels: ["fog", "lamp"]),
                .test("a", "2010-12-31", labels: ["lamp", "lamp"]),
                .test("b", "2011-03-31"), .test("undated", nil),
                .test("page", section: .pages, labels: ["page only"]),
                .test("draft", section: .drafts, labels: ["draft only"]),
            ],
            comments: [
                .test("1", on: "a"), .test("2", on: "page"), .test("3", on: "draft"),
                .test("4", on: "nowhere"),
            ])
        #expect(
            outcome.counts
                == ArchiveCounts(
                    posts: 4, drafts: 1, pages: 1, comments: 2,
                    first: CalendarDay(year: 2010, month: 12, day: 31),
                    last: CalendarDay(year: 2011, month: 3, day: 31), months: 2, labels: 2))
        #expect(outcome.changes == ArchiveChanges(new: 6))
        #expect(outcome.orphanComments == 1)
        #expect(outcome.archive == ArchiveID(1))
        #expect(outcome.blog == .test)

        let summary = try #require(try test.library.archives().first)
        #expect(summary.blog == .test)
        #expect(summary.tally == Tally(posts: 4, unread: 4, words: 40, unreadWords: 40))
        #expect(summary.pages == 1)
        #expect(summary.drafts == 1)
        #expect(summary.comments == 2)
        #expect(summary.firstMonth == Month(year: 2010, number: 12))
        #expect(summary.lastMonth == Month(year: 2011, number: 3))
        let outline = try test.library.outline(of: summary.id)
        #expect(
            outline.months.map(\.month)
                == [Month(year: 2010, number: 12), Month(year: 2011, number: 3), .undated])
        #expect(outline.months.map(\.tally.posts) == [1, 2, 1])
        #expect(outline.pages.posts == 1)
        #expect(outline.drafts.words == 10)
    }

    @Test func aPostComesBackAsItWas() throws {
        var content = PostContent.test("a", "2011-01-25 21:04", labels: ["b", "a"], words: 123)
        content.body = PostBody(text: "naïve 日本語\n\n<b>bold</b>", format: .plainText)
        try test.take([content], comments: [.test("1", on: "a")])
        let post = try test.post("a")
        #expect(post.row.title == content.title)
        #expect(post.row.date == content.date)
        #expect(post.row.words == 123)
        #expect(post.row.comments == 1)
        #expect(post.row.section == .posts)
        #expect(!post.row.isRead && !post.row.isStarred && !post.row.isVanished)
        #expect(post.author == content.author)
        #expect(post.labels == ["b", "a"])
        #expect(post.permalink == content.permalink)
        #expect(post.body == content.body)
        #expect(post.comments.map(\.body.text) == ["Well said."])
        #expect(post.position == 0)
    }

    @Test func idsRiseWithTheDate() throws {
        let dates = ["2011-05-01", "2009-01-01", "2012-07-07", "2010-02-02", "2009-01-01"]
        try test.take(dates.enumerated().map { .test("p\($0)", $1) } + [.test("undated", nil)])
        let rows = try test.rows()
        #expect(rows.map(\.id) == (1...6).map { PostID($0) })
        #expect(rows.last?.date == nil)
    }

    @Test(arguments: [false, true])
    func postsOfTheSameMomentKeepTheSourcesOrder(isNewestFirst: Bool) throws {
        let names = ["p1", "p2", "p3", "p4", "p5"]
        let dates = ["2011-01-01", "2011-01-02", "2011-01-02", "2011-01-02", "2011-01-03"]
        let posts = zip(names, dates).map { PostContent.test($0, $1) }
        try test.take(isNewestFirst ? posts.reversed() : posts)
        #expect(try test.rows().map(\.title) == names.map { "Title of \($0)" })
    }

    @Test func theSameSourceAgainChangesNothing() throws {
        let posts: [PostContent] = [
            .test("a", labels: ["x"]), .test("b"), .test("page", section: .pages),
        ]
        let comments: [CommentContent] = [
            .test("1", on: "a"), .test("2", on: "a", second: 1, answers: "1"),
        ]
        try test.take(posts, comments: comments)
        let before = try test.dump()
        let outcome = try test.take(posts, comments: comments.reversed())
        #expect(outcome.changes == ArchiveChanges(unchanged: 3))
        #expect(try test.dump() == before)
    }

    @Test func aNewerExportAddsChangesAndFlags() throws {
        try test.take([
            .test("kept"), .test("edited", labels: ["old", "both"]), .test("lost"),
            .test("moved", "2011-01-01"), .test("published", section: .drafts),
        ])
        let ids = try ["kept", "edited", "lost", "moved", "published"].map { try test.id($0) }
        try test.library.mark(MarkRequest(scope: .posts(ids), mark: .read(true)))

        let outcome = try test.take([
            .test("kept"),
            .test("edited", labels: ["both", "new"], text: "Second thoughts.", words: 2),
            .test("moved", "2012-02-02"), .test("published", "2011-01-25"), .test("added"),
        ])
        #expect(outcome.changes == ArchiveChanges(new: 1, changed: 3, unchanged: 1, vanished: 1))
        #expect(
            try ["kept", "edited", "lost", "moved", "published"].map { try test.id($0) } == ids)
        let edited = try test.post("edited")
        #expect(edited.body.text == "Second thoughts.")
        #expect(edited.labels == ["both", "new"])
        #expect(edited.row.words == 2)
        #expect(edited.row.isRead)
        #expect(try test.post("published").row.section == .posts)
        #expect(try test.post("moved").row.month == Month(year: 2012, number: 2))
        let lost = try test.post("lost")
        #expect(lost.row.isVanished && lost.row.isRead)
        #expect(lost.body.text == "<p>Text of lost</p>")
        let names = try test.connection.all("SELECT name FROM label ORDER BY name") { $0.text(0) }
        // One that no post has stays, to be used again.
        #expect(names == ["both", "new", "old"])
    }

    @Test func whatVanishedComesBackWithItsMarks() throws {
        try test.take([.test("a"), .test("b")])
        try test.library.mark(
            MarkRequest(scope: .posts([test.id("b")]), mark: .starred(true)))
        #expect(try test.take([.test("a")]).changes == ArchiveChanges(unchanged: 1, vanished: 1))
        #expect(try test.post("b").row.isVanished)
        #expect(try test.take([.test("a"), .test("b")]).changes == ArchiveChanges(unchanged: 2))
        #expect(try test.post("b").row.isVanished == false)
        #expect(try test.post("b").row.isStarred)
    }

    @Test func whatVanishedIsReportedOnce() throws {
        try test.take([.test("a"), .test("b"), .test("c")])
        #expect(try test.take([.test("a"), .test("b")]).changes.vanished == 1)
        let again = try test.take([.test("a"), .test("b")])
        #expect(again.changes == ArchiveChanges(unchanged: 2))
        #expect(try test.take([.test("a")]).changes.vanished == 1)
        #expect(try test.rows().map(\.isVanished) == [false, true, true])
    }

    @Test func aPartialSourceMakesNothingVanish() throws {
        try test.take([.test("a"), .test("b")])
        let outcome = try test.take([.test("b"), .test("c")], isComplete: false)
        #expect(outcome.changes == ArchiveChanges(new: 1, unchanged: 1))
        #expect(try test.rows().filter(\.isVanished) == [])
    }

    @Test func aFeedOfSummariesKeepsFullBodies() throws {
        let full = PostContent.test(
            "a", labels: ["x"], text: "<p>One two three.</p><p>Four.</p>", words: 4)
        try test.take([full, .test("b", words: 4)])
        var summary = PostContent.test("a", text: "<p>One two three.</p>", words: 3)
        summary.title = "Cut"
        let outcome = try test.take(
            [
                summary, .test("b", text: "<p>Just as long now.</p>", words: 4),
                .test("c", words: 1),
            ],
            comments: [.test("1", on: "c")], isComplete: false)
        #expect(outcome.changes == ArchiveChanges(new: 1, changed: 1, unchanged: 1))
        #expect(try test.post("a").body == full.body)
        #expect(try test.post("a").row.title == "Title of a")
        #expect(try test.post("a").labels == ["x"])
        #expect(try test.post("b").body.text == "<p>Just as long now.</p>")
        #expect(try test.post("c").row.comments == 1)
        // The backup is still known for what it is, and a complete source may shorten a post.
        #expect(try test.take([full], isComplete: false).changes == ArchiveChanges(unchanged: 1))
        try test.take([summary, .test("b"), .test("c")])
        #expect(try test.post("a").body == summary.body)
    }

    @Test func anEmptyExportMakesNothingVanish() throws {
        try test.take([.test("a")])
        let outcome = try test.take([])
        #expect(outcome.archive == ArchiveID(1))
        #expect(outcome.changes == ArchiveChanges())
        #expect(try test.post("a").row.isVanished == false)
    }

    @Test func aSourceWithoutPostsMakesNoArchive() throws {
        let outcome = try test.take([], comments: [.test("1", on: "elsewhere")])
        #expect(outcome.archive == nil)
        #expect(outcome.orphanComments == 1)
        #expect(outcome.counts == ArchiveCounts())
        #expect(try test.library.archives() == [])
    }

    @Test func theLastOfTwoWithOneIdentityStands() throws {
        let outcome = try test.take(
            [.test("a", labels: ["x"], text: "first"), .test("b"), .test("a", text: "second")],
            comments: [.test("1", on: "a", text: "first"), .test("1", on: "b", text: "second")])
        #expect(outcome.counts.posts == 2)
        #expect(outcome.counts.labels == 0)
        #expect(outcome.counts.comments == 1)
        #expect(outcome.changes.new == 2)
        #expect(try test.post("a").body.text == "second")
        #expect(try test.post("a").comments == [])
        #expect(try test.post("b").comments.map(\.body.text) == ["second"])
    }

    @Test func marksFindAPostThatWasMadeAnew() throws {
        try test.take([.test("a", words: 30), .test("b")])
        let id = try test.id("a")
        try test.library.mark(MarkRequest(scope: .posts([id]), mark: .read(true)))
        try test.library.mark(MarkRequest(scope: .posts([id]), mark: .starred(true)))
        try test.library.save(ReadingPosition(post: id, offset: 77))
        try test.connection.execute(
            """
            DELETE FROM body; DELETE FROM address; DELETE FROM origin; DELETE FROM month_tally; DELETE FROM post;
            """)
        try test.take([.test("b"), .test("a", words: 30)])
        let again = try test.post("a")
        #expect(again.row.isRead && again.row.isStarred)
        #expect(again.position == 77)
        #expect(try test.library.position(in: ArchiveID(1))?.post == again.row.id)
        #expect(
            try test.library.outline(of: ArchiveID(1)).total
                == Tally(posts: 2, unread: 1, words: 40, unreadWords: 10))
    }

    @Test func whatASourceDoesNotSayOfTheBlogStays() throws {
        try test.take([.test("a")])
        try test.take([], blog: BlogInfo(identity: "blogger:1", kind: .atom), isComplete: false)
        try test.take(
            [.test("z")],
            blog: BlogInfo(identity: "blogger:1", kind: .atom, title: "New name"), isComplete: false
        )
        let blog = try #require(try test.library.archives().first?.blog)
        #expect(blog.title == "New name")
        #expect(blog.summary == BlogInfo.test.summary)
        #expect(blog.kind == .bloggerBackup)
    }

    @Test func theLastWordOnTheBlogStandsEvenAboutItsIdentity() throws {
        try test.take([.test("a"), .test("b")])
        let session = try test.library.beginImport()
        try session.take(.test)
        // The library holds this very post in the archive first named, so its text is not staged.
        try session.take(PostContent.test("a"))
        try session.take(BlogInfo(identity: "other", kind: .rss, title: "Other"))
        try session.take(PostContent.test("b", text: "different"))
        let outcome = try session.finish(isComplete: true)
        #expect(outcome.archive == ArchiveID(2))
        #expect(outcome.changes == ArchiveChanges(new: 2))
        let copy = try test.library.post(test.id("a", archive: 2))
        #expect(copy?.body.text == "<p>Text of a</p>")
        #expect(try test.library.check() == [])
    }

    @Test func archivesLieSideBySide() throws {
        try test.take([.test("a"), .test("b")])
        try test.take(
            [.test("a")], blog: BlogInfo(identity: "blogger:2", kind: .rss, title: "Ålesund"))
        try test.take([.test("a")], blog: BlogInfo(identity: "feed", kind: .rss, title: "aachen"))
        let archives = try test.library.archives()
        #expect(archives.map(\.displayTitle) == ["aachen", "Ålesund", "The Lighthouse Log"])
        #expect(archives.map(\.tally.posts) == [1, 1, 2])
        #expect(try test.library.archives(matching: "2").map(\.id) == [ArchiveID(2)])
        #expect(try test.library.archives(matching: "feed").map(\.id) == [ArchiveID(3)])
        #expect(try test.library.archives(matching: "ALESUND").map(\.id) == [ArchiveID(2)])
        #expect(try test.library.archives(matching: "light").map(\.id) == [ArchiveID(1)])
        #expect(try test.library.archives(matching: "a").count == 2)
        #expect(try test.library.archives(matching: "nothing") == [])
        #expect(try test.library.archives(matching: "") == [])
    }

    @Test func wordsBeyondReasonDoNotBreakTheSums() throws {
        try test.take((0..<5).map { .test("p\($0)", words: $0 == 0 ? -5 : .max) })
        let total = try test.library.outline(of: ArchiveID(1)).total
        #expect(total.words == 4 * Int(Int32.max))
    }
}
