import ArchiveImport
import ArchiveModel
import Foundation
import TestSupport
import Testing

/// Files that programs wrote, kept with the tests; Fixtures/README.md says how.
enum Fixture {
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures").appendingPathComponent(name).path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }
}

@Suite("Mirrors of sites")
struct MirrorTests {
    /// What the blog of the fixtures holds, however it was kept.
    private func expectLampRoom(_ imported: Imported, _ kind: ArchiveKind) throws {
        #expect(imported.report.kind == kind)
        #expect(!imported.report.isComplete)
        #expect(imported.blog?.title == "The Lamp Room")
        #expect(imported.blog?.identity == "site:localhost:8765")
        #expect(imported.blog?.link == "http://localhost:8765/")
        #expect(imported.blog?.language == "en")
        let posts = imported.posts.sorted { $0.permalink < $1.permalink }
        let site = "http://localhost:8765/"
        #expect(
            posts.map(\.permalink) == [
                site + "2011/01/25/fog-signals/", site + "2011/02/03/the-new-wick/",
                site + "2011/02/20/letters/", site + "about/",
            ])
        #expect(posts.map(\.title) == ["Fog signals", "The new wick", "Letters", "About"])
        #expect(posts.map(\.kind) == [.post, .post, .post, .page])
        #expect(
            posts.map { $0.date?.rfc3339 } == [
                "2011-01-25T21:14:00+01:00", "2011-02-03T07:30:00+01:00",
                "2011-02-20T18:00:00+01:00", nil,
            ])
        #expect(posts.map(\.author) == ["The keeper", "The keeper", "The keeper", ""])
        #expect(posts.map(\.labels) == [["fog"], ["lamp"], ["post"], []])
        let fog = try #require(posts.first)
        #expect(fog.body.text.hasPrefix("<p>When the fog came in before supper"))
        #expect(fog.body.text.hasSuffix("three came home</a> that night.</p>"))
        #expect(fog.words == 45)
        #expect(fog.identity == "localhost:8765/2011/01/25/fog-signals")
        #expect(imported.comments.map(\.author) == ["Ann Lee", "The keeper"])
        #expect(imported.comments.map(\.postIdentity) == [fog.identity, fog.identity])
        #expect(imported.comments.map(\.isByBlogAuthor) == [false, true])
        #expect(imported.comments.last?.parentIdentity == imported.comments.first?.identity)
        #expect(imported.comments.first?.date?.rfc3339 == "2011-01-26T08:12:00")
        #expect(
            imported.comments.first?.body.text
                == "<p>We heard it across the bay, and slept well for it.</p>")
    }

    @Test func pagesOfDaysWithOneTitleAreToldApartByTheirHeadings() throws {
        let folder = try TemporaryFolder()
        let words = String(
            repeating: "The lamp was lit and the fog came in from the sea. ", count: 6)
        for day in 10...14 {
            let page =
                "<html><head><title>lamp.example - weblog</title></head><body>"
                + "<h2><a href='/weblog/2001/06/\(day).html'>#</a> Thursday, June \(day), 2001</h2>"
                + "<p>On day \(day). \(words)</p></body></html>"
            try folder.write(page.utf8, to: "lamp.example/weblog/2001/06/\(day).html")
        }
        let titles = try Imported(path: folder.path).titles
        #expect(titles.count == 5 && Set(titles).count == 5)
        #expect(titles.allSatisfy { $0.contains("June") })
    }

    @Test("A mirror by wget: its lists, feed and answer forms are no posts")
    func wget() throws {
        try expectLampRoom(Imported(path: Fixture.path("wget-mirror.tar.gz")), .webPages)
    }

    @Test("A mirror by HTTrack, whose own page and cache are none of the blog")
    func httrack() throws {
        try expectLampRoom(Imported(path: Fixture.path("httrack-mirror.tar.gz")), .webPages)
    }

    @Test("A crawl by wget as WARC")
    func warc() throws {
        try expectLampRoom(Imported(path: Fixture.path("wget.warc.gz")), .warc)
    }

    @Test("A crawl packed as WACZ")
    func wacz() throws {
        let imported = try Imported(
            ZipWriter.zip([
                ("datapackage.json", Array("{\"profile\": \"data-package\"}".utf8)),
                ("pages/pages.jsonl", Array("{\"format\": \"json-pages-1.0\"}\n".utf8)),
                ("indexes/index.cdx", Array("com,example)/ 2011 {}\n".utf8)),
                ("archive/data.warc.gz", try Fixture.bytes("wget.warc.gz")),
            ]))
        try expectLampRoom(imported, .warc)
    }

    private func page(_ title: String, _ body: String, head: String = "") -> String {
        "<!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
    }

    private let text = """
        <p>The oil came late this year, and the lamp was fed with what was left of the old, which \
        smoked, so that the glass had to be wiped twice in each watch, by hand, in the dark.</p>
        """

    @Test("One page is read whatever it is, and named after its file", arguments: TreeForm.allCases)
    func single(form: TreeForm) throws {
        let imported = try form.read([("Oil.html", page("Oil", "<h1>Oil</h1>" + text))])
        #expect(imported.report.kind == .webPages)
        #expect(imported.titles == ["Oil"])
        #expect(imported.posts.first?.kind == .post)
        #expect(imported.posts.first?.words == 37)
        #expect(imported.posts.first?.body.text == text)
    }

    @Test(
        "Of several captures in a scrape of the Wayback Machine the newest is read",
        arguments: ["web/<>/http:/lamp.example/oil.html", "lamp.example/<>/oil.html"])
    func captures(path: String) throws {
        let date = "<meta property='article:published_time' content='2011-01-25T20:14:00Z'>"
        let files = [
            ("20110201000000", "first"), ("20130201000000", "last"), ("20120201000000", ""),
        ]
        .map { moment, words in
            (path.replacing("<>", with: moment), page("Oil", text + words, head: date))
        }
        for form in TreeForm.allCases {
            let imported = try form.read(files)
            #expect(imported.posts.last?.body.text.contains("last") == true)
            #expect(imported.posts.last?.permalink == "http://lamp.example/oil.html")
            #expect(Set(imported.posts.map(\.identity)).count == 1)
        }
    }

    @Test("Pages that are still compressed, as the server sent them, are read all the same")
    func compressedPages() throws {
        let pages = (1...3).map { (number: Int) -> (name: String, bytes: [UInt8]) in
            let bytes = Array(page("P\(number)", text + "<p>\(number)</p>").utf8)
            let ending = number == 3 ? ".gz" : ""
            return (
                "a.example/\(number).html\(ending)", number > 1 ? Gzip.wrap(bytes) : bytes
            )
        }
        let folder = try TemporaryFolder()
        for (name, bytes) in pages { try folder.write(bytes, to: name) }
        let zip = try folder.write(ZipWriter.zip(pages), to: "b/mirror.zip")
        for path in [folder.path + "/a.example", zip] {
            let imported = try Imported(path: path)
            #expect(imported.report.kind == .webPages)
            #expect(imported.titles.sorted() == ["P1", "P2", "P3"])
            #expect(imported.report.repairs.isEmpty)
        }
    }

    @Test("A compressed page that is cut off, and a zip that a mirror holds, hide no other page")
    func damagedCompressedPages() throws {
        let folder = try TemporaryFolder()
        for number in 1...2 {
            try folder.write(
                page("P\(number)", text + "<p>\(number)</p>").utf8, to: "a.example/\(number).html")
        }
        let whole = Gzip.wrap(Array(page("P3", text).utf8))
        try folder.write(whole.prefix(40), to: "a.example/3.html")
        try folder.write(
            ZipWriter.zip([("x.html", Array(page("P4", text + "4").utf8))]), to: "a.example/x.zip")
        let search = try ArchiveImport.search(at: folder.path)
        let mirror = try #require(search.candidates.first { $0.path == folder.path })
        let sink = CollectingSink()
        _ = try ArchiveImport.read(mirror, into: sink)
        #expect(Set(sink.posts.map(\.title)).isSuperset(of: ["P1", "P2"]))
        #expect(!sink.posts.map(\.title).contains("P4"))
    }

    @Test("Pages beside an export are none of the blog, feeds in a mirror neither")
    func besides() throws {
        let feed = """
            <rss version="2.0"><channel><title>Lamp</title><item><guid>1</guid></item></channel></rss>
            """
        let wxr = feed.replacing(
            "2.0\"", with: "2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"")
        let pages = (1...3).map {
            ("a.example/\($0)/x.html", page("P\($0)", text + "<p>\($0)</p>"))
        }
        let mirror = try TreeForm.folder.read(pages + [("a.example/feed/index.xml", feed)])
        #expect(mirror.report.kind == .webPages)
        #expect(mirror.posts.count == 3)
        let export = try TreeForm.zip.read(pages + [("export.xml", wxr)])
        #expect(export.report.kind == .wxr)
        let feeds = try TreeForm.folder.read([("feed.xml", feed), ("readme.html", pages[0].1)])
        #expect(feeds.report.kind == .rss)
    }

    @Test("The mirrors of two hosts are two blogs, with and without www one")
    func hosts() throws {
        let folder = try TemporaryFolder()
        for host in ["a.example", "b.example"] {
            try folder.write(page("P", text).utf8, to: "\(host)/p.html")
        }
        #expect(
            try ArchiveImport.candidates(at: folder.path).map(\.folder)
                == ["a.example", "b.example"])
        let one = try TemporaryFolder()
        for host in ["a.example", "www.a.example"] {
            try one.write(page("P", text).utf8, to: "\(host)/p.html")
        }
        #expect(try ArchiveImport.candidates(at: one.path).map(\.folder) == [""])
    }

    @Test("A page of the Wayback Machine loses its bar, its links and address are the old ones")
    func wayback() throws {
        let link =
            "https://web.archive.org/web/20110203040506/http://lamp.example/2011/01/wick.html"
        let body = """
            <!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp"><p>About this capture, which was \
            made by the archive, with many more words than the page has, so many, many.</p></div>
            <!-- END WAYBACK TOOLBAR INSERT -->
            <h2 class="date-header">January 30, 2011</h2>
            <div class="post"><h3 class="post-title">Oil</h3><div class="post-body">\(text)
            <p>See <a href="\(link)">the wick</a>.</p></div></div>
            <!-- FILE ARCHIVED ON 04:05:06 Feb 03, 2011 AND RETRIEVED FROM THE INTERNET ARCHIVE -->
            """
        let imported = try TreeForm.folder.read([
            (
                "web.archive.org/web/20110203040506/http:/lamp.example/2011/01/oil.html",
                page("The Lamp: Oil", body)
            ),
            (
                "web.archive.org/web/20110203040506/http:/lamp.example/2011/01/w.html",
                page("W", text)
            ),
        ])
        let post = try #require(imported.posts.first { $0.title == "Oil" })
        #expect(post.permalink == "http://lamp.example/2011/01/oil.html")
        #expect(post.date?.rfc3339 == "2011-01-30T00:00:00")
        #expect(post.body.text.contains("href=\"http://lamp.example/2011/01/wick.html\""))
        #expect(!post.body.text.contains("capture"))
        #expect(imported.blog?.identity == "site:lamp.example")
    }

    @Test("A page at several addresses is one post, under the one it calls its own")
    func canonical() throws {
        let head = "<link rel=\"canonical\" href=\"https://lamp.example/oil/\">"
        let imported = try TreeForm.folder.read([
            ("lamp.example/oil/index.html", page("Oil", text, head: head)),
            ("lamp.example/oil/print/index.html", page("Oil", text + "<p>Printed</p>", head: head)),
            ("lamp.example/p=7.html", page("Oil", text + "<p>Again</p>", head: head)),
            ("lamp.example/zz.html", page("Oil", text)),
        ])
        #expect(imported.posts.map(\.permalink) == ["https://lamp.example/oil/"])
    }

    @Test(
        "Lists are known by their addresses",
        arguments: [
            ("tag/fog/index.html", true), ("category/log/index.html", true),
            ("page/2/index.html", true), ("2011/01/index.html", true), ("2011/index.html", true),
            ("2005_03.html", true), ("cat_fog.html", true), ("archives.html", true),
            ("author/ann/index.html", true), ("index.html", true), ("index.html?m=201101", true),
            ("2011/01/25/fog.html", false), ("2011/01/fog.html", false), ("tag.html", false),
            ("002664.html", false), ("weblog/2011/01/25.html", false), ("about.html", false),
        ])
    func lists(_ name: String, _ isList: Bool) throws {
        let imported = try TreeForm.folder.read([
            ("lamp.example/" + name, page("Oil", text)),
            ("lamp.example/other/words.html", page("Other", text + "<p>Other</p>")),
        ])
        #expect(imported.titles.contains("Oil") == !isList)
    }

    @Test("Pages with several posts, days or nothing but links to others are lists")
    func contents() throws {
        let entries = (1...3).map { "<div class=\"hentry\"><h2>P\($0)</h2>\(text)</div>" }
        let days = (1...3).map { "<h2>January \($0), 2011</h2>\(text)" }
        let links = (1...12).map { "<li><a href=\"/p/\($0).html\">The lamp number \($0)</a></li>" }
        let imported = try TreeForm.folder.read([
            ("lamp.example/a.html", page("Entries", entries.joined())),
            ("lamp.example/b.html", page("Days", days.joined())),
            ("lamp.example/c.html", page("Links", "<div><ul>\(links.joined())</ul></div>")),
            ("lamp.example/d.html", page("404 Not Found", text)),
            ("lamp.example/e.html", page("Oil", "<div class=\"hentry\">\(text)</div>")),
        ])
        #expect(imported.titles == ["Oil"])
    }
}
