import Prose
import Testing

@Suite("How paragraphs are read")
struct ParagraphReadingTests {
    @Test("Where a paragraph begins and ends", arguments: divided)
    func division(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let divided: [Reading] = [
        Reading("p", "<p>One.</p><p>Two.</p>", #"p "One.""#, #"p "Two.""#),
        Reading("p without its end", "<p>One.<p>Two.", #"p "One.""#, #"p "Two.""#),
        Reading("Bare text", "Only text.", #"p "Only text.""#),
        Reading("One break is a line", "One<br>Two", #"p "One" br "Two""#),
        Reading("Two breaks", "One<br><br>Two", #"p "One""#, #"p "Two""#),
        Reading(
            "Breaks in all spellings", "a<br/>b<br />c<BR>d</br>e",
            #"verse "a" br "b" br "c" br "d" br "e""#),
        Reading("Breaks with spaces between", "One<br />\n  <br />\nTwo", #"p "One""#, #"p "Two""#),
        Reading(
            "Breaks with a no-break space between", "One<br>&nbsp;<br>Two", #"p "One""#, #"p "Two""#
        ),
        Reading(
            "Many breaks", "One" + String(repeating: "<br>", count: 9) + "Two", #"p "One""#,
            #"p "Two""#),
        Reading("Breaks at the ends", "<br><br>One<br>", #"p "One""#),
        Reading(
            "Breaks at the ends of p", "<p><br>One<br></p><p>Two</p>", #"p "One""#, #"p "Two""#),
        Reading(
            "Breaks within bold", "<b>One<br><br>Two</b>", #"p strong("One")"#, #"p strong("Two")"#),
        Reading("Break within a link", "<a href=/x>One<br>Two</a>", #"p link(/x, "One" br "Two")"#),
        Reading("div", "<div>One</div><div>Two</div>", #"p "One""#, #"p "Two""#),
        Reading(
            "Blogger's div soup",
            """
            <div dir="ltr" style="text-align: left;" trbidi="on">
            <div class="separator">
            <div><span>One</span></div>
            <div><br /></div>
            <div>Two</div></div>
            </div>
            """, #"p "One""#, #"p "Two""#),
        Reading(
            "Text before, between and after p", "before<p>One</p>between<p>Two</p>after",
            #"p "before""#, #"p "One""#, #"p "between""#, #"p "Two""#, #"p "after""#),
        Reading(
            "Text around div", "before<div>One</div>after", #"p "before""#, #"p "One""#,
            #"p "after""#),
        Reading(
            "Blocks within a span", "<span>One<div>Two</div>three</span>", #"p "One""#, #"p "Two""#,
            #"p "three""#),
        Reading(
            "A span set as a block", "a<span style='display:block'>b</span>c", #"p "a""#, #"p "b""#,
            #"p "c""#),
        Reading(
            "Bold begun in one paragraph and never ended", "<p><b>One</p><p>Two</p>",
            #"p strong("One")"#, #"p strong("Two")"#),
        Reading(
            "Parts of a page",
            "<article><header>a</header><section>b</section><footer>c</footer></article>",
            #"p "a""#, #"p "b""#, #"p "c""#),
        Reading("Centred", "a<center>b</center>c", #"p "a""#, #"p "b""#, #"p "c""#),
        Reading("Elements nobody knows", "a <o:p>b</o:p> <x-y>c</x-y>", #"p "a b c""#),
        Reading("End tags without a start", "One</div></span></b> two</td>", #"p "One two""#),
        Reading("An end tag p without a start", "One</p>Two", #"p "One""#, #"p "Two""#),
    ]

    @Test("Nothing to see makes no paragraph", arguments: unseen)
    func nothing(_ html: String) {
        #expect(Prose.document(html: html) == Document())
        #expect(
            Prose.document(html: "<p>a</p>\(html)<p>b</p>").dump == "p \"a\"\np \"b\"")
    }

    private static let unseen: [String] = [
        "", " \n\t ", "<p></p>", "<p> </p>", "<p>&nbsp;</p>", "<p>&nbsp; &nbsp;</p>",
        "<div><br></div>", "<p><b></b></p>", "<p><b> </b><i>&#160;</i></p>", "<p>\u{200B}</p>",
        "<p>&#xFEFF;</p>", "<p>\u{3000}\u{2003}</p>", "<div><div><div></div></div></div>",
        "<a href=/x></a>", "<a name=top></a>", "<span style='font-size:1px'>&nbsp;</span>",
        "<!-- more -->", "<h2></h2>", "<h2>&nbsp;</h2>", "<blockquote></blockquote>",
        "<blockquote><p>&nbsp;</p></blockquote>", "<ul></ul>", "<ol><li></li></ol>",
        "<ul><li>&nbsp;</li></ul>", "<dl></dl>", "<dl><dt></dt><dd></dd></dl>", "<pre></pre>",
        "<pre>\n \n</pre>", "<table></table>", "<table><tr><td></td><td>&nbsp;</td></tr></table>",
        "<figure></figure>", "<img>", "<iframe></iframe>", "<video></video>",
    ]
}
