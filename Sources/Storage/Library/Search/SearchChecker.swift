internal import SQLite

/// Compares a search index with the library that it is of.
struct SearchChecker {
    let connection: Connection
    let reader: IndexedPostReader

    /// What is wrong, one sentence each; empty when all is well.
    ///
    /// What is not indexed yet is not wrong. Reads every text.
    func findings() throws(SQLiteError) -> [String] {
        var findings: [String] = []
        for (name, sql) in Self.counts {
            let count = try connection.first(sql) { $0.int(0) } ?? 0
            if count > 0 { findings.append("Search index: \(name): \(count)") }
        }
        for shard in try Shards.all(connection) {
            do throws(SQLiteError) {
                try connection.execute(
                    "INSERT INTO main.\(shard.table) (\(shard.table)) VALUES ('integrity-check')")
            } catch {
                guard error.reason == .corrupt else { throw error }
                findings.append("Search index: shard \(shard.id) is damaged")
            }
        }
        let outdated = try outdatedPosts()
        if outdated > 0 {
            findings.append("Search index: Posts indexed otherwise than they are: \(outdated)")
        }
        return findings
    }

    private func outdatedPosts() throws(SQLiteError) -> Int {
        var count = 0
        var last: Int64 = 0
        while true {
            let known = try connection.all(
                """
                SELECT post, digest FROM main.doc
                WHERE post > ? AND post NOT IN (SELECT post FROM library.search_change)
                ORDER BY post LIMIT 256
                """, last
            ) { (post: $0.int64(0), digest: $0.int64(1)) }
            guard let end = known.last else { return count }
            for entry in known where try reader.post(entry.post)?.doc.digest != entry.digest {
                count += 1
            }
            last = end.post
        }
    }

    private static let counts: [(name: String, sql: String)] = [
        (
            "Posts that are missing in it",
            """
            SELECT count(*) FROM library.post p LEFT JOIN main.doc d ON d.post = p.id
            WHERE d.post IS NULL AND p.id <= (SELECT watermark FROM main.state)
            """
        ),
        (
            "Posts in it that the library has not",
            "SELECT count(*) FROM main.doc WHERE post NOT IN (SELECT id FROM library.post)"
        ),
        (
            "Posts in shards that there are not",
            "SELECT count(*) FROM main.doc WHERE shard NOT IN (SELECT id FROM main.shard)"
        ),
        (
            "Posts that their shards do not expect",
            """
            SELECT count(*) FROM main.doc d CROSS JOIN main.shard s ON s.id = d.shard
            WHERE d.post < s.first_post OR d.post > s.last_post
                OR d.archive < s.first_archive OR d.archive > s.last_archive
                OR d.local < s.first_local OR d.local > s.last_local
            """
        ),
        (
            "Shards that do not know how many posts they have",
            """
            SELECT count(*) FROM main.shard s
            WHERE live <> (SELECT count(*) FROM main.doc d WHERE d.shard = s.id)
            """
        ),
    ]
}
