public import ArchiveModel
internal import Glibc
internal import SQLite

/// The reader's library: every archive, and what the reader did with it, in one SQLite file.
///
/// Not for use from two threads at once; open the same file once per thread. Reading never waits
/// for a writer, be it an import in another process, a large first one aside; writing waits up to 5
/// seconds for another writer and then throws ``LibraryError/busy``.
public final class Library {
    /// The file.
    public let path: String
    let connection: Connection
    private let months: MonthSums
    private let rowsAhead: RowsAhead

    /// Opens a library; makes it, and the folders above it, where there is none; migrates an old
    /// one.
    ///
    /// Takes less than a millisecond for a library that is up to date, whatever it holds; some
    /// seconds for a million posts of an old one.
    /// - Parameters:
    ///   - path: The file.
    ///   - goesOn: Asked every few milliseconds while an old library is migrated; with false, the step
    ///     under way comes to nothing, and the library is as it was before that.
    /// - Throws: ``LibraryError`` when the file cannot be opened, is no library, or is newer: it
    ///   is not touched then; ``LibraryError/cancelled`` when told to stop.
    public init(path: String, goesOn: @escaping () -> Bool = { true }) throws(LibraryError) {
        connection = try LibraryFile.open(path, goesOn: goesOn)
        months = MonthSums(connection: connection)
        rowsAhead = RowsAhead(connection: connection)
        self.path = path
    }

    /// All archives, by title.
    public func archives() throws(LibraryError) -> [ArchiveSummary] {
        try run { () throws(SQLiteError) in try ArchiveReader(connection: connection).archives() }
    }

    /// One archive; nil when there is none of that number.
    public func archive(_ id: ArchiveID) throws(LibraryError) -> ArchiveSummary? {
        try run { () throws(SQLiteError) in try ArchiveReader(connection: connection).archive(id) }
    }

    /// Whether there is no archive.
    public func isEmpty() throws(LibraryError) -> Bool {
        try run { () throws(SQLiteError) in try ArchiveReader(connection: connection).isEmpty() }
    }

    /// The archives a person may mean: by id, else by identity, else by title, else by a part of
    /// the title; case and accents in titles do not count.
    public func archives(matching name: String) throws(LibraryError) -> [ArchiveSummary] {
        try run { () throws(SQLiteError) in
            try ArchiveReader(connection: connection).archives(matching: name)
        }
    }

    /// Counts by month, read from kept tallies; empty for an archive the library does not have.
    public func outline(of archive: ArchiveID) throws(LibraryError) -> ArchiveOutline {
        try run { () throws(SQLiteError) in
            archive.isKeptSearch
                ? try kept.outline(of: archive)
                : try ArchiveReader(connection: connection).outline(of: archive)
        }
    }

    /// A stretch of a section's posts, by index seeks: the same cost in an archive of any size.
    public func rows(_ query: RowQuery) throws(LibraryError) -> RowPage {
        try run { () throws(SQLiteError) in
            if let page = try rowsAhead.page(query) { return page }
            return try page(query)
        }
    }

    /// Reads a stretch that is likely to be asked for next, so that ``rows(_:)`` has it at once if the
    /// library stays as it is; not one of only some posts, which may cost more.
    public func expectRows(_ query: RowQuery) throws(LibraryError) {
        guard !query.isOfSome else { return }
        try run { () throws(SQLiteError) in try rowsAhead.keep(query, reading: page) }
    }

    private func page(_ query: RowQuery) throws(SQLiteError) -> RowPage {
        query.isOfSome
            ? try ListPager(connection: connection).page(query)
            : try PostPager(connection: connection, months: months).page(query)
    }

    /// Some rows by id, in the order asked for; ids the library does not have are left out.
    public func rows(of posts: [PostID]) throws(LibraryError) -> [PostRow] {
        try run { () throws(SQLiteError) in try PostReader(connection: connection).rows(of: posts) }
    }

