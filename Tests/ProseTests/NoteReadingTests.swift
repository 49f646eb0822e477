import Prose
import Testing

@Suite("Footnotes and places")
struct NoteReadingTests {
    @Test("Notes as people write them", arguments: notes)
    func note(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let notes: [Reading] = [
        Reading(
            "One that nothing refers to, after others",
            """
            <p>Fog<sup><a id="cite_ref-7" href="#cite_note-7">[7]</a></sup></p>
            <ol class="references"><li id="cite_note-7"><b><a href="#cite_ref-7">^</a></b> At night.
            <li id="cite_note-8"><span><b><a href="#cite_ref-8">^</a></b></span> At dawn.</ol>
            """, #"p "Fog" note(cite_note-7, superscript("[7]"))"#, "notes",
            "- cite_note-7 [7]", #"  p "At night.""#, "- annals:note:1 [8]", #"  p "At dawn.""#),
        Reading(
            "Markdown's",
            """
            <p>Fog<sup id="fnref:1"><a href="#fn:1" rel="footnote">1</a></sup> falls.</p>
            <div class="footnotes"><hr><ol><li id="fn:1"><p>At night.&nbsp;<a href="#fnref:1"
            class="reversefootnote">↩</a></p></li></ol></div>
            """, #"p "Fog" note(fn:1, superscript("1")) " falls.""#, "notes", "- fn:1 [1]",
            #"  p "At night.""#),
        Reading(
            "Pandoc's",
            """
            <p>Fog<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>
            </p><section class="footnotes" role="doc-endnotes"><hr/><ol><li id="fn1"
            role="doc-endnote"><p>One.</p><p>Two.<a href="#fnref1" class="footnote-back">↩︎</a></p>
            </li></ol></section>
            """, #"p "Fog" note(fn1, superscript("1"))"#, "notes", "- fn1 [1]", #"  p "One.""#,
            #"  p "Two.""#),
        Reading(
            "Word's",
            """
            <p>Fog<a href="#_ftn1" name="_ftnref1" title="">[1]</a>.</p><div><br clear=all><hr>
            <div id="ftn1"><p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> At
            night.</p></div></div>
            """, #"p "Fog" note(_ftn1, "[1]") ".""#, "notes", "- _ftn1 [1]", #"  p "At night.""#),
        Reading(
            "Gutenberg's",
            """
            <p>Fog<sup data-fn="ab-1" class="fn"><a id="ab-1-link" href="#ab-1">1</a></sup></p>
            <ol class="wp-block-footnotes"><li id="ab-1">At night. <a href="#ab-1-link">↩︎</a></li></ol>
            """, #"p "Fog" note(ab-1, superscript("1"))"#, "notes", "- ab-1 [1]",
            #"  p "At night.""#),
        Reading(
            "An encyclopedia's, referred to twice",
            """
            <p>Fog<sup id="cite_ref-a_1-0"><a href="#cite_note-a-1">[1]</a></sup> and rain<sup
            id="cite_ref-a_1-1"><a href="#cite_note-a-1">[1]</a></sup></p><ol class="references">
            <li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0">a</a>
            <a href="#cite_ref-a_1-1">b</a></span> <span>A book.</span></li></ol>
            """,
            #"p "Fog" note(cite_note-a-1, superscript("[1]")) " and rain" note(cite_note-a-1, "#
                + #"superscript("[1]"))"#, "notes", "- cite_note-a-1 [1]", #"  p "A book.""#),
        Reading(
            "By hand, a line each",
            """
            <div>Fog<a href="#n1">*</a>, rain<a href="#n2">**</a>.<br><br><a name="n1"></a>* At
            night.<br><a name="n2"></a>** By day.<br><br>The end.</div>
            """, #"p "Fog" note(n1, "*") ", rain" note(n2, "**") ".""#, "notes", "- n1 [*]",
            #"  p "At night.""#, "- n2 [**]", #"  p "By day.""#, #"p "The end.""#),
        Reading(
            "A paragraph with its number",
            "<p>Fog<sup><a href=#note1>1</a></sup></p><p id=note1><sup>1</sup> At night.</p>",
            #"p "Fog" note(note1, superscript("1"))"#, "notes", "- note1 [1]",
            #"  p "At night.""#),
        Reading(
            "Only some items of a list",
            "<p>a<sup><a href=#fn2>2</a></sup></p><ol class=footnotes><li>b<li id=fn2>c<li>d</ol>",
            #"p "a" note(fn2, superscript("2"))"#, "notes", "- annals:note:0 [1]", #"  p "b""#,
            "- fn2 [2]", #"  p "c""#, "- annals:note:2 [3]", #"  p "d""#),
        Reading(
            "One between others that nothing refers to",
            """
            <p>a<sup><a href=#fn1>1</a></sup> <sup><a href=#fn3>3</a></sup></p><ol><li
            id=fn1>b</li><li>c</li><li id=fn3>d</li></ol>
            """,
            #"p "a" note(fn1, superscript("1")) " " note(fn3, superscript("3"))"#,
            "notes", "- fn1 [1]", #"  p "b""#, "- annals:note:1 [2]", #"  p "c""#,
            "- fn3 [3]", #"  p "d""#),
        Reading(
            "By whole addresses, as feeds have them",
            """
            <p>Fog<sup id="r1"><a href="https://fog.example/x.html#fn1">1</a></sup></p><ol
            class=footnotes><li id="fn1">At night. <a href="https://fog.example/x.html#r1">↩</a></ol>
            """, #"p "Fog" note(fn1, superscript("1"))"#, "notes", "- fn1 [1]",
            #"  p "At night.""#),
        Reading(
            "A word processor's, by its file",
            """
            <p>Fog<a href="file:///C:/fog.doc#_ftn1" name="_ftnref1">[1]</a>.</p><p><a
            href="file:///C:/fog.doc#_ftnref1" name="_ftn1">[1]</a> At night.</p>
            """, #"p "Fog" note(_ftn1, "[1]") ".""#, "notes", "- _ftn1 [1]", #"  p "At night.""#),
        Reading(
            "Of another page, where only the names are the same",
            """
            <p>a<sup><a href="http://sea.example/#fn1">1</a></sup></p><p id="fn1">1. b <a
            href="http://fog.example/#z">back to the sea</a></p>
            """, #"p "a" link(http://sea.example/#fn1, superscript("1"))"#,
            #"p "1. b " link(http://fog.example/#z, "back to the sea")"#),
        Reading(
            "In a table's cell, where none can be",
            "<p>a<sup><a href=#fn1>1</a></sup></p><table><tr><td>b<td><p id=fn1>c</table>",
            #"p "a" link(#fn1, superscript("1"))"#, "table", #"  "b" | anchor(fn1) "c""#),
        Reading(
            "Without a target", "a<sup><a href=#fn1>1</a></sup>",
            #"p "a" link(#fn1, superscript("1"))"#),
        Reading(
            "A target without text", "a<sup><a href=#fn1>1</a></sup><p id=fn1></p><p>b</p>",
            #"p "a" link(#fn1, superscript("1"))"#, #"p anchor(fn1) "b""#),
    ]

    @Test("Places that links lead to", arguments: places)
    func place(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let places: [Reading] = [
        Reading(
            "By whole addresses of the page itself",
            "<p><a id=t href='http://h/x#b'>a</a></p><p id=b>b <a href='http://h/x#t'>c</a></p>",
            #"p link(#b, anchor(t) "a")"#, #"p anchor(b) "b " link(#t, "c")"#),
        Reading(
            "A heading", "<a href=#one>a</a><h2 id=one>b</h2>", #"p link(#one, "a")"#,
            #"h2 anchor(one) "b""#),
        Reading(
            "A name, and one that nothing leads to",
            "<p>a <a name=here></a>b <a name=there></a>c</p><p><a href=#here>d</a></p>",
            #"p "a " anchor(here) "b c""#, #"p link(#here, "d")"#),
        Reading(
            "In percent-encoding", "<a href='#caf%C3%A9'>a</a><p id=café>b",
            #"p link(#caf%C3%A9, "a")"#,
            #"p anchor(caf%C3%A9) "b""#),
        Reading(
            "A list of contents with numbers",
            "<ol><li><a href=#s1>1</a><li><a href=#s2>2</a></ol><h2 id=s1>a</h2><p id=s2>b</p>",
            "ol 1", #"- p link(#s1, "1")"#, #"- p link(#s2, "2")"#, #"h2 anchor(s1) "a""#,
            #"p anchor(s2) "b""#),
        Reading(
            "In an item and a cell",
            "<a href=#a>x</a> <a href=#b>y</a><ul><li id=a>c</ul><table><tr><td>d<td id=b>e</table>",
            ##"p link(#a, "x") " " link(#b, "y")"##, "ul", #"- p anchor(a) "c""#, "table",
            #"  "d" | anchor(b) "e""#),
        Reading(
            "A picture", "<a href=#i>a</a><p><img id=i src=x.png></p><p>b</p>", #"p link(#i, "a")"#,
            #"figure image("", x.png)"#, #"p anchor(i) "b""#),
    ]
}
