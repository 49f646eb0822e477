/// What the posts of a list must have to be shown; all of it.
public struct PostFilter: Hashable, Sendable {
    /// Labels by name.
    public var labels: [String]
    /// The author, as written; nil for any.
    public var author: String?
    /// Whether only unread posts are shown.
    public var isUnread: Bool
    /// Whether only starred posts are shown.
    public var isStarred: Bool

    /// Makes a filter; without arguments, one that leaves out nothing.
    public init(
        labels: [String] = [], author: String? = nil, isUnread: Bool = false,
        isStarred: Bool = false
    ) {
        self.labels = labels
        self.author = author
        self.isUnread = isUnread
        self.isStarred = isStarred
    }

    /// How many things it asks for.
    public var count: Int {
        labels.count + (author == nil ? 0 : 1) + (isUnread ? 1 : 0) + (isStarred ? 1 : 0)
    }

    /// Whether it leaves out nothing.
    public var isEmpty: Bool { count == 0 }
}

/// One thing that a list can be filtered by.
public struct FilterChoice: Hashable, Sendable {
    /// What posts are asked for.
    public enum Kind: Hashable, Sendable {
        /// A label by its name.
        case label(String)
        /// An author, as written.
        case author(String)
        /// What is unread.
        case unread
        /// What is starred.
        case starred
    }

    /// What it is.
    public var kind: Kind
    /// How many posts of the section have it.
    public var posts: Int

    /// Makes a choice from its parts.
    public init(_ kind: Kind, posts: Int) {
        self.kind = kind
        self.posts = posts
    }
}
