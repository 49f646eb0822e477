internal import CSQLite

/// The head of the index of a database's write-ahead log, which every commit changes, whoever commits.
///
/// To look at it takes no lock and no call of the system, as to begin a transaction does, and touches
/// little memory. It may also change where nothing was written: when the log begins anew.
/// Source: <https://sqlite.org/walformat.html#the_wal_index_header>, the first 48 bytes.
public struct LogHead: Equatable, Sendable {
    fileprivate let start: SIMD4<UInt64>
    fileprivate let rest: SIMD2<UInt64>
}

extension Connection {
    /// The head of the log's index as it is now; nil where there is none: without a log, or before the
    /// database was read for the first time.
    public var logHead: LogHead? {
        guard usesLog else { return nil }
        var file: UnsafeMutablePointer<sqlite3_file>?
        guard
            sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
            let file, let methods = file.pointee.pMethods, methods.pointee.iVersion >= 2
        else { return nil }
        var index: UnsafeMutableRawPointer?
        // What is mapped already; 0: nothing is to be made for it.
        let code = methods.pointee.xShmMap(file, 0, Self.logIndexPart, 0, &index)
        guard code == SQLITE_OK, let index else { return nil }
        return LogHead(
            start: index.loadUnaligned(as: SIMD4<UInt64>.self),
            rest: index.loadUnaligned(fromByteOffset: 32, as: SIMD2<UInt64>.self))
    }

    /// The bytes that SQLite maps of the index at once.
    private static let logIndexPart: Int32 = 32_768
}
