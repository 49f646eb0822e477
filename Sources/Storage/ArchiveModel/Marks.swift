/// A group of posts that one mark command covers.
public enum MarkScope: Hashable, Sendable {
    /// These posts.
    case posts([PostID])
    /// The published posts of a month.
    case month(ArchiveID, Month)
    /// The published posts of a year.
    case year(ArchiveID, Int)
    /// A whole section.
    case section(ArchiveID, Section)
    /// What of a section passes a filter, within local seconds as in ``PostKey/local``.
    case filtered(ArchiveID, Section, Range<Int64>, PostFilter)
}

/// One change of marks, undone and redone as a whole.
public struct MarkRequest: Hashable, Sendable {
    /// What to set.
    public enum Mark: Hashable, Sendable {
        /// Read or unread.
        case read(Bool)
        /// Starred or not.
        case starred(Bool)
    }

    /// The posts.
    public var scope: MarkScope
    /// What to set on them.
    public var mark: Mark
    /// Whether annals set it by itself, on reading to the end; such a mark is not an undo step.
    public var isAutomatic: Bool

    /// Makes a request from its parts.
    public init(scope: MarkScope, mark: Mark, isAutomatic: Bool = false) {
        self.scope = scope
        self.mark = mark
        self.isAutomatic = isAutomatic
    }
}

/// What a mark command, an undo or a redo did.
public struct MarkOutcome: Hashable, Sendable {
    /// The mark as it now stands on the changed posts.
    public var mark: MarkRequest.Mark
    /// How many posts changed.
    public var changed: Int
    /// Up to 100 of the changed posts; when ``changed`` is larger, reload what is shown.
    public var posts: [PostID]

    /// Makes an outcome from its parts.
    public init(mark: MarkRequest.Mark, changed: Int, posts: [PostID]) {
        self.mark = mark
        self.changed = changed
        self.posts = posts
    }
}

/// Where reading stands in an archive.
public struct ReadingPosition: Hashable, Sendable {
    /// The post.
    public var post: PostID
    /// UTF-8 offset into the page's text; 0 is the start of the body.
    public var offset: Int
    /// The kept search that it is read in, nil for none.
    public var keptSearch: ArchiveID?

    /// Makes a position from its parts.
    public init(post: PostID, offset: Int, keptSearch: ArchiveID? = nil) {
        self.post = post
        self.offset = offset
        self.keptSearch = keptSearch
    }
}
