import ArchiveModel
import SQLite
import Testing

@testable import Library

struct ListingTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        try test.take(
            [
                .test("b", "2011-02-01", labels: ["x", "y"]), .test("a", "2011-01-31"),
                .test("undated", nil), .test("page", "2011-01-02", section: .pages),
                .test("draft", "2011-01-03", section: .drafts),
            ],
            comments: [.test("1", on: "b")])
        try test.take(
            [.test("z", "2011-01-15")],
            blog: BlogInfo(identity: "other", kind: .atom, link: "http://a.example"))
        try test.library.mark(
            MarkRequest(scope: .posts([test.id("a"), test.id("draft")]), mark: .read(true)))
    }

    private func titles(
        archive: ArchiveID? = nil, months: ClosedRange<Month>? = nil, unreadOnly: Bool = false
    ) throws -> [String] {
        var titles: [String] = []
        try test.library.forEachPost(archive: archive, months: months, unreadOnly: unreadOnly) {
            titles.append(String($0.title.dropFirst("Title of ".count)))
            return true
        }
        return titles
    }

    @Test func everything() throws {
        #expect(try titles() == ["z", "a", "b", "undated", "page", "draft"])
        #expect(try titles(archive: ArchiveID(1)) == ["a", "b", "undated", "page", "draft"])
        #expect(try titles(archive: ArchiveID(5)) == [])
    }

    @Test func oneMonthOrUnread() throws {
        let january = Month(year: 2011, number: 1)
        #expect(try titles(months: january...january) == ["z", "a", "page", "draft"])
        #expect(try titles(months: .undated ... .undated) == ["undated"])
        #expect(
            try titles(archive: ArchiveID(1), months: january...january.next)
                == ["a", "b", "page", "draft"])
        #expect(try titles(unreadOnly: true) == ["z", "b", "undated", "page"])
        #expect(
            try titles(archive: ArchiveID(1), months: january...january, unreadOnly: true) == [
                "page"
            ])
    }

    @Test func whatAListingSays() throws {
        var found: [PostListing] = []
        try test.library.forEachPost(archive: ArchiveID(1)) { listing in
            found.append(listing)
            return true
        }
        let content = PostContent.test("b", "2011-02-01")
        #expect(
            found[1]
                == PostListing(
                    id: try test.id("b"), archive: ArchiveID(1),
                    archiveTitle: "The Lighthouse Log", title: content.title, date: content.date,
                    author: "Keeper", labels: ["x", "y"], comments: 1, words: 10,
                    permalink: content.permalink))
        #expect(found[0].isRead)
        #expect(found[2].month == .undated)
        #expect(found[3].kind == .page)
        #expect(found[4].status == .draft)
    }

    @Test func aLongListingIsFetchedInPagesAndHoldsNothingBetween() throws {
        let names = (0..<1_200).map { "p\($0)" }
        try test.take(
            names.enumerated().map { .test($1, "2012-01-0\($0 / 500 + 1)") }
                + (0..<600).map { .test("u\($0)", nil, section: .drafts) },
            blog: BlogInfo(identity: "long", kind: .atom))
        let other = try Library(path: test.library.path)
        var (count, isFree) = (0, true)
        try test.library.forEachPost(archive: ArchiveID(3)) { listing in
            count += 1
            guard count % 400 == 1 else { return true }
            // An open listing must not keep the log from being cut short.
            try other.mark(MarkRequest(scope: .posts([listing.id]), mark: .read(true)))
            let wasBusy = try other.connection.first("PRAGMA wal_checkpoint(TRUNCATE)") {
                $0.bool(0)
            }
            isFree = isFree && wasBusy == false
            return true
        }
        #expect(isFree)
        #expect(count == 1_800)
        let (listed, unread) = (
            try titles(archive: ArchiveID(3)), try titles(archive: ArchiveID(3), unreadOnly: true)
        )
        #expect(Array(listed.prefix(1_200)) == names)
        #expect(Set(listed).count == 1_800)
        #expect(unread.count == 1_800 - 5)
    }

    @Test func aListingStopsWhenToldTo() throws {
        struct Stop: Error {}
        var count = 0
        try test.library.forEachPost { _ in
            count += 1
            return count < 2
        }
        #expect(count == 2)
        #expect(throws: Stop.self) { try test.library.forEachPost { _ in throw Stop() } }
        // Nothing is left open that would keep others from writing.
        try test.connection.execute("DROP TABLE post_label; VACUUM")
    }
}
