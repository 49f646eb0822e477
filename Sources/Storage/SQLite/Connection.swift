internal import CSQLite

/// An open database.
///
/// Not for use from two threads at once.
public final class Connection {
    /// How a database is opened.
    public enum Access: Sendable {
        /// For reading only.
        case readOnly
        /// For a look at the file as it is: takes no lock, applies no log or journal, and leaves
        /// no trace beside it. What another connection writes meanwhile may read as nonsense.
        case lookOnly
        /// For reading and writing; it must exist.
        case readWrite
        /// For reading and writing; made when it does not exist.
        case create
    }

    let handle: OpaquePointer
    private var kept: [String: Statement] = [:]
    private var cancellation: Cancellation?
    /// Whether the database is written by way of a log (`PRAGMA journal_mode`); read once.
    private(set) lazy var usesLog = (try? first("PRAGMA journal_mode") { $0.text(0) }) == "wal"

    /// Opens a database file.
    ///
    /// - Parameters:
    ///   - path: The file. `file:` and `:memory:` mean files of that name, nothing special.
    ///   - access: What it is opened for.
    ///   - busyMilliseconds: How long to wait for another connection's lock.
    /// - Throws: ``SQLiteError`` when it cannot be opened; a file that is no database is noticed
    ///   only when it is first read.
    public init(
        path: String, access: Access = .create, busyMilliseconds: Int = 5_000
    ) throws(SQLiteError) {
        Self.configure
        var opened: OpaquePointer?
        let mode =
            switch access {
            case .readOnly: SQLITE_OPEN_READONLY
            case .lookOnly: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        let flags = mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let name = access == .lookOnly ? Self.immutable(path) : Self.plain(path)
        let code = sqlite3_open_v2(name, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteError(code: code, of: opened)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        sqlite3_busy_timeout(handle, Int32(clamping: busyMilliseconds))
    }

    /// Done once, before SQLite is used: the statistics of its memory, which nobody reads, take a
    /// lock at each allocation, and threads that index at once waited for each other there.
    static let configure: Void = { _ = annals_sqlite_count_no_memory() }()

    deinit {
        kept.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Gives the system back the memory of connections that are closed.
    ///
    /// That of a large cache would stay with the thread, and be of no use to others. Takes some
    /// milliseconds.
    public static func returnMemory() { annals_sqlite_return_memory() }

    /// Has the system get memory that was taken in pieces of a megabyte or more back as soon as it is
    /// not needed any more: that of many rows or hits.
    ///
    /// For a process that runs long. Once such a piece had been given back, glibc would keep the next
    /// ones for itself, in places that fit nothing (mallopt(3), M_MMAP_THRESHOLD).
    public static func returnLargePieces() { annals_sqlite_return_large_pieces() }

    /// The SQLite library's version.
    public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    /// A path as SQLite takes for nothing but a path: Debian's build reads `file:` as a URI.
    public static func plain(_ path: String) -> String {
        path.hasPrefix("/") || path.isEmpty ? path : "./" + path
    }

    /// A path as a URI of a file that nobody changes: <https://sqlite.org/uri.html>.
    private static func immutable(_ path: String) -> String {
        let encoded = plain(path).utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
            }
        }
        return "file:" + encoded.joined() + "?immutable=1"
    }

    /// Rows that the last INSERT, UPDATE or DELETE wrote, without those of triggers.
    public var changes: Int { Int(sqlite3_changes64(handle)) }

    /// How many rows this connection has changed since it was opened.
    public var totalChanges: Int { Int(sqlite3_total_changes64(handle)) }

    /// The row id of the last INSERT.
    public var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The texts of the statements it keeps compiled, for tests of their query plans.
    public var keptStatements: [String] { kept.keys.sorted() }

    /// Whether the file that was opened was removed, or has been replaced by another of its name.
    ///
    /// Source: <https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html>, `SQLITE_FCNTL_HAS_MOVED`.
    public var hasMoved: Bool {
        var hasMoved: Int32 = 0
        let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        return code == SQLITE_OK && hasMoved != 0
    }

    /// Runs SQL of one or more statements, without parameters and results.
    public func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code: code, of: handle, sql: sql) }
    }

    /// Compiles a statement of the caller's own.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(connection: handle, sql: sql, isKept: true)
    }

    /// A statement that stays compiled for the next use; a fresh one where that is in use.
    func statement(_ sql: String) throws(SQLiteError) -> Statement {
        if let statement = kept[sql] {
            return statement.isActive
                ? try Statement(connection: handle, sql: sql, isKept: false) : statement
        }
        let statement = try prepare(sql)
        kept[sql] = statement
        return statement
    }

    /// Stops what is running when a test says so, until nil is set; it throws
    /// ``SQLiteError/Reason/interrupted``.
    ///
    /// - Parameters:
    ///   - instructions: How many steps of SQLite's machine lie between two tests; a million take
    ///     about 10 ms.
    ///   - isCancelled: The test, or nil for none.
    public func setCancellation(every instructions: Int = 100_000, _ isCancelled: (() -> Bool)?) {
        guard let isCancelled else {
            sqlite3_progress_handler(handle, 0, nil, nil)
            cancellation = nil
            return
        }
        let cancellation = Cancellation(isCancelled)
        self.cancellation = cancellation
        sqlite3_progress_handler(
            handle, Int32(clamping: instructions),
            { context in
                guard let context else { return 0 }
                return Unmanaged<Cancellation>.fromOpaque(context).takeUnretainedValue()
                    .isCancelled() ? 1 : 0
            }, Unmanaged.passUnretained(cancellation).toOpaque())
    }

    /// Waits for another connection's lock that long from now on.
    public func setBusyTimeout(milliseconds: Int) {
        sqlite3_busy_timeout(handle, Int32(clamping: milliseconds))
    }

    /// Leaves the write-ahead log as it is when the connection closes, so that closing writes
    /// nothing.
    public func keepLogOnClose() { _ = annals_sqlite_keep_log_on_close(handle) }
}

/// A test for cancellation, in a box that C can hold the address of.
private final class Cancellation {
    let isCancelled: () -> Bool

    init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }
}
