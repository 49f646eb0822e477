import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

struct CheckTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        try test.take(
            [.test("a", labels: ["x"]), .test("b"), .test("undated", nil)],
            comments: [.test("1", on: "a"), .test("2", on: "a", answers: "1")])
        try test.library.mark(MarkRequest(scope: .posts([test.id("a")]), mark: .read(true)))
        try test.library.mark(MarkRequest(scope: .posts([test.id("b")]), mark: .read(true)))
    }

    @Test(arguments: [
        (
            "UPDATE month_tally SET unread = 7 WHERE month < 1000000",
            "“The Lighthouse Log”, 2011-01: the counters say 2 posts (7 unread), 20 words "
                + "(0 unread) and 2 comments, but there are 2 posts (0 unread), 20 words "
                + "(0 unread) and 2 comments."
        ),
        (
            "DELETE FROM month_tally WHERE month = 1000000",
            "“The Lighthouse Log”, undated: the counters say 0 posts (0 unread), 0 words "
                + "(0 unread) and 0 comments, but there are 1 posts (1 unread), 10 words "
                + "(10 unread) and 0 comments."
        ),
        (
            "UPDATE post SET is_starred = 1 WHERE id = 3",
            "Posts whose marks in the list differ from those kept: 1."
        ),
        (
            "UPDATE mark SET starred_at = 1",
            "Posts whose marks in the list differ from those kept: 2."
        ),
        ("DELETE FROM body WHERE post < 3", "Posts without a text: 2."),
        (
            "UPDATE comment SET parent = 99 WHERE parent IS NOT NULL",
            "Comments that answer none of the same post: 1."
        ),
        (
            "UPDATE comment SET fingerprint = fingerprint + 1 WHERE id = 1",
            "Posts whose comments are not those that were imported: 1."
        ),
        (
            "DELETE FROM origin WHERE identity = 'b'",
            "Posts that an import would not find again: 1."
        ),
        (
            "INSERT INTO origin VALUES (1, 'ghost', 99, 0, 0)",
            "Posts an import would look for in vain: 1."
        ),
        (
            "DELETE FROM address WHERE post < 3",
            "Addresses that do not lead to their posts: 2."
        ),
        (
            "INSERT INTO address VALUES (7, 1, 1), (7, 1, 99)",
            "Addresses that lead to other posts than theirs: 2."
        ),
        (
            "INSERT INTO mark_item (step, mark) VALUES (2, 99)",
            "Marks that can be undone but are not there: 1."
        ),
        (
            "UPDATE mark_step SET is_undone = 1 WHERE id = 1",
            "Undone steps that are older than one that stands: 1."
        ),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM label",
            "A row of post_label belongs to a label that is not there."
        ),
    ])
    func whatIsWrongIsFound(sql: String, finding: String) throws {
        #expect(try test.library.check() == [])
        try test.connection.execute(sql)
        #expect(try test.library.check() == [finding])
    }

    @Test(arguments: [
        (
            "UPDATE post SET month = month + 1 WHERE id = 1",
            "Posts in another month than their date says: 1."
        ),
        (
            "UPDATE post SET section = 1 WHERE id = 1",
            "Posts in another section than their kind and status say: 1."
        ),
        (
            "UPDATE post SET comments = 5 WHERE id = 2",
            "Posts whose number of comments is wrong: 1."
        ),
    ])
    func whatIsWrongAndCountedIsFoundTwice(sql: String, finding: String) throws {
        try test.connection.execute(sql)
        let findings = try test.library.check()
        #expect(findings.contains(finding))
        #expect(findings.contains { $0.contains("the counters say") })
    }

    @Test func everyDateHasItsMonth() throws {
        try test.take(
            ["0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"]
                .map { .test($0, $0) }, isComplete: false)
        #expect(try test.library.check() == [])
    }

    @Test func aDamagedFileIsAFinding() throws {
        try test.take((0..<300).map { .test("p\($0)", text: String(repeating: "x", count: 900)) })
        try test.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        let handle = try #require(FileHandle(forUpdatingAtPath: test.library.path))
        try handle.seek(toOffset: 16_384 * 3)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 16_384 * 8))
        try handle.close()
        let findings = try Library(path: test.library.path).check()
        #expect(findings.contains { $0.hasPrefix("The file is damaged") })
    }
}
