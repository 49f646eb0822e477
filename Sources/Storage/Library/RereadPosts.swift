internal import ArchiveModel
internal import SQLite

/// Takes the sign "changed since you read it" off posts that are read again, and puts it back when
/// that is taken back.
struct RereadPosts {
    let connection: Connection

    /// Finds the posts of a scope that have it, up to 100 of which are returned.
    ///
    /// By the index of posts that have it: they are few.
    func find(_ scope: MarkScope) throws(SQLiteError) -> [PostID] {
        try begin()
        switch scope {
        case .posts(let posts):
            for post in posts {
                try connection.run(
                    "INSERT OR IGNORE INTO temp.reread SELECT id FROM post "
                        + "WHERE id = ? AND is_changed = 1", post.rawValue)
            }
        case .month(let archive, let month):
            try find(archive, .posts, from: month.firstLocal, to: month.endLocal)
        case .year(let archive, let year):
            try find(
                archive, .posts, from: Month(year: year, number: 1).firstLocal,
                to: Month(year: year, number: 12).endLocal)
        case .section(let archive, let section):
            try find(archive, section, from: Int64.min, to: Int64.max)
        case .filtered(let archive, let section, let span, let filter):
            try find(archive, section, span, filter)
        }
        return try connection.all("SELECT post FROM temp.reread LIMIT 100") {
            PostID($0.int64(0))
        }
    }

    /// Notes the posts that were found in a step, for it to be taken back.
    func note(in step: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO mark_item (step, mark, before, changed_at)
            SELECT ?, m.id, m.read_at, m.changed_at FROM temp.reread r
                CROSS JOIN post p ON p.id = r.post CROSS JOIN archive a ON a.id = p.archive
                CROSS JOIN mark m
                    ON m.archive_identity = a.identity AND m.post_identity = p.identity
            WHERE true
            ON CONFLICT (step, mark) DO UPDATE SET changed_at = excluded.changed_at
            """, step)
    }

    /// Takes it off the posts that were found.
    func clear() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE mark SET changed_at = NULL
            WHERE (archive_identity, post_identity) IN (
                SELECT a.identity, p.identity FROM temp.reread r
                    CROSS JOIN post p ON p.id = r.post CROSS JOIN archive a ON a.id = p.archive)
            """)
        try connection.run(
            "UPDATE post SET is_changed = 0 WHERE id IN (SELECT post FROM temp.reread)")
    }

    /// Puts it back where a step that is taken back took it off.
    func restore(_ step: MarkStep) throws(SQLiteError) {
        try find(step)
        try connection.run(
            """
            UPDATE mark SET changed_at = i.changed_at FROM mark_item i
            WHERE i.step = ? AND mark.id = i.mark AND i.changed_at IS NOT NULL
            """, step.id)
        try connection.run(
            "UPDATE post SET is_changed = 1 WHERE id IN (SELECT post FROM temp.reread)")
    }

    /// Takes it off again with a step that is made again.
    func clearAgain(_ step: MarkStep) throws(SQLiteError) {
        try find(step)
        try clear()
    }

    /// Finds the posts that a step took it off.
    private func find(_ step: MarkStep) throws(SQLiteError) {
        try begin()
        try connection.run(
            """
            INSERT OR IGNORE INTO temp.reread SELECT o.post
            FROM mark_item i CROSS JOIN mark m ON m.id = i.mark
                CROSS JOIN archive a ON a.identity = m.archive_identity
                CROSS JOIN origin o ON o.archive = a.id AND o.identity = m.post_identity
            WHERE i.step = ? AND i.changed_at IS NOT NULL
            """, step.id)
    }

    private func begin() throws(SQLiteError) {
        try connection.run(
            "CREATE TEMP TABLE IF NOT EXISTS reread (post INTEGER PRIMARY KEY)")
        try connection.run("DELETE FROM temp.reread")
    }

    private func find(
        _ archive: ArchiveID, _ section: Section, from start: Int64, to end: Int64
    ) throws(SQLiteError) {
        guard !archive.isKeptSearch else {
            return try find(archive, section, start..<end, PostFilter())
        }
        try connection.run(
            """
            INSERT INTO temp.reread SELECT id FROM post INDEXED BY post_changed
            WHERE archive = ? AND is_changed = 1 AND section = ? AND local >= ? AND local < ?
            """, archive.rawValue, section.rawValue, start, end)
    }

    /// The same for a kept search, or for those that pass a filter.
    private func find(
        _ archive: ArchiveID, _ section: Section, _ span: Range<Int64>, _ filter: PostFilter
    ) throws(SQLiteError) {
        let posts = try ListedPosts(archive, section, filter, connection)
        try connection.insert(posts.with(("p.is_changed = 1", [])), span, into: "temp.reread")
    }
}
