extension Connection {
    /// When a transaction takes its locks.
    public enum TransactionMode: String, Sendable {
        /// For reading: one snapshot for all that is read in it.
        case read = "BEGIN DEFERRED"
        /// For writing: no other writer from its beginning on.
        case write = "BEGIN IMMEDIATE"
    }

    /// Runs a statement to its end.
    ///
    /// - Returns: How many rows it inserted, updated or deleted; meaningless for other statements.
    @discardableResult
    public func run(_ sql: String, _ values: (any Bindable)...) throws(SQLiteError) -> Int {
        let statement = try statement(sql)
        try statement.bind(values)
        try statement.run()
        return changes
    }

    /// Runs a query; its rows are read as they are asked for.
    public func rows(_ sql: String, _ values: (any Bindable)...) throws(SQLiteError) -> Rows {
        try rows(sql, values)
    }

    /// Runs a query and reads its first row, nil when it has none.
    public func first<T>(
        _ sql: String, _ values: (any Bindable)..., read: (Row) -> T
    ) throws(SQLiteError) -> T? {
        var rows = try rows(sql, values)
        guard let row = try rows.next() else { return nil }
        return read(row)
    }

    /// Runs a query and reads all its rows.
    public func all<T>(
        _ sql: String, _ values: (any Bindable)..., read: (Row) -> T
    ) throws(SQLiteError) -> [T] {
        var rows = try rows(sql, values)
        var values: [T] = []
        while let row = try rows.next() { values.append(read(row)) }
        return values
    }

    /// Does something in a transaction, which is undone when it throws.
    public func transaction<T>(
        _ mode: TransactionMode, _ body: () throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        try run(mode.rawValue)
        do throws(SQLiteError) {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            // After some errors SQLite has rolled back by itself, and another ROLLBACK would fail.
            if isInTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    /// Runs a query with as many values as there are.
    public func rows(_ sql: String, _ values: [any Bindable]) throws(SQLiteError) -> Rows {
        let statement = try statement(sql)
        try statement.bind(values)
        return Rows(statement)
    }
}
