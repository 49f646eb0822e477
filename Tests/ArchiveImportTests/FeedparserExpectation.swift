import ArchiveModel
import Foundation
import Prose

@testable import ArchiveImport

/// What a feedparser test file says is to be found in it.
struct FeedparserExpectation {
    /// Whether what was read is what is expected.
    enum Verdict: Equatable {
        case agrees
        /// It is not; what was read.
        case differs(String)
        /// It is nothing that annals keeps, for this reason.
        case outside(String)
    }

    /// The condition, as written.
    let text: String

    private let path: String
    private let source: String
    private let feed: ReadFeed?

    /// Reads the `Expect:` line of a file; nil when it has none.
    init?(path: String, feed: ReadFeed?) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        // The zero bytes of UTF-16 and UTF-32 aside, the lines are ASCII.
        let bytes = data.filter { $0 != 0 }
        source =
            String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: .isoLatin1) ?? ""
        guard let line = source.split(separator: "\n").first(where: { $0.contains("Expect:") })
        else { return nil }
        text = line.components(separatedBy: "Expect:")[1].trimmingCharacters(in: .whitespaces)
        self.path = path
        self.feed = feed
    }

    /// Compares what is expected with what was read.
    var verdict: Verdict {
        if let reason = FeedparserScope.reason(path: path, header: header, condition: text) {
            return .outside(reason)
        }
        guard let expression = PythonExpression(parsing: text) else {
            return .outside("the condition is not read")
        }
        return judge(expression)
    }

    private var header: String {
        source.split(separator: "\n").first { $0.hasPrefix("Header:") }?.lowercased() ?? ""
    }

    /// All parts that concern annals are to hold; one of them at least is to concern it.
    private func judge(_ expression: PythonExpression) -> Verdict {
        switch expression {
        case .all(let parts):
            let verdicts = parts.map(judge)
            let outside = verdicts.filter { if case .outside = $0 { true } else { false } }
            let others = verdicts.filter { !outside.contains($0) }
            // Whether the XML is well-formed is in nearly every condition, and is not the point.
            return others.first { $0 != .agrees } ?? others.first ?? outside.last ?? .agrees
        case .any(let parts):
            let verdicts = parts.map(judge)
            return verdicts.contains(.agrees) ? .agrees : verdicts[0]
        case .not(let inner):
            switch inner {
            case .path(["bozo"]): return .outside(FeedparserScope.wellFormed)
            case .path(let path): return compare(path, with: .text(""))
            case .call(let name, let values) where name.hasSuffix(".has_key"):
                guard case .text(let key)? = values.first else { break }
                let path = name.split(separator: ".").dropLast().map(String.init)
                return compare(path + [key], with: .text(""))
            default: break
            }
            return .outside("other conditions")
        case .same(let parts):
            guard let expected = parts.last else { return .agrees }
            let verdicts = parts.dropLast().map { part in
                switch part {
                case .path(let path): compare(path, with: expected)
                case .call("len", let values): compareCount(values, with: expected)
                case .call("ord", let values): compareScalar(values, with: expected)
                default: Verdict.outside("other conditions")
                }
            }
            return verdicts.first { $0 != .agrees } ?? .agrees
        case .path(["bozo"]): return .outside(FeedparserScope.wellFormed)
        case .number: return .outside("no fact, only that it is read at all")
        default: return .outside("other conditions")
        }
    }

    private func compareCount(_ values: [PythonExpression], with expected: PythonExpression)
        -> Verdict
    {
        guard case .path(let path)? = values.first, case .number(let count) = expected else {
            return .outside("other conditions")
        }
        switch (path.first, path.last) {
        case ("entries", "entries"):
            return isSame(feed?.posts.count == count, "\(feed?.posts.count ?? -1)")
        case ("entries", "tags"):
            guard let post = post(path) else { return .differs("no such entry") }
            return isSame(post.labels.count == count, "\(post.labels)")
        default: return .outside(FeedparserScope.reason(fact: path) ?? "counts of other things")
        }
    }

    private func compareScalar(_ values: [PythonExpression], with expected: PythonExpression)
        -> Verdict
    {
        guard case .path(let path)? = values.first, case .number(let code) = expected,
            let scalar = Unicode.Scalar(UInt32(code))
        else { return .outside("other conditions") }
        return compare(path, with: .text(String(Character(scalar))))
    }

    private func compare(_ path: [String], with expected: PythonExpression) -> Verdict {
        if let reason = FeedparserScope.reason(fact: path) { return .outside(reason) }
        guard let feed else { return .differs("nothing, refused") }
        let fact = path.last ?? ""
        if path == ["encoding"] || path == ["version"] {
            return compareHead(path[0], expected, feed)
        }
        if path[0] == "feed" { return compareBlog(path, expected, feed) }
        guard path[0] == "entries" else { return .outside("what the server sent") }
        guard let post = post(path) else { return .differs("no such entry") }
        if case .list(let parts) = expected { return compareDate(post.date, parts) }
        guard case .text(let value) = expected else {
            return .outside("values of another type")
        }
        switch path.dropFirst(2).first ?? "" {
        case "title", "title_detail": return compareTitle(post.title, value)
        case "link": return isSame(isSameAddress(post.permalink, value), post.permalink)
        case "links": return isSame(isSameAddress(post.permalink, value), post.permalink)
        case "id", "guid":
            return isSame(
                post.identity == value || post.identity == PermalinkKey.normalise(value),
                post.identity)
        case "author", "author_detail":
            return isSame(isSameName(post.author, value), post.author)
        case "authors":
            return isSame(post.author.components(separatedBy: ", ").contains(value), post.author)
        case "tags", "category": return compareLabel(path, value, post)
        case "content", "description", "summary", "summary_detail", "subtitle":
            return compareBody(post.body, value)
        case "published", "updated", "created", "modified", "issued", "date":
            let date = DateReader.read(value)
            return isSame(post.date == date && date != nil, post.date?.rfc3339 ?? "no date")
        default: return .outside("other: \(fact)")
        }
    }

    private func compareHead(_ what: String, _ expected: PythonExpression, _ feed: ReadFeed)
        -> Verdict
    {
        guard case .text(let value) = expected else { return .outside("values of another type") }
        if what == "version" {
            return isSame(
                value.hasPrefix("atom") ? feed.blog.kind == .atom : feed.blog.kind == .rss,
                feed.blog.kind.rawValue)
        }
        let encoding = ReadFeed.encoding(path: path)
        return isSame(FeedparserScope.sameEncodings(value).contains(encoding), encoding)
    }

    private func compareBlog(_ path: [String], _ expected: PythonExpression, _ feed: ReadFeed)
        -> Verdict
    {
        guard case .text(let value) = expected else { return .outside("values of another type") }
        switch path[1] {
        case "title", "title_detail": return compareTitle(feed.blog.title, value)
        case "link", "links": return isSame(isSameAddress(feed.blog.link, value), feed.blog.link)
        case "tagline", "tagline_detail", "subtitle", "subtitle_detail", "description":
            return compareTitle(feed.blog.summary, value)
        case "id", "guid":
            return isSame(
                feed.blog.identity == "feed:" + PermalinkKey.normalise(value), feed.blog.identity)
        case "language":
            return isSame(feed.blog.language.lowercased() == value.lowercased(), feed.blog.language)
        default: return .outside("other: feed \(path[1])")
        }
    }

    private func post(_ path: [String]) -> PostContent? {
        guard path.count > 1, let index = Int(path[1]), let posts = feed?.posts else { return nil }
        return posts.indices.contains(index) ? posts[index] : nil
    }

    private func isSame(_ isSame: Bool, _ got: String) -> Verdict {
        isSame ? .agrees : .differs(got)
    }

    private func isSameAddress(_ got: String, _ value: String) -> Bool {
        got == value.trimmingCharacters(in: .whitespaces)
    }

    /// `Ann (ann@example.com)` is what feedparser makes of name and address.
    private func isSameName(_ got: String, _ value: String) -> Bool {
        guard !got.isEmpty || value.isEmpty else { return false }
        return got == value || value.hasPrefix(got + " (") || value.hasSuffix("(\(got))")
    }

    private func compareLabel(_ path: [String], _ value: String, _ post: PostContent) -> Verdict {
        let index = path.count > 3 ? Int(path[3]) ?? 0 : 0
        guard post.labels.indices.contains(index) else { return .differs("\(post.labels)") }
        return isSame(post.labels[index] == value, "\(post.labels)")
    }

    /// Titles are plain text on one line here and HTML there.
    private func compareTitle(_ got: String, _ value: String) -> Verdict {
        let collapsed = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return isSame(got == collapsed || got == Prose.plainText(html: value), got)
    }

    /// Bodies are the same when they are written the same or make the same document; where feedparser
    /// takes out what could harm, which annals never shows, when the same text is shown.
    private func compareBody(_ body: PostBody, _ value: String) -> Verdict {
        if comparable(body.text) == comparable(value) { return .agrees }
        let got =
            body.format == .html
            ? Prose.document(html: body.text) : Prose.document(plainText: body.text)
        let expected = Prose.document(html: value)
        if path.contains("/sanitize/") { return isSame(shown(got) == shown(expected), body.text) }
        return isSame(got.dump == expected.dump, body.text)
    }

    /// The texts alone, of which a dump has each in quotation marks; what is embedded is shown as
    /// a link where feedparser takes it out.
    private func shown(_ document: Document) -> String {
        let lines = document.dump.split(separator: "\n")
        let texts = lines.map { $0.replacing(#/\w+\("[^"]*", [^)]*\)/#, with: "") }
        return texts.joined(separator: "\n").matches(
            of: #/"((?:[^"\\]|\\.)*)"/#
        ).map { String($0.1) }.joined()
            .filter { !$0.isWhitespace }
    }

    private func compareDate(_ date: PostDate?, _ parts: [PythonExpression]) -> Verdict {
        let numbers = parts.compactMap { if case .number(let number) = $0 { number } else { nil } }
        guard numbers.count == 9, let date else { return .differs(date?.rfc3339 ?? "no date") }
        let expected = PostDate(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3],
            minute: numbers[4], second: numbers[5], offsetMinutes: 0)
        return isSame(expected?.instant == date.instant, date.rfc3339)
    }
}
