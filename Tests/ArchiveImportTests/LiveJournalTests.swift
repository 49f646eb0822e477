import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

@Suite("Journals of LiveJournal")
struct LiveJournalTests {
    @Test("The export of the site, with comments as ljArchive writes them")
    func export() throws {
        let imported = try Imported(
            """
            <?xml version="1.0" encoding='UTF-8'?><livejournal>
            <entry><itemid>7</itemid><eventtime>2003-01-31 23:33:00</eventtime>
            <logtime>2003-02-01 07:33:10</logtime><subject>Wick &amp;amp; oil</subject>
            <event>Burn with &lt;lj user="ann_lee" /&gt;
            slowly &amp;lt; &lt;b&gt;3&lt;/b&gt;</event><security>public</security>
            <allowmask>0</allowmask><taglist>oil, light,oil</taglist>
            <comment><itemid>70</itemid><eventtime>2003-02-02 10:00:00</eventtime><subject>Re</subject>
            <event>Yes</event><author><name>ned</name><email>n@a.example</email></author></comment>
            <comment><itemid>71</itemid><parent_itemid>70</parent_itemid><event>No</event>
            <author><name>ola</name></author></comment></entry>
            <entry><itemid>8</itemid><eventtime>2003-02-02 10:00:00</eventtime><event>Mine</event>
            <security>private</security></entry>
            <entry><itemid>9</itemid><eventtime>2003-02-03 10:00:00</eventtime><event>Ours</event>
            <security>usemask</security></entry></livejournal>
            """)
        #expect(imported.report == ImportReport(kind: .liveJournal, isComplete: false))
        #expect(
            imported.posts.map(\.identity) == ["livejournal:7", "livejournal:9", "livejournal:8"])
        #expect(imported.posts.map(\.status) == [.published, .published, .draft])
        let post = try #require(imported.posts.first)
        #expect(post.title == "Wick & oil")
        #expect(post.date?.rfc3339 == "2003-01-31T23:33:00")
        #expect(post.labels == ["oil", "light"])
        #expect(
            post.body.text == """
                Burn with <a href="https://ann-lee.livejournal.com/">ann_lee</a><br>
                slowly &lt; <b>3</b>
                """)
        #expect(
            imported.comments.map(\.identity) == [
                "livejournal:comment-70", "livejournal:comment-71",
            ])
        #expect(imported.comments.map(\.parentIdentity) == [nil, "livejournal:comment-70"])
        #expect(imported.comments.map(\.author) == ["ned", "ola"])
        #expect(imported.comments.map(\.body.text) == ["<p><b>Re</b></p>Yes", "No"])
        #expect(imported.comments.allSatisfy { $0.postIdentity == "livejournal:7" })
    }

    @Test("The files of ljdump", arguments: TreeForm.allCases)
    func dump(form: TreeForm) throws {
        let imported = try form.read([
            (
                "ann/L-7",
                """
                <?xml version="1.0"?>
                <event><itemid>7</itemid><event>Burn
                slowly</event><eventtime>2003-01-31 23:33:00</eventtime><subject>Wick</subject>
                <url>https://ann.livejournal.com/1799.html</url>
                <props><taglist>oil</taglist><opt_preformatted>1</opt_preformatted></props></event>
                """
            ),
            (
                "ann/C-7",
                """
                <?xml version="1.0"?>
                <comments><comment><id>70</id><parentid></parentid><state>A</state>
                <date>2003-02-02T10:00:00Z</date><subject></subject><body>Yes</body><user>ned</user></comment>
                <comment><id>71</id><parentid>70</parentid><state>D</state><body>gone</body></comment>
                <comment><id>72</id><parentid>70</parentid><body>No</body></comment></comments>
                """
            ), ("ann/comment.meta", "pickled"),
        ])
        #expect(imported.report.kind == .liveJournal)
        #expect(imported.report.repairs == [])
        #expect(imported.blog?.identity == "livejournal:ann.livejournal.com")
        #expect(imported.posts.map(\.title) == ["Wick"])
        #expect(imported.posts.map(\.body.text) == ["Burn\nslowly"])
        #expect(imported.posts.map(\.labels) == [["oil"]])
        #expect(
            imported.comments.map(\.identity) == [
                "livejournal:comment-70", "livejournal:comment-72",
            ])
        #expect(imported.comments.map(\.postIdentity) == ["livejournal:7", "livejournal:7"])
        #expect(imported.comments.first?.date?.rfc3339 == "2003-02-02T10:00:00Z")
    }

    @Test("A cut export gives the entries before the cut; signs without end are no harm")
    func cut() throws {
        let entries = (1...40).map { "<entry><itemid>\($0)</itemid><event>Burn</event></entry>" }
        let whole = "<livejournal>\(entries.joined())</livejournal>"
        let imported = try Imported(whole.utf8.prefix(1_000))
        #expect(imported.posts.count > 10)
        #expect(imported.repairs.contains("1× file ends early, read as far as it goes"))
        let signs = String(repeating: "&lt;lj ", count: 200_000)
        let entry = "<entry><itemid>1</itemid><event>\(signs)</event></entry>"
        #expect(try Imported("<livejournal>\(entry)</livejournal>").posts.count == 1)
    }
}

@Suite("Pages of Blogger's live feed saved one after another")
struct BloggerFeedPagesTests {
    private func feed(_ id: String, _ entries: String) -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
        <id>tag:blogger.com,1999:blog-77\(id)</id><title>Lamp</title>
        <link rel="alternate" href="http://lamp.blogspot.com/"/>\(entries)</feed>
        """
    }

    private func entry(_ number: Int, answering post: Int? = nil) -> String {
        let answered = post.map {
            "<thr:in-reply-to ref=\"tag:blogger.com,1999:blog-77.post-\($0)\"/>"
        }
        return """
            <entry><id>tag:blogger.com,1999:blog-77.post-\(number)</id><title>p\(number)</title>
            <content>x</content>\(answered ?? "")</entry>
            """
    }

    @Test("Each page is of the one blog, comments are matched with posts of other pages")
    func pages() throws {
        let folder = try TemporaryFolder()
        try folder.write(feed(".comments", entry(9, answering: 1)).utf8, to: "a-comments.xml")
        try folder.write(feed("", entry(3) + entry(2)).utf8, to: "b.xml")
        try folder.write(feed("", entry(2) + entry(1)).utf8, to: "c.xml")
        let found = try ArchiveImport.candidates(at: folder.path)
        #expect(found.count == 3)
        var identities: Set<String> = []
        var posts: Set<String> = []
        var comments: [CommentContent] = []
        for candidate in found {
            let sink = CollectingSink()
            let report = try ArchiveImport.read(candidate, into: sink)
            #expect(!report.isComplete)
            identities.insert(sink.blog?.identity ?? "")
            posts.formUnion(sink.posts.map(\.identity))
            comments += sink.comments
        }
        #expect(identities == ["blogger:77"])
        #expect(posts == ["1", "2", "3"])
        #expect(comments.map(\.postIdentity) == ["1"])
    }
}
