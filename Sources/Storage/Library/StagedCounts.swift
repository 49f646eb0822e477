internal import ArchiveModel
internal import SQLite

/// Puts a staging file in order once everything is taken, and counts what it holds.
struct StagedCounts {
    let connection: Connection

    /// Makes the indexes that all later steps use and drops what came twice: the last stands.
    ///
    /// Indexes are made at the end because sorting once is cheaper than 100,000 searches. Bodies
    /// and labels of dropped posts stay behind unused.
    func settle() throws(SQLiteError) {
        try connection.execute(
            "CREATE INDEX staged_post_identity ON staged_post (identity, fingerprint, held)")
        try dropRepeats(in: "staged_post")
        try settleComments()
    }

    /// The part of ``settle()`` that is about comments.
    func settleComments() throws(SQLiteError) {
        try connection.execute("CREATE INDEX staged_comment_identity ON staged_comment (identity)")
        try dropRepeats(in: "staged_comment")
    }

    private func dropRepeats(in table: String) throws(SQLiteError) {
        try connection.run(
            """
            DELETE FROM \(table) WHERE seq IN (
                SELECT s.seq FROM (
                    SELECT identity, max(seq) AS last FROM \(table)
                    GROUP BY identity HAVING count(*) > 1
                ) d CROSS JOIN \(table) s ON s.identity = d.identity WHERE s.seq < d.last)
            """)
    }

    /// Whether there is any post, page or draft.
    func hasPosts() throws(SQLiteError) -> Bool {
        try connection.first("SELECT 1 FROM staged_post LIMIT 1") { _ in true } ?? false
    }

    /// What the source holds, as an import reports it.
    func counts() throws(SQLiteError) -> ArchiveCounts {
        let dated = "status = 0 AND kind = 0 AND month < \(Month.undated.index)"
        var counts =
            try connection.first(
                """
                SELECT count(*) FILTER (WHERE status = 0 AND kind = 0),
                    count(*) FILTER (WHERE status = 1 AND kind = 0),
                    count(*) FILTER (WHERE status = 0 AND kind = 1),
                    min(local) FILTER (WHERE \(dated)), max(local) FILTER (WHERE \(dated)),
                    count(DISTINCT month) FILTER (WHERE \(dated))
                FROM staged_post
                """
            ) { row in
                ArchiveCounts(
                    posts: row.int(0), drafts: row.int(1), pages: row.int(2),
                    first: day(row.optionalInt64(3)), last: day(row.optionalInt64(4)),
                    months: row.int(5))
            } ?? ArchiveCounts()
        counts.comments =
            try connection.first(
                """
                SELECT count(*) FROM staged_comment c
                    CROSS JOIN staged_post p ON p.identity = c.post_identity
                WHERE p.status = 0
                """
            ) { $0.int(0) } ?? 0
        counts.labels = try labelCount()
        return counts
    }

    private func labelCount() throws(SQLiteError) -> Int {
        try connection.first(
            """
            SELECT count(DISTINCT name) FROM staged_name WHERE label IN (
                SELECT l.label FROM staged_label l CROSS JOIN staged_post p ON p.seq = l.seq
                WHERE p.status = 0 AND p.kind = 0)
            """
        ) { $0.int(0) } ?? 0
    }

    private func day(_ local: Int64?) -> CalendarDay? {
        local.map { PostDate(local: $0, offsetMinutes: nil).day }
    }
}
