public import ArchiveModel
internal import SQLite

/// An import under way, kept in a staging file beside the library until it is finished.
///
/// The library stays unlocked and as it is until
/// ``finish(isComplete:namesLimit:patience:isCancelled:note:)``; whatever ends the session before,
/// be it `kill -9` or a full disk, leaves nothing behind. Memory does not grow with what is taken.
/// Not for use from two threads at once.
public final class ImportSession {
    private let path: String
    private let isRehearsal: Bool
    private let mayBeFirst: Bool
    private let other: BlogInfo?
    private var stager: (any ImportStage)?
    /// What the archive says of the blog, as far as it is known.
    public private(set) var blog: BlogInfo?
    /// The library's archive of the blog's identity, where its posts stay as they are until the end;
    /// nil also before a blog is known.
    private var known: ArchiveID?

    /// Begins an import into a library; one that is a rehearsal writes nothing to it, and has its
    /// staging file in a folder of its own.
    ///
    /// `mayBeFirst` says that the library was ready for a ``FirstImport`` a moment ago; `other` is
    /// as in ``Library/beginImport(byteCount:besides:)``.
    init(
        libraryPath: String, rehearsingIn folder: String? = nil, mayBeFirst: Bool = false,
        besides other: BlogInfo? = nil
    ) throws(LibraryError) {
        path = libraryPath
        self.other = other
        isRehearsal = folder != nil
        self.mayBeFirst = mayBeFirst
        let connection = try StagingFile.open(
            forLibrary: libraryPath, beside: folder.map { $0 + "/rehearsal" } ?? libraryPath)
        stager = try translate(libraryPath) { () throws(SQLiteError) -> any ImportStage in
            if mayBeFirst, try FirstImport.begin(on: connection) {
                return try FirstStager(connection)
            }
            return try Stager(connection)
        }
    }

    deinit { abandon() }

    /// Takes what the archive says of the blog; the last call stands.
    public func take(_ blog: BlogInfo) throws(LibraryError) {
        let isSame = blog.identity == self.blog?.identity && blog.link == self.blog?.link
        self.blog = blog
        guard !isSame else { return }
        known = try run { (stager) throws(SQLiteError) in
            stager.setBlog(blog)
            let found = try archive(of: blog, stager.connection)
            try stager.letGo()
            return found
        }
    }

    /// The library's archive of a blog; none where the other session may change its posts, or which
    /// archive it is: bodies that the library holds now are then staged all the same, and all is
    /// compared in the end.
    private func archive(
        of blog: BlogInfo, _ connection: Connection
    ) throws(SQLiteError) -> ArchiveID? {
        let finder = ArchiveFinder(connection: connection)
        guard let found = try finder.archive(of: blog) else { return nil }
        if let other {
            // One found by its address may be another's when that session is finished.
            guard found.identity == blog.identity, try finder.archive(of: other)?.id != found.id
            else { return nil }
        }
        return ArchiveID(found.id)
    }

    /// Takes a post, page or draft.
    ///
    /// A second post of the same identity replaces the first.
    public func take(_ post: PostContent) throws(LibraryError) {
        try run { (stager) throws(SQLiteError) in try stager.stage(post, library: known) }
    }

    /// Takes a comment; it may come before its post, or without it when the library has the post.
    public func take(_ comment: CommentContent) throws(LibraryError) {
        try run { (stager) throws(SQLiteError) in try stager.stage(comment) }
    }

    /// Lets go of the library for as long as nothing more is taken: what another session writes can
    /// then be moved into it from its log.
    public func rest() throws(LibraryError) {
        try run { (stager) throws(SQLiteError) in try stager.letGo() }
    }

    /// Makes everything visible in one transaction, and ends the session.
    ///
    /// New posts come in; changed ones change in place and keep their marks; a post whose comments
    /// changed counts as changed. A source without a single post makes nothing vanish. Comments of
    /// a complete source replace those the library has; other sources, such as feeds, add to them,
    /// and a post of theirs with fewer words than the library's, perhaps a summary, changes nothing.
    ///
    /// A source that is older than a complete one that the library has had, by
    /// ``BlogInfo/exportedAt``, only adds what the library lacks; posts that come in so are flagged
    /// as vanished, for the newer source did not have them. Where one of the two does not say when
    /// it was exported, a complete source is older when it has no post that the library lacks and
    /// its newest published post or comment is earlier. Times later than now count as now. Nor does a text take the place of one that was edited later or is
    /// from a later source. A text that it does take the place of is kept where a reader would see
    /// the difference, see ``Library/post(_:version:)``.
    ///
    /// Saved pages, a mirror's or a crawler's, only add to a blog that the library knows from
    /// another kind of source, and fill in texts that are empty.
    ///
    /// Another format of a blog the library has, told by its address, joins its archive; posts are
    /// then found by their addresses, or by title and date, and keep their marks.
    /// - Parameters:
    ///   - isComplete: Whether posts that were not taken have vanished from the source.
    ///   - namesLimit: How many of the changed and of the vanished posts to name.
    ///   - patience: How many milliseconds to wait for another writer.
    ///   - isCancelled: Asked every few milliseconds.
    ///   - note: What to remember of the source; nil for one that is to be read each time. Asked
    ///     last of all, just before it becomes visible.
    /// - Returns: What the source holds and what it changed.
    /// - Throws: ``LibraryError``, and then the library is as it was: ``LibraryError/busy`` after
    ///   waiting for another writer, ``LibraryError/cancelled`` when told to stop,
    ///   ``LibraryError/repeats`` where a session begun without a number of bytes would do better.
    public func finish(
        isComplete: Bool, namesLimit: Int = 3, patience: Int = 120_000,
        isCancelled: @escaping () -> Bool = { false },
        note: @escaping () -> SourceNote? = { nil }
    ) throws(LibraryError) -> ImportOutcome {
        guard let blog else { throw .database("an import without a blog") }
        defer { abandon() }
        try run { (stager) throws(SQLiteError) in
            try stager.end()
            try StagingFile.grow(stager.connection)
        }
        if let first = stager as? FirstStager, first.mustBeginAgain() { throw .repeats }
        return try run { (stager) throws(SQLiteError) in
            stager.connection.setCancellation(every: 10_000, isCancelled)
            defer { stager.connection.setCancellation(nil) }
            let merge = Merge(
                connection: stager.connection, blog: blog, isComplete: isComplete,
                isDescending: stager.isDescending, isRehearsal: isRehearsal,
                namesLimit: namesLimit, patience: patience, note: note)
            guard let first = stager as? FirstStager else {
                return try merge.run(isCancelled: isCancelled)
            }
            return try FirstMerge(merge: merge, stager: first).run(isCancelled: isCancelled)
        }
    }

    /// Drops everything that was taken and ends the session; the library stays as it was.
    public func abandon() {
        let wasFirst = stager is FirstStager
        if let stager, mayBeFirst { FirstImport.end(stager.connection) }
        stager = nil
        // On the thread that read for it, which reads for the next one while another merges.
        if wasFirst { Connection.returnMemory() }
    }

    private func run<T>(
        _ body: (any ImportStage) throws(SQLiteError) -> T
    ) throws(LibraryError) -> T {
        guard let stager else { throw .database("the import has ended") }
        return try translate(path) { () throws(SQLiteError) in try body(stager) }
    }
}
