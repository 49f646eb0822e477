internal import ArchiveModel
internal import SQLite

/// Where addresses lead once a ``MergePlan`` is carried out. Its tables, in the staging file:
///
/// - `fresh_alias`: other addresses of posts, which the library may have or not.
/// - `fresh_address`: the keys of new and changed posts and of all fresh aliases.
struct MergeAddresses {
    let connection: Connection
    let archive: Int64

    /// Makes both tables; nothing is written to the library.
    func plan() throws(SQLiteError) {
        try connection.execute(Self.tables)
        try gatherAliases()
        // Sorted, and without the rows whose key is NULL.
        try connection.run(
            """
            INSERT OR IGNORE INTO fresh_address
            SELECT iif(z.column1, s.page, iif(n.kin, NULL, s.own)), n.post
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq CROSS JOIN (VALUES (0), (1)) z
            WHERE n.fate <> \(MergePlan.Fate.same)
            ORDER BY 1, 2
            """)
        try connection.run(
            "INSERT OR IGNORE INTO fresh_address SELECT page_key(address), post FROM fresh_alias")
    }

    private func gatherAliases() throws(SQLiteError) {
        try connection.run(
            """
            INSERT OR IGNORE INTO fresh_alias
            SELECT n.post, l.address FROM staged_alias l CROSS JOIN plan n ON n.seq = l.seq
            """)
        // Links written before a post moved still name the address before.
        try connection.run(
            """
            INSERT OR IGNORE INTO fresh_alias
            SELECT p.id, p.permalink FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                CROSS JOIN post p ON p.id = n.post
            WHERE n.fate = \(MergePlan.Fate.changed) AND s.permalink <> ''
                AND page_key(p.permalink) IS NOT NULL
                AND page_key(p.permalink) IS NOT page_key(s.permalink)
            """)
        // What a source of another format knows the post by.
        try connection.run(
            """
            INSERT OR IGNORE INTO fresh_alias
            SELECT p.id, 'http://' || s.identity
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                CROSS JOIN post p ON p.id = n.post
            WHERE n.kin = 1 AND identity_key(s.identity) IS NOT NULL
                AND identity_key(s.identity) IS NOT page_key(p.permalink)
            """)
        try connection.run(
            """
            INSERT OR IGNORE INTO fresh_alias
            SELECT p.id, s.permalink FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                CROSS JOIN post p ON p.id = n.post
            WHERE n.kin = 1 AND n.fate = \(MergePlan.Fate.same)
                AND page_key(s.permalink) IS NOT NULL
                AND page_key(s.permalink) IS NOT page_key(p.permalink)
            """)
    }

    /// Writes both, once the posts are there.
    func apply() throws(SQLiteError) {
        try connection.run(
            "INSERT OR IGNORE INTO alias SELECT post, address FROM fresh_alias")
        try connection.run(
            "INSERT OR IGNORE INTO address SELECT key, ?, post FROM fresh_address", archive)
    }

    /// How many of the links that were staged lead to a post, before or after ``apply()``.
    func linkCounts() throws(SQLiteError) -> LinkCounts {
        try connection.first(
            """
            SELECT count(*), coalesce(sum(
                EXISTS (SELECT 1 FROM address x WHERE x.key = l.key AND x.archive = ?1)
                OR EXISTS (SELECT 1 FROM fresh_address f WHERE f.key = l.key)
                OR EXISTS (SELECT 1 FROM address x WHERE x.key = l.path AND x.archive = ?1)
                OR EXISTS (SELECT 1 FROM fresh_address f WHERE f.key = l.path)), 0)
            FROM staged_link l
            """, archive
        ) { LinkCounts(inner: $0.int(0), resolved: $0.int(1)) } ?? LinkCounts()
    }

    private static let tables = """
        CREATE TABLE fresh_alias (
            post INTEGER NOT NULL, address TEXT NOT NULL, PRIMARY KEY (post, address)
        ) WITHOUT ROWID;
        CREATE TABLE fresh_address (
            key INTEGER NOT NULL, post INTEGER NOT NULL, PRIMARY KEY (key, post)
        ) WITHOUT ROWID;
        """
}
