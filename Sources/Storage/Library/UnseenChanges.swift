internal import ArchiveModel
internal import SQLite

/// Finds the posts that a ``MergePlan`` changes without a reader seeing it.
///
/// They have another export's way of writing the same text, other addresses of its pictures. Its own
/// table `unseen` has them.
///
/// What the source has is taken for these posts, too; but they are not told as changed.
struct UnseenChanges {
    let connection: Connection

    /// Makes the table, empty as it stays for a library without posts.
    func makeTable() throws(SQLiteError) {
        try connection.execute("CREATE TABLE unseen (post INTEGER PRIMARY KEY)")
    }

    /// Fills the table; costs a reading of each text that is written otherwise.
    func find() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO unseen SELECT n.post
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                CROSS JOIN post p ON p.id = n.post CROSS JOIN body b ON b.post = n.post
                LEFT JOIN staged_body t ON t.seq = n.seq
            WHERE n.fate = \(MergePlan.Fate.changed)
                AND s.kind = p.kind AND s.status = p.status
                AND (s.local = p.local OR \(Self.instant("s")) = \(Self.instant("p")))
                AND (s.author = '' OR s.author = p.author)
                AND (s.title = p.title
                    OR seen_key('1:' || s.title) IS seen_key('1:' || p.title))
                AND s.labels = coalesce((\(Self.labels)), '')
                AND (t.seq IS NULL OR (t.format = b.format AND t.text = b.text)
                    OR seen_key(t.format || ':' || t.text)
                        IS seen_key(b.format || ':' || b.text))
            """)
    }

    /// How a post's labels are staged to be compared: sorted, one text.
    static func text(ofLabels labels: [String]) -> String {
        Set(labels).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
            .joined(separator: "\u{1F}")
    }

    private static let labels = """
        SELECT group_concat(name, char(31)) FROM (
            SELECT l.name FROM post_label q CROSS JOIN label l ON l.id = q.label
            WHERE q.post = p.id ORDER BY l.name)
        """

    private static func instant(_ table: String) -> String {
        "(\(table).local - 60 * coalesce(\(table).offset_minutes, 0))"
    }
}
