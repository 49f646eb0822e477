import TestSupport
import ArchiveImport
import ArchiveModel
import Testing

@testable import ArchiveImport

/// Files made to take time or memory.
@Suite struct HostileXMLTests {
    @Test func billionLaughsIsInert() throws {
        var doctype = "<!DOCTYPE feed [<!ENTITY l0 \"lol\">"
        for level in 1...9 {
            let inside = String(repeating: "&l\(level - 1);", count: 10)
            doctype += "<!ENTITY l\(level) \"\(inside)\">"
        }
        let imported = try Imported(
            doctype + "]><feed><entry><id>1</id><title>&l9;</title></entry></feed>")
        #expect(imported.titles == ["&l9;"])
    }

    @Test func deepNestingIsFlattened() throws {
        let depth = 50_000
        let body =
            String(repeating: "<div>", count: depth) + "deep"
            + String(repeating: "</div>", count: depth)
        let imported = try Imported(
            "<feed><entry><id>1</id><content type='xhtml'>\(body)</content></entry>"
                + "<entry><id>2</id></entry></feed>")
        #expect(imported.posts.map(\.identity) == ["1", "2"])
        #expect(imported.posts[0].body.text.contains("deep"))
        #expect(imported.posts[0].body.text.utf8.count < 6_000)
        #expect(imported.report.repairs.map(\.what) == [RepairKind.tooDeep.what])
    }

    @Test func elementsNeverClosedDoNotHideTheNextEntry() throws {
        let body = String(repeating: "<b>x<i>y", count: 1_000)
        let imported = try Imported(
            "<rss><channel><item><guid>1</guid><description>\(body)</description></item>"
                + "<item><guid>2</guid></item></channel></rss>")
        #expect(imported.posts.map(\.identity) == ["1", "2"])
    }

    @Test func anEntryOfTooManyElementsIsCutShort() throws {
        let many = String(repeating: "<x/>", count: 300_000)
        let imported = try Imported(
            "<feed><entry><id>1</id>\(many)<title>lost</title></entry>"
                + "<entry><id>2</id><title>kept</title></entry></feed>")
        #expect(imported.posts.map(\.identity) == ["1", "2"])
        #expect(imported.titles == ["", "kept"])
    }

    @Test func aValueOfMegabytesIsKept() throws {
        let value = String(repeating: "x", count: 3 << 20)
        let imported = try Imported(
            "<feed><entry><id>1</id><link href='http://h/\(value)'/></entry></feed>")
        #expect(imported.posts[0].permalink.utf8.count == value.utf8.count + 9)
    }

    @Test func aTagOfTenThousandAttributesIsCut() throws {
        let attributes = (0..<10_000).map { " a\($0)='1'" }.joined()
        let imported = try Imported(
            "<feed><entry><id\(attributes)>1</id></entry><entry><id>2</id></entry></feed>")
        #expect(imported.posts.map(\.identity) == ["1", "2"])
    }

    @Test func openQuotesDoNotSwallowTheFile() throws {
        let broken = String(repeating: "<a title='", count: 20_000)
        let imported = try Imported(
            "<feed><entry><id>1</id><content type='html'>\(broken)</content></entry>"
                + "<entry><id>2</id></entry></feed>")
        #expect(imported.posts.first?.identity == "1")
        #expect(imported.posts.last?.identity == "2")
    }

    @Test func everNewNamesEnd() throws {
        let fields = (0..<60_000).map { "<n\($0) a\($0)='1'/>" }.joined()
        let imported = try Imported("<feed>\(fields)<entry><id>1</id></entry></feed>")
        #expect(imported.posts.map(\.identity) == ["1"])
    }
}

