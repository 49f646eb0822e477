internal import Glibc
internal import SQLite

/// The search index of a library: a file of its own beside it, which can be made anew at any time.
///
/// It has a table of FTS5 for each shard: a stretch of the library's posts. The first one is small,
/// so that the first results of any search are near; no shard is large, so that
/// it is made in memory and written in one go, and a search can stop between two. The texts themselves stay in the
/// library. Reading and marking never wait for it: the library is only read to fill it.
///
/// 1. A post of the library whose id is above the watermark, or that is in `search_change`, is not
///    indexed yet, or not as it is now.
/// 2. `doc` has a row for every other post, and names the shard that has it as it is; what other
///    shards have of it is out of date.
enum SearchFile {
    /// Where the index of a library is.
    static func path(of library: String) -> String { library + ".search" }

    /// "anlx" in ASCII.
    private static let applicationID = 0x616E_6C78
    /// Raised when what is indexed of a text changes, or the tables do: an older file is made anew.
    private static let version = 3

    /// Opens the index of a library, which is attached as `library` and must be up to date; makes
    /// it where there is none, or one that is of no use.
    static func open(forLibrary path: String) throws(SQLiteError) -> Connection {
        let connection = try prepared(path)
        if try isUsable(connection) { return connection }
        try drop(forLibrary: path)
        return try prepared(path)
    }

    /// Removes the index of a library.
    static func drop(forLibrary path: String) throws(SQLiteError) {
        for suffix in ["", "-wal", "-shm"] { unlink(Self.path(of: path) + suffix) }
    }

    private static func prepared(_ path: String) throws(SQLiteError) -> Connection {
        // Nobody else may look into it, as into the library.
        _ = mknod(Self.path(of: path), S_IFREG | 0o600, 0)
        let connection = try Connection(path: Self.path(of: path), access: .create)
        do {
            try connection.execute("PRAGMA main.page_size = 16384; PRAGMA main.cache_size = -4000")
            if try connection.first("PRAGMA main.page_count", read: { $0.int(0) }) == 0 {
                try connection.execute("PRAGMA main.journal_mode = WAL")
            }
            try connection.execute("PRAGMA main.synchronous = NORMAL")
        } catch  where error.reason == .notADatabase {
            // Nothing but annals has a reason to write there.
            try drop(forLibrary: path)
            return try prepared(path)
        }
        try connection.run("ATTACH ? AS library", Connection.plain(path))
        try make(connection)
        return connection
    }

    private static func make(_ connection: Connection) throws(SQLiteError) {
        guard try connection.first("PRAGMA main.application_id", read: { $0.int(0) }) == 0 else {
            return
        }
        try connection.transaction(.write) { () throws(SQLiteError) in
            guard try connection.first("PRAGMA main.application_id", read: { $0.int(0) }) == 0
            else { return }
            try connection.execute(tables)
            try connection.run("INSERT INTO state SELECT key, 0, '', 0 FROM library.search_key")
            try connection.execute(
                """
                PRAGMA main.application_id = \(applicationID);
                PRAGMA main.user_version = \(version)
                """)
        }
    }

    /// Whether the file is an index of this library, and of this one's own past.
    private static func isUsable(_ connection: Connection) throws(SQLiteError) -> Bool {
        guard
            try connection.first("PRAGMA main.application_id", read: { $0.int(0) })
                == applicationID,
            try connection.first("PRAGMA main.user_version", read: { $0.int(0) }) == version
        else { return false }
        return try connection.first(
            """
            SELECT s.library = k.key AND (s.watermark = 0
                OR s.newest = (SELECT identity FROM library.post WHERE id = s.watermark))
            FROM state s, library.search_key k
            """
        ) { $0.bool(0) } ?? false
    }

    private static let tables = """
        -- One row. newest is the identity of the post at the watermark: a library that was put
        -- back in its place has another one there.
        CREATE TABLE state (
            library TEXT NOT NULL, watermark INTEGER NOT NULL, newest TEXT NOT NULL,
            bytes INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE shard (
            id INTEGER PRIMARY KEY, capacity INTEGER NOT NULL, posts INTEGER NOT NULL,
            live INTEGER NOT NULL, is_closed INTEGER NOT NULL,
            first_post INTEGER NOT NULL, last_post INTEGER NOT NULL,
            first_archive INTEGER NOT NULL, last_archive INTEGER NOT NULL,
            first_local INTEGER NOT NULL, last_local INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE doc (
            post INTEGER PRIMARY KEY, shard INTEGER NOT NULL, archive INTEGER NOT NULL,
            local INTEGER NOT NULL, has_code INTEGER NOT NULL, digest INTEGER NOT NULL
        ) STRICT;
        """
}

extension Connection {
    /// Does something in a transaction that writes to the index, and only reads the library.
    ///
    /// One that begins as a writer's would lock the library, too: whoever marks a post would wait for
    /// the index, and the index for an import. Source: <https://sqlite.org/lang_transaction.html>.
    func writeToIndex<T>(_ body: () throws(SQLiteError) -> T) throws(SQLiteError) -> T {
        try transaction(.read) { () throws(SQLiteError) in
            // Comes first: another writer is waited for, and what is read is not older than that.
            try run("UPDATE main.state SET watermark = watermark")
            return try body()
        }
    }
}
