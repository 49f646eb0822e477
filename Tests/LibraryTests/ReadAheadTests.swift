import ArchiveModel
import SQLite
import Testing

@testable import Library

@Suite("Stretches of a list that are read ahead")
struct ReadAheadTests {
    let test: TestLibrary
    let ahead: RowsAhead

    init() throws {
        test = try TestLibrary()
        try test.take((10..<40).map { .test("p\($0)", "2011-03-\($0 % 28 + 1)") })
        ahead = RowsAhead(connection: test.connection)
    }

    private func query(_ limit: Int) -> RowQuery {
        RowQuery(archive: ArchiveID(1), section: .posts, anchor: .first, limit: limit)
    }

    /// Reads a query ahead and says whether that was needed.
    private func keep(_ limit: Int) throws -> Bool {
        var wasRead = false
        try ahead.keep(query(limit)) { query throws(SQLiteError) in
            wasRead = true
            return try PostPager(
                connection: test.connection, months: MonthSums(connection: test.connection)
            ).page(query)
        }
        return wasRead
    }

    @Test("they are read once, and are what the library would answer")
    func once() throws {
        #expect(try ahead.page(query(5)) == nil)
        #expect(try keep(5))
        #expect(try !keep(5))
        #expect(try ahead.page(query(5)) == test.library.rows(query(5)))
        #expect(try ahead.page(query(6)) == nil)
    }

    @Test("only the newest few are kept")
    func few() throws {
        for limit in 1...20 { _ = try keep(limit) }
        #expect(try ahead.page(query(1)) == nil)
        #expect(try ahead.page(query(9))?.rows.count == 9)
        #expect(try ahead.page(query(20))?.rows.count == 20)
    }

    @Test(
        "what this connection or another one writes makes them worthless", arguments: [true, false])
    func writing(byAnother: Bool) throws {
        _ = try keep(5)
        let post = try test.rows()[2].id
        let writer = byAnother ? try Library(path: test.library.path) : test.library
        _ = try writer.mark(MarkRequest(scope: .posts([post]), mark: .read(true)))
        #expect(try ahead.page(query(5)) == nil)
        #expect(try keep(5))
        #expect(try ahead.page(query(5))?.rows[2].isRead == true)
    }

    @Test("the library gives them out, and never the state of before")
    func library() throws {
        try test.library.expectRows(query(7))
        #expect(
            try test.library.rows(query(7)).rows.map(\.isRead) == Array(repeating: false, count: 7))
        try test.take([.test("older", "2010-01-01")], isComplete: false)
        #expect(try test.library.rows(query(7)).rows.first?.title == "Title of older")
    }

    @Test("a stretch of only some posts is left for when it is asked for")
    func some() throws {
        var query = query(5)
        query.filter.isUnread = true
        try test.library.expectRows(query)
        #expect(try test.library.rows(query).rows.count == 5)
    }
}
