internal import SQLite

/// A large first import into a library, which has nothing to compare with and nobody to wait for.
///
/// Other imports leave the library unlocked until everything is read, and copy it there at the end:
/// texts are written twice, and twice more by way of the write-ahead log. Here nobody can want to
/// write a mark meanwhile, for there is nothing to mark. So ``FirstStager`` writes posts once, where
/// they stay, and ``FirstMerge`` what can only be told at the end: in one transaction that lasts
/// from the first post to the last, and with a rollback journal, which need not hold anything of a
/// file that only grows. A program that is killed leaves a short journal, and whoever opens the
/// library next cuts it back to what it was.
///
/// Rows of posts and comments are numbered in the order of the source, and not of their dates.
enum FirstImport {
    /// From how many bytes on it pays: a smaller one takes a second at most.
    static let leastByteCount: Int64 = 16 << 20

    /// The id of the archive to come.
    static let archive: Int64 = 1

    /// Leaves the write-ahead log of a library without archives and marks for a rollback journal, on
    /// the library's own connection; false where there are any, or somebody else has it open.
    static func prepare(_ library: Connection) throws(SQLiteError) -> Bool {
        guard try isEmpty(library) else { return false }
        do throws(SQLiteError) {
            return try library.withoutWaiting { () throws(SQLiteError) in
                try library.first("PRAGMA journal_mode = DELETE") { $0.text(0) } == "delete"
            }
        } catch {
            guard error.reason == .busy else { throw error }
            return false
        }
    }

    /// Begins the transaction; false where somebody else writes, or was faster.
    static func begin(on connection: Connection) throws(SQLiteError) -> Bool {
        // Every row refers to one that the same import writes.
        try connection.execute("PRAGMA foreign_keys = OFF")
        do throws(SQLiteError) {
            let hasBegun = try connection.withoutWaiting { () throws(SQLiteError) in
                try connection.run(Connection.TransactionMode.write.rawValue)
                return try isEmpty(connection)
            }
            if hasBegun {
                try StagingFile.grow(connection)
                return true
            }
            try connection.run("ROLLBACK")
        } catch {
            guard error.reason == .busy else { throw error }
        }
        try connection.execute("PRAGMA foreign_keys = ON")
        return false
    }

    /// Makes it visible; waits that many milliseconds for those who read.
    static func commit(
        _ connection: Connection, patience: Int, isCancelled: () -> Bool
    ) throws(SQLiteError) {
        connection.setBusyTimeout(milliseconds: Merge.spell)
        for attempt in 1... {
            do throws(SQLiteError) {
                return _ = try connection.run("COMMIT")
            } catch {
                guard error.reason == .busy, attempt * Merge.spell < patience else { throw error }
                guard !isCancelled() else { throw .cancelled }
            }
        }
    }

    /// Ends it, in whatever state it is, or what was to be one, and goes back to the write-ahead log.
    ///
    /// Where somebody is in the way, the next who opens the library does that.
    static func end(_ connection: Connection) {
        connection.setBusyTimeout(milliseconds: 250)
        if connection.isInTransaction { try? connection.execute("ROLLBACK") }
        try? connection.execute("PRAGMA library.journal_mode = WAL")
    }

    /// Marks that came before an archive would have to be looked for with every post.
    private static func isEmpty(_ connection: Connection) throws(SQLiteError) -> Bool {
        let query = "SELECT EXISTS (SELECT 1 FROM archive) OR EXISTS (SELECT 1 FROM mark)"
        return try connection.first(query) { $0.int(0) == 0 } ?? false
    }
}

extension Connection {
    /// Does something that does not wait for another connection's lock.
    fileprivate func withoutWaiting<T>(
        _ body: () throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        setBusyTimeout(milliseconds: 0)
        defer { setBusyTimeout(milliseconds: 5_000) }
        return try body()
    }
}
