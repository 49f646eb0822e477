internal import ArchiveModel
internal import SQLite

/// Finds out which comments a merge has to write, once a ``MergePlan`` has its posts. Its tables,
/// in the staging file:
///
/// - `placed`: the staged comments whose post is known, in the order shown.
/// - `partial`: the posts that the source does not tell everything about.
/// - `known`: the comments for those that the library has.
/// - `said`: the library's other comments on them, by who said what when.
/// - `twin`: the staged comments that the library has by another id, with that.
/// - `restock`: the posts whose comments differ, with how they will be.
struct CommentPlan {
    let connection: Connection
    let archive: Int64
    let standing: SourceStanding
    let isDescending: Bool
    /// Whether the source can say which comments a post has.
    let holdsComments: Bool

    /// Makes all tables.
    func make() throws(SQLiteError) {
        try connection.execute(Self.tables)
        try placeComments()
        try findPartial()
        try findKnown()
        try findTwins()
        if standing.onlyAdds { try drop("known") }
        if try hasRows("twin") { try dropTwins() }
        try keepOlderComments()
        try findRestock()
    }

    /// Makes those that comments need which a ``FirstImport`` has staged: of posts that may have
    /// others already, which came right behind them.
    ///
    /// Returns how many were staged of published posts.
    func makeFirst() throws(SQLiteError) -> Int {
        try connection.execute(Self.tables)
        try connection.run(
            """
            INSERT INTO placed
            SELECT o.post, c.local, ?2 * c.seq, c.seq, c.fingerprint
            FROM staged_comment c CROSS JOIN origin o
                ON o.archive = ?1 AND o.identity = c.post_identity
            ORDER BY 1, 2, 3
            """, archive, isDescending ? -1 : 1)
        let published = try connection.first(
            """
            SELECT count(*) FROM placed c CROSS JOIN post p ON p.id = c.post
            WHERE p.status = \(PostStatus.published.rawValue)
            """
        ) { $0.int(0) }
        try connection.run(
            """
            INSERT INTO partial
            SELECT post FROM placed
            UNION SELECT c.post FROM staged_answer l CROSS JOIN comment c ON c.id = l.comment
            """)
        try keepOlderComments()
        try connection.run(
            """
            INSERT INTO restock SELECT post, \(Self.digest), count(*) FROM placed GROUP BY post
            """)
        return published ?? 0
    }

