internal import ArchiveModel
internal import SQLite

/// Writes the posts of a ``MergePlan`` into the library, each table in the order of its keys.
struct MergePosts {
    let connection: Connection
    let archive: Int64
    /// What marks name the archive by.
    let archiveIdentity: String
    let blog: BlogInfo
    let standing: SourceStanding

    /// Writes new and changed posts with bodies and labels, and who has vanished.
    func apply(_ bases: MergeBases) throws(SQLiteError) {
        try insertPosts(bases.post)
        try updatePosts()
        try fillOpenings()
        try writeBodies(bases.post)
        try writeOrigins()
        try changeOrigins()
        try writeLabels()
        try flagVanished()
    }

    /// Marks that outlived a post, or came before it, apply again.
    ///
    /// What only an outdated source has is not in the newest one: it has vanished.
    private func insertPosts(_ base: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO post (id, archive, section, local, tie, month, offset_minutes, kind,
                status, is_read, is_starred, is_vanished, words, comments, identity, title, author,
                permalink, is_changed, edited_at, told_at, opening)
            SELECT ?1 + a.n, ?2, s.section, s.local, ?1 + a.n, s.month, s.offset_minutes, s.kind,
                s.status, m.read_at IS NOT NULL, m.starred_at IS NOT NULL,
                a.n IN (SELECT n FROM gone), s.words,
                coalesce(r.comments, 0), s.identity, s.title, s.author, s.permalink, m.changed_at IS NOT NULL,
                s.edited_at, ?4,
                s.opening
            FROM arrival a CROSS JOIN staged_post s ON s.seq = a.seq
                LEFT JOIN mark m ON m.archive_identity = ?3 AND m.post_identity = s.identity
                LEFT JOIN restock r ON r.post = ?1 + a.n
            ORDER BY a.n
            """, base, archive, archiveIdentity, blog.exportedAt)
    }

    /// What a source does not say of a post leaves what was known.
    private func updatePosts() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE post SET (section, local, month, offset_minutes, kind, status, words, title,
                opening, author, permalink, edited_at, told_at) = (
                SELECT s.section, s.local, s.month, s.offset_minutes, s.kind, s.status, s.words,
                    s.title, s.opening, coalesce(nullif(s.author, ''), post.author),
                    coalesce(nullif(s.permalink, ''), post.permalink),
                    coalesce(s.edited_at, post.edited_at), coalesce(?, post.told_at)
                FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq WHERE n.post = post.id)
            WHERE id IN (SELECT post FROM plan WHERE fate = \(MergePlan.Fate.changed))
            """, blog.exportedAt)
    }

    /// Names posts without a title that an annals has taken in which did not do so yet.
    private func fillOpenings() throws(SQLiteError) {
        try connection.run(
            """
            UPDATE post SET opening = (
                SELECT s.opening FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                WHERE n.post = post.id)
            WHERE title = '' AND opening = '' AND id IN (
                SELECT n.post FROM staged_post s CROSS JOIN plan n ON n.seq = s.seq
                WHERE s.opening <> '' AND n.fate = \(MergePlan.Fate.same))
            """)
    }

    /// A body that was not staged because the library holds it is copied from there: needed only
    /// when the source changed its mind about which blog it is.
    ///
    /// By a statement of its own: one that reads from where it writes keeps all texts aside first.
    private func writeBodies(_ base: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO body (post, format, text)
            SELECT ?1 + a.n, b.format, b.text
            FROM arrival a CROSS JOIN staged_body b ON b.seq = a.seq ORDER BY a.n
            """, base)
        try connection.run(
            """
            INSERT INTO body (post, format, text)
            SELECT ?1 + a.n, h.format, h.text
            FROM arrival a CROSS JOIN staged_post s ON s.seq = a.seq
                CROSS JOIN body h ON h.post = s.held
            WHERE a.seq NOT IN (SELECT seq FROM staged_body) ORDER BY a.n
            """, base)
        try connection.run(
            """
            UPDATE body SET (format, text) = (
                SELECT coalesce(b.format, h.format), coalesce(b.text, h.text)
                FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                    LEFT JOIN staged_body b ON b.seq = n.seq
                    LEFT JOIN body h ON b.seq IS NULL AND h.post = s.held
                WHERE n.post = body.post)
            WHERE post IN (SELECT post FROM plan WHERE fate = \(MergePlan.Fate.changed))
            """)
    }

    private func writeOrigins() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO origin (archive, identity, post, fingerprint, comment_digest)
            SELECT ?, s.identity, n.post, s.fingerprint, coalesce(r.digest, 0)
            FROM staged_post s INDEXED BY staged_post_identity CROSS JOIN plan n ON n.seq = s.seq
                LEFT JOIN restock r ON r.post = n.post
            WHERE n.fate = \(MergePlan.Fate.new) ORDER BY s.identity
            """, archive)
    }

    private func changeOrigins() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO origin (archive, identity, post, fingerprint, comment_digest)
            SELECT ?, s.identity, n.post, s.fingerprint, n.digest
            FROM staged_post s INDEXED BY staged_post_identity CROSS JOIN plan n ON n.seq = s.seq
            WHERE n.fate = \(MergePlan.Fate.changed) AND n.kin = 0 ORDER BY s.identity
            ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint
            """, archive)
        try connection.run(
            """
            INSERT OR REPLACE INTO second_origin (archive, identity, post, fingerprint)
            SELECT ?, s.identity, n.post, s.fingerprint
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq WHERE n.kin = 1
            """, archive)
    }

    private func writeLabels() throws(SQLiteError) {
        let touched = "n.fate <> \(MergePlan.Fate.same)"
        try connection.run(
            """
            DELETE FROM post_label
            WHERE post IN (SELECT post FROM plan WHERE fate = \(MergePlan.Fate.changed))
            """)
        try connection.run(
            """
            INSERT OR IGNORE INTO label (archive, name)
            SELECT ?, s.name FROM staged_name s WHERE s.label IN (
                SELECT l.label FROM plan n CROSS JOIN staged_label l ON l.seq = n.seq
                WHERE \(touched))
            ORDER BY s.label
            """, archive)
        try connection.execute(Self.tables)
        try connection.run(
            """
            INSERT INTO numbered_label
            SELECT s.label, b.id
            FROM staged_name s CROSS JOIN label b ON b.archive = ? AND b.name = s.name
            """, archive)
        try connection.run(
            """
            INSERT INTO post_label (post, ordinal, label)
            SELECT n.post, l.ordinal, b.id
            FROM plan n INDEXED BY plan_post CROSS JOIN staged_label l ON l.seq = n.seq
                CROSS JOIN numbered_label b ON b.label = l.label
            WHERE \(touched) ORDER BY n.post, l.ordinal
            """)
    }

    private func flagVanished() throws(SQLiteError) {
        try connection.run(
            "UPDATE post SET is_vanished = 1 WHERE id IN (SELECT post FROM missing)")
        guard !standing.onlyAdds else { return }
        try connection.run(
            """
            UPDATE post SET is_vanished = 0
            WHERE archive = ? AND is_vanished = 1 AND id IN (SELECT post FROM plan)
            """, archive)
    }

    private static let tables = """
        CREATE TABLE numbered_label (label INTEGER PRIMARY KEY, id INTEGER NOT NULL);
        """
}
