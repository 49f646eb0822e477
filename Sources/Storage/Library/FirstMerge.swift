internal import ArchiveModel
internal import SQLite

/// Ends a ``FirstImport``: what is in another order than posts come in, and what only the whole source
/// tells.
struct FirstMerge {
    /// What the merge of another import would have.
    let merge: Merge
    let stager: FirstStager

    private var connection: Connection { merge.connection }
    private var archive: Int64 { FirstImport.archive }

    /// Runs all of it, and makes it visible.
    func run(isCancelled: () -> Bool) throws(SQLiteError) -> ImportOutcome {
        var outcome = ImportOutcome(
            archive: nil, blog: merge.blog, counts: stager.tally.arrived(),
            changes: ArchiveChanges())
        guard stager.tally.hasPosts else {
            outcome.orphanComments = try count("staged_comment")
            return outcome
        }
        outcome.archive = ArchiveID(try merge.makeArchive())
        let toldAt = try describe()
        if toldAt != stager.toldAt { try connection.run("UPDATE post SET told_at = ?", toldAt) }
        if stager.isDescending { try FirstOrder(connection: connection).turn() }
        try writeOrigins()
        try writeTallies()
        let comments = try takeComments()
        outcome.counts.comments += comments.published
        outcome.orphanComments = comments.orphans
        try writeAddresses()
        outcome.changes.new = try count("fresh_post")
        outcome.links = try linkCounts()
        try SourceMemory(connection: connection).keep(
            merge.note(), of: archive, outcome, posts: outcome.changes.new)
        try FirstImport.commit(
            connection, patience: merge.patience, isCancelled: isCancelled)
        return outcome
    }

    /// Describes the archive; the moment of the source that posts are to name.
    private func describe() throws(SQLiteError) -> Int64? {
        let moment = SourceMoment(
            of: merge.blog, newestContent: stager.tally.newest, isComplete: merge.isComplete,
            now: stager.now)
        let nothing = SourceMoment(exportedAt: nil, newestContent: nil)
        let standing = try merge.standing(
            archive, moment, after: nothing, hasPosts: true, hasNew: true)
        try merge.describe(archive, standing, nil)
        return moment.exportedAt
    }

    private func writeOrigins() throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO origin (archive, identity, post, fingerprint, comment_digest)
            SELECT ?, p.identity, p.id, f.fingerprint, f.digest
            FROM fresh_post f CROSS JOIN post p ON p.id = f.post ORDER BY p.identity
            """, archive)
    }

    private func writeTallies() throws(SQLiteError) {
        for (group, sums) in stager.tally.groups {
            try connection.run(
                """
                INSERT INTO month_tally
                    (archive, section, month, posts, unread, words, unread_words, comments)
                VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?5, ?6)
                """, archive, group.section, group.month, sums.posts, sums.words, sums.comments)
        }
    }

    /// Brings comments that did not come with their posts there.
    private func takeComments() throws(SQLiteError) -> (published: Int, orphans: Int) {
        guard try count("staged_comment") + count("staged_answer") > 0 else { return (0, 0) }
        try StagedCounts(connection: connection).settleComments()
        let plan = CommentPlan(
            connection: connection, archive: archive, standing: .partial,
            isDescending: stager.isDescending, holdsComments: true)
        let published = try plan.makeFirst()
        let orphans = try count("staged_comment") - count("placed")
        let tallies = Tallies(connection: connection)
        try tallies.clearTouched()
        try connection.run("INSERT INTO temp.touched (post) SELECT post FROM restock")
        try tallies.subtract()
        let newest = try connection.first("SELECT coalesce(max(id), 0) FROM comment") {
            $0.int64(0)
        }
        try MergeComments(connection: connection).apply(
            MergeBases(post: Int64.max, comment: newest ?? 0))
        try tallies.add()
        return (published, orphans)
    }

    private func writeAddresses() throws(SQLiteError) {
        // Without the rows whose key is NULL.
        try connection.run(
            """
            INSERT OR IGNORE INTO address
            SELECT iif(z.column1, f.page, f.own), ?, f.post
            FROM fresh_post f CROSS JOIN (VALUES (0), (1)) z ORDER BY 1, 3
            """, archive)
        try connection.run("INSERT INTO alias SELECT seq, address FROM staged_alias")
        try connection.run(
            """
            INSERT OR IGNORE INTO address
            SELECT page_key(address), ?, seq FROM staged_alias
            """, archive)
    }

    private func linkCounts() throws(SQLiteError) -> LinkCounts {
        try connection.first(
            """
            SELECT count(*), coalesce(sum(EXISTS (
                SELECT 1 FROM address x WHERE x.key IN (l.key, l.path))), 0)
            FROM staged_link l
            """
        ) { LinkCounts(inner: $0.int(0), resolved: $0.int(1)) } ?? LinkCounts()
    }

    private func count(_ table: String) throws(SQLiteError) -> Int {
        try connection.first("SELECT count(*) FROM \(table)") { $0.int(0) } ?? 0
    }
}

/// Turns round the posts of a moment where a source runs from new to old: the rows of those that
/// share one with others get each other's numbers.
struct FirstOrder {
    let connection: Connection

    /// Turns them all.
    func turn() throws(SQLiteError) {
        try connection.execute(Self.tables)
        let shared = """
            (section, local) IN (
                SELECT section, local FROM post GROUP BY archive, section, local
                HAVING count(*) > 1)
            """
        for (table, direction) in [("rising", ""), ("falling", "DESC")] {
            try connection.run(
                """
                INSERT INTO \(table) (post)
                SELECT id FROM post WHERE \(shared) ORDER BY section, local, id \(direction)
                """)
        }
        try connection.run(
            """
            INSERT INTO turned
            SELECT f.post, r.post FROM rising r CROSS JOIN falling f ON f.n = r.n
            WHERE f.post <> r.post ORDER BY f.post
            """)
        guard try connection.first("SELECT 1 FROM turned", read: { _ in true }) != nil else {
            return
        }
        try connection.run("DELETE FROM label_post WHERE post IN (SELECT post FROM turned)")
        for (table, column) in Self.columns { try number(table, column) }
        try connection.run(
            """
            INSERT INTO label_post
            SELECT x.label, p.section, p.local, p.id
            FROM turned t CROSS JOIN post p ON p.id = t.post
                CROSS JOIN post_label x ON x.post = p.id
            ORDER BY 1, 2, 3, 4
            """)
    }

    /// By way of numbers that no post has: two posts never have the same one.
    private func number(_ table: String, _ column: String) throws(SQLiteError) {
        let isPost = table == "post"
        try connection.run(
            """
            UPDATE \(table) SET (\(column)\(isPost ? ", tie" : "")) = (
                SELECT -t.n\(isPost ? ", -t.n" : "") FROM turned t WHERE t.post = \(table).\(column))
            WHERE \(column) IN (SELECT post FROM turned)
            """)
        try connection.run(
            """
            UPDATE \(table) SET \(column) = -\(column)\(isPost ? ", tie = -tie" : "")
            WHERE \(column) < 0
            """)
    }

    private static let columns = [
        ("post", "id"), ("body", "post"), ("post_label", "post"), ("comment", "post"),
        ("fresh_post", "post"), ("staged_alias", "seq"),
    ]

    private static let tables = """
        CREATE TABLE rising (n INTEGER PRIMARY KEY, post INTEGER NOT NULL);
        CREATE TABLE falling (n INTEGER PRIMARY KEY, post INTEGER NOT NULL);
        CREATE TABLE turned (post INTEGER PRIMARY KEY, n INTEGER NOT NULL);
        """
}
