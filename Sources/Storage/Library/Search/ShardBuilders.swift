internal import Glibc
internal import SQLite

/// The shards that are being made of new posts, in the order of their ids: as many at once as there
/// are processors, besides those that are finished and wait for their turn.
final class ShardBuilders {
    private let connection: Connection
    private let path: String
    private let threads: Int
    /// Those that the index has not taken in; the first one's posts follow what it has.
    private(set) var builds: [ShardBuild] = []
    /// All posts up to this one are in the index, or in a build.
    private var end: Int64
    /// Whether there is a shard, and whether one takes more posts.
    private var hasShards: Bool
    private var isOpen: Bool

    /// More at once would take memory that others need.
    private static let mostThreads = 4

    /// Plans from the watermark on, for so many builds at once; nil for one by each processor.
    init(
        connection: Connection, libraryPath: String, watermark: Int64, threads: Int? = nil
    ) throws(SQLiteError) {
        let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        self.threads = threads ?? max(1, min(processors, Self.mostThreads))
        self.connection = connection
        path = libraryPath
        end = watermark
        let shards = try Shards.all(connection)
        hasShards = !shards.isEmpty
        isOpen = shards.contains { !$0.isClosed }
    }

    /// How many posts are in the builds.
    var count: Int { builds.reduce(0) { $0 + $1.count } }

    /// The build whose posts come next; nil where there are none, or they belong into a
    /// shard that takes more.
    func next() throws(SQLiteError) -> ShardBuild? {
        try keepBusy()
        return builds.first
    }

    /// Starts builds until each processor has one, while the index takes in those that are finished.
    func keepBusy() throws(SQLiteError) {
        while builds.count < 2 * threads, builds.count(where: { !$0.isFinished }) < threads,
            !isOpen, let stretch = try nextStretch()
        {
            builds.append(try ShardBuild(stretch, libraryPath: path))
        }
    }

    /// Forgets the build that came next: it is in the index.
    func removeFirst() { builds.removeFirst() }

    /// The posts that follow; nil where there are none.
    private func nextStretch() throws(SQLiteError) -> Stretch? {
        let capacity = hasShards ? Shards.largest : Shards.first
        let following = try connection.first(
            """
            SELECT count(*), max(id)
            FROM (SELECT id FROM library.post WHERE id > ? ORDER BY id LIMIT ?)
            """, end, capacity
        ) { (count: $0.int(0), last: $0.int64(1)) }
        guard let following, following.count > 0 else { return nil }
        let stretch = Stretch(start: end, end: following.last, capacity: capacity)
        hasShards = true
        isOpen = following.count < capacity
        end = following.last
        return stretch
    }
}
