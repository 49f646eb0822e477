import ArchiveImport
import ArchiveModel
import TestSupport
import Testing

/// A feed of two items, the first with something in its text.
private func feed(_ text: [UInt8]) -> [UInt8] {
    let head =
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>"
        + "<title>Λ Ἀπὸ τοῦ φάρου</title>\n"
        + "<item><guid>1</guid><title>First</title><description>"
    let tail =
        "</description></item>\n<item><guid>2</guid><title>Last</title></item>"
        + "</channel></rss>"
    return Array(head.utf8) + text + Array(tail.utf8)
}

/// Something that XML forbids inside an item's text.
struct Damage: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var body: String
    var repair: String

    init(_ name: String, _ text: String, _ body: String, _ repair: String) {
        self.init(name, Array(text.utf8), body, repair)
    }

    init(_ name: String, _ bytes: [UInt8], _ body: String, _ repair: String) {
        self.name = name
        self.bytes = bytes
        self.body = body
        self.repair = repair
    }

    var testDescription: String { name }

    /// Each case makes libxml2 lose the rest of the file, or damages the text around it.
    static let all: [Damage] = [
        .init("NUL", "a\0b", "ab", "1× control characters removed"),
        .init("form feed", "a\u{C}b\u{C}c", "abc", "2× control characters removed"),
        .init("NUL in CDATA", "<![CDATA[a\0b]]>", "ab", "1× control characters removed"),
        .init("reference to a control", "a&#11;b", "ab", "1× control characters removed"),
        .init(
            "bad UTF-8", [0x61, 0xFF, 0x62], "a\u{FFFD}b", "1× bytes that are no UTF-8 replaced"),
        .init(
            "bad UTF-8 in CDATA", Array("<![CDATA[a".utf8) + [0xC3] + Array("b]]>".utf8),
            "a\u{FFFD}b", "1× bytes that are no UTF-8 replaced"),
        .init(
            "surrogate", [0x61, 0xED, 0xA0, 0x80, 0x62], "a\u{FFFD}\u{FFFD}\u{FFFD}b",
            "3× bytes that are no UTF-8 replaced"),
        .init("stray end tag", "a</b>c", "ac", "1× end tags without a start left out"),
        .init("less-than", "a < b", "a < b", "1× \"<\" that begins no tag taken as text"),
        .init("heart", "a <3 b", "a <3 b", "1× \"<\" that begins no tag taken as text"),
        .init(
            "comparison", "a <b and c <d", "a <b and c <d",
            "2× \"<\" that begins no tag taken as text"),
        .init("ampersand", "AT&T & co", "AT&T & co", "2× \"&\" that begins nothing taken as text"),
        .init("query", "x?a=1&b=2;c", "x?a=1&b=2;c", "1× \"&\" that begins nothing taken as text"),
        .init("entity", "a&nbsp;b", "a&nbsp;b", "1× entities unknown to XML kept for the text"),
        .init(
            "NUL reference", "a&#0;b", "a\u{FFFD}b",
            "1× references to impossible characters replaced"),
        .init(
            "surrogate reference", "a&#xD800;b", "a\u{FFFD}b",
            "1× references to impossible characters replaced"),
        .init(
            "huge reference", "a&#99999999999;b", "a\u{FFFD}b",
            "1× references to impossible characters replaced"),
        .init("Windows quote", "don&#146;t", "don&#146;t", "1× Windows-1252 characters put right"),
        .init(
            "raw Windows quote", "don\u{92}t", "don&#146;t", "1× Windows-1252 characters put right"),
        .init("section end", "a ]]> b", "a ]]> b", "1× \"]]>\" in text taken as text"),
        .init(
            "nested CDATA", "<![CDATA[a <![CDATA[b]]> c]]>", "a <![CDATA[b c]]>",
            "1× \"]]>\" in text taken as text"),
        .init("crossed tags", "<b>x</i></b>", "<b>x</b>", "1× end tags without a start left out"),
        .init("open tag", "<b>x", "<b>x</b>", "1× missing end tags put in"),
        .init("HTML break", "x<br>y", "x<br>y", "1× missing end tags put in"),
        .init(
            "bare value", "<a href=u>x</a>", "<a href=\"u\">x</a>", "1× broken attributes put right"
        ),
        .init(
            "no value", "<a hidden>x</a>", "<a hidden=\"hidden\">x</a>",
            "1× broken attributes put right"),
        .init(
            "attribute twice", "<a title='t' title='u'>x</a>", "<a title=\"t\">x</a>",
            "1× broken attributes put right"),
        .init(
            "open quote", "<a title=\"t>x</a> y", "<a title=\"t\">x</a> y",
            "1× broken tags put right"),
        .init(
            "less-than in a value", "<a title=\"a < b\">x</a>", "<a title=\"a &lt; b\">x</a>",
            "1× \"<\" that begins no tag taken as text"),
        .init(
            "ampersand in a value", "<a href=\"?a=1&b=2\">x</a>", "<a href=\"?a=1&amp;b=2\">x</a>",
            "1× \"&\" that begins nothing taken as text"),
        .init(
            "undeclared prefix", "<o:p>x</o:p>", "<p>x</p>",
            "1× undeclared namespace prefixes taken by their usual meaning"),
        .init("end tag with more", "<b>x</b y>", "<b>x</b>", "1× broken tags put right"),
    ]
}

