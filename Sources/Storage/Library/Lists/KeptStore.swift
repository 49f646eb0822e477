internal import ArchiveModel
internal import SQLite

/// The searches that the reader has kept, and where reading stands in them.
struct KeptStore {
    let connection: Connection
    /// The time to note, in Unix seconds.
    let now: Int64

    /// All of them with their counts, by name.
    func all() throws(SQLiteError) -> [ArchiveSummary] {
        var searches = try connection.all(
            """
            SELECT k.id, k.name, k.query, k.year, a.id, k.is_reversed, k.last_read_at,
                k.is_counted
            FROM kept_search k LEFT JOIN archive a ON a.identity = k.archive_identity
            ORDER BY k.id
            """, read: summary)
        for index in searches.indices {
            let months = try outline(of: searches[index].id).months
            searches[index].tally = months.reduce(Tally()) { $0 + $1.tally }
            let dated = months.filter { !$0.month.isUndated }
            searches[index].firstMonth = dated.first?.month ?? months.first?.month
            searches[index].lastMonth = dated.last?.month
        }
        return searches.map { (TextMatcher.folded($0.displayTitle), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }

    private func summary(_ row: Row) -> ArchiveSummary {
        var summary = ArchiveSummary(
            id: ArchiveID(keptSearch: row.int64(0)),
            blog: BlogInfo(
                identity: "", kind: .atom, title: row.text(1), summary: "", link: ""),
            isReversed: row.bool(5), lastReadAt: row.int64(6))
        summary.kept = KeptSearch(
            query: row.text(2), year: row.int(3),
            archive: row.optionalInt64(4).map { ArchiveID($0) },
            isCounted: row.bool(7))
        return summary
    }

    /// The counts of one by month.
    func outline(of search: ArchiveID) throws(SQLiteError) -> ArchiveOutline {
        let months = try connection.all(
            """
            SELECT month, posts, unread, words, unread_words FROM kept_tally
            WHERE search = ? AND posts > 0 ORDER BY month
            """, -search.rawValue
        ) {
            MonthTally(
                month: Month(index: $0.int(0)),
                tally: Tally(
                    posts: $0.int(1), unread: $0.int(2), words: $0.int(3), unreadWords: $0.int(4)))
        }
        return ArchiveOutline(months: months)
    }

    /// Keeps a search; nil where another has the name.
    func keep(_ search: KeptSearch, called name: String) throws(SQLiteError) -> ArchiveID? {
        try connection.transaction(.write) { () throws(SQLiteError) -> ArchiveID? in
            guard try isFree(name, for: nil) else { return nil }
            try connection.run(
                """
                INSERT INTO kept_search (name, query, year, archive_identity)
                VALUES (?1, ?2, ?3, (SELECT identity FROM archive WHERE id = ?4))
                """, name, search.query, search.year, search.archive?.rawValue)
            return ArchiveID(keptSearch: connection.lastInsertRowID)
        }
    }

    /// Gives one another name; false where another has it, or there is no such search.
    func rename(_ search: ArchiveID, to name: String) throws(SQLiteError) -> Bool {
        try connection.transaction(.write) { () throws(SQLiteError) in
            guard try isFree(name, for: search) else { return false }
            return try connection.run(
                "UPDATE kept_search SET name = ? WHERE id = ?", name, -search.rawValue) > 0
        }
    }

    /// Names that differ only in case and accents are the same one.
    private func isFree(_ name: String, for search: ArchiveID?) throws(SQLiteError) -> Bool {
        let folded = TextMatcher.folded(name)
        let names = try connection.all("SELECT id, name FROM kept_search") {
            (id: $0.int64(0), name: $0.text(1))
        }
        return !names.contains {
            -$0.id != search?.rawValue && TextMatcher.folded($0.name) == folded
        }
    }

    /// Keeps one no more; its posts and their marks stay.
    func forget(_ search: ArchiveID) throws(SQLiteError) {
        try connection.run("DELETE FROM kept_search WHERE id = ?", -search.rawValue)
    }

    /// Notes which post reading has come to.
    func save(_ position: ReadingPosition, in search: ArchiveID) throws(SQLiteError) {
        try connection.run(
            """
            UPDATE kept_search SET last_read_at = ?2, mark = (
                SELECT m.id FROM post p CROSS JOIN archive a ON a.id = p.archive
                    CROSS JOIN mark m
                        ON m.archive_identity = a.identity AND m.post_identity = p.identity
                WHERE p.id = ?3)
            WHERE id = ?1
            """, -search.rawValue, now, position.post.rawValue)
    }

    /// Where reading stands in one; nil when it was never read, or does not find that post any more.
    func position(in search: ArchiveID) throws(SQLiteError) -> ReadingPosition? {
        try connection.first(
            """
            SELECT o.post, m.position
            FROM kept_search k CROSS JOIN mark m ON m.id = k.mark
                CROSS JOIN archive a ON a.identity = m.archive_identity
                CROSS JOIN origin o ON o.archive = a.id AND o.identity = m.post_identity
            WHERE k.id = ? AND EXISTS (
                SELECT 1 FROM kept_post x WHERE x.post = o.post AND x.search = k.id)
            """, -search.rawValue
        ) { ReadingPosition(post: PostID($0.int64(0)), offset: $0.int(1), keptSearch: search) }
    }

    /// Keeps the order one is read in.
    func setReversed(_ isReversed: Bool, _ search: ArchiveID) throws(SQLiteError) {
        try connection.run(
            "UPDATE kept_search SET is_reversed = ?2 WHERE id = ?1", -search.rawValue, isReversed)
    }
}
