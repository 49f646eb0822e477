public import ArchiveModel
internal import Prose
internal import SQLite
public import Search

/// Searches a library.
///
/// Has connections of its own: it may be used in another thread than the library, but not in two at
/// once. Reading goes on while an indexer or an import writes.
public final class SearchReader {
    private let path: String
    private let connection: Connection
    private let vocabulary: SearchVocabulary
    private var visible = VisibleText()

    /// Hits after which those found are told, where a shard has more; and where each has to be read.
    private static let (batch, slowBatch) = (4_096, 16)

    /// What is added to the rank of a post that has other forms of a word only: more than ranks are.
    private static let afterAll: Float = 1_000

    /// Opens the index of a library that is up to date, see ``Library/init(path:)``; makes an empty
    /// one where there is none.
    /// - Throws: ``LibraryError``.
    public init(libraryPath: String) throws(LibraryError) {
        path = libraryPath
        connection = try translate(libraryPath) { () throws(SQLiteError) in
            let connection = try SearchFile.open(forLibrary: libraryPath)
            // What is read again is in the system's memory; two readers of it share a process.
            try connection.execute(
                "PRAGMA main.cache_size = -1500; PRAGMA library.cache_size = -1000")
            return connection
        }
        vocabulary = SearchVocabulary(connection: connection)
    }

    /// Whether the index that it reads is not the library's any more: another one took its place, or
    /// none has yet.
    ///
    /// Cost: a look at the file's entry in its folder.
    public var isReplaced: Bool { connection.hasMoved }

    /// How much of the library can be found.
    /// - Throws: ``LibraryError``.
    public func coverage() throws(LibraryError) -> SearchCoverage {
        try translate(path) { () throws(SQLiteError) in try SearchCoverage.read(connection) }
    }

    /// Reads what a search for any word needs of each shard: where in it which words are.
    ///
    /// Cost: some 60 KB a shard; milliseconds when they are in memory.
    /// - Parameter isCancelled: Asked for each shard.
    /// - Throws: ``LibraryError``.
    public func warm(isCancelled: () -> Bool) throws(LibraryError) {
        try translate(path) { () throws(SQLiteError) in
            for shard in try Shards.all(connection) where !isCancelled() {
                try ShardTable(connection: connection, name: shard.table).warm()
            }
        }
    }

    /// Finds the posts that a query asks for.
    ///
    /// Goes from shard to shard, each a stretch of the library; the first one is small, so that the
    /// first hits come at once. Nothing is found twice.
    /// - Parameters:
    ///   - query: What to find.
    ///   - archive: The archive to look in; nil for all.
    ///   - order: Decides which shards come first, and whether hits have ranks.
    ///   - isCancelled: Asked every fraction of a millisecond.
    ///   - found: Takes hits as they are found, in no order.
    /// - Throws: ``LibraryError``, ``LibraryError/cancelled`` when told to stop.
    public func search(
        _ query: SearchQuery, in archive: ArchiveID? = nil, order: SearchOrder,
        isCancelled: @escaping () -> Bool, found: ([SearchHit]) -> Void
    ) throws(LibraryError) {
        connection.setCancellation(every: 5_000, isCancelled)
        defer { connection.setCancellation(nil) }
        let plan = SearchPlan(query)
        try translate(path) { () throws(SQLiteError) in
            // One snapshot, so that an indexer drops no shard meanwhile.
            try connection.transaction(.read) { () throws(SQLiteError) in
                var seen: Set<PostID> = []
                for run in plan.runs {
                    try search(run, in: archive, order, isCancelled) { hits in
                        guard plan.runs.count > 1 else { return found(hits) }
                        found(hits.filter { seen.insert($0.post).inserted })
                    }
                }
            }
        }
    }

    private func search(
        _ run: SearchPlan.Run, in archive: ArchiveID?, _ order: SearchOrder,
        _ isCancelled: () -> Bool, found: ([SearchHit]) -> Void
    ) throws(SQLiteError) {
        let archives = try archives(run, of: archive)
        var narrowing = SearchNarrowing(run, in: archives, connection)
        let shards = try Shards.all(connection)
        let patterns = run.patterns.compactMap { wanted in
            SearchPattern(wanted.pattern).map { ($0, wanted.isNegated) }
        }
        for shard in order == .newest ? shards.reversed() : shards {
            if isCancelled() { throw .cancelled }
            let isRanked = order == .relevance
            let candidates = try narrowing.candidates(in: shard, isRanked: isRanked)
            guard let candidates else { continue }
            var forms = SearchForms.none
            if run.isInflected {
                forms = try vocabulary.forms(of: run.inflectedWords, in: shard)
                if forms.isEmpty { continue }
            }
            let statement = try connection.prepare(
                run.sql(of: shard, among: candidates, of: archives, isRanked: isRanked))
            try bind(run, forms, to: statement)
            var hits: [SearchHit] = []
            while try statement.step() {
                let row = statement.row
                let hit = SearchHit(
                    post: PostID(row.int64(0)), archive: ArchiveID(row.int64(1)),
                    local: row.int64(2),
                    rank: Float(row.double(3)) + (run.isInflected ? Self.afterAll : 0))
                if !patterns.isEmpty {
                    if isCancelled() { throw .cancelled }
                    guard try matches(hit.post, patterns) else { continue }
                }
                hits.append(hit)
                if hits.count == (patterns.isEmpty ? Self.batch : Self.slowBatch) {
                    found(hits)
                    hits.removeAll(keepingCapacity: true)
                }
            }
            if !hits.isEmpty { found(hits) }
        }
    }

