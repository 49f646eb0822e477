public import ArchiveModel
internal import SQLite

extension Library {
    /// The post that follows another in its section's reading order, nil at the end.
    ///
    /// One index seek, however large the section is: unlike ``rows(_:)`` it counts nothing.
    public func follower(of row: PostRow, isReversed: Bool) throws(LibraryError) -> PostRow? {
        try translate(path) { () throws(SQLiteError) in
            let query = RowQuery(
                archive: row.archive, section: row.section, anchor: .after(row.key), limit: 1,
                isReversed: isReversed)
            let start = KeysetStart(query, .forward, row.key)
            return try connection.first(
                """
                SELECT \(PostColumns.list) FROM post p
                WHERE p.archive = ?1 AND p.section = ?2 AND \(start.condition)
                ORDER BY \(start.order) LIMIT 1
                """, row.archive.rawValue, row.section.rawValue, start.local, start.id,
                read: PostColumns.row)
        }
    }
}
