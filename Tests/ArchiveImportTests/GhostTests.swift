import ArchiveImport
import ArchiveModel
import Testing

@Suite("Ghost exports")
struct GhostTests {
    private func export(_ posts: String, wrapped: Bool = true) -> String {
        let one = """
            {"meta":{"exported_on":1508943572287,"version":"1.15.1"},"data":{"posts":[\(posts)],
            "posts_tags":[{"post_id":"1","tag_id":"t2","sort_order":1},
            {"post_id":"1","tag_id":"t1","sort_order":0}],
            "posts_authors":[{"post_id":"1","author_id":"7","sort_order":0}],
            "settings":[{"key":"title","value":"Lamp &amp; oil"},{"key":"locale","value":"en_GB"},
            {"key":"db_hash","value":"abc"}],
            "tags":[{"id":"t1","name":"Wicks"},{"id":"t2","name":"Glass"}],
            "users":[{"id":"7","name":"Ned"},{"id":8,"name":"Ola"}]}}
            """
        return wrapped ? "{\"db\":[\(one)]}" : one
    }

    @Test("A post with what other tables say of it", arguments: [true, false])
    func post(wrapped: Bool) throws {
        let imported = try Imported(
            export(
                #"""
                {"id":"1","uuid":"u-1","title":"Trim","slug":"trim","html":"<p>a <a href=\"__GHOST_URL__/b/\">b</a></p>",
                "status":"published","page":0,"author_id":"8","published_at":"2015-08-15 10:58:00"}
                """#, wrapped: wrapped))
        #expect(imported.report.kind == .ghost)
        #expect(imported.report.isComplete)
        let blog = try #require(imported.blog)
        #expect(blog.title == "Lamp & oil")
        #expect(blog.language == "en-GB")
        #expect(blog.exportedAt == 1_508_943_572)
        #expect(blog.identity == "ghost:abc")
        let post = try #require(imported.posts.first)
        #expect(post.author == "Ned")
        #expect(post.labels == ["Wicks", "Glass"])
        #expect(post.date?.rfc3339 == "2015-08-15T10:58:00Z")
        #expect(post.permalink == "/trim/")
        #expect(post.body.text == #"<p>a <a href="/b/">b</a></p>"#)
        #expect(post.identity == "ghost:u-1")
    }

    @Test("Dates in milliseconds and in ISO 8601, pages old and new, drafts without a date")
    func kinds() throws {
        let imported = try Imported(
            export(
                #"""
                {"id":2,"title":"a","page":1,"status":"published","published_at":1388534400000},
                {"id":3,"title":"b","type":"page","status":"published","published_at":"2014-01-02T03:04:05.000Z"},
                {"id":4,"title":"c","type":"post","status":"draft","published_at":null,"author_id":8}
                """#))
        let posts = imported.posts
        #expect(posts.map(\.kind) == [.page, .page, .post])
        #expect(posts.map(\.status) == [.published, .published, .draft])
        #expect(
            posts.map { $0.date?.rfc3339 } == ["2014-01-01T00:00:00Z", "2014-01-02T03:04:05Z", nil])
        #expect(posts[2].author == "Ola")
    }

    @Test("A cut file gives the posts before the cut, and says so")
    func cut() throws {
        let text = export(
            (1...40).map {
                #"{"id":\#($0),"title":"p\#($0)","slug":"s","status":"published","mobiledoc":"x"}"#
            }
            .joined(separator: ","))
        let imported = try Imported(Array(text.utf8).prefix(1_500))
        #expect(!imported.report.isComplete)
        #expect(imported.posts.count > 5)
        #expect(imported.repairs == ["1× JSON ends early or is broken, read as far as it goes"])
    }

    @Test("Brackets nested without end are no harm")
    func nested() throws {
        let deep = export("").replacing(
            "\"posts\":[", with: "\"posts\":[" + String(repeating: "[", count: 200_000))
        #expect(try Imported(deep).posts.isEmpty)
    }
}
