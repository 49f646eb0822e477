internal import ArchiveModel
internal import SQLite

/// Counts posts that pass a filter, and what a list can be filtered by.
///
/// Goes through all of them: for work beside the loop.
struct ListCounter {
    let connection: Connection

    /// The counts of the posts that pass a filter.
    /// - Throws: ``SQLiteError/Reason/interrupted`` when cancelled.
    func outline(
        of archive: ArchiveID, _ filter: PostFilter, isCancelled: @escaping () -> Bool
    ) throws(SQLiteError) -> ArchiveOutline {
        connection.setCancellation(isCancelled)
        defer { connection.setCancellation(nil) }
        let months = try months(of: archive, .posts, filter)
        guard !archive.isKeptSearch else { return ArchiveOutline(months: months) }
        func sum(_ section: Section) throws(SQLiteError) -> Tally {
            try self.months(of: archive, section, filter).reduce(Tally()) { $0 + $1.tally }
        }
        return ArchiveOutline(months: months, pages: try sum(.pages), drafts: try sum(.drafts))
    }

    private func months(
        of archive: ArchiveID, _ section: Section, _ filter: PostFilter
    ) throws(SQLiteError) -> [MonthTally] {
        let posts = try ListedPosts(archive, section, filter, connection)
        let all = posts.conditions(("true", []))
        var rows = try connection.rows(
            """
            SELECT p.month, p.words, p.is_read FROM \(posts.source) WHERE \(all.sql)
            ORDER BY \(posts.order(isAscending: true))
            """, all.values)
        var months: [MonthTally] = []
        while let row = try rows.next() {
            let month = Month(index: row.int(0))
            if months.last?.month != month {
                months.append(MonthTally(month: month, tally: Tally()))
            }
            let (words, unread) = (row.int(1), row.bool(2) ? 0 : 1)
            let tally = Tally(posts: 1, unread: unread, words: words, unreadWords: unread * words)
            months[months.count - 1].tally = months[months.count - 1].tally + tally
        }
        return months
    }

    /// What the posts of a section, or of a kept search, have that they can be filtered by: the labels
    /// and authors that most of them have come first.
    /// - Throws: ``SQLiteError/Reason/interrupted`` when cancelled.
    func choices(
        of archive: ArchiveID, _ section: Section, isCancelled: @escaping () -> Bool
    ) throws(SQLiteError) -> [FilterChoice] {
        connection.setCancellation(isCancelled)
        defer { connection.setCancellation(nil) }
        var choices: [FilterChoice] = []
        for (kind, filter) in [
            (FilterChoice.Kind.unread, PostFilter(isUnread: true)),
            (.starred, PostFilter(isStarred: true)),
        ] {
            let posts = try ListedPosts(archive, section, filter, connection)
            let all = posts.conditions(("true", []))
            var rows = try connection.rows(
                "SELECT count(*) FROM \(posts.source) WHERE \(all.sql)", all.values)
            choices.append(FilterChoice(kind, posts: try rows.next()?.int(0) ?? 0))
        }
        let labels = try names(Self.labels(of: archive), archive, section)
        let authors = try names(Self.authors(of: archive), archive, section)
        choices += labels.map { FilterChoice(.label($0.name), posts: $0.count) }
        // An author of all there is leaves out nothing.
        guard authors.count > 1 else { return choices }
        return choices + authors.map { FilterChoice(.author($0.name), posts: $0.count) }
    }

    /// Names with how many posts have each, the most frequent first, then by name.
    private func names(
        _ sql: String, _ archive: ArchiveID, _ section: Section
    ) throws(SQLiteError) -> [(name: String, count: Int)] {
        var counts: [String: Int] = [:]
        var rows = try connection.rows(
            sql, archive.isKeptSearch ? [-archive.rawValue] : [archive.rawValue, section.rawValue])
        while let row = try rows.next() { counts[row.text(0), default: 0] += row.int(1) }
        counts[""] = nil
        return counts.filter { $0.value > 0 }.map { ($0.key, $0.value) }.sorted {
            $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1
        }
    }

    private static func labels(of archive: ArchiveID) -> String {
        archive.isKeptSearch
            ? """
            SELECT l.name, 1 FROM kept_post k CROSS JOIN post_label x ON x.post = k.post
                CROSS JOIN label l ON l.id = x.label WHERE k.search = ?
            """
            : """
            SELECT l.name, (
                SELECT count(*) FROM label_post k WHERE k.label = l.id AND k.section = ?2)
            FROM label l WHERE l.archive = ?1
            """
    }

    private static func authors(of archive: ArchiveID) -> String {
        archive.isKeptSearch
            ? """
            SELECT p.author, 1 FROM kept_post k CROSS JOIN post p ON p.id = k.post
            WHERE k.search = ?
            """
            : """
            SELECT author, count(*) FROM post INDEXED BY post_author
            WHERE archive = ? AND section = ? GROUP BY author
            """
    }
}
