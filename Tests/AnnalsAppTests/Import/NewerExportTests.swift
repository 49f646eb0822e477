import ArchiveImport
import ArchiveModel
import Foundation
import Library
import TestSupport
import Testing

@testable import AnnalsApp

/// One blog exported twice, made of real archives while the test runs.
@Suite("A newer export of the same blog", .enabled(if: Places.corpus != nil))
struct NewerExportTests {
    private let folder: TemporaryFolder
    private let library: TestLibrary

    init() throws {
        folder = try TemporaryFolder()
        library = try TestLibrary()
    }

    private static let archives = [
        "blogger-xml/apraditya-complete.xml", "blogger-xml/charleso-2010.xml",
        "blogger-xml/natefinch-story.xml",
        "blogger-takeout/bhpayne-datascience.feed.atom", "blogger-takeout/heisencoder.feed.atom",
        "wxr/charleso-wp10.xml", "wxr/chrisjrob.xml",
    ]

    private func text(_ name: String) throws -> String {
        let corpus = try #require(Places.corpus)
        return String(decoding: try Data(contentsOf: corpus.appending(path: name)), as: UTF8.self)
    }

    private struct Counts {
        var posts, new, changed, unchanged, vanished, drafts, pages: Int
    }

    private func take(_ path: String) throws -> Counts {
        let said = annals("import", "--json", path, library: library)
        #expect(said.errors.isEmpty)
        let line = try #require(said.lines.first)
        let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
        let object = try #require(parsed as? [String: Any])
        let count = { (name: String) in object[name] as? Int ?? -1 }
        #expect(annals("check", library: library).status == .done)
        return Counts(
            posts: count("posts"), new: count("new"), changed: count("changed"),
            unchanged: count("unchanged"), vanished: count("vanished"), drafts: count("drafts"),
            pages: count("pages"))
    }

    private func rows() throws -> [PostRow] {
        let library = try library.open()
        #expect(try library.archives().count == 1)
        let archive = try #require(try library.archives().first)
        return try Section.allCases.flatMap { section in
            try library.rows(
                RowQuery(archive: archive.id, section: section, anchor: .first, limit: 5_000)
            ).rows
        }
    }

    private func markAllRead() throws {
        let open = try library.open()
        for section in Section.allCases {
            try open.mark(MarkRequest(scope: .section(ArchiveID(1), section), mark: .read(true)))
        }
    }

    @Test(
        "after the older one: marks stay, texts are kept, what is gone is flagged",
        arguments: archives)
    func newerAfterOlder(name: String) throws {
        let pair = try ExportPair(try text(name))
        let old = try take(try folder.write(pair.older, to: "blog.xml"))
        try markAllRead()
        let before = try rows()
        let new = try take(try folder.write(pair.newer, to: "blog.xml"))
        let after = try rows()
        #expect(new.vanished == 1 && new.changed >= 1)
        #expect(after.count == before.count + new.new)
        #expect(old.new + new.new == after.count)
        #expect(after.filter(\.isRead).map(\.id).sorted() == before.map(\.id).sorted())
        #expect(after.filter(\.isVanished).count == 1)
        let changed = after.filter(\.isChanged)
        #expect(changed.count == 1)
        let post = try #require(changed.first)
        let earlier = try #require(try library.open().post(post.id, version: 1))
        #expect(earlier.body.text.contains(ExportPair.olderWords))
        let now = try #require(try library.open().post(post.id))
        #expect(!now.body.text.contains(ExportPair.olderWords))
    }

    @Test("before the older one: nothing that is newer is lost or flagged", arguments: archives)
    func olderAfterNewer(name: String) throws {
        let pair = try ExportPair(try text(name))
        _ = try take(try folder.write(pair.newer, to: "blog.xml"))
        try markAllRead()
        let before = try rows()
        let old = try take(try folder.write(pair.older, to: "blog.xml"))
        let after = try rows()
        // The one post that only the older has.
        #expect(old.new == 1 && old.changed == 0 && old.vanished == 0)
        #expect(after.count == before.count + 1)
        #expect(after.filter(\.isVanished).count == 1 && after.filter(\.isChanged).isEmpty)
        #expect(after.filter(\.isRead).count == before.count)
        for row in after {
            let post = try #require(try library.open().post(row.id))
            #expect(post.earlierTexts == 0)
            #expect(!post.body.text.contains(ExportPair.olderWords) || row.isVanished)
        }
    }

