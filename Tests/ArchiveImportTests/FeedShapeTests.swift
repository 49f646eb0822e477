import ArchiveModel
import Testing

@Suite("Feeds of unusual shape")
struct FeedShapeTests {
    @Test("A channel without a root, as in CDF")
    func channel() throws {
        let imported = try Imported(
            """
            <CHANNEL HREF="http://lamp.example/"><TITLE>Lamp</TITLE><ABSTRACT>Of light</ABSTRACT>
            <ITEM HREF="/wick" LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>Wick</TITLE>
            <ABSTRACT>Burn</ABSTRACT></ITEM></CHANNEL>
            """)
        #expect(imported.blog?.title == "Lamp")
        #expect(imported.blog?.summary == "Of light")
        #expect(imported.blog?.link == "http://lamp.example/")
        #expect(imported.titles == ["Wick"])
        #expect(imported.posts.first?.body.text == "Burn")
        #expect(imported.posts.first?.date?.rfc3339 == "2004-04-06T23:05:43-05:00")
    }

    @Test("Those who wrote together are all named")
    func authors() throws {
        let names = ["Ann", "Ned", "Ann"]
        let atom = names.map { "<author><name>\($0)</name></author>" }.joined()
        let space = "xmlns=\"http://www.w3.org/2005/Atom\""
        #expect(
            try Imported("<feed \(space)><entry><id>1</id>\(atom)</entry></feed>")
                .posts.map(\.author) == ["Ann, Ned"])
        let creators = names.map { "<dc:creator>\($0)</dc:creator>" }.joined()
        for writers in [creators, atom] {
            #expect(
                try Imported(
                    "<rss><channel><item><guid>1</guid>\(writers)</item></channel></rss>"
                ).posts.map(\.author) == ["Ann, Ned"])
        }
    }
}
