internal import ArchiveModel

/// Reads RSS 0.9x, 1.0 and 2.0, and CDF, which has the same elements.
///
/// Source: rssboard.org/rss-specification, web.resource.org/rss/1.0, w3.org/TR/NOTE-CDFsubmit.
final class RSSReader: FormatReader {
    private let delivery: Delivery
    private var head = FeedHead(kind: .rss)
    private var author = Author(nil)
    private var comments = HeldComments()
    /// The page that an Atom link names, for feeds without a `<link>`.
    private var page = ""
    /// An `xml:lang`, for feeds without a `<language>`.
    private var statedLanguage = ""

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    func take(_ element: Element) throws(ImportError) {
        if statedLanguage.isEmpty { statedLanguage = element.language }
        switch element.name {
        case Name(.core, "title"): head.blog.title = TitleText.read(element)
        case Name(.dublinCore, "title"):
            if head.blog.title.isEmpty { head.blog.title = TitleText.read(element) }
        case Name(.core, "channel"):
            let link = element[attribute: "href"] ?? ""
            if head.blog.link.isEmpty {
                head.blog.link = Address.resolve(link.trimmed, against: element.base)
            }
        case Name(.itunes, "subtitle"), Name(.itunes, "summary"):
            if head.blog.summary.isEmpty { head.blog.summary = TitleText.read(element) }
        case Name(.core, "description"), Name(.core, "abstract"):
            head.blog.summary = TitleText.read(element)
        case Name(.core, "link"):
            if head.blog.link.isEmpty { head.blog.link = RSSItem.address(of: element) }
        case Name(.core, "language"), Name(.dublinCore, "language"):
            head.takeLanguage(element.trimmed)
        case Name(.core, "lastbuilddate"):
            head.blog.exportedAt = DateReader.read(element.trimmed)?.instant
        case Name(.atom, "id"): head.id = element.trimmed
        case Name(.atom, "link"):
            let address = element[attribute: "href"]?.trimmed ?? ""
            switch element[attribute: "rel"] ?? "alternate" {
            case "self": head.selfLink = address
            case "alternate": page = page.isEmpty ? address : page
            default: break
            }
        case Name(.core, "managingeditor"), Name(.dublinCore, "creator"):
            let name = RSSItem.personName(element.string)
            // A mail address here is that of whoever looks after the site.
            if !name.contains("@") { author.name = name }
        case Name(.core, "item"): try takeItem(element)
        default: break
        }
    }

    func finish() throws(ImportError) {
        head.takeLanguage(statedLanguage)
        if head.blog.link.isEmpty { head.blog.link = page }
        try delivery.take(head.identified)
        try comments.flush(to: delivery)
    }

    private func takeItem(_ item: Element) throws(ImportError) {
        try delivery.take(head.identified)
        let reader = RSSItem(item, blogLink: head.blog.link)
        var writer = Author(nil)
        writer.name = reader.author
        if let post = head.post(answeredBy: item, id: item.text(.core, "guid"), delivery) {
            let comment = reader.comment(on: post)
            return try comments.take(comment, by: writer, to: delivery)
        }
        if writer.name.isEmpty { writer = author }
        comments.insert(writer)
        var post = reader.post(repairs: delivery.repairs)
        post.author = writer.name
        try delivery.take(post)
    }
}
