import ArchiveImport
import ArchiveModel
import Foundation
import Prose
import TestSupport
import Testing

extension PostContent {
    /// Its body as the reader is shown it, as a dump of its blocks.
    var shown: String {
        switch body.format {
        case .html: Prose.document(html: body.text).dump
        case .wordPress: Prose.document(wordPress: body.text).dump
        case .markdown: Prose.document(markdown: body.text).dump
        case .plainText: Prose.document(plainText: body.text).dump
        }
    }
}

/// What people reported of other programs that import blogs, a test for each symptom.
@Suite("Symptoms of other importers: Blogger")
struct BloggerSymptomTests {
    @Test("Comments, settings and pages became posts")
    func everythingBecamePosts() throws {
        let entries =
            takeoutEntry("POST", 1, "<title>Kept</title>")
            + takeoutEntry("PAGE", 2, "<title>About</title>")
            + takeoutEntry(
                "COMMENT", 3,
                "<title>Hm</title><blogger:parent>tag:blogger.com,1999:blog-77.post-1</blogger:parent>"
            )
        let imported = try Imported(takeout(entries))
        #expect(imported.posts.filter { $0.kind == .post }.map(\.title) == ["Kept"])
        #expect(imported.posts.filter { $0.kind == .page }.map(\.title) == ["About"])
        #expect(imported.comments.count == 1)
    }

    @Test(
        "An empty XML was served and nobody said so",
        arguments: ["", "\n", "<?xml version='1.0'?>"])
    func emptyXML(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text.utf8, to: "backup.xml")
        #expect(throws: ImportError.self) { try ArchiveImport.candidates(at: path) }
    }

    @Test("A Takeout in parts, with the Mac's and the theme's files, was refused")
    func crowdedTakeout() throws {
        let feed = Array(takeout(takeoutEntry("POST", 1, "<title>Kept</title>")).utf8)
        let imported = try Imported(
            ZipWriter.zip([
                ("__MACOSX/._feed.atom", [0, 5, 0x16, 7]),
                ("Takeout 2/Blogger/Blogs/Fog/feed.atom", feed),
                ("Takeout 2/Blogger/Blogs/Fog/theme-classic.html", Array("<html></html>".utf8)),
                ("Takeout 2/Blogger/Albums/Fog/1.jpg", [0xFF, 0xD8, 0xFF, 0xE0]),
                ("Takeout 2/Blogger/Albums/Fog/1.jpg.json", Array("{\"title\":\"1\"}".utf8)),
            ]))
        #expect(imported.report.kind == .bloggerTakeout)
        #expect(imported.titles == ["Kept"])
    }
}

@Suite("Symptoms of other importers: feeds")
struct FeedSymptomTests {
    @Test(
        "A feed held the first paragraphs only, and nobody said so",
        arguments: [
            ("<p>Fog came in.</p> [&#8230;]", 1), ("Fog came in [...]", 1),
            ("<p>Fog came in.</p><a href=\"https://a.example/1\">Read more</a>", 1),
            ("<p>Fog came in …</p>", 0), ("<p>Fog came in.</p>", 0),
        ])
    func firstParagraphs(_ body: String, _ count: Int) throws {
        let escaped = body.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let item = "<item><title>Fog</title><description>\(escaped)</description></item>"
        let rss = try Imported("<rss version=\"2.0\"><channel>\(item)</channel></rss>")
        let entry = "<entry><title>Fog</title><content type=\"html\">\(escaped)</content></entry>"
        let atom = try Imported(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title>\(entry)</feed>")
        for imported in [rss, atom] {
            let noted = imported.report.repairs.filter { $0.name == "cut-text" }
            #expect(noted.map(\.count) == (count > 0 ? [count] : []))
            #expect(imported.titles == ["Fog"])
        }
    }
}

@Suite("Symptoms of other importers: dates")
struct DateSymptomTests {
    private func dates(_ fields: String) throws -> [String?] {
        try Imported(wxr(wxrItem(1, fields))).posts.map { $0.date?.rfc3339 }
    }

