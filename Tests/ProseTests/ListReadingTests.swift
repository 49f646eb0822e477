import Prose
import Testing

@Suite("Lists")
struct ListReadingTests {
    @Test("Unordered", arguments: unordered)
    func unorderedList(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let unordered: [Reading] = [
        Reading("Two items", "<ul><li>a</li><li>b</li></ul>", "ul", #"- p "a""#, #"- p "b""#),
        Reading("Items not ended", "<ul>\n<li>a\n<li>b\n</ul>", "ul", #"- p "a""#, #"- p "b""#),
        Reading("Between text", "a<ul><li>b</ul>c", #"p "a""#, "ul", #"- p "b""#, #"p "c""#),
        Reading(
            "In a paragraph", "<p>a<ul><li>b</ul>c</p>", #"p "a""#, "ul", #"- p "b""#, #"p "c""#),
        Reading(
            "Items of paragraphs", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", "ul",
            #"- p "a""#, #"  p "b""#, #"- p "c""#),
        Reading(
            "Nested in an item", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "ul",
            #"- p "a""#, "  ul", #"  - p "b""#, #"- p "c""#),
        Reading(
            "Nested beside the items", "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "ul",
            #"- p "a""#, "  ul", #"  - p "b""#, #"- p "c""#),
        Reading(
            "Nested before any item", "<ul><ul><li>a</li></ul></ul>", "ul", "- ul", #"  - p "a""#),
        Reading(
            "Text between items", "<ul><li>a</li>b<li>c</li></ul>", "ul", #"- p "a""#, #"  p "b""#,
            #"- p "c""#),
        Reading(
            "Paragraphs for items", "<ul><p>a</p><li>b</li></ul>", "ul", #"- p "a""#, #"- p "b""#),
        Reading(
            "Breaks between items", "<ul><br><li>a</li><br><li>b</li></ul>", "ul", #"- p "a""#,
            #"- p "b""#),
        Reading("Empty items", "<ul><li></li><li>a</li><li>&nbsp;</li></ul>", "ul", #"- p "a""#),
        Reading(
            "Items outside a list", "a<li>b</li><li>c</li>d", #"p "a""#, "ul", #"- p "b""#,
            #"- p "c""#, #"p "d""#),
        Reading("Items in a div", "<div><li>a<li>b</div>", "ul", #"- p "a""#, #"- p "b""#),
        Reading(
            "An item of a list and text", "<ul><li>a<ol><li>b</ol>c</ul>", "ul", #"- p "a""#,
            "  ol 1", #"  - p "b""#, #"  p "c""#),
        Reading(
            "An item that begins with a list", "<ul><li><ul><li>a</ul></ul>", "ul", "- ul",
            #"  - p "a""#),
        Reading(
            "Items of other blocks",
            "<ul><li><h3>a</h3>b<li><pre>c</pre><li><blockquote>d</blockquote></ul>",
            "ul", #"- h3 "a""#, #"  p "b""#, "- code", "  | c", "- quote", #"    p "d""#),
        Reading(
            "Things to do",
            "<ul><li><input type=checkbox checked> a<li><input type=checkbox>b</ul>",
            "ul", #"- [x] p "a""#, #"- [ ] p "b""#),
        Reading("Styles around it", "<b><ul><li>a</ul></b>", "ul", #"- p strong("a")"#),
        Reading(
            "A style on an item", "<ul><li style='font-weight:bold'>a<li>b</ul>", "ul",
            #"- p strong("a")"#, #"- p "b""#),
        Reading("A hidden item", "<ul><li>a<li style='display:none'>b</ul>", "ul", #"- p "a""#),
        Reading(
            "A break at an item's end", "<ul><li>a<br></li><li>b<br><br></li></ul>", "ul",
            #"- p "a""#, #"- p "b""#),
        Reading("An item of two lines", "<ul><li>a<br>b</ul>", "ul", #"- p "a" br "b""#),
        Reading(
            "Three deep, each wrongly", "<ul><li>a</li><ol><li>b</li><ul><li>c</li></ul></ol></ul>",
            "ul", #"- p "a""#, "  ol 1", #"  - p "b""#, "    ul", #"    - p "c""#),
        Reading(
            "A heading between items", "<ul><li>a</li><h3>b</h3><li>c</li></ul>", "ul", #"- p "a""#,
            #"  h3 "b""#, #"- p "c""#),
        Reading(
            "A table in an item", "<ul><li>a<table><tr><td>b<td>c</table></ul>", "ul", #"- p "a""#,
            "  table", #"    "b" | "c""#),
        Reading("Not ended", "<ul><li>a<p>b", "ul", #"- p "a""#, #"  p "b""#),
    ]

    @Test("Ordered", arguments: ordered)
    func orderedList(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let ordered: [Reading] = [
        Reading("From one", "<ol><li>a<li>b</ol>", "ol 1", #"- p "a""#, #"- p "b""#),
        Reading("From another number", "<ol start=5><li>a</ol>", "ol 5", #"- p "a""#),
        Reading(
            "From nought and below", "<ol start=-1><li>a<li>b</ol>", "ol -1", #"- p "a""#,
            #"- p "b""#),
        Reading("From no number", "<ol start=x><li>a</ol>", "ol 1", #"- p "a""#),
        Reading(
            "A number of its own", "<ol><li>a<li value=7>b<li>c</ol>", "ol 1", #"- p "a""#,
            #"- 7 p "b""#, #"- p "c""#),
        Reading(
            "Downwards", "<ol reversed><li>a<li>b</ol>", "ol 2", #"- p "a""#, #"- 1 p "b""#),
        Reading(
            "Empty items count", "<ol><li>a<li><li>b</ol>", "ol 1", #"- p "a""#, #"- 3 p "b""#
        ),
        Reading(
            "Continued after a paragraph", "<ol><li>a</ol><p>b</p><ol start=2><li>c</ol>", "ol 1",
            #"- p "a""#, #"p "b""#, "ol 2", #"- p "c""#),
        Reading(
            "A number too large", "<ol start=99999999999999999999><li>a</ol>", "ol 1", #"- p "a""#),
    ]

    @Test("Definitions", arguments: definitions)
    func definitionList(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let definitions: [Reading] = [
        Reading("A term and its meaning", "<dl><dt>a<dd>b</dl>", "dl", #"- "a""#, #"  p "b""#),
        Reading(
            "Two terms, two meanings", "<dl><dt>a<dt>b<dd>c<dd>d</dl>", "dl", #"- "a""#, #"- "b""#,
            #"  p "c""#, #"  p "d""#),
        Reading(
            "A meaning first", "<dl><dd>a<dt>b<dd>c</dl>", "dl", "- ", #"  p "a""#, #"- "b""#,
            #"  p "c""#),
        Reading(
            "In groups", "<dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>", "dl", #"- "a""#,
            #"  p "b""#, #"- "c""#, #"  p "d""#),
        Reading(
            "With styles", "<dl><dt><b>a</b><dd><p>b</p><ul><li>c</ul></dl>", "dl",
            #"- strong("a")"#, #"  p "b""#, "  ul", #"  - p "c""#),
        Reading(
            "Text among them", "<dl><dt>a</dt>b<dd>c</dd></dl>", "dl", #"- "a""#, #"  p "b""#,
            #"  p "c""#),
        Reading("Only to indent", "<dl><dd>a</dd></dl>", #"p "a""#),
        Reading(
            "After what it says more of", "<p>a<dl><dd>b<dd>c</dl>", #"p "a""#, "dl", "- ",
            #"  p "b""#, #"  p "c""#),
        Reading(
            "After a list", "<ul><li>a</ul><dl><dd>b</dl>", "ul", #"- p "a""#, "dl", "- ",
            #"  p "b""#),
        Reading(
            "What is set apart anyway", "<p>a<dl><dd><pre>b</pre></dl>", #"p "a""#, "code", "| b"),
        Reading("With empty terms", "<dl><dt></dt><dd>a<dt> <dd>b</dl>", #"p "a""#, #"p "b""#),
        Reading(
            "Nested", "<dl><dt>a<dd>b<dl><dt>c<dd>d</dl></dl>", "dl", #"- "a""#, #"  p "b""#,
            "  dl", #"  - "c""#, #"    p "d""#),
        Reading("A term alone", "<dl><dt>a</dl>", "dl", #"- "a""#),
        Reading(
            "A link for a term", "<dl><dt><a href=/x>a</a><dd>b</dl>", "dl", #"- link(/x, "a")"#,
            #"  p "b""#),
        Reading("Outside a list", "<dt>a<dd>b", #"p "a""#, #"p "b""#),
    ]

    @Test("One after the other", arguments: neighbours)
    func neighbour(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let neighbours: [Reading] = [
        Reading(
            "More bullets", "<ul><li>a</ul>\n<ul><li>b<li>c</ul>", "ul", #"- p "a""#, #"- p "b""#,
            #"- p "c""#),
        Reading(
            "Numbers that go on", "<ol><li>a</ol><ol start=2><li>b</ol>", "ol 1",
            #"- p "a""#, #"- p "b""#),
        Reading(
            "Numbers that begin again", "<ol><li>a</ol><ol><li>b</ol>", "ol 1",
            #"- p "a""#, "ol 1", #"- p "b""#),
        Reading(
            "Two kinds", "<ul><li>a</ul><ol><li>b</ol>", "ul", #"- p "a""#, "ol 1", #"- p "b""#),
        Reading(
            "A paragraph between", "<ul><li>a</ul><p>b</p><ul><li>c</ul>", "ul", #"- p "a""#,
            #"p "b""#, "ul", #"- p "c""#),
    ]

    @Test("Nesting beyond sense keeps its text")
    func deep() {
        let html = String(repeating: "<ul><li>a", count: 100) + "<p>end"
        let document = Prose.document(html: html)
        #expect(document.dump.split(separator: "\n").count { $0.hasSuffix(#"p "a""#) } == 100)
        #expect(document.dump.hasSuffix(#"p "end""#))
    }
}
