import ArchiveModel
import Foundation
import SQLite
import Search
import Testing

@testable import Library

/// Searches that the reader has kept: what they list, their counts, and that both last.
struct KeptSearchTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        try test.take([
            .test("a", "2011-01-03", text: "A lamp in fog"),
            .test("b", "2011-01-04", text: "Nothing but fog"),
            .test("c", "2011-02-05", text: "Two lamps"),
            .test("d", "2012-03-06", text: "The lamp again"),
            .test("e", nil, text: "A lamp of no date"),
            .test("f", "2011-01-05", section: .pages, text: "About the lamp"),
        ])
        _ = try SearchIndexer(libraryPath: test.library.path).run()
    }

    private func keep(_ query: String, called name: String) throws -> ArchiveID {
        let search = KeptSearch(query: query, year: 2_011)
        let id = try #require(try test.library.keep(search, called: name))
        try refresh(id)
        return id
    }

    @discardableResult
    private func refresh(_ id: ArchiveID) throws -> Bool {
        let index = try SearchReader(libraryPath: test.library.path)
        return try test.library.refreshKeptSearch(id, by: index) { false }
    }

    private func summary(_ id: ArchiveID) throws -> ArchiveSummary {
        try #require(try test.library.keptSearches().first { $0.id == id })
    }

    private func page(
        _ id: ArchiveID, _ anchor: RowQuery.Anchor = .first, limit: Int = 100,
        isReversed: Bool = false, filter: PostFilter = PostFilter()
    ) throws -> RowPage {
        try test.library.rows(
            RowQuery(
                archive: id, section: .posts, anchor: anchor, limit: limit,
                isReversed: isReversed, filter: filter))
    }

    private func titles(_ page: RowPage) -> [String] {
        page.rows.map { String($0.title.suffix(1)) }
    }

    @Test func listsWhatItFindsInReadingOrderWithItsCounts() throws {
        let id = try keep("lamp", called: "Lamps")
        #expect(titles(try page(id)) == ["a", "f", "c", "d", "e"])
        #expect(titles(try page(id, isReversed: true)) == ["e", "d", "c", "f", "a"])
        let summary = try summary(id)
        #expect(summary.displayTitle == "Lamps")
        #expect(summary.tally == Tally(posts: 5, unread: 5, words: 50, unreadWords: 50))
        #expect(summary.firstMonth == Month(year: 2011, number: 1))
        #expect(summary.lastMonth == Month(year: 2012, number: 3))
        #expect(summary.kept?.isCounted == true)
        let months = try test.library.outline(of: id).months
        #expect(months.map(\.month.description) == ["2011-01", "2011-02", "2012-03", "undated"])
        #expect(months.map(\.tally.posts) == [2, 1, 1, 1])
        #expect(try test.library.check() == [])
    }

    @Test func pagesByKeyAndNumbersWithinTheMonth() throws {
        let id = try keep("lamp", called: "Lamps")
        let key = try page(id).rows[2].key
        let after = try page(id, .after(key), limit: 1)
        #expect(titles(after) == ["d"])
        #expect(after.hasAfter && after.hasBefore)
        #expect(titles(try page(id, .before(key), limit: 1)) == ["f"])
        let around = try page(id, .around(key), limit: 2)
        #expect(titles(around) == ["f", "c"])
        #expect(around.isOrdinalOfMonth && around.firstOrdinal == 1)
        #expect(around.hasBefore && around.hasAfter)
        let last = try page(id, .last, limit: 2)
        #expect(titles(last) == ["d", "e"])
        #expect(last.isOrdinalOfMonth && last.firstOrdinal == 0 && !last.hasAfter)
    }

    @Test func marksCorrectItsCountsInTheSameStep() throws {
        let id = try keep("lamp", called: "Lamps")
        try test.library.mark(
            MarkRequest(
                scope: .month(ArchiveID(1), Month(year: 2011, number: 1)), mark: .read(true)))
        #expect(try summary(id).tally.unread == 4)
        try test.library.mark(MarkRequest(scope: .year(id, 2011), mark: .read(true)))
        #expect(try summary(id).tally == Tally(posts: 5, unread: 2, words: 50, unreadWords: 20))
        #expect(try test.library.archives().first?.tally.unread == 2)
        try test.library.undo()
        #expect(try summary(id).tally.unread == 4)
        try test.library.mark(MarkRequest(scope: .section(id, .posts), mark: .read(true)))
        #expect(try summary(id).tally.unread == 0)
        // What it does not list is not marked.
        try test.library.undo()
        try test.library.undo()
        #expect(try summary(id).tally.unread == 5)
        #expect(try test.library.check() == [])
    }

    @Test func findsTheNextUnreadPostFromMonthToMonth() throws {
        let id = try keep("lamp", called: "Lamps")
        try test.library.mark(
            MarkRequest(scope: .posts([try test.id("c"), try test.id("d")]), mark: .read(true)))
        let key = try page(id).rows[1].key
        func next(_ direction: ReadingDirection, isReversed: Bool = false) throws -> String? {
            let query = RowQuery(
                archive: id, section: .posts,
                anchor: direction == .forward ? .after(key) : .before(key),
                limit: 1, isReversed: isReversed)
            return try test.library.nextUnread(query, direction: direction)?.title
        }
        #expect(try next(.forward) == "Title of e")
        #expect(try next(.backward) == "Title of a")
        #expect(try next(.forward, isReversed: true) == "Title of a")
        #expect(try next(.backward, isReversed: true) == "Title of e")
    }

    @Test func followsTheLibraryWhenItIsMadeAnew() throws {
        let id = try keep("lamp", called: "Lamps")
        #expect(try !refresh(id))
        try test.take(
            [
                .test("a", "2011-05-03", text: "No light any more"),
                .test("c", "2011-06-05", text: "Two lamps, later"),
                .test("g", "2011-07-01", text: "A new lamp"),
            ], isComplete: false)
        #expect(titles(try page(id)) == ["f", "a", "c", "d", "e"])
        _ = try SearchIndexer(libraryPath: test.library.path).run()
        #expect(try refresh(id))
        #expect(titles(try page(id)) == ["f", "c", "g", "d", "e"])
        #expect(try summary(id).tally.posts == 5)
        #expect(try test.library.check() == [])
    }

    @Test func dropsNothingWhileOnlyAPartCanBeSearched() throws {
        let id = try keep("lamp", called: "Lamps")
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(
                atPath: test.library.path + ".search" + suffix)
        }
        let index = try SearchReader(libraryPath: test.library.path)
        #expect(try !index.coverage().isComplete)
        _ = try test.library.refreshKeptSearch(id, by: index) { false }
        #expect(titles(try page(id)) == ["a", "f", "c", "d", "e"])
    }

    @Test func hasANameOfItsOwnThatCanBeChanged() throws {
        let id = try keep("lamp", called: "Lamps")
        #expect(
            try test.library.keep(KeptSearch(query: "fog", year: 2_011), called: "LAMPS") == nil)
        let other = try keep("fog", called: "Fog")
        #expect(try !test.library.renameKeptSearch(other, to: "lamps"))
        #expect(try test.library.renameKeptSearch(other, to: "A fog"))
        #expect(try test.library.renameKeptSearch(id, to: "LAMPS"))
        #expect(try test.library.keptSearches().map(\.displayTitle) == ["A fog", "LAMPS"])
        try test.library.forgetKeptSearch(id)
        #expect(try test.library.keptSearches().map(\.id) == [other])
        #expect(try page(id).rows == [])
        #expect(try test.library.outline(of: id) == ArchiveOutline())
        #expect(try test.library.check() == [])
    }

    @Test func remembersWhereReadingStoodAndTheOrder() throws {
        let id = try keep("lamp", called: "Lamps")
        #expect(try test.library.position(in: id) == nil)
        #expect(try test.library.lastRead() == nil)
        let place = ReadingPosition(post: try test.id("c"), offset: 7, keptSearch: id)
        try test.library.save(place)
        try test.library.setReversed(true, archive: id)
        let library = try Library(path: test.library.path)
        #expect(try library.position(in: id) == place)
        #expect(try library.lastRead() == id)
        let summary = try #require(try library.keptSearches().first)
        #expect(summary.isReversed && summary.lastReadAt > 0)
        #expect(try library.archives().first?.isReversed == false)
    }

    @Test func lastsThroughImportsOfOtherThings() throws {
        let search = KeptSearch(query: "lamp", year: 2_011, archive: ArchiveID(1))
        let id = try #require(try test.library.keep(search, called: "Here"))
        try refresh(id)
        var other = BlogInfo.test
        other.identity = "blogger:2"
        try test.take([.test("z", "2011-01-01", text: "Another lamp")], blog: other)
        try test.take([.test("b", "2011-01-04", text: "Nothing but fog")])
        _ = try SearchIndexer(libraryPath: test.library.path).run()
        try refresh(id)
        #expect(titles(try page(id)) == ["a", "f", "c", "d", "e"])
        #expect(try summary(id).kept?.archive == ArchiveID(1))
    }

    @Test func listsOnlyWhatAFilterLetsThrough() throws {
        try test.take(
            [.test("c", "2011-02-05", labels: ["oil", "wick"], text: "Two lamps")],
            isComplete: false)
        let id = try keep("lamp", called: "Lamps")
        #expect(titles(try page(id, filter: PostFilter(labels: ["oil", "wick"]))) == ["c"])
        #expect(titles(try page(id, filter: PostFilter(labels: ["tar"]))) == [])
        #expect(titles(try page(id, filter: PostFilter(author: "Keeper"))).count == 5)
        let choices = try test.library.filterChoices(of: id, .posts) { false }
        #expect(
            choices == [
                FilterChoice(.unread, posts: 5), FilterChoice(.starred, posts: 0),
                FilterChoice(.label("oil"), posts: 1), FilterChoice(.label("wick"), posts: 1),
            ])
    }
}
