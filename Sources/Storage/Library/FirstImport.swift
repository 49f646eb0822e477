internal import SQLite

/// A large first import into a library, which has nothing to compare with and nobody to wait for.
///
/// Other imports leave the library unlocked until everything is read, and copy it there at the end:
/// texts are written twice, and twice more by way of the write-ahead log. Here nobody can want to
/// write a mark meanwhile, for there is nothing to mark. So bodies and labels are written once, where
/// they stay: in one transaction that lasts from the first post to the last, and with a rollback journal,
/// which need not hold anything of a file that only grows. A program that is killed leaves a short
/// journal, and whoever opens the library next cuts it back to what it was.
///
/// Rows of posts are numbered in the order of the source, and not of their dates.
enum FirstImport {
    /// From how many bytes on it pays: a smaller one takes a second at most.
    static let leastByteCount: Int64 = 16 << 20

    /// Leaves the write-ahead log of a library without archives for a rollback journal, on the
    /// library's own connection; false where there are archives, or somebody else has it open.
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
            if hasBegun { return true }
            try connection.run("ROLLBACK")
        } catch {
            guard error.reason == .busy else { throw error }
        }
        try connection.execute("PRAGMA foreign_keys = ON")
        return false
    }

    /// Makes it visible; waits for those who read.
    static func commit(_ connection: Connection, isCancelled: () -> Bool) throws(SQLiteError) {
        connection.setBusyTimeout(milliseconds: 250)
        for attempt in 1... {
            do throws(SQLiteError) {
                return _ = try connection.run("COMMIT")
            } catch {
                guard error.reason == .busy, attempt < Merge.patience else { throw error }
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

    /// The row of a label of the archive, which is going to be the library's first.
    static func label(_ name: String, on connection: Connection) throws(SQLiteError) -> Int64 {
        let isNew = try connection.run(
            "INSERT OR IGNORE INTO label (archive, name) VALUES (?, ?)", archive, name)
        if isNew > 0 { return connection.lastInsertRowID }
        return try connection.first(
            "SELECT id FROM label WHERE archive = ? AND name = ?", archive, name
        ) { $0.int64(0) } ?? 0
    }

    /// The id of the archive to come.
    private static let archive: Int64 = 1

    /// Drops what was written of posts that came twice.
    static func dropRepeats(_ connection: Connection) throws(SQLiteError) {
        for table in written {
            try connection.run(
                "DELETE FROM \(table) WHERE post NOT IN (SELECT seq FROM staged_post)")
        }
    }

    /// How many labels the published posts have: for each a look for one of its posts.
    static func labelCount(_ connection: Connection) throws(SQLiteError) -> Int {
        try connection.first(
            """
            SELECT count(*) FROM label b WHERE EXISTS (
                SELECT 1 FROM post_label l CROSS JOIN staged_post p ON p.seq = l.post
                WHERE l.label = b.id AND p.status = 0 AND p.kind = 0)
            """
        ) { $0.int(0) } ?? 0
    }

    /// Plans for a library without posts: all are new.
    static func plan(_ connection: Connection) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO plan
            SELECT seq, seq, \(MergePlan.Fate.new), 0, 0, NULL FROM staged_post ORDER BY seq
            """)
        try connection.execute("CREATE INDEX plan_post ON plan (post)")
    }

    /// Numbers the new posts as they came; where that was from new to old, those of the same moment
    /// the other way round.
    static func number(_ connection: Connection, isDescending: Bool) throws(SQLiteError) {
        if isDescending { try turn(connection) }
        try connection.run("INSERT INTO arrival (n, seq) SELECT post, seq FROM plan ORDER BY post")
    }

    private static func turn(_ connection: Connection) throws(SQLiteError) {
        try connection.execute(tables)
        let shared = "local IN (SELECT local FROM staged_post GROUP BY local HAVING count(*) > 1)"
        for (table, order) in [("rising", "seq"), ("falling", "seq DESC")] {
            try connection.run(
                """
                INSERT INTO \(table) (seq)
                SELECT seq FROM staged_post WHERE \(shared) ORDER BY local, \(order)
                """)
        }
        try connection.run(
            """
            INSERT INTO turned
            SELECT f.seq, r.seq FROM rising r CROSS JOIN falling f ON f.n = r.n
            WHERE f.seq <> r.seq ORDER BY f.seq
            """)
        try connection.run(
            """
            UPDATE plan SET post = (SELECT t.n FROM turned t WHERE t.seq = plan.seq)
            WHERE seq IN (SELECT seq FROM turned)
            """)
        for table in written {
            // By way of numbers that no post has: two posts never have the same one.
            try connection.run(
                """
                UPDATE \(table) SET post = -(SELECT t.n FROM turned t WHERE t.seq = post)
                WHERE post IN (SELECT seq FROM turned)
                """)
            try connection.run("UPDATE \(table) SET post = -post WHERE post < 0")
        }
    }

    /// The tables that are written while posts are taken.
    private static let written = ["body", "post_label"]

    private static func isEmpty(_ connection: Connection) throws(SQLiteError) -> Bool {
        try connection.first("SELECT 1 FROM archive LIMIT 1") { _ in false } ?? true
    }

    private static let tables = """
        CREATE TABLE rising (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
        CREATE TABLE falling (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
        CREATE TABLE turned (seq INTEGER PRIMARY KEY, n INTEGER NOT NULL);
        """
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
