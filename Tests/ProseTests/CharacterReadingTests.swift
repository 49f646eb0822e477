import Prose
import Testing

@Suite("References to characters")
struct CharacterReadingTests {
    @Test(
        "In text",
        arguments: [
            ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("caf&eacute;", "café"),
            ("&rsquo;&ldquo;&hellip;", "’“…"), ("&#8217;&#x2019;&#X2019;", "’’’"),
            ("&#145;&#146;&#147;&#148;", "‘’“”"), ("&#128;&#150;&#151;", "€–—"),
            ("&#133;&#153;", "…™"), ("&copy 2011", "© 2011"), ("&eacute", "é"),
            ("AT&T", "AT&T"), ("a & b", "a & b"), ("&", "&"), ("&;", "&;"), ("&#;", "&#;"),
            ("&#x;", "&#x;"), ("&unknown;", "&unknown;"), ("&amp;lt;", "&lt;"),
            ("&#8217", "’"), ("&notit;", "¬it;"), ("&#128294;", "🔦"), ("&Zopf;", "ℤ"),
            ("a&#11;b", "a b"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
            ("&#x110000;", "\u{FFFD}"),
            ("&#99999999999999;", "\u{FFFD}"), ("2 < 3", "2 < 3"), ("I <3 you", "I <3 you"),
            ("a <", "a <"), ("&euro;&pound;", "€£"), ("&frac12;", "½"), ("&larr;", "←"),
        ])
    func text(_ html: String, _ text: String) {
        #expect(Prose.document(html: html).blocks == [.paragraph([.text(text)])])
    }

    @Test("Scripts and signs of all kinds stay as they are")
    func scripts() {
        for text in ["灯台守の日記", "منارة", "מגדלור", "маяк", "등대", "👨‍👩‍👧‍👦 🇫🇷 ❤️", "e\u{301}", "𝄞"] {
            #expect(Prose.document(html: "<p>\(text)</p>").blocks == [.paragraph([.text(text)])])
        }
    }

    @Test("In attributes")
    func attributes() {
        let html = "<img src='a.png?x=1&amp;y=2' alt='Caf&eacute; &quot;Fog&quot;'>"
        #expect(
            Prose.document(html: html).dump == #"figure image("Café "Fog"", a.png?x=1&y=2)"#)
    }

    @Test("A NUL is no end of the text")
    func null() {
        let dump = Prose.document(html: "<p>a\0b</p><p>end</p>").dump
        #expect(dump == "p \"ab\"\np \"end\"")
    }
}
