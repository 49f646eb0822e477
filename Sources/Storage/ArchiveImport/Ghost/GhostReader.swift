internal import ArchiveModel

/// Reads the export of Ghost, from version 0.4 to 5: one JSON object with its tables in `data`.
///
/// What a post refers to stands after the posts, so that the file is read twice.
///
/// Source: ghost.org/docs/migration/custom.
struct GhostReader {
    private let delivery: Delivery

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it; `open` opens the archive anew.
    ///
    /// Returns whether it was there to its end and had a post.
    func read(_ open: (RepairLog) throws(ImportError) -> DecodedInput) throws(ImportError) -> Bool {
        let tables = GhostTables()
        let scratch = RepairLog()
        let isWhole = try JSONArchive(open(scratch), repairs: scratch)
            .read(into: tables) { (_) throws(ImportError) in try delivery.progress(0) }
        try delivery.take(tables.blog)
        let posts = GhostPosts(tables, delivery)
        _ = try JSONArchive(open(delivery.repairs), repairs: delivery.repairs)
            .read(into: posts, progress: delivery.progress)
        try delivery.finish()
        return isWhole && delivery.postCount > 0
    }
}

extension [String] {
    /// Whether these are the last parts of the path.
    fileprivate func ends(_ table: String) -> Bool {
        count >= 3 && self[count - 1] == "*" && self[count - 2] == table
            && self[count - 3] == "data"
    }
}

/// The tables beside the posts.
private final class GhostTables: JSONReader {
    private(set) var blog = BlogInfo(identity: "", kind: .ghost)
    private var settings: [String: String] = [:]
    private var names: [String: [String: String]] = ["tags": [:], "users": [:]]
    private var labels: [String: [(order: Int64, tag: String)]] = [:]
    private var authors: [String: [(order: Int64, user: String)]] = [:]
    private var rowCount = 0
    private static let rowLimit = 2_000_000

    func wants(_ path: [String]) -> Bool {
        ["tags", "users", "posts_tags", "posts_authors", "settings"].contains(where: path.ends)
    }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {
        if path.suffix(2) == ["meta", "exported_on"] {
            blog.exportedAt = value.integer.map { $0 / 1_000 }
        }
        guard path.count >= 3, path.last == "*", rowCount < Self.rowLimit else { return }
        rowCount += 1
        switch path[path.count - 2] {
        case "settings": takeSetting(value["key"].text, value["value"].text)
        case "posts_tags":
            labels[value["post_id"].text, default: []].append(
                (value["sort_order"].integer ?? 0, value["tag_id"].text))
        case "posts_authors":
            authors[value["post_id"].text, default: []].append(
                (value["sort_order"].integer ?? 0, value["author_id"].text))
        case let table: names[table]?[value["id"].text] = value["name"].text
        }
    }

    private func takeSetting(_ key: String, _ value: String) {
        switch key {
        case "title": blog.title = TitleText.read(plain: value)
        case "description": blog.summary = TitleText.read(plain: value)
        case "locale", "lang", "defaultLang", "default_locale":
            if blog.language.isEmpty { blog.language = LanguageTag.normalise(value) }
        case "url": blog.link = value
        case "dbHash", "db_hash": blog.identity = "ghost:" + value
        default: break
        }
    }

    func labels(ofPost id: String) -> [String] {
        let rows = (labels[id] ?? []).sorted { $0.order < $1.order }
        return Labels.unique(rows.compactMap { names["tags"]?[$0.tag] })
    }

    /// The names of a post's writers; before version 2 the post itself names the one it has.
    func author(ofPost id: String, stated: String) -> String {
        let rows = (authors[id] ?? []).sorted { $0.order < $1.order }
        let users = rows.isEmpty ? [stated] : rows.map(\.user)
        return users.compactMap { names["users"]?[$0] }.joined(separator: ", ")
    }
}

/// The posts themselves.
private final class GhostPosts: JSONReader {
    private let tables: GhostTables
    private let delivery: Delivery

    init(_ tables: GhostTables, _ delivery: Delivery) {
        self.tables = tables
        self.delivery = delivery
    }

    func wants(_ path: [String]) -> Bool { path.ends("posts") }

    func take(_ value: JSONValue, at path: [String]) throws(ImportError) {
        guard path.ends("posts") else { return }
        let isPage = value["page"].isTrue || value["type"].text == "page"
        let isPublished = value["status"].text == "published"
        var post = PostContent(
            identity: "", kind: isPage ? .page : .post, status: isPublished ? .published : .draft)
        post.title = TitleText.read(plain: value["title"].text)
        post.date = Self.date(value["published_at"]) ?? Self.date(value["created_at"])
        let id = value["id"].text
        post.author = tables.author(ofPost: id, stated: value["author_id"].text)
        post.labels = tables.labels(ofPost: id)
        post.updated = Self.date(value["updated_at"])?.instant
        let slug = value["slug"].text
        if !slug.isEmpty {
            post.permalink = Address.resolve("/\(slug)/", against: tables.blog.link)
        }
        post.body = Self.body(value)
        post.words = FieldBody.wordCount(post.body)
        let known = value["uuid"].text.isEmpty ? id : value["uuid"].text
        post.identity =
            known.isEmpty ? Identity.made(of: post, repairs: delivery.repairs) : "ghost:" + known
        try delivery.take(post)
    }

    /// A date in milliseconds, or as text in UTC.
    private static func date(_ value: JSONValue) -> PostDate? {
        if case .number = value, let milliseconds = value.integer {
            return PostDate(local: milliseconds / 1_000, offsetMinutes: 0)
        }
        return DateReader.read(value.text).map { PostDate(local: $0.local, offsetMinutes: 0) }
    }

    /// The HTML, which nearly always is there, else what it would be made of.
    private static func body(_ value: JSONValue) -> PostBody {
        // Exports leave the blog's own address out of its links.
        let html = source(value).replacing("__GHOST_URL__", with: "")
        if !html.trimmed.isEmpty { return PostBody(text: html, format: .html) }
        let markdown = value["markdown"].text
        let text = markdown.trimmed.isEmpty ? value["plaintext"].text : markdown
        return PostBody(
            text: text.replacing("__GHOST_URL__", with: ""),
            format: markdown.trimmed.isEmpty ? .plainText : .markdown)
    }

    private static func source(_ value: JSONValue) -> String {
        let html = value["html"].text
        guard html.trimmed.isEmpty else { return html }
        let lexical = LexicalDocument(value["lexical"].text)?.html ?? ""
        return lexical.isEmpty ? Mobiledoc(value["mobiledoc"].text)?.html ?? "" : lexical
    }
}
