internal import SQLite
internal import Search

/// The shards of a search index: which there are, and what is written into them.
final class Shards {
    private let connection: Connection
    /// The shard that takes more posts, and what writes into it.
    private var open: Shard?
    private var insertion: Statement?

    /// The posts of the first shard, and of all others.
    ///
    /// The first one is small, so that the first results are near: to join what it has of all words
    /// that begin with two letters, and to give each of its posts a rank, takes 3 ms; 12 with four
    /// times as many posts. The others are small enough that no step of a search takes long, and large
    /// enough that there are not too many.
    static let (first, largest) = (512, 8_192)

    init(connection: Connection) throws(SQLiteError) {
        self.connection = connection
        open = try Self.all(connection).last { !$0.isClosed }
    }

    /// All shards in the order in which they were begun.
    static func all(_ connection: Connection) throws(SQLiteError) -> [Shard] {
        try connection.all(
            "SELECT \(Shard.columns) FROM main.shard ORDER BY id", read: Shard.init)
    }

    /// Whether there is a shard that takes more posts.
    var hasOpen: Bool { open != nil }

    /// Writes a post, which the open shard may not hold.
    func add(_ post: IndexedPost) throws(SQLiteError) {
        var shard: Shard
        if let open {
            shard = open
        } else {
            shard = try begin()
        }
        let insertion: Statement
        if let known = self.insertion {
            insertion = known
        } else {
            insertion = try table(of: shard).insertion()
        }
        self.insertion = insertion
        try post.bind(to: insertion)
        try insertion.run()
        try note(post.doc, in: shard)
        shard.count(post.doc)
        open = shard
        if shard.posts >= shard.capacity { try close(shard) }
    }

    /// Takes in a shard that was made elsewhere; none may be open.
    func adopt(_ product: ShardBuild.Product, of stretch: Stretch) throws(SQLiteError) {
        var shard = try insert(capacity: stretch.capacity)
        try table(of: shard).create()
        try table(of: shard).copy(product.table)
        for doc in product.docs {
            try note(doc, in: shard)
            shard.count(doc)
        }
        shard.isClosed = shard.posts >= shard.capacity
        if !shard.isClosed { open = shard }
        try note(shard)
    }

    /// Notes the size of the shard that is still open.
    func settle() throws(SQLiteError) {
        guard let open, insertion != nil else { return }
        try note(open)
        try table(of: open).join()
        insertion = nil
    }

    /// A shard that a post was in stands for one post less.
    /// - Returns: Whether the shard is to be made anew: it takes posts itself, and may have none
    ///   twice, or most of it is out of date.
    func retire(_ post: Int64, from shard: Int64) throws(SQLiteError) -> Bool {
        if shard == open?.id { return true }
        try connection.run("UPDATE main.shard SET live = live - 1 WHERE id = ?", shard)
        return try connection.first(
            "SELECT live * 4 < posts * 3 FROM main.shard WHERE id = ?", shard
        ) { $0.bool(0) } ?? false
    }

    /// Drops a shard.
    /// - Returns: The posts that it stood for.
    func drop(_ shard: Int64) throws(SQLiteError) -> [Int64] {
        let table = Shard.table(shard)
        let posts = try connection.all(
            """
            SELECT f.rowid FROM main.\(table) f CROSS JOIN main.doc d ON d.post = f.rowid
            WHERE d.shard = ?
            """, shard
        ) { $0.int64(0) }
        if shard == open?.id { (open, insertion) = (nil, nil) }
        try connection.execute("DROP TABLE main.\(table)")
        try connection.run("DELETE FROM main.shard WHERE id = ?", shard)
        return posts
    }

    private func table(of shard: Shard) -> ShardTable {
        ShardTable(connection: connection, name: shard.table)
    }

    private func begin() throws(SQLiteError) -> Shard {
        let isFirst = try Self.all(connection).isEmpty
        let shard = try insert(capacity: isFirst ? Self.first : Self.largest)
        try table(of: shard).create()
        return shard
    }

    private func insert(capacity: Int) throws(SQLiteError) -> Shard {
        try connection.run(
            """
            INSERT INTO main.shard (capacity, posts, live, is_closed, first_post, last_post,
                first_archive, last_archive, first_local, last_local)
            VALUES (?, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            """, capacity)
        return Shard(id: connection.lastInsertRowID, capacity: capacity)
    }

    private func close(_ shard: Shard) throws(SQLiteError) {
        var shard = shard
        shard.isClosed = true
        try note(shard)
        try table(of: shard).optimise()
        (open, insertion) = (nil, nil)
    }

    private func note(_ doc: IndexedPost.Doc, in shard: Shard) throws(SQLiteError) {
        try connection.run(
            """
            INSERT OR REPLACE INTO main.doc (post, shard, archive, local, has_code, digest)
            VALUES (?, ?, ?, ?, ?, ?)
            """, doc.id, shard.id, doc.archive, doc.local, doc.hasCode, doc.digest)
    }

    private func note(_ shard: Shard) throws(SQLiteError) {
        try connection.run(
            """
            UPDATE main.shard SET posts = ?, live = ?, is_closed = ?, first_post = ?, last_post = ?,
                first_archive = ?, last_archive = ?, first_local = ?, last_local = ? WHERE id = ?
            """, shard.posts, shard.live, shard.isClosed, shard.ids.lowerBound,
            shard.ids.upperBound, shard.archives.lowerBound, shard.archives.upperBound,
            shard.locals.lowerBound, shard.locals.upperBound, shard.id)
    }
}
