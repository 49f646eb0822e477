import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

@Suite("What a saved page says of its article")
struct SavedPageTests {
    private static let text = """
        <p>The oil came late this year, and the lamp was fed with what was left of the old, which \
        smoked, so that the glass had to be wiped twice in each watch, by hand, in the dark.</p>
        """

    private func post(head: String = "", _ body: String) throws -> PostContent {
        let imported = try Imported(
            "<!DOCTYPE html><html lang=\"en\"><head>\(head)</head><body>\(body)</body></html>")
        return try #require(imported.posts.first)
    }

    @Test(
        "Dates, the surest first",
        arguments: [
            (
                """
                <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":\
                "BlogPosting","datePublished":"2011-01-25T21:14:00+01:00"}]}</script>
                <meta property="article:published_time" content="2012-01-01">
                """, "", "2011-01-25T21:14:00+01:00"
            ),
            (
                "<meta property=\"article:published_time\" content=\"2011-01-25T21:14:00Z\">",
                "<time datetime=\"2012-01-01\">then</time>", "2011-01-25T21:14:00Z"
            ),
            (
                "", "<span itemprop=\"datePublished\" content=\"2011-01-25\">Tuesday</span>",
                "2011-01-25T00:00:00"
            ),
            (
                "", "<abbr class=\"published\" title=\"2011-01-25T21:14:00+01:00\">9:14</abbr>",
                "2011-01-25T21:14:00+01:00"
            ),
            ("", "<time datetime=\"2011-01-25 21:14\">then</time>", "2011-01-25T21:14:00"),
            ("", "<p class=\"entry-date\">25. Januar 2011</p>", "2011-01-25T00:00:00"),
            (
                "",
                "<h2 class=\"date\">January 25, 2011</h2><p>Posted by ann59 at January 25, 2011 "
                    + "09:14 PM</p>", "2011-01-25T21:14:00"
            ),
            ("", "<p>25 janvier 2011</p>", "2011-01-25T00:00:00"),
            ("", "<p>2011年1月25日</p>", "2011-01-25T00:00:00"),
            ("", "<p>25.01.2011 | 7 comments</p>", "2011-01-25T00:00:00"),
            (
                "<link rel=\"canonical\" href=\"http://lamp.example/2011/01/25/oil/\">", "",
                "2011-01-25T00:00:00"
            ),
            (
                "<link rel=\"canonical\" href=\"http://lamp.example/2011/01/oil.html\">", "",
                "2011-01-01T00:00:00"
            ),
        ])
    func dates(_ head: String, _ line: String, _ date: String) throws {
        #expect(try post(head: head, line + Self.text).date?.rfc3339 == date)
    }

    @Test("The date of a change or of a comment is none")
    func otherDates() throws {
        #expect(try post("<p>Last updated: January 25, 2011</p>" + Self.text).date == nil)
        let comment = """
            <ol class="commentlist"><li class="comment"><cite>Ann</cite> \
            <time datetime="2011-01-25">then</time><p>So it is.</p></li></ol>
            """
        #expect(try post(Self.text + comment).date == nil)
    }

    @Test(
        "Titles, without the name of the site",
        arguments: [
            ("<title>The Lamp: Oil</title>", "<h1><a href=\"/\">The Lamp</a></h1><h3>Oil</h3>"),
            ("<title>Oil &#8211; The Lamp</title>", "<h1>The Lamp</h1><h2>Oil</h2>"),
            ("<title>oil_2011_index</title>", "<h1>Oil</h1>"),
            ("<title>The Lamp</title><meta property=\"og:title\" content=\"Oil\">", ""),
            (
                "<title>Oil | The Lamp</title><meta property=\"og:site_name\" content=\"The Lamp\">",
                ""
            ),
            ("", "<h2>Oil</h2>"),
        ])
    func titles(_ head: String, _ heading: String) throws {
        let post = try post(head: head, heading + Self.text)
        #expect(post.title == "Oil")
        #expect(!post.body.text.contains("Oil"))
    }

