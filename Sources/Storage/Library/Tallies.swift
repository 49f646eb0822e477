internal import SQLite

/// Keeps `month_tally` true, in the transaction that changes what it counts.
///
/// Whoever changes posts names them in the temporary table `touched`, takes them out of the
/// tallies, changes them and puts them back in. Costs a lookup for each touched post, never one
/// for each post of the archive.
struct Tallies {
    let connection: Connection

    /// Makes `touched` an empty table: posts, and for marks the row of `mark` and its old time.
    func clearTouched() throws(SQLiteError) {
        try connection.run(
            """
            CREATE TEMP TABLE IF NOT EXISTS touched (
                post INTEGER PRIMARY KEY, mark INTEGER, before INTEGER
            )
            """)
        try connection.run("DELETE FROM temp.touched")
    }

    /// Takes the touched posts out.
    func subtract() throws(SQLiteError) { try add(times: -1) }

    /// Puts the touched posts in.
    func add() throws(SQLiteError) { try add(times: 1) }

    /// Drops the groups of an archive that have no posts left.
    func dropEmpty(archive: Int64) throws(SQLiteError) {
        try connection.run("DELETE FROM month_tally WHERE archive = ? AND posts = 0", archive)
    }

    private func add(times sign: Int) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO month_tally
                (archive, section, month, posts, unread, words, unread_words, comments)
            SELECT p.archive, p.section, p.month, ?1 * count(*), ?1 * sum(p.is_read = 0),
                ?1 * sum(p.words), ?1 * sum(p.words * (p.is_read = 0)), ?1 * sum(p.comments)
            FROM temp.touched t CROSS JOIN post p ON p.id = t.post
            WHERE true GROUP BY 1, 2, 3
            ON CONFLICT DO UPDATE SET posts = posts + excluded.posts,
                unread = unread + excluded.unread, words = words + excluded.words,
                unread_words = unread_words + excluded.unread_words,
                comments = comments + excluded.comments
            """, sign)
        try addKept(times: sign)
    }

    /// The same for the kept searches that list touched posts.
    private func addKept(times sign: Int) throws(SQLiteError) {
        let newest = try connection.first("SELECT max(id) FROM kept_search") {
            $0.optionalInt64(0)
        }
        guard newest != .some(nil) else { return }
        try connection.run(
            """
            INSERT INTO kept_tally (search, month, posts, unread, words, unread_words)
            SELECT k.search, p.month, ?1 * count(*), ?1 * sum(p.is_read = 0), ?1 * sum(p.words),
                ?1 * sum(p.words * (p.is_read = 0))
            FROM temp.touched t CROSS JOIN kept_post k ON k.post = t.post
                CROSS JOIN post p ON p.id = t.post
            WHERE true GROUP BY 1, 2
            ON CONFLICT DO UPDATE SET posts = posts + excluded.posts,
                unread = unread + excluded.unread, words = words + excluded.words,
                unread_words = unread_words + excluded.unread_words
            """, sign)
    }
}
