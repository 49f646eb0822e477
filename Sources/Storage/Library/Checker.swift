internal import ArchiveModel
internal import SQLite

/// Counts everything anew and compares it with what the library keeps.
struct Checker {
    let connection: Connection

    /// What is wrong, in plain sentences; nothing when all is well.
    func findings() throws(SQLiteError) -> [String] {
        do throws(SQLiteError) {
            let damage = try fileDamage()
            guard damage.isEmpty else { return damage }
            return try connection.transaction(.read) { () throws(SQLiteError) in
                try tallyFindings() + rowFindings()
            }
        } catch {
            guard error.reason == .corrupt || error.reason == .notADatabase else { throw error }
            return ["The file is damaged: \(error.message)."]
        }
    }

    private func fileDamage() throws(SQLiteError) -> [String] {
        let lines = try connection.all("PRAGMA integrity_check") { $0.text(0) }
        let orphans = try connection.all("PRAGMA foreign_key_check") {
            "A row of \($0.text(0)) belongs to a \($0.text(2)) that is not there."
        }
        return lines.filter { $0 != "ok" }.map { "The file is damaged: \($0)." } + orphans
    }

    private func tallyFindings() throws(SQLiteError) -> [String] {
        try connection.all(
            """
            WITH counted AS (
                SELECT archive, section, month, count(*) AS posts, sum(is_read = 0) AS unread,
                    sum(words) AS words, sum(words * (is_read = 0)) AS unread_words,
                    sum(comments) AS comments
                FROM post GROUP BY 1, 2, 3
            )
            SELECT a.title, coalesce(t.section, c.section), coalesce(t.month, c.month),
                t.posts, t.unread, t.words, t.unread_words, t.comments,
                c.posts, c.unread, c.words, c.unread_words, c.comments
            FROM month_tally t FULL JOIN counted c
                ON c.archive = t.archive AND c.section = t.section AND c.month = t.month
                LEFT JOIN archive a ON a.id = coalesce(t.archive, c.archive)
            WHERE t.posts IS NOT c.posts OR t.unread IS NOT c.unread OR t.words IS NOT c.words
                OR t.unread_words IS NOT c.unread_words OR t.comments IS NOT c.comments
            """
        ) { row in
            let section =
                switch Section(rawValue: row.int(1)) {
                case .pages: "pages of "
                case .drafts: "drafts of "
                case .posts, nil: ""
                }
            let group = "\(section)\(Month(index: row.int(2)))"
            return "“\(row.text(0))”, \(group): the counters say \(counts(row, 3)), "
                + "but there are \(counts(row, 8))."
        }
    }

    private func counts(_ row: Row, _ column: Int) -> String {
        "\(row.int(column)) posts (\(row.int(column + 1)) unread), "
            + "\(row.int(column + 2)) words (\(row.int(column + 3)) unread) and "
            + "\(row.int(column + 4)) comments"
    }

    private func rowFindings() throws(SQLiteError) -> [String] {
        var findings: [String] = []
        for test in Self.tests {
            let count = try connection.first(test.sql) { $0.int(0) } ?? 0
            if count > 0 { findings.append("\(test.what): \(count).") }
        }
        return findings
    }

