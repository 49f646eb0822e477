internal import SQLite
internal import Search

/// The shards of a search index: which there are, and what is written into them.
final class Shards {
    /// A stretch of an archive's posts, indexed by a table of its own.
    struct Shard: Hashable {
        let id: Int64
        let archive: Int64
        /// How many posts were written into it, and how many of them it still stands for.
        var posts: Int
        var live: Int
        var isClosed: Bool

        /// Its table.
        var table: String { Shards.table(id) }
    }

    private let connection: Connection
    /// The shard of each archive that takes more posts.
    private var open: [Int64: Shard] = [:]
    private var insertions: [Int64: Statement] = [:]

    /// The posts of an archive's first shard, and of its largest.
    static let (smallest, largest) = (2_048, 32_768)

    init(connection: Connection) throws(SQLiteError) {
        self.connection = connection
        for shard in try Self.all(connection) where !shard.isClosed { open[shard.archive] = shard }
    }

    static func table(_ id: Int64) -> String { "posts_\(id)" }

    /// All shards, those of an archive in the order in which they were filled.
    static func all(_ connection: Connection) throws(SQLiteError) -> [Shard] {
        try connection.all(
            "SELECT id, archive, posts, live, is_closed FROM main.shard ORDER BY archive, id"
        ) {
            Shard(
                id: $0.int64(0), archive: $0.int64(1), posts: $0.int(2), live: $0.int(3),
                isClosed: $0.bool(4))
        }
    }

    /// Whether an archive's next post begins a new shard.
    func isFull(_ archive: Int64) -> Bool { open[archive] == nil }

    /// Writes a post, which no open shard may hold.
    func add(_ post: IndexedPost) throws(SQLiteError) {
        var shard: Shard
        if let known = open[post.archive] {
            shard = known
        } else {
            shard = try begin(post.archive)
        }
        let insertion = try insertion(into: shard)
        try insertion.bind(post.id, at: 1)
        for (index, field) in post.fields.enumerated() { try insertion.bind(field, at: index + 2) }
        try insertion.run()
        try connection.run(
            "INSERT OR REPLACE INTO main.doc (post, shard, local, has_code, digest) VALUES (?, ?, ?, ?, ?)",
            post.id, shard.id, post.local, post.hasCode, post.digest)
        shard.posts += 1
        shard.live += 1
        open[post.archive] = shard
        if shard.posts >= (try capacity(of: shard)) { try close(shard) }
    }

    /// Notes the sizes of the shards that are still open, and makes what was added to each one
    /// piece, so that a search has no more pieces to look at than there are shards.
    func settle() throws(SQLiteError) {
        for shard in open.values where insertions[shard.id] != nil {
            try note(shard)
            try optimise(shard)
        }
        insertions = [:]
    }

    /// A shard that a post was in stands for one post less.
    /// - Returns: Whether the shard is to be made anew: it takes posts itself, and may have none
    ///   twice, or most of it is out of date.
    func retire(_ post: Int64, from shard: Int64) throws(SQLiteError) -> Bool {
        if let known = open.values.first(where: { $0.id == shard }) {
            try note(known)
            return true
        }
        try connection.run("UPDATE main.shard SET live = live - 1 WHERE id = ?", shard)
        return try connection.first(
            "SELECT live * 4 < posts * 3 FROM main.shard WHERE id = ?", shard
        ) { $0.bool(0) } ?? false
    }

    /// Drops a shard.
    /// - Returns: The posts that it stood for.
    func drop(_ shard: Int64) throws(SQLiteError) -> [Int64] {
        let table = Self.table(shard)
        let posts = try connection.all(
            """
            SELECT f.rowid FROM main.\(table) f CROSS JOIN main.doc d ON d.post = f.rowid
            WHERE d.shard = ?
            """, shard
        ) { $0.int64(0) }
        insertions[shard] = nil
        open = open.filter { $0.value.id != shard }
        try connection.execute("DROP TABLE main.\(table)")
        try connection.run("DELETE FROM main.shard WHERE id = ?", shard)
        return posts
    }

    /// Makes a shard whose FTS5 keeps no text, merges nothing by itself, and holds much in memory
    /// before it writes.
    ///
    /// Source: <https://sqlite.org/fts5.html>, 4 and 6.
    private func begin(_ archive: Int64) throws(SQLiteError) -> Shard {
        try connection.run(
            "INSERT INTO main.shard (archive, posts, live, is_closed) VALUES (?, 0, 0, 0)", archive)
        let shard = Shard(
            id: connection.lastInsertRowID, archive: archive, posts: 0, live: 0, isClosed: false)
        let columns = IndexedPost.columns.map(\.rawValue).joined(separator: ", ")
        try connection.execute(
            """
            CREATE VIRTUAL TABLE main.\(shard.table) USING fts5 (
                \(columns), content = '', tokenize = 'ascii');
            INSERT INTO main.\(shard.table) (\(shard.table), rank) VALUES ('automerge', 0);
            INSERT INTO main.\(shard.table) (\(shard.table), rank) VALUES ('hashsize', \(32 << 20))
            """)
        return shard
    }

    private func insertion(into shard: Shard) throws(SQLiteError) -> Statement {
        if let known = insertions[shard.id] { return known }
        let columns = IndexedPost.columns.map(\.rawValue)
        let statement = try connection.prepare(
            """
            INSERT INTO main.\(shard.table) (rowid, \(columns.joined(separator: ", ")))
            VALUES (?\(String(repeating: ", ?", count: columns.count)))
            """)
        insertions[shard.id] = statement
        return statement
    }

    private func capacity(of shard: Shard) throws(SQLiteError) -> Int {
        let earlier = try connection.first(
            "SELECT count(*) FROM main.shard WHERE archive = ? AND id < ?", shard.archive, shard.id
        ) { $0.int(0) }
        return min(Self.largest, Self.smallest << min(earlier ?? 0, 8))
    }

    private func close(_ shard: Shard) throws(SQLiteError) {
        try note(shard)
        try connection.run("UPDATE main.shard SET is_closed = 1 WHERE id = ?", shard.id)
        try optimise(shard)
        insertions[shard.id] = nil
        open[shard.archive] = nil
    }

    private func note(_ shard: Shard) throws(SQLiteError) {
        try connection.run(
            "UPDATE main.shard SET posts = ?, live = ? WHERE id = ?", shard.posts, shard.live,
            shard.id)
    }

    private func optimise(_ shard: Shard) throws(SQLiteError) {
        try connection.execute(
            "INSERT INTO main.\(shard.table) (\(shard.table)) VALUES ('optimize')")
    }
}
