import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

/// An export of WordPress with these things in its channel.
func wxr(_ content: String, version: String = "1.2") -> String {
    """
    <?xml version="1.0"?><rss version="2.0"
      xmlns:excerpt="http://wordpress.org/export/\(version)/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:wp="http://wordpress.org/export/\(version)/">
    <channel><title>Tide &#8211; Tables</title><link>https://tide.example</link>
    <pubDate>Tue, 03 Mar 2020 10:00:00 +0000</pubDate><language>en-GB</language>
    <wp:wxr_version>\(version)</wp:wxr_version>
    <wp:base_blog_url>https://tide.example/blog</wp:base_blog_url>
    <wp:author><wp:author_id>3</wp:author_id><wp:author_login>ann</wp:author_login>
    <wp:author_email>ann@tide.example</wp:author_email>
    <wp:author_display_name><![CDATA[Ann Shore]]></wp:author_display_name></wp:author>
    \(content)</channel></rss>
    """
}

/// An item of such an export.
func wxrItem(_ id: Int, _ fields: String, type: String = "post", status: String = "publish")
    -> String
{
    """
    <item><title>Post \(id)</title><link>https://tide.example/blog/\(id)</link>
    <dc:creator><![CDATA[ann]]></dc:creator>
    <guid isPermaLink="false">https://tide.example/blog/?p=\(id)</guid>
    <wp:post_id>\(id)</wp:post_id><wp:post_type>\(type)</wp:post_type>
    <wp:status>\(status)</wp:status>\(fields)</item>
    """
}

@Suite("WordPress exports")
struct WXRTests {
    @Test("A post, with its author's name, labels, local date and body")
    func post() throws {
        let imported = try Imported(
            wxr(
                wxrItem(
                    1,
                    """
                    <wp:post_date>2011-01-25 23:30:00</wp:post_date>
                    <wp:post_date_gmt>2011-01-25 13:00:00</wp:post_date_gmt>
                    <category domain="category" nicename="a"><![CDATA[Spring &amp; neap]]></category>
                    <category domain="post_tag" nicename="b">moon</category>
                    <category domain="post_format" nicename="c">Aside</category>
                    <content:encoded><![CDATA[One.

                    Two]]]]><![CDATA[> three.]]></content:encoded>
                    <excerpt:encoded><![CDATA[Short.]]></excerpt:encoded>
                    """)))
        #expect(imported.report.kind == .wxr)
        #expect(imported.report.isComplete)
        let blog = try #require(imported.blog)
        #expect(blog.title == "Tide – Tables")
        #expect(blog.link == "https://tide.example/blog")
        #expect(blog.identity == "feed:tide.example/blog")
        #expect(blog.language == "en-GB")
        #expect(blog.exportedAt == 1_583_229_600)
        let post = try #require(imported.posts.first)
        #expect(post.author == "Ann Shore")
        #expect(post.labels == ["Spring & neap", "moon"])
        #expect(post.date?.rfc3339 == "2011-01-25T23:30:00+10:30")
        #expect(post.permalink == "https://tide.example/blog/1")
        #expect(post.body.format == .wordPress)
        #expect(post.body.text.hasPrefix("One.\n\n"))
        #expect(post.body.text.hasSuffix("]]> three."))
        #expect(post.words == 3)
    }

    @Test("A post is known as the blog's feed knows it")
    func identity() throws {
        let feed = """
            <rss><channel><title>Tide</title><link>https://tide.example/blog/</link><item>
            <title>x</title><guid isPermaLink="false">http://tide.example/blog/?p=1</guid></item>
            </channel></rss>
            """
        let ours = try Imported(wxr(wxrItem(1, "")))
        let theirs = try Imported(feed)
        #expect(ours.posts.map(\.identity) == theirs.posts.map(\.identity))
        #expect(ours.blog?.identity == theirs.blog?.identity)
    }

