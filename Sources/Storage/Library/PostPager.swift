internal import ArchiveModel
internal import SQLite

/// Fetches stretches of a section by key.
///
/// Costs a few index seeks however large the archive is, and a count within one month where the
/// query does not know the ordinal of its key.
struct PostPager {
    let connection: Connection
    let months: MonthSums

    /// A stretch and what lies on either side of it.
    func page(_ query: RowQuery) throws(SQLiteError) -> RowPage {
        guard query.limit > 0 else { return RowPage() }
        return try connection.transaction(.read) { () throws(SQLiteError) in
            let rows = try rows(query)
            let total = try months.total(query.archive, query.section)
            let ordinal = try firstOrdinal(of: rows, query, total: total)
            return RowPage(
                rows: rows, hasBefore: ordinal > 0, hasAfter: ordinal + rows.count < total,
                firstOrdinal: ordinal)
        }
    }

    private func rows(_ query: RowQuery) throws(SQLiteError) -> [PostRow] {
        switch query.anchor {
        case .first, .after:
            return try fetch(query, .forward, query.anchor.key, limit: query.limit)
        case .last, .before:
            return try fetch(query, .backward, query.anchor.key, limit: query.limit).reversed()
        case .around(let key):
            // Half of each; where one side is short, the other fills its place.
            let half = query.limit / 2
            var before = try fetch(query, .backward, key, limit: half)
            let rest = query.limit - before.count
            let after = try fetch(query, .forward, key.next(.backward, query), limit: rest)
            if after.count < rest, before.count == half {
                before = try fetch(query, .backward, key, limit: query.limit - after.count)
            }
            return before.reversed() + after
        }
    }

    /// Rows beyond a key, the nearest first.
    private func fetch(
        _ query: RowQuery, _ direction: ReadingDirection, _ key: PostKey?, limit: Int
    ) throws(SQLiteError) -> [PostRow] {
        let start = KeysetStart(query, direction, key)
        return try connection.all(
            """
            SELECT \(PostColumns.list) FROM post p
            WHERE p.archive = ?1 AND p.section = ?2 AND \(start.condition)
            ORDER BY \(start.order) LIMIT ?5
            """, query.archive.rawValue, query.section.rawValue, start.local, start.id,
            limit, read: PostColumns.row)
    }

    private func firstOrdinal(
        of rows: [PostRow], _ query: RowQuery, total: Int
    ) throws(SQLiteError) -> Int {
        switch query.anchor {
        case .first: return 0
        case .last: return total - rows.count
        case .after, .before, .around: break
        }
        if let ordinal = query.firstOrdinal(count: rows.count) {
            // The library may have changed since the query's ordinal was known.
            return max(0, min(ordinal, total - rows.count))
        }
        guard let first = rows.first else {
            if case .after = query.anchor { return total }
            return 0
        }
        let rank = try rank(of: first)
        return query.isReversed ? total - 1 - rank : rank
    }

    /// How many posts of the section are older, from the tallies of the months before and a count
    /// over the index within the month.
    private func rank(of row: PostRow) throws(SQLiteError) -> Int {
        let earlier = try months.posts(before: row.month, row.archive, row.section)
        let within = try connection.first(
            """
            SELECT count(*) FROM post
            WHERE archive = ? AND section = ? AND local >= ? AND (local, tie) < (?, ?)
            """, row.archive.rawValue, row.section.rawValue, row.month.firstLocal, row.key.local,
            row.key.id.rawValue
        ) { $0.int(0) }
        return earlier + (within ?? 0)
    }
}

/// Where a keyset query starts and which way it goes, as SQL with parameters 3 and 4.
struct KeysetStart {
    let condition: String
    let order: String
    let local: Int64
    let id: Int64
    /// Whether it goes from older to newer posts.
    let isAscending: Bool

    /// Starts beyond a key, which is left out; without a key, at the end of the section that the
    /// direction comes from.
    init(_ query: RowQuery, _ direction: ReadingDirection, _ key: PostKey?) {
        isAscending = (direction == .forward) != query.isReversed
        let end = isAscending ? Int64.min : Int64.max
        local = key?.local ?? end
        id = key?.id.rawValue ?? end
        condition = "(p.local, p.tie) \(isAscending ? ">" : "<") (?3, ?4)"
        order = isAscending ? "p.local, p.tie" : "p.local DESC, p.tie DESC"
    }
}

extension RowQuery {
    /// The ordinal of the first of so many rows that were found, nil when the query cannot tell.
    func firstOrdinal(count: Int) -> Int? {
        guard let knownOrdinal, knownOrdinal >= 0, knownOrdinal < Int.max else { return nil }
        return switch anchor {
        case .after: knownOrdinal + 1
        case .before: max(0, knownOrdinal - count)
        case .first, .last, .around: nil
        }
    }
}

extension RowQuery.Anchor {
    /// The key it names, nil for the ends.
    var key: PostKey? {
        switch self {
        case .first, .last: nil
        case .after(let key), .before(let key), .around(let key): key
        }
    }
}

extension PostKey {
    /// The key one step away, so that a query beyond it includes this one.
    func next(_ direction: ReadingDirection, _ query: RowQuery) -> PostKey {
        let isAscending = (direction == .forward) != query.isReversed
        let (id, overflow) = self.id.rawValue.addingReportingOverflow(isAscending ? 1 : -1)
        return PostKey(local: local, id: overflow ? self.id : PostID(id))
    }
}
