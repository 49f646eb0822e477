internal import SQLite

/// Keeps true what lists posts in reading order beside the posts themselves: those of labels, and
/// those of kept searches.
struct MergeOrders {
    let connection: Connection

    /// Takes the posts that are going to change out of the lists of their labels; before posts and
    /// labels are written.
    func dropChanged() throws(SQLiteError) {
        try connection.run(
            """
            DELETE FROM label_post WHERE (label, section, local, post) IN (
                SELECT x.label, p.section, p.local, p.id
                FROM plan n CROSS JOIN post p ON p.id = n.post CROSS JOIN post_label x
                    ON x.post = p.id
                WHERE n.fate = \(MergePlan.Fate.changed))
            """)
    }

    /// Puts the new and changed posts into them, once both are written.
    func add() throws(SQLiteError) {
        try connection.run(
            """
            INSERT OR IGNORE INTO label_post
            SELECT x.label, p.section, p.local, p.id
            FROM plan n CROSS JOIN post p ON p.id = n.post CROSS JOIN post_label x ON x.post = p.id
            WHERE n.fate <> \(MergePlan.Fate.same) ORDER BY 1, 2, 3, 4
            """)
        try connection.run(
            """
            UPDATE kept_post SET local = (SELECT p.local FROM post p WHERE p.id = kept_post.post)
            WHERE post IN (SELECT post FROM plan WHERE fate = \(MergePlan.Fate.changed))
            """)
    }
}
