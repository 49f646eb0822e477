internal import ArchiveModel
internal import SQLite

/// How a post's columns become a row of the list, for every query that fetches rows.
enum PostColumns {
    /// The columns that ``row(_:)`` reads, of a table named `p`; others may follow.
    static let list = """
        p.id, p.archive, p.section, p.title, p.local, p.offset_minutes, p.words, p.comments, \
        p.is_read, p.is_starred, p.is_vanished, p.is_changed, p.opening
        """

    /// How many columns that are.
    static let count = 13

    /// Reads the columns of ``list``.
    static func row(_ row: Row) -> PostRow {
        PostRow(
            id: PostID(row.int64(0)), archive: ArchiveID(row.int64(1)),
            section: Section(rawValue: row.int(2)) ?? .posts, title: row.text(3),
            opening: row.text(12), date: date(row, 4), words: row.int(6), comments: row.int(7),
            isRead: row.bool(8),
            isStarred: row.bool(9), isVanished: row.bool(10),
            // A post that was made unread again is read for the first time.
            isChanged: row.bool(8) && row.bool(11))
    }

    /// Reads a date from the column of its local seconds and the one after it.
    static func date(_ row: Row, _ column: Int) -> PostDate? {
        let local = row.int64(column)
        guard local != PostKey.undatedLocal else { return nil }
        return PostDate(local: local, offsetMinutes: row.optionalInt(column + 1))
    }

    /// A post's permalink as a page of its blog: an archive may have no more than its path.
    static func permalink(_ written: String, ofBlogAt link: String) -> String {
        written.isEmpty ? "" : Address.resolve(written, against: link)
    }
}
