/// What one archive holds, as an import reports it.
public struct ArchiveCounts: Hashable, Sendable {
    /// Published posts.
    public var posts: Int
    /// Drafts of posts.
    public var drafts: Int
    /// Published pages.
    public var pages: Int
    /// Comments under published posts and pages.
    public var comments: Int
    /// Local day of the oldest dated published post.
    public var first: CalendarDay?
    /// Local day of the newest dated published post.
    public var last: CalendarDay?
    /// Distinct months of dated published posts.
    public var months: Int
    /// Distinct labels on published posts.
    public var labels: Int

    /// Makes counts from their parts; everything is 0 unless said.
    public init(
        posts: Int = 0, drafts: Int = 0, pages: Int = 0, comments: Int = 0,
        first: CalendarDay? = nil, last: CalendarDay? = nil, months: Int = 0, labels: Int = 0
    ) {
        self.posts = posts
        self.drafts = drafts
        self.pages = pages
        self.comments = comments
        self.first = first
        self.last = last
        self.months = months
        self.labels = labels
    }
}

/// How many of a blog's links to itself lead to a post.
public struct LinkCounts: Hashable, Sendable {
    /// Links in texts to pages of the blog's own site that may be posts: not its home page, its
    /// lists of posts, or files.
    public var inner: Int
    /// Those of them that lead to a post of the archive.
    public var resolved: Int

    /// Makes counts from their parts.
    public init(inner: Int = 0, resolved: Int = 0) {
        self.inner = inner
        self.resolved = resolved
    }
}
