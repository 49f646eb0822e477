import ArchiveModel
import Foundation
import SQLite
import Search
import Testing

@testable import Library

/// What the index finds, and that it follows the library.
@Suite("Searching a library")
struct SearchIndexTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func post(
        _ identity: String, title: String = "", text: String = "", day: Int = 1,
        labels: [String] = [], author: String = "", format: BodyFormat = .html
    ) -> PostContent {
        var post = PostContent(identity: identity)
        post.title = title
        post.body = PostBody(text: text, format: format)
        post.date = PostDate(year: 2_011, month: 1, day: day)
        post.labels = labels
        post.author = author
        return post
    }

    @discardableResult
    private func index() throws -> SearchCoverage {
        let indexer = try SearchIndexer(libraryPath: test.library.path)
        let coverage = try indexer.run()
        #expect(try indexer.check() == [])
        #expect(try !indexer.hasWork())
        return coverage
    }

    /// The identities that a query finds, in order.
    private func find(
        _ text: String, order: SearchOrder = .oldest, typing: Bool = false,
        in archive: ArchiveID? = nil
    ) throws -> [String] {
        let query = SearchParser(currentYear: 2_011).read(text, isTyping: typing)
        let reader = try SearchReader(libraryPath: test.library.path)
        var results = SearchResults(order: order)
        try reader.search(query, in: archive, order: order, isCancelled: { false }) {
            results.add($0)
        }
        return try results.hits.map { hit in
            try test.connection.first(
                "SELECT identity FROM post WHERE id = ?", hit.post.rawValue
            ) { $0.text(0) } ?? "?"
        }
    }

    @Test(
        "Finds words, phrases, fields, dates and states",
        arguments: [
            ("lamp", "a b"), ("LAMPS", "c"), ("lam*", "a b c"), ("\"lamp oil\"", "a"),
            ("oil lamp", "a"), ("lamp -oil", "b"), ("wick or fog", "b c"), ("-lamp", "c d"),
            ("title:lamp", "b"), ("text:lamp", "a"), ("label:keeping", "a"), ("by:ada", "d"),
            ("after:2011-01-02", "c d"), ("before:2011-01-02", "a"), ("in:2011-01-03", "c"),
            ("-in:2011-01-03", "a b d"), ("has:code", "d"), ("has:labels", "a"),
            ("is:unread", "a b c d"), ("-is:unread", ""), ("is:starred or wick", "b"),
            ("is:starred or in:2011-01-01", "a"), ("東京", "c"), ("京都", "c"), ("都", "c"),
            ("京", "c"), ("大阪", ""), ("cafe", "d"), ("/w.ck/", "b"), ("-/w.ck/ lamp", "a"),
            ("/^naphtha/", ""), ("comment:naphtha", "b"), ("naphtha", "b"), ("has:comments", "b"),
            ("alternative", "d"), ("hidden", ""), ("~lamps", "a b c"), ("~lamp oil", "a"),
            ("~lighting", ""), ("title:~lamps", "b"), ("~lamps -lamp", "c"), ("title:wick", ""),
            ("~lamps or ~naphthas", "a b c"), ("label:keep*", "a"), ("title:\"on oil\"", "a"),
        ])
    func finds(query: String, expected: String) throws {
        let comment = CommentContent(
            identity: "1", postIdentity: "b",
            body: PostBody(text: "I burn <b>naph</b>tha", format: .html))
        try test.take(
            [
                post("a", title: "On oil", text: "<p>Lamp</p><p>oil</p>", labels: ["Keeping"]),
                post("b", title: "The lamp", text: "A wick", day: 2),
                post("c", title: "東京都の霧", text: "fog of lamps", day: 3),
                post(
                    "d",
                    text: "<pre>x</pre> un café <img alt='alternative'><script>hidden</script>",
                    day: 4, author: "Ada"),
            ], comments: [comment])
        try index()
        #expect(try find(query).joined(separator: " ") == expected)
    }

    @Test("The last word may go on while it is typed")
    func typing() throws {
        try test.take([post("a", text: "lantern"), post("b", text: "lamp")])
        try index()
        #expect(try find("la", typing: true) == ["a", "b"])
        #expect(try find("la") == [])
    }

    @Test("The best come first: the word in the title, then the word more often")
    func ranked() throws {
        let filler = String(repeating: " water and wind", count: 20)
        try test.take([
            post("once", text: "lamp" + filler), post("none", text: filler),
            post("title", title: "Lamp", text: filler, day: 2),
            post("often", text: "lamp lamp lamp" + filler, day: 3),
            post("other", text: filler, day: 4), post("another", text: filler, day: 5),
        ])
        try index()
        #expect(try find("lamp", order: .relevance) == ["title", "often", "once"])
        #expect(try find("lamp", order: .newest) == ["often", "title", "once"])
    }

    @Test("Other forms of a word come after the word itself, in all shards")
    func inflected() throws {
        let others = (0..<Shards.first).map { post("p\($0)", text: "fog") }
        try test.take(
            [post("form", title: "Lamps", text: "lamps"), post("other", text: "lamplight")] + others
                + [post("word", text: "fog and fog and a lamp"), post("far", text: "lamping")])
        try index()
        #expect(try find("lamp", order: .relevance) == ["word"])
        let found = try find("~lamp", order: .relevance)
        #expect(found.first == "word")
        #expect(Set(found) == ["word", "form", "far"])
        #expect(try find("~lamps", order: .relevance).first == "form")
    }

    @Test("New posts come in, changed ones are found as they are, marks and comments too")
    func follows() throws {
        try test.take([post("a", text: "lamp"), post("b", text: "wick")])
        try index()
        try test.take(
            [post("a", text: "lantern"), post("b", text: "wick"), post("c", text: "lamp")],
            isComplete: false)
        #expect(try SearchIndexer(libraryPath: test.library.path).hasWork())
        try index()
        #expect(try find("lamp") == ["c"])
        #expect(try find("lantern") == ["a"])
        try test.library.mark(
            MarkRequest(scope: .posts([try test.id("c")]), mark: .read(true)))
        #expect(try find("is:read") == ["c"])
        let comment = CommentContent(
            identity: "1", postIdentity: "b", body: PostBody(text: "naphtha", format: .html))
        try test.take([post("b", text: "wick")], comments: [comment], isComplete: false)
        try index()
        #expect(try find("naphtha") == ["b"])
        #expect(try find("wick") == ["b"])
    }

    @Test("Thousands of posts lie in several shards, each found once; those changed later too")
    func shards() throws {
        let count = Shards.first + 500
        let posts = (0..<count).map {
            post("p\($0)", text: "lamp number\($0)", day: 1 + $0 % 28)
        }
        try test.take(posts)
        let coverage = try index()
        #expect(coverage == SearchCoverage(indexed: count, total: count))
        #expect(try find("lamp").count == count)
        #expect(Set(try find("lamp")).count == count)
        // The first lies in a shard that is closed.
        try test.take([post("p0", text: "lantern")], isComplete: false)
        try index()
        #expect(try find("lamp").count == count - 1)
        #expect(try find("lantern") == ["p0"])
        #expect(try find("number0") == [])
        // More than a quarter of it out of date: it is made anew.
        let changed = (0..<Shards.first / 3).map { post("p\($0)", text: "lantern") }
        try test.take(changed, isComplete: false)
        try index()
        #expect(try find("lantern").count == changed.count)
        #expect(try find("lamp").count == count - changed.count)
    }

    @Test("The next shard is begun while a finished one waits to be taken in")
    func overlap() throws {
        try test.take((0..<Shards.first + 8).map { post("\($0)", text: "lamp") })
        let connection = try SearchFile.open(forLibrary: test.library.path)
        let builders = try ShardBuilders(
            connection: connection, libraryPath: test.library.path, watermark: 0, threads: 1)
        let first = try #require(try builders.next())
        #expect(builders.builds.count == 1)
        while !first.isFinished { usleep(1_000) }
        #expect(try builders.next() === first)
        #expect(builders.builds.count == 2)
        builders.removeFirst()
        let second = try #require(try builders.next())
        #expect(second.stretch.start == first.stretch.end)
        #expect(builders.builds.count == 1)
    }

    @Test("An archive alone, or one by its title")
    func archives() throws {
        try test.take([post("a", text: "lamp")])
        var other = BlogInfo.test
        other.identity = "other"
        other.title = "The Harbour"
        other.link = "http://harbour.example/"
        try test.take([post("h", text: "lamp")], blog: other)
        try index()
        #expect(try find("lamp").count == 2)
        #expect(try find("lamp", in: ArchiveID(2)) == ["h"])
        #expect(try find("lamp blog:harbour") == ["h"])
        #expect(try find("lamp -blog:harbour") == ["a"])
    }

    @Test("An interrupted build goes on where it was, and finds meanwhile what it has")
    func interrupted() throws {
        let count = Shards.first + 600
        try test.take((0..<count).map { post("p\($0)", text: "lamp") })
        let indexer = try SearchIndexer(libraryPath: test.library.path)
        // The first shard is in the index, the second under way.
        let part = try indexer.run(isCancelled: {
            ((try? indexer.coverage().indexed) ?? 0) > 0
        })
        #expect(part.indexed == Shards.first)
        #expect(try find("lamp").count == part.indexed)
        #expect(try index().isComplete)
        #expect(try find("lamp").count == count)
    }

    @Test("An index of another library, a damaged one and none are made anew")
    func anew() throws {
        try test.take([post("a", text: "lamp")])
        try index()
        let file = SearchFile.path(of: test.library.path)
        let other = try TestLibrary()
        try other.take([post("z", text: "lantern")])
        try SearchIndexer(libraryPath: other.library.path).run()
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: file + suffix)
        }
        try FileManager.default.copyItem(
            atPath: SearchFile.path(of: other.library.path), toPath: file)
        try index()
        #expect(try find("lamp") == ["a"])
        #expect(try find("lantern") == [])
        try Data("no index at all".utf8).write(to: URL(fileURLWithPath: file))
        try index()
        #expect(try find("lamp") == ["a"])
        try SearchIndexer.drop(libraryPath: test.library.path)
        #expect(try find("lamp") == [])
        try index()
        #expect(try find("lamp") == ["a"])
    }

    @Test("A search that nobody waits for any more stops")
    func cancelled() throws {
        try test.take((0..<3_000).map { post("p\($0)", text: "lamp \($0)") })
        try index()
        let reader = try SearchReader(libraryPath: test.library.path)
        let query = SearchParser(currentYear: 2_011).read("lamp", isTyping: false)
        #expect(throws: LibraryError.cancelled) {
            try reader.search(query, order: .oldest, isCancelled: { true }) { _ in }
        }
        // And the next one is answered.
        #expect(try find("lamp").count == 3_000)
    }

    @Test("The first hits come from a few hundred posts: they are awaited")
    func firstHits() throws {
        try test.take((0..<2_000).map { post("p\($0)", text: "lamp \($0)") })
        try index()
        let query = SearchParser(currentYear: 2_011).read("lam", isTyping: true)
        var batches: [Int] = []
        try SearchReader(libraryPath: test.library.path).search(
            query, order: .relevance, isCancelled: { false }
        ) { batches.append($0.count) }
        #expect(batches.reduce(0, +) == 2_000)
        #expect(try #require(batches.first) <= 512)
    }

    @Test("A rare mark is not looked for among all posts that have a word")
    func rareMarks() throws {
        let count = Shards.first + 3_000
        try test.take((0..<count).map { post("p\($0)", text: "lamp") })
        try index()
        func steps(_ order: SearchOrder) throws -> (hits: Int, looks: Int) {
            let query = SearchParser(currentYear: 2_011).read("lamp is:starred", isTyping: false)
            var (hits, looks) = (0, 0)
            let isCancelled = {
                looks += 1
                return false
            }
            try SearchReader(libraryPath: test.library.path).search(
                query, order: order, isCancelled: isCancelled
            ) { hits += $0.count }
            return (hits, looks)
        }
        // One look for each shard, and one for every 5,000 steps of SQLite's machine: to look at
        // every post takes fifteen.
        #expect(try steps(.oldest) == (0, 2))
        let ends = [try test.id("p0"), try test.id("p3000"), try test.id("p\(count - 1)")]
        try test.library.mark(MarkRequest(scope: .posts(ends), mark: .starred(true)))
        for order in [SearchOrder.oldest, .relevance] {
            let (hits, looks) = try steps(order)
            #expect(hits == 3)
            #expect(looks < 6, "\(looks)")
        }
        // More than are looked up one by one where hits have ranks: the posts between them are
        // passed over by the index alone.
        let more = try (0..<60).map { try test.id("p\(count - 1 - $0 * 50)") }
        try test.library.mark(MarkRequest(scope: .posts(more), mark: .starred(true)))
        for order in [SearchOrder.oldest, .relevance] {
            let (hits, looks) = try steps(order)
            #expect(hits == Set(ends + more).count)
            #expect(looks < 9, "\(order): \(looks)")
        }
    }

    @Test("What every search needs can be read beforehand, and that can be stopped")
    func warm() throws {
        try test.take((0..<3_000).map { post("p\($0)", text: "lamp \($0)") })
        try index()
        let reader = try SearchReader(libraryPath: test.library.path)
        var asked = 0
        try reader.warm {
            asked += 1
            return false
        }
        #expect(asked == 2)
        try reader.warm { true }
        #expect(try find("lamp").count == 3_000)
    }

    @Test("No query scans the library's posts")
    func plans() throws {
        try test.take([post("a", title: "lamp", text: "lamp")])
        try index()
        let connection = try SearchFile.open(forLibrary: test.library.path)
        let shard = try #require(try Shards.all(connection).first)
        for text in ["lamp", "lamp -oil in:2011 is:unread", "title:lamp or oil has:labels"] {
            let query = SearchParser(currentYear: 2_011).read(text, isTyping: false)
            for run in SearchPlan(query).runs {
                let all = SearchNarrowing.Candidates(ids: shard.ids)
                let sql = run.sql(of: shard, among: all, of: nil, isRanked: true)
                let plan = try connection.all(
                    "EXPLAIN QUERY PLAN " + sql.replacing("?", with: "''")
                ) { $0.text(3) }
                for step in plan {
                    #expect(!step.hasPrefix("SCAN d"), "\(text): \(step)")
                    #expect(!step.hasPrefix("SCAN p "), "\(text): \(step)")
                    #expect(!step.contains("TEMP B-TREE"), "\(text): \(step)")
                }
            }
        }
    }
}
