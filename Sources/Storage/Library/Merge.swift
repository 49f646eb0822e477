internal import ArchiveModel
internal import Glibc
internal import SQLite

/// Brings what was staged into the library: one transaction, set by set, never post by post.
struct Merge {
    let connection: Connection
    let blog: BlogInfo
    let isComplete: Bool
    let isDescending: Bool
    /// Whether nothing is written to the library, only found out what would be.
    let isRehearsal: Bool
    /// How many changed and vanished posts are named.
    var namesLimit = 3
    /// How long to wait for another writer, in milliseconds.
    var patience = 120_000
    /// What to remember of the source: asked for when all else is done.
    var note: () -> SourceNote? = { nil }
    /// The time of the import, in Unix seconds.
    let now = Int64(time(nil))

    /// Runs the whole merge.
    func run(isCancelled: () -> Bool) throws(SQLiteError) -> ImportOutcome {
        let staged = StagedCounts(connection: connection)
        try staged.settle()
        let counts = try staged.counts()
        let hasPosts = try staged.hasPosts()
        guard !isRehearsal else {
            return try connection.transaction(.read) { () throws(SQLiteError) in
                try merge(counts, hasPosts: hasPosts)
            }
        }
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
        let known = try ArchiveFinder(connection: connection).archive(of: blog)
        guard known != nil || hasPosts else {
            outcome.orphanComments =
                try connection.first("SELECT count(*) FROM staged_comment") { $0.int(0) } ?? 0
            return outcome
        }
        let archive: Int64
        if let known { archive = known.id } else { archive = try makeArchive() }
        let moment = try SourceMoment.staged(
            connection, of: blog, isComplete: isComplete, now: now)
        var told = blog
        told.exportedAt = moment.exportedAt
        var plan = MergePlan(
            connection: connection, archive: archive, blog: told, now: now,
            isDescending: isDescending, known: known)
        let hasNew = try plan.match()
        if blog.kind.isSavedPages, let known, !known.isSavedPages {
            plan.standing = .supplement
        } else {
            let last = try SourceMoment.kept(connection, of: archive, now: now)
            plan.standing = try standing(
                archive, moment, after: last, hasPosts: hasPosts, hasNew: hasNew)
            plan.isOfSameDay = moment.isOfSameDay(as: last)
        }
        if !isRehearsal { try describe(archive, plan.standing, known) }
        let bases = try plan.make()
        let addresses = MergeAddresses(connection: connection, archive: archive)
        try addresses.plan()
        outcome.archive = isRehearsal ? known.map { ArchiveID($0.id) } : ArchiveID(archive)
        outcome.orphanComments = try plan.orphanComments()
        outcome.changes = try plan.changes()
        let names = NamedChanges(connection: connection, limit: namesLimit)
        outcome.changedPosts = try names.changed()
        outcome.vanishedPosts = try names.vanished()
        outcome.links = try addresses.linkCounts()
        guard !isRehearsal else { return outcome }
        try carryOut(plan, bases, known?.identity ?? blog.identity)
        try addresses.apply()
        try SourceMemory(connection: connection).keep(
            note(), of: archive, outcome, posts: plan.count())
        return outcome
    }

    /// Writes what was planned.
    private func carryOut(
        _ plan: MergePlan, _ bases: MergeBases, _ identity: String
    ) throws(SQLiteError) {
        let tallies = Tallies(connection: connection)
        try plan.touchChanged(bases)
        try connection.run(
            "INSERT OR IGNORE INTO search_change SELECT t.post FROM temp.touched t")
        try tallies.subtract()
        let orders = MergeOrders(connection: connection)
        try orders.dropChanged()
        try MergeVersions(
            connection: connection, archiveIdentity: identity, now: now
        ).apply()
        try MergePosts(
            connection: connection, archive: plan.archive, archiveIdentity: identity,
            blog: plan.blog, standing: plan.standing
        ).apply(bases)
        try orders.add()
        try MergeComments(connection: connection).apply(bases)
        try plan.touchNew(bases)
        try tallies.add()
        try tallies.dropEmpty(archive: plan.archive)
    }

    /// Makes the archive; what stands for it in a rehearsal has no rows.
    func makeArchive() throws(SQLiteError) -> Int64 {
        guard !isRehearsal else { return 0 }
        try connection.run(
            """
            INSERT INTO archive (identity, kind, title, summary, link, source_name)
            VALUES (?, ?, '', '', '', '')
            """, blog.identity, blog.kind.rawValue)
        return connection.lastInsertRowID
    }

    /// How a source stands to those before it; keeps the moment of a complete one that is newer.
    func standing(
        _ archive: Int64, _ moment: SourceMoment, after last: SourceMoment, hasPosts: Bool,
        hasNew: Bool
    ) throws(SQLiteError) -> SourceStanding {
        // An empty export says nothing about the blog, whatever it claims.
        guard isComplete && hasPosts else {
            return moment.isStatedEarlier(than: last) ? .outdated : .partial
        }
        guard !moment.precedes(last, hasNew: hasNew) else { return .outdated }
        if !isRehearsal { try moment.keep(connection, of: archive) }
        return .complete
    }

    /// What the source says of the blog stands, unless it only adds; what it does not say leaves
    /// what was known.
    ///
    /// The archive's kind is that of saved pages only as long as it had nothing else.
    func describe(
        _ archive: Int64, _ standing: SourceStanding, _ known: ArchiveFinder.Found?
    ) throws(SQLiteError) {
        guard !standing.onlyAdds else { return }
        let isBetter = known?.isSavedPages == true && !blog.kind.isSavedPages
        try connection.run(
            """
            UPDATE archive SET kind = iif(?1, ?2, kind), title = coalesce(nullif(?3, ''), title),
                summary = coalesce(nullif(?4, ''), summary), link = coalesce(nullif(?5, ''), link),
                source_name = coalesce(nullif(?6, ''), source_name),
                language = coalesce(nullif(?7, ''), language)
            WHERE id = ?8
            """, standing == .complete || isBetter, blog.kind.rawValue, blog.title, blog.summary,
            blog.link, blog.sourceName, blog.language, archive)
    }

    /// How long to wait for another writer before asking whether to go on, in milliseconds.
    static let spell = 250

    /// Waits for another writer in short spells, so that a person can stop the waiting.
    private func inTransaction<T>(
        _ isCancelled: () -> Bool, _ body: () throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        connection.setBusyTimeout(milliseconds: Self.spell)
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
                guard error.reason == .busy, !hasBegun, attempts * Self.spell < patience else {
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
