internal import SQLite

/// A stretch of the library's posts, indexed by a table of its own.
struct Shard: Hashable {
    let id: Int64
    /// How many posts are written into it at most.
    let capacity: Int
    /// How many posts were written into it, and how many of them it still stands for.
    private(set) var posts = 0
    private(set) var live = 0
    /// Whether it takes no more.
    var isClosed = false
    /// From the least to the greatest of its posts' ids, of their archives', and of their local
    /// seconds.
    private(set) var ids: ClosedRange<Int64> = 0...0
    private(set) var archives: ClosedRange<Int64> = 0...0
    private(set) var locals: ClosedRange<Int64> = 0...0

    /// What is read of it.
    static let columns = """
        id, capacity, posts, live, is_closed, first_post, last_post, first_archive, last_archive,
        first_local, last_local
        """

    /// Begins one.
    init(id: Int64, capacity: Int) { (self.id, self.capacity) = (id, capacity) }

    /// Reads one's ``columns``.
    init(_ row: Row) {
        self.init(id: row.int64(0), capacity: row.int(1))
        (posts, live, isClosed) = (row.int(2), row.int(3), row.bool(4))
        ids = Self.range(row, 5)
        archives = Self.range(row, 7)
        locals = Self.range(row, 9)
    }

    /// A range of two columns, whatever a damaged file says.
    private static func range(_ row: Row, _ column: Int) -> ClosedRange<Int64> {
        let first = row.int64(column)
        return first...max(first, row.int64(column + 1))
    }

    /// Its table.
    var table: String { Self.table(id) }

    /// The table of the shard that has an id.
    static func table(_ id: Int64) -> String { "posts_\(id)" }

    /// Counts in a post that was written.
    mutating func count(_ doc: IndexedPost.Doc) {
        if posts == 0 {
            ids = doc.id...doc.id
            archives = doc.archive...doc.archive
            locals = doc.local...doc.local
        }
        posts += 1
        live += 1
        ids = Self.range(ids, with: doc.id)
        archives = Self.range(archives, with: doc.archive)
        locals = Self.range(locals, with: doc.local)
    }

    private static func range(
        _ range: ClosedRange<Int64>, with value: Int64
    ) -> ClosedRange<Int64> {
        min(range.lowerBound, value)...max(range.upperBound, value)
    }
}
