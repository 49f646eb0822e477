/// How many posts a group holds and how many of them are still unread.
public struct Tally: Hashable, Sendable {
    /// All posts.
    public var posts: Int
    /// Posts not yet read.
    public var unread: Int
    /// Words of all posts.
    public var words: Int
    /// Words of posts not yet read.
    public var unreadWords: Int

    /// Makes a tally; everything is 0 unless said.
    public init(posts: Int = 0, unread: Int = 0, words: Int = 0, unreadWords: Int = 0) {
        self.posts = posts
        self.unread = unread
        self.words = words
        self.unreadWords = unreadWords
    }

    /// Adds two groups.
    public static func + (left: Self, right: Self) -> Self {
        Tally(
            posts: left.posts + right.posts, unread: left.unread + right.unread,
            words: left.words + right.words, unreadWords: left.unreadWords + right.unreadWords)
    }
}

/// The tally of one month.
public struct MonthTally: Hashable, Sendable {
    /// The month, or ``Month/undated``.
    public var month: Month
    /// Its counts.
    public var tally: Tally

    /// Pairs a month with its counts.
    public init(month: Month, tally: Tally) {
        self.month = month
        self.tally = tally
    }
}

/// An archive's counts: everything the archive tree shows.
public struct ArchiveOutline: Hashable, Sendable {
    /// Published posts by month, in order of time, only months that have posts; ``Month/undated``
    /// last.
    public private(set) var months: [MonthTally]
    /// All published posts together.
    public private(set) var total: Tally
    /// Published pages.
    public var pages: Tally
    /// Drafts.
    public var drafts: Tally

    /// Makes an outline from its parts.
    public init(months: [MonthTally] = [], pages: Tally = Tally(), drafts: Tally = Tally()) {
        self.months = months
        total = months.reduce(Tally()) { $0 + $1.tally }
        self.pages = pages
        self.drafts = drafts
    }

    /// Adds a month behind all others.
    public mutating func append(_ month: MonthTally) {
        months.append(month)
        total = total + month.tally
    }

    /// Adds a tally to that of a month, and to ``total``; what has become less is negative.
    public mutating func add(_ tally: Tally, toMonthAt index: Int) {
        months[index].tally = months[index].tally + tally
        total = total + tally
    }
}

/// An archive as the library lists it.
public struct ArchiveSummary: Hashable, Sendable, Identifiable {
    /// The archive.
    public var id: ArchiveID
    /// What its source says of it.
    public var blog: BlogInfo
    /// Counts of its published posts.
    public var tally: Tally
    /// How many pages it has.
    public var pages: Int
    /// How many drafts it has.
    public var drafts: Int
    /// How many comments it has under published posts and pages.
    public var comments: Int
    /// Its first month with a dated post, nil when there is none.
    public var firstMonth: Month?
    /// Its last month with a dated post, nil when there is none.
    public var lastMonth: Month?
    /// Whether it is read newest first.
    public var isReversed: Bool
    /// When it was last read, in Unix seconds; 0 when never.
    public var lastReadAt: Int64
    /// The search whose posts it lists; nil for an archive.
    public var kept: KeptSearch?

    /// Makes a summary from its parts.
    public init(
        id: ArchiveID, blog: BlogInfo, tally: Tally = Tally(), pages: Int = 0, drafts: Int = 0,
        comments: Int = 0, firstMonth: Month? = nil, lastMonth: Month? = nil,
        isReversed: Bool = false, lastReadAt: Int64 = 0
    ) {
        self.id = id
        self.blog = blog
        self.tally = tally
        self.pages = pages
        self.drafts = drafts
        self.comments = comments
        self.firstMonth = firstMonth
        self.lastMonth = lastMonth
        self.isReversed = isReversed
        self.lastReadAt = lastReadAt
    }

    /// The title to show: the blog's own, else its address, its source's name, its identity.
    public var displayTitle: String {
        [blog.title, blog.link, blog.sourceName].first { !$0.isEmpty } ?? blog.identity
    }
}
