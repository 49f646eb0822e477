internal import ArchiveModel

/// What `update` has asked for and not yet got: at most one thing of each kind, the newest.
///
/// Every question has a generation of its own; ``isCurrent(_:)`` is the one place where answers to
/// older questions are dropped.
struct Requests: Sendable {
    private var counter = 0

    /// A stretch of the list.
    var rows: RowRequest?
    /// A post.
    var post: PostRequest?
    /// The next unread post.
    var unread: UnreadRequest?
    /// A post by its title.
    var title: TitleRequest?
    /// The post that an address leads to.
    var link: LinkRequest?
    /// The generation of the search that is under way, or was last.
    var search: Int?
    /// The generation of the texts around hits that are on their way.
    var found: Int?
    /// The generation of the counts of what is listed.
    var filter: Int?
    /// The generation of what the list can be filtered by.
    var choices: Int?
    /// The generation of the alarm that is set.
    var wake: Int?
    /// The language whose dictionary is being read.
    var dictionary: String?
    /// The archive that is being opened.
    var archive: ArchiveID?

    /// A generation that no question had before.
    mutating func newGeneration() -> Int {
        counter += 1
        return counter
    }

    /// Forgets every question: their answers are dropped.
    mutating func cancelAll() {
        (rows, post, unread, title, wake, archive) = (nil, nil, nil, nil, nil, nil)
        (link, filter, choices) = (nil, nil, nil)
    }

    /// Whether an event is no answer at all, or one to the newest question of its kind.
    func isCurrent(_ event: ReaderEvent) -> Bool {
        switch event {
        case .rowsLoaded(_, _, let generation): rows?.generation == generation
        case .postLoaded(_, let generation): post?.generation == generation
        case .postMissing(_, let generation): post?.generation == generation
        case .unreadFound(_, let generation): unread?.generation == generation
        case .titleFound(_, let generation): title?.generation == generation
        case .postFound(_, _, let generation): link?.generation == generation
        case .dictionaryRead(let language): dictionary == language
        case .searched(_, _, let generation): search == generation
        case .foundLoaded(_, let generation): found == generation
        case .filteredCounted(_, let generation): filter == generation
        case .choicesLoaded(_, let generation): choices == generation
        case .woken(let generation): wake == generation
        case .archiveOpened(let opened): archive == nil || archive == opened.summary.id
        default: true
        }
    }
}

/// A question for rows, with what to do once they are there.
struct RowRequest: Sendable {
    /// Where the selection goes in rows that replace the window.
    enum Target: Hashable, Sendable {
        /// The first post.
        case first
        /// The last post.
        case last
        /// The first post that isn't before a key.
        case from(PostKey)
        /// The post nearest to a day.
        case nearest(CalendarDay)
    }

    /// Where the selected post goes on screen.
    enum Placement: Hashable, Sendable {
        /// To the top of the pane.
        case top
        /// Some way down, with what comes before above it.
        case middle
        /// To the line it was on.
        case kept
    }

    var query: RowQuery
    var generation: Int
    /// Where the selection goes; nil when the rows extend the window.
    var target: Target?
    var placement = Placement.middle
    /// How many posts to move on from there.
    var steps = 0
    /// How the text opens the post that is then selected; nil when it doesn't.
    var entry: PostRequest.Entry?
    /// The only post that is to be opened, nil for whichever is selected then.
    var post: PostID?
    /// Whether the answer was that something went wrong; it is not asked again by itself.
    var hasFailed = false
}

/// A question for a post, with what it is for.
struct PostRequest: Sendable {
    /// Where the text begins when a post is opened.
    enum Entry: Hashable, Sendable {
        /// Where reading stopped; at the top when it was read to its end.
        case resumed
        /// Exactly where reading stopped.
        case exact
        /// At the end of the body.
        case end
        /// Exactly where it was left: what stood on top, and the line that was being read.
        case place(PageAnchor, reading: PageAnchor)
        /// At a name in it; at the top when it has no such name.
        case anchor(String)
        /// At the first hit of what a search asked for.
        case found

        /// Whether a post that is on the page already needs nothing more to show it.
        var isKnownInPost: Bool {
            switch self {
            case .resumed, .place, .anchor, .found: true
            case .exact, .end: false
            }
        }
    }

    /// What a post is for.
    enum Purpose: Hashable, Sendable {
        /// To be shown beside the list.
        case preview
        /// To be read.
        case read(Entry)
        /// To show one of its earlier texts.
        case version
        /// To be shown anew where it stands.
        case refresh
        /// To open its address.
        case browse
        /// To copy its address.
        case copyLink
    }

    var post: PostID
    var purpose: Purpose
    /// The reading order that it says what follows in.
    var isReversed: Bool
    var generation: Int
    /// Whether the answer was that something went wrong; it is not asked again by itself.
    var hasFailed = false

    /// Whether the post is on its way to the page.
    var isOpening: Bool {
        guard !hasFailed else { return false }
        switch purpose {
        case .preview, .read: return true
        case .version, .refresh, .browse, .copyLink: return false
        }
    }

    /// Whether a post that is shown is on its way to be shown anew.
    func isRefreshing(_ post: PostID) -> Bool {
        purpose == .refresh && self.post == post && !hasFailed
    }

    /// Whether the post is on its way to be read.
    var isToBeRead: Bool {
        guard isOpening, case .read = purpose else { return false }
        return true
    }
}

/// A question for an unread post, with what it is for.
struct UnreadRequest: Sendable {
    /// What the post is for.
    enum Purpose: Hashable, Sendable {
        /// Space at the end of a post; whether it has gone back to the beginning to look.
        case readOn(fromBeginning: Bool)
        /// `.` or `,`: how many more to go.
        case select(more: Int)
        /// An archive has just been opened.
        case begin
    }

    var query: RowQuery
    var direction: ReadingDirection
    var purpose: Purpose
    var generation: Int
}

/// A question for a title.
struct TitleRequest: Sendable {
    var text: String
    var direction: ReadingDirection
    /// Whether it has gone round the end of the section.
    var hasWrapped: Bool
    var generation: Int
}

/// A question for the post that an address leads to.
struct LinkRequest: Sendable {
    /// The address, whole.
    var address: String
    /// The name within the post that it leads to; nil for none.
    var fragment: String?
    var generation: Int
}
