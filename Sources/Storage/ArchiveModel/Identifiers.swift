/// A row of the library's archives: one blog, as loaded from its exports.
public struct ArchiveID: Hashable, Sendable, Comparable {
    /// The row id in the library.
    public let rawValue: Int64

    /// Names the archive with the given row id.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Orders by row id.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A post, page or draft of the library.
public struct PostID: Hashable, Sendable, Comparable {
    /// The row id in the library; rises with the publication date where the import could see to it.
    public let rawValue: Int64

    /// Names the post with the given row id.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Orders by row id.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Where a post stands in reading order: by local date, then by id.
public struct PostKey: Hashable, Sendable, Comparable {
    /// Local seconds, as in ``PostDate/local``; ``undatedLocal`` for a post without a date.
    public let local: Int64
    /// The post.
    public let id: PostID

    /// The sort value of posts without a date: after every date there is.
    public static let undatedLocal = Int64(1) << 60

    /// Makes a key from its two parts.
    public init(local: Int64, id: PostID) {
        self.local = local
        self.id = id
    }

    /// Orders by local date, then by id.
    public static func < (left: Self, right: Self) -> Bool {
        (left.local, left.id) < (right.local, right.id)
    }
}
