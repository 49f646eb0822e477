internal import ArchiveModel
internal import SQLite

/// Lists posts one after the other, in memory that does not grow with their number.
struct PostLister {
    let connection: Connection

    /// Lists posts until the body says no.
    ///
    /// - Throws: ``SQLiteError``, or what the body throws.
    func list(
        archive: ArchiveID?, month: Month?, unreadOnly: Bool, body: (PostListing) throws -> Bool
    ) throws {
        for summary in try ArchiveReader(connection: connection).archives()
        where archive == nil || archive == summary.id {
            for section in Section.allCases {
                let goesOn = try list(summary, section, month, unreadOnly, body)
                guard goesOn else { return }
            }
        }
    }

    private func list(
        _ archive: ArchiveSummary, _ section: Section, _ month: Month?, _ unreadOnly: Bool,
        _ body: (PostListing) throws -> Bool
    ) throws -> Bool {
        var rows = try connection.rows(
            """
            SELECT p.id, p.kind, p.status, p.title, p.local, p.offset_minutes, p.author,
                p.comments, p.words, p.is_read, p.is_starred, p.permalink
            FROM post p
            WHERE p.archive = ? AND p.section = ? AND p.local >= ? AND p.local < ?
                \(unreadOnly ? "AND p.is_read = 0" : "")
            ORDER BY p.local, p.tie
            """, archive.id.rawValue, section.rawValue, month?.firstLocal ?? Int64.min,
            month?.endLocal ?? Int64.max)
        let reader = PostReader(connection: connection)
        let title = archive.displayTitle
        while let row = try rows.next() {
            let id = PostID(row.int64(0))
            let listing = PostListing(
                id: id, archive: archive.id, archiveTitle: title,
                kind: PostKind(rawValue: row.int(1)) ?? .post,
                status: PostStatus(rawValue: row.int(2)) ?? .published, title: row.text(3),
                date: PostColumns.date(row, 4), author: row.text(6),
                labels: try reader.labels(of: id), comments: row.int(7), words: row.int(8),
                isRead: row.bool(9), isStarred: row.bool(10), permalink: row.text(11))
            guard try body(listing) else { return false }
        }
        return true
    }
}