    private func placeComments() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO placed
            SELECT coalesce(n.post, o.post, k.post) AS owner, c.local, ?2 * c.seq, c.seq,
                c.fingerprint
            FROM staged_comment c
                LEFT JOIN staged_post s ON s.identity = c.post_identity
                LEFT JOIN plan n ON n.seq = s.seq
                LEFT JOIN origin o
                    ON s.seq IS NULL AND o.archive = ?1 AND o.identity = c.post_identity
                LEFT JOIN second_origin k
                    ON s.seq IS NULL AND k.archive = ?1 AND k.identity = c.post_identity
            WHERE owner IS NOT NULL ORDER BY 1, 2, 3
            """, archive, isDescending ? -1 : 1)
    }

    /// Finds the posts that the source does not tell everything about.
    private func findPartial() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO partial SELECT DISTINCT post FROM placed
            WHERE NOT ? OR post NOT IN (SELECT post FROM plan)
            """, standing == .complete)
    }

    /// Finds those comments of these posts that the library has by the same id.
    private func findKnown() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO known SELECT DISTINCT s.seq
            FROM partial k CROSS JOIN comment c ON c.post = k.post
                CROSS JOIN staged_comment s ON s.identity = c.identity
            """)
    }

    /// Finds those that the library has by another id, as one from another format has: what the
    /// same author said in the same minute on the same post.
    ///
    /// A minute by the clock may be the same one in another zone, which not all formats state.
    private func findTwins() throws(SQLiteError) {
        try connection.run(
            """
            INSERT OR IGNORE INTO said
            SELECT c.post, c.author, \(Self.minute("c", "z.column1")), \(Self.text("c")), c.identity
            FROM (
                SELECT DISTINCT a.post FROM placed a
                WHERE a.post IN (SELECT post FROM partial)
                    AND a.seq NOT IN (SELECT seq FROM known)
            ) k CROSS JOIN comment c ON c.post = k.post
                CROSS JOIN (VALUES (0), (1)) z
            WHERE NOT EXISTS (SELECT 1 FROM staged_comment s WHERE s.identity = c.identity)
            ORDER BY c.id
            """)
        // What is seen of every comment need not be made out to find nothing.
        guard try hasRows("said") else { return }
        try connection.run(
            """
            INSERT OR IGNORE INTO twin
            SELECT s.seq, d.identity
            FROM placed a CROSS JOIN staged_comment s ON s.seq = a.seq
                CROSS JOIN (VALUES (0), (1)) z
                CROSS JOIN said d ON d.post = a.post AND d.author = s.author
                    AND d.minute = \(Self.minute("s", "z.column1")) AND d.text = \(Self.text("s"))
            WHERE a.seq NOT IN (SELECT seq FROM known)
            """)
    }

    /// Drops those, and names the library's as what they are answered at.
    private func dropTwins() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE staged_comment SET parent_identity = (
                SELECT t.identity FROM staged_comment up CROSS JOIN twin t ON t.seq = up.seq
                WHERE up.identity = staged_comment.parent_identity)
            WHERE parent_identity IN (
                SELECT up.identity FROM twin t CROSS JOIN staged_comment up ON up.seq = t.seq)
            """)
        try drop("twin")
    }

    private func hasRows(_ table: String) throws(SQLiteError) -> Bool {
        try connection.first("SELECT 1 FROM \(table) LIMIT 1") { _ in true } ?? false
    }

    private func drop(_ table: String) throws(SQLiteError) {
        for comments in ["placed", "staged_comment"] {
            try connection.run("DELETE FROM \(comments) WHERE seq IN (SELECT seq FROM \(table))")
        }
    }

    /// SQL for the minute of a comment: by the clock, or else as an instant.
    private static func minute(_ table: String, _ isInstant: String) -> String {
        "(\(table).local / 60 - \(isInstant) * coalesce(\(table).offset_minutes, 0))"
    }

    /// SQL for what a reader sees of a comment.
    private static func text(_ table: String) -> String {
        "seen_key(\(table).format || ':' || \(table).text)"
    }

    /// Adds the library's comments of those posts.
    private func keepOlderComments() throws(SQLiteError) {
        let last =
            try connection.first("SELECT coalesce(max(seq), 0) FROM staged_comment") {
                $0.int64(0)
            } ?? 0
        try connection.run(
            """
            INSERT INTO staged_comment
            SELECT NULL, c.identity, p.identity, coalesce(parent.identity, l.parent_identity),
                c.author, c.is_by_blog_author, c.local, c.offset_minutes, c.format, c.text,
                c.fingerprint
            FROM partial k CROSS JOIN comment c ON c.post = k.post
                CROSS JOIN post p ON p.id = k.post
                LEFT JOIN comment parent ON parent.id = c.parent
                LEFT JOIN staged_answer l ON l.comment = c.id
            WHERE NOT EXISTS (SELECT 1 FROM staged_comment s WHERE s.identity = c.identity)
            ORDER BY c.id
            """)
        try connection.run(
            """
            INSERT INTO placed SELECT o.post, c.local, c.seq, c.seq, c.fingerprint
            FROM staged_comment c CROSS JOIN origin o
                ON o.archive = ? AND o.identity = c.post_identity
            WHERE c.seq > ?
            """, archive, last)
    }

    /// SQL for one number that tells a group of comments, in any order, from another.
    ///
    /// The sum of their fingerprints, taken in halves because SQLite fails where a sum of whole
    /// ones overflows; 0 for no comments.
    static let digest = """
        ((sum(fingerprint & 4294967295) << 32) \
        | (sum((fingerprint >> 32) & 4294967295) & 4294967295))
        """

    private func findRestock() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO restock
            SELECT d.post, d.digest, d.comments FROM (
                SELECT post, count(*) AS comments,
                    \(Self.digest) AS digest
                FROM placed GROUP BY post
            ) d
            WHERE d.digest <> coalesce((
                SELECT o.comment_digest FROM post p
                    CROSS JOIN origin o ON o.archive = p.archive AND o.identity = p.identity
                WHERE p.id = d.post), 0)
            """)
        guard standing == .complete, holdsComments else { return }
        try connection.run(
            """
            INSERT INTO restock SELECT n.post, 0, 0 FROM plan n
            WHERE n.digest <> 0 AND NOT EXISTS (SELECT 1 FROM placed c WHERE c.post = n.post)
            """)
    }

    private static let tables = """
        CREATE TABLE placed (
            post INTEGER NOT NULL, local INTEGER NOT NULL, ordinal INTEGER NOT NULL,
            seq INTEGER NOT NULL, fingerprint INTEGER NOT NULL, PRIMARY KEY (post, local, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE partial (post INTEGER PRIMARY KEY);
        CREATE TABLE known (seq INTEGER PRIMARY KEY);
        CREATE TABLE said (
            post INTEGER NOT NULL, author TEXT NOT NULL, minute INTEGER NOT NULL,
            text INTEGER NOT NULL, identity TEXT NOT NULL,
            PRIMARY KEY (post, author, minute, text)
        ) WITHOUT ROWID;
        CREATE TABLE twin (seq INTEGER PRIMARY KEY, identity TEXT NOT NULL);
        CREATE TABLE restock (
            post INTEGER PRIMARY KEY, digest INTEGER NOT NULL, comments INTEGER NOT NULL
        );
        """
}
