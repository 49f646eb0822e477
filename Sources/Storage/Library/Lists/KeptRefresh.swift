internal import ArchiveModel
internal import SQLite

/// Brings the posts of a kept search up to date with what it finds now, a few at a time, so that marks
/// never wait for long; the counts are true after each step.
struct KeptRefresh {
    let connection: Connection
    /// The row of the search.
    let search: Int64

    /// How many posts come or go in one transaction: some 10 ms.
    private static let step = 2_048

    /// Names what was found; to be called for all of it before ``apply(mayDrop:isCancelled:)``.
    func begin() throws(SQLiteError) {
        try connection.run("CREATE TEMP TABLE IF NOT EXISTS found (post INTEGER PRIMARY KEY)")
        try connection.run("CREATE TEMP TABLE IF NOT EXISTS step (post INTEGER PRIMARY KEY)")
        try connection.run("DELETE FROM temp.found")
    }

    /// Adds to what was found.
    func add(_ posts: [PostID]) throws(SQLiteError) {
        for post in posts {
            try connection.run("INSERT OR IGNORE INTO temp.found VALUES (?)", post.rawValue)
        }
    }

    /// Lists what was found, and nothing else.
    /// - Parameters:
    ///   - mayDrop: Whether what was not found goes; not while only a part of the library can be
    ///     searched.
    ///   - isCancelled: Asked between two steps.
    /// - Returns: Whether anything has changed.
    /// - Throws: ``SQLiteError``, also when cancelled.
    func apply(mayDrop: Bool, isCancelled: () -> Bool) throws(SQLiteError) -> Bool {
        var hasChanged = try run(isCancelled) { last throws(SQLiteError) in
            try connection.run(
                """
                INSERT INTO temp.step SELECT f.post FROM temp.found f
                WHERE f.post > ?2 AND NOT EXISTS (
                    SELECT 1 FROM kept_post k WHERE k.post = f.post AND k.search = ?1)
                ORDER BY f.post LIMIT \(Self.step)
                """, search, last)
            try count(sign: 1)
            try connection.run(
                """
                INSERT INTO kept_post SELECT ?, p.local, p.id
                FROM temp.step s CROSS JOIN post p ON p.id = s.post
                """, search)
        }
        if mayDrop {
            let hasDropped = try run(isCancelled) { last throws(SQLiteError) in
                try connection.run(
                    """
                    INSERT INTO temp.step SELECT k.post FROM kept_post k INDEXED BY kept_post_post
                    WHERE k.post > ?2 AND k.search = ?1
                        AND NOT EXISTS (SELECT 1 FROM temp.found f WHERE f.post = k.post)
                    ORDER BY k.post LIMIT \(Self.step)
                    """, search, last)
                try count(sign: -1)
                try connection.run(
                    """
                    DELETE FROM kept_post WHERE search = ? AND post IN (SELECT post FROM temp.step)
                    """, search)
            }
            hasChanged = hasChanged || hasDropped
            try connection.run(
                "UPDATE kept_search SET is_counted = 1 WHERE id = ? AND is_counted = 0", search)
        }
        try connection.run("DELETE FROM kept_tally WHERE search = ? AND posts = 0", search)
        return hasChanged
    }

    /// Goes through the posts that a step names until there are none left.
    private func run(
        _ isCancelled: () -> Bool, _ work: (Int64) throws(SQLiteError) -> Void
    ) throws(SQLiteError) -> Bool {
        var last = Int64.min
        while true {
            guard !isCancelled() else { throw .cancelled }
            let next = try connection.transaction(.write) { () throws(SQLiteError) -> Int64? in
                try connection.run("DELETE FROM temp.step")
                try work(last)
                return try connection.first("SELECT max(post) FROM temp.step") {
                    $0.optionalInt64(0)
                } ?? nil
            }
            guard let next else { return last != .min }
            last = next
        }
    }

    private func count(sign: Int) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO kept_tally (search, month, posts, unread, words, unread_words)
            SELECT ?1, p.month, ?2 * count(*), ?2 * sum(p.is_read = 0), ?2 * sum(p.words),
                ?2 * sum(p.words * (p.is_read = 0))
            FROM temp.step s CROSS JOIN post p ON p.id = s.post
            WHERE true GROUP BY 2
            ON CONFLICT DO UPDATE SET posts = posts + excluded.posts,
                unread = unread + excluded.unread, words = words + excluded.words,
                unread_words = unread_words + excluded.unread_words
            """, search, sign)
    }
}
