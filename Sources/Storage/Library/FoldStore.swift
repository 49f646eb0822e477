internal import ArchiveModel
internal import SQLite

/// Keeps which comments were folded or opened by hand, by identities that outlive content.
struct FoldStore {
    let connection: Connection

    /// Keeps whether the answers to a comment are folded away; nil forgets what was kept.
    ///
    /// A post the library does not have is left out.
    func fold(_ comment: CommentKey, _ isFolded: Bool?) throws(SQLiteError) {
        let identities = """
            SELECT a.identity, p.identity, ?2
            """
        let origin = "FROM post p JOIN archive a ON a.id = p.archive WHERE p.id = ?1"
        if let isFolded {
            try connection.run(
                """
                INSERT INTO comment_fold
                    (archive_identity, post_identity, comment_identity, is_folded)
                \(identities), ?3 \(origin)
                ON CONFLICT DO UPDATE SET is_folded = excluded.is_folded
                """, comment.post.rawValue, comment.identity, isFolded)
        } else {
            try connection.run(
                """
                DELETE FROM comment_fold
                WHERE (archive_identity, post_identity, comment_identity) IN
                    (\(identities) \(origin))
                """, comment.post.rawValue, comment.identity)
        }
    }
}
