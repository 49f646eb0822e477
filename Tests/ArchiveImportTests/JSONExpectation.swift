import ArchiveImport
import ArchiveModel
import Foundation

/// What gofeed or feed-rs expect of a feed, from the JSON file beside it.
struct JSONExpectation {
    private var feed: [String: Any]
    private var entries: [[String: Any]]
    private let isFeedRS: Bool

    /// Reads the expectation of a feed; nil when there is none.
    init?(feedPath: String) {
        let stem = feedPath.dropLast(4)
        let paths = ["\(stem).json", "\(stem).serde.json"]
        guard let path = paths.first(where: FileManager.default.fileExists(atPath:)),
            let data = FileManager.default.contents(atPath: path),
            let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return nil }
        isFeedRS = path.hasSuffix(".serde.json")
        feed = root
        entries = (root["entries"] ?? root["items"]) as? [[String: Any]] ?? []
    }

    /// What is compared, and whether it is the same.
    func compare(with read: ReadFeed) -> [(what: String, isSame: Bool)] {
        var results: [(String, Bool)] = []
        func check(_ what: String, _ expected: String?, _ got: String) {
            guard let expected, !expected.isEmpty else { return }
            let isSame =
                comparable(expected) == comparable(got) || plain(expected) == plain(got)
            results.append(
                (isSame ? what : "\(what): \(expected.prefix(80)) | \(got.prefix(80))", isSame))
        }
        check("feed title", text(feed["title"]), read.blog.title)
        results.append(("entry count", entries.count == read.posts.count))
        for (entry, post) in zip(entries, read.posts) {
            check("title", text(entry["title"]), post.title)
            let link = (entry["link"] as? String) ?? firstLink(entry)
            check("link", link, post.permalink)
            let body =
                text(entry["content"]) ?? text(entry["summary"]) ?? text(entry["description"])
            check("body", body, post.body.text)
            let date = (entry["publishedParsed"] ?? entry["published"]) as? String
            if let date, let instant = instant(date) {
                results.append(
                    ("date \(date) | \(post.date?.rfc3339 ?? "-")", post.date?.instant == instant))
            }
            if let id = (entry["guid"] ?? (isFeedRS ? nil : entry["id"])) as? String, !id.isEmpty {
                results.append(("id \(id) | \(post.identity)", id.contains(post.identity)))
            }
        }
        return results
    }

    private func firstLink(_ entry: [String: Any]) -> String? {
        let links = (entry["links"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
        let pages = links.filter { ($0["rel"] as? String ?? "alternate") == "alternate" }
        return pages.first?["href"] as? String
    }

    private func text(_ value: Any?) -> String? {
        if let object = value as? [String: Any] {
            return (object["content"] ?? object["body"] ?? object["value"]) as? String
        }
        return value as? String
    }

    private func instant(_ text: String) -> Int64? {
        let formatter = ISO8601DateFormatter()
        return formatter.date(from: text).map { Int64($0.timeIntervalSince1970) }
    }
}
