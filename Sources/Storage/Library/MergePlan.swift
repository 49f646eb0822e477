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
/// - `plan`: each staged post with the library's post for it, its ``MergePlan/Fate``, the digest of
///   the comments that post has, and whether it is kin: known to the library by another id.
/// - `arrival`: the new posts in the order of their row ids, which is that of their dates.
/// - `missing`: the library's posts that vanish from the source with this import.
/// - `gone`: the new posts of an outdated source that newer ones would have, by `arrival`.
///
/// ``PostMatcher``, ``CommentPlan`` and ``MergeAddresses`` have tables of their own there.
struct MergePlan {
    /// What becomes of a staged post.
    enum Fate {
        static let new = 0
        static let changed = 1
        static let same = 2
    }

    let connection: Connection
    let archive: Int64
    let blog: BlogInfo
    /// The time of the import, in Unix seconds.
    let now: Int64
    let isDescending: Bool
    /// The archive as it was before; nil for one that is new.
    let known: ArchiveFinder.Found?
    /// How far the source may change the library: known once its posts are matched.
    var standing = SourceStanding.partial
    /// Whether it was exported on the same day as the newest source before it.
    var isOfSameDay = false

    private var direction: Int { isDescending ? -1 : 1 }

    /// Makes the plan's tables and finds the library's posts for the staged ones.
    ///
    /// Returns whether the library lacks any of them.
    func match() throws(SQLiteError) -> Bool {
        try connection.execute(Self.tables)
        try matchIdentities()
        if let known {
            try PostMatcher(
                connection: connection, archive: archive, blog: blog, known: known
            ).match()
        }
        return try count("plan WHERE post IS NULL") > 0
    }

    /// Fills in the rest of the plan, once its posts are matched and its standing is set.
    func make() throws(SQLiteError) -> MergeBases {
        let bases = MergeBases(post: try newest("post"), comment: try newest("comment"))
        let unseen = UnseenChanges(connection: connection)
        try unseen.makeTable()
        try decide()
        try unseen.find()
        try number(from: bases.post)
        try findMissing()
        try CommentPlan(
            connection: connection, archive: archive, standing: standing,
            isDescending: isDescending, holdsComments: blog.kind.holdsComments
        ).make()
        return bases
    }

    /// How many posts the source has.
    func count() throws(SQLiteError) -> Int { try count("plan") }

    /// What the merge changes, for the report.
    func changes() throws(SQLiteError) -> ArchiveChanges {
        let planned = try count("plan")
        let new = try count("arrival")
        let same = try count(
            "plan WHERE fate = \(Fate.same) AND post NOT IN (SELECT post FROM restock)")
        let unseen = try count("unseen WHERE post NOT IN (SELECT post FROM restock)")
        // Also posts that are not in the source but got comments from it.
        let strangers = try count("restock WHERE post NOT IN (SELECT post FROM plan)")
        return ArchiveChanges(
            new: new, changed: planned - new - same - unseen + strangers, unchanged: same + unseen,
            vanished: try count("missing"))
    }