    /// A post with body, comments and position; nil when there is none.
    public func post(_ id: PostID) throws(LibraryError) -> StoredPost? {
        try run { () throws(SQLiteError) in try PostReader(connection: connection).post(id) }
    }

    /// A post with one of the earlier texts that imports kept of it, without comments; nil when
    /// there is none of that number.
    ///
    /// Numbers run from 1, the oldest, to ``StoredPost/earlierTexts``.
    public func post(_ id: PostID, version: Int) throws(LibraryError) -> StoredPost? {
        try run { () throws(SQLiteError) in
            try PostReader(connection: connection).post(id, version: version)
        }
    }

    /// The post that an address leads to, nil when it is none of the library's.
    ///
    /// Scheme, `www`, Blogger's country domains and what else ``PermalinkKey/page(_:)`` leaves off
    /// do not count; a post whose identity is an address, such as WordPress's `?p=7`, is found by
    /// that, too. A few index seeks.
    /// - Parameters:
    ///   - address: The address, relative ones as RFC 3986 has it.
    ///   - origin: The post that it is written in, whose archive comes before all others.
    /// - Returns: The post's row.
    /// - Throws: ``LibraryError``.
    public func post(
        at address: String, linkedFrom origin: PostID?
    ) throws(LibraryError) -> PostRow? {
        try run { () throws(SQLiteError) in
            try PostFinder(connection: connection).post(at: address, linkedFrom: origin)
        }
    }

    /// Lists posts in reading order, oldest first: archive after archive by title, in each the
    /// published posts, then pages, then drafts.
    ///
    /// At most 500 listings at a time in memory, fetched by key, each time as the library then is;
    /// nothing is held open while the body runs, however long it takes.
    /// - Parameters:
    ///   - archive: The archive, or a kept search, which lists posts of all archives by date; nil for
    ///     all archives.
    ///   - months: From which month to which, undated posts as a month of theirs; nil for all.
    ///   - unreadOnly: Whether to leave out what is read.
    ///   - body: Takes a post and says whether to go on.
    /// - Throws: ``LibraryError``, or what the body throws.
    public func forEachPost(
        archive: ArchiveID? = nil, months: ClosedRange<Month>? = nil, unreadOnly: Bool = false,
        body: (PostListing) throws -> Bool
    ) throws {
        do {
            try PostLister(connection: connection).list(
                archive: archive, months: months, unreadOnly: unreadOnly, body: body)
        } catch let error as SQLiteError {
            throw LibraryError(error, path: path)
        }
    }

    /// The next unread post of a section beyond the query's anchor, nil when there is none.
    ///
    /// Beyond a key means without it, but ``RowQuery/Anchor/around(_:)`` includes it forwards. One
    /// index seek, however far away that post is.
    public func nextUnread(
        _ query: RowQuery, direction: ReadingDirection
    ) throws(LibraryError) -> PostRow? {
        try run { () throws(SQLiteError) in
            try PostSeeker(connection: connection).nextUnread(query, direction)
        }
    }

    /// The next post whose title contains a text, case, accents and width aside.
    ///
    /// Looks at titles only, in reading order beyond the query's anchor, as
    /// ``nextUnread(_:direction:)`` does; about half a second for a million titles.
    /// - Parameters:
    ///   - text: What to find; an empty one is found nowhere.
    ///   - query: Archive, section, anchor and order.
    ///   - direction: Which way to look.
    ///   - isCancelled: Asked every thousand rows.
    /// - Returns: The post's row, nil when no title contains the text.
    /// - Throws: ``LibraryError``, ``LibraryError/cancelled`` when told to stop.
    public func findTitle(
        _ text: String, _ query: RowQuery, direction: ReadingDirection,
        isCancelled: () -> Bool
    ) throws(LibraryError) -> PostRow? {
        try run { () throws(SQLiteError) in
            try PostSeeker(connection: connection).findTitle(
                text, query, direction, isCancelled: isCancelled)
        }
    }

