import ArchiveModel
import TestSupport
import Testing

@testable import Library

/// One blog in two formats, which know its posts by different ids.
struct KinTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    /// The same blog as a feed or a site's folder knows it.
    private static let feed = BlogInfo(
        identity: "feed:lighthouse.example", kind: .rss, link: "https://www.lighthouse.example")
    private static let folder = BlogInfo(
        identity: "feed:lighthouse.example", kind: .markdown, link: "http://lighthouse.example/")

    private func kin(
        _ name: String, of other: String, date: String? = "2011-01-25", link: String? = nil,
        title: String? = nil
    ) -> PostContent {
        var post = PostContent.test(name, date)
        // A day alone has no time, and so no zone.
        if date?.contains(":") == false, let local = post.date?.local {
            post.date = PostDate(local: local, offsetMinutes: nil)
        }
        post.permalink = link ?? "https://lighthouse.example/\(other).html"
        post.title = title ?? "Title of \(other)"
        post.body = PostBody(text: "<p>Text of \(other)</p>", format: .html)
        return post
    }

    private func mark(_ name: String) throws {
        try test.library.mark(MarkRequest(scope: .posts([try test.id(name)]), mark: .read(true)))
    }

    @Test func anotherFormatOfTheSameAddressJoinsTheArchive() throws {
        try test.take([.test("1"), .test("2", "2011-01-26")])
        try mark("1")
        let outcome = try test.take(
            [kin("x1", of: "1"), kin("x3", of: "3", date: "2011-01-27")], blog: Self.feed,
            isComplete: false)
        #expect(outcome.archive == ArchiveID(1))
        #expect(outcome.changes.new == 1)
        #expect(try test.rows().map(\.title) == ["Title of 1", "Title of 2", "Title of 3"])
        #expect(try test.rows().map(\.isRead) == [true, false, false])
        #expect(try test.rows().filter(\.isVanished).isEmpty)
        #expect(try test.library.archives().first?.blog.kind == .bloggerBackup)
    }

    @Test func eitherMayComeFirst() throws {
        try test.take([kin("x1", of: "1")], blog: Self.feed, isComplete: false)
        try mark("x1")
        let outcome = try test.take([.test("1"), .test("2", "2011-01-26")])
        #expect(outcome.changes.new == 1)
        #expect(try test.rows().map(\.isRead) == [true, false])
        // Again, each by its own ids: nothing is new.
        #expect(try test.take([.test("1"), .test("2", "2011-01-26")]).changes.unchanged == 2)
        let again = try test.take([kin("x1", of: "1")], blog: Self.feed, isComplete: false)
        #expect(again.changes.new == 0)
        #expect(try test.rows().count == 2)
    }

    @Test func whereAddressesDifferTitleAndDateTell() throws {
        try test.take([.test("1", "2011-01-25 21:04"), .test("2", "2011-01-26 08:00")])
        try mark("2")
        let outcome = try test.take(
            [
                kin("x1", of: "1", date: "2011-01-25 21:04", link: "/fog/"),
                kin("x2", of: "2", date: "2011-01-26", link: "/lamp/"),
            ], blog: Self.folder)
        #expect(outcome.changes.new == 0)
        #expect(try test.rows().map(\.isRead) == [false, true])
        #expect(try test.rows().filter(\.isVanished).isEmpty)
        let page = "http://lighthouse.example/fog"
        #expect(try test.library.post(at: page, linkedFrom: PostID(2))?.id == PostID(1))
    }

    @Test func postsOfASeriesOfOneTitleStayApart() throws {
        try test.take([.test("1", "2011-01-25 07:00")])
        let outcome = try test.take(
            [kin("x1", of: "1", date: "2011-01-26 07:00", link: "/links-2/")], blog: Self.feed,
            isComplete: false)
        #expect(outcome.changes.new == 1)
    }

    @Test func anAddressThatSeveralPostsShareTellsNothing() throws {
        try test.take([.test("1"), .test("2", "2011-01-26")])
        let outcome = try test.take(
            [
                kin("x1", of: "1", link: "http://lighthouse.example/", title: "Other"),
                kin("x2", of: "1", date: "2011-02-01", title: "A"),
                kin("x3", of: "1", date: "2011-02-02", title: "B"),
            ], blog: Self.feed, isComplete: false)
        #expect(outcome.changes.new == 3)
    }

    @Test func twoBlogsOfOneServiceAtOneAddressStayTwo() throws {
        try test.take([.test("1")])
        var other = BlogInfo.test
        other.identity = "blogger:2"
        #expect(try test.take([.test("1")], blog: other).archive == ArchiveID(2))
    }

    @Test(arguments: ["list", "mail"])
    func twoMailingListsWithOneAddressStayTwo(scheme: String) throws {
        for number in 1...2 {
            let blog = BlogInfo(
                identity: "\(scheme):fog-\(number)", kind: .mail,
                link: "http://lists.lighthouse.example/")
            let outcome = try test.take([.test("mid:\(number)")], blog: blog, isComplete: false)
            #expect(outcome.archive == ArchiveID(Int64(number)))
        }
    }

    @Test(arguments: [("100", "200"), ("wp:1", "wp:2"), ("fog.example?p=1", "fog.example?p=2")])
    func aPostAtTheAddressOfADeletedOneIsAnother(first: String, second: String) throws {
        try test.take([kin(first, of: "fog")])
        try mark(first)
        let outcome = try test.take([kin(second, of: "fog", date: "2012-01-25")])
        #expect(outcome.changes == ArchiveChanges(new: 1, vanished: 1))
        #expect(try test.post(first).row.isRead)
        #expect(try test.post(second).row.isRead == false)
    }

    @Test func soItIsWhereTheDeletedOneWasFirstKnownFromAFeed() throws {
        try test.take([kin("tag:fog", of: "fog")], blog: Self.feed, isComplete: false)
        try test.take([kin("100", of: "fog")])
        let outcome = try test.take([kin("200", of: "fog", date: "2012-01-25")])
        #expect(outcome.changes == ArchiveChanges(new: 1, vanished: 1))
    }

    @Test(arguments: [ArchiveKind.webPages, .warc, .savedText])
    func savedPagesOnlyAddToWhatAnExportHas(kind: ArchiveKind) throws {
        let pages = BlogInfo(
            identity: "site:lighthouse.example", kind: kind, title: "Menu",
            link: "http://lighthouse.example/")
        try test.take(
            [.test("1"), .test("2", "2011-01-26", text: "", words: 0), .test("3", "2011-01-24")],
            comments: [.test("c", on: "1")])
        try test.take(
            [.test("1"), .test("2", "2011-01-26", text: "", words: 0)],
            comments: [.test("c", on: "1")])
        var (first, second) = (kin("x1", of: "1"), kin("x2", of: "2", date: "2011-01-26"))
        first.body.text = "<p>Menu. Text of 1. Older posts.</p>"
        first.words = 100
        second.words = 3
        let outcome = try test.take(
            [
                first, second, kin("x3", of: "3", date: "2011-01-24"),
                kin("x4", of: "4", date: "2011-01-29"),
            ],
            comments: [
                .test("c", on: "x1", text: "Otherwise."), .test("d", on: "x1", second: 1),
            ], blog: pages)
        #expect(outcome.changes == ArchiveChanges(new: 1, changed: 2, unchanged: 1))
        #expect(try test.post("1").body.text == "<p>Text of 1</p>")
        #expect(try test.post("1").comments.map(\.body.text) == ["Well said.", "Well said."])
        #expect(try test.post("2").body.text == "<p>Text of 2</p>")
        #expect(try test.rows().map(\.isVanished) == [true, false, false, false])
        let archive = try #require(try test.library.archives().first)
        #expect(archive.blog.kind == .bloggerBackup && archive.blog.title == "The Lighthouse Log")
    }

    @Test func theTextOfAFeedOutlastsTheMirrorThatCameFirst() throws {
        let mirror = BlogInfo(
            identity: "site:lighthouse.example", kind: .webPages,
            link: "http://lighthouse.example/")
        var page = kin("page", of: "1")
        page.body.text = "Menu. Text."
        try test.take([page], blog: mirror, isComplete: false)
        page.body.text = "Menu. Text of it."
        try test.take([page], blog: mirror, isComplete: false)
        #expect(try test.post("page").body.text == "Menu. Text of it.")
        try test.take([kin("x1", of: "1")], blog: Self.feed, isComplete: false)
        page.body.text = "Menu. Text of it again."
        try test.take([page], blog: mirror, isComplete: false)
        #expect(try test.post("page").body.text == "<p>Text of 1</p>")
    }

    @Test func aFormatWithoutCommentsLeavesTheComments() throws {
        try test.take([.test("1")], comments: [.test("c", on: "1")])
        try test.take([kin("x1", of: "1")], blog: Self.folder)
        #expect(try test.post("1").comments.count == 1)
    }

    @Test func commentsOfAFeedFindPostsByItsIds() throws {
        try test.take([.test("1")])
        try test.take([kin("x1", of: "1")], blog: Self.feed, isComplete: false)
        try test.take([], comments: [.test("c", on: "x1")], blog: Self.feed, isComplete: false)
        #expect(try test.post("1").comments.count == 1)
    }

    @Test func aCommentThatAnotherFormatHasByAnotherIdIsOne() throws {
        var later = CommentContent.test("d", on: "1", text: "The fog's end.")
        later.date = PostDate(year: 2011, month: 1, day: 26, minute: 1, offsetMinutes: 60)
        try test.take(
            [.test("1")],
            comments: [
                .test("c", on: "1", text: "The fog's end."),
                later,
            ])
        var same = CommentContent.test("x", on: "x1", second: 30)
        same.date = PostDate(year: 2011, month: 1, day: 25, hour: 23, second: 30, offsetMinutes: 0)
        same.body = PostBody(text: "<p>The fog&#8217;s end.</p>", format: .html)
        var answer = CommentContent.test("y", on: "x1", answers: "x")
        answer.date = PostDate(year: 2011, month: 1, day: 26, hour: 9, offsetMinutes: 60)
        var other = same
        (other.identity, other.author) = ("z", "Another")
        for _ in 1...2 {
            try test.take(
                [kin("x1", of: "1")], comments: [same, answer, other], blog: Self.feed,
                isComplete: false)
            let comments = try test.post("1").comments
            #expect(comments.count == 4)
            let first = try #require(comments.first { $0.body.text == "The fog's end." })
            let last = try #require(comments.last)
            #expect(last.body.text == "Well said." && last.parent == first.id)
        }
        let again = try test.take(
            [kin("x1", of: "1")], comments: [same, answer, other], blog: Self.feed,
            isComplete: false)
        #expect(again.changes == ArchiveChanges(unchanged: 1))
    }

    @Test func manyPostsOfOneTitleAndDayCostNoMoreThanOthers() throws {
        let many = (0..<3_000).map { kin("\($0)", of: "same", link: "") }
        try test.take(many)
        let others = (0..<3_000).map { kin("x\($0)", of: "same", link: "") }
        let time = try workingTime {
            let outcome = try test.take(others, blog: Self.folder)
            #expect(outcome.changes.new == 3_000)
        }
        #expect(time < .seconds(20))
    }
}
