internal import ArchiveModel
internal import SQLite

/// Takes the sign "changed since you read it" off posts that are read again.
struct RereadPosts {
    let connection: Connection

    /// Takes it off the posts of a scope, up to 100 of which are returned.
    ///
    /// By the index of posts that have it: they are few.
    func clear(_ scope: MarkScope) throws(SQLiteError) -> [PostID] {
        try connection.run(
            "CREATE TEMP TABLE IF NOT EXISTS reread (post INTEGER PRIMARY KEY)")
        try connection.run("DELETE FROM temp.reread")
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
        }
        try connection.run(
            """
            UPDATE mark SET changed_at = NULL
            WHERE (archive_identity, post_identity) IN (
                SELECT a.identity, p.identity FROM temp.reread r
                    CROSS JOIN post p ON p.id = r.post CROSS JOIN archive a ON a.id = p.archive)
            """)
        try connection.run(
            "UPDATE post SET is_changed = 0 WHERE id IN (SELECT post FROM temp.reread)")
        return try connection.all("SELECT post FROM temp.reread LIMIT 100") {
            PostID($0.int64(0))
        }
    }

    private func find(
        _ archive: ArchiveID, _ section: Section, from start: Int64, to end: Int64
    ) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO temp.reread SELECT id FROM post INDEXED BY post_changed
            WHERE archive = ? AND is_changed = 1 AND section = ? AND local >= ? AND local < ?
            """, archive.rawValue, section.rawValue, start, end)
    }
}
