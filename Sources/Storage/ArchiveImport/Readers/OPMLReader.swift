internal import ArchiveModel

/// Reads outlines with text: each dated outline is a post, what stands below it the post's text.
///
/// Source: opml.org/spec2.opml.
final class OPMLReader: FormatReader {
    private let delivery: Delivery
    private var blog = BlogInfo(identity: "", kind: .opml)
    private var owner = ""

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    func take(_ element: Element) throws(ImportError) {
        switch element.name {
        case Name(.core, "head"): takeHead(element)
        case Name(.core, "outline"):
            try delivery.take(blog)
            try takeOutline(OPMLOutline(element), depth: 0)
        default: break
        }
    }

    func finish() throws(ImportError) { try delivery.take(blog) }

    /// Outlines are kept a year or month to a file: those of one owner with one title are one blog.
    private func takeHead(_ head: Element) {
        blog.title = Self.withoutYear(TitleText.read(plain: head.text(.core, "title")))
        blog.summary = TitleText.read(plain: head.text(.core, "description"))
        owner = TitleText.name(head.text(.core, "ownername"))
        let id = head.text(.core, "ownerid")
        let key = Address.isWeb(id) ? PermalinkKey.normalise(id) : owner
        if Address.isWeb(id) { blog.link = id }
        if !key.isEmpty, !blog.title.isEmpty { blog.identity = "opml:\(key):\(blog.title)" }
    }

    private static func withoutYear(_ title: String) -> String {
        let year = title.suffix(4)
        guard year.utf8.count == 4, year.hasPrefix("19") || year.hasPrefix("20"),
            year.utf8.allSatisfy(\.isDigit)
        else { return title }
        let name = title.dropLast(4).reversed().drop { " :,-–—".contains($0) }
        return name.isEmpty ? title : String(name.reversed())
    }

    private static let groupDepth = 4

    /// Takes an outline: months and days, and others that only hold dated ones, are no posts.
    private func takeOutline(_ outline: OPMLOutline, depth: Int) throws(ImportError) {
        guard !outline.isComment else { return }
        if depth < Self.groupDepth, outline.isGroup {
            for inner in outline.children { try takeOutline(inner, depth: depth + 1) }
        } else if let post = outline.post(author: owner, repairs: delivery.repairs) {
            try delivery.take(post)
        }
    }
}

/// An outline with the outlines below it.
struct OPMLOutline {
    private let element: Element

    /// Makes an outline of its element.
    init(_ element: Element) { self.element = element }

    /// Those directly below it.
    var children: [OPMLOutline] { element.all(.core, "outline").map(OPMLOutline.init) }

    /// Whether its writer has put it out of the text.
    var isComment: Bool { self["iscomment"] == "true" }

    /// Whether it only holds posts.
    var isGroup: Bool {
        if self["type"].hasPrefix("calendar") { return true }
        return date == nil && children.contains { $0.date != nil }
    }

    private subscript(name: String) -> String { element[attribute: name]?.trimmed ?? "" }

    /// Its text; the specification lets it hold HTML.
    private var text: String { self["text"] }

    /// When it was made, or what a line such as `#postTime "10/7/94; 11:27:00 AM"` says.
    private var date: PostDate? {
        if let date = DateReader.read(self["created"]) { return date }
        for child in children.prefix(Self.directiveLimit) {
            let line = child.text
            guard line.hasPrefix("#postTime") else { continue }
            return DateReader.read(String(line.dropFirst(9).filter { $0 != "\"" }))
        }
        return nil
    }

    private static let directiveLimit = 10

    /// Whether it is a line for the program that made pages of it, such as `#title "Wick"`.
    private var isDirective: Bool {
        text.hasPrefix("#") && text.utf8.dropFirst().first?.isLetter == true
            && text.utf8.contains(UInt8(ascii: "\"")) && children.isEmpty
    }

    /// The post it is, nil for one without any text.
    ///
    /// A single line has no title.
    func post(author: String, repairs: RepairLog) -> PostContent? {
        let lines = children.filter { !$0.isDirective && !$0.isComment }
        var post = PostContent(identity: "", author: author)
        post.title = lines.isEmpty ? "" : TitleText.read(plain: text)
        post.date = date
        post.labels = Labels.unique(
            self["category"].split(separator: ",").map { label in
                String(label.drop { $0 == "/" })
            })
        let addresses = ["htmlurl", "url", "permalink"].map { self[$0] }
        post.permalink = addresses.first(where: Address.isWeb) ?? ""
        let html = lines.isEmpty ? shown : lines.map(\.paragraph).joined(separator: "\n")
        post.body = PostBody(text: html, format: .html)
        guard !html.isEmpty || !post.title.isEmpty else { return nil }
        post.words = FieldBody.wordCount(post.body)
        let key = PermalinkKey.normalise(post.permalink)
        post.identity = key.isEmpty ? Identity.made(of: post, repairs: repairs) : key
        return post
    }

    private var shown: String {
        Address.isWeb(self["url"]) ? HTMLText.link(self["url"], text) : text
    }

    /// The text as a paragraph, what is below it as a list; elements are no deeper than 256.
    private var paragraph: String { HTMLText.element("p", shown) + list }

    private var list: String {
        let items = children.filter { !$0.isComment }.map { "<li>\($0.shown)\($0.list)</li>" }
        return HTMLText.element("ul", items.joined())
    }
}
