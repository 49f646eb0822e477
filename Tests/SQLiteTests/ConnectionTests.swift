import CSQLite
import TestSupport
import Foundation
import SQLite
import Testing

struct ConnectionTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(path: folder.path("test.db"))
        try connection.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    }

    private func names() throws -> [String] {
        try connection.all("SELECT name FROM item ORDER BY id") { $0.text(0) }
    }

    @Test("No lock around each allocation: SQLite counts no memory")
    func memory() { #expect(sqlite3_memory_used() == 0) }

    @Test func writesSayWhatTheyDid() throws {
        #expect(try connection.run("INSERT INTO item (name) VALUES (?), (?)", "a", "b") == 2)
        #expect(connection.lastInsertRowID == 2)
        #expect(try connection.run("UPDATE item SET name = 'c' WHERE id = ?", 7) == 0)
        #expect(try names() == ["a", "b"])
    }

    @Test func aTransactionThatThrowsIsUndone() throws {
        #expect(throws: SQLiteError.self) {
            try connection.transaction(.write) { () throws(SQLiteError) in
                try connection.run("INSERT INTO item (name) VALUES ('a')")
                try connection.run("INSERT INTO item (name) VALUES ('a')")
            }
        }
        #expect(try names() == [])
        #expect(!connection.isInTransaction)
        let count = try connection.transaction(.write) { () throws(SQLiteError) in
            try connection.run("INSERT INTO item (name) VALUES ('b')")
        }
        #expect(count == 1)
        #expect(try names() == ["b"])
    }

    @Test func anErrorSaysWhatAndWhere() throws {
        try connection.run("INSERT INTO item (name) VALUES ('a')")
        let error = try #require(throws: SQLiteError.self) {
            try connection.run("INSERT INTO item (name) VALUES (?)", "a")
        }
        #expect(error.reason == .constraint)
        #expect(error.extendedCode == 2_067)
        #expect(error.message.contains("item.name"))
        #expect(error.sql == "INSERT INTO item (name) VALUES (?)")
        let syntax = try #require(throws: SQLiteError.self) { try connection.run("SELEKT") }
        #expect(syntax.code == 1)
        #expect(throws: SQLiteError.self) { try connection.run("") }
    }

    @Test func rowsLeftHalfReadLetGoOfTheTable() throws {
        try connection.run("INSERT INTO item (name) VALUES ('a'), ('b')")
        do {
            var rows = try connection.rows("SELECT name FROM item ORDER BY id")
            #expect(try rows.next()?.text(0) == "a")
        }
        try connection.execute("DROP TABLE item")
    }

    @Test func theSameQueryNestsInItself() throws {
        try connection.run("INSERT INTO item (name) VALUES ('a'), ('b')")
        let sql = "SELECT name FROM item ORDER BY id"
        var pairs: [String] = []
        var outer = try connection.rows(sql)
        while let left = try outer.next() {
            var inner = try connection.rows(sql)
            while let right = try inner.next() { pairs.append(left.text(0) + right.text(0)) }
        }
        #expect(pairs == ["aa", "ab", "ba", "bb"])
        #expect(connection.keptStatements.filter { $0 == sql }.count == 1)
    }

    @Test func aWriterInTheWayIsBusy() throws {
        let other = try Connection(path: folder.path("test.db"), busyMilliseconds: 30)
        try connection.transaction(.write) { () throws(SQLiteError) in
            do throws(SQLiteError) {
                try other.run("INSERT INTO item (name) VALUES ('x')")
                Issue.record("two writers at once")
            } catch {
                #expect(error.reason == .busy)
            }
        }
        try other.run("INSERT INTO item (name) VALUES ('x')")
        #expect(try names() == ["x"])
    }

    @Test func cancellationStopsEndlessWork() throws {
        let endless =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        var asked = 0
        connection.setCancellation(every: 1_000) {
            asked += 1
            return asked == 5
        }
        let error = try #require(throws: SQLiteError.self) {
            _ = try connection.first(endless) { $0.int(0) }
        }
        #expect(error.reason == .interrupted)
        #expect(asked == 5)
        connection.setCancellation(nil)
        #expect(try connection.first("SELECT 1 + 1") { $0.int(0) } == 2)
    }

    @Test func accessIsAsAsked() throws {
        let reader = try Connection(path: folder.path("test.db"), access: .readOnly)
        let error = try #require(throws: SQLiteError.self) {
            try reader.run("INSERT INTO item (name) VALUES ('x')")
        }
        #expect(error.reason == .readOnly)
        let missing = try #require(throws: SQLiteError.self) {
            _ = try Connection(path: folder.path("none.db"), access: .readWrite)
        }
        #expect(missing.reason == .cannotOpen)
        #expect(!FileManager.default.fileExists(atPath: folder.path("none.db")))
    }

    @Test func aLookSeesTheFileAloneAndLeavesNoTrace() throws {
        try connection.execute("PRAGMA user_version = 3; PRAGMA journal_mode = WAL")
        try connection.execute("PRAGMA user_version = 4")
        let odd = folder.path("ödd %?#&name.db")
        try FileManager.default.copyItem(atPath: folder.path("test.db"), toPath: odd)
        let look = try Connection(path: odd, access: .lookOnly)
        #expect(try look.first("PRAGMA user_version") { $0.int(0) } == 3)
        #expect(throws: SQLiteError.self) { try look.run("DELETE FROM item") }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.filter { $0.hasPrefix("ödd") }.count == 1)
    }

    @Test func aPathIsNothingButAPath() {
        #expect(Connection.plain("file:a?mode=memory") == "./file:a?mode=memory")
        #expect(Connection.plain(":memory:") == "./:memory:")
        #expect(Connection.plain("/a/b.db") == "/a/b.db")
    }
}
