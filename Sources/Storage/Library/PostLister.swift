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
        if let archive, archive.isKeptSearch {
            return try list(kept: archive, months, unreadOnly, body)
        }
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

    /// Lists what a kept search finds, of all archives by date.
    private func list(
        kept search: ArchiveID, _ months: ClosedRange<Month>?, _ unreadOnly: Bool,
        _ body: (PostListing) throws -> Bool
    ) throws {
        let known = try ArchiveReader(connection: connection).archives()
        let archives = Dictionary(known.map { ($0.id, $0) }) { $1 }
        var key = PostKey(local: months?.lowerBound.firstLocal ?? .min, id: PostID(.min))
        while true {
            let page = try keptPage(search, after: key, months, unreadOnly, archives)
            for listing in page {
                guard try body(listing) else { return }
            }
            guard page.count == Self.pageSize, let last = page.last else { return }
            key = PostKey(local: last.date?.local ?? PostKey.undatedLocal, id: last.id)
        }
    }

    private func keptPage(
        _ search: ArchiveID, after key: PostKey, _ months: ClosedRange<Month>?, _ unreadOnly: Bool,
        _ archives: [ArchiveID: ArchiveSummary]
    ) throws(SQLiteError) -> [PostListing] {
        try connection.transaction(.read) { () throws(SQLiteError) in
            let page = try connection.all(
                """
                SELECT \(Self.columns), p.archive
                FROM kept_post k CROSS JOIN post p ON p.id = k.post
                WHERE k.search = ?1 AND (k.local, k.post) > (?2, ?3) AND k.local < ?4
                    \(unreadOnly ? "AND p.is_read = 0" : "")
                ORDER BY k.local, k.post LIMIT ?5
                """, -search.rawValue, key.local, key.id.rawValue,
                months?.upperBound.endLocal ?? Int64.max, Self.pageSize
            ) { row in archives[ArchiveID(row.int64(15))].map { listing(row, of: $0) } }
            return try withLabels(page.compactMap { $0 })
        }
    }

    private func withLabels(_ page: [PostListing]) throws(SQLiteError) -> [PostListing] {
        var page = page
        let reader = PostReader(connection: connection)
        for index in page.indices { page[index].labels = try reader.labels(of: page[index].id) }
        return page
    }

    /// What ``listing(_:of:)`` reads.
    private static let columns = """
        p.id, p.kind, p.status, p.title, p.local, p.offset_minutes, p.author, p.comments, p.words, \
        p.is_read, p.is_starred, p.permalink, p.opening, p.is_vanished, p.is_changed
        """

    /// The posts after a key, of one moment.
    private func page(
        _ archive: ArchiveSummary, _ section: Section, after key: PostKey,
        _ months: ClosedRange<Month>?, _ unreadOnly: Bool
    ) throws(SQLiteError) -> [PostListing] {
        try connection.transaction(.read) { () throws(SQLiteError) in
            let page = try connection.all(
                """
                SELECT \(Self.columns) FROM post p
                WHERE p.archive = ?1 AND p.section = ?2 AND (p.local, p.tie) > (?3, ?4)
                    AND p.local < ?5 \(unreadOnly ? "AND p.is_read = 0" : "")
                ORDER BY p.local, p.tie LIMIT ?6
                """, archive.id.rawValue, section.rawValue, key.local, key.id.rawValue,
                months?.upperBound.endLocal ?? Int64.max, Self.pageSize
            ) { listing($0, of: archive) }
            return try withLabels(page)
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
