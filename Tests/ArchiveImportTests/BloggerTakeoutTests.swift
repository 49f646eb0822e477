import TestSupport
import ArchiveImport
import ArchiveModel
import Testing

/// A blog of a Takeout with these entries.
func takeout(_ entries: String, title: String = "<title>Fog</title>") -> String {
    """
    <?xml version='1.0' encoding='utf-8'?>
    <feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
      <id>tag:blogger.com,1999:blog-77</id>
      \(title)
      \(entries)
    </feed>
    """
}

/// An entry of a Takeout.
func takeoutEntry(
    _ type: String, _ number: Int, _ inside: String = "", status: String = "LIVE",
    name: String = "Keeper", nameType: String = "BLOGGER"
) -> String {
    """
    <entry>
      <id>tag:blogger.com,1999:blog-77.post-\(number)</id>
      <blogger:type>\(type)</blogger:type>
      <blogger:status>\(status)</blogger:status>
      <author><name>\(name)</name><uri></uri><blogger:type>\(nameType)</blogger:type></author>
      \(inside)
    </entry>
    """
}

private func parent(_ number: Int) -> String {
    "<blogger:parent>tag:blogger.com,1999:blog-77.post-\(number)</blogger:parent>"
}

@Suite struct BloggerTakeoutTests {
    @Test func aPostOfTheNewerDialectHasAllItsFacts() throws {
        let imported = try Imported(
            takeout(
                takeoutEntry(
                    "POST", 11,
                    """
                    <title>It&amp;#39;s foggy</title>
                    <content type='html'>&lt;p&gt;Two words&lt;/p&gt;</content>
                    <blogger:metaDescription/>
                    <blogger:created>2022-12-05T05:05:50.002Z</blogger:created>
                    <published>2022-12-04T23:10:00.006Z</published>
                    <updated>2023-01-01T08:16:23.640Z</updated>
                    <category scheme='tag:blogger.com,1999:blog-77' term='fog'/>
                    <category/>
                    <blogger:filename>/2022/12/foggy.html</blogger:filename>
                    <link/><enclosure/><blogger:trashed/>
                    """)))
        #expect(
            imported.posts == [
                PostContent(
                    identity: "11", title: "It's foggy",
                    date: PostDate(
                        year: 2022, month: 12, day: 4, hour: 23, minute: 10, offsetMinutes: 0),
                    author: "Keeper", labels: ["fog"], permalink: "/2022/12/foggy.html",
                    body: PostBody(text: "<p>Two words</p>", format: .html), words: 2,
                    updated: 1_672_560_983)
            ])
        #expect(
            imported.blog
                == BlogInfo(
                    identity: "blogger:77", kind: .bloggerTakeout, title: "Fog",
                    exportedAt: 1_672_560_983, sourceName: "archive"))
        #expect(imported.report == ImportReport(kind: .bloggerTakeout, isComplete: true))
    }

    @Test(arguments: [
        ("<updated>2024-03-01T08:16:23.640Z</updated>", 1_709_280_983),
        ("<updated>soon</updated>", 1_704_067_200), ("", 1_704_067_200),
    ])
    func theFeedIsAsOldAsItSaysOrAsItsNewestChange(_ field: String, _ moment: Int64) throws {
        let post = takeoutEntry("POST", 1, "<updated>2023-01-01T00:00:00Z</updated>")
        let spam = takeoutEntry(
            "COMMENT", 2, "<updated>2024-01-01T00:00:00Z</updated>", status: "SPAM_COMMENT")
        #expect(try Imported(takeout(field + post + spam)).blog?.exportedAt == moment)
    }

    @Test func statusDecidesWhatIsRead() throws {
        let imported = try Imported(
            takeout(
                takeoutEntry("POST", 1) + takeoutEntry("POST", 2, status: "DRAFT")
                    + takeoutEntry("POST", 3, status: "SOFT_TRASHED")
                    + takeoutEntry("POST", 4, "<blogger:trashed>2022-01-01</blogger:trashed>")
                    + takeoutEntry("PAGE", 5) + takeoutEntry("PAGE", 6, status: "DRAFT")
                    + takeoutEntry("POST", 7, status: "SCHEDULED")
                    + ["LIVE", "SPAM_COMMENT", "GHOSTED_COMMENT", "PENDING_MODERATION"].enumerated()
                    .map { takeoutEntry("COMMENT", 20 + $0, parent(1), status: $1) }.joined()))
        #expect(imported.posts.map(\.identity) == ["1", "5", "2", "6", "7"])
        #expect(imported.posts.map(\.kind) == [.post, .page, .post, .page, .post])
        #expect(imported.posts.filter { $0.status == .draft }.map(\.identity) == ["2", "6", "7"])
        #expect(imported.comments.map(\.identity) == ["20"])
    }

    @Test func commentsMayComeBeforeTheirPosts() throws {
        let answer = "<blogger:inReplyTo>tag:blogger.com,1999:blog-77.post-3</blogger:inReplyTo>"
        let imported = try Imported(
            takeout(
                takeoutEntry("COMMENT", 3, parent(9) + "<blogger:inReplyTo/>", name: "Visitor")
                    + takeoutEntry("COMMENT", 4, parent(9) + answer)
                    + takeoutEntry("COMMENT", 5, parent(9), nameType: "ANONYMOUS")
                    + takeoutEntry("POST", 9)))
        let comments = imported.comments.sorted { $0.identity < $1.identity }
        #expect(comments.map(\.postIdentity) == ["9", "9", "9"])
        #expect(comments.map(\.parentIdentity) == [nil, "3", nil])
        // Anyone may have typed the author's name.
        #expect(comments.map(\.isByBlogAuthor) == [false, true, false])
        #expect(comments.map(\.author) == ["Visitor", "Keeper", "Keeper"])
    }

    @Test func commentsAloneAreNoWholeBlog() throws {
        let imported = try Imported(takeout(takeoutEntry("COMMENT", 3, parent(9))))
        #expect(imported.report.isComplete == false)
        #expect(imported.comments.count == 1)
        #expect(imported.sink.counts.comments == 0)
    }

    @Test func identitiesAreThoseOfTheBackupAndOfTheFeed() throws {
        let fromTakeout = try Imported(takeout(takeoutEntry("POST", 9)))
        let fromBackup = try Imported(backup(entry("post", "post-9", "")))
        let fromFeed = try Imported(
            "<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-77</id>"
                + "<entry><id>tag:blogger.com,1999:blog-77.post-9</id></entry></feed>")
        let fromRSS = try Imported(
            "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
                + "<atom:id>tag:blogger.com,1999:blog-77</atom:id><item><guid isPermaLink='false'>"
                + "tag:blogger.com,1999:blog-77.post-9</guid></item></channel></rss>")
        for imported in [fromTakeout, fromBackup, fromFeed, fromRSS] {
            #expect(imported.posts.map(\.identity) == ["9"])
            #expect(imported.blog?.identity == "blogger:77")
        }
        #expect(fromFeed.report.kind == .atom)
    }

    @Test func settingsBesideTheFeedNameTheBlog() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            takeout(
                takeoutEntry("POST", 1, "<blogger:filename>/2022/12/x.html</blogger:filename>"),
                title: ""
            ).utf8, to: "feed.atom")
        let csv =
            "blog_publishing_mode,blog_name,blog_description,blog_subdomain,blog_locale,last\r\n"
            + "HOSTED,\"Fog, and \"\"light\"\"\",\"Two\nlines\",foglight,de_AT,\"\"\r\n"
        try folder.write(csv.utf8, to: "settings.csv")
        let imported = try Imported(path: path)
        #expect(imported.blog?.title == "Fog, and \"light\"")
        #expect(imported.blog?.summary == "Two lines")
        #expect(imported.blog?.link == "https://foglight.blogspot.com")
        #expect(imported.blog?.language == "de-AT")
        #expect(imported.posts[0].permalink == "https://foglight.blogspot.com/2022/12/x.html")
    }

    @Test func aFolderHoldsSeveralBlogs() throws {
        let folder = try TemporaryFolder()
        let feed = takeout(takeoutEntry("POST", 1), title: "")
        for name in ["Fog", "Wine & Cheese"] {
            try folder.write(feed.utf8, to: "Takeout/Blogger/Blogs/\(name)/feed.atom")
            try folder.write(
                "blog_name\n\(name)\n".utf8, to: "Takeout/Blogger/Blogs/\(name)/settings.csv")
            try folder.write(
                "<html xmlns:b='http://www.google.com/2005/gml/b'></html>".utf8,
                to: "Takeout/Blogger/Blogs/\(name)/theme-classic.html")
        }
        try folder.write(feed.utf8, to: "Takeout 2/Blogger/Blogs/Third/feed.atom")
        try folder.write(feed.utf8, to: "Takeout/Blogger/Comments/Fog/feed.atom")
        try folder.write([0xFF, 0xD8, 0xFF, 0xE0], to: "Takeout/Blogger/Albums/Fog/lamp.jpg")
        try folder.write([0, 5, 0x16, 7], to: "__MACOSX/._feed.atom")
        try folder.write(feed.utf8, to: "__MACOSX/feed.atom")
        let found = try ArchiveImport.candidates(at: folder.path)
        #expect(
            found.map { String($0.path.dropFirst(folder.path.count + 1)) } == [
                "Takeout/Blogger/Blogs/Fog/feed.atom",
                "Takeout/Blogger/Blogs/Wine & Cheese/feed.atom",
                "Takeout 2/Blogger/Blogs/Third/feed.atom",
            ])
        let sink = CollectingSink()
        _ = try ArchiveImport.read(found[1], into: sink)
        #expect(sink.blog?.title == "Wine & Cheese")
    }

    /// Where the blog was, by posts at `/2011/01/1.html` and so on with these bodies.
    private func learned(_ bodies: [String]) throws -> String? {
        let entries = bodies.enumerated().map { number, body in
            takeoutEntry(
                "POST", number + 1,
                """
                <title>T</title><content type='html'>\(body)</content>
                <published>2011-01-01T00:00:00Z</published>
                <blogger:filename>/2011/01/\(number + 1).html</blogger:filename>
                """)
        }
        return try Imported(takeout(entries.joined())).blog?.link
    }

    @Test func theHostIsLearnedFromTheLinksBetweenPosts() throws {
        let own = ["see http://fog.example/2011/01/2.html", "http://fog.example/2011/01/1.html"]
        #expect(try learned(own) == "http://fog.example")
        // One host more often than another; country domains are one; once is chance.
        let mixed =
            own + ["http://sea.example/2011/01/1.html", "https://fog.example/2011/01/3.html"]
        #expect(try learned(mixed) == "http://fog.example")
        #expect(
            try learned([
                "http://fog.blogspot.de/2011/01/2.html", "http://fog.blogspot.com/2011/01/1.html",
            ]) == "https://fog.blogspot.com")
        #expect(try learned([own[0], ""]) == "")
        #expect(try learned(["http://fog.example/a.html", "http://fog.example/b.html"]) == "")
        #expect(try learned(["http:// http:/// ://x/ https://h", "http://h/"]) == "")
    }
}
