import Prose
import Testing

/// A source with the dump of its document.
struct DumpCase: CustomTestStringConvertible, Sendable {
    let html: String
    let dump: String

    init(_ html: String, _ dump: String) {
        self.html = html
        self.dump = dump
    }

    var testDescription: String { html }

    /// Compares the dumps and reads the document twice as deep as a reader would.
    func check() {
        #expect(Prose.document(html: html).dump == dump)
    }
}

@Suite("HTML: paragraphs")
struct ParagraphDumpTests {
    @Test(
        "Breaks, bare text and divs are paragraphs",
        arguments: [
            DumpCase("", ""),
            DumpCase("  \n ", ""),
            DumpCase("One.", #"p "One.""#),
            DumpCase("<p>One.</p>\n<p>Two.</p>", "p \"One.\"\np \"Two.\""),
            DumpCase("<P>One.<P>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("One.<br><br>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("One.<br /> <br/>&nbsp;<BR>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("One.<br>\n&nbsp;\n<br>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("One.<br>Two.", #"p "One." br "Two.""#),
            DumpCase("<br><br>One.<br><br>", #"p "One.""#),
            DumpCase("<div>One.</div><div>Two.</div>", "p \"One.\"\np \"Two.\""),
            DumpCase("<div>One.<br></div><div><br></div>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("One.<div>Two.</div>Three.", "p \"One.\"\np \"Two.\"\np \"Three.\""),
            DumpCase("<p></p><p>&nbsp;</p><p> </p><p>\u{200B}</p><p><br></p>One.", #"p "One.""#),
            DumpCase("<center>One.</center>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("One.<!--more--><p>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("<a name=top></a><p id=x>One.", #"p "One.""#),
            DumpCase("<span style='display:block'>One.</span>Two.", "p \"One.\"\np \"Two.\""),
            DumpCase("<address>A road<br>A town</address>", #"p "A road" br "A town""#),
            DumpCase("<p>One.<hr><hr>Two.", "p \"One.\"\nrule\np \"Two.\""),
            DumpCase(
                "<html><head><title>T</title></head><body><p>One.</body></html>", #"p "One.""#),
            DumpCase("<details><summary>More</summary>Text", "p strong(\"More\")\np \"Text\""),
        ])
    func paragraphs(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "White space is collapsed across mark-up",
        arguments: [
            DumpCase("a \n\t b", #"p "a b""#),
            DumpCase("<b>a </b> b", #"p strong("a") " b""#),
            DumpCase("a<b> b</b>", #"p "a" strong(" b")"#),
            DumpCase("a <b> b</b>", #"p "a " strong("b")"#),
            DumpCase("<b>a</b> <b>b</b>", #"p strong("a") " " strong("b")"#),
            DumpCase("<b>a </b><b>b</b>", #"p strong("a b")"#),
            DumpCase("<i>a </i><b> b</b>", #"p emphasis("a") " " strong("b")"#),
            DumpCase("a<b> </b>b", #"p "a b""#),
            DumpCase("<p> a </p>", #"p "a""#),
            DumpCase("<p><b> a </b> </p>", #"p strong("a")"#),
            DumpCase("a <br> b", #"p "a" br "b""#),
            DumpCase("see <a href=x> this </a>.", #"p "see " link(x, "this") " .""#),
            DumpCase("a&nbsp;b", #"p "a\u{A0}b""#),
            DumpCase("a &nbsp; b", #"p "a \u{A0} b""#),
            DumpCase("&nbsp; a&nbsp;", #"p "\u{A0} a""#),
            DumpCase("x<wbr>y &shy;z", #"p "x\u{200B}y \u{AD}z""#),
            DumpCase("a <wbr> b", #"p "a \u{200B}b""#),
            DumpCase("a\u{2028}b", #"p "a\u{2028}b""#),
            DumpCase("\u{3000}\u{3000}字", #"p "\u{3000}\u{3000}字""#),
            DumpCase("שלום!\u{200F}", #"p "שלום!\u{200F}""#),
        ])
    func whiteSpace(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Entities and broken input",
        arguments: [
            DumpCase("&lt;b&gt; &amp;amp; &eacute;&#233;&#x2019;", #"p "<b> &amp; éé’""#),
            DumpCase("&#146;&#128;", #"p "’€""#),
            DumpCase("a < b", #"p "a < b""#),
            DumpCase("a\0b", #"p "ab""#),
            DumpCase("<b>a<i>b</b>c</i>", #"p strong("a" emphasis("b")) emphasis("c")"#),
            DumpCase("<p>a</div></span>b", #"p "ab""#),
            DumpCase("a <!-- never ends", #"p "a""#),
            DumpCase("a <b", #"p "a""#),
            DumpCase("<style>p{}</style><script>x()</script>a", #"p "a""#),
            DumpCase("a<span hidden>b</span><p style='display: none'>c", #"p "a""#),
            DumpCase("<template>a</template>b", #"p "b""#),
            DumpCase("<noscript>Turn it on</noscript>b", #"p "b""#),
            DumpCase("<select><option>a</select><button>b</button><input value=c>d", #"p "d""#),
            DumpCase("<form>a<button><a href=x>b</a></button></form>", #"p "a" link(x, "b")"#),
        ])
    func broken(_ dumpCase: DumpCase) { dumpCase.check() }
}
