internal import SQLite

/// What changes when anybody has written to the library: this connection or another, of this
/// process or another.
///
/// Source: <https://sqlite.org/pragma.html#pragma_data_version>.
struct LibraryVersion: Equatable {
    private let others: Int
    private let own: Int

    /// The version that is read now; in a transaction, that of its snapshot.
    init(of connection: Connection) throws(SQLiteError) {
        others = try connection.first("PRAGMA data_version") { $0.int(0) } ?? 0
        own = connection.totalChanges
    }
}
