import Prose
import Testing

@Suite("Plain text")
struct PlainTextDocumentTests {
    @Test(
        "Lines, paragraphs and addresses",
        arguments: [
            ("", ""), ("\n \n", ""), ("One.", #"p "One.""#),
            ("One.\nTwo.\n\nThree.", "p \"One.\" br \"Two.\"\np \"Three.\""),
            ("One.\r\nTwo.\r\n \r\nThree.\r\n", "p \"One.\" br \"Two.\"\np \"Three.\""),
            ("One.\rTwo.", #"p "One." br "Two.""#), ("One.\u{0C}Two.", #"p "One." br "Two.""#),
            ("  One   two ", #"p "One two""#), ("<b>&amp;", #"p "<b>&amp;""#),
            (
                "See http://x.example/a?b=1.",
                #"p "See " link(http://x.example/a?b=1, "http://x.example/a?b=1") ".""#
            ),
            (
                "(https://x.example/a_(b)), y",
                #"p "(" link(https://x.example/a_(b), "https://x.example/a_(b)") "), y""#
            ),
            ("<http://x.example>", #"p "<" link(http://x.example, "http://x.example") ">""#),
            ("http://x.example。次", #"p link(http://x.example, "http://x.example") "。次""#),
            ("HTTP://X.example", #"p link(HTTP://X.example, "HTTP://X.example")"#),
            (
                "xhttp://y http:// ftp://z javascript:x",
                #"p "xhttp://y http:// ftp://z javascript:x""#
            ),
            (
                "https://a https://b",
                #"p link(https://a, "https://a") " " link(https://b, "https://b")"#
            ),
        ])
    func text(_ source: String, _ dump: String) {
        #expect(Prose.document(plainText: source).dump == dump)
    }
}
