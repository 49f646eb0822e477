internal import ArchiveModel
internal import Prose

/// Reads the posts of a Medium export: a page each, in `posts/`.
///
/// The answers one wrote to other people's posts lie among them; nothing in a page tells them from
/// short posts, so they are posts here too.
///
/// Source: help.medium.com, "Export your account data".
struct MediumReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it.
    func read(_ tree: FileTree) throws(ImportError) {
        var blog = BlogInfo(identity: "", kind: .medium)
        var bytesRead: Int64 = 0
        try tree.forEachFile(repairs: delivery.repairs) { file, source throws(ImportError) in
            let text = try PieceText.read(source, named: file.name, repairs: delivery.repairs)
            bytesRead += Int64(text.utf8.count)
            try delivery.progress(bytesRead)
            guard let page = MediumPage(text) else { return }
            if blog.identity.isEmpty {
                blog.title = page.author
                blog.link = page.authorLink
                blog.identity = "medium:" + PermalinkKey.normalise(page.authorLink)
            }
            try delivery.take(blog)
            try delivery.take(page.post(fileName: String(file.lastPart), delivery.repairs))
        }
        try delivery.take(blog)
    }
}

/// A post's page of a Medium export.
struct MediumPage {
    /// The writer's name.
    let author: String
    /// The address of the writer's page.
    let authorLink: String

    private let body: String
    private let title: String
    /// What stands after the body: writer, date and address.
    private let footer: String

    /// Reads a page; nil when it is none of a post.
    init?(_ text: String) {
        guard Self.isPost(text), let start = text.utf8Range(of: Self.bodyMark),
            let open = text[start.upperBound...].firstIndex(of: ">")
        else { return nil }
        let rest = text[text.index(after: open)...]
        let bodyEnd = rest.lastStart(of: "<footer") ?? rest.endIndex
        footer = String(rest[bodyEnd...])
        // A post may name these classes itself, so that each is looked for where it stands.
        title = TitleText.read(
            plain: Self.content(of: "p-name", in: String(text[..<start.lowerBound])))
        author = TitleText.read(plain: Self.content(of: "p-author", in: footer))
        authorLink = Self.value(of: "href", atClass: "p-author", in: footer)
        let whole = Self.withoutLastEnd(rest[..<bodyEnd])
        body = Self.withoutTitle(Self.withoutDivider(whole), title)
    }

    /// Whether a page is one of a post.
    static func isPost(_ text: String) -> Bool {
        text.utf8Range(of: bodyMark) != nil && text.utf8Range(of: "h-entry") != nil
    }

    /// Whether the footer leads to the draft and names neither date nor address, whatever the file
    /// is called.
    private var isUnpublished: Bool {
        footer.utf8Range(of: "View original") != nil && footer.utf8Range(of: "p-canonical") == nil
            && footer.utf8Range(of: "dt-published") == nil
    }

    /// The post of the page; a name that begins with `draft_` says it was never published.
    func post(fileName: String, _ repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "")
        post.status = fileName.hasPrefix("draft_") || isUnpublished ? .draft : .published
        post.title = title
        post.date = DateReader.read(Self.value(of: "datetime", atClass: "dt-published", in: footer))
        post.author = author
        post.permalink = Self.value(of: "href", atClass: "p-canonical", in: footer)
        post.body = PostBody(text: body, format: .html)
        post.words = FieldBody.wordCount(post.body)
        post.identity =
            Self.number(post.permalink) ?? Self.number(fileName)
            ?? Identity.made(of: post, repairs: repairs)
        return post
    }

    private static let bodyMark: StaticString = "data-field=\"body\""

    /// The hexadecimal number at the end of an address or file name: `…-34f06b8c8fc7.html`.
    private static func number(_ name: String) -> String? {
        let stem = name.hasSuffix(".html") ? String(name.dropLast(5)) : name
        guard let digits = stem.split(whereSeparator: { "-/_".contains($0) }).last,
            digits.utf8.count >= 8, digits.utf8.allSatisfy(\.isHexDigit)
        else { return nil }
        return "medium:" + digits
    }

    /// The end tag of the section that holds the body is none of it.
    private static func withoutLastEnd(_ body: Substring) -> String {
        let text = String(body).trimmed
        return text.hasSuffix("</section>") ? String(text.dropLast(10)).trimmed : text
    }

    /// The body without the line that its first section begins with, as each does.
    private static func withoutDivider(_ body: String) -> String {
        let line = "<div class=\"section-divider\"><hr class=\"section-divider\"></div>"
        guard let range = body.firstRange(of: line),
            body[..<range.lowerBound].utf8.count < headLimit,
            isEmpty(String(body[..<range.lowerBound]))
        else { return body }
        return String(body[..<range.lowerBound] + body[range.upperBound...])
    }

    /// Whether there is nothing to see in it.
    private static func isEmpty(_ html: String) -> Bool {
        Prose.wordCount(html: html) == 0 && html.utf8Range(of: "<img") == nil
    }

    /// The body without its first heading where that is the title, which stands above it already.
    private static func withoutTitle(_ body: String, _ title: String) -> String {
        guard let start = body.utf8Range(of: "<h3")?.lowerBound else { return body }
        let before = String(body[..<start])
        let rest = String(body[start...])
        guard before.utf8.count < headLimit, let end = rest.utf8Range(of: "</h3>")?.upperBound,
            rest[..<end].utf8.count < headLimit, isEmpty(before),
            // The last words are kept together there.
            Prose.plainText(html: String(rest[..<end])).replacing("\u{A0}", with: " ")
                == title.replacing("\u{A0}", with: " ")
        else { return body }
        return before + String(rest[end...])
    }

    /// How long what is looked at for a repeated title may be, in bytes.
    private static let headLimit = 4 << 10

    /// The text of the first element whose class list has a name.
    private static func content(of name: StaticString, in text: String) -> String {
        guard let mark = text.utf8Range(of: name),
            let open = text[mark.upperBound...].firstIndex(of: ">")
        else { return "" }
        let rest = text[text.index(after: open)...]
        return String(rest.prefix { $0 != "<" })
    }

    /// An attribute of the first tag with a class.
    private static func value(
        of attribute: String, atClass name: StaticString, in text: String
    ) -> String {
        guard let mark = text.utf8Range(of: name),
            let start = text[..<mark.lowerBound].lastIndex(of: "<"),
            let end = text[mark.upperBound...].firstIndex(of: ">")
        else { return "" }
        let tag = text[start..<end]
        guard let found = tag.range(after: " \(attribute)=\"") else { return "" }
        return TitleText.read(plain: String(found.prefix { $0 != "\"" }))
    }
}

extension Substring {
    /// Where the last tag that begins so stands.
    fileprivate func lastStart(of tag: String) -> Index? {
        var end = endIndex
        while let next = self[..<end].utf8.lastIndex(of: UInt8(ascii: "<")) {
            if self[next...].hasPrefix(tag) { return next }
            end = next
        }
        return nil
    }

    /// What stands after the first occurrence of a word.
    fileprivate func range(after word: String) -> Substring? {
        var position = startIndex
        while position < endIndex {
            if self[position...].hasPrefix(word) {
                return self[index(position, offsetBy: word.count)...]
            }
            position = index(after: position)
        }
        return nil
    }
}
