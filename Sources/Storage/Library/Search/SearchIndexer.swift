internal import SQLite
public import Search

/// Brings the search index of a library up to date.
///
/// What it has written is kept whatever ends it: the next one goes on from there. Two at once do no
/// harm; the second waits. Not for use from two threads at once.
public final class SearchIndexer {
    private let path: String
    private let connection: Connection
    private let reader: IndexedPostReader

    /// Posts that are read at once.
    private static let batch = 256
    /// Posts after which what was written is kept: seconds of work.
    private static let postsPerCommit = 32_768

    /// Opens the index of a library that is up to date, see ``Library/init(path:)``, and makes it
    /// where there is none.
    /// - Throws: ``LibraryError``.
    public init(libraryPath: String) throws(LibraryError) {
        path = libraryPath
        connection = try translate(libraryPath) { () throws(SQLiteError) in
            try SearchFile.open(forLibrary: libraryPath)
        }
        reader = IndexedPostReader(connection: connection)
    }

    /// Removes the index of a library, so that the next indexer makes it anew.
    /// - Throws: ``LibraryError``.
    public static func drop(libraryPath: String) throws(LibraryError) {
        try translate(libraryPath) { () throws(SQLiteError) in
            try SearchFile.drop(forLibrary: libraryPath)
        }
    }

    /// Whether a post is new or changed since it was indexed.
    ///
    /// A few index seeks.
    /// - Throws: ``LibraryError``.
    public func hasWork() throws(LibraryError) -> Bool {
        try translate(path) { () throws(SQLiteError) in
            try connection.first(
                """
                SELECT EXISTS (SELECT 1 FROM library.search_change)
                    OR EXISTS (
                        SELECT 1 FROM library.post WHERE id > (SELECT watermark FROM main.state))
                """
            ) { $0.bool(0) } ?? false
        }
    }

    /// How much of the library can be found.
    /// - Throws: ``LibraryError``.
    public func coverage() throws(LibraryError) -> SearchCoverage {
        try translate(path) { () throws(SQLiteError) in
            try SearchCoverage.read(connection)
        }
    }

    /// Compares the index with the library; an empty answer means all is well.
    ///
    /// Reads the whole library: about as long as indexing it anew. What is not indexed yet is not
    /// wrong.
    /// - Throws: ``LibraryError``.
    public func check() throws(LibraryError) -> [String] {
        try translate(path) { () throws(SQLiteError) in
            try SearchChecker(connection: connection, reader: reader).findings()
        }
    }

    /// Indexes what is not indexed, or not as it is now.
    /// - Parameters:
    ///   - isCancelled: Asked every few hundred posts; what was written by then is kept.
    ///   - progress: Told how much can be found, a few times a second.
    /// - Returns: What can be found now.
    /// - Throws: ``LibraryError``.
    @discardableResult
    public func run(
        isCancelled: () -> Bool = { false }, progress: (SearchCoverage) -> Void = { _ in }
    ) throws(LibraryError) -> SearchCoverage {
        try translate(path) { () throws(SQLiteError) in
            var coverage = try SearchCoverage.read(connection)
            while !isCancelled() {
                let isDone = try addNew(isCancelled, &coverage, progress)
                if isDone { break }
            }
            if !isCancelled() { try addChanged() }
            return try SearchCoverage.read(connection)
        }
    }

    /// Indexes new posts until there are enough for a commit.
    /// - Returns: Whether there are no more.
    private func addNew(
        _ isCancelled: () -> Bool, _ coverage: inout SearchCoverage,
        _ progress: (SearchCoverage) -> Void
    ) throws(SQLiteError) -> Bool {
        var covered = coverage
        defer { coverage = covered }
        return try connection.transaction(.write) { () throws(SQLiteError) in
            let shards = try Shards(connection: connection)
            var watermark =
                try connection.first("SELECT watermark FROM main.state") { $0.int64(0) } ?? 0
            var (count, bytes) = (0, 0)
            var isDone = false
            while !isDone, count < Self.postsPerCommit, !isCancelled() {
                let posts = try reader.posts(above: watermark, limit: Self.batch)
                for post in posts {
                    try shards.add(post)
                    bytes += post.byteCount
                }
                watermark = posts.last?.id ?? watermark
                count += posts.count
                isDone = posts.count < Self.batch
                covered.indexed += posts.count
                progress(covered)
            }
            guard count > 0 else { return isDone }
            try shards.settle()
            try connection.run(
                """
                UPDATE main.state SET watermark = ?1, bytes = bytes + ?2,
                    newest = (SELECT identity FROM library.post WHERE id = ?1)
                """, watermark, bytes)
            return isDone
        }
    }

    /// Indexes posts that changed since they were indexed.
    private func addChanged() throws(SQLiteError) {
        let changed = try connection.all(
            """
            SELECT c.post, d.shard, d.digest FROM library.search_change c
                CROSS JOIN main.doc d ON d.post = c.post ORDER BY c.post
            """
        ) { (post: $0.int64(0), shard: $0.int64(1), digest: $0.int64(2)) }
        guard !changed.isEmpty else { return try forget(through: []) }
        try connection.transaction(.write) { () throws(SQLiteError) in
            let shards = try Shards(connection: connection)
            var outdated: Set<Int64> = []
            var posts: [Int64] = []
            for change in changed {
                guard let post = try reader.post(change.post), post.digest != change.digest else {
                    continue
                }
                posts.append(change.post)
                try connection.run("UPDATE main.doc SET shard = 0 WHERE post = ?", change.post)
                if try shards.retire(change.post, from: change.shard) {
                    outdated.insert(change.shard)
                }
            }
            for shard in outdated.sorted() { posts += try shards.drop(shard) }
            for id in posts.sorted() {
                if let post = try reader.post(id) { try shards.add(post) }
            }
            try shards.settle()
        }
        try forget(through: changed.map(\.post))
    }

    /// Notes in the library that changes are indexed.
    ///
    /// When another program writes there just now, the next indexer finds that nothing differs.
    private func forget(through posts: [Int64]) throws(SQLiteError) {
        do {
            for post in posts {
                try connection.run("DELETE FROM library.search_change WHERE post = ?", post)
            }
        } catch  where error.reason == .busy {
            return
        }
    }
}

extension SearchCoverage {
    /// Reads it from an index with its library attached.
    static func read(_ connection: Connection) throws(SQLiteError) -> SearchCoverage {
        let indexed = try connection.first("SELECT sum(live) FROM main.shard") { $0.int(0) }
        let total = try connection.first("SELECT sum(posts) FROM library.month_tally") { $0.int(0) }
        return SearchCoverage(indexed: indexed ?? 0, total: total ?? 0)
    }
}
