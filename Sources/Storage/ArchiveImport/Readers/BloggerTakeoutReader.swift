internal import ArchiveModel

/// Reads a blog of a Google Takeout, in both of its dialects.
final class BloggerTakeoutReader: FormatReader {
    private let delivery: Delivery
    private let settings: TakeoutSettings
    private var blog = BlogInfo(identity: "", kind: .bloggerTakeout)
    private var comments = HeldComments()
    /// What the posts tell of where they were, while nothing says so.
    private var hosts = HostLearner()
    /// When the newest change of anything in the blog was made, spam and trash included.
    private var newestChange: Int64?

    /// Makes a reader that delivers what it reads; the settings are those beside the feed.
    init(delivery: Delivery, settings: TakeoutSettings) {
        self.delivery = delivery
        self.settings = settings
        blog.title = settings.title
        blog.summary = settings.summary
        blog.link = settings.address
        blog.language = settings.language
    }

    /// Whether what was read is a whole blog, not someone's comments alone.
    var isWholeBlog: Bool { delivery.postCount > 0 }

    func take(_ element: Element) throws(ImportError) {
        switch element.name {
        case Name(.core, "id"):
            let id = element.trimmed
            blog.identity = Identity.bloggerBlog(id) ?? "feed:" + PermalinkKey.normalise(id)
        case Name(.core, "title"):
            let title = TitleText.read(plain: element.string)
            if !title.isEmpty { blog.title = title }
        case Name(.core, "link"): takeLink(element)
        case Name(.core, "updated"):
            blog.exportedAt = DateReader.read(element.trimmed)?.instant
        case Name(.core, "entry"): try takeEntry(element)
        default: break
        }
    }

    /// A Takeout feed doesn't say when it was made: not before the newest change that is in it.
    func finish() throws(ImportError) {
        blog.exportedAt = blog.exportedAt ?? newestChange
        if blog.link.isEmpty { blog.link = hosts.origin ?? "" }
        try delivery.take(blog)
        try comments.flush(to: delivery)
    }

    private func takeLink(_ link: Element) {
        let address = link[attribute: "href"]?.trimmed ?? ""
        guard link[attribute: "rel"] ?? "alternate" == "alternate", blog.link.isEmpty,
            Address.isWeb(address)
        else { return }
        blog.link = address
    }

    private func takeEntry(_ entry: Element) throws(ImportError) {
        if let updated = DateReader.read(entry.text(.core, "updated"))?.instant {
            newestChange = max(newestChange ?? updated, updated)
        }
        // Only the entry's own fields: its author has a `blogger:type` too.
        let status = entry.text(.blogger, "status")
        let isTrashed = !entry.text(.blogger, "trashed").isEmpty || status == "SOFT_TRASHED"
        guard !isTrashed else { return }
        switch entry.text(.blogger, "type") {
        case "POST": try takePost(entry, kind: .post, status: status)
        case "PAGE": try takePost(entry, kind: .page, status: status)
        case "COMMENT": if status == "LIVE" { try takeComment(entry) }
        default: break
        }
    }

    private func takePost(
        _ entry: Element, kind: PostKind, status: String
    ) throws(ImportError) {
        try delivery.take(blog)
        let author = Author(entry.first(.core, "author"))
        comments.insert(author)
        var post = AtomEntry.post(entry, repairs: delivery.repairs)
        post.author = author.name
        post.kind = kind
        post.status = status == "LIVE" ? .published : .draft
        let path = entry.text(.blogger, "filename")
        if !path.isEmpty { post.permalink = Address.resolve(path, against: blog.link) }
        if blog.link.isEmpty { hosts.take(path: path, html: post.body.text) }
        try delivery.take(post)
    }

    private func takeComment(_ entry: Element) throws(ImportError) {
        let post = entry.text(.blogger, "parent")
        guard !post.isEmpty else { return }
        let author = Author(entry.first(.core, "author"))
        var comment = AtomEntry.comment(entry, on: Identity.entry(post), author: author)
        let parent = entry.text(.blogger, "inreplyto")
        if !parent.isEmpty { comment.parentIdentity = Identity.entry(parent) }
        try comments.take(comment, by: author, to: delivery)
    }
}
