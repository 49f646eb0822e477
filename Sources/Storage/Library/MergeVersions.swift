internal import ArchiveModel
internal import SQLite

/// Keeps the texts that a ``MergePlan`` is about to replace, where a reader would see the
/// difference; its own table `revised` has those posts.
struct MergeVersions {
    let connection: Connection
    let archiveIdentity: String
    /// The time to note, in Unix seconds.
    let now: Int64

    /// Keeps them, and notes the posts that were read before.
    func apply() throws(SQLiteError) {
        try connection.execute("CREATE TABLE revised (post INTEGER PRIMARY KEY)")
        try findRevised()
        try keepTexts()
        try connection.run(
            """
            UPDATE mark SET changed_at = ?1
            WHERE read_at IS NOT NULL AND (archive_identity, post_identity) IN (
                SELECT ?2, p.identity FROM revised r CROSS JOIN post p ON p.id = r.post)
            """, now, archiveIdentity)
        try connection.run(
            """
            UPDATE post SET is_changed = 1
            WHERE is_read = 1 AND id IN (SELECT post FROM revised)
            """)
    }

    /// A text of which nothing is seen is none to keep.
    private func findRevised() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO revised SELECT n.post
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                CROSS JOIN post p ON p.id = n.post CROSS JOIN body b ON b.post = n.post
                CROSS JOIN staged_body t ON t.seq = n.seq
            WHERE n.fate = \(MergePlan.Fate.changed)
                AND seen_key(b.format || ':' || b.text) IS NOT NULL
                AND (seen_key('1:' || p.title) IS NOT seen_key('1:' || s.title)
                    OR seen_key(b.format || ':' || b.text)
                        IS NOT seen_key(t.format || ':' || t.text))
            """)
    }

    /// One text that comes and goes, as between two formats, is kept once.
    private func keepTexts() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO version (post, number, replaced_at, title, words, format, text)
            SELECT p.id,
                1 + coalesce((SELECT max(v.number) FROM version v WHERE v.post = p.id), 0),
                ?, p.title, p.words, b.format, b.text
            FROM revised r CROSS JOIN post p ON p.id = r.post
                CROSS JOIN body b ON b.post = p.id
            WHERE NOT EXISTS (
                SELECT 1 FROM version v
                WHERE v.post = p.id AND v.title = p.title AND v.text = b.text)
            """, now)
    }
}