    @Test("A shift to UTC moved a post to the day before, and so to another month")
    func monthBefore() throws {
        let imported = try Imported(
            wxr(
                wxrItem(
                    1,
                    """
                    <wp:post_date>2011-02-01 00:30:00</wp:post_date>
                    <wp:post_date_gmt>2011-01-31 14:30:00</wp:post_date_gmt>
                    """)))
        #expect(imported.posts.first?.date?.month == Month(year: 2011, number: 2))
    }

    @Test("pubDate was taken though it is wrong where the post's own date is right")
    func wrongPubDate() throws {
        let date = try dates(
            """
            <pubDate>Mon, 30 Nov 2009 10:00:00 +0000</pubDate>
            <wp:post_date>2010-05-06 07:08:09</wp:post_date>
            <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
            """)
        #expect(date == ["2010-05-06T07:08:09"])
    }

    @Test("The time was dropped, and with it the order of a day's posts")
    func orderOfTheDay() throws {
        let day = [("evening", "21:00:00"), ("morning", "07:00:00"), ("noon", "12:00:00")]
        let items = day.enumerated().map { index, post in
            wxrItem(
                index,
                "<category domain=\"category\" nicename=\"x\"><![CDATA[\(post.0)]]></category><wp:post_date>2010-05-06 \(post.1)</wp:post_date>"
            )
        }
        let posts = try Imported(wxr(items.joined())).posts
        let ordered = posts.sorted { ($0.date?.local ?? 0) < ($1.date?.local ?? 0) }
        #expect(ordered.map(\.labels) == [["morning"], ["noon"], ["evening"]])
    }

    @Test("A date of 0000-00-00 stopped the import")
    func zeroDate() throws {
        let imported = try Imported(
            wxr(wxrItem(1, "<wp:post_date>0000-00-00 00:00:00</wp:post_date>") + wxrItem(2, "")))
        #expect(imported.titles == ["Post 1", "Post 2"])
        #expect(imported.posts.map(\.date) == [nil, nil])
    }
}

@Suite("Symptoms of other importers: WordPress")
struct WordPressSymptomTests {
    private func shown(_ body: String) throws -> String {
        let item = wxrItem(1, "<content:encoded><![CDATA[\(body)]]></content:encoded>")
        return try #require(try Imported(wxr(item)).posts.first).shown
    }

    @Test("Paragraphs that only blank lines divide ran together", arguments: ["\n", "\r\n", "\r"])
    func paragraphs(_ end: String) throws {
        let shown = try shown("One.\(end)\(end)Two,\(end)three.")
        #expect(shown == "p \"One.\"\np \"Two,\" br \"three.\"")
    }

    @Test(
        "The source in a code short code disappeared or was read as tags",
        arguments: ["cc lang=\"cpp\"", "code", "sourcecode language=\"cpp\"", "cpp"])
    func codeShortCodes(_ opening: String) throws {
        let name = opening.prefix { $0 != " " }
        let shown = try shown(
            "Look:\n\n[\(opening)]\n#include <vector>\nif (a < b && c) x[i] = 1;\n[/\(name)]\n\nDone."
        )
        #expect(shown.contains("| #include <vector>\n"))
        #expect(shown.contains("| if (a < b && c) x[i] = 1;"))
        #expect(shown.hasPrefix("p \"Look:\""))
        #expect(shown.hasSuffix("p \"Done.\""))
    }

    @Test("A code short code that is never closed cut the post off", arguments: ["cc", "code"])
    func unclosedCode(_ name: String) throws {
        let shown = try shown("Before.\n\n[\(name)]\nint a;\n\nAfter, to the end.")
        #expect(shown.contains("Before."))
        #expect(shown.contains("int a;"))
        #expect(shown.contains("After, to the end."))
    }

    @Test("All links were lost")
    func links() throws {
        let shown = try shown(
            "See <a href=\"https://b.example/x\">there</a> and [caption]<a href=\"/y\"><img src=\"/z.png\"></a> Z[/caption]"
        )
        #expect(shown.contains("link(https://b.example/x"))
        #expect(shown.contains("/y"))
    }

