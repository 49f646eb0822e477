import Prose
import TestSupport
import Testing

@Suite("Sources meant to harm")
struct HostileReadingTests {
    /// A source that would take a naive reader its stack, its memory or the evening.
    struct Source: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var make: @Sendable () -> String
        /// Whether the source's last word can be told from its mark-up.
        var hasEnd = true

        init(_ name: String, hasEnd: Bool = true, _ make: @escaping @Sendable () -> String) {
            testDescription = name
            self.make = make
            self.hasEnd = hasEnd
        }
    }

    @Test("Are read to their end in good time", arguments: sources)
    func source(_ source: Source) {
        let html = source.make()
        var document = Document()
        let time = workingTime { document = Prose.document(html: html) }
        let first = Document(blocks: Array(document.blocks.prefix(1))).dump
        let last = Document(blocks: Array(document.blocks.suffix(1))).dump
        #expect(first.contains("start"))
        if source.hasEnd { #expect(last.contains("end")) }
        // Those that once took minutes are done in a second, on a busy machine in a few.
        #expect(time < .seconds(10))
    }

    private static func repeated(_ text: String, _ count: Int, then rest: String = "end") -> String
    {
        "<p>start</p>" + String(repeating: text, count: count) + rest
    }

    private static let sources: [Source] = [
        Source("200,000 div in each other") { repeated("<div>", 200_000) },
        Source("200,000 p") { repeated("<p>x", 200_000, then: "<p>end") },
        Source("20,000 bold in div in bold") { repeated("<b id=x><div>", 20_000) },
        Source("20,000 links not ended in paragraphs") {
            repeated("<p><a href=/x>x", 20_000, then: " end")
        },
        Source("50,000 font not ended") { repeated("<font color=red>x", 50_000, then: " end") },
        Source("300,000 svg") { repeated("<svg>", 300_000, then: "<p>end") },
        Source("300,000 select") { repeated("<select>", 300_000, then: "</select>end") },
        Source("100,000 template", hasEnd: false) { repeated("<template>", 100_000) },
        Source("100,000 end tags of no meaning in a deep drawing") {
            repeated("<svg>", 1, then: String(repeating: "<g>", count: 300))
                + String(repeating: "</x>", count: 100_000) + "<p>end"
        },
        Source("100,000 math and their ends") {
            repeated("<math>", 100_000, then: String(repeating: "</math>", count: 100_000) + "end")
        },
        Source("An annotation 50 rows deep") {
            repeated("", 1, then: "<math>") + String(repeating: "<mrow>", count: 50)
                + "<annotation encoding=tex>x</annotation>"
                + String(repeating: "</mrow>", count: 50) + "</math><p>end"
        },
        Source("50,000 tables in cells") { repeated("<table><tr><td>", 50_000) },
        Source("50,000 tables in tables") { repeated("<table>", 50_000, then: "<tr><td>end") },
        Source("100,000 lists") { repeated("<ul><li>", 100_000) },
        Source("100,000 definition lists") { repeated("<dl><dt>x<dd>", 100_000) },
        Source("100,000 quotations") { repeated("<blockquote>", 100_000) },
        Source("100,000 q") { repeated("<q>", 100_000, then: "end") },
        Source("50,000 headings in each other") { repeated("<h1>", 50_000) },
        Source("100,000 attributes") {
            "<p>start</p><p " + (0..<100_000).map { "a\($0)=\($0)" }.joined(separator: " ") + ">end"
        },
        Source("An attribute of 5 MB") {
            "start<p title='\(String(repeating: "x", count: 5_000_000))'>end"
        },
        Source("A picture of 5 MB") {
            "start<img src='data:image/png;base64,\(String(repeating: "iVBORw0K", count: 625_000))'>end"
        },
        Source("A word of 5 MB", hasEnd: false) {
            "start" + String(repeating: "x", count: 5_000_000)
        },
        Source("100,000 end tags without a start") { repeated("</p></div></b>", 100_000) },
        Source("200,000 ampersands") { repeated("&", 200_000, then: " end") },
        Source("200,000 angle brackets") { repeated("<", 200_000, then: " end") },
        Source("200,000 comments not ended", hasEnd: false) { repeated("<!--", 200_000) },
        Source("A comment not ended", hasEnd: false) {
            repeated("<!-- ", 1, then: String(repeating: "x ", count: 500_000))
        },
        Source("200,000 beginnings of sections") { repeated("<![CDATA[", 200_000, then: ">end") },
        Source("100,000 scripts not ended", hasEnd: false) { repeated("<script>", 100_000) },
        Source("A tag not ended", hasEnd: false) {
            repeated("<a href='", 1, then: String(repeating: "x>", count: 500_000))
        },
        Source("200,000 breaks") { repeated("<br>", 200_000) },
        Source("100,000 spaces in tags") { repeated("<b> </b>", 100_000) },
        Source("50,000 pictures") { repeated("<img src=a.png>", 50_000) },
        Source("100,000 rules") { repeated("<hr>", 100_000) },
        Source("A row of 40,000 cells") {
            "start<table><tr>" + String(repeating: "<td>x", count: 40_000) + "</table>end"
        },
        Source("20,000 rows that span") {
            "start<table>" + String(repeating: "<tr><td rowspan=1000>x<td>y", count: 20_000)
                + "</table>end"
        },
        Source("A class of 60,000 words") {
            "start<div class='\(String(repeating: "x ", count: 30_000))'>end"
        },
        Source("A style of 60,000 bytes") {
            "start<div style='\(String(repeating: "a:b;", count: 15_000))'>end"
        },
        Source("30,000 footnotes") {
            "<p>start</p>"
                + (0..<30_000).map { "<sup><a href=#n\($0)>\($0 % 99)</a></sup>" }.joined()
                + "<ol>" + (0..<20_000).map { "<li id=n\($0)>x" }.joined() + "</ol><p>end"
        },
        Source("10,000 places that links lead to, then as many pictures") {
            "<p>start</p>" + (0..<10_000).map { "<a href=#p\($0)>x</a>" }.joined()
                + (0..<10_000).map { "<a id=p\($0)></a>" }.joined()
                + String(repeating: "<p><img src=a.png></p>", count: 10_000) + "<p>end"
        },
        Source("Signs of formulas that open nothing, between breaks") {
            let signs = String(repeating: "\\(", count: 256) + String(repeating: "x", count: 3_500)
            return repeated(signs + "<br>", 200, then: "end")
        },
        Source("40,000 marks of one footnote, and ways back") {
            "<p>start</p>"
                + repeated("<sup><a href=#n id=r>1</a></sup>", 20_000, then: "<p id=n>x ")
                + String(repeating: "<a href=#r>↩</a>", count: 20_000) + "<p>end"
        },
        Source("100,000 places and links to them") {
            "<p>start</p>" + (0..<60_000).map { "<a name=n\($0) href=#n\($0 / 2)>x</a>" }.joined()
                + "<p>end"
        },
        Source("A link's place within 250 elements, 10,000 times") {
            "<p>start</p><a href=#x>[1]</a>" + String(repeating: "<div>", count: 250) + "<p id=x>"
                + String(repeating: "<a href=#x>[1]</a>", count: 10_000) + "<p>end"
        },
        Source("Notes by hand, 10,000 lines of one paragraph") {
            "<p>start</p>" + (0..<10_000).map { "<a href=#n\($0)>[\($0 % 9)]</a> " }.joined()
                + "<div>x<br>"
                + (0..<10_000).map { "<a name=n\($0)></a>[\($0 % 9)] x<br>" }.joined()
                + "</div><p>end"
        },
        Source("A formula 100,000 deep") {
            repeated(
                "<math>" + String(repeating: "<mrow><msqrt>", count: 50_000) + "<mi>x</math>", 1)
        },
        Source("A formula of 50,000 fractions") {
            repeated(
                "<math>" + String(repeating: "<mfrac><mi>x</mi>", count: 50_000) + "</math>", 1)
        },
        Source("200,000 signs of TeX") { repeated("\\(", 200_000, then: " end") },
        Source("200,000 dollars") { repeated("$$x", 200_000, then: " end") },
        Source("10,000 cells over 65,535 columns and rows") {
            "start<table>"
                + String(
                    repeating: "<tr><td colspan=65535 rowspan=65535>x<td colspan=65535>y",
                    count: 5_000)
                + "</table>end"
        },
        Source("100,000 details") { repeated("<details><summary>x", 100_000) },
        Source("50,000 galleries") { repeated("<div class=gallery><img src=a>", 50_000) },
        Source("100,000 poems") { repeated("<div class=poem>a<br>b", 100_000) },
        Source("A poem of 200,000 lines") { repeated("x<br>", 200_000, then: "</p>end") },
        Source("100,000 comments in a script", hasEnd: false) {
            repeated("<script>" + String(repeating: "<!--<script></script>-->", count: 50_000), 1)
        },
        Source("A script of angle brackets", hasEnd: false) {
            repeated("<script><!--" + String(repeating: "<", count: 400_000), 1)
        },
        Source("100,000 abbreviations") { repeated("<abbr title=x>y</abbr> ", 100_000) },
        Source("100,000 stanzas") { repeated("x<br>y<br><br>", 100_000) },
        Source("50,000 styles not ended in templates", hasEnd: false) {
            repeated("<template><style>", 50_000)
        },
        Source("A drawing of 100,000 scripts not ended", hasEnd: false) {
            repeated("<svg>" + String(repeating: "<script>", count: 100_000), 1)
        },
        Source("250 definition lists without terms, and 30,000 words") {
            repeated("<dl>", 250, then: String(repeating: "<i>x</i>", count: 30_000) + " end")
        },
        Source("250 tables in cells, and 30,000 words") {
            repeated(
                "<table><tr><td>x<td>", 80,
                then: String(repeating: "<i>x</i>", count: 30_000) + " end")
        },
        Source("250 listings of nothing, and 30,000 tags", hasEnd: false) {
            repeated(
                "<div class=hljs-ln>", 250, then: String(repeating: "<i></i>", count: 30_000))
        },
        Source("Attributes of elements in each other after end tags") {
            repeated(
                "</em>", 100,
                then: String(repeating: "<dd><s a b c d e f g h=i>", count: 8_000) + "end")
        },
        Source("20,000 marks and values of tickets") {
            repeated("<a title='\u{10FFFD}@@@ \u{10FFFD}@@@'>\u{10FFFD}@@@ </a>", 20_000)
        },
        Source("20 styles of 30,000 declarations of nothing") {
            repeated("<p style='\(String(repeating: ";", count: 60_000))'>x", 20, then: " end")
        },
        Source("300,000 texts that are long enough for tickets") {
            repeated("<br>twenty letters or more", 300_000)
        },
        Source("Bytes that are no text") { "start \(noise) end" },
    ]

    /// Bytes of all values but those that begin mark-up.
    private static var noise: String {
        var bytes: [UInt8] = []
        for index in 0..<300_000 {
            let byte = UInt8(truncatingIfNeeded: index &* 7)
            if byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
