import ArchiveImport
import ArchiveModel
import Testing

@Suite("BlogML exports")
struct BlogMLTests {
    private func blog(_ posts: String, root: String = "root-url=\"http://keeper.example/\"")
        -> String
    {
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + "<blog \(root) date-created=\"2012-01-05T03:22:54\""
            + " xmlns=\"http://www.blogml.com/2006/09/BlogML\">"
            + "<title type=\"text\"><![CDATA[Keeper &amp; Co]]></title>"
            + "<sub-title type=\"text\"><![CDATA[Notes]]></sub-title>"
            + "<authors><author id=\"k\"><title><![CDATA[Kim]]></title></author></authors>"
            + "<categories><category id=\"c1\"><title>Lamps</title></category></categories>"
            + "<posts>\(posts)</posts></blog>"
    }

    @Test("A post with all it refers to, its comments and links from elsewhere")
    func post() throws {
        let imported = try Imported(
            blog(
                """
                <post id="AB-1" date-created="2011-11-11T23:09:00" approved="true"
                  post-url="/post/a.aspx" type="article"><title type="text"><![CDATA[A < B]]></title>
                <content type="text"><![CDATA[<p>One <b>two</b></p>]]></content>
                <authors><author ref="k" /></authors>
                <categories><category ref="c1" /></categories><tags><tag ref="oil" /></tags>
                <comments><comment id="X-1" parentid="00000000-0000-0000-0000-000000000000"
                  date-created="2011-11-12T10:00:00" approved="true" user-name="Kim">
                <title type="text"></title><content type="text"><![CDATA[Yes]]></content></comment>
                <comment id="x-2" parentid="x-1" approved="true" user-name="Lou">
                <content type="text">No</content></comment>
                <comment id="x-3" approved="false" user-name="Spam"><content>!</content></comment>
                </comments><trackbacks><trackback id="t" approved="true" url="http://o.example"/>
                </trackbacks></post>
                """))
        #expect(imported.report.kind == .blogML)
        #expect(imported.report.isComplete)
        #expect(imported.report.pings == 1)
        #expect(imported.blog?.title == "Keeper & Co")
        #expect(imported.blog?.summary == "Notes")
        #expect(imported.blog?.identity == "feed:keeper.example")
        let post = try #require(imported.posts.first)
        #expect(post.title == "A < B")
        #expect(post.author == "Kim")
        #expect(post.labels == ["Lamps", "oil"])
        #expect(post.date?.rfc3339 == "2011-11-11T23:09:00")
        #expect(post.permalink == "http://keeper.example/post/a.aspx")
        #expect(post.body == PostBody(text: "<p>One <b>two</b></p>", format: .html))
        let comments = imported.comments.sorted { $0.identity < $1.identity }
        #expect(comments.map(\.identity) == ["x-1", "x-2"])
        #expect(comments.map(\.parentIdentity) == [nil, "x-1"])
        #expect(comments.map(\.isByBlogAuthor) == [true, false])
    }

    @Test("What was not published is a draft, however false is spelt; year 1 is no date")
    func drafts() throws {
        let imported = try Imported(
            blog(
                """
                <post id="1" approved="true" is-published="False"><title>a</title></post>
                <post id="2" approved="false"><title>b</title></post>
                <post id="3" date-created="0001-01-01T00:00:00"><title>c</title></post>
                """))
        let found = imported.posts.sorted { $0.title < $1.title }
        #expect(found.map(\.status) == [.draft, .draft, .published])
        #expect(found[2].date == nil)
    }

    @Test("A content in base64 is decoded")
    func base64() throws {
        let imported = try Imported(
            blog("<post id=\"1\"><content type=\"base64\">PHA+SGk8L3A+</content></post>"))
        #expect(imported.posts.first?.body.text == "<p>Hi</p>")
    }
}
