import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

@Suite("JSON feeds")
struct JSONFeedTests {
    private func feed(_ items: String, version: String = "https://jsonfeed.org/version/1.1")
        -> String
    {
        """
        {"version":"\(version)","items":[\(items)],"title":"Lamp &amp; oil",
        "home_page_url":"https://lamp.example/","feed_url":"https://lamp.example/feed.json",
        "description":"Of light","language":"en-gb","authors":[{"name":"Ann"},{"name":"Ned"}]}
        """
    }

    @Test("What is said of the blog holds for items before it")
    func head() throws {
        let imported = try Imported(feed(#"{"id":1,"content_text":"Burn"}"#))
        #expect(imported.report == ImportReport(kind: .jsonFeed, isComplete: false))
        let blog = try #require(imported.blog)
        #expect(blog.title == "Lamp & oil")
        #expect(blog.summary == "Of light")
        #expect(blog.link == "https://lamp.example/")
        #expect(blog.language == "en-GB")
        #expect(blog.identity == "feed:lamp.example")
        #expect(imported.posts.first?.author == "Ann, Ned")
        #expect(imported.posts.first?.identity == "1")
    }

    @Test("An item with everything")
    func item() throws {
        let imported = try Imported(
            feed(
                #"""
                {"id":"https://lamp.example/wick","url":"/wick/","title":"Wick","summary":"no",
                "content_html":"<p>Burn</p>","content_text":"no","date_published":"2020-01-24T23:46:57+02:00",
                "date_modified":"2021-01-01T00:00:00Z","author":{"name":"Ola"},"tags":["a","b","a"],
                "external_url":"https://other.example/?a=1&b=2",
                "attachments":[{"url":"https://lamp.example/w.mp3","title":"Hear <it>"},{"url":"javascript:x"}]}
                """#))
        let post = try #require(imported.posts.first)
        #expect(post.identity == "lamp.example/wick")
        #expect(post.permalink == "https://lamp.example/wick/")
        #expect(post.author == "Ola")
        #expect(post.labels == ["a", "b"])
        #expect(post.date?.rfc3339 == "2020-01-24T23:46:57+02:00")
        #expect(post.body.format == .html)
        #expect(
            post.body.text == """
                <p>Burn</p>
                <p><a href="https://other.example/?a=1&amp;b=2">https://other.example/?a=1&amp;b=2</a></p>
                <p><a href="https://lamp.example/w.mp3">Hear &lt;it&gt;</a></p>
                """)
    }

    @Test("Plain text stays plain, a summary stands for a text that is missing")
    func plain() throws {
        let imported = try Imported(
            feed(
                #"""
                {"id":"a","content_text":"1 < 2\n\nBurn","attachments":[{"url":"https://lamp.example/w.mp3"}]},
                {"id":"b","summary":"In short","content_html":""},
                {"url":"https://lamp.example/c"},{"title":"d"},"no item",null
                """#))
        #expect(
            imported.posts.map(\.body) == [
                PostBody(text: "1 < 2\n\nBurn\n\nhttps://lamp.example/w.mp3", format: .plainText),
                PostBody(text: "In short", format: .plainText),
                PostBody(text: "", format: .plainText), PostBody(text: "", format: .plainText),
            ])
        #expect(imported.posts[2].identity == "lamp.example/c")
        #expect(imported.repairs == ["1× entries without an id named by date and title"])
    }

    @Test(
        "It is known by what is in it",
        arguments: [
            "https://jsonfeed.org/version/1", #"https:\/\/jsonfeed.org\/version\/1"#, "1.1",
        ])
    func detection(version: String) throws {
        let imported = try Imported(feed(#"{"id":"a","content_text":"b"}"#, version: version))
        #expect(imported.report.kind == .jsonFeed)
        #expect(
            try refusal(#"{"title":"jsonfeed.org/version","items":[{"id":1}]}"#.utf8) == "JSON data"
        )
    }

    @Test("A cut feed gives the items before the cut, and says so")
    func cut() throws {
        let items = (1...40).map { #"{"id":"i\#($0)","content_text":"burn"}"# }
        let imported = try Imported(feed(items.joined(separator: ",")).utf8.prefix(700))
        #expect(imported.posts.count > 5)
        #expect(imported.repairs == ["1× JSON ends early or is broken, read as far as it goes"])
    }

    /// Counts found by a script of its own.
    @Test(
        .enabled(if: Corpus.isPresent, "no corpus"),
        arguments: [
            ("heyitsalex-jsonfeed", 29), ("netnewswire/3960", 20),
            ("netnewswire/DaringFireball", 48), ("netnewswire/allthis", 12),
            ("netnewswire/authors", 4), ("netnewswire/curt", 26), ("netnewswire/inessential", 20),
            ("netnewswire/pxlnv", 20), ("netnewswire/rose", 84),
            ("feedkit/Tests/FeedKitTests/Resources/json/feed", 2),
            ("feedparser/json/example", 2), ("feed-rs/fixture/jsonfeed/jsonfeed_elastic_1.1", 3),
            ("gofeed/parser/universal/json10_feed", 1), ("gofeed/parser/universal/sample", 1),
        ])
    func corpus(_ name: String, _ count: Int) throws {
        let imported = try Imported(path: Corpus.path("feeds/\(name).json"))
        #expect(imported.report.kind == .jsonFeed)
        #expect(imported.posts.count == count)
        #expect(imported.blog?.identity.isEmpty == false)
    }

    @Test("Ten thousand attachments are no harm")
    func manyAttachments() throws {
        let many = (0..<10_000).map { #"{"url":"https://a.example/\#($0)"}"# }
        let text = String(repeating: "x", count: 1 << 20)
        let imported = try Imported(
            feed(
                #"{"id":1,"content_text":"\#(text)","attachments":[\#(many.joined(separator: ","))]}"#
            ))
        #expect(imported.posts.count == 1)
    }
}
