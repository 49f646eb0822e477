internal import SQLite
public import Search

/// Brings the search index of a library up to date.
///
/// What it has written is kept whatever ends it: the next one goes on from there. Two at once do no
/// harm, but most of the work of one of them is lost: see ``IndexingTurn``. Not for use from two
/// threads at once.
public final class SearchIndexer {
    private let path: String
    private let connection: Connection
    private let reader: IndexedPostReader

    /// Posts that are read at once, and after which what was written is kept.
    private static let (batch, postsPerCommit) = (256, 8_192)
    /// Milliseconds between two looks at whether it is to go on.
    private static let interval = 50

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

    /// Brings the index of a library up to date when no other program is at that; those who are at it
    /// come first.
    ///
    /// Returns at once where there is nothing to do.
    /// - Parameters:
    ///   - libraryPath: A library that is up to date.
    ///   - isAnew: Whether the index is made anew.
    ///   - isCancelled: Asked a few times a second; what is in the index by then stays there.
    ///   - waiting: Told ten times a second that another program is at it.
    ///   - progress: Told how much can be found, a few times a second.
    /// - Returns: What can be found now, and whether this program had a hand in it.
    /// - Throws: ``LibraryError``.
    public static func update(
        libraryPath: String, isAnew: Bool = false, isCancelled: () -> Bool,
        waiting: () -> Void = {}, progress: (SearchCoverage) -> Void = { _ in }
    ) throws(LibraryError) -> (coverage: SearchCoverage, hasIndexed: Bool) {
        if !isAnew {
            let indexer = try SearchIndexer(libraryPath: libraryPath)
            guard try indexer.hasWork() else { return (try indexer.coverage(), false) }
        }
        let turn = IndexingTurn.wait(
            forLibrary: libraryPath, isCancelled: isCancelled, waiting: waiting)
        // Until the end: whoever waits then finds what has come meanwhile.
        defer { withExtendedLifetime(turn) {} }
        if isAnew, turn != nil { try drop(libraryPath: libraryPath) }
        // Opened only now: the other program may have made another file.
        let indexer = try SearchIndexer(libraryPath: libraryPath)
        guard turn != nil, try indexer.hasWork() else { return (try indexer.coverage(), false) }
        return (try indexer.run(isCancelled: isCancelled, progress: progress), true)
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

    /// The bytes of the index's file, and of the texts that it covers, as they are seen.
    /// - Throws: ``LibraryError``.
    public func size() throws(LibraryError) -> (file: Int, texts: Int) {
        try translate(path) { () throws(SQLiteError) in
            let file = try connection.first(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ) { $0.int(0) }
            let texts = try connection.first("SELECT bytes FROM main.state") { $0.int(0) }
            return (file ?? 0, texts ?? 0)
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
    ///   - isCancelled: Asked a few times a second; the shards that are in the index by then stay
    ///     there.
    ///   - progress: Told how much can be found, a few times a second.
    /// - Returns: What can be found now.
    /// - Throws: ``LibraryError``.
    @discardableResult
    func run(
        isCancelled: () -> Bool = { false }, progress: (SearchCoverage) -> Void = { _ in }
    ) throws(LibraryError) -> SearchCoverage {
        guard try hasWork() else { return try coverage() }
        return try translate(path) { () throws(SQLiteError) in
            try addNew(isCancelled, progress)
            try ChangedPosts(connection: connection, reader: reader).index(isCancelled: isCancelled)
            return try SearchCoverage.read(connection)
        }
    }

    /// Indexes new posts: whole shards by ``ShardBuilders``, what belongs into one that there is here.
    private func addNew(
        _ isCancelled: () -> Bool, _ progress: (SearchCoverage) -> Void
    ) throws(SQLiteError) {
        var builders: ShardBuilders?
        while !isCancelled() {
            let watermark = try watermark()
            let current: ShardBuilders
            if let builders {
                current = builders
            } else {
                current = try ShardBuilders(
                    connection: connection, libraryPath: path, watermark: watermark)
            }
            builders = current
            if let build = try current.next() {
                guard let product = try wait(for: build, current, isCancelled, progress) else {
                    return
                }
                if try adopt(product, of: build.stretch) {
                    current.removeFirst()
                } else {
                    // Another program was faster: from its watermark on.
                    builders = nil
                }
            } else {
                let count = try addToOpenShard(isCancelled)
                builders = nil
                if count == 0 { return }
            }
            progress(try SearchCoverage.read(connection))
        }
    }

    private func watermark() throws(SQLiteError) -> Int64 {
        try connection.first("SELECT watermark FROM main.state") { $0.int64(0) } ?? 0
    }

    /// Waits until a shard is made; nil when it is not wanted any more.
    private func wait(
        for build: ShardBuild, _ builders: ShardBuilders, _ isCancelled: () -> Bool,
        _ progress: (SearchCoverage) -> Void
    ) throws(SQLiteError) -> ShardBuild.Product? {
        let coverage = try SearchCoverage.read(connection)
        while !isCancelled() {
            let product = try build.product(waitingMilliseconds: Self.interval)
            try builders.keepBusy()
            if let product { return product }
            progress(
                SearchCoverage(
                    indexed: coverage.indexed + builders.count, total: coverage.total))
        }
        return nil
    }

    /// Takes in a shard that was made of the posts that come next.
    /// - Returns: false when they are indexed already.
    private func adopt(
        _ product: ShardBuild.Product, of stretch: Stretch
    ) throws(SQLiteError) -> Bool {
        try connection.writeToIndex { () throws(SQLiteError) in
            guard try watermark() == stretch.start else { return false }
            try Shards(connection: connection).adopt(product, of: stretch)
            try advance(to: stretch.end, byteCount: product.byteCount)
            return true
        }
    }

    /// Indexes the posts that come next as long as there is a shard that takes more, and there are
    /// not too many of them for one commit.
    /// - Returns: How many.
    private func addToOpenShard(_ isCancelled: () -> Bool) throws(SQLiteError) -> Int {
        try connection.writeToIndex { () throws(SQLiteError) in
            let shards = try Shards(connection: connection)
            var (last, count, bytes) = (try watermark(), 0, 0)
            while shards.hasOpen, count < Self.postsPerCommit, !isCancelled() {
                let posts = try reader.posts(above: last, limit: Self.batch)
                if posts.isEmpty { break }
                for post in posts {
                    guard shards.hasOpen else { break }
                    try shards.add(post)
                    last = post.doc.id
                    count += 1
                    bytes += post.byteCount
                }
            }
            guard count > 0 else { return 0 }
            try shards.settle()
            try advance(to: last, byteCount: bytes)
            return count
        }
    }

    /// Notes that all posts up to one are indexed.
    private func advance(to post: Int64, byteCount: Int) throws(SQLiteError) {
        try connection.run(
            """
            UPDATE main.state SET watermark = ?1, bytes = bytes + ?2,
                newest = (SELECT identity FROM library.post WHERE id = ?1)
            """, post, byteCount)
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