    /// Comments whose post is nowhere.
    func orphanComments() throws(SQLiteError) -> Int {
        try count("staged_comment") - count("placed")
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
    private func matchIdentities() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO plan
            SELECT s.seq, coalesce(o.post, k.post), \(Fate.new), coalesce(o.comment_digest, (
                    SELECT m.comment_digest FROM post p CROSS JOIN origin m
                        ON m.archive = p.archive AND m.identity = p.identity
                    WHERE p.id = k.post), 0),
                o.post IS NULL AND k.post IS NOT NULL, coalesce(o.fingerprint, k.fingerprint)
            FROM staged_post s INDEXED BY staged_post_identity
                LEFT JOIN origin o ON o.archive = ?1 AND o.identity = s.identity
                LEFT JOIN second_origin k
                    ON o.post IS NULL AND k.archive = ?1 AND k.identity = s.identity
            ORDER BY s.seq
            """, archive)
        try connection.execute("CREATE INDEX plan_post ON plan (post)")
        try dropRivals()
    }

    /// Of two posts of one source that the library has as one, the one with its first id is it.
    private func dropRivals() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE plan SET post = NULL, kin = 0, digest = 0, fingerprint = NULL
            WHERE kin = 1 AND seq NOT IN (
                SELECT seq FROM (SELECT seq, min(kin) FROM plan
                    WHERE post IS NOT NULL GROUP BY post))
            """)
    }

    /// Says what becomes of each post that the library has.
    private func decide() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE plan SET fate = (
                SELECT CASE WHEN plan.fingerprint = s.fingerprint THEN \(Fate.same)
                    -- Another import changed it after this one found it the same: that one stands.
                    WHEN s.held = p.id THEN \(Fate.same)
                    WHEN s.is_beginning THEN \(Fate.same)
                    WHEN s.edited_at < p.edited_at THEN \(Fate.same)
                    WHEN ?1 < min(p.told_at, ?2) THEN \(Fate.same)
                    \(keeping)
                    ELSE \(Fate.changed) END
                FROM staged_post s CROSS JOIN post p ON p.id = plan.post WHERE s.seq = plan.seq)
            WHERE post IS NOT NULL
            """, blog.exportedAt, now)
    }

    /// SQL for the posts that the library keeps as they are although the source has them otherwise.
    ///
    /// A partial source may hold summaries, as a feed set to "Short" does: a post with fewer words
    /// than the library's is no edit.
    private var keeping: String {
        switch standing {
        case .complete: ""
        case .outdated: "WHEN true THEN \(Fate.same)"
        case .partial:
            """
            WHEN s.words < p.words OR (s.words = p.words AND (
                    SELECT seen_begins(
                        t.format || ':' || t.text || char(30) || b.format || ':' || b.text)
                    FROM staged_body t CROSS JOIN body b ON b.post = p.id WHERE t.seq = s.seq))
                THEN \(Fate.same)
            """
        case .supplement:
            """
            WHEN (SELECT b.text <> '' FROM body b WHERE b.post = p.id) OR s.words < p.words
                THEN \(Fate.same)
            """
        }
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
    }

    /// A post that was written after the export, known from a feed, is not missing in it.
    private func findMissing() throws(SQLiteError) {
        let coverage = MergeCoverage(
            connection: connection, archive: archive, isOfSameDay: isOfSameDay)
        if standing == .outdated { try coverage.listGone() }
        guard standing == .complete else { return }
        try connection.run(
            """
            INSERT INTO missing SELECT p.id FROM post p
            WHERE p.archive = ?1 AND p.is_vanished = 0
                AND NOT EXISTS (SELECT 1 FROM plan n WHERE n.post = p.id)
                AND (?2 IS NULL OR p.local = \(PostKey.undatedLocal)
                    OR p.local - 60 * coalesce(p.offset_minutes, 0) <= ?2)
            """, archive, blog.exportedAt)
        try coverage.narrowMissing()
    }

    private func newest(_ table: String) throws(SQLiteError) -> Int64 {
        try connection.first("SELECT coalesce(max(id), 0) FROM \(table)") { $0.int64(0) } ?? 0
    }

    private func count(_ rows: String) throws(SQLiteError) -> Int {
        try connection.first("SELECT count(*) FROM \(rows)") { $0.int(0) } ?? 0
    }

    private static let tables = """
        CREATE TABLE plan (
            seq INTEGER PRIMARY KEY, post INTEGER, fate INTEGER NOT NULL, digest INTEGER NOT NULL,
            kin INTEGER NOT NULL, fingerprint INTEGER
        );
        CREATE TABLE arrival (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
        CREATE TABLE missing (post INTEGER PRIMARY KEY);
        \(MergeCoverage.tables)
        """
}
