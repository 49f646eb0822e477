internal import ArchiveModel
internal import SQLite

/// The row ids after which new rows of the library are numbered.
struct MergeBases {
    let post: Int64
    let comment: Int64
}

/// Finds out what a merge has to do, without writing to the library. Its tables, in the staging
/// file:
///
/// - `plan`: each staged post with the library's post for it, its ``MergePlan/Fate``, and the
///   digest of the comments that post has.
/// - `arrival`: the new posts in the order of their row ids, which is that of their dates.
/// - `placed`: the staged comments whose post is known, in the order shown.
/// - `restock`: the posts whose comments differ, with how they will be.
/// - `missing`: the library's posts that have vanished from the source since it was last seen.
struct MergePlan {
    /// What becomes of a staged post.
    enum Fate {
        static let new = 0
        static let changed = 1
        static let same = 2
    }

    let connection: Connection
    let archive: Int64
    let isComplete: Bool
    let isDescending: Bool

    private var direction: Int { isDescending ? -1 : 1 }

    /// Makes all tables of the plan.
    func make() throws(SQLiteError) -> MergeBases {
        try connection.execute(Self.tables)
        let bases = MergeBases(post: try newest("post"), comment: try newest("comment"))
        try match()
        try number(from: bases.post)
        try findMissing()
        try placeComments()
        try keepOlderComments()
        try findRestock()
        return bases
    }

    /// What the merge changes, for the report.
    func changes() throws(SQLiteError) -> ArchiveChanges {
        let planned = try count("plan")
        let new = try count("arrival")
        let same = try count(
            "plan WHERE fate = \(Fate.same) AND post NOT IN (SELECT post FROM restock)")
        // Also posts that are not in the source but got comments from it.
        let strangers = try count("restock WHERE post NOT IN (SELECT post FROM plan)")
        return ArchiveChanges(
            new: new, changed: planned - new - same + strangers, unchanged: same,
            vanished: try count("missing"))
    }

    /// Comments whose post is nowhere.
    func orphanComments() throws(SQLiteError) -> Int {
        try count("staged_comment WHERE seq NOT IN (SELECT seq FROM placed)")
    }

    /// Names the posts of the library whose counts change in `touched`.
    func touchChanged(_ bases: MergeBases) throws(SQLiteError) {
        try Tallies(connection: connection).clearTouched()
        try connection.run(
            """
            INSERT INTO temp.touched (post)
            SELECT post FROM plan WHERE fate = \(Fate.changed)
            UNION SELECT post FROM restock WHERE post <= ?
            """, bases.post)
    }

    /// Names the new posts in `touched`, too.
    func touchNew(_ bases: MergeBases) throws(SQLiteError) {
        try connection.run("INSERT INTO temp.touched (post) SELECT ? + n FROM arrival", bases.post)
    }

    /// Matches both sides along their identities, which are sorted in either: one walk.
    ///
    /// A source that is not complete may hold summaries, as a feed set to "Short" does: a post
    /// with fewer words than the library's is no edit and changes nothing.
    private func match() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO plan
            SELECT s.seq, o.post,
                CASE WHEN o.post IS NULL THEN \(Fate.new)
                    WHEN o.fingerprint = s.fingerprint THEN \(Fate.same)
                    -- Another import changed it after this one found it the same: that one stands.
                    WHEN s.held = o.post THEN \(Fate.same)
                    WHEN NOT ?2 AND s.words < (SELECT p.words FROM post p WHERE p.id = o.post)
                        THEN \(Fate.same)
                    ELSE \(Fate.changed) END,
                coalesce(o.comment_digest, 0)
            FROM staged_post s INDEXED BY staged_post_identity
                LEFT JOIN origin o ON o.archive = ? AND o.identity = s.identity
            ORDER BY s.seq
            """, archive, isComplete)
    }

    private func number(from base: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO arrival (seq) SELECT s.seq
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
            WHERE n.fate = \(Fate.new) ORDER BY s.local, ? * s.seq
            """, direction)
        try connection.run(
            "UPDATE plan SET post = ? + a.n FROM arrival a WHERE plan.seq = a.seq", base)
        try connection.execute("CREATE INDEX plan_post ON plan (post)")
    }

    private func findMissing() throws(SQLiteError) {
        guard isComplete else { return }
        try connection.run(
            """
            INSERT INTO missing SELECT o.post FROM origin o
            WHERE o.archive = ? AND NOT EXISTS (
                    SELECT 1 FROM staged_post s WHERE s.identity = o.identity)
                AND (SELECT p.is_vanished FROM post p WHERE p.id = o.post) = 0
            """, archive)
    }

    private func placeComments() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO placed
            SELECT coalesce(n.post, o.post) AS owner, c.local, ?2 * c.seq, c.seq, c.fingerprint
            FROM staged_comment c
                LEFT JOIN staged_post s ON s.identity = c.post_identity
                LEFT JOIN plan n ON n.seq = s.seq
                LEFT JOIN origin o
                    ON s.seq IS NULL AND o.archive = ?1 AND o.identity = c.post_identity
            WHERE owner IS NOT NULL ORDER BY 1, 2, 3
            """, archive, direction)
    }

    /// Adds the library's comments to posts that the source does not tell everything about.
    private func keepOlderComments() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO partial SELECT DISTINCT post FROM placed
            WHERE NOT ? OR post NOT IN (SELECT post FROM plan)
            """, isComplete)
        let last = try newest("staged_comment", key: "seq")
        try connection.run(
            """
            INSERT INTO staged_comment
            SELECT NULL, c.identity, p.identity, parent.identity, c.author, c.is_by_blog_author,
                c.local, c.offset_minutes, c.format, c.text, c.fingerprint
            FROM partial k CROSS JOIN comment c ON c.post = k.post
                CROSS JOIN post p ON p.id = k.post
                LEFT JOIN comment parent ON parent.id = c.parent
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
        guard isComplete else { return }
        try connection.run(
            """
            INSERT INTO restock SELECT n.post, 0, 0 FROM plan n
            WHERE n.digest <> 0 AND NOT EXISTS (SELECT 1 FROM placed c WHERE c.post = n.post)
            """)
    }

    private func newest(_ table: String, key: String = "id") throws(SQLiteError) -> Int64 {
        try connection.first("SELECT coalesce(max(\(key)), 0) FROM \(table)") { $0.int64(0) } ?? 0
    }

    private func count(_ rows: String) throws(SQLiteError) -> Int {
        try connection.first("SELECT count(*) FROM \(rows)") { $0.int(0) } ?? 0
    }

    private static let tables = """
        CREATE TABLE plan (
            seq INTEGER PRIMARY KEY, post INTEGER, fate INTEGER NOT NULL, digest INTEGER NOT NULL
        );
        CREATE TABLE arrival (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
        CREATE TABLE missing (post INTEGER PRIMARY KEY);
        CREATE TABLE placed (
            post INTEGER NOT NULL, local INTEGER NOT NULL, ordinal INTEGER NOT NULL,
            seq INTEGER NOT NULL, fingerprint INTEGER NOT NULL, PRIMARY KEY (post, local, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE partial (post INTEGER PRIMARY KEY);
        CREATE TABLE restock (
            post INTEGER PRIMARY KEY, digest INTEGER NOT NULL, comments INTEGER NOT NULL
        );
        """
}
