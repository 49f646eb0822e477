internal import CSQLite

/// What SQLite reports when it cannot do what was asked.
///
/// Source: <https://sqlite.org/rescode.html>.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The primary result codes a caller may want to tell apart.
    public enum Reason: Int, Sendable {
        /// Access was refused (`SQLITE_PERM`).
        case permission = 3
        /// Another connection held a lock for too long (`SQLITE_BUSY`).
        case busy = 5
        /// The same connection holds a lock (`SQLITE_LOCKED`).
        case locked = 6
        /// The system gave no memory, or no thread (`SQLITE_NOMEM`).
        case outOfMemory = 7
        /// The file can only be read (`SQLITE_READONLY`).
        case readOnly = 8
        /// A cancellation stopped it (`SQLITE_INTERRUPT`).
        case interrupted = 9
        /// The system could not read or write (`SQLITE_IOERR`).
        case inputOutput = 10
        /// The file is damaged (`SQLITE_CORRUPT`).
        case corrupt = 11
        /// The disk is full (`SQLITE_FULL`).
        case full = 13
        /// The file cannot be opened (`SQLITE_CANTOPEN`).
        case cannotOpen = 14
        /// Others held the log's locks for too long, all through many attempts (`SQLITE_PROTOCOL`).
        case lockProtocol = 15
        /// A constraint of the schema does not hold (`SQLITE_CONSTRAINT`).
        case constraint = 19
        /// The file is no database (`SQLITE_NOTADB`).
        case notADatabase = 26
    }

    /// The extended result code.
    public let extendedCode: Int
    /// SQLite's own message.
    public let message: String
    /// The SQL that was being run, empty when none was.
    public let sql: String

    /// Makes an error from its parts.
    public init(extendedCode: Int, message: String, sql: String = "") {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// What a caller throws who stops by itself, the same as an interruption.
    public static let cancelled = SQLiteError(
        extendedCode: Reason.interrupted.rawValue, message: "cancelled")

    /// The primary result code: the low byte of the extended one.
    public var code: Int { extendedCode & 0xFF }

    /// The primary result code by name, nil for the rarer ones.
    public var reason: Reason? { Reason(rawValue: code) }

    /// Message and SQL on one line.
    public var description: String {
        sql.isEmpty ? "\(message) (\(extendedCode))" : "\(message) (\(extendedCode)) in: \(sql)"
    }
}

extension SQLiteError {
    /// Takes the last error of a connection, which may be nil when there was no memory for one.
    init(code: Int32, of handle: OpaquePointer?, sql: String = "") {
        guard let handle else {
            self.init(extendedCode: Int(code), message: "out of memory", sql: sql)
            return
        }
        self.init(
            extendedCode: Int(sqlite3_extended_errcode(handle)),
            message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }
}
