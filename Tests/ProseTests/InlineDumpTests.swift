import Prose
import Testing

@Suite("HTML: styles, links and headings")
struct InlineDumpTests {
    @Test(
        "Elements and what they mean",
        arguments: [
            DumpCase("<em>a</em><cite>b</cite>", #"p emphasis("ab")"#),
            DumpCase("<b>a</b><strong>b</strong>", #"p strong("ab")"#),
            DumpCase("<code>a</code> <kbd>b</kbd>", #"p code("a") " " keyboard("b")"#),
            DumpCase("<del>a</del><ins>b</ins>", #"p deleted("a") inserted("b")"#),
            DumpCase(
                "H<sub>2</sub>O m<sup>2</sup>", #"p "H" subscript("2") "O m" superscript("2")"#),
            DumpCase("<small>a</small><mark>b</mark>", #"p small("a") highlighted("b")"#),
            DumpCase("<q>a <q>b</q></q>", #"p "“a ‘b’”""#),
            DumpCase("<abbr title=x>a</abbr> <font color=red>b</font>", #"p "a b""#),
            DumpCase("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", #"p "漢(kan)""#),
            DumpCase("<b><strong>a</strong></b>", #"p strong("a")"#),
            DumpCase("<b>a<br>b</b>", #"p strong("a" br "b")"#),
            DumpCase("<b><p>a</p><p>b</p></b>", "p strong(\"a\")\np strong(\"b\")"),
            DumpCase("<font face='Courier New'>a</font>", #"p code("a")"#),
            DumpCase("x<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", #"p "xa+b""#),
        ])
    func elements(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Style attributes",
        arguments: [
            DumpCase("<span style='font-weight:bold'>a</span>", #"p strong("a")"#),
            DumpCase("<span style='FONT-WEIGHT: 700;'>a</span>", #"p strong("a")"#),
            DumpCase("<span style='color:red;font-style: italic'>a</span>", #"p emphasis("a")"#),
            DumpCase("<span style='text-decoration:line-through'>a</span>", #"p deleted("a")"#),
            DumpCase("<span style='text-decoration:underline'>a</span>", #"p inserted("a")"#),
            DumpCase(
                "<span style='font-family:\"Courier New\",monospace'>a</span>", #"p code("a")"#),
            DumpCase("<div style='font-family:monospace'>a</div>", #"p "a""#),
            DumpCase("<span style='vertical-align:super'>a</span>", #"p superscript("a")"#),
            DumpCase("<b style='font-weight:normal'><p>a<b>b</b></p></b>", #"p "a" strong("b")"#),
            DumpCase(
                "<b>a<span style='font-weight:400'>b</span></b>", #"p strong("a") "b""#),
            DumpCase(
                "<a href=x><span style='text-decoration:underline'>a</span></a>",
                #"p link(x, "a")"#),
            DumpCase("<p style='font-weight:bold'>a</p>b", "p strong(\"a\")\np \"b\""),
            DumpCase(
                "<span style='font-weight'>a</span><i style=';;:'>b</i>", #"p "a" emphasis("b")"#),
        ])
    func styles(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Links and headings",
        arguments: [
            DumpCase("<a href=' http://x/\n y '>a</a>", #"p link(http://x/ y, "a")"#),
            DumpCase("<a href='../2011/x.html#c'>a</a>", #"p link(../2011/x.html#c, "a")"#),
            DumpCase("<a href=x><b>a</b> c</a>", #"p link(x, strong("a") " c")"#),
            DumpCase("<b>a <a href=x>b</a></b>", #"p strong("a " link(x, "b"))"#),
            DumpCase("<a href=x>1</a><a href=x>2</a>", #"p link(x, "1") link(x, "2")"#),
            DumpCase("<a href='javascript:x()'>a</a><a href=''>b</a><a>c</a>", #"p "abc""#),
            DumpCase("<a href=x></a>", ""),
            DumpCase(
                "<a href=x><h2>a</h2><p>b</p></a>c", "h2 link(x, \"a\")\np link(x, \"b\")\np \"c\""),
            DumpCase("<a href=x><ul><li>a</ul></a>", "ul\n- p link(x, \"a\")"),
            DumpCase("<h1>a</h1><h6>b</h6>", "h1 \"a\"\nh6 \"b\""),
            DumpCase("<h3> </h3><h3><br></h3>a", #"p "a""#),
            DumpCase("<h2><p>a</p><p>b</p></h2>", #"h2 "a" br "b""#),
            DumpCase("<h2>a<br><br>b</h2>", #"h2 "a" br "b""#),
            DumpCase("<h2><img src=x.png></h2>", #"figure image("", x.png)"#),
            DumpCase("<h2><a href=x>a</a></h2>", #"h2 link(x, "a")"#),
        ])
    func links(_ dumpCase: DumpCase) { dumpCase.check() }
}
