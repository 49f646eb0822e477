internal import ArchiveModel

/// Reads BlogML, the export of BlogEngine.NET, Subtext and others.
///
/// Source: the schema at blogml.com/2006/09/BlogML.
final class BlogMLReader: FormatReader {
    private let delivery: Delivery
    private var blog = BlogInfo(identity: "", kind: .blogML)
    private var categories: [String: String] = [:]
    private var authors: [String: String] = [:]
    private var comments = HeldComments()
    private static let nameLimit = 100_000

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    func take(_ element: Element) throws(ImportError) {
        switch element.name {
        case Name(.core, "blog"): takeRoot(element)
        case Name(.core, "title"): blog.title = TitleText.read(plain: element.trimmed)
        case Name(.core, "sub-title"): blog.summary = TitleText.read(plain: element.trimmed)
        case Name(.core, "authors"): authors = Self.names(element.all(.core, "author"))
        case Name(.core, "categories"): categories = Self.names(element.all(.core, "category"))
        case Name(.core, "post"): try takePost(element)
        default: break
        }
    }

    func finish() throws(ImportError) {
        try delivery.take(blog)
        try comments.flush(to: delivery)
    }

    private func takeRoot(_ root: Element) {
        blog.exportedAt = DateReader.read(root[attribute: "date-created"] ?? "")?.instant
        let address = root[attribute: "root-url"]?.trimmed ?? ""
        guard Address.isWeb(address) else { return }
        blog.link = address
        blog.identity = "feed:" + PermalinkKey.normalise(address)
    }

    /// Titles by the ids that posts refer to.
    private static func names(_ elements: [Element]) -> [String: String] {
        var names: [String: String] = [:]
        for element in elements.prefix(nameLimit) {
            guard let id = element[attribute: "id"] else { continue }
            names[id] = element.text(.core, "title")
        }
        return names
    }

    private func takePost(_ element: Element) throws(ImportError) {
        try delivery.take(blog)
        let item = BlogMLItem(element)
        var post = PostContent(identity: "")
        post.status = item.isShown ? .published : .draft
        post.title = TitleText.read(plain: element.text(.core, "title"))
        post.date = item.date
        let writers = Self.references(element.first(.core, "authors"), "author")
        post.author = writers.map { authors[$0] ?? $0 }.joined(separator: ", ")
        let names = Self.references(element.first(.core, "categories"), "category")
            .map { categories[$0] ?? $0 }
        post.labels = Labels.unique(names + Self.references(element.first(.core, "tags"), "tag"))
        post.permalink = Address.resolve(element[attribute: "post-url"] ?? "", against: blog.link)
        if let body = item.body {
            post.body = body
            post.words = FieldBody.wordCount(body)
        }
        post.identity = item.id ?? Identity.made(of: post, repairs: delivery.repairs)
        for name in writers.map({ authors[$0] ?? $0 }) {
            var author = Author(nil)
            author.name = name
            comments.insert(author)
        }
        try delivery.take(post)
        try takeAnswers(element, to: post)
    }

    private func takeAnswers(_ element: Element, to post: PostContent) throws(ImportError) {
        for comment in element.first(.core, "comments")?.all(.core, "comment") ?? [] {
            let item = BlogMLItem(comment)
            guard item.isShown else { continue }
            var writer = Author(nil)
            writer.name = item.userName
            try comments.take(item.comment(on: post.identity), by: writer, to: delivery)
        }
        guard post.status == .published else { return }
        for ping in element.first(.core, "trackbacks")?.all(.core, "trackback") ?? []
        where BlogMLItem(ping).isShown {
            delivery.notePing()
        }
    }

    private static func references(_ list: Element?, _ name: String) -> [String] {
        list?.all(.core, name).compactMap { $0[attribute: "ref"]?.trimmed } ?? []
    }
}

/// What posts and comments of BlogML have in common.
struct BlogMLItem {
    private let element: Element

    /// Makes a reader of a post or a comment.
    init(_ element: Element) { self.element = element }

    /// Its id; nil when it has none.
    var id: String? {
        let id = element[attribute: "id"]?.trimmed ?? ""
        return id.isEmpty ? nil : id.lowercased()
    }

    /// Whether the blog showed it.
    var isShown: Bool {
        ["approved", "is-published"].allSatisfy { element[attribute: $0]?.lowercased() != "false" }
    }

    /// When it was written: local time without a zone.
    var date: PostDate? { DateReader.read(element[attribute: "date-created"] ?? "") }

    /// The commenter's name.
    var userName: String { TitleText.name(element[attribute: "user-name"] ?? "") }

    /// Its content, HTML whatever its type says, which some programs keep in base64; else the
    /// excerpt.
    var body: PostBody? {
        for field in ["content", "excerpt"] {
            guard let field = element.first(.core, field), !field.trimmed.isEmpty else { continue }
            let isEncoded = field[attribute: "type"]?.lowercased() == "base64"
            let text = isEncoded ? Base64.decode(field.text) : field.text
            return PostBody(
                text: String(decoding: text ?? field.text, as: UTF8.self).trimmed, format: .html)
        }
        return nil
    }

    /// The comment it is under a post.
    func comment(on post: String) -> CommentContent {
        // The lines of a comment are paragraphs and breaks, as people type them.
        let body = PostBody(text: body?.text ?? "", format: .wordPress)
        let parent = element[attribute: "parentid"]?.lowercased() ?? ""
        // An id of nothing but zeros is none.
        let hasParent = parent.utf8.contains { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: "-") }
        let made = Identity.made(from: [post, userName, date?.rfc3339 ?? "", body.text])
        return CommentContent(
            identity: id ?? made, postIdentity: post, parentIdentity: hasParent ? parent : nil,
            author: userName, date: date, body: body)
    }
}