/// What goes to libxml2 is well-formed, whatever comes in.
@Suite struct XMLMenderTests {
    @Test(arguments: 0..<60)
    func outputIsWellFormed(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces: [String] = [
            "<", ">", "</", "/>", "&", ";", "&amp;", "&#", "&#x", "]]>", "]", "<![CDATA[", "<!--",
            "-->", "<?", "?>", "<!DOCTYPE", "<!", "\"", "'", "=", " ", "\n", "\r", "\0", "a", "b:c",
            ":", "xmlns:q=''", "xmlns='u'", "xml:base", "<a>", "</a>", "<b x='1'>", "é", "\u{92}",
            "日",
            "<entry>", "</entry>", "</feed>", "&nbsp;", "1", "-", ".", "[", "%", "\u{FFFE}",
        ]
        var text = Array("<feed>".utf8)
        for _ in 0..<400 {
            if Int.random(in: 0..<20, using: &generator) == 0 {
                text.append(UInt8.random(in: 0...255, using: &generator))
            } else {
                text += Array((pieces.randomElement(using: &generator) ?? "").utf8)
            }
        }
        let repairs = RepairLog()
        let builder = ElementBuilder(repairs: repairs) { "" }
        let parser = PushParser(builder: builder, repairs: repairs) { "" }
        var mender = XMLMender(rootName: "feed", repairs: repairs)
        var waiting: [UInt8] = []
        while !text.isEmpty || !waiting.isEmpty {
            let count = min(text.count, Int.random(in: 1...50, using: &generator))
            waiting += text.prefix(count)
            text.removeFirst(count)
            let isLast = text.isEmpty
            let taken = waiting.withUnsafeBufferPointer { mender.mend($0, isLast: isLast) }
            waiting.removeFirst(taken)
            parser.parse(mender.output)
            mender.output = []
            if isLast { break }
        }
        #expect(!parser.hasGivenUp)
        parser.finish()
        #expect(parser.isWellFormed)
    }

    /// What ``XMLArchive`` asks at the end, so that no loss goes unreported.
    @Test(arguments: [
        ("<feed><a>x</a></feed>", true), ("<feed><a>x</b></feed>", false),
        ("<feed><a>x", false), ("<feed>\u{1}</feed>", false), ("", false),
    ])
    func whatLibxml2CouldNotReadIsNoticedInTheLastPieceToo(_ xml: String, _ isWell: Bool) {
        let repairs = RepairLog()
        let builder = ElementBuilder(repairs: repairs) { "" }
        let parser = PushParser(builder: builder, repairs: repairs) { "" }
        parser.parse(Array(xml.utf8))
        parser.finish()
        #expect(parser.isWellFormed == isWell)
    }

    @Test func piecesOfAnySizeGiveTheSame() {
        let text =
            "<feed><!-- c --><t a='1 &amp; 2'>x &lt; é &amp;&nbsp;]]> <![CDATA[ a ]] b ]]></t>"
            + "<?p ?><u>\r\n&#38;</u></feed> after"
        func mended(by size: Int) -> [String] {
            let repairs = RepairLog()
            let builder = ElementBuilder(repairs: repairs) { "" }
            let parser = PushParser(builder: builder, repairs: repairs) { "" }
            var mender = XMLMender(rootName: "feed", repairs: repairs)
            var waiting: [UInt8] = []
            var rest = Array(text.utf8)
            repeat {
                waiting += rest.prefix(size)
                rest.removeFirst(min(size, rest.count))
                let isLast = rest.isEmpty
                let taken = waiting.withUnsafeBufferPointer { mender.mend($0, isLast: isLast) }
                waiting.removeFirst(taken)
                parser.parse(mender.output)
                mender.output = []
            } while !rest.isEmpty
            return parser.builder.takeElements().map {
                "\($0.name.local) \($0[attribute: "a"] ?? "") \($0.string)"
            }
        }
        let whole = mended(by: 1_000)
        #expect(whole == ["feed  ", "t 1 & 2 x < é &&nbsp;]]>  a ]] b ", "u  \n&"])
        for size in 1...40 { #expect(mended(by: size) == whole, "pieces of \(size)") }
    }
}
