public import ArchiveModel
public import Search

/// Everything the screen shows.
///
/// Only `update` changes it.
public struct ReaderState: Sendable {
    /// The terminal's size, 0 at least.
    public internal(set) var size: TerminalSize
    /// Whether ornaments may be box drawing and typographic signs.
    public let usesUnicodeOrnaments: Bool
    /// How the person wants to read.
    public internal(set) var settings: ReaderSettings
    /// The library's archives, by title.
    public internal(set) var archives: [ArchiveSummary] = []
    /// Whether ``archives`` is what the library said, so that an empty one means an empty library.
    public internal(set) var hasListedArchives = false
    /// The archive picker, nil when it isn't shown; an archive may be open beneath it.
    public internal(set) var picker: ArchivePicker?
    /// The open archive.
    public internal(set) var archive: OpenedArchive?
    /// What the keys go to.
    public internal(set) var focus: Pane = .list
    /// Whether the tree is shown where there is room for it.
    public internal(set) var isTreeShown = true
    /// Whether only the text is shown.
    public internal(set) var isZoomed = false
    /// Whether a narrow terminal shows the text (in full) instead of tree and list.
    public internal(set) var isTextOpen = false
    /// The archive tree.
    public internal(set) var tree = ArchiveTree()
    /// The post list.
    public internal(set) var list = PostList()
    /// The post on the page, nil before the first is opened.
    public internal(set) var reading: ReadingPane?
    /// The prompt on the bottom row.
    public internal(set) var prompt: Prompt?
    /// A word on the bottom row, until the next key.
    public internal(set) var message: Message?
    /// The help page, nil when it isn't shown.
    public internal(set) var help: HelpPage?
    /// Keys of a sequence that is not yet complete, a count included, as typed: `12g`.
    public internal(set) var pendingKeys = ""
    /// What `n` and `N` look for.
    public internal(set) var find: FindQuery?
    /// The labels on the links that are shown, nil while none is to be followed.
    public internal(set) var labels: LinkLabels?
    /// The search page, as it was left; nil before anything was searched for.
    public internal(set) var search: SearchPage?
    /// Whether the search page lies over everything.
    public internal(set) var isSearchShown = false
    /// What of the archive is listed, nil for all.
    public internal(set) var listFilter: ListFilter?
    /// What the list can be filtered by, nil when that isn't shown.
    public internal(set) var chooser: FilterChooser?
    /// The footnote that lies over the text, nil when none does.
    public internal(set) var note: NoteBox?

    /// The keys that ``pendingKeys`` shows.
    var pending = PendingKeys() { didSet { pendingKeys = pending.shown } }
    /// What of the comments is folded away.
    var comments: CommentFolding
    /// What was typed into prompts.
    var histories: PromptHistories
    /// The places that links led away from.
    var history = JumpHistory()
    /// Where an archive that is being opened is to be shown, when a link led there.
    var landing: Landing?
    /// What has been asked for and not answered.
    var requests = Requests()
    /// What `update` will return; empty between events.
    var outbox: [Effect] = []
    /// What is to be read ahead in idle time; nil before it was thought of.
    var ahead: [Effect]?
    /// Pages that were set in idle time.
    var pagesAhead = PagesAhead()
    /// Changes of marks that are not yet known to be on disk.
    var marking = MarksUnderWay()
    /// Whether the change of marks that is under way has turned out to take long.
    var isMarkingLong = false
    /// Where reading stands, as last sent to be kept.
    var bookmarks = Bookmarks()
    /// Whether the hits of ``find`` are marked in the text.
    var showsHits = false
    /// What is said before the number of the hit, while that number is on the bottom row.
    var hitWords: String?
    /// What is to be marked once the counts are known anew.
    var markAfterCount: GroupMark?
    /// Whether Space was just told that the unread posts that are left lie behind.
    var offersBeginning = false
    /// The archive that was just offered to go on in, for the open one has nothing unread.
    var offeredArchive: ArchiveID?
    /// Whether the archive that is being opened is to show its first unread post, and not where
    /// reading stopped.
    var opensAtUnread = false

    /// The state before anything is loaded.
    ///
    /// - Parameters:
    ///   - size: the terminal's; negative parts are taken as 0, huge ones cut.
    ///   - usesUnicodeOrnaments: false for a terminal that shows ASCII only.
    ///   - settings: what ``Effect/saveSetting(name:value:)`` has kept, by name.
    public init(
        size: TerminalSize, usesUnicodeOrnaments: Bool = true, settings: [String: String] = [:]
    ) {
        self.settings = ReaderSettings(saved: settings)
        histories = PromptHistories(saved: settings)
        comments = CommentFolding(view: self.settings.comments)
        self.size = size.bounded
        self.usesUnicodeOrnaments = usesUnicodeOrnaments
    }

    /// Where the panes lie.
    public var layout: PaneLayout { PaneLayout(self) }

    /// Whether the library holds nothing at all, so that the screen says how to import.
    public var isLibraryEmpty: Bool {
        hasListedArchives && archive == nil && archives.allSatisfy { $0.kept != nil }
    }

    /// Whether the terminal is too small to show anything but that.
    public var isTooSmall: Bool {
        size.columns < TerminalSize.least.columns || size.rows < TerminalSize.least.rows
    }

    /// The reading order of the open archive.
    var order: ReadingOrder { ReadingOrder(isReversed: archive?.summary.isReversed ?? false) }
}

/// The panes that can have the focus.
public enum Pane: Sendable, CaseIterable {
    /// The archive tree.
    case tree
    /// The post list.
    case list
    /// The reading pane.
    case text
}

