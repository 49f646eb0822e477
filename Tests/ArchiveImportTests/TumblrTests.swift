import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

@Suite("Blogs of Tumblr in JSON")
struct TumblrTests {
    private func first(_ posts: String, total: Int = 1) -> String {
        #"""
        {"tumblelog":{"title":"Lamp &amp; oil","description":"Of <b>light<\/b>","name":"Lamp",
        "timezone":"Europe\/Dublin"},"posts-start":0,"posts-total":\#(total),"posts":[\#(posts)]}
        """#
    }

    private func second(_ posts: String) -> String {
        #"""
        {"meta":{"status":200},"response":{"posts":[\#(posts)],
        "blog":{"name":"lamp","title":"Lamp & oil","url":"https://lamp.tumblr.com/","posts":2}}}
        """#
    }

    private func body(_ post: String) throws -> String {
        let named =
            #"{"id":1,"blog_name":"lamp","post_url":"https://lamp.tumblr.com/post/1",\#(post)}"#
        return try #require(try Imported(second(named)).posts.first).body.text
    }

    @Test("Version 1, also within the script it comes in", arguments: [true, false])
    func version1(isScript: Bool) throws {
        let json = first(
            #"""
            {"id":"178","url":"https:\/\/lamp.tumblr.com\/post\/178",
            "url-with-slug":"https:\/\/lamp.tumblr.com\/post\/178\/wick","type":"regular",
            "date-gmt":"2018-09-27 23:50:26 GMT","date":"Fri, 28 Sep 2018 00:50:26",
            "regular-title":"Wick","regular-body":"<p>Burn<\/p>","tags":["oil","light"]},
            {"id":"179","type":"quote","date":"Fri, 28 Sep 2018 10:00:00","quote-text":"Be","quote-source":"<i>Will<\/i>"},
            {"id":"180","type":"conversation","conversation-title":"Talk","conversation":[
            {"name":"a","label":"A:","phrase":"Light?"},{"name":"b","label":"B:","phrase":"No <b>"}]},
            {"id":"181","type":"photo","photo-caption":"<p>Seen<\/p>","photo-url-1280":"https://a.example/p.png",
            "photo-url-500":"https://a.example/small.png","photos":[]},
            {"id":"182","type":"link","link-text":"There","link-url":"https://b.example/","link-description":"<p>Go<\/p>"}
            """#, total: 5)
        let imported = try Imported(isScript ? "var tumblr_api_read = \(json);\n" : json)
        #expect(imported.report == ImportReport(kind: .tumblr, isComplete: true))
        let blog = try #require(imported.blog)
        #expect(blog.identity == "tumblr:lamp")
        #expect(blog.title == "Lamp & oil")
        #expect(blog.summary == "Of light")
        #expect(imported.titles == ["Wick", "", "Talk", "", "There"])
        let post = try #require(imported.posts.first)
        #expect(post.identity == "tumblr:178")
        #expect(post.date?.rfc3339 == "2018-09-28T00:50:26+01:00")
        #expect(post.permalink == "https://lamp.tumblr.com/post/178/wick")
        #expect(post.labels == ["oil", "light"])
        #expect(imported.posts[1].date?.rfc3339 == "2018-09-28T10:00:00")
        #expect(
            imported.posts.map(\.body.text) == [
                "<p>Burn</p>", "<blockquote>Be</blockquote>\n<p>— <i>Will</i></p>",
                "<p><b>A:</b> Light?<br>\n<b>B:</b> No &lt;b&gt;</p>",
                "<figure><img src=\"https://a.example/p.png\" alt=\"\"></figure>\n<p>Seen</p>",
                "<p><a href=\"https://b.example/\">There</a></p>\n<p>Go</p>",
            ])
    }

    @Test("A part of the posts is not the whole blog")
    func part() throws {
        let post = #"{"id":"1","type":"regular","regular-body":"a"}"#
        #expect(try !Imported(first(post, total: 2)).report.isComplete)
    }

    @Test("Version 2: whole answers, posts alone, one post")
    func version2() throws {
        let post = #"""
            {"id":7,"blog_name":"lamp","type":"text","title":null,"body":"<p>Burn</p>",
            "post_url":"https://lamp.tumblr.com/post/7","date":"2016-01-05 14:42:29 GMT",
            "timestamp":1452004949,"state":"published","tags":["oil"]}
            """#
        for text in [second(post), "[\(post)]", "{\"posts\":[\(post)]}", post, "[\(second(post))]"]
        {
            let imported = try Imported(text)
            #expect(imported.report.kind == .tumblr)
            #expect(imported.blog?.identity == "tumblr:lamp")
            #expect(imported.posts.map(\.identity) == ["tumblr:7"], "\(text.prefix(60))")
            #expect(imported.posts.first?.date?.rfc3339 == "2016-01-05T14:42:29Z")
            #expect(imported.posts.first?.labels == ["oil"])
        }
    }

    @Test("What was never published is a draft", arguments: ["draft", "queued"])
    func drafts(state: String) throws {
        let post =
            #"{"id":7,"blog_name":"l","post_url":"u","type":"text","body":"a","state":"\#(state)"}"#
        #expect(try Imported(second(post)).posts.map(\.status) == [.draft])
    }

    @Test("Pictures, sound, film, questions")
    func kinds() throws {
        #expect(
            try body(
                #""type":"photo","caption":"<p>C</p>","link_url":"https://c.example/","photos":[{"caption":"one","original_size":{"url":"https://a.example/1.jpg"}}]"#
            ) == """
                <figure><img src="https://a.example/1.jpg" alt=""><figcaption>one</figcaption></figure>
                <p><a href="https://c.example/">https://c.example/</a></p>
                <p>C</p>
                """)
        #expect(
            try body(
                #""type":"audio","artist":"Ned","track_name":"Wick","audio_url":"https://a.example/s","caption":"<p>C</p>""#
            ) == "<p><a href=\"https://a.example/s\">Ned: Wick</a></p>\n<p>C</p>")
        #expect(
            try body(
                #""type":"video","caption":"","permalink_url":"https://v.example/1","player":[{"embed_code":false}]"#
            ) == "<p><a href=\"https://v.example/1\">https://v.example/1</a></p>")
        #expect(
            try body(
                #""type":"answer","asking_name":"Ola","asking_url":"https://ola.tumblr.com/","question":"Why?","answer":"<p>So</p>""#
            ) == """
                <p><a href="https://ola.tumblr.com/">Ola</a>:</p>
                <blockquote>Why?</blockquote>
                <p>So</p>
                """)
    }

    @Test("Those whom a post answers are quoted within one another and named")
    func trail() throws {
        let trail = #"""
            "type":"text","body":"<p>all</p>","trail":[
            {"blog":{"name":"ann"},"content":"<p>1</p>"},
            {"blog":{"name":"<ned>"},"content":"<p>2</p>"},
            {"blog":{"name":"lamp"},"content":"<p>3</p>","is_current_item":true}]
            """#
        #expect(
            try body(trail) == """
                <p>&lt;ned&gt;:</p><blockquote><p>ann:</p><blockquote><p>1</p></blockquote>
                <p>2</p></blockquote>
                <p>3</p>
                """)
    }

    @Test("A trail that is in the text already is not set twice")
    func trailInText() throws {
        let text = #"<p><a class=\"tumblr_blog\" href=\"u\">ann</a>:</p><blockquote>1</blockquote>"#
        let post =
            #""type":"text","body":"\#(text)","trail":[{"blog":{"name":"ann"},"content":"1"}]"#
        #expect(try body(post).hasSuffix("<blockquote>1</blockquote>"))
    }

    @Test("Content blocks, with formats that cross")
    func blocks() throws {
        let content = #"""
            "type":"blocks","content":[
            {"type":"text","subtype":"heading1","text":"Wick"},
            {"type":"text","text":"a😀bcd","formatting":[
            {"type":"bold","start":0,"end":3},{"type":"italic","start":2,"end":4},
            {"type":"link","start":4,"end":99,"url":"https://a.example/?x=\"&y"}]},
            {"type":"text","subtype":"unordered-list-item","text":"one"},
            {"type":"text","subtype":"unordered-list-item","text":"two"},
            {"type":"image","media":[{"url":"https://a.example/1.jpg"}],"alt_text":"A lamp"},
            {"type":"link","url":"https://b.example/","title":"B"}]
            """#
        #expect(
            try body(content) == """
                <h2>Wick</h2>
                <p><b>a😀</b><b><i>b</i></b><i>c</i><a href="https://a.example/?x=&quot;&amp;y">d</a></p>
                <ul>
                <li>one</li>
                <li>two</li>
                </ul>
                <figure><img src="https://a.example/1.jpg" alt="A lamp"></figure>
                <p><a href="https://b.example/">B</a></p>
                """)
    }

    @Test("Endless trails, formats and brackets are no harm")
    func hostile() throws {
        let many = Array(repeating: #"{"blog":{"name":"a"},"content":"b"}"#, count: 20_000)
        #expect(
            try body(#""type":"text","body":"","trail":[\#(many.joined(separator: ","))]"#)
                .utf8.count < 100_000)
        let marks = (0..<20_000).map { #"{"type":"bold","start":\#($0),"end":99999}"# }
        let text = String(repeating: "x", count: 20_000)
        let formats =
            #""type":"blocks","content":[{"type":"text","text":"\#(text)","formatting":[\#(marks.joined(separator: ","))]}]"#
        #expect(try body(formats).utf8.count < 1_000_000)
        let deep = String(repeating: #"{"content":["#, count: 1_000)
        #expect(throws: Never.self) {
            _ = try Imported(second(#"{"id":1,"blog_name":"a","post_url":"b","content":[\#(deep)"#))
        }
    }

    @Test("A cut file gives the posts before the cut, and says so")
    func cut() throws {
        let posts = (1...40).map { #"{"id":"\#($0)","type":"regular","regular-body":"burn"}"# }
        let imported = try Imported(first(posts.joined(separator: ",")).utf8.prefix(1_000))
        #expect(imported.posts.count > 5)
        #expect(imported.repairs == ["1× JSON ends early or is broken, read as far as it goes"])
    }
}

@Suite("Pages of a backup of Tumblr")
struct TumblrPagesTests {
    private func page(_ id: Int, _ content: String, labels: String = "") -> String {
        """
        <!DOCTYPE html>

        <meta charset=utf-8>
        <title>Lamp &amp; oil</title>
        <link rel=stylesheet href=../backup.css>

        <body class=post>

        <header>
        </header>
        <article class=text id=p-\(id)>
        <header>
        <p><time datetime=2012-11-01T01:30:55Z>10/31/2012 09:30:55 PM</time>
        <a class=llink href=../posts/\(id).html>¶</a></header>
        \(content)
        <footer>\(labels) — 5 notes</footer>
        </article>
        """
    }

    private func files() -> [(name: String, text: String)] {
        let label = "<a href=http://lamp.tumblr.com/tagged/fog%20light>#fog light</a>"
        let month = page(1, "<p>Not twice</p>")
            .replacing("<body class=post>", with: "<body class=archive>")
        return [
            ("lamp/index.html", "<!DOCTYPE html><title>Lamp</title><body class=index><h1>L</h1>"),
            ("lamp/archive/2012-11-p1.html", month),
            ("lamp/posts/1.html", page(1, "<h2>Wick &amp; <i>oil</i></h2>\n<p>Burn</p>")),
            (
                "lamp/posts/2.html",
                page(2, "<h2><a href=\"https://b.example/\">There</a></h2>", labels: label)
            ),
            ("lamp/posts/3.html", page(3, "<p><img alt=\"\" src=\"../media/3.png\"></p>")),
            ("lamp/backup.css", "p {}"),
        ]
    }

    @Test("A page a post, however it is packed", arguments: TreeForm.allCases)
    func posts(form: TreeForm) throws {
        let imported = try form.read(files())
        #expect(imported.report.kind == .tumblr)
        #expect(imported.blog?.identity == "tumblr:lamp")
        #expect(imported.blog?.title == "Lamp & oil")
        #expect(imported.posts.map(\.identity) == ["tumblr:1", "tumblr:2", "tumblr:3"])
        #expect(imported.titles == ["Wick & oil", "There", ""])
        #expect(imported.posts.map(\.labels) == [[], ["fog light"], []])
        #expect(imported.posts[0].date?.rfc3339 == "2012-10-31T21:30:55-04:00")
        #expect(imported.posts[0].permalink == "https://lamp.tumblr.com/post/1")
        #expect(
            imported.posts.map(\.body.text) == [
                "<p>Burn</p>", "<p><a href=\"https://b.example/\">There</a></p>",
                "<p><img alt=\"\" src=\"../media/3.png\"></p>",
            ])
    }
}
