import Prose
import Testing

@Suite("Hostile sources", .serialized)
struct HostileTests {
    /// A piece repeated so often that anything slower than linear takes minutes.
    @Test(
        "Take no more than linear time",
        arguments: [
            ("<div>", 100_000), ("<b id=x><div>", 20_000), ("<svg>", 100_000), ("<table>", 50_000),
            ("<table><td>", 50_000), ("<a href=x>", 50_000), ("<p>", 100_000), ("<ul><li>", 50_000),
            ("<b><i><u><s>", 20_000), ("<b><p></b></p>x", 20_000), ("x<br>", 100_000),
            ("<blockquote>x", 50_000), ("<span>", 100_000), ("<math><mi>", 50_000), ("<", 100_000),
            ("<a", 100_000), ("&", 100_000), ("<script>", 100_000), ("</p>", 100_000),
            ("<select><xmp></select><div>", 20_000), ("<svg><![CDATA[", 50_000),
            ("word ", 200_000),
            ("<div><table><td></div></table>", 20_000), ("<template>", 100_000), ("<x-y>", 100_000),
            ("<tr><td colspan=1000 rowspan=1000>x", 10_000), ("<dl><dt>a<dd>", 20_000),
            ("<noscript><img src=a>", 20_000), ("<table><tr><td>x<td>y", 10_000),
            ("<!--x", 100_000),
            ("<object>", 50_000), ("<button>", 50_000), ("<p><font color=a>x", 20_000),
        ])
    func repeated(_ piece: String, _ count: Int) {
        check(String(repeating: piece, count: count))
    }

    @Test("Neither do long names, values, comments and lines")
    func long() {
        check("<p " + (0..<100_000).map { "a\($0)=1 " }.joined() + ">x")
        check("<p " + (0..<100_000).map { "a\($0)=1 " }.joined())
        check((0..<20_000).map { "<body a\($0)=1>" }.joined())
        check(
            "<img src='data:image/png;base64," + String(repeating: "ABCD", count: 2_500_000) + "'>")
        check("<!-- " + String(repeating: "y<b>-", count: 200_000))
        check(String(repeating: "w", count: 1_000_000))
        check("<p style='" + String(repeating: "a:b;", count: 200_000) + "'>x")
        check((0..<20_000).map { "<b id=\($0)><div>x" }.joined())
        check(
            "<p>" + (0..<40).map { "<font id=\($0)>" }.joined()
                + String(repeating: "<p>x", count: 50_000))
    }

    private func check(_ source: String) {
        let clock = ContinuousClock()
        let took = clock.measure {
            #expect(DocumentInvariants.violation(in: Prose.document(html: source)) == nil)
            _ = Prose.wordCount(html: source)
            _ = Prose.plainText(html: source)
        }
        // Some 1 µs a byte unoptimised; the bound is for a machine that does much else.
        #expect(took < .seconds(20), "\(took) for \(source.prefix(40))")
    }
}
