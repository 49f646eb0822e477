internal import ArchiveModel

/// An entry of the format as it is put together, line by line.
struct MovableTypeEntry {
    private enum Part {
        case head
        case text(String)
        case comment
        case ping
    }

    /// The comments under it.
    private(set) var comments: [MovableTypeComment] = []
    /// How many links from other blogs stand under it.
    private(set) var pingCount = 0

    private var part = Part.head
    /// The line that ends a section and blank ones after it: of the section's text after all, if no
    /// other section follows.
    private var divider: [String] = []
    private var fields: [String: [String]] = [:]
    private var texts: [String: [String]] = [:]

    /// Whether anything says that it is one.
    var isPost: Bool { ["TITLE", "AUTHOR", "DATE"].contains { fields[$0] != nil } }

    /// The title; may be empty.
    var title: String { TitleText.read(plain: first("TITLE")) }

    /// Takes a line other than those that divide.
    mutating func take(_ line: String) {
        guard !divider.isEmpty else { return add(line) }
        if line.trimmed.isEmpty {
            divider.append(line)
        } else if let (name, value) = Self.field(line), value.isEmpty {
            divider = []
            beginSection(name)
        } else {
            let lines = divider
            divider = []
            for line in lines + [line] { add(line) }
        }
    }

    /// Takes the line that ends a section.
    mutating func endSection(_ line: String) {
        if divider.isEmpty { divider = [line] } else { divider.append(line) }
    }

    private mutating func add(_ line: String) {
        switch part {
        case .head:
            guard let (key, value) = Self.field(line) else { return }
            fields[key, default: []].append(value)
        case .text(let key): texts[key, default: []].append(line)
        case .comment: comments[comments.count - 1].take(line)
        case .ping: break
        }
    }

    /// A comment's and a ping's own fields follow their name.
    private mutating func beginSection(_ name: String) {
        switch name {
        case "COMMENT":
            comments.append(MovableTypeComment())
            part = .comment
        case "PING":
            pingCount += 1
            part = .ping
        default: part = .text(name)
        }
    }

    /// The post it states.
    func post(repairs: RepairLog) -> PostContent {
        var post = PostContent(identity: "")
        post.status = first("STATUS").isEmpty || first("STATUS") == "Publish" ? .published : .draft
        post.title = title
        post.date = DateReader.read(Self.americanDate(first("DATE")))
        post.author = TitleText.name(first("AUTHOR"))
        let names = (fields["PRIMARY CATEGORY"] ?? []) + (fields["CATEGORY"] ?? [])
        post.labels = Labels.unique(names + Self.tags(first("TAGS")))
        post.body = body
        post.words = FieldBody.wordCount(post.body)
        let name = first("BASENAME")
        post.identity =
            name.isEmpty ? Identity.made(of: post, repairs: repairs) : "mt:" + name
        return post
    }

    /// Line ends are paragraphs and breaks where the entry says so (`CONVERT BREAKS: 1`), or does
    /// not say.
    private var body: PostBody {
        let parts = ["BODY", "EXTENDED BODY"].compactMap {
            texts[$0]?.joined(separator: "\n").trimmed
        }
        let text = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let excerpt = texts["EXCERPT"]?.joined(separator: "\n").trimmed ?? ""
        let isHTML = first("CONVERT BREAKS") == "0"
        return PostBody(text: text.isEmpty ? excerpt : text, format: isHTML ? .html : .wordPress)
    }

    private func first(_ key: String) -> String { fields[key]?.first ?? "" }

    /// `KEY: value`, the key in capitals.
    static func field(_ line: String) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let key = line[..<colon]
        let isKey = key.utf8.allSatisfy { $0 == 0x20 || ($0.isLetter && $0.lowercased != $0) }
        guard !key.isEmpty, isKey else { return nil }
        return (String(key), String(line[line.index(after: colon)...]).trimmed)
    }

    /// The month comes first in this format, wherever it is written.
    static func americanDate(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1)
        let day = (parts.first ?? "").split(separator: "/")
        guard day.count == 3 else { return text }
        return "\(day[2])-\(day[0])-\(day[1]) " + (parts.count > 1 ? parts[1] : "")
    }

    private static func tags(_ list: String) -> [String] {
        list.split(separator: ",").map { String($0).trimmed }
            .map { $0.hasPrefix("\"") ? String($0.dropFirst().prefix { $0 != "\"" }) : $0 }
    }
}

/// A comment of the format as it is put together.
struct MovableTypeComment {
    /// The writer's name.
    private(set) var author = ""

    private var date: PostDate?
    private var lines: [String] = []

    /// Takes a line: a field, until one that is none begins the text.
    mutating func take(_ line: String) {
        guard lines.isEmpty, let (key, value) = MovableTypeEntry.field(line),
            ["AUTHOR", "EMAIL", "URL", "IP", "DATE", "TITLE", "BLOG NAME"].contains(key)
        else { return lines.append(line) }
        if key == "AUTHOR" { author = TitleText.name(value) }
        if key == "DATE" { date = DateReader.read(MovableTypeEntry.americanDate(value)) }
    }

    /// The comment under a post.
    func comment(on post: String) -> CommentContent {
        let text = lines.joined(separator: "\n").trimmed
        return CommentContent(
            identity: Identity.made(from: [post, author, date?.rfc3339 ?? "", text]),
            postIdentity: post, author: author, date: date,
            body: PostBody(text: text, format: .wordPress))
    }
}
