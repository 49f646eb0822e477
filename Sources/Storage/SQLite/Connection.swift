internal import CSQLite

/// An open database.
public final class Connection {
    /// The SQLite library's version.
    public static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
