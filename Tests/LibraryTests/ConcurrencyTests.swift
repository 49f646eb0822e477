import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

struct ConcurrencyTests {
    let test: TestLibrary
    let second: Library

    init() throws {
        test = try TestLibrary()
        try test.take((0..<200).map { .test("p\($0)", "2011-01-01") })
        second = try Library(path: test.library.path)
    }

    @Test func aSecondCopySeesWhatTheFirstDid() throws {
        let id = try test.id("p3")
        try test.library.mark(MarkRequest(scope: .posts([id]), mark: .read(true)))
        #expect(try second.rows(of: [id]).map(\.isRead) == [true])
        #expect(try second.outline(of: ArchiveID(1)).total.unread == 199)
        try second.undo()
        #expect(try test.library.outline(of: ArchiveID(1)).total.unread == 200)
        try test.take([.test("new", "2012-01-01")], isComplete: false)
        #expect(try second.outline(of: ArchiveID(1)).months.count == 2)
    }

    @Test func aLockedLibraryIsBusyForWritersAndOpenForReaders() throws {
        second.connection.setBusyTimeout(milliseconds: 50)
        let id = try test.id("p3")
        try test.connection.transaction(.write) { () throws(SQLiteError) in
            try test.connection.run("UPDATE post SET title = 'half done'")
            let failures = [
                error { try second.mark(MarkRequest(scope: .posts([id]), mark: .read(true))) },
                error { try second.save(ReadingPosition(post: id, offset: 1)) },
                error { try second.undo() },
            ]
            #expect(failures == [.busy, .busy, .busy])
            // Reading, opening and listing go on, and see the moment before.
            var (title, archives, count) = ("", 0, 0)
            let none = error {
                title = try second.post(id)?.row.title ?? ""
                archives = try Library(path: second.path).archives().count
                try second.forEachPost { _ in
                    count += 1
                    return true
                }
                _ = try second.beginImport()
            }
            #expect(none == nil)
            #expect((title, archives, count) == ("Title of p3", 1, 200))
        }
        #expect(try second.mark(MarkRequest(scope: .posts([id]), mark: .read(true))).changed == 1)
    }

    @Test func aPageIsOfOneMoment() throws {
        var rows = try second.connection.rows("SELECT id FROM post ORDER BY id")
        #expect(try rows.next()?.int(0) == 1)
        try test.take([.test("old", "2010-01-01")], isComplete: false)
        // The reader's snapshot is still the one before the import.
        var count = 1
        while try rows.next() != nil { count += 1 }
        #expect(count == 200)
    }

    @Test func threadsThatMarkAndReadAgreeInTheEnd() throws {
        let path = test.library.path
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: 4) { thread in
            do {
                let library = try Library(path: path)
                for number in 0..<25 {
                    let id = PostID(Int64(thread * 50 + number + 1))
                    try library.mark(MarkRequest(scope: .posts([id]), mark: .read(true)))
                    let page = try library.rows(
                        RowQuery(
                            archive: ArchiveID(1), section: .posts, anchor: .first, limit: 300))
                    let unread = try library.outline(of: ArchiveID(1)).total.unread
                    if page.rows.count != 200 || unread > 200 - number { failures.add("\(unread)") }
                }
            } catch {
                failures.add("\(error)")
            }
        }
        #expect(failures.all == [])
        #expect(try test.library.outline(of: ArchiveID(1)).total.unread == 100)
        #expect(try test.library.check() == [])
        var steps = 0
        while try test.library.undo() != nil { steps += 1 }
        #expect(steps == 100)
    }

    private func error(_ body: () throws -> Void) -> LibraryError? {
        do {
            try body()
            return nil
        } catch {
            return error as? LibraryError
        }
    }
}
