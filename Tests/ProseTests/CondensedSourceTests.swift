import TestSupport
import Testing

@testable import Prose

@Suite("What the parser gets of a source")
struct CondensedSourceTests {
    private static let words = "a text of more than sixteen bytes"
    private static let space = String(repeating: " ", count: 12)

    /// U+FDD0, U+FFFE and U+1FFFF, which are no characters.
    private static let unassigned = String(
        decoding: [0xEF, 0xB7, 0x90, 0xEF, 0xBF, 0xBE, 0xF0, 0x9F, 0xBF, 0xBF], as: UTF8.self)

    /// The source as the parser gets it, tickets shown as `‹text›`.
    private func condensed(_ source: String) -> String {
        var source = source
        return source.withUTF8 { bytes in
            let condensed = MarkupGuard.condensed(bytes).bytes
            return condensed.map { String(decoding: $0, as: UTF8.self) } ?? bytes.text
        }
    }

    /// The tree of the reader's path and that of the guarded source itself.
    private func trees(of source: [UInt8]) -> (condensed: [String], whole: [String]) {
        source.withUnsafeBufferPointer { bytes in
            let whole = (MarkupGuard.harmless(bytes) ?? source).withUnsafeBufferPointer {
                TreeDump.parsed($0, as: .content(of: "body"))
            }
            return (TreeDump.read(bytes), whole)
        }
    }

    @Test(
        "Attributes that nobody reads are left out",
        arguments: [
            ("<div data-x=1 id=a onclick='b'>x", "<div id=a>x"),
            ("<p class='lead' style='color:red'>x", "<p>x"),
            (
                "<p class='footnote' style='display:none'>x",
                "<p class='footnote' style='display:none'>x"
            ),
            ("<a b=c href=d/>x", "<a href=d/>x"), ("<img alt=c d='e'/>", "<img alt=c />"),
            ("<img src=\"c\"d=\"e\"alt=f>", "<img src=\"c\" alt=f>"),
            ("<img alt=c d=e f=g>", "<img alt=c>"), ("<IMG ALT=c D=e>", "<IMG ALT=c>"),
            ("<p class=x class=footnote>y", "<p>y"),
            ("<p class='foot&#110;ote'>y", "<p class='foot&#110;ote'>y"),
            ("<b data-x=1 class=y>x", "<b data-x=1 class=y>x"), ("<em?b<c d>x", "<em?b<c>x"),
            ("<pre class=java name=code>x", "<pre class=java name=code>x"),
            ("<div class='code lang-js'>x", "<div class='code lang-js'>x"),
            ("<div name=code class=java>x", "<div name=code class=java>x"),
            ("<td title=a colspan=2 align=right>x", "<td colspan=2 align=right>x"),
        ])
    func attributes(_ source: String, _ rest: String) {
        #expect(condensed(source) == rest)
    }

    @Test("Long texts, values and white space become tickets")
    func tickets() {
        let source =
            "<p>\(Self.words)\n\(Self.space)<a href='/\(Self.words)'>b</a>\(Self.space)</p>"
        let short = condensed(source)
        #expect(short.utf8.count < 60)
        #expect(!short.contains("sixteen"))
        #expect(short.hasPrefix("<p>\u{10FFFD}"))
        #expect(condensed("<p>short text</p> <p>") == "<p>short text</p> <p>")
        #expect(condensed("<!-- a comment -->x") == "<!---->x")
        #expect(Prose.document(html: source).dump.contains(Self.words))
    }

    @Test(
        "Nothing is deposited where the source could be taken for a ticket",
        arguments: ["\u{10FFFD}", "&#x10FFFD;", "&#1114109;", "&#x0010fffdz", "a=1&#1114109"])
    func forged(_ mark: String) {
        let source = "<p>\(Self.words)</p><p>\(mark)@@@"
        #expect(condensed(source) == source)
        #expect(condensed("<p>\(Self.words)</p><p>&#x10FFFC;").count < source.count)
    }

