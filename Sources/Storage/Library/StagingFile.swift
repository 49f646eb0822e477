internal import Glibc
internal import SQLite

/// A private database beside the library, for what an import takes before it is made visible.
///
/// Its file loses its name as soon as it is open, so that nothing is left of it however the
/// program ends. It keeps no journal and is never synced: it is worth nothing after a crash.
///
/// The library is attached to it and not the other way round. Tables of the library are named
/// without a schema in all SQL, those of the staging file begin with `staged` or are listed in
/// ``MergePlan``.
enum StagingFile {
    /// Makes one beside a file, with the library attached.
    static func open(
        forLibrary path: String, beside file: String
    ) throws(LibraryError) -> Connection {
        let name = try freshName(file)
        defer { unlink(name) }
        return try translate(path) { () throws(SQLiteError) in
            let connection = try Connection(path: name, access: .readWrite)
            try connection.execute(
                """
                PRAGMA main.page_size = 16384;
                PRAGMA main.journal_mode = OFF;
                PRAGMA main.synchronous = OFF;
                PRAGMA main.locking_mode = EXCLUSIVE;
                PRAGMA main.cache_size = -2000;
                """)
            try PageAddress.define(on: connection)
            try SeenText.define(on: connection)
            try IdentityScheme.define(on: connection)
            try connection.execute(tables)
            try connection.run("ATTACH ? AS library", Connection.plain(path))
            try connection.execute(
                """
                PRAGMA library.synchronous = FULL;
                PRAGMA library.cache_size = -8000;
                PRAGMA foreign_keys = ON;
                """)
            return connection
        }
    }

    /// Gives a connection the memory that a merge needs, which staging does not: another session may
    /// stage meanwhile.
    static func grow(_ connection: Connection) throws(SQLiteError) {
        try connection.execute(
            "PRAGMA main.cache_size = -8000; PRAGMA library.cache_size = -32000")
    }

    /// Makes an empty file that no other import has.
    private static func freshName(_ path: String) throws(LibraryError) -> String {
        for number in 0..<1_000 {
            let name = "\(path)-import-\(getpid())-\(number)"
            let file = Glibc.open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 {
                close(file)
                return name
            }
            guard errno == EEXIST else { break }
        }
        throw .unusable(path: path, reason: String(cString: strerror(errno)))
    }

    private static let tables = """
        CREATE TABLE staged_post (
            seq INTEGER PRIMARY KEY, identity TEXT NOT NULL, section INTEGER NOT NULL,
            kind INTEGER NOT NULL, status INTEGER NOT NULL, local INTEGER NOT NULL,
            month INTEGER NOT NULL, offset_minutes INTEGER, words INTEGER NOT NULL,
            title TEXT NOT NULL, author TEXT NOT NULL, permalink TEXT NOT NULL,
            edited_at INTEGER, fingerprint INTEGER NOT NULL, held INTEGER,
            page INTEGER, own INTEGER, opening TEXT NOT NULL, labels TEXT NOT NULL,
            is_beginning INTEGER NOT NULL
        );
        CREATE TABLE staged_alias (
            seq INTEGER NOT NULL, address TEXT NOT NULL, PRIMARY KEY (seq, address)
        ) WITHOUT ROWID;
        CREATE TABLE staged_link (key INTEGER NOT NULL, path INTEGER);
        CREATE TABLE staged_body (
            seq INTEGER PRIMARY KEY, format INTEGER NOT NULL, text TEXT NOT NULL
        );
        CREATE TABLE staged_label (
            seq INTEGER NOT NULL, ordinal INTEGER NOT NULL, label INTEGER NOT NULL,
            PRIMARY KEY (seq, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE staged_name (label INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE staged_comment (
            seq INTEGER PRIMARY KEY, identity TEXT NOT NULL, post_identity TEXT NOT NULL,
            parent_identity TEXT, author TEXT NOT NULL, is_by_blog_author INTEGER NOT NULL,
            local INTEGER NOT NULL, offset_minutes INTEGER, format INTEGER NOT NULL,
            text TEXT NOT NULL, fingerprint INTEGER NOT NULL
        );
        CREATE TABLE staged_answer (comment INTEGER PRIMARY KEY, parent_identity TEXT NOT NULL);
        """
}