    /// What must not be, and the SQL that counts it.
    private static let tests: [(what: String, sql: String)] = [
        (
            "Posts in another section than their kind and status say",
            """
            SELECT count(*) FROM post
            WHERE section <> CASE WHEN status = 1 THEN 2 WHEN kind = 1 THEN 1 ELSE 0 END
            """
        ),
        (
            "Posts in another month than their date says",
            """
            SELECT count(*) FROM post WHERE month <> iif(local = \(PostKey.undatedLocal),
                \(Month.undated.index), strftime('%Y', local, 'unixepoch') * 12
                    + strftime('%m', local, 'unixepoch') - 1)
            """
        ),
        (
            "Posts whose number of comments is wrong",
            """
            SELECT count(*) FROM post p
            WHERE comments <> (SELECT count(*) FROM comment c WHERE c.post = p.id)
            """
        ),
        (
            "Posts whose marks in the list differ from those kept",
            """
            SELECT count(*) FROM post p JOIN archive a ON a.id = p.archive
                LEFT JOIN mark m ON m.archive_identity = a.identity AND m.post_identity = p.identity
            WHERE p.is_read <> (m.read_at IS NOT NULL) OR p.is_starred <> (m.starred_at IS NOT NULL)
                OR p.is_changed <> (m.changed_at IS NOT NULL)
            """
        ),
        (
            "Posts without a text",
            "SELECT count(*) FROM post WHERE id NOT IN (SELECT post FROM body)"
        ),
        (
            "Posts that an import would not find again",
            """
            SELECT count(*) FROM post p LEFT JOIN origin o
                ON o.archive = p.archive AND o.identity = p.identity
            WHERE o.post IS NOT p.id
            """
        ),
        (
            "Posts an import would look for in vain",
            """
            SELECT (SELECT count(*) FROM origin WHERE post NOT IN (SELECT id FROM post))
                + (SELECT count(*) FROM second_origin WHERE post NOT IN (SELECT id FROM post))
            """
        ),
        (
            "Addresses that do not lead to their posts",
            """
            SELECT count(*) FROM (\(PageAddress.rows(of: "post"))) k
            WHERE k.key IS NOT NULL
                AND (k.key, k.archive, k.id) NOT IN (SELECT key, archive, post FROM address)
            """
        ),
        (
            "Aliases that do not lead to their posts",
            """
            SELECT count(*) FROM (\(PageAddress.aliasRows)) k
            WHERE k.key IS NOT NULL
                AND (k.key, k.archive, k.id) NOT IN (SELECT key, archive, post FROM address)
            """
        ),
        (
            "Addresses that lead to other posts than theirs",
            """
            SELECT count(*) FROM address x LEFT JOIN post p ON p.id = x.post
            WHERE p.archive IS NOT x.archive
                OR (x.key IS NOT page_key(p.permalink) AND x.key IS NOT identity_key(p.identity)
                    AND x.key NOT IN (
                        SELECT page_key(l.address) FROM alias l WHERE l.post = x.post))
            """
        ),
        (
            "Posts whose comments are not those that were imported",
            """
            SELECT count(*) FROM origin o WHERE comment_digest <> coalesce(
                (SELECT \(CommentPlan.digest) FROM comment c WHERE c.post = o.post), 0)
            """
        ),
        (
            "Comments that answer none of the same post",
            """
            SELECT count(*) FROM comment c LEFT JOIN comment up ON up.id = c.parent
            WHERE c.parent IS NOT NULL AND up.post IS NOT c.post
            """
        ),
        (
            "Labels of one archive on posts of another",
            """
            SELECT count(*) FROM post_label pl
                JOIN post p ON p.id = pl.post JOIN label l ON l.id = pl.label
            WHERE l.archive <> p.archive
            """
        ),
        (
            "Labels' posts that are not listed, or in another place than their date says",
            """
            SELECT (SELECT count(*) FROM (SELECT DISTINCT post, label FROM post_label)) + (
                SELECT count(*) FROM label_post) - 2 * (
                SELECT count(*) FROM label_post k JOIN post p ON p.id = k.post
                WHERE p.section = k.section AND p.local = k.local AND EXISTS (
                    SELECT 1 FROM post_label x WHERE x.post = k.post AND x.label = k.label))
            """
        ),
        (
            "Posts of kept searches in another place than their date says",
            """
            SELECT count(*) FROM kept_post k JOIN post p ON p.id = k.post WHERE p.local <> k.local
            """
        ),
        (
            "Months of kept searches whose counters are wrong",
            """
            WITH counted AS (
                SELECT k.search, p.month, count(*) AS posts, sum(p.is_read = 0) AS unread,
                    sum(p.words) AS words, sum(p.words * (p.is_read = 0)) AS unread_words
                FROM kept_post k JOIN post p ON p.id = k.post GROUP BY 1, 2
            )
            SELECT count(*)
            FROM (SELECT * FROM kept_tally WHERE posts <> 0) t
                FULL JOIN counted c ON c.search = t.search AND c.month = t.month
            WHERE t.posts IS NOT c.posts OR t.unread IS NOT c.unread OR t.words IS NOT c.words
                OR t.unread_words IS NOT c.unread_words
            """
        ),
        (
            "Marks that can be undone but are not there",
            "SELECT count(*) FROM mark_item WHERE mark NOT IN (SELECT id FROM mark)"
        ),
        (
            "Undone steps that are older than one that stands",
            """
            SELECT count(*) FROM mark_step WHERE is_undone = 1
                AND id < (SELECT max(id) FROM mark_step WHERE is_undone = 0)
            """
        ),
    ]
}
