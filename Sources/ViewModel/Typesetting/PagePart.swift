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

/// How a page is set.
public struct TypesetOptions: Hashable, Sendable {
    /// Cells in a line, at least 1.
    public var width: Int
    /// Whether ornaments may use box drawing and typographic signs; false draws them in ASCII.
    public var usesUnicodeOrnaments: Bool

    /// Makes options; ornaments are Unicode unless said.
    public init(width: Int, usesUnicodeOrnaments: Bool = true) {
        self.width = width
        self.usesUnicodeOrnaments = usesUnicodeOrnaments
    }
}

/// A line's place in a page: comparable, but not countable without laying out what lies between.
public struct PagePlace: Hashable, Sendable, Comparable {
    /// The leaf: a block that is set as a whole.
    public var leaf: Int
    /// The line within the leaf.
    public var line: Int

    /// The first line of every page.
    public static let start = PagePlace(leaf: 0, line: 0)

    /// Makes a place from its parts.
    public init(leaf: Int, line: Int) {
        self.leaf = leaf
        self.line = line
    }

    /// Orders by what comes first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.leaf, left.line) < (right.leaf, right.line)
    }
}
