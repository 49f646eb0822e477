import ArchiveModel
import Testing

@testable import Library

/// Other addresses of a post, and the links that an import counts.
struct AliasTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func leads(_ address: String, from origin: PostID? = PostID(1)) throws -> PostID? {
        try test.library.post(at: address, linkedFrom: origin)?.id
    }

    @Test(arguments: [
        "http://lighthouse.example/?p=123", "https://www.lighthouse.example/?p=123#more",
        "http://lighthouse.example/archives/000123.html", "/archives/000123.html",
        "http://lighthouse.example/old/index.html", "http://lighthouse.example/old?m=1",
    ])
    func anAliasLeadsToItsPost(address: String) throws {
        var post = PostContent.test("a")
        post.aliases = [
            "http://lighthouse.example/?p=123", "/archives/000123.html",
            "http://lighthouse.example/old/",
        ]
        try test.take([post])
        #expect(try leads(address) == PostID(1))
    }

    @Test func anAliasComesInWithAPostThatIsTheSame() throws {
        try test.take([.test("a")])
        var post = PostContent.test("a")
        post.aliases = ["http://lighthouse.example/?p=1"]
        #expect(try test.take([post]).changes.unchanged == 1)
        #expect(try leads("http://lighthouse.example/?p=1") == PostID(1))
    }

    @Test func aPostThatMovedIsFoundAtItsOldAddress() throws {
        try test.take([.test("a")])
        var post = PostContent.test("a")
        post.permalink = "http://lighthouse.example/moved.html"
        try test.take([post])
        #expect(try leads("http://lighthouse.example/a.html") == PostID(1))
        #expect(try leads("http://lighthouse.example/moved.html") == PostID(1))
        // Whoever is at home there now comes first.
        var newcomer = PostContent.test("b", "2011-02-01")
        newcomer.permalink = "http://lighthouse.example/a.html"
        try test.take([post, newcomer])
        #expect(try leads("http://lighthouse.example/a.html") == test.id("b"))
    }

    @Test func linksInsideAreCountedAndResolved() throws {
        var a = PostContent.test("a")
        a.aliases = ["/archives/000123.html"]
        a.body.text = """
            <a href="http://lighthouse.example/b.html">b</a> <a HREF='/b.html#top'>b</a>
            <a href=https://www.lighthouse.example/b.html?m=1>b</a>
            <a href="http://lighthouse.example/archives/000123.html">me</a>
            <a href="http://lighthouse.example/lost.html?a=1&amp;b=2">gone</a>
            <a href="http://elsewhere.example/b.html">not ours</a>
            <a href="http://lighthouse.example/">home</a>
            <a href="/wp-content/uploads/lamp.jpg">a picture</a>
            <a href="http://lighthouse.example/2011/01/">a month</a>
            <a href="/search/label/fog">a label</a>
            """
        let b = PostContent.test("b", "2011-01-26")
        let outcome = try test.take([a, b])
        #expect(outcome.links == LinkCounts(inner: 5, resolved: 4))
        #expect(try test.take([a, b]).links == outcome.links)
    }

    @Test func linksInMarkdownCountToo() throws {
        var a = PostContent.test("a")
        a.body = PostBody(text: "See [b](/b.html) and [x](/x.html).", format: .markdown)
        #expect(
            try test.take([a, .test("b")]).links == LinkCounts(inner: 2, resolved: 1))
    }
}
