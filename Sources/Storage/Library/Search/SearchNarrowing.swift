internal import ArchiveModel
internal import SQLite
internal import Search

/// What of the shards a run need look at, by the dates and marks that it asks for: a rare mark is not
/// looked for post by post among all that have a word.
struct SearchNarrowing {
    private let run: SearchPlan.Run
    private let archives: Set<Int64>?
    private let connection: Connection
    /// For each archive, the ids of the posts that have what is rare; nil where too many have.
    private var known: [Int64: [Int64]?] = [:]
    /// The archives that are searched, once they are asked for.
    private var all: [Int64]?

    /// More posts than these with a mark are not listed.
    private static let mostListed = 1_024
    /// More posts of a shard than these are not looked up one by one: where hits have ranks, each that
    /// is looked up makes the whole shard be counted anew.
    private static let (mostLookedUp, mostRanked) = (256, 2)

    /// The posts of a shard that hits can be.
    struct Candidates {
        /// Between which ids they lie.
        var ids: ClosedRange<Int64>
        /// Which they are, in order, where they are few; nil for all that lie there.
        var named: [Int64]?
        /// Whether those named are so few that each is looked up; else the index goes through all,
        /// and what is not named is passed over there.
        var areLookedUp = true
    }

    /// Makes it for a run in some archives, or all; the library is attached to the connection.
    init(_ run: SearchPlan.Run, in archives: Set<Int64>?, _ connection: Connection) {
        self.run = run
        self.archives = archives
        self.connection = connection
    }

    /// The posts of a shard that hits can be; nil when none can.
    mutating func candidates(
        in shard: Shard, isRanked: Bool
    ) throws(SQLiteError) -> Candidates? {
        if let locals = run.locals,
            locals.isEmpty || locals.lowerBound > shard.locals.upperBound
                || locals.upperBound <= shard.locals.lowerBound
        {
            return nil
        }
        if let archives, !archives.contains(where: shard.archives.contains) { return nil }
        guard !run.flags.isEmpty else { return Candidates(ids: shard.ids) }
        var posts: [Int64] = []
        for archive in try searchedArchives() where shard.archives.contains(archive) {
            guard let listed = try listed(in: archive) else { return Candidates(ids: shard.ids) }
            posts += listed.filter(shard.ids.contains)
        }
        guard let first = posts.min(), let last = posts.max() else { return nil }
        let most = isRanked && !run.wanted.isEmpty ? Self.mostRanked : Self.mostLookedUp
        return Candidates(
            ids: first...last, named: posts.count <= Self.mostListed ? posts.sorted() : nil,
            areLookedUp: posts.count <= most)
    }

    /// The archives that are searched.
    private mutating func searchedArchives() throws(SQLiteError) -> [Int64] {
        if let all { return all }
        let ids = try connection.all("SELECT id FROM library.archive") { $0.int64(0) }
        let searched = archives.map { wanted in ids.filter(wanted.contains) } ?? ids
        all = searched
        return searched
    }

    /// The posts of an archive that have the rarest of the marks, in order.
    private mutating func listed(in archive: Int64) throws(SQLiteError) -> [Int64]? {
        if let known = known[archive] { return known }
        var shortest: [Int64]?
        for flag in run.flags {
            if flag == .read, try !hasRead(in: archive) { shortest = [] }
            guard let condition = Self.condition(flag) else { continue }
            let ids = try connection.all(
                """
                SELECT id FROM library.post WHERE archive = ?1 AND \(condition)
                LIMIT \(Self.mostListed + 1)
                """, archive
            ) { $0.int64(0) }
            if ids.count <= Self.mostListed, ids.count < shortest?.count ?? .max {
                shortest = ids.sorted()
            }
        }
        known[archive] = .some(shortest)
        return shortest
    }

    private func hasRead(in archive: Int64) throws(SQLiteError) -> Bool {
        try connection.first(
            "SELECT EXISTS (SELECT 1 FROM library.month_tally WHERE archive = ? AND unread < posts)",
            archive
        ) { $0.bool(0) } ?? true
    }

    /// A condition that the library has an index for.
    private static func condition(_ flag: SearchFlag) -> String? {
        switch flag {
        case .unread: "is_read = 0"
        case .starred: "is_starred = 1"
        case .changed: "is_changed = 1"
        case .vanished: "is_vanished = 1"
        case .page: "section = \(Section.pages.rawValue)"
        case .draft: "section = \(Section.drafts.rawValue)"
        case .read, .comments, .code, .labels: nil
        }
    }
}
