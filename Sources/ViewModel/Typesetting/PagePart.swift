public import Prose

/// A stretch of a page: its blocks and what they are for.
public struct PagePart: Hashable, Sendable {
    /// What a part is for.
    public enum Role: Hashable, Sendable {
        /// The post's title.
        case title
        /// Date, author, labels, reading time.
        case byline
        /// The post itself.
        case body
        /// The line that comes before the comments, or says that there are none.
        case commentsHeading
        /// Name and date of a comment, 0 for one at the top of a thread.
        case commentHead(depth: Int, isByBlogAuthor: Bool)
        /// The text of a comment.
        case comment(depth: Int)
        /// What follows this post.
        case next
    }

    /// What it is for.
    public var role: Role
    /// Its blocks.
    public var blocks: [Block]

    /// Makes a part from its role and blocks.
    public init(role: Role, blocks: [Block]) {
        self.role = role
        self.blocks = blocks
    }
}
