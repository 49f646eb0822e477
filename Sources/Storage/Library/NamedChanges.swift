internal import ArchiveModel
internal import SQLite

/// Names the posts that a ``MergePlan`` changes or finds vanished, before it is carried out.
struct NamedChanges {
    let connection: Connection
    /// How many of each are named.
    let limit: Int

    /// The posts of the library whose text or comments change.
    func changed() throws(SQLiteError) -> [NamedPost] {
        try name(
            """
            SELECT post FROM plan
            WHERE fate = \(MergePlan.Fate.changed) AND post NOT IN (SELECT post FROM unseen)
            UNION SELECT post FROM restock
            """)
    }

    /// The posts that vanish from the source.
    func vanished() throws(SQLiteError) -> [NamedPost] { try name("SELECT post FROM missing") }

    /// New posts are in none of the library's tables yet, and so are not named.
    private func name(_ posts: String) throws(SQLiteError) -> [NamedPost] {
        try connection.all(
            """
            SELECT p.id, p.archive, p.section, p.title, p.opening FROM post p
            WHERE p.id IN (\(posts)) ORDER BY p.local, p.id LIMIT ?
            """, limit
        ) { row in
            let post = PostRow(
                id: PostID(row.int64(0)), archive: ArchiveID(row.int64(1)), title: row.text(3),
                opening: row.text(4))
            return NamedPost(id: post.id, title: post.displayTitle)
        }
    }
}