    @Test(
        "Titles showed their entities, even those within CDATA",
        arguments: [
            ("Fish &amp;#8211; chips", "Fish – chips"),
            ("<![CDATA[Fish &#8211; chips]]>", "Fish – chips"),
            ("<![CDATA[Ann&rsquo;s &quot;boat&quot;]]>", "Ann’s \"boat\""),
            ("Ann&amp;rsquo;s &amp;amp;#8220;boat&amp;amp;#8221;", "Ann’s “boat”"),
        ])
    func titles(_ source: String, _ title: String) throws {
        let item = wxrItem(1, "").replacing(
            "<title>Post 1</title>", with: "<title>\(source)</title>")
        #expect(try Imported(wxr(item)).titles == [title])
    }
}

@Suite("Symptoms of other importers: Tumblr, Medium, Substack, Ghost")
struct PlatformSymptomTests {
    @Test("A bare & in a blog's name made the file invalid")
    func bareAmpersand() throws {
        let imported = try Imported(
            takeout(takeoutEntry("POST", 1), title: "<title>Salt & vinegar</title>"))
        #expect(imported.blog?.title == "Salt & vinegar")
        #expect(imported.posts.count == 1)
    }

    @Test("Posts without a title were dropped, and times were in a zone that nobody stated")
    func tumblr() throws {
        let imported = try Imported(
            #"""
            {"tumblelog":{"title":"Lamp","name":"lamp","timezone":"Europe\/Dublin"},"posts-total":1,
            "posts":[{"id":"1","type":"regular","date-gmt":"2018-07-01 23:30:00 GMT",
            "date":"Mon, 02 Jul 2018 00:30:00","regular-body":"<p>Burn<\/p>"}]}
            """#)
        #expect(imported.titles == [""])
        #expect(imported.posts.first?.date?.rfc3339 == "2018-07-02T00:30:00+01:00")
    }

    @Test("Code came out of Medium as plain text")
    func mediumCode() throws {
        let page = """
            <html><body><article class="h-entry"><h1 class="p-name">Code</h1>
            <section data-field="body" class="e-content"><pre class="graf graf--pre"><code>if a &lt; b {<br>    go()<br>}</code></pre></section>
            <footer></footer></article></body></html>
            """
        let imported = try TreeForm.folder.read([("posts/2018-06-01_Code-0123456789ab.html", page)])
        #expect(imported.posts.first?.shown == "code\n| if a < b {\n|     go()\n| }")
    }

    @Test("A picture's dead src was taken though its srcset is good")
    func substackPicture() throws {
        let imported = try TreeForm.zip.read([
            ("posts.csv", "post_id,post_date,is_published,title\n1.a,2020-01-01,true,A"),
            (
                "posts/1.a.html",
                "<p>See</p><img alt=\"\" src=\"https://dead.example/heic\" srcset=\"https://good.example/boat-at-sea.jpg 424w, https://good.example/boat-at-sea-large.jpg 848w\">"
            ),
        ])
        let shown = try #require(imported.posts.first).shown
        #expect(shown.contains("good.example"))
    }

    @Test("A paid body that was cut, or left empty, took the post with it")
    func substackPaid() throws {
        let imported = try TreeForm.zip.read([
            (
                "posts.csv",
                "post_id,post_date,is_published,audience,title,subtitle\n"
                    + "1.a,2020-01-01,true,only_paid,A,Of boats\n"
                    + "2.b,2020-01-02,true,only_paid,B,Of nets"
            ),
            ("posts/1.a.html", "<p>The beginning"), ("posts/2.b.html", ""),
        ])
        let posts = imported.posts.sorted { $0.title < $1.title }
        #expect(posts.map(\.body.text) == ["<p>The beginning", "Of nets"])
    }

    @Test("Responses among the posts of Medium were lost, or stood without a name")
    func mediumResponses() throws {
        func page(_ heading: String) -> String {
            """
            <html><body><article class="h-entry"><h1 class="p-name">Well said, Ann</h1>
            <section data-field="body" class="e-content">\(heading)<p class="graf graf--p">Well \
            said, Ann: the lamp burns.</p></section><footer></footer></article></body></html>
            """
        }
        let imported = try TreeForm.folder.read([
            ("posts/2018-06-01_Well-said--Ann-0123456789ab.html", page("")),
            ("posts/2018-06-02_Lamp-0123456789ac.html", page("<h3>Lamp</h3>")),
        ])
        #expect(imported.posts.count == 2)
        #expect(imported.titles.first == "Well said, Ann")
    }

    @Test(
        "A body was empty because it stood in another of the fields",
        arguments: [
            #""html":"<p>Burn</p>","mobiledoc":null,"lexical":null"#,
            #""html":null,"lexical":null,"mobiledoc":"{\"version\":\"0.3.1\",\"markups\":[],\"atoms\":[],\"cards\":[],\"sections\":[[1,\"p\",[[0,[],0,\"Burn\"]]]]}""#,
            #""html":null,"mobiledoc":null,"lexical":"{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"text\":\"Burn\"}]}]}}""#,
            #""html":null,"mobiledoc":null,"lexical":null,"markdown":"Burn""#,
        ])
    func ghostBodies(_ fields: String) throws {
        let imported = try Imported(
            #"{"db":[{"meta":{"exported_on":1,"version":"5"},"data":{"posts":[{"id":"1","title":"Wick","status":"published",\#(fields)}]}}]}"#
        )
        #expect(imported.posts.first?.shown == "p \"Burn\"")
    }
}

@Suite("Symptoms of other importers: mirrors and crawls")
struct MirrorSymptomTests {
    private let words = """
        <p>The oil came late this year, and the lamp was fed with what was left of the old, which \
        smoked, so that the glass had to be wiped twice in each watch, by hand, in the dark.</p>
        """

    private func page(_ title: String, _ more: String = "", head: String = "") -> [UInt8] {
        Array(
            "<html><head>\(head)<title>\(title)</title></head><body>\(words)\(more)</body></html>"
                .utf8)
    }

    @Test("Links in UTF-8 were encoded twice and led nowhere")
    func linksInUTF8() throws {
        let link = "<p>See <a href='m%C3%A4rz.html'>one</a>, <a href='märz.html'>two</a>.</p>"
        let folder = try TemporaryFolder()
        try folder.write(page("Other", link), to: "a.example/other.html")
        try folder.write(page("März", "<p>1</p>"), to: "a.example/märz.html")
        let imported = try Imported(path: folder.path)
        let march = try #require(imported.posts.first { $0.title == "März" })
        let other = try #require(imported.posts.first { $0.title == "Other" })
        let links = other.body.text.components(separatedBy: "href=\"").dropFirst()
            .map { String($0.prefix { $0 != "\"" }) }
        #expect(links.count == 2)
        for link in links {
            #expect(PermalinkKey.page(link) == PermalinkKey.page(march.permalink))
        }
    }

    @Test(
        "The encoding was guessed to be Latin-1 where none, or a wrong one, is declared",
        arguments: ["", "<meta charset='iso-8859-1'>"])
    func encodingOfPages(head: String) throws {
        let imported = try Imported(page("Wächter", "<p>Öl für die Lampe, “spät”.</p>", head: head))
        #expect(imported.titles == ["Wächter"])
        #expect(imported.posts.first?.body.text.contains("Öl für die Lampe, “spät”.") == true)
    }

    @Test("A crawl compressed as a whole was read to its first record, a cut one without a word")
    func wholeFileGzip() throws {
        func record(_ number: Int) -> [UInt8] {
            let body =
                Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8)
                + page("P\(number)", "<p>\(number)</p>")
            let head = """
                WARC/1.0\r\nWARC-Type: response\r\n\
                WARC-Target-URI: http://a.example/\(number)\r\n\
                Content-Type: application/http; msgtype=response\r\n\
                Content-Length: \(body.count)\r\n\r\n
                """
            return Array(head.utf8) + body + Array("\r\n\r\n".utf8)
        }
        let whole = Gzip.wrap((1...400).flatMap(record))
        let imported = try Imported(whole)
        #expect(imported.posts.count == 400)
        #expect(imported.repairs.isEmpty)
        let cut = try Imported(whole.dropLast(whole.count / 3))
        #expect((1..<400).contains(cut.posts.count))
        #expect(cut.report.repairs.map(\.name).contains("truncated"))
    }
}
