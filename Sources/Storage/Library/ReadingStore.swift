internal import ArchiveModel
internal import SQLite

/// Keeps where reading stands and how an archive is read, by identities that outlive content.
struct ReadingStore {
    let connection: Connection
    /// The time to note, in Unix seconds.
    let now: Int64

    /// Keeps a position, in a transaction that is under way; one in a post the library does not have is
    /// dropped.
    func save(_ position: ReadingPosition) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO mark (archive_identity, post_identity, position, position_at)
            SELECT a.identity, p.identity, ?2, ?3
            FROM post p JOIN archive a ON a.id = p.archive WHERE p.id = ?1
            ON CONFLICT DO UPDATE SET position = excluded.position,
                position_at = excluded.position_at
            """, position.post.rawValue, max(0, position.offset), now)
        try connection.run(
            """
            INSERT INTO reading (archive_identity, post_identity, last_read_at)
            SELECT a.identity, p.identity, ?2
            FROM post p JOIN archive a ON a.id = p.archive WHERE p.id = ?1
            ON CONFLICT DO UPDATE SET post_identity = excluded.post_identity,
                last_read_at = excluded.last_read_at
            """, position.post.rawValue, now)
    }

    /// Where reading stands in an archive, nil when it was never read or the post is gone.
    func position(in archive: ArchiveID) throws(SQLiteError) -> ReadingPosition? {
        try connection.first(
            """
            SELECT o.post, coalesce(m.position, 0)
            FROM archive a
                JOIN reading r ON r.archive_identity = a.identity
                JOIN origin o ON o.archive = a.id AND o.identity = r.post_identity
                LEFT JOIN mark m
                    ON m.archive_identity = a.identity AND m.post_identity = r.post_identity
            WHERE a.id = ?
            """, archive.rawValue
        ) { ReadingPosition(post: PostID($0.int64(0)), offset: $0.int(1)) }
    }

    /// The archive that was read last, or the kept search; nil when nothing was read yet.
    func lastRead() throws(SQLiteError) -> ArchiveID? {
        let all = try connection.all(
            """
            SELECT r.last_read_at, 0, a.id
            FROM reading r JOIN archive a ON a.identity = r.archive_identity
            UNION ALL SELECT last_read_at, 1, -id FROM kept_search
            """
        ) { (readAt: $0.int64(0), isKept: $0.int(1), id: ArchiveID($0.int64(2))) }
        // What is read in a kept search is read in an archive too.
        let last = all.max { ($0.readAt, $0.isKept) < ($1.readAt, $1.isKept) }
        return last.flatMap { $0.readAt > 0 ? $0.id : nil }
    }

    /// Keeps the order an archive is read in.
    func setReversed(_ isReversed: Bool, archive: ArchiveID) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO reading (archive_identity, is_reversed)
            SELECT identity, ?2 FROM archive WHERE id = ?1
            ON CONFLICT DO UPDATE SET is_reversed = excluded.is_reversed
            """, archive.rawValue, isReversed)
    }
}
