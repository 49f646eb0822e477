import ArchiveModel
import SQLite
import TestSupport
import Testing

@testable import Library

/// Links within the library lead to its posts.
struct AddressTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    private func post(_ name: String, at permalink: String) -> PostContent {
        var post = PostContent.test(name)
        post.permalink = permalink
        return post
    }

    private func blog(_ number: Int) -> BlogInfo {
        BlogInfo(identity: "blogger:\(number)", kind: .bloggerBackup, title: "Blog \(number)")
    }

    /// The title of the post that an address leads to.
    private func title(_ address: String, from post: PostID? = nil) throws -> String? {
        try test.library.post(at: address, linkedFrom: post)?.title
    }

    @Test(
        arguments: [
            ("http://fog.blogspot.com/2011/01/a.html", "Title of a"),
            ("https://www.fog.blogspot.fr/2011/01/a.html?m=1#c7", "Title of a"),
            ("/2011/02/b.html", "Title of b"), ("../02/b.html", "Title of b"),
            ("//fog.blogspot.com/2011/02/b.html", "Title of b"), ("c.html", "Title of c"),
            ("?m=1", "Title of a"), ("#more", "Title of a"),
            ("http://fog.blogspot.com/2011/01/b.html", nil), ("mailto:a@fog.blogspot.com", nil),
            ("", "Title of a"), ("http://", nil), ("b.html", nil),
        ] as [(String, String?)])
    func addressesLeadToPosts(_ address: String, _ expected: String?) throws {
        try test.take([
            post("a", at: "http://fog.blogspot.de/2011/01/a.html"),
            post("b", at: "http://fog.blogspot.com/2011/02/b.html"),
            post("c", at: "http://fog.blogspot.com/2011/01/c.html"),
        ])
        #expect(try title(address, from: test.id("a")) == expected)
    }

    @Test func addressesInAddressesCostNoMoreThanOthers() throws {
        var hostile = post("a", at: "http://fog.example/a")
        hostile.body.format = .markdown
        hostile.body.text =
            String(repeating: "href=/", count: 100_000)
            + String(repeating: "](/", count: 200_000) + ") <a href=\"http://fog.example/b\">b</a>"
        let time = try workingTime {
            let outcome = try test.take([hostile, post("b", at: "http://fog.example/b")])
            #expect(outcome.links.resolved == 1)
        }
        #expect(time < .seconds(20), "\(time)")
    }

    @Test func theArchiveOfTheLinkComesFirst() throws {
        let page = "http://fog.example/x"
        for number in 1...3 {
            try test.take(
                [post("in \(number)", at: page), post("by \(number)", at: "http://h/\(number)")],
                blog: blog(number))
        }
        for number in [3, 1, 2] as [Int64] {
            let link = try test.id("by \(number)", archive: number)
            #expect(try title(page, from: link) == "Title of in \(number)")
            #expect(try title("http://h/\(number % 3 + 1)", from: link) != nil)
        }
        #expect(try title(page) == "Title of in 1")
        #expect(try title("/x") == nil)
    }

    @Test func aPermalinkThatChangesLeadsNowhereAnyMore() throws {
        let posts = ["a", "b"].map { post($0, at: "http://fog.example/old") }
        try test.take(posts)
        #expect(try title("http://fog.example/old") == "Title of a")
        try test.take([post("a", at: "http://fog.example/new"), posts[1]])
        #expect(try title("http://fog.example/new") == "Title of a")
        #expect(try title("http://fog.example/old") == "Title of b")
        // A post that vanished is still there to be read.
        try test.take([posts[1]])
        #expect(try title("http://fog.example/new") == "Title of a")
    }

    @Test func linksThatAreRelativeOrNameAFileAreCountedAndFollowed() throws {
        func markdown(_ name: String, _ text: String, aliases: [String]) -> PostContent {
            var post = PostContent.test(name)
            post.permalink = ""
            post.aliases = aliases
            post.body = PostBody(text: text, format: .markdown)
            return post
        }
        let links = [
            "[file](../2011/2011-01-25-fog.md)", "[tag]({% post_url 2011-01-25-fog %})",
            #"[ref]({{< ref "lamp.md" >}})"#, "[base]({{ site.baseurl }}/lamp/)",
            "[none](gone.md)", "[picture](lamp.png)", "[web](http://h/x)", "[note](#n)",
            #"<a href="lamp.md">lamp</a>"#,
        ]
        var outcome = try test.take([
            markdown("fog", links.joined(separator: " "), aliases: ["/2011/01/25/fog", "/fog"]),
            markdown("lamp", "Lamp", aliases: ["/lamp"]),
        ])
        #expect(outcome.links == LinkCounts(inner: 6, resolved: 5))
        let fog = try test.id("fog")
        #expect(try title("../2011/lamp.md", from: fog) == "Title of lamp")
        #expect(try title("gone.md", from: fog) == nil)
        outcome = try test.take(
            [
                post("a", at: "http://sea.example/2011/a/"),
                PostContent(
                    identity: "b", permalink: "http://sea.example/2012/b/",
                    body: PostBody(
                        text: #"<a href="../../2011/a/">a</a> <a href='../c/'>c</a>"#,
                        format: .html)),
            ], blog: BlogInfo(identity: "sea", kind: .rss, link: "http://sea.example/"))
        #expect(outcome.links == LinkCounts(inner: 2, resolved: 1))
    }

    @Test func anIdentityThatIsAnAddressLeadsToItsPost() throws {
        let identity = PermalinkKey.normalise("http://www.fog.example/?p=7")
        try test.take([post(identity, at: "http://fog.example/2011/lamps")])
        for permalink in ["http://fog.example/2011/lamps/", "http://fog.example/2012/lamps"] {
            try test.take([post(identity, at: permalink)])
            #expect(try title("http://fog.example/index.php?p=7") == "Title of \(identity)")
            #expect(try title(permalink) == "Title of \(identity)")
        }
    }

    @Test func pagesWhoseHostIsUnknownAreFoundByTheirPath() throws {
        try test.take([post("a", at: "/2011/a.html"), post("b", at: "/2011/b.html")])
        let link = try test.id("a")
        for address in [
            "/2011/b.html", "b.html", "http://any.blogspot.com/2011/b.html?m=1",
            "https://any.blogspot.co.uk/2011/b.html",
        ] {
            #expect(try title(address, from: link) == "Title of b", "\(address)")
        }
        #expect(try title("http://fog.example/2011/b.html", from: link) == nil)
        #expect(try title("http://any.blogspot.com/2011/b.html") == nil)
    }

    @Test func equalHashesOfOtherPagesAreToldApart() throws {
        try test.take([
            post("a", at: "http://fog.example/a"), post("b", at: "http://fog.example/b"),
        ])
        let key = PageAddress.hash("fog.example/b")
        try test.connection.run("INSERT INTO address VALUES (?, 1, ?)", key, test.id("a").rawValue)
        #expect(try title("http://fog.example/b") == "Title of b")
    }

    @Test func aPostWithoutPermalinkIsLinkedFromItsBlog() throws {
        try test.take([post("a", at: ""), post("b", at: "http://lighthouse.example/b")])
        #expect(try title("b", from: test.id("a")) == "Title of b")
        #expect(try title("", from: test.id("a")) == nil)
        #expect(try title("b", from: PostID(99)) == nil)
    }

    @Test(
        arguments: [
            // Any host may be it, where posts are at /2011/01/.
            ("", "http://fog.example/2011/01/b.html", true),
            ("", "http://fog.example/p/about.html", false),
            ("", "http://any.blogspot.com/p/about.html", true),
            ("http://fog.example/", "https://www.fog.example/p/about.html", true),
            // It may have had another domain before, of which its old links are.
            ("http://fog.example", "http://sea.example/2011/01/b.html", true),
            ("http://fog.example", "http://sea.example/p/about.html", false),
            // A blog with a domain of its own began on Blogger.
            ("http://fog.example", "http://old.blogspot.com/2011/01/b.html", true),
            ("https://fog.blogspot.com", "http://sea.blogspot.com/2011/01/b.html", false),
            ("https://fog.blogspot.com", "http://fog.blogspot.de/2011/01/b.html", true),
        ])
    func pathsAreFoundOnTheHostsThatMayBeTheBlogs(
        _ link: String, _ address: String, _ isFound: Bool
    ) throws {
        var blog = blog(7)
        blog.link = link
        try test.take(
            [
                post("a", at: "/2011/01/a.html"), post("b", at: "/2011/01/b.html"),
                post("c", at: "/p/about.html"),
            ], blog: blog)
        let found = try title(address, from: test.id("a"))
        #expect((found != nil) == isFound)
    }

    @Test func aPageKnownByItsHostComesBeforeOneThatOnlyHasItsPath() throws {
        var nameless = blog(8)
        nameless.link = ""
        let address = "http://sea.blogspot.com/2011/01/b.html"
        try test.take(
            [post("a", at: "/2011/01/a.html"), post("b", at: "/2011/01/b.html")], blog: nameless)
        let link = try test.id("a")
        #expect(try title(address, from: link) == "Title of b")
        try test.take([post("other", at: address)], blog: blog(9))
        #expect(try title(address, from: link) == "Title of other")
    }

    @Test func permalinksWithoutAHostAreReadFromTheBlogsAddress() throws {
        var blog = blog(7)
        blog.link = "http://fog.example/"
        try test.take([post("a", at: "/2011/01/a.html"), post("b", at: "")], blog: blog)
        let stored = try test.library.post(test.id("a"))
        #expect(stored?.permalink == "http://fog.example/2011/01/a.html")
        let other = try test.library.post(test.id("b"))
        #expect(other?.permalink == "" && other?.base == "http://fog.example/")
        var listed: [String] = []
        try test.library.forEachPost {
            listed.append($0.permalink); return true
        }
        #expect(listed.contains("http://fog.example/2011/01/a.html"))
    }
}
