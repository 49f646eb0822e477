import ArchiveImport
import ArchiveModel
import Testing

@Suite struct AtomFeedTests {
    private func feed(_ inside: String, _ attributes: String = "") -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" \(attributes)><id>urn:fog</id>\(inside)</feed>"
    }

    private func entry(_ inside: String, _ attributes: String = "") throws -> PostContent {
        let imported = try Imported(feed("<entry><id>urn:1</id>\(inside)</entry>", attributes))
        return try #require(imported.posts.first)
    }

    @Test func aFeedHasAllItsFacts() throws {
        let imported = try Imported(
            feed(
                """
                <title type="html">Fog &amp;amp; &lt;em>light&lt;/em></title><subtitle>Daily</subtitle>
                <link rel="self" href="http://fog.example/feed"/><link href="http://fog.example/"/>
                <author><name>Keeper</name></author>
                <entry><id>http://www.Fog.example/1/</id><title>One</title>
                <link rel="enclosure" href="http://fog.example/a.mp3"/>
                <link rel="alternate" type="text/html" href="http://fog.example/one"/>
                <published>2011-01-25T23:30:00+11:00</published><updated>2012-01-01T00:00:00Z</updated>
                <category term="fog-and-light" label="Fog and light"/><category term="sea"/>
                <summary>Short</summary><content type="html">&lt;p>Long text&lt;/p></content></entry>
                """))
        #expect(
            imported.blog
                == BlogInfo(
                    identity: "feed:urn:fog", kind: .atom, title: "Fog & light", summary: "Daily",
                    link: "http://fog.example/", sourceName: "archive"))
        #expect(
            imported.posts == [
                PostContent(
                    identity: "fog.example/1", title: "One",
                    date: PostDate(
                        year: 2011, month: 1, day: 25, hour: 23, minute: 30, offsetMinutes: 660),
                    author: "Keeper", labels: ["Fog and light", "sea"],
                    permalink: "http://fog.example/one",
                    body: PostBody(text: "<p>Long text</p>", format: .html), words: 2,
                    updated: 1_325_376_000)
            ])
        #expect(imported.report == ImportReport(kind: .atom, isComplete: false))
    }

    @Test(arguments: [
        ("<content type='html'>&lt;b>x&lt;/b></content>", "<b>x</b>", BodyFormat.html),
        ("<content type='html'><![CDATA[<b>x</b> &amp; y]]></content>", "<b>x</b> &amp; y", .html),
        ("<content type='text'>a &lt; b</content>", "a < b", .plainText),
        ("<content>plain &amp; simple</content>", "plain & simple", .plainText),
        ("<content>&lt;p>said to be text&lt;/p></content>", "<p>said to be text</p>", .html),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt; b<br/>c</p>"
                + "<img src='i.png' alt='\"q\"'/></div></content>",
            "<p>a &lt; b<br>c</p><img src=\"i.png\" alt=\"&quot;q&quot;\">", .html
        ),
        (
            "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:a name='m'/>t"
                + "</x:div></content>", "<a name=\"m\"></a>t", .html
        ),
        ("<content type='html'><div>&lt;b>x&lt;/b></div></content>", "<div><b>x</b></div>", .html),
        ("<summary>only this</summary>", "only this", .plainText),
        ("<content type='image/png'>aGVsbG8=</content><summary>seen</summary>", "seen", .plainText),
        ("<content type='text/plain' mode='base64'>aGVs bG8=</content>", "hello", .plainText),
        (
            "<content type='text/html' src='http://fog.example/?a&amp;b'/>",
            "<a href=\"http://fog.example/?a&amp;b\">http://fog.example/?a&amp;b</a>", .html
        ),
    ])
    func bodiesAreReadByTheirType(_ xml: String, _ text: String, _ format: BodyFormat) throws {
        #expect(try entry(xml).body == PostBody(text: text, format: format))
    }

    @Test func anOlderFeedIsRead() throws {
        let imported = try Imported(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>Of lamps</tagline>
            <entry><id>1</id><title mode="escaped">A &amp;amp; B</title>
            <issued>2003-12-31T10:14</issued><modified>2004-01-01T00:00:00Z</modified>
            <content type="text/html" mode="escaped">&lt;p>x&lt;/p></content></entry>
            <entry><id>2</id><content type="application/xhtml+xml" mode="xml"><p>y &amp; z</p>
            </content></entry></feed>
            """)
        #expect(imported.report.kind == .atom)
        #expect(imported.blog?.summary == "Of lamps")
        #expect(imported.titles == ["A & B", ""])
        #expect(imported.posts.map(\.body.text) == ["<p>x</p>", "<p>y &amp; z</p>"])
        #expect(imported.posts[0].date?.rfc3339 == "2003-12-31T10:14:00")
    }

    @Test func addressesAreResolvedAgainstTheirBase() throws {
        let post = try entry(
            """
            <link href="../one.html"/><content type="xhtml" xml:base="deep/">
            <p><a href="two.html">t</a><img src="//cdn.example/i.png"/></p></content>
            """, "xml:base=\"http://fog.example/blog/feed.xml\"")
        #expect(post.permalink == "http://fog.example/one.html")
        #expect(post.body.text.contains("<a href=\"http://fog.example/blog/deep/two.html\">"))
        #expect(post.body.text.contains("<img src=\"http://cdn.example/i.png\">"))
        let escaped = try entry(
            "<content type='html' xml:base='http://h/a/'>&lt;a class='href' href='b?x=1'>t&lt;/a> "
                + "&lt;img src = \"c.png\"> href='d'</content>")
        #expect(
            escaped.body.text
                == "<a class='href' href='http://h/a/b?x=1'>t</a> <img src = \"c.png\"> href='d'")
    }

    @Test func answersAreComments() throws {
        let imported = try Imported(
            feed(
                """
                <entry><id>tag:blogger.com,1999:blog-7.post-2</id><author><name>V</name></author>
                <thr:in-reply-to xmlns:thr="http://purl.org/syndication/thread/1.0"
                ref="tag:blogger.com,1999:blog-7.post-1"/><content>Hi</content></entry>
                <entry><id>tag:blogger.com,1999:blog-7.post-1</id></entry>
                """))
        #expect(imported.posts.map(\.identity) == ["1"])
        #expect(imported.comments.map(\.postIdentity) == ["1"])
        #expect(imported.comments.map(\.identity) == ["2"])
    }

    @Test(arguments: [
        ("http://other.example/2011/a-post", nil), ("urn:unknown", nil),
        ("tag:blogger.com,1999:blog-8.post-1", nil), ("tag:other.example,2011:1", nil),
        ("urn:seen", "urn:seen"), ("http://www.fog.example/?p=1", "fog.example?p=1"),
        ("tag:fog.example,2011:1", "tag:fog.example,2011:1"),
    ])
    func aPostThatAnswersAnotherSiteStaysAPost(_ ref: String, _ post: String?) throws {
        let imported = try Imported(
            feed(
                """
                <link href="http://fog.example/"/><entry><id>urn:seen</id></entry>
                <entry><id>tag:fog.example,2011:2</id><title>Answer</title>
                <thr:in-reply-to xmlns:thr="http://purl.org/syndication/thread/1.0" ref="\(ref)"/>
                </entry>
                """))
        #expect(imported.titles == (post == nil ? ["", "Answer"] : [""]))
        #expect(imported.comments.map(\.postIdentity) == [post].compactMap { $0 })
        let rss = try Imported(
            """
            <rss><channel><link>http://fog.example/</link><item><guid>urn:seen</guid></item>
            <item><guid>tag:fog.example,2011:2</guid><title>Answer</title>
            <thr:in-reply-to xmlns:thr="http://purl.org/syndication/thread/1.0" ref="\(ref)"/>
            </item></channel></rss>
            """)
        #expect(rss.comments.map(\.postIdentity) == imported.comments.map(\.postIdentity))
        #expect(rss.titles == imported.titles)
    }

    @Test func onlyBloggersIDsAreCutToTheirNumber() throws {
        let imported = try Imported(
            feed(
                """
                <entry><id>http://a.example/archive.post-1</id></entry>
                <entry><id>tag:b.example,2011:blog.post-1</id></entry>
                <entry><id>tag:blogger.com,1999:blog-7.post-1</id></entry>
                """))
        #expect(
            imported.posts.map(\.identity) == [
                "a.example/archive.post-1", "tag:b.example,2011:blog.post-1", "1",
            ])
        #expect(imported.repairs.isEmpty)
    }

    @Test func originalLinksCountBeforeRedirects() throws {
        let post = try entry(
            "<link href='http://feedproxy.example/~3/x'/><feedburner:origLink xmlns:feedburner="
                + "'http://rssnamespace.org/feedburner/ext/1.0'>http://fog.example/x</feedburner:origLink>"
        )
        #expect(post.permalink == "http://fog.example/x")
    }
}

@Suite struct RSSTests {
    private func item(_ inside: String, channel: String = "") throws -> PostContent {
        let imported = try Imported(
            "<rss version='2.0'><channel>\(channel)<item>\(inside)</item></channel></rss>")
        return try #require(imported.posts.first)
    }

    @Test func aFeedHasAllItsFacts() throws {
        let imported = try Imported(
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fog &amp; light</title>
            <link>https://www.fog.example/</link><description>Daily</description>
            <image><title>wrong</title><link>http://wrong.example</link></image>
            <item><title>One &amp;#8211; two</title><link>https://fog.example/one</link>
            <guid isPermaLink="false">https://fog.example/?p=12</guid><dc:creator>Keeper</dc:creator>
            <pubDate>Tue, 25 Jan 2011 23:30:00 +1100</pubDate><category>fog</category>
            <category><![CDATA[Q&A]]></category><description>Short</description>
            <content:encoded><![CDATA[<p>Long text</p>]]></content:encoded></item></channel></rss>
            """)
        #expect(
            imported.blog
                == BlogInfo(
                    identity: "feed:fog.example", kind: .rss, title: "Fog & light",
                    summary: "Daily",
                    link: "https://www.fog.example/", sourceName: "archive"))
        #expect(
            imported.posts == [
                PostContent(
                    identity: "fog.example?p=12", title: "One – two",
                    date: PostDate(
                        year: 2011, month: 1, day: 25, hour: 23, minute: 30, offsetMinutes: 660),
                    author: "Keeper", labels: ["fog", "Q&A"], permalink: "https://fog.example/one",
                    body: PostBody(text: "<p>Long text</p>", format: .html), words: 2)
            ])
        #expect(imported.report == ImportReport(kind: .rss, isComplete: false))
    }

    @Test func rdfIsRead() throws {
        let imported = try Imported(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="http://fog.example/"><title>Fog</title><link>http://fog.example/</link>
            <items><rdf:Seq><rdf:li rdf:resource="http://fog.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="http://fog.example/1"><title>One</title><link>http://fog.example/1</link>
            <dc:date>2011-01-25</dc:date><dc:subject>sea</dc:subject></item></rdf:RDF>
            """)
        #expect(imported.blog?.title == "Fog")
        #expect(imported.posts.map(\.identity) == ["fog.example/1"])
        #expect(imported.posts[0].labels == ["sea"])
        #expect(imported.posts[0].date?.rfc3339 == "2011-01-25T00:00:00")
    }

    @Test(arguments: [
        "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2", "http://example.com/some/own/namespace",
    ])
    func theDefaultNamespaceMayBeAnything(_ address: String) throws {
        let imported = try Imported(
            "<rss xmlns='\(address)' xmlns:x='http://x.example/'><channel><item><guid>1</guid>"
                + "<x:title>wrong</x:title><title>One</title></item></channel></rss>")
        #expect(imported.titles == ["One"])
        let rdf = try Imported(
            "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='\(address)'>"
                + "<channel><title>Fog</title></channel><item><title>One</title></item></r:RDF>")
        #expect(rdf.titles == ["One"])
        #expect(rdf.blog?.title == "Fog")
    }

    @Test func nakedMarkupIsText() throws {
        let post = try item("<guid>1</guid><description>A <b>b &amp; c</b><br/>d</description>")
        #expect(post.body.text == "A <b>b &amp; c</b><br>d")
    }

    @Test(arguments: [
        ("keeper@fog.example (Keeper)", "Keeper"), ("Keeper &lt;keeper@fog.example&gt;", "Keeper"),
        ("Keeper", "Keeper"), ("keeper@fog.example", "keeper@fog.example"), ("", ""),
        ("Keeper (of lamps)", "Keeper (of lamps)"),
    ])
    func authorsAreNames(_ written: String, _ name: String) throws {
        #expect(try item("<guid>1</guid><author>\(written)</author>").author == name)
    }

    @Test func identityIsGuidThenPageThenWhatIsInIt() throws {
        let link = "<link>http://fog.example/</link>"
        #expect(try item("<guid>a</guid><link>http://h/x</link>").identity == "a")
        #expect(try item("<link>http://www.h/x/?m=1</link>").identity == "h/x")
        let made = try item("\(link)<title>T</title><pubDate>2011-01-25</pubDate>", channel: link)
        #expect(made.identity.hasPrefix("made:"))
        #expect(made.permalink == "http://fog.example/")
        let again = try item("<title>T</title><pubDate>2011-01-25</pubDate>")
        #expect(again.identity == made.identity)
        let untitled = try item("<description>One</description>")
        #expect(try item("<description>Two</description>").identity != untitled.identity)
    }

    @Test func anItemWithoutATitleHasAnOpening() throws {
        let untitled = try item(
            "<guid>1</guid><description>&lt;p&gt;Gulls &amp;amp; fog</description>")
        #expect(untitled.title == "" && untitled.opening == "Gulls & fog")
        let titled = try item("<guid>1</guid><title>Log</title><description>Gulls</description>")
        #expect(titled.opening == "")
    }

    @Test func aGuidMayBeTheLink() throws {
        #expect(try item("<guid>http://h/x</guid>").permalink == "http://h/x")
        #expect(try item("<guid isPermaLink='false'>http://h/x</guid>").permalink == "")
    }

    @Test func aMendedTitleKeepsTheIdentityOfItemsWithOneGuid() throws {
        func identities(_ title: String) throws -> [String] {
            try Imported(
                """
                <rss><channel><item><guid>1</guid><title>A</title></item>
                <item><guid>1</guid><title>\(title)</title><pubDate>2011-01-25</pubDate></item>
                <item><guid>1</guid><title>C</title><pubDate>2011-01-25</pubDate></item>
                </channel></rss>
                """
            ).posts.map(\.identity)
        }
        let first = try identities("B")
        #expect(Set(first).count == 3)
        #expect(try identities("B, mended") == first)
    }

    @Test func itemsWithOneGuidStayApart() throws {
        let imported = try Imported(
            "<rss><channel><item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B"
                + "</title></item></channel></rss>")
        #expect(Set(imported.posts.map(\.identity)).count == 2)
        #expect(imported.repairs == ["1× entries that share an id told apart by date"])
    }
}
