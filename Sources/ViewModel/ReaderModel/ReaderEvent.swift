public import ArchiveModel
public import Prose
public import Search

/// Something that happened: a key, a change of the terminal, or what an ``Effect`` led to.
public enum ReaderEvent: Sendable {
    /// A key was pressed.
    case key(KeyPress)
    /// The terminal has this size now.
    case resized(TerminalSize)
    /// The library's archives.
    case archivesLoaded([ArchiveSummary])
    /// An archive was opened.
    case archiveOpened(OpenedArchive)
    /// A stretch of the list.
    case rowsLoaded(RowPage, for: RowQuery, generation: Int)
    /// A post with its page's text, or with the beginning of a long one's.
    case postLoaded(LoadedPost, generation: Int)
    /// A short post that is likely to be asked for; nothing of it shows yet.
    case postExpected(LoadedPost)
    /// A post that was asked for is not there any more.
    case postMissing(PostID, generation: Int)
    /// The next unread post, nil when there is none in that direction.
    case unreadFound(PostRow?, generation: Int)
    /// The next post by title, nil when there is none in that direction.
    case titleFound(PostRow?, generation: Int)
    /// The post of the library that an address leads to, nil when there is none.
    case postFound(PostRow?, for: String, generation: Int)
    /// What a search has found so far, and how much of the library can be found.
    case searched(SearchResults, SearchCoverage, generation: Int)
    /// Posts that were found, or some of those that were asked for.
    case foundLoaded([FoundPost], generation: Int)
    /// The kept searches are others.
    case keptChanged(KeptChange)
    /// A kept search was made anew, and whether it lists other posts than before.
    case keptRefreshed(ArchiveSummary, hasChanged: Bool)
    /// The counts of what a filter lets through.
    case filteredCounted(ArchiveOutline, generation: Int)
    /// What a list can be filtered by.
    case choicesLoaded([FilterChoice], generation: Int)
    /// Pages in a language can be set with divided words without waiting for its dictionary.
    case dictionaryRead(language: String)
    /// Nothing waits: there is time to set what is not shown yet.
    case idle
    /// So many of the posts that a change of marks is about are done; it goes on.
    case marking(done: Int, total: Int)
    /// Marks are on disk.
    case marked(MarkResult)
    /// The time asked for by ``Effect/wake(afterMilliseconds:generation:)`` has come.
    case woken(generation: Int)
    /// Something went wrong: one sentence for the person, and what is not going to happen.
    case failed(String, in: Undertaking)
    /// Something worth a word: one sentence for the person.
    case notice(String)
    /// The terminal asks to end (SIGTERM, SIGHUP).
    case terminated
}

/// What can go wrong, each with something of its own that then is waited for in vain.
public enum Undertaking: Hashable, Sendable, CaseIterable {
    /// Listing archives, or opening one.
    case archive
    /// Fetching a stretch of the list.
    case rows
    /// Loading a post.
    case post
    /// Looking for an unread post.
    case unread
    /// Looking for a title.
    case title
    /// Looking for the post that an address leads to.
    case link
    /// Reading a dictionary.
    case dictionary
    /// Searching.
    case search
    /// Counting what a filter lets through, or what there is to filter by.
    case filter
    /// Keeping a change of marks.
    case marks
    /// Anything that nothing waits for: the browser, the clipboard, a position.
    case other
}

/// An archive with what the reader needs to show it.
public struct OpenedArchive: Hashable, Sendable {
    /// What the library lists of it.
    public var summary: ArchiveSummary
    /// Its counts by month.
    public var outline: ArchiveOutline
    /// The post that reading stopped at, with its offset; nil when it was never read.
    public var position: ReadingPosition?
    /// That post's row.
    public var positionRow: PostRow?

    /// Makes an opened archive from its parts.
    public init(
        summary: ArchiveSummary, outline: ArchiveOutline, position: ReadingPosition? = nil,
        positionRow: PostRow? = nil
    ) {
        self.summary = summary
        self.outline = outline
        self.position = position
        self.positionRow = positionRow
    }
}

/// A post ready to be set: parsed, with what comes next.
public struct LoadedPost: Hashable, Sendable {
    /// The post.
    public var post: StoredPost
    /// Its body.
    public var document: Document
    /// Its comments' texts, in the order of ``StoredPost/comments``.
    public var commentDocuments: [Document]
    /// The post that follows in reading order, nil at the end of its section.
    public var next: PostRow?
    /// How much of the body ``document`` is the beginning of, 0…99 percent of its source; nil when
    /// all of it, comments included, was read.
    public var readPercent: Int?

    /// Makes a loaded post from its parts.
    public init(
        post: StoredPost, document: Document, commentDocuments: [Document] = [],
        next: PostRow? = nil, readPercent: Int? = nil
    ) {
        self.post = post
        self.document = document
        self.commentDocuments = commentDocuments
        self.next = next
        self.readPercent = readPercent.map { max(0, min(99, $0)) }
    }

    /// Whether ``next`` is the next one of a list that has only some posts.
    public var isOfSome = false

    /// Whether all of it was read, not only the beginning of a long one.
    public var isWhole: Bool { readPercent == nil }
}

/// What became of a change of marks.
public struct MarkResult: Hashable, Sendable {
    /// What asked for it.
    public enum Cause: Hashable, Sendable {
        /// A mark command, or reading to the end.
        case mark(isAutomatic: Bool)
        /// `u`.
        case undo
        /// `^R`.
        case redo
    }

    /// What asked for it.
    public var cause: Cause
    /// What changed; nil when there was nothing to undo or redo, or it was stopped.
    public var outcome: MarkOutcome?
    /// Whether it was stopped, so that everything is as before.
    public var wasStopped: Bool
    /// The changed posts as they are now, at most 100.
    public var rows: [PostRow]
    /// The open archive's counts as they are now.
    public var outline: ArchiveOutline?
    /// The archive that ``outline`` is of.
    public var archive: ArchiveID?

    /// Makes a result from its parts.
    public init(
        cause: Cause, outcome: MarkOutcome?, rows: [PostRow] = [],
        outline: ArchiveOutline? = nil, archive: ArchiveID? = nil, wasStopped: Bool = false
    ) {
        self.cause = cause
        self.outcome = outcome
        self.wasStopped = wasStopped
        self.rows = rows
        self.outline = outline
        self.archive = archive
    }
}

/// The terminal's size in cells.
public struct TerminalSize: Hashable, Sendable {
    /// Cells in a row.
    public var columns: Int
    /// Rows.
    public var rows: Int

    /// The least size annals draws at; below it says so and waits.
    public static let least = TerminalSize(columns: 20, rows: 4)

    /// Makes a size.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The size with both parts from 0 to 4,096, so that layout needs no care about overflow.
    var bounded: TerminalSize {
        TerminalSize(
            columns: max(0, min(columns, 4_096)), rows: max(0, min(rows, 4_096)))
    }
}
