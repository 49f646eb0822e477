internal import CSQLite

/// A prepared statement: bind its parameters, step through its rows, reset it to use it again.
///
/// ``Connection/rows(_:_:)`` and its siblings do all that for one call; use a statement itself
/// where the same one runs many thousand times.
public final class Statement {
    let handle: OpaquePointer

    /// Compiles one statement.
    ///
    /// `isKept` tells SQLite that it will be used for long.
    init(connection: OpaquePointer, sql: String, isKept: Bool) throws(SQLiteError) {
        var compiled: OpaquePointer?
        let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        let code = sqlite3_prepare_v3(connection, sql, -1, flags, &compiled, nil)
        guard code == SQLITE_OK else {
            throw SQLiteError(code: code, of: connection, sql: sql)
        }
        guard let compiled else {
            throw SQLiteError(extendedCode: Int(SQLITE_MISUSE), message: "no statement", sql: sql)
        }
        handle = compiled
    }

    deinit { sqlite3_finalize(handle) }

    /// The text it was compiled from.
    public var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

    /// Whether it has been stepped to a row and neither finished nor reset.
    public var isActive: Bool { sqlite3_stmt_busy(handle) != 0 }

    /// Binds an integer to a parameter, counted from 1.
    public func bind(_ value: Int64, at parameter: Int) throws(SQLiteError) {
        try check(sqlite3_bind_int64(handle, index(parameter), value))
    }

    /// Binds a text to a parameter, counted from 1; SQLite takes a copy.
    public func bind(_ value: String, at parameter: Int) throws(SQLiteError) {
        var value = value
        try check(value.withUTF8 { bindCode($0, at: parameter) })
    }

    /// Binds a text of UTF-8 to a parameter, counted from 1; SQLite takes a copy.
    public func bind(_ text: [UInt8], at parameter: Int) throws(SQLiteError) {
        try check(text.withUnsafeBufferPointer { bindCode($0, at: parameter) })
    }

    private func bindCode(_ bytes: UnsafeBufferPointer<UInt8>, at parameter: Int) -> Int32 {
        // An empty text may have no address, and no address would bind NULL.
        withUnsafeBytes(of: 0 as UInt8) { none in
            let start = bytes.isEmpty ? none.baseAddress : UnsafeRawPointer(bytes.baseAddress)
            return sqlite3_bind_text64(
                handle, index(parameter), start?.assumingMemoryBound(to: CChar.self),
                UInt64(bytes.count), annals_sqlite_transient(), UInt8(SQLITE_UTF8))
        }
    }

    /// Binds a column of a row, which may be another connection's, to a parameter, counted from 1;
    /// SQLite takes a copy.
    public func bind(_ row: Row, column: Int, at parameter: Int) throws(SQLiteError) {
        try check(sqlite3_bind_value(handle, index(parameter), row.value(column)))
    }

    /// Binds NULL to a parameter, counted from 1.
    public func bindNull(at parameter: Int) throws(SQLiteError) {
        try check(sqlite3_bind_null(handle, index(parameter)))
    }

    /// Binds values to the parameters from the first on.
    public func bind(_ values: [any Bindable]) throws(SQLiteError) {
        for (offset, value) in values.enumerated() {
            try value.bind(to: self, at: offset + 1)
        }
    }

    /// Goes on to the next row; false when there is none left.
    public func step() throws(SQLiteError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        let error = SQLiteError(code: code, of: sqlite3_db_handle(handle), sql: sql)
        sqlite3_reset(handle)
        throw error
    }

    /// The row it stands on; valid until it is stepped or reset.
    public var row: Row { Row(handle: handle) }

    /// Runs it to its end and makes it ready to run again; its bound values stay.
    public func run() throws(SQLiteError) {
        while try step() {}
        reset()
    }

    /// Makes it ready to run again; its bound values stay.
    public func reset() { sqlite3_reset(handle) }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else {
            throw SQLiteError(code: code, of: sqlite3_db_handle(handle), sql: sql)
        }
    }

    private func index(_ parameter: Int) -> Int32 { Int32(clamping: parameter) }
}
