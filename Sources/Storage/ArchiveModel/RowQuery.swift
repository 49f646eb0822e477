/// Which stretch of a section's posts to fetch, by key: never by number.
public struct RowQuery: Hashable, Sendable {
    /// Where the stretch lies.
    public enum Anchor: Hashable, Sendable {
        /// From the first post of the reading order.
        case first
        /// Up to the last post of the reading order.
        case last
        /// The posts that follow this key in reading order, without it.
        case after(PostKey)
        /// The posts that come before this key in reading order, without it.
        case before(PostKey)
        /// Half before, half from this key on. The key need not be that of a post.
        case around(PostKey)
    }

    /// The archive, or kept search.
    public var archive: ArchiveID
    /// The section; a kept search has all its posts in that of posts.
    public var section: Section
    /// What posts must have to be there.
    public var filter = PostFilter()
    /// Where the stretch lies.
    public var anchor: Anchor
    /// How many posts at most.
    public var limit: Int
    /// Whether reading order is newest first.
    public var isReversed: Bool
    /// How many posts come before that of the key in ``Anchor/after(_:)`` or
    /// ``Anchor/before(_:)``, as an earlier page said; nil when unknown, and then the posts of a
    /// month are counted.
    public var knownOrdinal: Int?

    /// Makes a query from its parts.
    public init(
        archive: ArchiveID, section: Section, anchor: Anchor, limit: Int, isReversed: Bool = false,
        knownOrdinal: Int? = nil, filter: PostFilter = PostFilter()
    ) {
        self.filter = filter
        self.archive = archive
        self.section = section
        self.anchor = anchor
        self.limit = limit
        self.isReversed = isReversed
        self.knownOrdinal = knownOrdinal
    }
}

/// A stretch of posts in reading order, with what lies on either side.
public struct RowPage: Hashable, Sendable {
    /// The posts, in reading order.
    public var rows: [PostRow]
    /// Whether posts come before the first.
    public var hasBefore: Bool
    /// Whether posts follow the last.
    public var hasAfter: Bool
    /// How many posts of the section come before the first one in reading order.
    public var firstOrdinal: Int
    /// Whether ``firstOrdinal`` counts only posts of the first one's month: those of a kept search
    /// or a filter are counted by month, and whoever asks knows the months before.
    public var isOrdinalOfMonth = false

    /// Makes a page from its parts.
    public init(
        rows: [PostRow] = [], hasBefore: Bool = false, hasAfter: Bool = false, firstOrdinal: Int = 0
    ) {
        self.rows = rows
        self.hasBefore = hasBefore
        self.hasAfter = hasAfter
        self.firstOrdinal = firstOrdinal
    }
}

/// Which way to go in reading order.
public enum ReadingDirection: Sendable {
    /// Towards the end.
    case forward
    /// Towards the beginning.
    case backward
}