    private func bind(
        _ run: SearchPlan.Run, _ forms: SearchForms, to statement: Statement
    ) throws(SQLiteError) {
        var parameter = 1
        for value in run.values {
            try statement.bind(value, at: parameter)
            parameter += 1
        }
        for text in [run.match(forms), run.exclusion].compactMap({ $0 }) {
            try statement.bind(text, at: parameter)
            parameter += 1
        }
    }

    /// The archives whose titles have what a run asks for, of one or of all; nil for all there are.
    private func archives(
        _ run: SearchPlan.Run, of only: ArchiveID?
    ) throws(SQLiteError) -> Set<Int64>? {
        guard !run.blogs.isEmpty else { return only.map { [$0.rawValue] } }
        let titles = try connection.all("SELECT id, title FROM library.archive") {
            (id: $0.int64(0), title: $0.text(1))
        }
        let found = titles.filter { archive in
            (only == nil || only?.rawValue == archive.id)
                && run.blogs.allSatisfy { wanted in
                    let query = SearchQuery(groups: [[SearchTerm(.words(wanted.phrase, in: nil))]])
                    let hits = SearchMatcher(query).hits(in: archive.title, limit: 1)
                    return hits.isEmpty == wanted.isNegated
                }
        }
        return Set(found.map(\.id))
    }

    private func matches(
        _ post: PostID, _ patterns: [(pattern: SearchPattern, isNegated: Bool)]
    ) throws(SQLiteError) -> Bool {
        guard let title = try read(post) else { return false }
        return patterns.allSatisfy { wanted in
            var title = title
            let isThere =
                title.withUTF8 { wanted.pattern.match(in: $0, from: 0) } != nil
                || visible.bytes.withUnsafeBufferPointer {
                    wanted.pattern.match(in: $0, from: 0)
                } != nil
            return isThere != wanted.isNegated
        }
    }

    /// Posts that were found, with the text around what a query finds in each, in the order asked
    /// for; those that the library has no more are left out.
    /// - Throws: ``LibraryError``.
    public func found(
        _ posts: [PostID], _ query: SearchQuery
    ) throws(LibraryError) -> [FoundPost] {
        let matcher = SearchMatcher(query)
        return try translate(path) { () throws(SQLiteError) in
            let rows = try PostReader(connection: connection).rows(of: posts)
            var found: [FoundPost] = []
            for row in rows {
                if let post = try self.found(row, matcher) { found.append(post) }
            }
            return found
        }
    }

    private func found(
        _ row: PostRow, _ matcher: SearchMatcher
    ) throws(SQLiteError) -> FoundPost? {
        let post = row.id
        guard try read(post) != nil else { return nil }
        var excerpt = visible.bytes.withUnsafeBufferPointer { SearchExcerpt(of: $0, matcher) }
        if excerpt.hits.isEmpty, !matcher.isEmpty {
            try readComments(post)
            let other = visible.bytes.withUnsafeBufferPointer { SearchExcerpt(of: $0, matcher) }
            if !other.hits.isEmpty { excerpt = other }
        }
        return FoundPost(
            row: row, title: SearchExcerpt(whole: row.displayTitle, matcher), excerpt: excerpt)
    }

    /// Reads what is seen of a post, and gives its title.
    private func read(_ post: PostID) throws(SQLiteError) -> String? {
        visible.removeAll()
        var rows = try connection.rows(
            """
            SELECT p.title, b.format, b.text
            FROM library.post p CROSS JOIN library.body b ON b.post = p.id WHERE p.id = ?
            """, post.rawValue)
        guard let row = try rows.next() else { return nil }
        let format = BodyFormat(rawValue: row.int(1)) ?? .html
        row.withText(2) { visible.add($0, format) }
        return row.text(0)
    }

    private func readComments(_ post: PostID) throws(SQLiteError) {
        visible.removeAll()
        var rows = try connection.rows(
            "SELECT author, format, text FROM library.comment WHERE post = ? ORDER BY local, id",
            post.rawValue)
        while let row = try rows.next() {
            row.withText(0) { visible.add(plainText: $0) }
            let format = BodyFormat(rawValue: row.int(1)) ?? .html
            row.withText(2) { visible.add($0, format) }
        }
    }
}