/// The list of archives to choose from.
public struct ArchivePicker: Sendable {
    /// The selected archive's index in ``ReaderState/archives``.
    public internal(set) var selection = 0
    /// The first index shown.
    public internal(set) var top = 0
}

/// The archive tree: years, their months, then undated posts, pages and drafts where there are any.
public struct ArchiveTree: Sendable {
    /// The rows, top to bottom, in reading order.
    public internal(set) var rows: [TreeRow] = [] {
        didSet { peaks = TreePeaks(of: rows) }
    }
    /// The highest counts of all rows.
    public private(set) var peaks = TreePeaks(of: [])
    /// The selected row's index.
    public internal(set) var selection = 0
    /// The first index shown.
    public internal(set) var top = 0
    /// The years that a person expanded.
    var expandedYears: Set<Int> = []
    /// The year that is expanded because the list is in it.
    var yearOfList: Int?
    /// What the list's selection belonged to when the tree last looked.
    var followed: TreeRow.Node?

    /// The selected row.
    public var selected: TreeRow? { rows.indices.contains(selection) ? rows[selection] : nil }
}

/// One row of the archive tree.
public struct TreeRow: Hashable, Sendable {
    /// What a row stands for.
    public enum Node: Hashable, Sendable {
        /// A year.
        case year(Int)
        /// A month of an expanded year.
        case month(Month)
        /// Posts without a date.
        case undated
        /// Pages.
        case pages
        /// Drafts.
        case drafts
    }

    /// What it stands for.
    public var node: Node
    /// Its counts.
    public var tally: Tally
    /// Whether its months follow; nil for what cannot be expanded.
    public var isExpanded: Bool?
    /// Posts in each of the twelve months, for a year; empty otherwise.
    public var postsByMonth: [Int]
}

/// The post list: a window onto a section in reading order, with a heading where a month begins.
public struct PostList: Sendable {
    /// A line of the list.
    public enum Line: Hashable, Sendable {
        /// Where a month begins.
        case heading(Month)
        /// A post: its index in ``PostList/rows``.
        case post(Int)
    }

    /// The section that is listed.
    public internal(set) var section: Section = .posts
    /// The posts of the window, in reading order.
    public internal(set) var rows: [PostRow] = []
    /// How many posts of the section come before the window.
    public internal(set) var firstOrdinal = 0
    /// How many posts the section has.
    public internal(set) var total = 0
    /// The selected post's index in ``rows``.
    public internal(set) var selection = 0
    /// The index of the first post shown.
    public internal(set) var top = 0
    /// Whether posts come before the window.
    var hasBefore = false
    /// Whether posts follow the window.
    var hasAfter = false

    /// The selected post.
    public var selected: PostRow? { rows.indices.contains(selection) ? rows[selection] : nil }
}

/// What the prompt on the bottom row asks for.
public struct Prompt: Sendable {
    /// What a prompt is for.
    public enum Kind: Hashable, Sendable {
        /// `:`, a command's name.
        case command
        /// `/` or `?`, a text to find in the focused pane.
        case find(backward: Bool)
        /// `gm`, a month or day.
        case goToMonth
        /// `s`, a query.
        case search
        /// The name that a search is to be kept by.
        case keep
        /// Another name for a kept search.
        case rename(ArchiveID)
        /// `&`, a label or author.
        case filter
        /// A question answered by `y` or `n`; the question.
        case confirm(String, Confirmed)
    }

    /// What a question is about.
    public enum Confirmed: Hashable, Sendable {
        /// A change of marks.
        case mark(MarkRequest)
        /// An address to open in the browser.
        case open(String)
        /// A kept search that is to go.
        case forget(ArchiveID)
    }

    /// What it is for.
    public internal(set) var kind: Kind
    /// What has been typed.
    public internal(set) var text = ""
    /// How many characters of ``text`` lie before the cursor.
    public internal(set) var cursor = 0
    /// How many lines of the screen a long question may take, at a height in rows; 1 at least.
    public static func mostLines(rows: Int) -> Int {
        max(1, rows < 10 ? rows - 1 : min(8, rows / 3))
    }

    /// What is said beside it: what a month resolves to, which commands match; may be empty.
    public internal(set) var hint = ""
    /// What Escape returns to, where typing moves things.
    var origin: PromptOrigin?
}

/// A word on the bottom row.
public struct Message: Hashable, Sendable {
    /// What is said: one line.
    public var text: String
    /// Whether something went wrong.
    public var isError: Bool

    /// Makes a message.
    public init(_ text: String, isError: Bool = false) {
        self.text = text
        self.isError = isError
    }
}

/// A page of help that lies over everything.
public struct HelpPage: Sendable {
    /// What a page is about.
    public enum Topic: Sendable {
        /// Keys, commands and settings.
        case keys
        /// The settings as they are.
        case settings
    }

    /// What it is about.
    public internal(set) var topic = Topic.keys
    /// The first line that is shown.
    public internal(set) var top = 0
    /// The line that find stands on, nil when there is none.
    public internal(set) var hit: Int?
}

/// What find looks for.
public struct FindQuery: Hashable, Sendable {
    /// The text.
    public var text: String
    /// Whether `n` goes backward.
    public var isBackward: Bool
    /// What a search asked for, whose words are looked for then; nil where the text is.
    public var words: SearchQuery?

    /// What is looked for on a page.
    var target: FindTarget { words.map { .words($0, text) } ?? .text(text) }
}
