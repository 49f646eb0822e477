internal import SQLite

/// Keeps which comments are folded, by identities that outlive content.
struct FoldStore {
    let connection: Connection

    /// Keeps whether the answers to a comment are folded away; a comment the library does not have
    /// is left out.
    func fold(_ comment: Int64, _ isFolded: Bool) throws(SQLiteError) {
        let identities = """
            SELECT a.identity, p.identity, c.identity FROM comment c
                JOIN post p ON p.id = c.post JOIN archive a ON a.id = p.archive
            WHERE c.id = ?
            """
        if isFolded {
            try connection.run("INSERT OR IGNORE INTO comment_fold \(identities)", comment)
        } else {
            try connection.run(
                """
                DELETE FROM comment_fold
                WHERE (archive_identity, post_identity, comment_identity) IN (\(identities))
                """, comment)
        }
    }
}
