internal import SQLite

/// Writes the comments of a ``MergePlan`` into the library.
///
/// Its own table `comment_arrival` has the comments to write in the order of their row ids, each
/// with the number of its parent.
struct MergeComments {
    let connection: Connection

    /// Replaces the comments of all posts whose comments differ; new posts know their number already.
    func apply(_ bases: MergeBases) throws(SQLiteError) {
        try connection.execute(Self.tables)
        try number()
        try findParents()
        try breakCircles()
        try connection.run("DELETE FROM comment WHERE post IN (SELECT post FROM restock)")
        try insert(bases.comment)
        try connection.run(
            """
            UPDATE post SET comments = (SELECT r.comments FROM restock r WHERE r.post = post.id)
            WHERE id IN (SELECT post FROM restock WHERE post <= ?)
            """, bases.post)
        try noteDigests(before: bases.post)
    }

    private func number() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO comment_arrival (seq, post)
            SELECT c.seq, c.post FROM restock r CROSS JOIN placed c ON c.post = r.post
            ORDER BY r.post, c.local, c.ordinal
            """)
        try connection.execute(
            "CREATE INDEX comment_arrival_seq ON comment_arrival (seq)")
    }

    /// A parent counts only under the same post; without it a comment stands at the top.
    private func findParents() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE comment_arrival SET parent = (
                SELECT up.n FROM staged_comment c
                    CROSS JOIN staged_comment pc ON pc.identity = c.parent_identity
                    CROSS JOIN comment_arrival up ON up.seq = pc.seq
                WHERE c.seq = comment_arrival.seq AND up.post = comment_arrival.post)
            WHERE seq IN (SELECT seq FROM staged_comment WHERE parent_identity IS NOT NULL)
            """)
    }

    /// Comments that answer each other in a circle, which only a damaged source has, stand at the
    /// top, and so do those below them: nobody could ever reach them from there.
    private func breakCircles() throws(SQLiteError) {
        try connection.execute(
            """
            CREATE INDEX comment_arrival_parent ON comment_arrival (parent)
                WHERE parent IS NOT NULL
            """)
        try connection.run(
            """
            WITH RECURSIVE rooted (n) AS (
                SELECT n FROM comment_arrival WHERE parent IS NULL
                UNION ALL
                SELECT c.n FROM rooted r CROSS JOIN comment_arrival c ON c.parent = r.n
            )
            UPDATE comment_arrival SET parent = NULL
            WHERE parent IS NOT NULL AND n NOT IN (SELECT n FROM rooted)
            """)
    }

    private func insert(_ base: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO comment (id, post, parent, identity, author, is_by_blog_author, local,
                offset_minutes, format, text, fingerprint)
            SELECT ?1 + a.n, a.post, ?1 + a.parent, c.identity, c.author, c.is_by_blog_author,
                c.local, c.offset_minutes, c.format, c.text, c.fingerprint
            FROM comment_arrival a CROSS JOIN staged_comment c ON c.seq = a.seq
            ORDER BY a.n
            """, base)
    }

    private func noteDigests(before base: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO origin (archive, identity, post, fingerprint, comment_digest)
            SELECT p.archive, p.identity, p.id, 0, r.digest
            FROM restock r CROSS JOIN post p ON p.id = r.post WHERE r.post <= ?
            ON CONFLICT DO UPDATE SET comment_digest = excluded.comment_digest
            """, base)
    }

    private static let tables = """
        CREATE TABLE comment_arrival (
            n INTEGER PRIMARY KEY, seq INTEGER NOT NULL, post INTEGER NOT NULL, parent INTEGER
        );
        """
}
