import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

@Suite("Outlines with text")
struct OPMLTests {
    private func outline(_ body: String, title: String = "Lamp: 1994") -> String {
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <opml version="2.0"><head><title>\(title)</title><ownerName>Ann Lee</ownerName>
        <ownerId>http://ann.example/</ownerId></head><body>\(body)</body></opml>
        """
    }

    @Test("A dated outline is a post, lines below it are paragraphs and lists")
    func posts() throws {
        let imported = try Imported(
            outline(
                """
                <outline text="Wick &amp;amp; oil" created="10/7/1994;  11:27:00 PM" name="wick">
                <outline text="#title &quot;Wick&quot;"/><outline text="#postTime &quot;1/1/95&quot;"/>
                <outline text="Burn &lt;b&gt;slowly&lt;/b&gt;"><outline text="one"/><outline text="two">
                <outline text="deep"/></outline></outline><outline text="Not shown" isComment="true"/>
                <outline text="There" type="link" url="https://b.example/?a&amp;b"/></outline>
                <outline text="A single line" created="Sat, 08 Oct 1994 10:00:00 GMT" category="/oil,light"/>
                """))
        #expect(
            imported.report
                == ImportReport(
                    kind: .opml, isComplete: false, repairs: imported.report.repairs))
        #expect(imported.blog?.title == "Lamp")
        #expect(imported.blog?.identity == "opml:ann.example:Lamp")
        #expect(imported.titles == ["Wick & oil", ""])
        #expect(imported.posts.map(\.author) == ["Ann Lee", "Ann Lee"])
        #expect(
            imported.posts.map { $0.date?.rfc3339 } == [
                "1994-10-07T23:27:00", "1994-10-08T10:00:00Z",
            ])
        #expect(
            imported.posts.map(\.body.text) == [
                """
                <p>Burn <b>slowly</b></p><ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>
                <p><a href="https://b.example/?a&amp;b">There</a></p>
                """, "A single line",
            ])
        #expect(imported.posts[1].labels == ["oil", "light"])
    }

    @Test("Months and days hold posts and are none")
    func calendar() throws {
        let imported = try Imported(
            outline(
                """
                <outline text="October" type="calendarMonth" created="Sat, 01 Oct 2022 10:00:00 GMT">
                <outline text="October 1" type="calendarDay" created="Sat, 01 Oct 2022 10:00:00 GMT">
                <outline text="First" created="Sat, 01 Oct 2022 11:00:00 GMT"/>
                <outline text="Second" created="Sat, 01 Oct 2022 12:00:00 GMT"><outline text="x"/></outline>
                </outline></outline>
                <outline text="Old ones"><outline text="Third" created="Mon, 05 Sep 2022 12:00:00 GMT"/>
                </outline>
                """))
        #expect(imported.titles == ["", "Second", ""])
        #expect(imported.posts.map(\.body.text) == ["First", "<p>x</p>", "Third"])
    }

    @Test("Files of several years are one blog")
    func years() throws {
        let post = #"<outline text="a" created="1/1/1994"/>"#
        let identities = try ["Lamp: 1994", "Lamp: 1995", "Lamp"].map {
            try Imported(outline(post, title: $0)).blog?.identity
        }
        #expect(Set(identities).count == 1)
    }

    @Test("A list of feeds is refused by name, and so is what has no dates")
    func refused() throws {
        let feeds =
            #"<outline text="Feed" type="rss" xmlUrl="https://a.example/" created="1/1/1994"/>"#
        #expect(try refusal(outline(feeds).utf8) == "an OPML list of feeds")
        #expect(
            try refusal(outline(#"<outline text="To do"/>"#).utf8)
                == "an OPML outline without dates")
    }

    @Test("A cut outline gives the posts before the cut; nesting without end is no harm")
    func cut() throws {
        let posts = (1...9).map { #"<outline text="p\#($0)" created="\#($0)/1/1994"/>"# }
        let text = outline(posts.joined())
        let imported = try Imported(text.utf8.prefix(text.utf8.count - 70))
        #expect(imported.posts.count >= 7)
        #expect(!imported.repairs.isEmpty)
        let deep = String(repeating: "<outline text=\"x\">", count: 100_000)
        let nested = try Imported(outline("<outline text='a' created=\"1/1/1994\">" + deep))
        #expect(nested.posts.count == 1)
    }

    /// Counts found by a script of its own.
    @Test(
        .enabled(if: Corpus.isPresent, "no corpus"),
        arguments: [("1994", 42), ("1995", 105), ("1998", 123), ("1999", 92)])
    func corpus(year: String, count: Int) throws {
        let imported = try Imported(path: Corpus.path("opml/davenet/\(year).opml"))
        #expect(imported.posts.count == count)
        #expect(imported.posts.allSatisfy { $0.date?.day.year == Int(year) && !$0.title.isEmpty })
        #expect(imported.blog?.title == "DaveNet")
    }
}
