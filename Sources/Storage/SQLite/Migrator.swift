/// One step from a schema to the next.
///
/// What was once released never changes.
public struct Migration: Sendable {
    /// What it is about, for error messages and people.
    public let name: String
    /// The SQL that makes the step.
    public let sql: String
    /// Whether it can leave rows without those that they refer to: it rebuilds a table, or deletes.
    public let mayOrphan: Bool

    /// Names a step.
    public init(_ name: String, mayOrphan: Bool = true, sql: String) {
        self.name = name
        self.mayOrphan = mayOrphan
        self.sql = sql
    }
}

/// Brings a database to the newest schema, step by step.
///
/// The database's `user_version` is the number of steps it has taken, so steps are only ever
/// appended. Source: <https://sqlite.org/pragma.html#pragma_user_version>.
public struct Migrator: Sendable {
    /// All steps, oldest first.
    public let migrations: [Migration]

    /// Makes a migrator of all steps, oldest first.
    public init(_ migrations: [Migration]) { self.migrations = migrations }

    /// The version a database has when all steps are taken.
    public var newestVersion: Int { migrations.count }

    /// The version a database has.
    public func version(of connection: Connection) throws(SQLiteError) -> Int {
        try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0
    }

    /// Takes the steps a database lacks, each in a transaction of its own.
    ///
    /// Foreign keys are off meanwhile, so that a step may rebuild a table, and are checked at the
    /// end of each step that may (<https://sqlite.org/lang_altertable.html#otheralter>): that reads
    /// all there is. A database that is newer is left alone: compare ``version(of:)`` first.
    ///
    /// - Throws: ``SQLiteError``; the step that failed is undone, those before it stand.
    public func migrate(_ connection: Connection) throws(SQLiteError) {
        guard try version(of: connection) < newestVersion else { return }
        let hadForeignKeys = try connection.first("PRAGMA foreign_keys") { $0.bool(0) } ?? false
        try connection.execute("PRAGMA foreign_keys = OFF")
        defer { if hadForeignKeys { try? connection.execute("PRAGMA foreign_keys = ON") } }
        for version in 1...newestVersion {
            try connection.transaction(.write) { () throws(SQLiteError) in
                // Another process may have taken the step while this one waited for the lock.
                guard try self.version(of: connection) < version else { return }
                try take(migrations[version - 1], on: connection)
                try connection.execute("PRAGMA user_version = \(version)")
            }
        }
    }

    private func take(_ migration: Migration, on connection: Connection) throws(SQLiteError) {
        try connection.execute(migration.sql)
        guard migration.mayOrphan else { return }
        let orphan = try connection.first("PRAGMA foreign_key_check") { $0.text(0) }
        if let orphan {
            throw SQLiteError(
                extendedCode: SQLiteError.Reason.constraint.rawValue,
                message: "migration “\(migration.name)” leaves rows of \(orphan) without parent")
        }
    }
}
