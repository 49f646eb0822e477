import Prose
import TestSupport
import Testing

/// Bodies as WordPress keeps them, as dumps of the documents they give.
@Suite("WordPress bodies")
struct WordPressReadingTests {
    private func dump(_ body: String) -> String {
        Prose.document(wordPress: body).dump
    }

    @Test(
        "Blank lines divide paragraphs, other line ends are breaks",
        arguments: [
            ("", ""), ("One.", #"p "One.""#),
            ("One.\r\n\r\nTwo.\r\nThree.", "p \"One.\"\np \"Two.\" br \"Three.\""),
            ("One.\n \n\nTwo.", "p \"One.\"\np \"Two.\""),
            ("<b>One</b>\nTwo", #"p strong("One") br "Two""#),
            ("One<br />\nTwo", #"p "One" br "Two""#),
            ("One\n<h2>Two</h2>\nThree", "p \"One\"\nh2 \"Two\"\np \"Three\""),
            ("<p>One</p>\n\nTwo", "p \"One\"\np \"Two\""),
            ("One\n\n<!--more-->\n\nTwo", "p \"One\"\np \"Two\""),
            ("<!--nextpage-->One", #"p "One""#),
            ("<a\nhref=\"http://x.example\">One</a>", #"p link(http://x.example, "One")"#),
        ])
    func paragraphs(body: String, expected: String) { #expect(dump(body) == expected) }

    @Test("A word in brackets is no short code, however it begins")
    func bracketedWords() {
        let words = [
            "[Video: the sea at night]", "[Vidéo]", "[Cómo explicar]", "[C] 2010", "[R=301,L]",
            "[text]",
        ]
        for word in words { #expect(dump(word) == "p \"\(word)\"", "\(word)") }
        #expect(dump("[audio:http://a.example/b.mp3]").contains("http://a.example/b.mp3"))
    }

    @Test("Blank lines in a drawing do not end it")
    func drawings() {
        #expect(dump("a <svg>\n\n<text>b</text>\n\n</svg> c") == #"p "a c""#)
    }

    @Test("Choices outside a list of choices are text")
    func options() {
        let body = "<option value=1>One</option>\n<option>Two</option>"
        #expect(Prose.document(html: body).dump == "p \"One\"\np \"Two\"")
    }

    @Test("The block editor's paragraphs are its own")
    func blocks() {
        let body = "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->"
        #expect(dump(body) == #"p "One two""#)
    }

    @Test("Line ends of code stay as typed, in HTML and in short codes")
    func code() {
        let expected = "code\n| if (a < b)\n| \n|   go &amp;"
        #expect(dump("<pre>if (a &lt; b)\n\n  go &amp;amp;</pre>") == expected)
        let codes = ["sourcecode language=\"c\"", "code", "cc lang=\"c\"", "cc_c", "php"]
        for code in codes {
            let name = code.prefix { $0 != " " }
            let body = "[\(code)]\nif (a < b)\n\n  go &amp;amp;\n[/\(name)]"
            #expect(dump(body) == expected, "\(code)")
        }
        #expect(dump("Call [cci]a<b>()[/cci] now") == #"p "Call " code("a<b>()") " now""#)
    }

    @Test("A code that is never closed takes nothing with it")
    func unclosedCode() {
        #expect(dump("One [code] two\n\nThree") == "p \"One two\"\np \"Three\"")
        #expect(dump("[caption]One") == #"p "One""#)
    }

    @Test("A caption stands by its picture, in its old form too")
    func captions() {
        let picture = "<a href=\"http://x.example/p\"><img src=\"/p.jpg\" alt=\"A lens\"></a>"
        let new = dump("[caption id=\"a1\" width=\"3\"]\(picture) The lens[/caption]")
        let old = dump("[caption id=\"a1\" caption=\"The lens\"]\(picture)[/caption]")
        #expect(new == old)
        #expect(new.contains("The lens"))
    }

    @Test(
        "Codes of things to play become places to follow",
        arguments: [
            ("[youtube=http://www.youtube.com/watch?v=abc123]", "abc123"),
            ("[vimeo 12345]", "vimeo.com/12345"),
            ("[embed]https://vimeo.com/6[/embed]", "vimeo.com/6"),
            ("[audio mp3=\"http://x.example/a.mp3\"][/audio]", "a.mp3"),
        ])
    func media(body: String, part: String) {
        let text = dump(body)
        #expect(text.hasPrefix("figure"), "\(text)")
        #expect(text.contains(part), "\(text)")
    }

    @Test(
        "Formulas, galleries, boxes of page builders, and what nobody knows",
        arguments: [
            ("$latex x^2$ and $5 or $6", #"x^2"#), ("[latex]a<b[/latex]", "a<b"),
            ("[gallery ids=\"3,4,5\"]", "[gallery: 3 pictures]"), ("[gallery]", "[gallery]"),
            ("[vc_row][vc_column width=\"1/2\"]Text[/vc_column][/vc_row]", #"p "Text""#),
            ("[unknown a=\"b\"]x[/unknown] [sic] a[1]", "[unknown a=\"b\"]x[/unknown] [sic] a[1]"),
            ("[[gallery]] shows pictures", #"p "[gallery] shows pictures""#),
            ("<code>[gallery]</code>", #"code("[gallery]")"#),
        ])
    func others(body: String, part: String) {
        let text = dump(body).replacing("\\\"", with: "\"")
        #expect(text.contains(part), "\(text)")
    }

    @Test("A megabyte of brackets, open codes and dollars is read in one pass")
    func hostile() {
        for piece in [
            "[code]", "[", "[a ", "[[", "[a b=\"", "$latex ", "[caption]<a><img>", "\n\n<",
        ] {
            let body = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
            let time = workingTime { _ = Prose.document(wordPress: body) }
            #expect(time < .seconds(20), "\(piece): \(time)")
        }
    }
}
