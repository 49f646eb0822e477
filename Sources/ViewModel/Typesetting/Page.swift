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

/// A page set at a width, laid out leaf by leaf as it is looked at.
///
/// The text of a page is that of its leaves, in UTF-8; the body starts at offset 0 and what stands
/// above it has negative offsets, so that an offset means the same at every width. Cost: only the
/// leaves that are looked at are laid out, once each.
public struct Page: Sendable {
    /// Sets parts at a width.
    public init(parts: [PagePart], options: TypesetOptions) { fatalError("not yet") }

    /// The options it was set with.
    public var options: TypesetOptions { fatalError("not yet") }

    /// The offsets of all its text; starts at 0 or below.
    public var range: Range<Int> { fatalError("not yet") }

    /// The offsets of the body: `0..<n`.
    public var bodyRange: Range<Int> { fatalError("not yet") }

    /// The addresses of its links, in order; ``Run/link`` points here.
    public var links: [String] { fatalError("not yet") }

    /// The last line.
    public mutating func end() -> PagePlace { fatalError("not yet") }

    /// The line that shows an offset; the nearest one for an offset outside the text.
    public mutating func place(of offset: Int) -> PagePlace { fatalError("not yet") }

    /// The offset of the first cluster on a line; that of the next text for a blank line.
    public mutating func offset(at place: PagePlace) -> Int { fatalError("not yet") }

    /// The place `count` lines further down, or up when negative; stops at the first and last line.
    public mutating func move(_ place: PagePlace, by count: Int) -> PagePlace {
        fatalError("not yet")
    }

    /// How many lines lie from one place to another, counted to `limit` at most.
    public mutating func distance(from: PagePlace, to: PagePlace, limit: Int) -> Int {
        fatalError("not yet")
    }

    /// The lines from a place on, blank ones between blocks included.
    public mutating func lines(from place: PagePlace, count: Int) -> [Line] {
        fatalError("not yet")
    }

    /// The first hit of a text at or after an offset, or the last one before it when backward.
    ///
    /// Case, accents and width aside; white space matches any white space; found across mark-up and
    /// line ends. Nil when there is none. Cost: rises with the page's text.
    public func find(_ text: String, from offset: Int, backward: Bool) -> Range<Int>? {
        fatalError("not yet")
    }

    /// All hits of a text that touch a stretch of offsets.
    public func hits(of text: String, in range: Range<Int>) -> [Range<Int>] {
        fatalError("not yet")
    }
}

extension Line {
    /// The line with ``RunStyle/hit`` laid over what lies within the ranges.
    public func marking(_ ranges: [Range<Int>]) -> Line { fatalError("not yet") }
}
