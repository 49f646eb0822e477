import Foundation
import SQLite
import TestSupport
import Testing

@Suite("The head of the log's index")
struct LogHeadTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(usingLog: Bool) throws -> Connection {
        let connection = try Connection(path: folder.path("test.db"))
        if usingLog { try connection.execute("PRAGMA journal_mode = WAL") }
        try connection.execute("CREATE TABLE IF NOT EXISTS item (id INTEGER PRIMARY KEY)")
        return connection
    }

    @Test("changes with every commit of every connection, and with nothing else")
    func commits() throws {
        let (connection, other) = (try open(usingLog: true), try open(usingLog: true))
        var last = connection.logHead
        #expect(last != nil)
        for (writer, sql) in [
            (connection, "INSERT INTO item DEFAULT VALUES"),
            (other, "INSERT INTO item DEFAULT VALUES"),
            (other, "UPDATE item SET id = id + 10"), (connection, "DELETE FROM item WHERE id = 11"),
        ] {
            _ = try connection.all("SELECT id FROM item") { $0.int(0) }
            _ = try other.all("SELECT id FROM item") { $0.int(0) }
            try other.execute("BEGIN; INSERT INTO item DEFAULT VALUES; ROLLBACK")
            #expect(connection.logHead == last)
            try writer.execute(sql)
            let now = connection.logHead
            #expect(now != nil && now != last, "\(sql)")
            #expect(other.logHead == now)
            last = now
        }
    }

    @Test("changes where the log begins anew")
    func restart() throws {
        let connection = try open(usingLog: true)
        let before = connection.logHead
        try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try connection.execute("INSERT INTO item DEFAULT VALUES")
        let after = connection.logHead
        #expect(after != nil && after != before)
    }

    @Test("is not there without a log, nor made by asking")
    func none() throws {
        let connection = try open(usingLog: false)
        #expect(connection.logHead == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.path("test.db-shm")))
    }
}
