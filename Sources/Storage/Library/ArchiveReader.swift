internal import ArchiveModel
internal import SQLite

/// Reads what the library knows of whole archives, from kept tallies.
struct ArchiveReader {
    let connection: Connection

    /// All archives, by the titles shown.
    func archives() throws(SQLiteError) -> [ArchiveSummary] {
        let summaries = try connection.transaction(.read) { () throws(SQLiteError) in
            var summaries = try connection.all(Self.summaries + " ORDER BY a.id", read: summary)
            try addTallies(to: &summaries)
            return summaries
        }
        let keys = summaries.map { (TextMatcher.folded($0.displayTitle), $0) }
        return keys.sorted { left, right in
            left.0 == right.0
                ? left.1.id < right.1.id : left.0.lexicographicallyPrecedes(right.0)
        }.map(\.1)
    }

    /// One archive, nil when there is none of that number: its own tallies are read and no others.
    func archive(_ id: ArchiveID) throws(SQLiteError) -> ArchiveSummary? {
        try connection.transaction(.read) { () throws(SQLiteError) -> ArchiveSummary? in
            var summaries = try connection.all(
                Self.summaries + " WHERE a.id = ?", id.rawValue, read: summary)
            try addTallies(to: &summaries, of: id)
            return summaries.first
        }
    }

    /// Whether there is any archive.
    func isEmpty() throws(SQLiteError) -> Bool {
        try connection.first("SELECT 1 FROM archive LIMIT 1") { _ in false } ?? true
    }

    private static let summaries = """
        SELECT a.id, a.identity, a.kind, a.title, a.summary, a.link, a.exported_at,
            a.source_name, coalesce(r.is_reversed, 0), coalesce(r.last_read_at, 0), a.language
        FROM archive a LEFT JOIN reading r ON r.archive_identity = a.identity
        """

    /// The archives a person may mean: by id, else by identity, else by title, else by a part of
    /// the title.
    func archives(matching name: String) throws(SQLiteError) -> [ArchiveSummary] {
        let all = try archives()
        let matcher = TextMatcher(name)
        guard !matcher.isEmpty else { return [] }
        let folded = TextMatcher.folded(name)
        let tests: [(ArchiveSummary) -> Bool] = [
            { String($0.id.rawValue) == name },
            { $0.blog.identity == name },
            { TextMatcher.folded($0.displayTitle) == folded },
            { matcher.matches($0.displayTitle) },
        ]
        for test in tests {
            let found = all.filter(test)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The months of an archive with their counts.
    func outline(of archive: ArchiveID) throws(SQLiteError) -> ArchiveOutline {
        var rows = try connection.rows(
            """
            SELECT section, month, posts, unread, words, unread_words FROM month_tally
            WHERE archive = ? ORDER BY section, month
            """, archive.rawValue)
        var outline = ArchiveOutline()
        while let row = try rows.next() {
            let tally = tally(row, 2)
            switch Section(rawValue: row.int(0)) {
            case .posts, nil:
                outline.append(MonthTally(month: Month(index: row.int(1)), tally: tally))
            case .pages: outline.pages = outline.pages + tally
            case .drafts: outline.drafts = outline.drafts + tally
            }
        }
        return outline
    }

    private func summary(_ row: Row) -> ArchiveSummary {
        ArchiveSummary(
            id: ArchiveID(row.int64(0)),
            blog: BlogInfo(
                identity: row.text(1), kind: ArchiveKind(rawValue: row.text(2)) ?? .atom,
                title: row.text(3), summary: row.text(4), link: row.text(5),
                exportedAt: row.optionalInt64(6), sourceName: row.text(7),
                language: row.text(10)),
            isReversed: row.bool(8), lastReadAt: row.int64(9))
    }

    /// Adds the counts, of one archive or all; both lists are in the order of archive ids.
    private func addTallies(
        to summaries: inout [ArchiveSummary], of archive: ArchiveID? = nil
    ) throws(SQLiteError) {
        let undated = Month.undated.index
        var rows = try connection.rows(
            """
            SELECT archive, section, sum(posts), sum(unread), sum(words), sum(unread_words),
                sum(comments), min(month), max(iif(month < ?, month, NULL))
            FROM month_tally WHERE archive BETWEEN ? AND ? GROUP BY archive, section
            """, undated, archive?.rawValue ?? Int64.min, archive?.rawValue ?? Int64.max)
        var index = 0
        while let row = try rows.next() {
            let id = ArchiveID(row.int64(0))
            while index < summaries.count, summaries[index].id < id { index += 1 }
            guard index < summaries.count, summaries[index].id == id else { continue }
            switch Section(rawValue: row.int(1)) {
            case .drafts: summaries[index].drafts = row.int(2)
            case .pages:
                summaries[index].pages = row.int(2)
                summaries[index].comments += row.int(6)
            case .posts, nil:
                summaries[index].tally = tally(row, 2)
                summaries[index].comments += row.int(6)
                if let last = row.optionalInt(8) {
                    summaries[index].firstMonth = Month(index: row.int(7))
                    summaries[index].lastMonth = Month(index: last)
                }
            }
        }
    }

    private func tally(_ row: Row, _ column: Int) -> Tally {
        Tally(
            posts: row.int(column), unread: row.int(column + 1), words: row.int(column + 2),
            unreadWords: row.int(column + 3))
    }
}
