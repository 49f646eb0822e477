import ArchiveImport
import ArchiveModel
import Testing

/// Counts found by a script of its own.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct TumblrCorpusTests {
    @Test func firstInterface() throws {
        let imported = try Imported(path: Corpus.path("tumblr/wicket-v1.json"))
        #expect(imported.posts.count == 20)
        #expect(!imported.report.isComplete)
        #expect(imported.posts.first?.date?.rfc3339 == "2018-09-27T10:50:26+01:00")
        #expect(imported.posts.allSatisfy { $0.body.text.contains("<img") })
    }

    @Test(arguments: ["text", "photo", "quote", "link", "chat", "audio", "video", "answer"])
    func secondInterface(_ type: String) throws {
        let imported = try Imported(path: Corpus.path("tumblr/api-v2-examples/\(type).json"))
        #expect(imported.blog?.identity == "tumblr:polychora")
        #expect(imported.posts.count == 1)
        #expect(imported.posts.allSatisfy { $0.words > 5 })
    }

    @Test func pages() throws {
        let imported = try Imported(path: Corpus.path("tumblr/fractalcult"))
        let counts = imported.sink.counts
        #expect(imported.blog?.identity == "tumblr:fractalcult")
        #expect(counts.posts == 518)
        #expect(counts.labels == 339)
        #expect(counts.months == 39)
    }
}
