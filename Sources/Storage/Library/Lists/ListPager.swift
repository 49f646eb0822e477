internal import ArchiveModel
internal import SQLite

/// Fetches stretches of a kept search, or of the posts that pass a filter, by key.
///
/// Costs a few index seeks for one thing that is asked for; where posts must have several, as many
/// looks as there are posts that have the rarest of them but not the others.
struct ListPager {
    let connection: Connection

    /// A stretch and what lies on either side of it.
    func page(_ query: RowQuery) throws(SQLiteError) -> RowPage {
        guard query.limit > 0 else { return RowPage() }
        return try connection.transaction(.read) { () throws(SQLiteError) in
            let posts = try ListedPosts(query, connection)
            var page = try stretch(query, posts)
            switch query.anchor {
            case .first: break
            case .after, .before:
                if let ordinal = query.firstOrdinal(count: page.rows.count) {
                    page.firstOrdinal = ordinal
                } else {
                    try number(&page, query, posts)
                }
            case .last, .around: try number(&page, query, posts)
            }
            return page
        }
    }

    /// The next unread post beyond the query's anchor.
    func nextUnread(
        _ query: RowQuery, _ direction: ReadingDirection
    ) throws(SQLiteError) -> PostRow? {
        var query = query
        query.filter.isUnread = true
        guard let start = PostSeeker.start(query, direction) else { return nil }
        if query.archive.isKeptSearch, query.filter.count == 1 {
            return try nextUnreadByMonth(query.archive, start)
        }
        let posts = try ListedPosts(query, connection)
        return try fetch(posts, start, limit: 1).first
    }

    /// All posts beyond a place, one after the other.
    func rows(_ query: RowQuery, from start: KeysetStart) throws(SQLiteError) -> Rows {
        let posts = try ListedPosts(query, connection)
        return try rows(posts, start, limit: -1)
    }

    private func stretch(
        _ query: RowQuery, _ posts: ListedPosts
    ) throws(SQLiteError) -> RowPage {
        func fetch(
            _ direction: ReadingDirection, _ key: PostKey?
        ) throws(SQLiteError) -> [PostRow] {
            let start = KeysetStart(query, direction, key)
            return try self.fetch(posts, start, limit: query.limit + 1)
        }
        switch query.anchor {
        case .first, .after:
            let rows = try fetch(.forward, query.anchor.key)
            return RowPage(
                rows: Array(rows.prefix(query.limit)), hasBefore: query.anchor.key != nil,
                hasAfter: rows.count > query.limit)
        case .last, .before:
            let rows = try fetch(.backward, query.anchor.key)
            return RowPage(
                rows: rows.prefix(query.limit).reversed(), hasBefore: rows.count > query.limit,
                hasAfter: query.anchor.key != nil)
        case .around(let key):
            let before = try fetch(.backward, key)
            let after = try fetch(.forward, key.next(.backward, query))
            let lead = min(before.count, max(query.limit / 2, query.limit - after.count))
            let rest = query.limit - lead
            return RowPage(
                rows: before.prefix(lead).reversed() + after.prefix(rest),
                hasBefore: before.count > lead, hasAfter: after.count > rest)
        }
    }

    /// Rows from a place on, the nearest first.
    private func fetch(
        _ posts: ListedPosts, _ start: KeysetStart, limit: Int
    ) throws(SQLiteError) -> [PostRow] {
        var rows = try rows(posts, start, limit: limit)
        var found: [PostRow] = []
        while let row = try rows.next() { found.append(PostColumns.row(row)) }
        return found
    }

    private func rows(
        _ posts: ListedPosts, _ start: KeysetStart, limit: Int
    ) throws(SQLiteError) -> Rows {
        let conditions = posts.conditions(posts.beyond(start))
        return try connection.rows(
            """
            SELECT \(PostColumns.list) FROM \(posts.source) WHERE \(conditions.sql)
            ORDER BY \(posts.order(isAscending: start.isAscending)) LIMIT ?
            """, conditions.values + [limit])
    }

    /// Numbers the first row within its month, in reading order; of pages and drafts, which are few,
    /// within all.
    private func number(
        _ page: inout RowPage, _ query: RowQuery, _ posts: ListedPosts
    ) throws(SQLiteError) {
        guard let first = page.rows.first else { return }
        page.isOrdinalOfMonth = query.section == .posts
        let month =
            page.isOrdinalOfMonth
            ? first.month.firstLocal..<first.month.endLocal : Int64.min..<Int64.max
        let place: ListedPosts.Condition =
            query.isReversed
            ? (
                "(\(posts.local), \(posts.id)) > (?, ?) AND \(posts.local) < ?",
                [first.key.local, first.key.id.rawValue, month.upperBound]
            )
            : (
                "(\(posts.local), \(posts.id)) < (?, ?) AND \(posts.local) >= ?",
                [first.key.local, first.key.id.rawValue, month.lowerBound]
            )
        let conditions = posts.conditions(place)
        var rows = try connection.rows(
            "SELECT count(*) FROM \(posts.countedSource) WHERE \(conditions.sql)", conditions.values
        )
        page.firstOrdinal = try rows.next()?.int(0) ?? 0
    }

    /// The next unread post of a kept search, by its kept counts: no more than the month of the place
    /// and the next one that has any are gone through.
    private func nextUnreadByMonth(
        _ archive: ArchiveID, _ start: KeysetStart
    ) throws(SQLiteError) -> PostRow? {
        let months = try connection.all(
            "SELECT month FROM kept_tally WHERE search = ? AND unread > 0 ORDER BY month",
            -archive.rawValue
        ) { Month(index: $0.int(0)) }
        let ahead =
            start.isAscending
            ? months.filter { $0.endLocal > start.local }
            : months.filter { $0.firstLocal <= start.local }.reversed()
        let posts = try ListedPosts(archive, .posts, PostFilter(isUnread: true), connection)
        for month in ahead.prefix(2) {
            let inMonth = posts.with(posts.within(month.firstLocal..<month.endLocal))
            if let row = try fetch(inMonth, start, limit: 1).first { return row }
        }
        return nil
    }
}