@Suite struct RepairTests {
    @Test func placesInAFolderNameTheFile() throws {
        let folder = try TemporaryFolder()
        let bad: [UInt8] = [0xE9, 0x20, 0xFF]
        for name in ["one", "two"] {
            let text = "---\ntitle: \(name)\ndate: 2011-01-25\n---\nWords "
            try folder.write(Array(text.utf8) + bad, to: "_posts/2011-01-25-\(name).md")
        }
        let places = try Imported(path: folder.path).report.repairs.flatMap(\.places)
        #expect(!places.isEmpty)
        #expect(places.allSatisfy { $0.contains(".md") }, "\(places)")
        #expect(places.contains { $0 == "_posts/2011-01-25-two.md, byte 1" }, "\(places)")
    }

    @Test(arguments: Damage.all)
    func damageCostsNothingAroundIt(_ damage: Damage) throws {
        let imported = try Imported(feed(damage.bytes))
        #expect(imported.titles == ["First", "Last"])
        #expect(imported.posts[0].body.text == damage.body)
        #expect(imported.repairs == [damage.repair])
        #expect(imported.report.isComplete == false)
    }

    @Test(arguments: [
        ("a blank line", "\n\n", []),
        ("a byte order mark late", "\n\u{FEFF}", []),
        ("a merge marker", "<<<<<<< HEAD\n", ["1× text before the XML left out"]),
        (
            "a warning", "<br />\n<b>Warning</b>: Undefined & in <b>/x.php</b> on line <b>3</b>\n",
            ["1× text before the XML left out"]
        ),
    ])
    func whatStandsBeforeIsLeftOut(_ name: String, _ head: String, _ repairs: [String]) throws {
        let imported = try Imported(Array(head.utf8) + feed(Array("x".utf8)))
        #expect(imported.titles == ["First", "Last"])
        #expect(imported.repairs == repairs)
    }

    @Test(arguments: [
        ("space and a comment", "\n<!-- made by hand -->\n<?end ?>\n", []),
        ("NUL bytes", "\0\0\0", []),
        ("text", "\ndone.", ["1× text after the end of the XML left out"]),
        (
            "a web page", "<!DOCTYPE html><html><body>&nbsp;<p>x</body></html>",
            ["1× text after the end of the XML left out"]
        ),
    ])
    func whatStandsAfterIsLeftOut(_ name: String, _ tail: String, _ repairs: [String]) throws {
        let imported = try Imported(feed(Array("x".utf8)) + Array(tail.utf8))
        #expect(imported.titles == ["First", "Last"])
        #expect(imported.repairs == repairs)
    }

    @Test func anEntryWithoutItsEndTagDoesNotHideTheNext() throws {
        let imported = try Imported(
            "<rss><channel><item><guid>1</guid><item><guid>2</guid></item></channel></rss>")
        #expect(imported.posts.map(\.identity) == ["1", "2"])
        #expect(imported.repairs == ["1× missing end tags put in"])
    }

    @Test func bothSidesOfAMergeConflictAreRead() throws {
        let both =
            "<<<<<<< HEAD\n<rss><channel><item><guid>1</guid></item></channel></rss>\n======="
            + "\n<?xml version='1.0'?><rss><channel><item><guid>2</guid></item></channel></rss>\n>>>>>>>"
        let imported = try Imported(both)
        #expect(imported.posts.map(\.identity) == ["1", "2"])
        #expect(
            imported.repairs == [
                "1× text before the XML left out", "1× text after the end of the XML left out",
                "1× a second XML document in the file read as part of the first",
            ])
    }

    @Test func firstPlaceIsALineOrAByte() throws {
        let lines = try Imported(feed(Array("a\nb\nc\u{1}".utf8)))
        #expect(lines.report.repairs.first?.places.first == "line 5")
        let flat = "<rss><channel><item><title>\u{1}x</title></item></channel></rss>"
        #expect(try Imported(flat).report.repairs.first?.places.first == "byte 28")
    }

    @Test func lineEndsAreOneCharacterEverywhere() throws {
        let imported = try Imported(feed(Array("a\r\nb\rc<![CDATA[\r\nd\re]]>".utf8)))
        #expect(imported.posts[0].body.text == "a\nb\nc\nd\ne")
        #expect(imported.repairs.isEmpty)
    }

    @Test func sectionEndsNeverMeetInTheOutput() throws {
        // Each makes `]]>` only once its parts are put together.
        for text in [
            "]]&gt;x", "<![CDATA[]]]]>&gt;x", "&#93;&#93;&gt;x", "]&#93;&gt;x", "]]&#62;x",
        ] {
            #expect(try Imported(feed(Array(text.utf8))).posts[0].body.text == "]]>x", "\(text)")
        }
    }

    @Test func entitiesOfTheDoctypeAreText() throws {
        let doctype = """
            <!DOCTYPE rss [ <!ENTITY name "Ann &#38; Bo"> <!ENTITY e2 '&name;&name;'>
            <!ENTITY % p SYSTEM "file:///etc/passwd"> <!ENTITY x SYSTEM "file:///etc/passwd"> ]>
            """
        let imported = try Imported(Array(doctype.utf8) + feed(Array("&name;, &e2;, &x;".utf8)))
        #expect(imported.posts[0].body.text == "Ann & Bo, &e2;, &x;")
        #expect(imported.repairs == ["2× entities unknown to XML kept for the text"])
    }
}
