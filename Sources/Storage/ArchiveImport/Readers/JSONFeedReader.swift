internal import ArchiveModel

/// Reads a JSON Feed, version 1 or 1.1.
///
/// What it says of the blog may stand after the items, so that the file is read twice.
///
/// Source: jsonfeed.org/version/1.1.
struct JSONFeedReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it; `open` opens the archive anew.
    func read(_ open: (RepairLog) throws(ImportError) -> DecodedInput) throws(ImportError) {
        let head = JSONFeedHead()
        let scratch = RepairLog()
        _ = try JSONArchive(open(scratch), repairs: scratch)
            .read(into: head) { (_) throws(ImportError) in try delivery.progress(0) }
        try delivery.take(head.feed.identified)
        let items = JSONFeedItems(head, delivery)
        _ = try JSONArchive(open(delivery.repairs), repairs: delivery.repairs)
            .read(into: items, progress: delivery.progress)
        try delivery.finish()
    }
}

/// The names of those whom an item or feed names, in `authors` or, as version 1 has it, `author`.
private func authors(_ value: JSONValue) -> String {
    let several = Author.joined(value["authors"].elements.map { TitleText.name($0["name"].text) })
    return several.isEmpty ? TitleText.name(value["author"]["name"].text) : several
}

/// What a feed says beside its items.
private final class JSONFeedHead: JSONReader {
    private(set) var feed = FeedHead(kind: .jsonFeed)
    private var members: [String: JSONValue] = [:]

    /// The names of those who write the blog; empty when it names none.
    var author: String { authors(.object(members)) }

    func wants(_ path: [String]) -> Bool { path == ["author"] || path == ["authors"] }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {
        guard path.count == 1, let name = path.first else { return }
        switch name {
        case "title": feed.blog.title = TitleText.read(plain: value.text)
        case "description": feed.blog.summary = TitleText.read(plain: value.text)
        case "home_page_url": feed.blog.link = value.text.trimmed
        case "feed_url": feed.selfLink = value.text.trimmed
        case "language": feed.takeLanguage(value.text)
        case "author", "authors": members[name] = value
        default: break
        }
    }
}

/// The items of a feed.
private final class JSONFeedItems: JSONReader {
    private let head: JSONFeedHead
    private let delivery: Delivery

    init(_ head: JSONFeedHead, _ delivery: Delivery) {
        self.head = head
        self.delivery = delivery
    }

    func wants(_ path: [String]) -> Bool { path == ["items", "*"] }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {
        guard wants(path), case .object = value else { return }
        var post = PostContent(identity: "")
        post.title = TitleText.read(plain: value["title"].text)
        post.date =
            DateReader.read(value["date_published"].text)
            ?? DateReader.read(value["date_modified"].text)
        let writer = authors(value)
        post.author = writer.isEmpty ? head.author : writer
        post.labels = Labels.unique(value["tags"].elements.map(\.text))
        post.permalink = permalink(value)
        post.body = JSONFeedBody(value).body
        post.words = FieldBody.wordCount(post.body)
        post.identity =
            identity(value, post) ?? Identity.made(of: post, repairs: delivery.repairs)
        try delivery.take(post)
    }

    /// The page of an item; what it links to is none, unless there is nothing else.
    private func permalink(_ item: JSONValue) -> String {
        let stated = [item["url"].text, item["id"].text].map(\.trimmed)
        let own = stated[0].isEmpty && Address.isWeb(stated[1]) ? stated[1] : stated[0]
        let address = own.isEmpty ? item["external_url"].text.trimmed : own
        return address.isEmpty ? "" : Address.resolve(address, against: head.feed.blog.link)
    }

    private func identity(_ item: JSONValue, _ post: PostContent) -> String? {
        let id = item["id"].text.trimmed
        if !id.isEmpty { return Identity.entry(id) }
        let key = PermalinkKey.normalise(post.permalink)
        return key.isEmpty || key == PermalinkKey.normalise(head.feed.blog.link) ? nil : key
    }
}

/// The body of an item.
private struct JSONFeedBody {
    private static let attachmentLimit = 50

    private let item: JSONValue

    init(_ item: JSONValue) { self.item = item }

    /// Its text with links to what is attached to it and to the page it is about.
    var body: PostBody {
        let html = item["content_html"].text.trimmed
        guard html.isEmpty else {
            let links = extras(besides: html).map { HTMLText.element("p", $0.html) }
            return PostBody(text: ([html] + links).joined(separator: "\n"), format: .html)
        }
        let texts = [item["content_text"].text.trimmed, item["summary"].text.trimmed]
        let text = texts.first { !$0.isEmpty } ?? ""
        let links = extras(besides: text).map(\.text)
        return PostBody(
            text: ([text] + links).filter { !$0.isEmpty }.joined(separator: "\n\n"),
            format: .plainText)
    }

    private func extras(besides text: String) -> [(html: String, text: String)] {
        var links = [(address: item["external_url"].text.trimmed, title: "")]
        links += item["attachments"].elements.prefix(Self.attachmentLimit).map {
            ($0["url"].text.trimmed, $0["title"].text.collapsed)
        }
        return links.filter { Address.isWeb($0.address) && !text.contains($0.address) }.map {
            let words = $0.title.isEmpty ? $0.address : "\($0.title): \($0.address)"
            return (HTMLText.link($0.address, HTMLText.escaped($0.title)), words)
        }
    }
}
