/// The shapes an archive comes in.
public enum ArchiveKind: String, Sendable, CaseIterable {
    /// Blogger's own backup, one Atom file.
    case bloggerBackup = "blogger-xml"
    /// A blog of a Google Takeout.
    case bloggerTakeout = "blogger-takeout"
    /// WordPress's export, WXR 1.0 to 1.2.
    case wxr = "wxr"
    /// BlogML, of BlogEngine.NET and others.
    case blogML = "blogml"
    /// The import format of Movable Type, also as Hatena writes it.
    case movableType = "mt"
    /// Ghost's export, JSON.
    case ghost = "ghost"
    /// The pages of a Medium export.
    case medium = "medium"
    /// A Substack export: a list and a file for each post.
    case substack = "substack"
    /// Tumblr: the answers of its interface in JSON, or a backup's pages.
    case tumblr = "tumblr"
    /// A journal of LiveJournal, the site's export or a program's.
    case liveJournal = "livejournal"
    /// Mail: an mbox, a message, or a folder of them such as a Maildir.
    case mail = "mail"
    /// Outlines with text, OPML.
    case opml = "opml"
    /// The folder of a site made of Markdown files.
    case markdown = "markdown"
    /// RSS 0.9x, 1.0 or 2.0.
    case rss = "rss"
    /// Atom 0.3 or 1.0.
    case atom = "atom"
    /// JSON Feed 1 or 1.1.
    case jsonFeed = "json-feed"
    /// A page saved as plain text.
    case savedText = "saved-text"
    /// Saved pages of the web: one, or a mirror of a site.
    case webPages = "web-pages"
    /// The answers of web servers as a crawler kept them, WARC.
    case warc = "warc"

    /// Whether it can say which comments a post has; one that cannot has none to compare with.
    public var holdsComments: Bool {
        switch self {
        case .bloggerBackup, .bloggerTakeout, .wxr, .blogML, .movableType, .liveJournal, .rss,
            .atom, .savedText, .mail, .webPages, .warc:
            true
        case .ghost, .medium, .substack, .tumblr, .opml, .markdown, .jsonFeed: false
        }
    }

    /// Whether it is a feed: what a blog has published last.
    public var isFeed: Bool {
        switch self {
        case .rss, .atom, .jsonFeed: true
        default: false
        }
    }

    /// Whether it holds pages as a browser or crawler saw them, whose text is a guess at what of
    /// a page is the post.
    public var isSavedPages: Bool {
        switch self {
        case .savedText, .webPages, .warc: true
        default: false
        }
    }

    /// What it is called in a sentence.
    public var name: String {
        switch self {
        case .bloggerBackup: "Blogger backup"
        case .bloggerTakeout: "Blogger Takeout"
        case .wxr: "WordPress export"
        case .blogML: "BlogML export"
        case .movableType: "Movable Type"
        case .ghost: "Ghost export"
        case .medium: "Medium export"
        case .substack: "Substack export"
        case .tumblr: "Tumblr blog"
        case .liveJournal: "LiveJournal"
        case .mail: "mail"
        case .opml: "outline (OPML)"
        case .markdown: "Markdown folder"
        case .rss: "RSS feed"
        case .atom: "Atom feed"
        case .jsonFeed: "JSON Feed"
        case .savedText: "saved text"
        case .webPages: "saved web pages"
        case .warc: "web archive (WARC)"
        }
    }
}

/// What an archive says of the blog as a whole.
public struct BlogInfo: Hashable, Sendable {
    /// What stays the same when the blog is exported again, for instance `blogger:1234`.
    public var identity: String
    /// The shape it was loaded from.
    public var kind: ArchiveKind
    /// The title as plain text; empty when the source has none.
    public var title: String
    /// The blog's subtitle or description, plain text.
    public var summary: String
    /// The blog's address; empty when unknown.
    public var link: String
    /// When the source was made, in Unix seconds: tells an older export from a newer one; nil when
    /// it does not say.
    public var exportedAt: Int64?
    /// The name of the file or folder it came from, without extension: what to call a blog that
    /// has no title; empty when unknown.
    public var sourceName: String
    /// The language it is written in, a BCP 47 tag; empty when the source does not say.
    public var language: String

    /// Makes a blog's description from its parts.
    public init(
        identity: String, kind: ArchiveKind, title: String = "", summary: String = "",
        link: String = "", exportedAt: Int64? = nil, sourceName: String = "",
        language: String = ""
    ) {
        self.identity = identity
        self.kind = kind
        self.title = title
        self.summary = summary
        self.link = link
        self.exportedAt = exportedAt
        self.sourceName = sourceName
        self.language = language
    }
}