    @Test(
        "The tree is that of the whole source",
        arguments: [
            "<pre>\n\(space)\(words)</pre>", "<pre>\(space)\n\n\(words)</pre>",
            "<pre>\n\n\n\(space)x",
            "<table>\(space)<tr>\(words)<td>\(words)</table>", "<table><col>\(space)\(words)<col>",
            "<table><colgroup>\(space)\n\(space)</colgroup>\(space)\(words)</table>",
            "\(words)&amp;\(words)&ampx \(words)&#65\(words)& \(words)&",
            "\(words)\r\n\(space)\r\(words)\r",
            "\(words)\0\(words)", "\(words)\u{85}\(words)\(unassigned)\(words)",
            "日本語の文章は長くても一つの切符になる。\u{E000}\u{10FFFC}\u{1F600}\(words)", "a<\(words)",
            "a<\(space)<svg></svg>b",
            "<b class=x>\(words)<b class=x>\(words)<b class=x><b class=x><p>\(words)",
            "<a href='/\(words)'><p>\(words)<a href='/\(words)'><div>\(words)</a>\(words)</div>",
            "<textarea>\n\(space)\(words)</textarea>\(words)",
            "<xmp>\(words)</xmp><title>\(words)</title>\(words)",
            "<plaintext>\(words)\(space)",
            "<img alt='\(words)' src=\"\(words)&amp;\" title=\(space)x\(words)>",
            "\(words)\u{0C}\(space)\(space)", "\u{FEFF}\(words)",
            "<input type=hidden value='\(words)'>",
            "</p>\(words)</br>\(space)</html>\(space)\(words)",
            "<font color='\(words)'><p>\(words)<p>\(words)",
            "<!-- -->\(words)<!---->\(space)<!-- -->", "\(words)<frameset>\(words)",
            "<ruby>\(words)<rt>\(words)",
        ])
    func tree(_ source: String) {
        let (condensed, whole) = trees(of: Array(source.utf8))
        #expect(condensed == whole)
    }

    @Test("The tree of random mark-up is that of the whole source", arguments: 0..<20)
    func randomTree(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<60 {
            var source: [UInt8] = []
            for _ in 0..<Int.random(in: 2...30, using: &random) {
                source += (Self.pieces.randomElement(using: &random) ?? "").utf8
                // Now and then a byte of any kind.
                if Int.random(in: 0..<40, using: &random) == 0 {
                    source.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            let (condensed, whole) = trees(of: source)
            #expect(condensed == whole, "\(String(decoding: source, as: UTF8.self))")
        }
    }

    @Test("Documents are the same without what is left out", .enabled(if: Corpus.isPresent))
    func documents() {
        var count = 0
        let pages = Corpus.names(in: "html/mozilla-readability").prefix(24)
            .compactMap { Corpus.text("html/mozilla-readability/\($0)/source.html") }
        let bodies = Corpus.names(in: "blogger-xml").flatMap(Corpus.bodies)
        for var source in pages + bodies {
            source.withUTF8 { bytes in
                let whole = HTMLReader.read(bytes, attributes: nil)
                #expect(HTMLReader.read(bytes) == whole, "\(bytes.prefix(200).count) bytes")
            }
            count += 1
        }
        #expect(count > 24)
    }

    private static let pieces = [
        words, space, "\n" + space, "\t\t\t\t\t\t\t\t\t\t\t", "x", " ", "\n", "\r\n", "&amp;",
        "&#8217;", "&",
        "<p>", "</p>", "<div class=a id='\(words)'>", "</div>", "<pre>", "</pre>", "<table>",
        "<tr>", "<td>",
        "</table>", "<colgroup>", "<caption>", "<b>", "</b>", "<a href='\(words)'>", "</a>",
        "<i title='\(words)'>",
        "<font size='\(words)'>", "<span style='\(words)'>", "<li>", "<ul>", "<br>", "<hr>",
        "<img alt='\(words)'>",
        "<select>", "</select>", "<svg>", "</svg>", "<textarea>", "</textarea>", "<button>",
        "<nobr>", "<h1>",
        "<!---->", "<", "日本語の長い文章と短い文章", "\u{1F600}", "\0", "<option>", "<form>", "<object>",
        "</object>",
        "<input type=hidden name='\(words)'>", "<dd>", "<body class=x>", "<html lang=en>",
        "<title>", "</title>",
    ]
}
