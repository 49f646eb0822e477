import Prose
import Testing

@Suite("Directions")
struct DirectionReadingTests {
    private func dump(_ html: String) -> String { Prose.document(html: html).dump }

    @Test(
        "A block's direction is that of the paragraphs in it",
        arguments: [
            (#"<div dir="rtl"><p>C++ היא</p></div>"#, #"p "C++ היא" rightToLeft"#),
            (#"<p DIR=RTL>abc</p><p>def</p>"#, "p \"abc\" rightToLeft\np \"def\""),
            (#"<p dir="ltr">היא</p>"#, #"p "היא" leftToRight"#),
            (#"<html dir="rtl"><body><p>abc"#, #"p "abc" rightToLeft"#),
            (#"<body dir="rtl"><p>abc"#, #"p "abc" rightToLeft"#),
            (#"<p style="text-align: right; direction: rtl">abc</p>"#, #"p "abc" rightToLeft"#),
            (
                "a<div dir=rtl>b<div>c</div></div>d",
                "p \"a\"\np \"b\" rightToLeft\np \"c\" rightToLeft\np \"d\""
            ),
            (
                "<div dir=rtl><p dir=auto>abc</p><p>def</p></div>",
                "p \"abc\"\np \"def\" rightToLeft"
            ),
            (
                "<div dir=rtl><h2>abc</h2><blockquote>def</blockquote></div>",
                "h2 \"abc\" rightToLeft\nquote\n  p \"def\" rightToLeft"
            ),
            (
                "<ul dir=rtl><li>abc<li dir=ltr>אבג</ul>",
                "ul\n- p \"abc\" rightToLeft\n- p \"אבג\" leftToRight"
            ),
            ("<div dir=rtl>a<br>b</div>", "p \"a\" br \"b\" rightToLeft"),
        ])
    func block(_ html: String, _ expected: String) {
        #expect(dump(html) == expected)
    }

    @Test(
        "A direction that changes nothing leaves no trace",
        arguments: [
            (#"<div dir="ltr">abc <span dir="ltr">def</span> ghi</div>"#, #"p "abc def ghi""#),
            (
                "<p>a <bdi>b</bdi>, <b>c <span dir=auto>d</span> e</b></p>",
                #"p "a b, " strong("c d e")"#
            ),
            ("<p dir=sideways>אבג</p>", #"p "אבג""#), ("<p dir=auto>אבג</p>", #"p "אבג""#),
            (#"<span style="direction: rtl">אבג</span>"#, #"p "אבג""#),
            ("<bdo>אבג</bdo>", #"p "אבג""#),
        ])
    func noTrace(_ html: String, _ expected: String) {
        #expect(dump(html) == expected)
    }

    @Test(
        "An inline direction is an isolate",
        arguments: [
            ("אב <span dir=ltr>C++</span> גד", #"p "אב " isolate(leftToRight, "C++") " גד""#),
            ("by <bdi>אבג</bdi>: 3", #"p "by " isolate(firstStrong, "אבג") ": 3""#),
            (
                "<bdi>א</bdi><bdi>ב</bdi>",
                #"p isolate(firstStrong, "א") isolate(firstStrong, "ב")"#
            ),
            ("a <bdo dir=rtl>bc</bdo>", #"p "a " override(rightToLeft, "bc")"#),
            (
                "<span dir=rtl>a <bdi>b</bdi> c</span>",
                #"p isolate(rightToLeft, "a " isolate(firstStrong, "b") " c")"#
            ),
            (
                #"<a href="http://example.org/" dir="rtl">ab</a>"#,
                #"p isolate(rightToLeft, link(http://example.org/, "ab"))"#
            ),
            (
                #"<a href="http://example.org/">a <bdi>ב</bdi> c</a>"#,
                #"p link(http://example.org/, "a " isolate(firstStrong, "ב") " c")"#
            ),
        ])
    func isolate(_ html: String, _ expected: String) {
        #expect(dump(html) == expected)
    }

    @Test("Isolates within each other are bounded")
    func bounded() {
        let html = String(repeating: "<bdi>א", count: 100)
        #expect(dump(html).split(separator: "isolate(").count == 9)
    }

    @Test("A picture's line, a heading's own link and a typed dash are found beside a direction")
    func known() {
        #expect(dump("<p dir=rtl><img src=a.jpg alt=Moon></p>") == #"figure image("Moon", a.jpg)"#)
        #expect(
            dump(##"<h2 dir=rtl>אבג <a href="#x">¶</a></h2>"##) == #"h2 "אבג" rightToLeft"#)
    }

    @Test("In a table that starts at the right, cells set there are at its start")
    func cells() {
        let cell = "<td align=right>12<td align=left>34<td>אב"
        #expect(
            dump("<table dir=rtl><tr>\(cell)<tr>\(cell)</table>") == """
                table
                  "12" rightToLeft | trailing "34" rightToLeft | "אב" rightToLeft
                  "12" rightToLeft | trailing "34" rightToLeft | "אב" rightToLeft
                """)
    }
}
