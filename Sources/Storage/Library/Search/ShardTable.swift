internal import SQLite
internal import Search

/// The table of FTS5 that the posts of a shard are written into.
///
/// It keeps no text, and merges nothing by itself. Source:
/// <https://sqlite.org/fts5.html>, 4 and 6.
struct ShardTable {
    let connection: Connection
    let name: String

    /// The bytes of words that FTS5 collects before it writes them.
    ///
    /// A full shard has several times as many; with all of them in memory, which takes three times
    /// as much, indexing is no faster.
    private static let memory = 8 << 20

    /// Makes it.
    func create() throws(SQLiteError) {
        let columns = IndexedPost.columns.joined(separator: ", ")
        try connection.execute(
            """
            CREATE VIRTUAL TABLE main.\(name) USING fts5 (
                \(columns), content = '', tokenize = 'ascii')
            """)
        try set("automerge", to: 0)
        try set("hashsize", to: Self.memory)
    }

    /// A statement that writes a post, see ``IndexedPost/bind(to:)``.
    func insertion() throws(SQLiteError) -> Statement {
        let columns = IndexedPost.columns
        return try connection.prepare(
            """
            INSERT INTO main.\(name) (rowid, \(columns.joined(separator: ", ")))
            VALUES (?\(String(repeating: ", ?", count: columns.count)))
            """)
    }

    /// Makes one piece of all that was written.
    func optimise() throws(SQLiteError) {
        try connection.execute("INSERT INTO main.\(name) (\(name)) VALUES ('optimize')")
    }

    /// Joins the pieces that it was written in where there are several of a size: a search has few to
    /// look at, and a single new post has no large shard written anew.
    func join() throws(SQLiteError) { try set("merge", to: Int(Int32.max)) }

    /// Reads where which words are, and what FTS5 reads before any query.
    ///
    /// That are the rows of its data that have no words. Source: <https://sqlite.org/fts5.html>, "The
    /// Shadow Tables".
    func warm() throws(SQLiteError) {
        for sql in [
            "SELECT count(*) FROM main.\(name)_idx",
            "SELECT count(*) FROM main.\(name)_data WHERE id IN (1, 10) AND length(block) > 0",
        ] {
            let statement = try connection.prepare(sql)
            while try statement.step() {}
        }
    }

    /// Fills it, which must be new and not used yet, with what another one has.
    ///
    /// What FTS5 keeps is copied as it is, which costs a hundredth of writing the posts again.
    /// Source: <https://sqlite.org/fts5.html>, "The Shadow Tables".
    func copy(_ other: ShardTable) throws(SQLiteError) {
        for (part, columns) in [("config", 2), ("data", 2), ("idx", 3), ("docsize", 2)] {
            try connection.execute("DELETE FROM main.\(name)_\(part)")
            let values = Array(repeating: "?", count: columns).joined(separator: ", ")
            let insertion = try connection.prepare(
                "INSERT INTO main.\(name)_\(part) VALUES (\(values))")
            let rows = try other.connection.prepare("SELECT * FROM main.\(other.name)_\(part)")
            while try rows.step() {
                for column in 0..<columns {
                    try insertion.bind(rows.row, column: column, at: column + 1)
                }
                try insertion.run()
            }
        }
    }

    /// Tells FTS5 how to keep it, or what to do with it now.
    private func set(_ setting: String, to value: Int) throws(SQLiteError) {
        try connection.execute(
            "INSERT INTO main.\(name) (\(name), rank) VALUES ('\(setting)', \(value))")
    }
}
