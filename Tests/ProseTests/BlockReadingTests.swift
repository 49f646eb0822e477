import Prose
import Testing

@Suite("Headings, quotes, rules and what else stands on lines of its own")
struct BlockReadingTests {
    @Test("Headings", arguments: headings)
    func heading(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let headings: [Reading] = [
        Reading("Levels", "<h1>a</h1><h6>b</h6>", #"h1 "a""#, #"h6 "b""#),
        Reading("With text around", "a<h2>b</h2>c", #"p "a""#, #"h2 "b""#, #"p "c""#),
        Reading("With styles", "<h2>a <em>b</em></h2>", #"h2 "a " emphasis("b")"#),
        Reading("On two lines", "<h2>a<br>b</h2>", #"h2 "a" br "b""#),
        Reading("On two lines apart", "<h2>a<br><br>b</h2>", #"h2 "a" br "b""#),
        Reading("Holding blocks", "<h2><div>a</div><p>b</p></h2>", #"h2 "a" br "b""#),
        Reading("Ended by another's end", "<h2>a</h3>b", #"h2 "a""#, #"p "b""#),
        Reading("In a paragraph", "<p>a<h2>b</h2>c</p>", #"p "a""#, #"h2 "b""#, #"p "c""#),
        Reading(
            "With a picture", "<h2>a <img src=x.png alt=X> b</h2>",
            #"h2 "a b""#, #"figure image("X", x.png)"#),
        Reading(
            "With a sign that links to it", "<h2 id=a>a <a href='#a'>¶</a></h2>b",
            #"h2 anchor(a) "a""#,
            #"p "b""#),
        Reading(
            "With such a sign before it", "<h2><a href='/post#a'>#</a> a</h2>", #"h2 "a""#),
        Reading(
            "With such words after it",
            "<h2>a <sup><a href='#a'>Permalink to this heading</a></sup></h2>", #"h2 "a""#),
        Reading(
            "With links to where it is edited",
            "<h2>a <span>[<a href='/w?action=edit&amp;s=1'>edit</a> | "
                + "<a href='/w?veaction=edit&amp;s=1'>edit source</a>]</span></h2>", #"h2 "a""#),
        Reading(
            "With a link in brackets", "<h2>a [<a href=/b>b</a>]</h2>",
            #"h2 "a [" link(/b, "b") "]""#),
        Reading("Of such a sign alone", "<h2><a href='#a'>#</a></h2>", ""),
        Reading(
            "With a sign that leads elsewhere", "<h2>a <a href=/b>#</a></h2>",
            ##"h2 "a " link(/b, "#")"##),
        Reading(
            "A long paragraph in its size", "<h4>\(long)</h4>b", #"p "\#(long)""#, #"p "b""#),
        Reading(
            "Two sentences in its size", "<h4>\(sentences)</h4>", #"p "\#(sentences)""#),
        Reading("A long title of one sentence", "<h4>\(question)</h4>", #"h4 "\#(question)""#),
        Reading(
            "Of a picture alone", "<h2><img src=x.png alt=X></h2>", #"figure image("X", x.png)"#),
        Reading(
            "In a quotation", "<blockquote><h3>a</h3>b</blockquote>", "quote", #"  h3 "a""#,
            #"  p "b""#),
    ]

    private static let long = Array(repeating: "word", count: 30).joined(separator: " ")
    private static let sentences =
        "The ferry was late again today. Nobody on the quay seemed to mind it."
    private static let question =
        "What St. Kilda's lighthouse keepers wrote home about in the winter of 1911"

    @Test("Quotations", arguments: quotes)
    func quote(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let quotes: [Reading] = [
        Reading("Bare text", "<blockquote>a</blockquote>", "quote", #"  p "a""#),
        Reading(
            "Between paragraphs", "a<blockquote><p>b</p><p>c</p></blockquote>d", #"p "a""#,
            "quote", #"  p "b""#, #"  p "c""#, #"p "d""#),
        Reading(
            "Nested", "<blockquote>a<blockquote>b</blockquote>c</blockquote>", "quote",
            #"  p "a""#, "  quote", #"    p "b""#, #"  p "c""#),
        Reading(
            "With a list and its source", "<blockquote><ul><li>a</ul><cite>b</cite></blockquote>",
            "quote", "  ul", #"  - p "a""#, #"  p "— " emphasis("b")"#),
        Reading(
            "Within bold", "<b>a<blockquote>b</blockquote>c</b>", #"p strong("a")"#, "quote",
            #"  p strong("b")"#, #"p strong("c")"#),
        Reading(
            "In a paragraph", "<p>a<blockquote>b</blockquote>c</p>", #"p "a""#, "quote",
            #"  p "b""#, #"p "c""#),
        Reading("Not ended", "<blockquote>a<p>b", "quote", #"  p "a""#, #"  p "b""#),
    ]

    @Test("Rules, verse, addresses, details, forms", arguments: others)
    func other(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let others: [Reading] = [
        Reading("A rule", "a<hr>b", #"p "a""#, "rule", #"p "b""#),
        Reading("Two rules", "a<hr><hr />b", #"p "a""#, "rule", #"p "b""#),
        Reading("A rule in a paragraph", "<p>a<hr>b</p>", #"p "a""#, "rule", #"p "b""#),
        Reading(
            "A rule in a quotation", "<blockquote>a<hr>b</blockquote>", "quote", #"  p "a""#,
            "  rule", #"  p "b""#),
        Reading(
            "Verse",
            "<p>One line,<br />\nanother<br />\n&nbsp;&nbsp;within<br />\n<br />\nand a verse",
            #"p "One line," br "another" br "\u{A0}\u{A0}within""#, #"p "and a verse""#),
        Reading(
            "An address", "a<address>b<br>c</address>d", #"p "a""#, #"verse "b" br "c""#, #"p "d""#),
        Reading(
            "Details", "<details><summary>a</summary>b<p>c</p></details>d", #"details "a""#,
            #"  p "b""#, #"  p "c""#, #"p "d""#),
        Reading("Fields", "<fieldset><legend>a</legend>b</fieldset>", #"p "a""#, #"p "b""#),
        Reading(
            "A form", "<form>a <label>b</label> <input value=c> <button>d</button></form>",
            #"p "a b""#),
        Reading("A running line", "<marquee>a</marquee>", #"p "a""#),
        Reading("A menu", "<menu><li>a</menu>", "ul", #"- p "a""#),
        Reading(
            "A heading for a summary", "<details><summary><h3>a</h3></summary>b</details>",
            #"details "a""#, #"  p "b""#),
        Reading(
            "Stars for a rule", "a<p align=center>* * *</p>b", #"p "a""#, #"p "* * *""#, #"p "b""#),
        Reading(
            "Deleted blocks", "<del><p>a</p><p>b</p></del>", #"p deleted("a")"#, #"p deleted("b")"#),
        Reading("A dialogue", "<dialog open>a</dialog>", #"p "a""#),
    ]
}
