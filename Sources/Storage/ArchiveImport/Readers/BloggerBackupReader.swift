internal import ArchiveModel

/// Reads Blogger's own backup: one Atom feed in which posts, pages, comments, settings and the
/// template lie side by side, told apart by a category.
final class BloggerBackupReader: FormatReader {
    private let delivery: Delivery
    private var feedID = ""
    private var blog = BlogInfo(identity: "", kind: .bloggerBackup)
    private var comments = HeldComments()

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Whether what was read is a whole blog: the backup, not one of the feeds that look like it.
    var isWholeBlog: Bool { feedID.hasSuffix(".archive") && delivery.postCount > 0 }

    func take(_ element: Element) throws(ImportError) {
        switch element.name {
        case Name(.core, "id"):
            feedID = element.trimmed
            blog.identity = Identity.bloggerBlog(feedID) ?? "feed:" + PermalinkKey.normalise(feedID)
        case Name(.core, "title"): blog.title = TitleText.read(element)
        case Name(.core, "subtitle"): blog.summary = TitleText.read(element)
        case Name(.core, "link"):
            if element[attribute: "rel"] == "alternate" {
                blog.link = element[attribute: "href"]?.trimmed ?? ""
            }
        case Name(.core, "updated"):
            blog.exportedAt = DateReader.read(element.trimmed)?.instant
        case Name(.core, "entry"): try takeEntry(element)
        default: break
        }
    }

    func finish() throws(ImportError) {
        try delivery.take(blog)
        try comments.flush(to: delivery)
    }

    private func takeEntry(_ entry: Element) throws(ImportError) {
        switch kind(of: entry) {
        case "post": try takePost(entry, kind: .post)
        case "page": try takePost(entry, kind: .page)
        case "comment": try takeComment(entry)
        case "settings": takeSetting(entry)
        default: break
        }
    }

    private func kind(of entry: Element) -> Substring? {
        for category in entry.all(.core, "category") {
            guard let term = category[attribute: "term"],
                let mark = term.utf8Range(of: "/kind#")
            else { continue }
            return term[mark.upperBound...]
        }
        return nil
    }

    private func takeSetting(_ entry: Element) {
        let id = entry.text(.core, "id")
        if id.hasSuffix(".settings.BLOG_NAME"), blog.title.isEmpty {
            blog.title = TitleText.read(plain: entry.text(.core, "content"))
        } else if id.hasSuffix(".settings.BLOG_DESCRIPTION"), blog.summary.isEmpty {
            blog.summary = TitleText.read(plain: entry.text(.core, "content"))
        } else if id.hasSuffix(".settings.BLOG_LOCALE") {
            blog.language = LanguageTag.normalise(entry.text(.core, "content"))
        }
    }

    private func takePost(_ entry: Element, kind: PostKind) throws(ImportError) {
        try delivery.take(blog)
        let author = Author(entry.first(.core, "author"))
        comments.insert(author)
        var post = AtomEntry.post(entry, repairs: delivery.repairs)
        post.author = author.name
        post.kind = kind
        let control = entry.first(.publishing, "control") ?? entry.first(.core, "control")
        let draft = control?.first(.publishing, "draft") ?? control?.first(.core, "draft")
        if draft?.trimmed.lowercased() == "yes" { post.status = .draft }
        try delivery.take(post)
    }

    private func takeComment(_ entry: Element) throws(ImportError) {
        let isRemoved = entry.all(.googleData, "extendedproperty").contains {
            $0[attribute: "name"] == "blogger.contentRemoved" && $0[attribute: "value"] != "false"
        }
        guard !isRemoved, let post = entry.first(.thread, "in-reply-to")?[attribute: "ref"] else {
            return
        }
        let author = Author(entry.first(.core, "author"))
        var comment = AtomEntry.comment(entry, on: Identity.entry(post), author: author)
        comment.parentIdentity = parent(of: entry)
        try comments.take(comment, by: author, to: delivery)
    }

    /// The comment this one answers: the last part of the path of its related link.
    private func parent(of entry: Element) -> String? {
        for link in entry.all(.core, "link") where link[attribute: "rel"] == "related" {
            let path = Address(link[attribute: "href"] ?? "").path
            if path.contains("/comments/"), let number = path.split(separator: "/").last {
                return String(number)
            }
        }
        return nil
    }
}
