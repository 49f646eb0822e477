internal import CSQLite

/// A row of a result, its columns counted from 0; valid until the next one is asked for.
public struct Row {
    private let handle: OpaquePointer

    init(handle: OpaquePointer) { self.handle = handle }

    /// A column as SQLite has it; valid as long as the row.
    func value(_ column: Int) -> OpaquePointer? {
        sqlite3_column_value(handle, Int32(clamping: column))
    }

    /// How many columns it has.
    public var columnCount: Int { Int(sqlite3_column_count(handle)) }

    /// Whether a column is NULL.
    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(handle, Int32(clamping: column)) == SQLITE_NULL
    }

    /// A column as an integer; 0 for NULL.
    public func int64(_ column: Int) -> Int64 {
        sqlite3_column_int64(handle, Int32(clamping: column))
    }

    /// A column as an integer; 0 for NULL.
    public func int(_ column: Int) -> Int { Int(int64(column)) }

    /// A column as a number with a fraction; 0 for NULL.
    public func double(_ column: Int) -> Double {
        sqlite3_column_double(handle, Int32(clamping: column))
    }

    /// A column as an integer, nil for NULL.
    public func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

    /// A column as an integer, nil for NULL.
    public func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

    /// Whether a column is another number than 0.
    public func bool(_ column: Int) -> Bool { int64(column) != 0 }

    /// A column as text; empty for NULL.
    ///
    /// Bytes that are no UTF-8 are replaced, never refused.
    public func text(_ column: Int) -> String {
        withText(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// A column as text, nil for NULL.
    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// Lends the bytes of a text column without copying them; none for NULL.
    public func withText<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        let column = Int32(clamping: column)
        // The order matters: asking for the text may convert the value and so change its length.
        let start = sqlite3_column_text(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}

/// The rows of a result, one after the other.
///
/// The statement is reset when this ends, however far it was read; until then it keeps a read
/// snapshot of the database.
public struct Rows: ~Copyable {
    private let statement: Statement

    init(_ statement: Statement) { self.statement = statement }

    deinit { statement.reset() }

    /// The next row, nil when there is none left.
    public mutating func next() throws(SQLiteError) -> Row? {
        try statement.step() ? statement.row : nil
    }
}
