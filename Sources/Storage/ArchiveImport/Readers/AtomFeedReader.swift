internal import ArchiveModel

/// Reads an Atom feed, version 0.3 or 1.0.
///
/// Source: RFC 4287; RFC 4685 for comments.
final class AtomFeedReader: FormatReader {
    private let delivery: Delivery
    private var head = FeedHead(kind: .atom)
    private var authors: [Author] = []
    private var comments = HeldComments()

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    func take(_ element: Element) throws(ImportError) {
        head.takeLanguage(element.language)
        switch element.name {
        case Name(.core, "id"): head.id = element.trimmed
        case Name(.core, "title"): head.blog.title = TitleText.read(element)
        case Name(.core, "subtitle"), Name(.core, "tagline"):
            head.blog.summary = TitleText.read(element)
        case Name(.core, "updated"):
            head.blog.exportedAt = DateReader.read(element.trimmed)?.instant
        case Name(.core, "link"): takeLink(element)
        case Name(.core, "author"): authors.append(Author(element))
        case Name(.core, "entry"): try takeEntry(element)
        default: break
        }
    }

    func finish() throws(ImportError) {
        try delivery.take(head.identified)
        try comments.flush(to: delivery)
    }

    private func takeLink(_ link: Element) {
        let address = Address.resolve(link[attribute: "href"]?.trimmed ?? "", against: link.base)
        switch link[attribute: "rel"] ?? "alternate" {
        case "alternate": if head.blog.link.isEmpty { head.blog.link = address }
        case "self": head.selfLink = address
        default: break
        }
    }

    private func takeEntry(_ entry: Element) throws(ImportError) {
        try delivery.take(head.identified)
        let own = entry.all(.core, "author").map { Author($0) }
        let writers = own.isEmpty ? authors : own
        if let post = head.post(answeredBy: entry, id: entry.text(.core, "id"), delivery) {
            let writer = writers.first ?? Author(nil)
            let comment = AtomEntry.comment(entry, on: post, author: writer)
            return try comments.take(comment, by: writer, to: delivery)
        }
        for writer in writers { comments.insert(writer) }
        var post = AtomEntry.post(entry, repairs: delivery.repairs)
        if CutText.isCut(post.body) { delivery.repairs.note(.cutText, at: post.title) }
        post.author = Author.joined(writers.map(\.name))
        let draft = entry.first(.publishing, "control")?.text(.publishing, "draft")
        if draft?.lowercased() == "yes" { post.status = .draft }
        try delivery.take(post)
    }
}

/// What a feed says of its blog.
struct FeedHead {
    /// The blog as far as it is known; its identity is found last.
    var blog: BlogInfo
    /// The feed's own id; empty when it has none.
    var id = ""
    /// The feed's own address; empty when it does not say.
    var selfLink = ""

    /// Makes the head of a feed of which nothing is known yet.
    init(kind: ArchiveKind) { blog = BlogInfo(identity: "", kind: kind) }

    /// Takes the language of something in the feed; the first that is stated stands.
    mutating func takeLanguage(_ language: String) {
        if blog.language.isEmpty { blog.language = LanguageTag.normalise(language) }
    }

    /// The post that an entry comments on, nil when the entry is a post itself.
    ///
    /// A post may answer one on another site; a comment answers a post of its own feed, or of the
    /// site that it or its feed is on. Source: RFC 4685, 3.
    func post(answeredBy entry: Element, id entryID: String, _ delivery: Delivery) -> String? {
        guard let answered = entry.first(.thread, "in-reply-to"),
            let ref = (answered[attribute: "ref"] ?? answered[attribute: "href"])?.trimmed
        else { return nil }
        let post = Identity.entry(ref)
        if delivery.hasTaken(post) { return post }
        guard let origin = Identity.origin(of: ref) else { return nil }
        let own = [entryID, id, blog.link, selfLink]
        return own.contains { Identity.origin(of: $0) == origin } ? post : nil
    }

    /// The blog with its identity: Blogger's number, the feed's id, the blog's address or the feed's
    /// address, whichever comes first; empty when there is none of them.
    var identified: BlogInfo {
        var blog = blog
        let keys = [id, blog.link, selfLink].map(PermalinkKey.normalise)
        let key = keys.first { !$0.isEmpty }
        blog.identity = Identity.bloggerBlog(id) ?? key.map { "feed:" + $0 } ?? ""
        return blog
    }
}
