import ArchiveModel
import Testing

@testable import Library

/// Lists that show only the posts of labels, of an author, or what is unread or starred.
struct FilterTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        var posts: [PostContent] = [
            .test("a", "2011-01-03", labels: ["oil", "fog"]),
            .test("b", "2011-01-04", labels: ["fog"]),
            .test("c", "2011-02-05", labels: ["oil"]),
            .test("d", "2012-03-06", labels: ["oil", "fog"]),
            .test("e", nil, labels: ["oil"]),
            .test("f", "2011-01-05", section: .pages, labels: ["oil"]),
        ]
        posts[2].author = "Visitor"
        try test.take(posts)
    }

    private func page(
        _ filter: PostFilter, _ anchor: RowQuery.Anchor = .first, limit: Int = 100,
        section: Section = .posts, isReversed: Bool = false
    ) throws -> RowPage {
        try test.library.rows(
            RowQuery(
                archive: ArchiveID(1), section: section, anchor: anchor, limit: limit,
                isReversed: isReversed, filter: filter))
    }

    private func names(_ page: RowPage) -> String {
        page.rows.map { String($0.title.suffix(1)) }.joined()
    }

    @Test func allThatIsAskedForMustBeThere() throws {
        try test.library.mark(
            MarkRequest(scope: .posts([try test.id("a")]), mark: .read(true)))
        try test.library.mark(
            MarkRequest(scope: .posts([try test.id("d"), try test.id("a")]), mark: .starred(true)))
        let cases: [(PostFilter, String)] = [
            (PostFilter(labels: ["oil"]), "acde"), (PostFilter(labels: ["oil", "fog"]), "ad"),
            (PostFilter(labels: ["tar"]), ""), (PostFilter(author: "Visitor"), "c"),
            (PostFilter(labels: ["fog"], author: "Visitor"), ""),
            (PostFilter(isUnread: true), "bcde"), (PostFilter(isStarred: true), "ad"),
            (PostFilter(labels: ["fog"], isUnread: true, isStarred: true), "d"),
        ]
        for (filter, expected) in cases {
            #expect(names(try page(filter)) == expected, "\(filter)")
            #expect(
                names(try page(filter, isReversed: true)) == String(expected.reversed()),
                "\(filter)")
            let outline = try test.library.outline(of: ArchiveID(1), filter: filter) { false }
            #expect(outline.total.posts == expected.count, "\(filter)")
        }
        #expect(names(try page(PostFilter(labels: ["oil"]), section: .pages)) == "f")
    }

    @Test func pagesByKeyAndNumbersWithinTheMonth() throws {
        let filter = PostFilter(labels: ["fog"])
        let second = try page(filter).rows[1]
        let around = try page(filter, .around(second.key), limit: 1)
        #expect(names(around) == "b")
        #expect(around.firstOrdinal == 1 && around.isOrdinalOfMonth)
        #expect(around.hasBefore && around.hasAfter)
        let reversed = try page(filter, .around(second.key), limit: 1, isReversed: true)
        #expect(names(reversed) == "b" && reversed.firstOrdinal == 0)
        #expect(names(try page(filter, .last, limit: 1)) == "d")
        #expect(names(try page(filter, .after(second.key), limit: 9)) == "d")
    }

    @Test func theNextUnreadPostIsOneThatIsListed() throws {
        try test.library.mark(MarkRequest(scope: .posts([try test.id("c")]), mark: .read(true)))
        let first = try page(PostFilter(labels: ["oil"])).rows[0]
        let query = RowQuery(
            archive: ArchiveID(1), section: .posts, anchor: .after(first.key), limit: 1,
            filter: PostFilter(labels: ["oil"]))
        #expect(try test.library.nextUnread(query, direction: .forward)?.title == "Title of d")
        let found = try test.library.findTitle("title", query, direction: .forward) { false }
        #expect(found?.title == "Title of c")
    }

    @Test func onlyWhatIsListedIsMarked() throws {
        let all = Int64.min..<Int64.max
        let outcome = try test.library.mark(
            MarkRequest(
                scope: .filtered(ArchiveID(1), .posts, all, PostFilter(labels: ["fog"])),
                mark: .read(true)))
        #expect(outcome.changed == 3)
        #expect(try test.rows().filter(\.isRead).map { $0.title.suffix(1) } == ["a", "b", "d"])
        try test.library.undo()
        #expect(try test.rows().filter(\.isRead).isEmpty)
    }

    @Test func labelsFollowWhatIsImportedLater() throws {
        try test.take(
            [
                .test("a", "2013-01-03", labels: ["tar"]),
                .test("b", "2011-01-04", labels: ["fog"]),
                .test("g", "2010-01-01", labels: ["fog", "fog"]),
            ], isComplete: false)
        #expect(names(try page(PostFilter(labels: ["oil"]))) == "cde")
        #expect(names(try page(PostFilter(labels: ["tar"]))) == "a")
        #expect(names(try page(PostFilter(labels: ["fog"]))) == "gbd")
    }

    @Test func whatCanBeAskedForIsCounted() throws {
        let choices = try test.library.filterChoices(of: ArchiveID(1), .posts) { false }
        #expect(
            choices == [
                FilterChoice(.unread, posts: 5), FilterChoice(.starred, posts: 0),
                FilterChoice(.label("oil"), posts: 4), FilterChoice(.label("fog"), posts: 3),
                FilterChoice(.author("Keeper"), posts: 4),
                FilterChoice(.author("Visitor"), posts: 1),
            ])
    }
}
