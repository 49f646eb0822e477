internal import ArchiveModel

/// Reads WordPress's export, WXR 1.0 to 1.2: RSS whose items also are pages, pictures and menus,
/// and hold their comments.
///
/// Source: the export of WordPress itself, wp-admin/includes/export.php.
final class WXRReader: FormatReader {
    private let delivery: Delivery
    private var blog = BlogInfo(identity: "", kind: .wxr)
    private var authors = WXRAuthors()
    private var comments = HeldComments()
    private var version = ""
    /// The address that ``identified()`` was asked for last, and what it is known by.
    private var known: (link: String, key: String) = ("", "")

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Whether what was read is an export of a blog with its posts.
    var isWholeBlog: Bool { !version.isEmpty && delivery.postCount > 0 }

    func take(_ element: Element) throws(ImportError) {
        switch element.name {
        case Name(.core, "title"): blog.title = TitleText.read(element)
        case Name(.core, "description"): blog.summary = TitleText.read(element)
        case Name(.core, "link"), Name(.wordPress, "base_blog_url"):
            if !element.trimmed.isEmpty { blog.link = element.trimmed }
        case Name(.core, "pubdate"): blog.exportedAt = DateReader.read(element.trimmed)?.instant
        case Name(.core, "language"): blog.language = LanguageTag.normalise(element.trimmed)
        case Name(.wordPress, "wxr_version"): version = element.trimmed
        case Name(.wordPress, "author"): authors.insert(element)
        case Name(.core, "item"): try takeItem(element)
        default: break
        }
    }

    func finish() throws(ImportError) {
        try delivery.take(identified())
        try comments.flush(to: delivery)
    }

    /// The blog by its address, as its feed is known too.
    private func identified() -> BlogInfo {
        if known.link != blog.link { known = (blog.link, PermalinkKey.normalise(blog.link)) }
        var blog = blog
        if !known.key.isEmpty { blog.identity = "feed:" + known.key }
        return blog
    }

    private func takeItem(_ element: Element) throws(ImportError) {
        let item = WXRItem(element, blogLink: blog.link)
        guard let kind = item.kind, let status = item.status else { return }
        try delivery.take(identified())
        var post = item.post(kind: kind, status: status, repairs: delivery.repairs)
        post.author = authors.name(ofLogin: post.author)
        var author = Author(nil)
        author.name = post.author
        comments.insert(author)
        try delivery.take(post)
        for comment in element.all(.wordPress, "comment") {
            try takeComment(WXRComment(comment), on: post)
        }
    }

    private func takeComment(_ item: WXRComment, on post: PostContent) throws(ImportError) {
        guard item.isApproved else { return }
        guard !item.isPing else {
            if post.status == .published { delivery.notePing() }
            return
        }
        guard item.isComment else { return }
        var comment = item.comment(on: post.identity)
        // With the list of authors at hand, a name alone proves nothing.
        guard authors.isEmpty else {
            comment.isByBlogAuthor = authors.wrote(item)
            return try delivery.take(comment)
        }
        var writer = Author(nil)
        writer.name = comment.author
        try comments.take(comment, by: writer, to: delivery)
    }
}

/// The people an export names as the blog's authors.
struct WXRAuthors {
    private var names: [String: String] = [:]
    private var numbers: Set<String> = []
    private var mails: Set<String> = []
    private static let limit = 10_000

    /// Whether the export names nobody, as version 1.0 does.
    var isEmpty: Bool { numbers.isEmpty && mails.isEmpty }

    /// Notes an author.
    mutating func insert(_ element: Element) {
        guard names.count < Self.limit else { return }
        let number = element.text(.wordPress, "author_id")
        let mail = element.text(.wordPress, "author_email").lowercased()
        if !number.isEmpty, number != "0" { numbers.insert(number) }
        if !mail.isEmpty { mails.insert(mail) }
        let name = TitleText.name(element.text(.wordPress, "author_display_name"))
        if !name.isEmpty { names[element.text(.wordPress, "author_login")] = name }
    }

    /// The name of the author who logs in by this one.
    func name(ofLogin login: String) -> String { names[login] ?? login }

    /// Whether a comment is by one of them: logged in, or under the same address.
    func wrote(_ comment: WXRComment) -> Bool {
        numbers.contains(comment.userNumber) || mails.contains(comment.mail)
    }
}