    @Test("Author and labels, not those of the comments or of the whole site")
    func people() throws {
        let body = """
            <div class="post hentry"><h2 class="entry-title">Oil</h2>
            <p class="byline">By <a rel="author" href="/ann">Ann Lee</a></p>
            <div class="entry-content">\(Self.text)</div>
            <p>Filed under <a href="/c/lamp" rel="category tag">lamp</a>, <a rel="tag" href="/t/o">
            #oil</a></p></div>
            <div class="tag-cloud"><a rel="tag" href="/t/x">everything</a></div>
            <ol id="comments"><li class="comment"><span class="fn author">Ben</span><p>So.</p></li></ol>
            """
        let post = try post(body)
        #expect(post.author == "Ann Lee")
        #expect(post.labels == ["lamp", "oil"])
        #expect(post.body.text == Self.text)
    }

    @Test(
        "A standfirst below the title is kept, once",
        arguments: [
            "<h2 itemprop=\"description\">Why we burnt the old barrels that winter.</h2>",
            "<p class=\"post-standfirst\">Why we burnt the old barrels that winter.</p>",
            "<div id=\"article-summary\">Why we burnt the old barrels that winter.</div>",
        ])
    func standfirst(_ line: String) throws {
        let head = "<title>Oil</title>"
        let words = "Why we burnt the old barrels that winter."
        let apart = try post(
            head: head,
            "<header class=\"site-header\"><h1>Oil</h1>\(line)</header><div>\(Self.text)</div>")
        #expect(apart.body.text.ranges(of: words).count == 1)
        let inside = try post(head: head, "<div><h1>Oil</h1>\(line)\(Self.text)</div>")
        #expect(inside.body.text.ranges(of: words).count == 1)
    }

    @Test("A picture that loads late, with itself once more for readers without scripts, is one")
    func latePicture() throws {
        let body = """
            <div>\(Self.text)<div><h2>The new wick</h2><p>It is flat, and trims itself.</p>
            <img data-src="wick.png" src=""><noscript><img src="wick.png"></noscript>
            <img src="glass.png"></div>\(Self.text)</div>
            """
        #expect(try post(body).body.text.contains("trims itself"))
    }

    @Test("An author whose name runs into the date beside it")
    func gluedAuthor() throws {
        let body = """
            <p class="byline"><span class="by-author"><span class="by">by</span> <a class="byauthor" \
            href="/ann">Ann Lee</a></span><span class="bydate">22 Dec 2016</span><a href="#c">651</a></p>
            """
        #expect(try post(body + Self.text).author == "Ann Lee")
    }

    @Test("A page in another encoding than it says, or that only it says")
    func encodings() throws {
        let russian = "<html><head><meta charset=windows-1251></head><body><p>"
        let words: [UInt8] = [0xCC, 0xE0, 0xFF, 0xEA]  // Маяк
        var bytes = Array(russian.utf8)
        for _ in 0..<30 { bytes += words + [0x20] }
        let imported = try Imported(bytes)
        #expect(imported.posts.first?.body.text.contains("Маяк Маяк") == true)
        let wrong =
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; "
            + "charset=iso-8859-1\"></head><body><p>Маяк и туман над морем</p></body></html>"
        let other = try Imported(wrong)
        #expect(other.posts.first?.body.text.contains("Маяк и туман") == true)
    }

    @Test("Navigation, forms, shares and scripts round an article are left out, its parts kept")
    func article() throws {
        let body = """
            <nav><a href="/">Home</a> <a href="/a">About us</a></nav>
            <div id="sidebar"><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></div>
            <div id="main"><h2>Before</h2>\(Self.text)<ul><li>wick</li><li>glass</li></ul>
            <pre>trim  --straight
              twice</pre><img src="lamp.png" alt="The lamp" onload="steal()">\(Self.text)
            <script>document.write("no")</script>
            <div class="sharedaddy"><a href="http://x.example/share">Share</a></div>
            <form action="/s"><input name="q"><input name="r"></form></div>
            <div id="footer">All rights reserved, and so on, and on, for ever and a day.</div>
            """
        let html = try post(head: "<title>Oil</title>", body).body.text
        #expect(html.contains("<h2>Before</h2>"))
        #expect(html.contains("<li>wick</li>"))
        #expect(html.contains("trim  --straight\n  twice</pre>"))
        #expect(html.contains("alt=\"The lamp\""))
        for gone in ["About us", "One", "steal", "write", "Share", "<form", "reserved"] {
            #expect(!html.contains(gone), "\(gone)")
        }
    }

    @Test("A very short post is its own text, not the page round it")
    func shortPost() throws {
        let body = """
            <div id="head"><p>Notes from a lighthouse, with the sea on all sides, since 1871, by its \
            last keeper, who writes when the lamp is lit and the tea is made, and not before.</p></div>
            <div class="post"><div class="post-body">Fog.</div></div>
            """
        #expect(try post(body).body.text == "Fog.")
    }
}