    /// Sets marks; when it returns they are on disk.
    ///
    /// Posts that are already so are left alone. A request that is not automatic and changes
    /// something is one step for ``undo(goesOn:)``, and ends what ``redo(goesOn:)`` could make
    /// again. Cost: 10 to 30 ms for a thousand
    /// posts.
    /// - Parameters:
    ///   - request: What to set on which posts.
    ///   - goesOn: Told every few milliseconds how many posts of how many are done; false stops it,
    ///     and then nothing is marked.
    /// - Returns: What changed.
    /// - Throws: ``LibraryError``, ``LibraryError/cancelled`` when told to stop.
    @discardableResult
    public func mark(
        _ request: MarkRequest,
        goesOn: @escaping (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(LibraryError) -> MarkOutcome {
        try run { () throws(SQLiteError) in try marks(goesOn).mark(request) }
    }

    /// Takes back the newest change of marks that is not yet taken back; nil when there is none.
    ///
    /// Every post of the step becomes as it was before the step, also one that was changed again
    /// meanwhile. The steps last: they go back over sessions, without limit. `goesOn` as with
    /// ``mark(_:goesOn:)``.
    @discardableResult
    public func undo(
        goesOn: @escaping (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(LibraryError) -> MarkOutcome? {
        try run { () throws(SQLiteError) in try marks(goesOn).undo() }
    }

    /// Makes the change of marks that was last taken back again; nil when there is none.
    ///
    /// `goesOn` as with ``mark(_:goesOn:)``.
    @discardableResult
    public func redo(
        goesOn: @escaping (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(LibraryError) -> MarkOutcome? {
        try run { () throws(SQLiteError) in try marks(goesOn).redo() }
    }

    /// Keeps where reading stands, for the post and for its archive; when it returns it is on
    /// disk.
    public func save(_ position: ReadingPosition) throws(LibraryError) { try save([position]) }

    /// Keeps where reading stands in several posts, in the order in which they were read; all of them
    /// in one transaction.
    public func save(_ positions: [ReadingPosition]) throws(LibraryError) {
        try run { () throws(SQLiteError) in
            try connection.transaction(.write) { () throws(SQLiteError) in
                for position in positions {
                    try readings.save(position)
                    if let search = position.keptSearch { try kept.save(position, in: search) }
                }
            }
        }
    }

    /// The archive that was read last, or the kept search; nil when nothing was read yet.
    public func lastRead() throws(LibraryError) -> ArchiveID? {
        try run { () throws(SQLiteError) in try readings.lastRead() }
    }

    /// Where reading stands in an archive, nil when it was never read.
    public func position(in archive: ArchiveID) throws(LibraryError) -> ReadingPosition? {
        try run { () throws(SQLiteError) in
            archive.isKeptSearch
                ? try kept.position(in: archive) : try readings.position(in: archive)
        }
    }

    /// Keeps whether an archive is read newest first.
    public func setReversed(_ isReversed: Bool, archive: ArchiveID) throws(LibraryError) {
        try run { () throws(SQLiteError) in
            archive.isKeptSearch
                ? try kept.setReversed(isReversed, archive)
                : try readings.setReversed(isReversed, archive: archive)
        }
    }

    /// Keeps whether the answers to a comment are folded away or open, nil forgets it; when it
    /// returns it is on disk.
    ///
    /// It lasts when the comment is imported again. A post the library does not have any more is
    /// left out.
    public func foldComment(_ comment: CommentKey, _ isFolded: Bool?) throws(LibraryError) {
        try run { () throws(SQLiteError) in
            try FoldStore(connection: connection).fold(comment, isFolded)
        }
    }

    /// What was set for all archives, by name.
    public func settings() throws(LibraryError) -> [String: String] {
        try run { () throws(SQLiteError) in try SettingStore(connection: connection).settings() }
    }

    /// Keeps a setting, nil forgets it; when it returns it is on disk.
    public func setSetting(_ name: String, to value: String?) throws(LibraryError) {
        try run { () throws(SQLiteError) in
            try SettingStore(connection: connection).set(name, to: value)
        }
    }

    /// What importing a source once more would lead to, and the report that was noted with it; nil
    /// when it is not the last one that came into its archive, or is not remembered.
    public func outcome(
        ofSource digest: String
    ) throws(LibraryError) -> (outcome: ImportOutcome, report: String)? {
        try run { () throws(SQLiteError) in
            try SourceMemory(connection: connection).recall(digest)
        }
    }

    /// Whether it remembers any source, so that it pays to find out which one is to be read.
    public func remembersSources() throws(LibraryError) -> Bool {
        try run { () throws(SQLiteError) in
            try connection.first("SELECT 1 FROM source LIMIT 1") { _ in true } ?? false
        }
    }

    /// Begins an import, of which nothing is visible before it is finished.
    ///
    /// The session has a connection of its own: it may run in another thread than the library. A
    /// large one that is the library's first keeps everybody else out of it until it is finished.
    /// - Parameters:
    ///   - byteCount: About how many bytes are read for it, where that is known.
    ///   - other: The blog of another session, where that is to be finished while this one takes
    ///     posts, on another thread. Finished after it, this one comes to the same as though it had
    ///     been begun after it.
    /// - Returns: The session.
    /// - Throws: ``LibraryError``.
    public func beginImport(
        byteCount: Int64 = 0, besides other: BlogInfo? = nil
    ) throws(LibraryError) -> ImportSession {
        let mayBeFirst = try run { () throws(SQLiteError) in
            byteCount >= FirstImport.leastByteCount ? try FirstImport.prepare(connection) : false
        }
        return try ImportSession(libraryPath: path, mayBeFirst: mayBeFirst, besides: other)
    }

    /// Opens what an import is to be compared with when nothing may be written: the library itself
    /// if it is up to date, else a copy of it in a folder, or an empty one there; `goesOn` as in
    /// ``init(path:goesOn:)``.
    public static func forRehearsal(
        of path: String, in folder: String, goesOn: @escaping () -> Bool = { true }
    ) throws(LibraryError) -> Library {
        let copy = folder + "/library.db"
        guard try LibraryFile.copyIfOld(path, to: copy) else { return try Library(path: path) }
        return try Library(path: copy, goesOn: goesOn)
    }

    /// Begins an import that only finds out what it would change.
    /// - Parameter folder: An empty folder for what it takes meanwhile; nothing of it stays there.
    /// - Returns: The session, to be used as one of ``beginImport()``.
    /// - Throws: ``LibraryError``.
    public func rehearseImport(in folder: String) throws(LibraryError) -> ImportSession {
        try ImportSession(libraryPath: path, rehearsingIn: folder)
    }

    /// Recomputes every counter and checks the file; an empty answer means all is well.
    ///
    /// Reads the whole file: seconds for a large library.
    public func check() throws(LibraryError) -> [String] {
        try run { () throws(SQLiteError) in try Checker(connection: connection).findings() }
    }

    /// Removes the library's file if it has no archive and nobody else has it open; it is not to be
    /// used afterwards.
    public func removeIfEmpty() throws(LibraryError) {
        guard try isEmpty() else { return }
        try run { () throws(SQLiteError) in
            // Only the last connection can leave the write-ahead log: others have the file open.
            let mode = try connection.first("PRAGMA journal_mode = DELETE") { $0.text(0) }
            if mode == "delete" { unlink(path) }
        }
    }

    private var now: Int64 { Int64(time(nil)) }
    private func marks(_ goesOn: @escaping (Int, Int) -> Bool) -> MarkWriter {
        MarkWriter(connection: connection, now: now, goesOn: goesOn)
    }
    var kept: KeptStore { KeptStore(connection: connection, now: now) }
    private var readings: ReadingStore { ReadingStore(connection: connection, now: now) }

    private func run<T>(_ body: () throws(SQLiteError) -> T) throws(LibraryError) -> T {
        try translate(path, body)
    }
}
