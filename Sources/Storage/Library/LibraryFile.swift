internal import Glibc
internal import SQLite

/// Opens the file of a library, and refuses every other file before SQLite could touch it.
enum LibraryFile {
    /// Opens a library, makes one where there is no file or an empty one, and migrates an old one.
    static func open(
        _ path: String, goesOn: @escaping () -> Bool
    ) throws(LibraryError) -> Connection {
        try inspect(path)
        let connection = try translate(path) { () throws(SQLiteError) in
            let connection = try Connection(path: path, access: .readWrite)
            try found(connection)
            try PageAddress.define(on: connection)
            try SeenText.define(on: connection)
            try connection.execute(
                """
                PRAGMA synchronous = FULL;
                PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -4000;
                PRAGMA journal_size_limit = 33554432;
                """)
            return connection
        }
        do {
            // The file's header may be older than the write-ahead log: ask again through SQLite.
            try check(connection, path: path)
        } catch {
            connection.keepLogOnClose()
            throw error
        }
        try translate(path) { () throws(SQLiteError) in
            guard try Schema.migrator.version(of: connection) < Schema.migrator.newestVersion else {
                return try leaveRollbackJournal(connection)
            }
            try useWriteAheadLog(connection)
            connection.setCancellation { !goesOn() }
            defer { connection.setCancellation(nil) }
            try Schema.migrator.migrate(connection)
        }
        return connection
    }

    /// Copies a library that a later step of the schema would change.
    /// - Returns: Whether the copy, or an empty library in its place, is to be used; not for one
    ///   that is up to date, nor for a file that cannot be opened, where opening says why.
    static func copyIfOld(_ path: String, to copy: String) throws(LibraryError) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return errno == ENOENT }
        guard status.st_size > 0 else { return true }
        try inspect(path)
        return try translate(path) { () throws(SQLiteError) in
            let connection = try Connection(path: path, access: .readWrite)
            let version = try Schema.migrator.version(of: connection)
            guard version < Schema.migrator.newestVersion else { return false }
            try connection.run("VACUUM INTO ?", Connection.plain(copy))
            return true
        }
    }

    /// Marks an empty file as a library, also one that is empty again because its maker was killed
    /// at this point.
    ///
    /// Before the write-ahead log is used, so that the mark is in the file itself: a library that
    /// is killed at any moment after that is still known as one. Pages of 16 KB hold several
    /// bodies each: with 4 KB, a library of 3 KB posts is a quarter larger and its import takes
    /// half as long again, while a mark takes 0.13 instead of 0.16 ms.
    private static func found(_ connection: Connection) throws(SQLiteError) {
        guard try connection.first("PRAGMA page_count", read: { $0.int(0) }) == 0 else { return }
        try connection.execute(
            "PRAGMA page_size = 16384; PRAGMA application_id = \(Schema.applicationID)")
    }

    /// Switches to the write-ahead log, which lasts; waits for others who are at the same.
    ///
    /// SQLite doesn't wait by itself here: <https://sqlite.org/c3ref/busy_handler.html>.
    private static func useWriteAheadLog(_ connection: Connection) throws(SQLiteError) {
        for attempt in 1... {
            do throws(SQLiteError) {
                return try connection.execute("PRAGMA journal_mode = WAL")
            } catch {
                guard error.reason == .busy, attempt < 500 else { throw error }
                usleep(10_000)
            }
        }
    }

    /// Goes back to the write-ahead log where a ``FirstImport`` was killed; not while one runs.
    private static func leaveRollbackJournal(_ connection: Connection) throws(SQLiteError) {
        let mode = try connection.first("PRAGMA journal_mode") { $0.text(0) }
        guard mode != "wal" else { return }
        connection.setBusyTimeout(milliseconds: 0)
        defer { connection.setBusyTimeout(milliseconds: 5_000) }
        try? connection.execute("PRAGMA journal_mode = WAL")
    }

    /// Makes sure that there is a library or an empty file.
    ///
    /// Never opens the file by itself: closing it again would drop the locks that other
    /// connections of this process have on it (<https://sqlite.org/howtocorrupt.html>, 2.2).
    /// - Throws: ``LibraryError`` when what is there is no library or too new for this annals.
    private static func inspect(_ path: String) throws(LibraryError) {
        guard !path.isEmpty else { throw .unusable(path: path, reason: "the path is empty") }
        var status = stat()
        if stat(path, &status) != 0 {
            guard errno == ENOENT else { throw unusable(path) }
            try makeParents(of: path)
            guard mknod(path, S_IFREG | 0o600, 0) == 0 || errno == EEXIST else {
                throw unusable(path)
            }
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .unusable(path: path, reason: "it is a directory")
        default: throw .unusable(path: path, reason: "it is not a regular file")
        }
        guard access(path, R_OK | W_OK) == 0 else { throw unusable(path) }
        guard status.st_size > 0 else { return }
        let look = try translate(path) { () throws(SQLiteError) in
            try Connection(path: path, access: .lookOnly)
        }
        do {
            try check(look, path: path)
        } catch .damaged {
            // Without its log, a library that was killed in the middle of moving the log into the
            // file looks damaged.
        }
    }

    private static func check(_ connection: Connection, path: String) throws(LibraryError) {
        let (application, version) = try translate(path) { () throws(SQLiteError) in
            (
                try connection.first("PRAGMA application_id") { $0.int(0) },
                try Schema.migrator.version(of: connection)
            )
        }
        guard application == Schema.applicationID else { throw .notALibrary(path: path) }
        guard version <= Schema.migrator.newestVersion else {
            throw .newer(
                path: path, version: version, supported: Schema.migrator.newestVersion)
        }
    }

    /// Makes the folders above a file that are not there; nobody else may look into them.
    private static func makeParents(of path: String) throws(LibraryError) {
        for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
            let folder = String(decoding: path.utf8.prefix(index), as: UTF8.self)
            if mkdir(folder, 0o700) != 0, errno != EEXIST {
                throw unusable(path)
            }
        }
    }

    private static func unusable(_ path: String) -> LibraryError {
        .unusable(path: path, reason: String(cString: strerror(errno)))
    }
}
