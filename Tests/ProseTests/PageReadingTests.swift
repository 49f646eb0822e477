import Prose
import Testing

@Suite("Whole pages and plain text")
struct PageReadingTests {
    @Test("Pages", arguments: pages)
    func page(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let pages: [Reading] = [
        Reading(
            "With a head",
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Fog</title>
            <style>p { margin: 0 }</style></head>
            <body class="x"><h1>Fog signals</h1>
            <p>One.</p>
            </body></html>
            """, #"h1 "Fog signals""#, #"p "One.""#),
        Reading("Without body", "<html><head><title>x</title></head><p>a</html>", #"p "a""#),
        Reading("Text after its end", "<html><body><p>a</p></body></html>b", #"p "a""#, #"p "b""#),
        Reading("A body within a post", "a<body><p>b</p></body>c", #"p "a""#, #"p "b""#, #"p "c""#),
        Reading("A head within a post", "a<head><title>x</title></head>b", #"p "ab""#),
        Reading(
            "Two pages", "<html><body>a</body></html><html><body><p>b</body></html>", #"p "a""#,
            #"p "b""#),
        Reading("A byte order mark", "\u{FEFF}<html><body>a</body></html>", #"p "a""#),
        Reading("Frames", "<frameset><frame src=x></frameset><noframes>a</noframes>b"),
        Reading("Frames after text", "<html>a<frameset><frame src=x></frameset>b", #"p "ab""#),
        Reading(
            "Frames in a post", "<p>a</p><frameset><frame src=x></frameset>b", #"p "a""#, #"p "b""#),
        Reading(
            "A drawing before the body", "<!doctype html><svg><title>a</title></svg><p>b",
            #"figure image("a", )"#, #"p "b""#),
        Reading(
            "A byte order mark before a document type", "\u{FEFF}<!doctype html><title>x</title>a",
            #"p "a""#),
        Reading("XHTML", "<html xmlns='x'><body><div/><p>a</p><br/></body></html>", #"p "a""#),
    ]

    @Test(
        "Plain text",
        arguments: [
            ("", ""), ("\n \n", ""), ("One line.", #"p "One line.""#),
            ("One\ntwo", #"p "One" br "two""#),
            ("One\r\ntwo\rthree", #"p "One" br "two" br "three""#),
            ("One\n\nTwo", "p \"One\"\np \"Two\""), ("One\r\n\r\nTwo", "p \"One\"\np \"Two\""),
            ("One\n \t\n\n\nTwo\n", "p \"One\"\np \"Two\""),
            ("  a \t b  ", #"p "a b""#), ("<b>a</b> &amp; b", #"p "<b>a</b> &amp; b""#),
            ("10\u{A0}km", #"p "10\u{A0}km""#),
            (
                "See http://a.example/x.",
                #"p "See " link(http://a.example/x, "http://a.example/x") ".""#
            ),
            (
                "(https://a.example/a_(b))",
                #"p "(" link(https://a.example/a_(b), "https://a.example/a_(b)") ")""#
            ),
            (
                "<http://a.example/>, then",
                #"p "<" link(http://a.example/, "http://a.example/") ">, then""#
            ),
            (
                "http://a.example/ http://b.example/",
                #"p link(http://a.example/, "http://a.example/") " " link(http://b.example/, "http://b.example/")"#
            ),
            ("HTTP://A.example", #"p link(HTTP://A.example, "HTTP://A.example")"#),
            ("xhttp://a.example", #"p "xhttp://a.example""#), ("http://", #"p "http://""#),
            ("ftp://a.example", #"p "ftp://a.example""#), ("ratio 1:2", #"p "ratio 1:2""#),
            (
                "見てhttp://a.example/灯。次",
                #"p "見て" link(http://a.example/灯, "http://a.example/灯") "。次""#
            ),
        ])
    func plain(_ text: String, _ dump: String) {
        #expect(Prose.document(plainText: text).dump == dump)
    }
}
