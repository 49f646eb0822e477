internal import SQLite
internal import Synchronization
internal import Threads

/// Posts that follow each other and are not indexed yet: they make a shard.
struct Stretch {
    /// All its posts' ids are above this one.
    let start: Int64
    /// The last one's id.
    let end: Int64
    /// How many posts its shard has room for.
    let capacity: Int
}

/// A shard that is being made apart from the index, by a thread of its own.
final class ShardBuild {
    /// What was made.
    struct Product {
        let table: ShardTable
        let docs: [IndexedPost.Doc]
        /// The bytes of the texts, as they are seen.
        let byteCount: Int
    }

    let stretch: Stretch
    private let state = State()
    private let outcome = Conveyor<Result<Product, SQLiteError>>(limit: 1)
    private let worker: Worker?

    private final class State: Sendable {
        let count = Atomic(0)
        let isCancelled = Atomic(false)
        let isFinished = Atomic(false)
    }

    /// Posts that are read at once.
    private static let batch = 256
    /// Kibibytes of the database that are kept in memory; the rest is in a file that has no name.
    private static let cache = 4_096

    /// Starts to make a shard of a library's posts.
    /// - Throws: ``SQLiteError`` when the system has no thread left.
    init(_ stretch: Stretch, libraryPath: String) throws(SQLiteError) {
        self.stretch = stretch
        let (state, outcome) = (state, outcome)
        worker = Worker {
            defer { state.isFinished.store(true, ordering: .relaxed) }
            do throws(SQLiteError) {
                let product = try Self.product(of: stretch, libraryPath, state)
                _ = outcome.put(.success(product), weight: 1)
            } catch {
                _ = outcome.put(.failure(error), weight: 1)
            }
        }
        guard worker != nil else {
            throw SQLiteError(
                extendedCode: SQLiteError.Reason.outOfMemory.rawValue,
                message: "the system has no thread left")
        }
    }

    deinit {
        state.isCancelled.store(true, ordering: .relaxed)
        worker?.join()
    }

    /// Whether nothing works on it any more.
    var isFinished: Bool { state.isFinished.load(ordering: .relaxed) }

    /// How many of its posts are in it by now.
    var count: Int { state.count.load(ordering: .relaxed) }

    /// The shard when it is made; nil when it takes longer than so many milliseconds.
    func product(waitingMilliseconds limit: Int) throws(SQLiteError) -> Product? {
        guard case .item(let result) = outcome.take(waitingMilliseconds: limit) else { return nil }
        return try result.get()
    }

    private static func product(
        of stretch: Stretch, _ libraryPath: String, _ state: State
    ) throws(SQLiteError) -> Product {
        let reader = try IndexedPostReader(libraryPath: libraryPath)
        let connection = try Connection(path: "")
        try connection.execute(
            """
            PRAGMA page_size = 16384; PRAGMA cache_size = -\(cache); PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF
            """)
        let table = ShardTable(connection: connection, name: "built")
        var docs: [IndexedPost.Doc] = []
        var byteCount = 0
        try connection.transaction(.write) { () throws(SQLiteError) in
            try table.create()
            let insertion = try table.insertion()
            var last = stretch.start
            while last < stretch.end {
                if state.isCancelled.load(ordering: .relaxed) { throw .cancelled }
                let posts = try reader.posts(
                    above: last, through: stretch.end, limit: Self.batch)
                guard let end = posts.last else { break }
                last = end.doc.id
                for post in posts {
                    try post.bind(to: insertion)
                    try insertion.run()
                    docs.append(post.doc)
                    byteCount += post.byteCount
                }
                state.count.add(posts.count, ordering: .relaxed)
            }
            try table.optimise()
        }
        return Product(table: table, docs: docs, byteCount: byteCount)
    }
}
