internal import ArchiveModel
internal import SQLite

/// Lists posts one after the other, in memory that does not grow with their number.
///
/// Fetches them by key in pages and holds nothing of the library between two: a snapshot held
/// while somebody reads the output in a pager would keep the log from ever being cut short.
struct PostLister {
    let connection: Connection

    private static let pageSize = 500

    /// Lists posts until the body says no.
    ///
    /// - Throws: ``SQLiteError``, or what the body throws.
    func list(
        archive: ArchiveID?, months: ClosedRange<Month>?, unreadOnly: Bool,
        body: (PostListing) throws -> Bool
    ) throws {
        for summary in try ArchiveReader(connection: connection).archives()
        where archive == nil || archive == summary.id {
            for section in Section.allCases {
                let goesOn = try list(summary, section, months, unreadOnly, body)
                guard goesOn else { return }
            }
        }
    }

    private func list(
        _ archive: ArchiveSummary, _ section: Section, _ months: ClosedRange<Month>?,
        _ unreadOnly: Bool,
        _ body: (PostListing) throws -> Bool
    ) throws -> Bool {
        var key = PostKey(local: months?.lowerBound.firstLocal ?? .min, id: PostID(.min))
        while true {
            let page = try page(archive, section, after: key, months, unreadOnly)
            for listing in page {
                guard try body(listing) else { return false }
            }
            guard page.count == Self.pageSize, let last = page.last else { return true }
            key = PostKey(local: last.date?.local ?? PostKey.undatedLocal, id: last.id)
        }
    }

    /// The posts after a key, of one moment.
    private func page(
        _ archive: ArchiveSummary, _ section: Section, after key: PostKey,
        _ months: ClosedRange<Month>?, _ unreadOnly: Bool
    ) throws(SQLiteError) -> [PostListing] {
        try connection.transaction(.read) { () throws(SQLiteError) in
            var page = try connection.all(
                """
                SELECT p.id, p.kind, p.status, p.title, p.local, p.offset_minutes, p.author,
                    p.comments, p.words, p.is_read, p.is_starred, p.permalink, p.opening,
                    p.is_vanished, p.is_changed
                FROM post p
                WHERE p.archive = ?1 AND p.section = ?2 AND (p.local, p.tie) > (?3, ?4)
                    AND p.local < ?5 \(unreadOnly ? "AND p.is_read = 0" : "")
                ORDER BY p.local, p.tie LIMIT ?6
                """, archive.id.rawValue, section.rawValue, key.local, key.id.rawValue,
                months?.upperBound.endLocal ?? Int64.max, Self.pageSize
            ) { listing($0, of: archive) }
            let reader = PostReader(connection: connection)
            for index in page.indices { page[index].labels = try reader.labels(of: page[index].id) }
            return page
        }
    }

    private func listing(_ row: Row, of archive: ArchiveSummary) -> PostListing {
        PostListing(
            id: PostID(row.int64(0)), archive: archive.id, archiveTitle: archive.displayTitle,
            kind: PostKind(rawValue: row.int(1)) ?? .post,
            status: PostStatus(rawValue: row.int(2)) ?? .published, title: row.text(3),
            opening: row.text(12), date: PostColumns.date(row, 4), author: row.text(6),
            comments: row.int(7),
            words: row.int(8), isRead: row.bool(9), isStarred: row.bool(10),
            isVanished: row.bool(13), isChanged: row.bool(9) && row.bool(14),
            permalink: PostColumns.permalink(row.text(11), ofBlogAt: archive.blog.link))
    }
}
