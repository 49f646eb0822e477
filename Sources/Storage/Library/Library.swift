public import ArchiveModel

/// The reader's library: every archive, and what the reader did with it, in one SQLite file.
///
/// Not for use from two threads at once; open the same file once per thread.
public final class Library {
    /// Opens a library, creating or migrating it as needed.
    ///
    /// - Throws: ``LibraryError`` when the file cannot be opened, is no library, or is newer.
    public init(path: String) throws(LibraryError) { fatalError("not yet") }

    /// All archives, by title.
    public func archives() throws(LibraryError) -> [ArchiveSummary] { fatalError("not yet") }

    /// The archives a person may mean: by id, by identity, or by a part of the title.
    public func archives(matching name: String) throws(LibraryError) -> [ArchiveSummary] {
        fatalError("not yet")
    }

    /// The archive that was read last, nil when none ever was.
    public func lastReadArchive() throws(LibraryError) -> ArchiveID? { fatalError("not yet") }

    /// Counts by month, read from kept tallies.
    public func outline(of archive: ArchiveID) throws(LibraryError) -> ArchiveOutline {
        fatalError("not yet")
    }

    /// A stretch of a section's posts.
    public func rows(_ query: RowQuery) throws(LibraryError) -> RowPage { fatalError("not yet") }

    /// Some rows by id, in no order; ids the library does not have are left out.
    public func rows(of posts: [PostID]) throws(LibraryError) -> [PostRow] { fatalError("not yet") }

    /// A post with body, comments and position; nil when there is none.
    public func post(_ id: PostID) throws(LibraryError) -> StoredPost? { fatalError("not yet") }

    /// The next unread post of a section beyond a key, nil when there is none.
    public func nextUnread(
        _ query: RowQuery, direction: ReadingDirection
    ) throws(LibraryError) -> PostRow? { fatalError("not yet") }

    /// The next post whose title contains a text, case and accents aside, nil when there is none.
    ///
    /// Looks at titles only, in reading order from the query's anchor (.after or .before a key).
    /// - Parameter isCancelled: asked every few thousand rows.
    public func findTitle(
        _ text: String, _ query: RowQuery, direction: ReadingDirection,
        isCancelled: () -> Bool
    ) throws(LibraryError) -> PostRow? { fatalError("not yet") }

    /// Sets marks; when it returns they are on disk.
    @discardableResult
    public func mark(_ request: MarkRequest) throws(LibraryError) -> MarkOutcome {
        fatalError("not yet")
    }

    /// Takes back the newest change of marks that is not yet taken back; nil when there is none.
    @discardableResult
    public func undo() throws(LibraryError) -> MarkOutcome? { fatalError("not yet") }

    /// Makes the change of marks that was last taken back again; nil when there is none.
    @discardableResult
    public func redo() throws(LibraryError) -> MarkOutcome? { fatalError("not yet") }

    /// Keeps where reading stands, for the post and for its archive.
    public func save(_ position: ReadingPosition) throws(LibraryError) { fatalError("not yet") }

    /// Where reading stands in an archive, nil when it was never read.
    public func position(in archive: ArchiveID) throws(LibraryError) -> ReadingPosition? {
        fatalError("not yet")
    }

    /// Keeps whether an archive is read newest first.
    public func setReversed(_ isReversed: Bool, archive: ArchiveID) throws(LibraryError) {
        fatalError("not yet")
    }

    /// Begins an import: nothing is visible before ``ImportSession/finish(isComplete:)``.
    public func beginImport() throws(LibraryError) -> ImportSession { fatalError("not yet") }

    /// Recomputes every counter and checks the file; an empty answer means all is well.
    public func check() throws(LibraryError) -> [String] { fatalError("not yet") }
}

/// An import under way, kept in a staging file beside the library until it is finished.
public final class ImportSession {
    init() {}

    /// Takes what the archive says of the blog; the last call stands.
    public func take(_ blog: BlogInfo) throws(LibraryError) { fatalError("not yet") }

    /// Takes a post, page or draft. A second post of the same identity replaces the first.
    public func take(_ post: PostContent) throws(LibraryError) { fatalError("not yet") }

    /// Takes a comment; it may come before its post.
    public func take(_ comment: CommentContent) throws(LibraryError) { fatalError("not yet") }

    /// Makes everything visible in one transaction.
    ///
    /// - Parameter isComplete: whether posts that were not taken have vanished from the source.
    public func finish(isComplete: Bool) throws(LibraryError) -> ImportOutcome {
        fatalError("not yet")
    }

    /// Drops everything that was taken; the library stays as it was.
    public func abandon() { fatalError("not yet") }
}

/// What an import led to.
public struct ImportOutcome: Hashable, Sendable {
    /// The archive, nil when the source held nothing to read and the library had no such archive.
    public var archive: ArchiveID?
    /// The blog as the source describes it.
    public var blog: BlogInfo
    /// What the source holds.
    public var counts: ArchiveCounts
    /// What that changed in the library.
    public var changes: ArchiveChanges
    /// Comments left out because their post is not there.
    public var orphanComments: Int

    /// Makes an outcome from its parts.
    public init(
        archive: ArchiveID?, blog: BlogInfo, counts: ArchiveCounts, changes: ArchiveChanges,
        orphanComments: Int = 0
    ) {
        self.archive = archive
        self.blog = blog
        self.counts = counts
        self.changes = changes
        self.orphanComments = orphanComments
    }
}

/// Why the library could not do what was asked.
public enum LibraryError: Error, Hashable, Sendable {
    /// The file cannot be opened or written: which, and why.
    case unusable(path: String, reason: String)
    /// The file is not a library of annals.
    case notALibrary(path: String)
    /// The file was written by a newer annals.
    case newer(path: String, version: Int, supported: Int)
    /// Another program kept the library locked for too long.
    case busy
    /// SQLite reported an error: its message.
    case database(String)
}
