import ArchiveImport
import ArchiveModel
import Foundation

/// What a feedparser test file says is to be found in it, as far as annals reads such things.
struct FeedparserExpectation {
    /// The condition, as written.
    var text: String
    private var index: Int?
    private var key: String
    private var value: String

    /// Reads the `Expect:` line of a file; nil when it concerns something else.
    init?(path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        var encoding = String.Encoding.isoLatin1
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            encoding = .utf16
        }
        guard let source = String(data: data, encoding: encoding),
            let line = source.split(separator: "\n").first(where: { $0.contains("Expect:") })
        else { return nil }
        text = line.components(separatedBy: "Expect:")[1].trimmingCharacters(in: .whitespaces)
        // The header that an HTTP server would have sent is not in the file.
        guard !path.contains("/sanitize/"), !source.contains("Content-type:"),
            !source.contains("Content-Location:")
        else { return nil }
        let pattern =
            #/^(?:not bozo and |bozo and )?(feed|entries\[(\d+)\])(?:\['(\w+)'\])(?:\[0\])?(?:\['(value|term)'\])? == u?'(.*)'$/#
        guard let match = try? pattern.wholeMatch(in: text) else { return nil }
        index = match.2.flatMap { Int($0) }
        key = String(match.3)
        guard
            match.4 == nil
                || ["title_detail", "content", "tags", "summary_detail", "subtitle_detail"]
                    .contains(key)
        else { return nil }
        value = Self.unescaped(String(match.5))
    }

    /// Whether the feed has what is expected; nil when that is nothing annals keeps.
    func compare(with feed: ReadFeed) -> Bool? {
        let expected = comparable(value)
        guard let index else {
            switch key {
            case "title", "title_detail": return plain(feed.blog.title) == plain(value)
            case "link": return feed.blog.link == value
            case "tagline", "subtitle", "description", "subtitle_detail":
                return plain(feed.blog.summary) == plain(value)
            default: return nil
            }
        }
        guard feed.posts.indices.contains(index) else { return false }
        let post = feed.posts[index]
        switch key {
        case "title", "title_detail": return plain(post.title) == plain(value)
        case "link": return post.permalink == value
        case "id", "guid": return post.identity == value || value.contains(post.identity)
        case "author": return value.contains(post.author) && !post.author.isEmpty
        case "tags", "category": return post.labels.contains(value)
        case "content", "description", "summary", "summary_detail":
            return comparable(post.body.text) == expected || plain(post.body.text) == plain(value)
        default: return nil
        }
    }

    private static func unescaped(_ literal: String) -> String {
        var result = ""
        var rest = Substring(literal)
        while let first = rest.popFirst() {
            guard first == "\\", let kind = rest.popFirst() else {
                result.append(first)
                continue
            }
            let length = ["u": 4, "x": 2, "U": 8][kind]
            if let length, let code = UInt32(rest.prefix(length), radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                result.unicodeScalars.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                result.append(["n": "\n", "t": "\t", "r": "\r"][kind] ?? kind)
            }
        }
        return result
    }
}
