internal import ArchiveModel
internal import SQLite

/// Brings what was staged into the library: one transaction, set by set, never post by post.
struct Merge {
    let connection: Connection
    let blog: BlogInfo
    let isComplete: Bool
    let isDescending: Bool
    var note: SourceNote?

    /// How long to wait for another writer, in quarters of a second.
    private static let patience = 480

    /// Runs the whole merge.
    func run(isCancelled: () -> Bool) throws(SQLiteError) -> ImportOutcome {
        let staged = StagedCounts(connection: connection)
        try staged.settle()
        let counts = try staged.counts()
        let hasPosts = try staged.hasPosts()
        let outcome = try inTransaction(isCancelled) { () throws(SQLiteError) in
            try merge(counts, hasPosts: hasPosts)
        }
        try? shortenLog()
        return outcome
    }

    private func merge(
        _ counts: ArchiveCounts, hasPosts: Bool
    ) throws(SQLiteError) -> ImportOutcome {
        var outcome = ImportOutcome(
            archive: nil, blog: blog, counts: counts, changes: ArchiveChanges())
        guard let archive = try findArchive(mayMake: hasPosts) else {
            outcome.orphanComments =
                try connection.first("SELECT count(*) FROM staged_comment") { $0.int(0) } ?? 0
            return outcome
        }
        // An empty export says nothing about the blog, whatever it claims.
        let standing = isComplete && hasPosts ? try complete(archive) : .partial
        try describe(archive, standing)
        let plan = MergePlan(
            connection: connection, archive: archive, standing: standing,
            exportedAt: blog.exportedAt, isDescending: isDescending)
        let bases = try plan.make()
        outcome.archive = ArchiveID(archive)
        outcome.orphanComments = try plan.orphanComments()
        outcome.changes = try plan.changes()

        let tallies = Tallies(connection: connection)
        try plan.touchChanged(bases)
        try tallies.subtract()
        try MergePosts(
            connection: connection, archive: archive, blog: blog, standing: standing
        ).apply(bases)
        try MergeComments(connection: connection).apply(bases)
        try plan.touchNew(bases)
        try tallies.add()
        try tallies.dropEmpty(archive: archive)
        try SourceMemory(connection: connection).keep(note, of: archive, outcome)
        return outcome
    }

    /// Finds the archive, or makes it where that is allowed.
    private func findArchive(mayMake: Bool) throws(SQLiteError) -> Int64? {
        if mayMake {
            try connection.run(
                """
                INSERT OR IGNORE INTO archive (identity, kind, title, summary, link, source_name)
                VALUES (?, ?, '', '', '', '')
                """, blog.identity, blog.kind.rawValue)
        }
        return try connection.first(
            "SELECT id FROM archive WHERE identity = ?", blog.identity
        ) { $0.int64(0) }
    }

    /// How a complete source stands to the one before it; keeps its moment when it is the newer.
    private func complete(_ archive: Int64) throws(SQLiteError) -> SourceStanding {
        let moment = try SourceMoment.staged(connection, of: blog)
        let last = try SourceMoment.kept(connection, of: archive)
        guard !moment.precedes(last) else { return .outdated }
        try moment.keep(connection, of: archive)
        return .complete
    }

    /// What the source says of the blog stands, unless it is outdated; what it does not say leaves
    /// what was known.
    private func describe(_ archive: Int64, _ standing: SourceStanding) throws(SQLiteError) {
        guard standing != .outdated else { return }
        try connection.run(
            """
            UPDATE archive SET kind = iif(?1, ?2, kind), title = coalesce(nullif(?3, ''), title),
                summary = coalesce(nullif(?4, ''), summary), link = coalesce(nullif(?5, ''), link),
                source_name = coalesce(nullif(?6, ''), source_name),
                language = coalesce(nullif(?7, ''), language)
            WHERE id = ?8
            """, standing == .complete, blog.kind.rawValue, blog.title, blog.summary, blog.link,
            blog.sourceName, blog.language, archive)
    }

    /// Waits for another writer in short spells, so that a person can stop the waiting.
    private func inTransaction<T>(
        _ isCancelled: () -> Bool, _ body: () throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        connection.setBusyTimeout(milliseconds: 250)
        var attempts = 0
        while true {
            var hasBegun = false
            do throws(SQLiteError) {
                return try connection.transaction(.write) { () throws(SQLiteError) in
                    hasBegun = true
                    return try body()
                }
            } catch {
                attempts += 1
                guard error.reason == .busy, !hasBegun, attempts < Self.patience else {
                    throw error
                }
                guard !isCancelled() else { throw .cancelled }
            }
        }
    }

    /// Moves what was written from the log into the library and gives the log's space back; left
    /// to a later commit when a reader is in the way.
    private func shortenLog() throws(SQLiteError) {
        _ = try connection.first("PRAGMA library.wal_checkpoint(TRUNCATE)") { _ in true }
    }
}