    @Test("of which there are two backups", arguments: [[0, 2], [2, 0]])
    func twoBackups(order: [Int]) throws {
        let corpus = try #require(Places.corpus)
        var new = 0
        for number in order {
            new += try take(corpus.appending(path: "blogger-xml/hakyll-00\(number).xml").path).new
            if number == order[0] { try markAllRead() }
        }
        let rows = try rows()
        #expect(rows.count == new)
        #expect(Set(rows.map { "\($0.title) \($0.date?.local ?? 0)" }).count == rows.count)
    }

    @Test(
        "in two formats: WXR and the blog's own feed, in either order",
        arguments: ["wxr/charleso-wp10.xml", "wxr/abhinemani.xml"],
        [false, true])
    func exportAndFeed(name: String, feedFirst: Bool) throws {
        let corpus = try #require(Places.corpus)
        let export = corpus.appending(path: name).path
        let candidate = try #require(try ArchiveImport.candidates(at: export).first)
        let sink = FeedMaker()
        _ = try ArchiveImport.read(candidate, into: sink)
        let feed = try folder.write(sink.feed, to: "feed.xml")
        _ = try take(feedFirst ? feed : export)
        try markAllRead()
        let first = try rows()
        let second = try take(feedFirst ? export : feed)
        let all = try rows()
        let expected = sink.posts.count
        #expect(all.count == expected)
        #expect(second.vanished == 0)
        #expect(second.new == expected - first.count)
        #expect(all.filter(\.isRead).map(\.id).sorted() == first.map(\.id).sorted())
        #expect(all.filter(\.isVanished).isEmpty)
        #expect(all.filter(\.isChanged).isEmpty)
    }

    @Test("whose parts come one by one makes nothing vanish")
    func splitExport() throws {
        let pair = try ExportPair(try text("wxr/chrisjrob.xml"))
        let whole = try take(try folder.write(pair.newer, to: "fog.wordpress.2020-01-31.000.xml"))
        let part = try take(try folder.write(pair.older, to: "fog.wordpress.2020-01-31.001.xml"))
        #expect(whole.new > 0 && part.vanished == 0)
        #expect(try rows().filter(\.isVanished).count <= part.new)
    }

    @Test(
        "in several files, in one folder, whose names do not say so: nothing vanishes, nor later",
        arguments: [
            "wxr/chrisjrob.xml", "blogger-xml/jeffhandley.xml",
            "blogger-takeout/heisencoder.feed.atom",
        ])
    func filesOfOneExport(name: String) throws {
        let parts = try ExportPair.parts(of: text(name))
        let names = ["a.xml", "b.xml", "c.xml"]
        for (name, part) in zip(names, parts) { _ = try folder.write(part, to: name) }
        for _ in 0..<2 {
            #expect(annals("import", folder.url.path, library: library).status == .done)
            #expect(try rows().filter(\.isVanished).isEmpty)
        }
        let whole = try TestLibrary()
        let other = try TemporaryFolder()
        let path = try other.write(text(name), to: "a.xml")
        #expect(annals("import", path, library: whole).status == .done)
        let count = try whole.open().archives().map(\.tally.posts)
        #expect(try library.open().archives().map(\.tally.posts) == count)
    }
}

/// An export of real posts and the same export as it was earlier.
///
/// The older one lacks the newest posts and has other words in its oldest but one; the newer one
/// lacks the oldest.
private struct ExportPair {
    static let olderWords = "Zanzibar marmalade"

    var older = ""
    var newer = ""

    init(_ text: String) throws {
        let isWXR = text.contains("<wp:wxr_version") || text.contains("<item>")
        let (opening, closing) = isWXR ? ("<item>", "</item>") : ("<entry>", "</entry>")
        let chunks = text.components(separatedBy: opening)
        let head = chunks[0]
        var posts: [(index: Int, date: String)] = []
        for (index, chunk) in chunks.enumerated().dropFirst() where Self.isPost(chunk, isWXR) {
            posts.append((index, Self.date(chunk, isWXR)))
        }
        posts.sort { $0.date < $1.date }
        try #require(posts.count > 3)
        let cut = posts[posts.count * 2 / 3]
        let (first, second) = (posts[0].index, posts[1].index)
        newer = Self.join(head, chunks, opening, closing) { index, chunk in
            index == first ? nil : chunk
        }
        older = Self.join(Self.dated(head, cut.date, isWXR), chunks, opening, closing) {
            index, chunk in
            guard Self.date(chunk, isWXR) < cut.date else { return nil }
            return index == second ? Self.withOlderWords(chunk) : chunk
        }
    }

