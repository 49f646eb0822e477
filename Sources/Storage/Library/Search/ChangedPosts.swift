internal import SQLite

/// Follows the posts that changed since they were indexed, which `search_change` names.
struct ChangedPosts {
    /// The index's, with the library attached.
    let connection: Connection
    let reader: IndexedPostReader

    /// Posts that are looked at again while the library is locked: some ten milliseconds.
    private static let slice = 128

    /// Indexes them as they are now, those of a shard at a time.
    func index(isCancelled: () -> Bool) throws(SQLiteError) {
        let shards = try connection.all(
            """
            SELECT DISTINCT d.shard FROM library.search_change c
                CROSS JOIN main.doc d ON d.post = c.post ORDER BY 1
            """
        ) { $0.int64(0) }
        for shard in shards where !isCancelled() {
            try strike(try index(in: shard))
        }
    }

    /// Indexes those of a shard.
    /// - Returns: Them all.
    func index(in shard: Int64) throws(SQLiteError) -> [Int64] {
        try connection.writeToIndex { () throws(SQLiteError) in
            let changed = try connection.all(
                """
                SELECT c.post, d.digest FROM library.search_change c
                    CROSS JOIN main.doc d ON d.post = c.post WHERE d.shard = ? ORDER BY c.post
                """, shard
            ) { (post: $0.int64(0), digest: $0.int64(1)) }
            let shards = try Shards(connection: connection)
            var isOutdated = false
            var posts: [Int64] = []
            for change in changed {
                guard let post = try reader.post(change.post), post.doc.digest != change.digest
                else { continue }
                posts.append(change.post)
                try connection.run("UPDATE main.doc SET shard = 0 WHERE post = ?", change.post)
                isOutdated = try shards.retire(change.post, from: shard) || isOutdated
            }
            if isOutdated { posts += try shards.drop(shard) }
            for id in posts.sorted() {
                if let post = try reader.post(id) { try shards.add(post) }
            }
            try shards.settle()
            return changed.map(\.post)
        }
    }

    /// Notes in the library that posts are indexed as they are; not of one that changed again since
    /// it was read.
    ///
    /// When another program writes there just now, the next indexer finds that nothing differs.
    func strike(_ posts: [Int64]) throws(SQLiteError) {
        var rest = posts[...]
        while !rest.isEmpty {
            do throws(SQLiteError) {
                // Locked, so that nothing changes between the look and the note.
                try connection.transaction(.write) { () throws(SQLiteError) in
                    for post in rest.prefix(Self.slice) where try isIndexedAsItIs(post) {
                        try connection.run("DELETE FROM library.search_change WHERE post = ?", post)
                    }
                }
            } catch  where error.reason == .busy {
                return
            }
            rest = rest.dropFirst(Self.slice)
        }
    }

    private func isIndexedAsItIs(_ id: Int64) throws(SQLiteError) -> Bool {
        guard let post = try reader.post(id) else { return true }
        let digest = try connection.first("SELECT digest FROM main.doc WHERE post = ?", id) {
            $0.int64(0)
        }
        return digest == post.doc.digest
    }
}
