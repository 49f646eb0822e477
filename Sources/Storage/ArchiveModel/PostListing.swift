/// What a listing of the library says of one post.
public struct PostListing: Hashable, Sendable, Identifiable {
    /// The post.
    public var id: PostID
    /// The archive it belongs to.
    public var archive: ArchiveID
    /// The archive's title as shown, see ``ArchiveSummary/displayTitle``.
    public var archiveTitle: String
    /// Post or page.
    public var kind: PostKind
    /// Published or draft.
    public var status: PostStatus
    /// The title; empty when it has none.
    public var title: String
    /// The first words of a post without a title, or what it shows; empty when that is unknown.
    public var opening: String
    /// When it was written, nil when unknown.
    public var date: PostDate?
    /// The author's name; empty when unknown.
    public var author: String
    /// Its labels, in the source's order.
    public var labels: [String]
    /// How many comments stand under it.
    public var comments: Int
    /// Words of visible text.
    public var words: Int
    /// Whether the reader has read it.
    public var isRead: Bool
    /// Whether the reader has starred it.
    public var isStarred: Bool
    /// Whether a newer export no longer has it.
    public var isVanished: Bool
    /// Whether it was read, and a newer export has another text since then.
    public var isChanged: Bool
    /// The address it had on the web; empty when unknown.
    public var permalink: String

    /// Makes a listing from its parts.
    public init(
        id: PostID, archive: ArchiveID, archiveTitle: String, kind: PostKind = .post,
        status: PostStatus = .published, title: String = "", opening: String = "",
        date: PostDate? = nil, author: String = "", labels: [String] = [], comments: Int = 0,
        words: Int = 0,
        isRead: Bool = false, isStarred: Bool = false, isVanished: Bool = false,
        isChanged: Bool = false, permalink: String = ""
    ) {
        self.id = id
        self.archive = archive
        self.archiveTitle = archiveTitle
        self.kind = kind
        self.status = status
        self.title = title
        self.opening = opening
        self.date = date
        self.author = author
        self.labels = labels
        self.comments = comments
        self.words = words
        self.isRead = isRead
        self.isStarred = isStarred
        self.isVanished = isVanished
        self.isChanged = isChanged
        self.permalink = permalink
    }

    /// The title, or what stands for an empty one.
    public var displayTitle: String { UntitledPost.name(title, opening) }

    /// The month it belongs to.
    public var month: Month { date?.month ?? .undated }
}
