internal import ArchiveModel

/// An entry of a journal: in the export format of the site and of ljArchive, or as ljdump keeps it.
struct LiveJournalEntry {
    private let fields: [Element]

    /// Makes a reader of an entry's fields.
    init(_ fields: [Element]) { self.fields = fields }

    /// The post the entry states; the number alone identifies it.
    func post(repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "")
        // What is private no reader of the journal has seen.
        post.status = text("security") == "private" ? .draft : .published
        post.title = TitleText.read(plain: text("subject"))
        post.date = DateReader.read(text("eventtime")) ?? DateReader.read(text("logtime"))
        let tags = text("taglist").isEmpty ? property("taglist") : text("taglist")
        post.labels = Labels.unique(tags.split(separator: ",").map { String($0).trimmed })
        post.permalink = text("url")
        let isFormatted = ["1", "true"].contains(property("opt_preformatted"))
        let source = text("event")
        post.body = PostBody(
            text: LiveJournalText.html(source, isFormatted: isFormatted), format: .html)
        post.words = FieldBody.wordCount(post.body)
        let id = text("itemid")
        post.identity =
            id.isEmpty ? Identity.made(of: post, repairs: repairs) : Self.identity(of: id)
        return post
    }

    /// The comments that stand within the entry.
    func comments(on post: String) -> [CommentContent] {
        fields.filter { $0.name == Name(.core, "comment") }.compactMap {
            LiveJournalComment($0).content(on: post)
        }
    }

    /// What an entry with a number is known by.
    static func identity(of number: String) -> String { "livejournal:" + number }

    private func text(_ name: String) -> String {
        // The root of an entry that is a file may have the name of the field in it.
        fields.lazy.filter { $0.name == Name(.core, name) }.map(\.trimmed)
            .first { !$0.isEmpty } ?? ""
    }

    private func property(_ name: String) -> String {
        fields.first { $0.name == Name(.core, "props") }?.text(.core, name) ?? ""
    }
}

/// A comment under an entry.
struct LiveJournalComment {
    private let element: Element

    /// Makes a reader of a comment's element.
    init(_ element: Element) { self.element = element }

    /// The comment it states under a post; nil for one that was deleted or that nobody was shown.
    func content(on post: String) -> CommentContent? {
        guard !["D", "S"].contains(element.text(.core, "state")) else { return nil }
        let text = LiveJournalText.html(first("event", "body"), isFormatted: false)
        let subject = TitleText.read(plain: first("subject"))
        let heading =
            subject.isEmpty
            ? ""
            : HTMLText.element(
                "p",
                HTMLText.element(
                    "b", HTMLText.escaped(subject)))
        guard !text.isEmpty || !heading.isEmpty else { return nil }
        let named = element.first(.core, "author")?.text(.core, "name") ?? ""
        let author = TitleText.name(named.isEmpty ? first("user") : named)
        let date = DateReader.read(first("eventtime", "date"))
        let parent = first("parent_itemid", "parentid")
        let id = first("itemid", "id")
        let made = Identity.made(from: [post, author, date?.rfc3339 ?? "", text])
        return CommentContent(
            identity: id.isEmpty ? made : Self.identity(of: id), postIdentity: post,
            parentIdentity: parent.isEmpty || parent == "0" ? nil : Self.identity(of: parent),
            author: author, date: date, body: PostBody(text: heading + text, format: .html))
    }

    private static func identity(of number: String) -> String { "livejournal:comment-" + number }

    private func first(_ names: String...) -> String {
        names.lazy.map { element.text(.core, $0) }.first { !$0.isEmpty } ?? ""
    }
}

/// The text of entries and comments.
enum LiveJournalText {
    /// The text as HTML: line ends are line breaks, as on the site, unless its writer said
    /// otherwise; names of other journals are links.
    static func html(_ text: String, isFormatted: Bool) -> String {
        let linked = linkingUsers(text)
        guard !isFormatted else { return linked }
        return linked.replacing("\r\n", with: "\n").replacing("\n", with: "<br>\n")
    }

    /// The longest `<lj user="name">` there is.
    private static let tagLimit = 200

    private static func linkingUsers(_ text: String) -> String {
        var html = ""
        var rest = text[...]
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            html += rest[..<start]
            let tag = rest.utf8[start...].prefix(tagLimit)
            guard tag.prefix(4).map(\.lowercased).elementsEqual("<lj ".utf8),
                let end = tag.firstIndex(of: UInt8(ascii: ">"))
            else {
                html += "<"
                rest = rest[rest.utf8.index(after: start)...]
                continue
            }
            html += link(rest[start..<end])
            rest = rest[rest.utf8.index(after: end)...]
        }
        return html + rest
    }

    private static func link(_ tag: Substring) -> String {
        let name = tag.split { "\"'= /".contains($0) }.dropFirst(2).first.map(String.init) ?? ""
        guard !name.isEmpty else { return "" }
        // Host names have no underscores.
        let host = name.replacing("_", with: "-")
        return HTMLText.link("https://\(host).livejournal.com/", HTMLText.escaped(name))
    }
}
