internal import ArchiveModel
internal import SQLite

/// Looks for one post from a place in reading order: the next unread, the next by its title.
struct PostSeeker {
    let connection: Connection

    /// The next unread post, by an index of unread posts alone.
    func nextUnread(
        _ query: RowQuery, _ direction: ReadingDirection
    ) throws(SQLiteError) -> PostRow? {
        guard !query.isOfSome else {
            return try ListPager(connection: connection).nextUnread(query, direction)
        }
        guard let start = Self.start(query, direction) else { return nil }
        return try connection.first(
            """
            SELECT \(PostColumns.list) FROM post p INDEXED BY post_unread
            WHERE p.archive = ?1 AND p.section = ?2 AND p.is_read = 0 AND \(start.condition)
            ORDER BY \(start.order) LIMIT 1
            """, query.archive.rawValue, query.section.rawValue, start.local, start.id,
            read: PostColumns.row)
    }

    /// The next post whose title contains a text, case, accents and width aside.
    ///
    /// Reads every title on the way: about half a second for a million.
    /// - Throws: ``SQLiteError/Reason/interrupted`` when cancelled.
    func findTitle(
        _ text: String, _ query: RowQuery, _ direction: ReadingDirection,
        isCancelled: () -> Bool
    ) throws(SQLiteError) -> PostRow? {
        let matcher = TextMatcher(text)
        guard !matcher.isEmpty, let start = Self.start(query, direction)
        else { return nil }
        var rows = try rows(query, start)
        var count = 0
        while let row = try rows.next() {
            // Only a post without a title has another name.
            if row.withText(3, matcher.matches) || row.withText(12, matcher.matches) {
                return PostColumns.row(row)
            }
            count += 1
            if count % 1_024 == 0, isCancelled() {
                throw .cancelled
            }
        }
        return nil
    }

    private func rows(_ query: RowQuery, _ start: KeysetStart) throws(SQLiteError) -> Rows {
        guard !query.isOfSome else {
            return try ListPager(connection: connection).rows(query, from: start)
        }
        return try connection.rows(
            """
            SELECT \(PostColumns.list) FROM post p
            WHERE p.archive = ?1 AND p.section = ?2 AND \(start.condition)
            ORDER BY \(start.order)
            """, query.archive.rawValue, query.section.rawValue, start.local, start.id)
    }

    /// Where to start; nil when nothing lies beyond the anchor that way.
    static func start(_ query: RowQuery, _ direction: ReadingDirection) -> KeysetStart? {
        switch (query.anchor, direction) {
        case (.first, .backward), (.last, .forward): nil
        case (.around(let key), .forward):
            KeysetStart(query, direction, key.next(.backward, query))
        default: KeysetStart(query, direction, query.anchor.key)
        }
    }
}