    /// An export in three files, each with what else the blog has.
    static func parts(of text: String) throws -> [String] {
        let isWXR = text.contains("<item>")
        let (opening, closing) = isWXR ? ("<item>", "</item>") : ("<entry>", "</entry>")
        let chunks = text.components(separatedBy: opening)
        let dates = chunks.dropFirst().filter { isPost($0, isWXR) }.map { date($0, isWXR) }.sorted()
        try #require(dates.count > 30)
        let bounds = [dates[dates.count / 3], dates[dates.count * 2 / 3]]
        return (0..<3).map { part in
            join(chunks[0], chunks, opening, closing) { _, chunk in
                let place = bounds.filter { $0 <= date(chunk, isWXR) }.count
                return !isPost(chunk, isWXR) || place == part ? chunk : nil
            }
        }
    }

    private static func isPost(_ chunk: String, _ isWXR: Bool) -> Bool {
        if isWXR {
            return chunk.contains("<wp:post_type>post<") && chunk.contains("<wp:status>publish<")
                || chunk.contains("<wp:post_type><![CDATA[post]") && chunk.contains("[publish]")
        }
        return (chunk.contains("kind#post'") || chunk.contains("<blogger:type>POST"))
            && !chunk.contains("<app:draft") && !chunk.contains("<blogger:status>DRAFT")
            && !chunk.contains("TRASHED") && chunk.contains("<content")
    }

    private static func date(_ chunk: String, _ isWXR: Bool) -> String {
        let name = isWXR ? "wp:post_date" : "published"
        guard let start = chunk.range(of: "<\(name)>") else { return "" }
        return String(chunk[start.upperBound...].prefix { $0 != "<" || $0 == "!" })
            .replacing("<![CDATA[", with: "")
    }

    /// The head as of a day.
    private static func dated(_ head: String, _ date: String, _ isWXR: Bool) -> String {
        let day = String(date.prefix(10))
        let (name, value) = isWXR ? ("pubDate", day + " 00:00:00") : ("updated", day + "T00:00:00Z")
        guard let start = head.range(of: "<\(name)>"),
            let end = head.range(of: "</\(name)>")
        else { return head }
        return head.replacingCharacters(in: start.upperBound..<end.lowerBound, with: value)
    }

    private static func withOlderWords(_ chunk: String) -> String {
        let marks = [
            "<content:encoded><![CDATA[", "<content type='html'>", "<content type=\"html\">",
        ]
        for mark in marks {
            if let range = chunk.range(of: mark) {
                return chunk.replacingCharacters(in: range, with: mark + olderWords + " ")
            }
        }
        return chunk
    }

    private static func join(
        _ head: String, _ chunks: [String], _ opening: String, _ closing: String,
        _ transform: (Int, String) -> String?
    ) -> String {
        var text = head
        for (index, chunk) in chunks.enumerated().dropFirst() {
            if let kept = transform(index, chunk) {
                text += opening + kept
            } else if let end = chunk.range(of: closing) {
                text += chunk[end.upperBound...]
            }
        }
        return text
    }
}

/// Makes of what an export holds the feed that its blog would have had.
private final class FeedMaker: ImportSink {
    private(set) var posts: [PostContent] = []
    private var blog: BlogInfo?

    func take(_ blog: BlogInfo) { self.blog = blog }
    func take(_ post: PostContent) { posts.append(post) }
    func take(_ comment: CommentContent) {}
    func progress(byteCount: Int64) {}
    let isCancelled = false

    /// The ten newest posts in RSS, with typographic quotes and a footer as WordPress sets them.
    var feed: String {
        let newest = posts.filter { $0.kind == .post && $0.status == .published && $0.date != nil }
            .sorted { $0.date?.instant ?? 0 > $1.date?.instant ?? 0 }.prefix(10)
        let items = newest.map { post in
            let body = post.body.text.replacing("]]>", with: "")
                .components(separatedBy: "\n\n").map { "<p>\($0)</p>" }.joined()
            return """
                <item><title><![CDATA[\(post.title)]]></title>
                <link>\(escaped(post.permalink.replacing("http://", with: "https://")))</link>
                <guid isPermaLink="false">http://\(escaped(post.identity))</guid>
                <dc:creator>\(escaped(post.author))</dc:creator>
                <pubDate>\(post.date?.rfc3339 ?? "")</pubDate>
                <content:encoded><![CDATA[\(body)<p>The post <a href="x">\(escaped(post.title))</a>
                appeared first on <a href="y">Blog</a>.</p>]]></content:encoded></item>
                """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>\(escaped(blog?.title ?? ""))</title><link>\(escaped(blog?.link ?? ""))</link>
            \(items.joined(separator: "\n"))
            </channel></rss>
            """
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}
