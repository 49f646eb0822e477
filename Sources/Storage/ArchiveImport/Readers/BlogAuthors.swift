internal import ArchiveModel

/// Someone who wrote a post or a comment.
struct Author: Hashable {
    /// The name; may be empty.
    var name: String
    /// The address beside it, reduced to what identifies it; empty when there is none.
    var address: String
    /// Whether the name may have been typed in by anyone.
    var isAnonymous: Bool

    /// Makes an author from an Atom person.
    init(_ person: Element?) {
        name = TitleText.name(person?.text(.core, "name") ?? "")
        let address = person?.text(.core, "uri") ?? person?.text(.core, "url") ?? ""
        // Profiles move between http and https, www and not; their number stays.
        self.address =
            address.utf8Range(of: "/profile/").map { String(address[$0.upperBound...]) }
            ?? PermalinkKey.normalise(address)
        isAnonymous = person?.text(.blogger, "type") == "ANONYMOUS"
    }
}

extension Author {
    /// The names of those who wrote something together, each once; empty when there are none.
    static func joined(_ names: [String]) -> String {
        var seen: Set<String> = []
        return names.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: ", ")
    }
}

/// The people who write a blog, to tell their comments from those of others.
struct BlogAuthors {
    private var addresses: Set<String> = []
    private var names: Set<String> = []
    /// A feed of ever new authors, such as a forum's, has no own ones.
    private static let limit = 1_000

    /// Notes the author of a post.
    mutating func insert(_ author: Author) {
        guard addresses.count < Self.limit, names.count < Self.limit else { return }
        if !author.address.isEmpty { addresses.insert(author.address) }
        if !author.name.isEmpty { names.insert(author.name) }
    }

    /// Whether a commenter is one of them: by address, or by a name nobody else could take.
    func contains(_ commenter: Author) -> Bool {
        if !commenter.address.isEmpty, addresses.contains(commenter.address) { return true }
        let isNameEnough = commenter.address.isEmpty || addresses.isEmpty
        return isNameEnough && !commenter.isAnonymous && names.contains(commenter.name)
    }
}

/// Comments whose writer may yet turn out to be the blog's own author.
///
/// In a Takeout, comments can come before the posts whose authors one would compare them with.
/// They are held back, up to a bound: beyond it the oldest go as they are.
struct HeldComments {
    private static let byteLimit = 4 << 20

    private var held: [(comment: CommentContent, author: Author)] = []
    private var byteCount = 0
    private var authors = BlogAuthors()

    /// Notes the author of a post.
    mutating func insert(_ author: Author) { authors.insert(author) }

    /// Delivers a comment, now or later.
    mutating func take(
        _ comment: CommentContent, by author: Author, to delivery: Delivery
    ) throws(ImportError) {
        var comment = comment
        comment.isByBlogAuthor = authors.contains(author)
        guard !comment.isByBlogAuthor else { return try delivery.take(comment) }
        held.append((comment, author))
        byteCount += comment.body.text.utf8.count + 256
        if byteCount > Self.byteLimit { try flush(to: delivery) }
    }

    /// Delivers all that are held back.
    mutating func flush(to delivery: Delivery) throws(ImportError) {
        for (comment, author) in held {
            var comment = comment
            comment.isByBlogAuthor = authors.contains(author)
            try delivery.take(comment)
        }
        held = []
        byteCount = 0
    }
}
