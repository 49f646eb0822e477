import ArchiveImport
import ArchiveModel
import Foundation
import Prose

/// What gofeed or feed-rs expect of a feed, from the JSON file beside it.
struct JSONExpectation {
    private var feed: [String: Any]
    private var entries: [[String: Any]]
    private let isFeedRS: Bool

    /// Reads the expectation of a feed; nil when there is none.
    init?(feedPath: String) {
        let isJSON = feedPath.hasSuffix(".json")
        let stem = feedPath.dropLast(isJSON ? 5 : 4)
        let paths = ["\(stem)\(isJSON ? "_expected" : "").json", "\(stem).serde.json"]
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
            let link = ((entry["link"] ?? entry["url"]) as? String) ?? firstLink(entry)
            let isRoot = link == post.permalink + "/"
            check("link", link, isRoot ? post.permalink + "/" : post.permalink)
            let body =
                text(entry["content"] ?? entry["content_html"] ?? entry["content_text"])
                ?? text(entry["summary"]) ?? text(entry["description"])
            // Links to what an item of JSON is about and what is attached to it follow its text.
            let isLonger = read.blog.kind == .jsonFeed && body.map(post.body.text.hasPrefix) == true
            check("body", body, isLonger ? body ?? "" : post.body.text)
            let date =
                (entry["publishedParsed"] ?? entry["published"] ?? entry["pubDateParsed"]
                ?? entry["date_published"] ?? entry["updatedParsed"] ?? entry["updated"])
                as? String
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

    /// What is compared beside that: writers, labels, and what is said of the blog.
    func more(_ read: ReadFeed) -> [(what: String, isSame: Bool)] {
        var results: [(String, Bool)] = []
        func check(_ what: String, _ expected: Any?, _ got: String) {
            guard let expected = text(expected), !plain(expected).isEmpty else { return }
            results.append(
                (
                    "\(what): \(expected) | \(got)",
                    got.contains(expected) || plain(got).contains(plain(expected))
                        || got == Prose.plainText(html: expected)
                ))
        }
        check("summary", feed["description"] ?? feed["subtitle"], read.blog.summary)
        if let language = feed["language"] as? String {
            let tag = language.lowercased().replacingOccurrences(of: "_", with: "-")
            results.append(
                (
                    "language: \(language) | \(read.blog.language)",
                    tag == read.blog.language.lowercased()
                ))
        }
        check("home", feed["home_page_url"] ?? feed["link"], read.blog.link)
        for (entry, post) in zip(entries, read.posts) {
            let writers = (entry["authors"] ?? [entry["author"] ?? [:]]) as? [[String: Any]] ?? []
            for writer in writers { check("author", writer["name"], post.author) }
            check("author", entry["author"], post.author)
            let labels = (entry["tags"] ?? entry["categories"]) as? [Any] ?? []
            let names = labels.compactMap {
                let object = $0 as? [String: Any]
                return ($0 as? String) ?? (object?["label"] ?? object?["term"] ?? object?["value"])
                    as? String
            }
            guard !names.isEmpty else { continue }
            results.append(
                (
                    "labels \(names) | \(post.labels)",

                    isFeedRS
                        ? Set(names) == Set(post.labels)
                        : names.map(plain) == post.labels.map(plain)
                ))
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
