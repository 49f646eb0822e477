internal import ArchiveModel

/// Reads the pages that a backup program wrote of a blog of Tumblr: one per post, in `posts/`.
///
/// Source: github.com/bbolli/tumblr-utils, whose pages have no quotation marks round attributes.
struct TumblrPagesReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it, once for the blog's name, which only some pages hold, and once for posts.
    func read(_ tree: FileTree) throws(ImportError) {
        var blog = BlogInfo(identity: "", kind: .tumblr)
        let scratch = RepairLog()
        try tree.forEachFile(repairs: scratch) { file, source throws(ImportError) in
            guard blog.identity.isEmpty, file.lastPart.hasSuffix(".html") else { return }
            try delivery.progress(0)
            let text = try PieceText.read(source, named: file.name, repairs: scratch)
            guard let page = TumblrPage(text) else { return }
            if blog.title.isEmpty { blog.title = page.blogTitle }
            guard let name = page.blogName else { return }
            blog.identity = "tumblr:" + name.lowercased()
            blog.link = "https://\(name).tumblr.com/"
        }
        try delivery.take(blog)
        var bytesRead: Int64 = 0
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            guard file.lastPart.hasSuffix(".html") else { return }
            let text = try PieceText.read(source, named: file.name, repairs: delivery.repairs)
            guard let page = TumblrPage(text) else { return }
            bytesRead += Int64(text.utf8.count)
            try delivery.progress(bytesRead)
            try delivery.take(page.post(blogLink: blog.link))
        }
    }
}

/// The page of one post.
struct TumblrPage {
    /// What the blog is called.
    let blogTitle: String
    /// The blog's name, which is part of its address; nil when the page does not say.
    let blogName: String?

    private let id: String
    private let content: Substring
    private let header: Substring
    private let footer: Substring

    /// Reads a page; nil when it is none of a post.
    init?(_ text: String) {
        guard Self.isPost(text), let start = text.utf8Range(of: "<article")?.upperBound,
            let idStart = text.utf8Range(of: "id=p-")?.upperBound
                ?? text.utf8Range(of: "id=\"p-")?.upperBound
        else { return nil }
        id = String(text[idStart...].prefix { $0.isASCII && $0.isNumber })
        guard !id.isEmpty else { return nil }
        blogTitle = TitleText.read(
            plain: Self.between("<title>", "</title>", in: text[...]))
        let article = text[start...]
        let rest = String(article)
        let headerEnd = rest.utf8Range(of: "</header>")?.upperBound ?? rest.startIndex
        header = rest[..<headerEnd]
        let footerStart = Self.lastStart(of: "<footer", in: rest[headerEnd...]) ?? rest.endIndex
        let end =
            footerStart < rest.endIndex
            ? footerStart
            : Self.lastStart(of: "</article", in: rest[headerEnd...]) ?? rest.endIndex
        content = rest[headerEnd..<end]
        footer = rest[footerStart...]
        blogName = Self.name(in: String(footer))
    }

    /// Whether a page is one of a post, not a month or the list of months.
    static func isPost(_ text: String) -> Bool {
        (text.utf8Range(of: "<body class=post>") ?? text.utf8Range(of: "<body class=\"post\">"))
            != nil && text.utf8Range(of: "<article class=") != nil
    }

    /// The post of the page.
    func post(blogLink: String) -> PostContent {
        var post = PostContent(identity: "tumblr:" + id)
        var html = String(content).trimmed
        // A heading stands first and is the post's title.
        if html.hasPrefix("<h2>"), let end = html.utf8Range(of: "</h2>") {
            let heading = String(html[..<end.lowerBound].dropFirst(4))
            post.title = TitleText.read(plain: heading)
            let link = heading.hasPrefix("<a ") ? HTMLText.element("p", heading) + "\n" : ""
            html = (link + String(html[end.upperBound...])).trimmed
        }
        post.date = date
        post.labels = labels
        post.permalink = Address.resolve("/post/\(id)", against: blogLink)
        post.body = PostBody(text: html, format: .html)
        post.words = FieldBody.wordCount(post.body)
        return post
    }

    /// The time in UTC and beside it on the clock of whoever kept the blog: the difference is the
    /// zone.
    private var date: PostDate? {
        let text = String(header)
        guard let start = text.utf8Range(of: "datetime=")?.upperBound else { return nil }
        let stated = text[start...].prefix { $0 != ">" }
        guard let universal = DateReader.read(stated.filter { $0 != "\"" }) else { return nil }
        let shown = Self.between(">", "</time", in: text[stated.endIndex...])
        guard let local = DateReader.read(shown) else { return universal }
        let minutes = (local.local - universal.local) / 60
        guard (-1_080...1_080).contains(minutes), minutes % 15 == 0 else { return universal }
        return PostDate(local: local.local, offsetMinutes: Int(minutes))
    }

    /// What the links in the footer are called, after their signs.
    private var labels: [String] {
        let names = footer.split(separator: "<a ").dropFirst().compactMap { link -> String? in
            guard link.utf8.firstIndex(of: UInt8(ascii: ">")) != nil else { return nil }
            let name = Self.between(">", "</a", in: link)
            return name.hasPrefix("#") ? String(name.dropFirst()) : nil
        }
        return Labels.unique(names)
    }

    /// The name in a link to the blog's posts with a label.
    private static func name(in footer: String) -> String? {
        guard let mark = footer.utf8Range(of: ".tumblr.com/tagged/"),
            let start = footer[..<mark.lowerBound].lastIndex(of: "/")
        else { return nil }
        let name = footer[footer.index(after: start)..<mark.lowerBound]
        return name.isEmpty ? nil : String(name)
    }

    private static func between(_ start: StaticString, _ end: StaticString, in text: Substring)
        -> String
    {
        let text = String(text)
        guard let from = text.utf8Range(of: start)?.upperBound else { return "" }
        let rest = String(text[from...])
        return String(rest[..<(rest.utf8Range(of: end)?.lowerBound ?? rest.startIndex)])
    }

    private static func lastStart(of tag: String, in text: Substring) -> Substring.Index? {
        var end = text.endIndex
        while let next = text[..<end].utf8.lastIndex(of: UInt8(ascii: "<")) {
            if text[next...].hasPrefix(tag) { return next }
            end = next
        }
        return nil
    }
}