@Suite("Comments on saved pages")
struct PageCommentTests {
    private func comments(_ html: String) throws -> [CommentContent] {
        let text = String(
            repeating: "<p>The lamp burns, and the sea is calm, for once.</p>", count: 4)
        let imported = try Imported(
            "<html><head><title>Oil</title></head><body><div class=\"entry-content\">\(text)</div>"
                + html + "</body></html>")
        #expect(imported.posts.first?.body.text.contains("So it is") == false)
        return imported.comments
    }

    private func describe(_ comments: [CommentContent]) -> [String] {
        comments.map { comment in
            let parent = comments.firstIndex { $0.identity == comment.parentIdentity }
            return "\(comment.author)|\(comment.date?.rfc3339 ?? "")|"
                + "\(parent.map(String.init) ?? "")|\(comment.body.text)"
        }
    }

    @Test("WordPress, in threads, its pings counted only")
    func wordPress() throws {
        let html = """
            <div id="comments"><h3>2 replies</h3><ol class="comment-list">
            <li id="comment-3" class="comment even"><article id="div-comment-3" class="comment-body">
            <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="a">
            <b class="fn">Ann</b> <span class="says">says:</span></div>
            <div class="comment-metadata"><a href="#"><time datetime="2011-01-26T08:12:00+01:00">then
            </time></a></div></footer><div class="comment-content"><p>So it is.</p></div>
            <div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></article>
            <ol class="children"><li id="comment-4" class="comment odd"><article class="comment-body">
            <footer class="comment-meta"><b class="fn">Ben</b></footer>
            <div class="comment-content"><p>Indeed.</p></div></article></li></ol></li>
            <li class="pingback" id="comment-5"><p>Pingback: elsewhere</p></li></ol></div>
            """
        #expect(
            describe(try comments(html)) == [
                "Ann|2011-01-26T08:12:00+01:00||<p>So it is.</p>", "Ben||0|<p>Indeed.</p>",
            ])
    }

    @Test("Movable Type")
    func movableType() throws {
        let html = """
            <div class="comments-head">Comments</div><div class="comments-body"><p>So it is.</p>
            <span class="comments-post">Posted by: <a href="http://a.example">Ann Lee</a> at \
            January 26, 2011 08:12 AM</span></div>
            """
        #expect(describe(try comments(html)) == ["Ann Lee|2011-01-26T08:12:00||<p>So it is.</p>"])
    }

    @Test("Blogger, as a list of terms")
    func blogger() throws {
        let html = """
            <div class="comments" id="comments"><h4>1 comments:</h4><dl id="comments-block">
            <dt class="comment-author" id="c77"><a href="http://a.example">Ann</a> said...</dt>
            <dd class="comment-body"><p>So it is.<br>Yes.</p></dd>
            <dd class="comment-footer"><span class="comment-timestamp"><a href="#c77">January 26, 2011 \
            at 8:12 AM</a></span></dd>
            <dt class="comment-author" id="c78">Ben said...</dt>
            <dd class="comment-body"><p>Indeed.</p></dd></dl></div>
            """
        #expect(
            describe(try comments(html)) == [
                "Ann|2011-01-26T08:12:00||<p>So it is.<br>Yes.</p>", "Ben|||<p>Indeed.</p>",
            ])
    }

    @Test("Blogger, in threads")
    func bloggerThreads() throws {
        let html = """
            <div class="comments" id="comments"><div class="comment-thread"><ol>
            <li class="comment" id="c1"><div class="comment-block"><div class="comment-header">
            <cite class="user">Ann</cite><span class="datetime"><a href="#">January 26, 2011 at 8:12 AM
            </a></span></div><p class="comment-content">So it is.</p><span class="comment-actions">
            <a href="#">Reply</a></span></div><div class="comment-replies"><ol><li class="comment" id="c2">
            <div class="comment-block"><div class="comment-header"><cite class="user">Ben</cite></div>
            <p class="comment-content">Indeed.</p></div></li></ol></div></li></ol></div></div>
            """
        #expect(
            describe(try comments(html)) == [
                "Ann|2011-01-26T08:12:00||<p class=\"comment-content\">So it is.</p>",
                "Ben||0|<p class=\"comment-content\">Indeed.</p>",
            ])
    }
}