    @Test("Pages and drafts are kept apart; pictures, menus and the trash are no posts")
    func kinds() throws {
        let imported = try Imported(
            wxr(
                [
                    wxrItem(1, "", type: "page"), wxrItem(2, "", status: "private"),
                    wxrItem(3, "", status: "future"), wxrItem(4, "", status: "trash"),
                    wxrItem(5, "", type: "attachment", status: "inherit"),
                    wxrItem(6, "", type: "nav_menu_item"), wxrItem(7, "", type: "", status: ""),
                ].joined()))
        let found = imported.posts.map { "\($0.title) \($0.kind) \($0.status)" }
        #expect(
            found.sorted() == [
                "Post 1 page published", "Post 2 post draft", "Post 3 post draft",
                "Post 7 post published",
            ])
    }

    @Test("The zero date of a draft is none; the local date stands where only that is right")
    func zeroDates() throws {
        let zero =
            "<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>"
            + "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
        let imported = try Imported(
            wxr(
                wxrItem(1, zero + "<wp:post_date>2012-02-03 04:05:06</wp:post_date>")
                    + wxrItem(2, zero + "<wp:post_date>0000-00-00 00:00:00</wp:post_date>")
                    + wxrItem(3, "<pubDate>Sun, 05 Feb 2012 10:00:00 +0200</pubDate>")))
        #expect(
            imported.posts.map { $0.date?.rfc3339 } == [
                "2012-02-03T04:05:06", nil, "2012-02-05T10:00:00+02:00",
            ])
    }

    @Test("Comments that the blog showed, in threads, its author's marked; pings are counted")
    func comments() throws {
        func comment(_ id: Int, _ fields: String) -> String {
            "<wp:comment><wp:comment_id>\(id)</wp:comment_id>"
                + "<wp:comment_content><![CDATA[Text\nof \(id)]]></wp:comment_content>\(fields)"
                + "</wp:comment>"
        }
        let shown = "<wp:comment_approved>1</wp:comment_approved>"
        let list =
            comment(
                1,
                shown + "<wp:comment_author>Ben</wp:comment_author>"
                    + "<wp:comment_date>2011-01-26 01:00:00</wp:comment_date>")
            + comment(
                2,
                shown + "<wp:comment_parent>1</wp:comment_parent><wp:comment_type>comment"
                    + "</wp:comment_type><wp:comment_user_id>3</wp:comment_user_id>")
            + comment(3, shown + "<wp:comment_author>Ann Shore</wp:comment_author>")
            + comment(4, "<wp:comment_approved>spam</wp:comment_approved>")
            + comment(5, shown + "<wp:comment_type>pingback</wp:comment_type>")
            + comment(6, shown + "<wp:comment_type>like</wp:comment_type>")
        let imported = try Imported(wxr(wxrItem(1, list)))
        let found = imported.comments.sorted { $0.identity < $1.identity }
        #expect(found.map(\.identity) == ["comment-1", "comment-2", "comment-3"])
        #expect(found.map(\.parentIdentity) == [nil, "comment-1", nil])
        // A name alone anyone could have typed.
        #expect(found.map(\.isByBlogAuthor) == [false, true, false])
        // WordPress makes paragraphs and breaks of a comment's lines too.
        #expect(found[0].body == PostBody(text: "Text\nof 1", format: .wordPress))
        #expect(found[0].postIdentity == imported.posts[0].identity)
        #expect(imported.report.pings == 1)
    }

    @Test("A prefix nobody declared, an https vocabulary and indented fields are read alike")
    func sloppyWriters() throws {
        let bare = wxr(wxrItem(1, "<wp:post_date>\n  2011-01-25 10:00:00\n</wp:post_date>"))
            .replacing("xmlns:wp=\"http://wordpress.org/export/1.2/\"", with: "")
        let secure = bare.replacing(
            "<rss ", with: "<rss xmlns:wp=\"https://wordpress.org/export/1.1/\" ")
        for text in [bare, secure] {
            let imported = try Imported(text)
            #expect(imported.report.kind == .wxr)
            #expect(imported.posts.first?.date?.rfc3339 == "2011-01-25T10:00:00")
        }
    }
}
