import Prose
import Testing

@Suite("Links")
struct LinkReadingTests {
    @Test("What is linked", arguments: linked)
    func link(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let linked: [Reading] = [
        Reading(
            "In a sentence", "See <a href='http://a.example/1'>the first</a>.",
            #"p "See " link(http://a.example/1, "the first") ".""#),
        Reading("With a style", "<a href=/x>a <b>b</b></a>", #"p link(/x, "a " strong("b"))"#),
        Reading("Within a style", "<b>a <a href=/x>b</a></b>", #"p strong("a " link(/x, "b"))"#),
        Reading(
            "Around blocks", "<a href=/x><p>One</p><p>Two</p></a>", #"p link(/x, "One")"#,
            #"p link(/x, "Two")"#),
        Reading(
            "Around a heading", "<a href=/x><h2>One</h2></a>", #"h2 link(/x, "One")"#),
        Reading("In a heading", "<h3><a href=/x>One</a> more</h3>", #"h3 link(/x, "One") " more""#),
        Reading(
            "Two with one address", "<a href=/x>a</a><a href=/x>b</a>",
            #"p link(/x, "a") link(/x, "b")"#),
        Reading(
            "One in another", "<a href=/x>a<a href=/y>b</a>c", #"p link(/x, "a") link(/y, "b") "c""#
        ),
        Reading(
            "Not ended", "<p><a href=/x>a</p><p>b</p>", #"p link(/x, "a")"#, #"p link(/x, "b")"#),
        Reading("Around a list", "<a href=/x><ul><li>a</ul></a>", "ul", #"- p link(/x, "a")"#),
        Reading(
            "In a cell", "<table><tr><td><a href=/x>a</a><td>b</table>", "table",
            #"  link(/x, "a") | "b""#),
        Reading(
            "To a page of its own", "<a href=/x><img src=a.png alt=A></a>",
            #"figure image("A", /x)"#),
        Reading(
            "Around a picture and text", "<a href=/x><img src=a.png> words</a>",
            #"p link(/x, image("", a.png) " words")"#),
        Reading(
            "A note's mark and its way back", "a<sup><a href=#n1>1</a></sup> <a href='#r1'>↩</a>",
            #"p "a" link(#n1, superscript("1")) " " link(#r1, "↩")"#),
        Reading(
            "The whole of an item", "<ul><li><a href=/x>a</a><li><a href=/y>b</a></ul>", "ul",
            #"- p link(/x, "a")"#, #"- p link(/y, "b")"#),
        Reading(
            "Broken by a break", "<a href=/x>a</a><br><a href=/y>b</a>",
            #"p link(/x, "a") br link(/y, "b")"#),
        Reading("To what only annals makes", "<a href=' Annals:fold:1'>a</a>", #"p "a""#),
        Reading(
            "An address in the text", "See http://h.example/a?b=1&amp;c, or www.h.example.",
            #"p "See " link(http://h.example/a?b=1&c, "http://h.example/a?b=1&c") ", or " "#
                + #"link(http://www.h.example, "www.h.example") ".""#),
        Reading(
            "Addresses in brackets and quotation marks",
            "(https://h.example/a_(b)) [http://h.example/c] “http://h.example/d” <i>www.h.example</i>",
            #"p "(" link(https://h.example/a_(b), "https://h.example/a_(b)") ") [" "#
                + #"link(http://h.example/c, "http://h.example/c") "] “" "#
                + #"link(http://h.example/d, "http://h.example/d") "” " "#
                + #"link(http://www.h.example, emphasis("www.h.example"))"#),
        Reading(
            "No addresses", "http:// www. www.x awww.h.example a@www.h.example http://-",
            #"p "http:// www. www.x awww.h.example a@www.h.example http://-""#),
        Reading("An address that is a link", "<a href=/x>http://h</a>", #"p link(/x, "http://h")"#),
        Reading("An address in code", "<code>http://h</code>", #"p code("http://h")"#),
        Reading(
            "An address that is broken", "http://h.example/<wbr>a",
            #"p "http://h.example/\u{200B}a""#),
        Reading("An anchor", "a<a name=here>b</a>c<a id=x></a>", #"p "abc""#),
    ]

    @Test(
        "The address as it is kept",
        arguments: [
            ("http://a.example/?a=1&amp;b=2", "http://a.example/?a=1&b=2"),
            ("http://a.example/?a=1&b=2", "http://a.example/?a=1&b=2"),
            ("../2011/01/x.html", "../2011/01/x.html"),
            ("#note", "#note"), ("//a.example/x", "//a.example/x"),
            ("  http://a.example/\n", "http://a.example/"),
            ("http://a.example/one\n  two", "http://a.example/one  two"),
            ("http://a.example/o\nne", "http://a.example/one"),
            ("mailto:keeper@a.example", "mailto:keeper@a.example"),
            ("http://ä.example/ö", "http://ä.example/ö"), ("?p=12", "?p=12"),
            ("http://a.example/&#x41;", "http://a.example/A"),
            ("HTTP://A.EXAMPLE", "HTTP://A.EXAMPLE"),
        ])
    func address(_ href: String, _ address: String) {
        let document = Prose.document(html: "<a href=\"\(href)\">x</a>")
        #expect(document.blocks == [.paragraph([.link(address: address, [.text("x")])])])
    }

    @Test(
        "An address that leads nowhere leaves its text",
        arguments: [
            "", " ", "javascript:void(0)", " JavaScript:alert(1)", "java\nscript:alert(1)",
            "&#1;javascript:alert(1)", "java&#9;script:alert(1)", "data:text/html,x",
        ])
    func nowhere(_ href: String) {
        #expect(Prose.document(html: "<a href=\"\(href)\">x</a>").dump == #"p "x""#)
    }

    @Test("An address without quotes, in capitals, doubled")
    func spelling() {
        let html = "<A HREF=http://a.example/x HREF=/y>a</A>"
        #expect(Prose.document(html: html).dump == #"p link(http://a.example/x, "a")"#)
    }
}
