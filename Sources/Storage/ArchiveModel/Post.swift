/// What a blog publishes: a post of its time line, or a page beside it.
public enum PostKind: Int, Sendable, CaseIterable {
    /// An entry of the blog's time line.
    case post = 0
    /// A page that stands outside the time line.
    case page = 1
}

/// Whether a post was published.
public enum PostStatus: Int, Sendable, CaseIterable {
    /// Visible to the blog's readers.
    case published = 0
    /// Never published; kept apart and shown as such.
    case draft = 1
}

/// The parts an archive is read in: its time line, its pages, its drafts.
public enum Section: Int, Sendable, CaseIterable {
    /// Published posts, in reading order.
    case posts = 0
    /// Published pages.
    case pages = 1
    /// Drafts of posts and pages.
    case drafts = 2

    /// The section a post of this kind and status belongs to.
    public init(kind: PostKind, status: PostStatus) {
        switch (status, kind) {
        case (.draft, _): self = .drafts
        case (.published, .page): self = .pages
        case (.published, .post): self = .posts
        }
    }
}

/// What a body is written in.
public enum BodyFormat: Int, Sendable {
    /// HTML, a fragment or a page.
    case html = 0
    /// Plain text whose paragraphs are divided by blank lines.
    case plainText = 1
    /// HTML as WordPress keeps it: blank lines divide paragraphs, short codes stand for mark-up.
    case wordPress = 2
    /// Markdown as site generators take it, with tags of templates in it.
    case markdown = 3
}

/// A post's body as the source had it.
public struct PostBody: Hashable, Sendable {
    /// The text, unchanged but for its encoding.
    public var text: String
    /// What the text is written in.
    public var format: BodyFormat

    /// Pairs a text with its format.
    public init(text: String, format: BodyFormat) {
        self.text = text
        self.format = format
    }
}

/// A post as an archive states it, normalised, before the library has it.
public struct PostContent: Hashable, Sendable {
    /// What stays the same when the post is exported again, unique within its archive.
    ///
    /// The source's own id, else the normalised permalink, else date and title.
    public var identity: String
    /// Post or page.
    public var kind: PostKind
    /// Published or draft.
    public var status: PostStatus
    /// The title as plain text, entities resolved, white space collapsed; may be empty.
    public var title: String
    /// When it was written, nil when the source does not say.
    public var date: PostDate?
    /// The author's name; empty when unknown.
    public var author: String
    /// Labels in the source's order, without repeats.
    public var labels: [String]
    /// The address the post had on the web; empty when unknown.
    public var permalink: String
    /// The body.
    public var body: PostBody
    /// Words of visible text in the body, as `Prose.wordCount` counts them.
    public var words: Int
    /// Other addresses that led to the post: older ones, those of redirects, its number's; whole or
    /// from the root of the blog's site.
    public var aliases: [String]
    /// When it was last edited, in Unix seconds; nil when the source does not say.
    public var updated: Int64?
    /// What names it in lists when it has no title: its first words, or what it shows; made by
    /// annals, empty for a post with a title or without anything to see.
    public var opening: String
    /// Whether the source ends within it: it takes the place of nothing that the library has.
    public var isBeginning = false

    /// Makes a post from its parts.
    public init(
        identity: String, kind: PostKind = .post, status: PostStatus = .published,
        title: String = "", date: PostDate? = nil, author: String = "", labels: [String] = [],
        permalink: String = "", body: PostBody = PostBody(text: "", format: .html), words: Int = 0,
        aliases: [String] = [], updated: Int64? = nil, opening: String = ""
    ) {
        self.identity = identity
        self.kind = kind
        self.status = status
        self.title = title
        self.date = date
        self.author = author
        self.labels = labels
        self.permalink = permalink
        self.body = body
        self.words = words
        self.aliases = aliases
        self.updated = updated
        self.opening = opening
    }
}

/// A comment as an archive states it.
public struct CommentContent: Hashable, Sendable {
    /// The source's own id, else made from post, author, date and text; unique within its archive.
    public var identity: String
    /// The ``PostContent/identity`` of the post or page it stands under.
    public var postIdentity: String
    /// The ``identity`` of the comment it answers; nil at the top of a thread.
    public var parentIdentity: String?
    /// The commenter's name; empty when anonymous.
    public var author: String
    /// Whether the blog's own author wrote it.
    public var isByBlogAuthor: Bool
    /// When it was written.
    public var date: PostDate?
    /// The text.
    public var body: PostBody

    /// Makes a comment from its parts.
    public init(
        identity: String, postIdentity: String, parentIdentity: String? = nil, author: String = "",
        isByBlogAuthor: Bool = false, date: PostDate? = nil, body: PostBody
    ) {
        self.identity = identity
        self.postIdentity = postIdentity
        self.parentIdentity = parentIdentity
        self.author = author
        self.isByBlogAuthor = isByBlogAuthor
        self.date = date
        self.body = body
    }
}
