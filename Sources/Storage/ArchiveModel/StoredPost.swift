/// What the post list shows of one post.
public struct PostRow: Hashable, Sendable, Identifiable {
    /// The post.
    public var id: PostID
    /// The archive it belongs to.
    public var archive: ArchiveID
    /// The part of the archive it stands in.
    public var section: Section
    /// The title; empty when it has none.
    public var title: String
    /// The first words of a post without a title, or what it shows; empty when that is unknown.
    public var opening: String
    /// When it was written.
    public var date: PostDate?
    /// Words of visible text.
    public var words: Int
    /// How many comments stand under it.
    public var comments: Int
    /// Whether the reader has read it.
    public var isRead: Bool
    /// Whether the reader has starred it.
    public var isStarred: Bool
    /// Whether a newer export no longer has it.
    public var isVanished: Bool
    /// Whether it was read, and a newer export has another text since then.
    public var isChanged: Bool

    /// Makes a row from its parts.
    public init(
        id: PostID, archive: ArchiveID, section: Section = .posts, title: String,
        opening: String = "", date: PostDate? = nil, words: Int = 0, comments: Int = 0,
        isRead: Bool = false,
        isStarred: Bool = false, isVanished: Bool = false, isChanged: Bool = false
    ) {
        self.id = id
        self.archive = archive
        self.section = section
        self.title = title
        self.opening = opening
        self.date = date
        self.words = words
        self.comments = comments
        self.isRead = isRead
        self.isStarred = isStarred
        self.isVanished = isVanished
        self.isChanged = isChanged
    }

    /// The title, or what stands for an empty one.
    public var displayTitle: String { UntitledPost.name(title, opening) }

    /// Where the post stands in reading order.
    public var key: PostKey { PostKey(local: date?.local ?? PostKey.undatedLocal, id: id) }

    /// The month it belongs to.
    public var month: Month { date?.month ?? .undated }
}

/// A comment of the library.
public struct Comment: Hashable, Sendable {
    /// The row id in the library, until the comments of its post are imported again.
    public var id: Int64
    /// The source's own id, or what stands for it: it outlives an import.
    public var identity: String
    /// The row id of the comment it answers, when that comment is there.
    public var parent: Int64?
    /// The commenter's name; empty when anonymous.
    public var author: String
    /// Whether the blog's own author wrote it.
    public var isByBlogAuthor: Bool
    /// When it was written.
    public var date: PostDate?
    /// The text.
    public var body: PostBody
    /// Whether the answers to it were folded away by hand, or opened; nil for neither.
    public var isFolded: Bool?

    /// Makes a comment from its parts.
    public init(
        id: Int64, identity: String, parent: Int64? = nil, author: String = "",
        isByBlogAuthor: Bool = false, date: PostDate? = nil, body: PostBody,
        isFolded: Bool? = nil
    ) {
        self.isFolded = isFolded
        self.id = id
        self.identity = identity
        self.parent = parent
        self.author = author
        self.isByBlogAuthor = isByBlogAuthor
        self.date = date
        self.body = body
    }
}

/// What a comment is known by, also after another import.
public struct CommentKey: Hashable, Sendable {
    /// The post that it stands under.
    public var post: PostID
    /// Its ``Comment/identity``.
    public var identity: String

    /// Makes a key from its parts.
    public init(post: PostID, identity: String) {
        self.post = post
        self.identity = identity
    }
}

/// A post with all that its page shows.
public struct StoredPost: Hashable, Sendable {
    /// What the list shows of it.
    public var row: PostRow
    /// Post or page.
    public var kind: PostKind
    /// Published or draft.
    public var status: PostStatus
    /// The author's name; empty when unknown.
    public var author: String
    /// Its labels.
    public var labels: [String]
    /// The address it had on the web; empty when unknown, a path where its site is unknown.
    public var permalink: String
    /// What the relative links of its body are read from: its permalink, else the blog's address;
    /// empty when both are unknown.
    public var base: String
    /// The language of its archive, a BCP 47 tag; empty when unknown.
    public var language: String
    /// The body.
    public var body: PostBody
    /// Its comments, oldest first.
    public var comments: [Comment]
    /// Where reading stopped: UTF-8 offset into the page's text; 0 is the start of the body.
    public var position: Int
    /// How many earlier texts of it the library has kept.
    public var earlierTexts: Int
    /// Which of them this is; nil for the text as it stands.
    public var version: PostVersion?

    /// Makes a post from its parts.
    public init(
        row: PostRow, kind: PostKind = .post, status: PostStatus = .published, author: String = "",
        labels: [String] = [], permalink: String = "", base: String? = nil, language: String = "",
        body: PostBody, comments: [Comment] = [], position: Int = 0, earlierTexts: Int = 0,
        version: PostVersion? = nil
    ) {
        self.earlierTexts = earlierTexts
        self.version = version
        self.language = language
        self.row = row
        self.kind = kind
        self.status = status
        self.author = author
        self.labels = labels
        self.permalink = permalink
        self.base = base ?? permalink
        self.body = body
        self.comments = comments
        self.position = position
    }
}

/// Which of a post's earlier texts one is.
public struct PostVersion: Hashable, Sendable {
    /// From 1, the oldest, upwards.
    public var number: Int
    /// When an import put a newer text in its place, in Unix seconds.
    public var replacedAt: Int64

    /// Makes a version from its parts.
    public init(number: Int, replacedAt: Int64) {
        self.number = number
        self.replacedAt = replacedAt
    }
}
