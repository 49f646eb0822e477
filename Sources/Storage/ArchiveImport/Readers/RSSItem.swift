internal import ArchiveModel

/// One item of an RSS feed.
struct RSSItem {
    private let item: Element
    private let blogLink: String

    /// Makes a reader of an item of the blog at an address.
    init(_ item: Element, blogLink: String) {
        self.item = item
        self.blogLink = blogLink
    }

    /// The post the item states.
    func post(repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "")
        post.title = title
        post.date = date
        post.author = author
        let categories = item.all(.core, "category") + item.all(.dublinCore, "subject")
        let terms = item.all(.atom, "category").compactMap {
            $0[attribute: "label"] ?? $0[attribute: "term"]
        }
        post.labels = Labels.unique(categories.map(Self.text) + terms)
        post.permalink = permalink
        if let body {
            post.body = body
            post.words = FieldBody.wordCount(body)
            if CutText.isCut(body) { repairs.note(.cutText, at: post.title) }
        }
        // FeedBurner's own links lead to where it says the page is.
        if !item.text(.feedburner, "origlink").isEmpty {
            post.aliases = item.all(.core, "link").map(Self.address).filter(Address.isWeb)
        }
        post.updated = DateReader.read(item.text(.atom, "updated"))?.instant
        post.identity = identity ?? Identity.made(of: post, repairs: repairs)
        return post
    }

    /// The comment the item states under a post.
    func comment(on post: String) -> CommentContent {
        let body = body ?? PostBody(text: "", format: .html)
        let made = Identity.made(from: [post, author, date?.rfc3339 ?? "", body.text])
        return CommentContent(
            identity: identity ?? made, postIdentity: post, author: author, date: date, body: body)
    }

    /// The writer's name; empty when the item does not say.
    var author: String {
        let name = Author.joined(
            item.all(.core, "author").map { Self.personName(Self.text(of: $0)) })
        if !name.isEmpty, !name.contains("@") { return name }
        let others = [
            item.all(.dublinCore, "creator"), item.all(.dublinCore, "author"),
            item.all(.atom, "author").compactMap { $0.first(.atom, "name") },
            item.all(.itunes, "author"),
        ]
        return others.lazy.map { Author.joined($0.map { Self.personName($0.trimmed) }) }
            .first { !$0.isEmpty } ?? name
    }

    private var title: String {
        let spaces: [Namespace] = [.core, .dublinCore, .media]
        return spaces.lazy.map { TitleText.read(item.first($0, "title")) }.first { !$0.isEmpty }
            ?? ""
    }

    private var date: PostDate? {
        let fields: [(Namespace, String)] = [
            (.core, "pubdate"), (.dublinCore, "date"), (.dublinCoreTerms, "issued"),
            (.dublinCoreTerms, "created"), (.atom, "published"), (.core, "date"),
            (.dublinCoreTerms, "modified"), (.atom, "updated"),
        ]
        return fields.lazy.compactMap { DateReader.read(item.text($0.0, $0.1)) }.first
            ?? item[attribute: "lastmod"].flatMap(DateReader.read)
    }

    /// The full text where there is one, else the summary.
    private var body: PostBody? {
        let fields: [(Namespace, String)] = [
            (.content, "encoded"), (.core, "encoded"), (.xhtml, "body"), (.xhtml, "div"),
            (.core, "fullitem"), (.core, "body"), (.atom, "content"), (.core, "description"),
            (.atom, "summary"), (.core, "summary"), (.dublinCore, "description"),
            (.core, "abstract"), (.itunes, "summary"), (.itunes, "subtitle"),
            (.media, "description"),
        ]
        return fields.lazy.compactMap { space, name in
            FieldBody.read(item.first(space, name), isTextByDefault: space == .atom)
        }.first
    }

    /// The address of the item's page: where it was before a redirect, its link, or its guid if
    /// that is one.
    private var permalink: String {
        let original = item.text(.feedburner, "origlink")
        if !original.isEmpty { return original }
        if let link = item.all(.core, "link").map(Self.address).first(where: { !$0.isEmpty }) {
            return Address.resolve(link, against: blogLink)
        }
        if let guid = item.first(.core, "guid"), guid[attribute: "ispermalink"] != "false",
            Address.isWeb(guid.trimmed)
        {
            return guid.trimmed
        }
        let page = item.all(.atom, "link").first {
            ($0[attribute: "rel"] ?? "alternate") == "alternate"
        }
        return page?[attribute: "href"]?.trimmed ?? item.attribute(.rdf, "about")
            ?? item[attribute: "href"].map { Address.resolve($0.trimmed, against: item.base) } ?? ""
    }

    /// Guid, else the item's own page; a link to the blog itself is no item's own.
    private var identity: String? {
        for id in [item.text(.core, "guid"), item.text(.atom, "id")] where !id.isEmpty {
            return Identity.entry(id)
        }
        if let about = item.attribute(.rdf, "about"), !about.isEmpty {
            return PermalinkKey.normalise(about)
        }
        let key = PermalinkKey.normalise(permalink)
        return key.isEmpty || key == PermalinkKey.normalise(blogLink) ? nil : key
    }

    /// The text of a field that should hold nothing else: that of a name, or of the one element,
    /// within it where it does.
    private static func text(of field: Element) -> String {
        var field = field
        while field.trimmed.isEmpty,
            let inner = field.first(.core, "name") ?? field.children.first,
            inner.name.local == "name" || field.children.count == 1
        {
            field = inner
        }
        return field.trimmed
    }

    /// What a link names: its text or, as some feeds have it, an attribute.
    static func address(of link: Element) -> String {
        let text = link.trimmed
        let address = text.isEmpty ? link[attribute: "href"]?.trimmed ?? "" : text
        return Address.resolve(address, against: link.base)
    }

    /// The name in `ann@example.com (Ann)`, `Ann <ann@example.com>` or `Ann`; the mail address where
    /// there is no name.
    static func personName(_ text: String) -> String {
        let text = TitleText.name(text)
        for (opening, closing) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
            guard let start = text.firstIndex(of: opening),
                let end = text[start...].firstIndex(of: closing)
            else { continue }
            let inside = String(text[text.index(after: start)..<end]).trimmed
            let outside = String(text[..<start] + text[text.index(after: end)...]).trimmed
            if inside.contains("@") { return outside.isEmpty ? inside : outside }
            if outside.contains("@") { return inside.isEmpty ? outside : inside }
        }
        return text
    }
}
