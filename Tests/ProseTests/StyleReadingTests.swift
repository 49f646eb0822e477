import Prose
import Testing

@Suite("Styles")
struct StyleReadingTests {
    @Test(
        "An element and its style",
        arguments: [
            ("b", "strong"), ("strong", "strong"), ("i", "emphasis"), ("em", "emphasis"),
            ("cite", "emphasis"), ("dfn", "emphasis"), ("var", "emphasis"), ("code", "code"),
            ("tt", "code"), ("samp", "code"), ("kbd", "keyboard"), ("del", "deleted"),
            ("s", "deleted"), ("strike", "deleted"), ("ins", "inserted"), ("u", "inserted"),
            ("sup", "superscript"), ("sub", "subscript"), ("small", "small"),
            ("mark", "highlighted"),
        ])
    func element(_ name: String, _ style: String) {
        let document = Prose.document(html: "a <\(name)>b</\(name)> c")
        #expect(document.dump == #"p "a " \#(style)("b") " c""#)
    }

    @Test(
        "A style attribute and its style",
        arguments: [
            ("font-weight: bold", "strong"), ("FONT-WEIGHT:BOLD;", "strong"),
            ("font-weight:700", "strong"), ("font-weight: bolder", "strong"),
            ("font-style:italic", "emphasis"), ("font-style: oblique", "emphasis"),
            ("text-decoration: line-through", "deleted"),
            ("text-decoration-line: underline", "inserted"),
            ("color: red; text-decoration: underline", "inserted"),
            ("vertical-align: super; font-size: 60%", "superscript"),
            ("vertical-align:sub", "subscript"), ("font-family: Courier New", "code"),
            ("font-family: 'Courier New', monospace", "code"), ("font: bold 12px Arial", "strong"),
        ])
    func attribute(_ style: String, _ expected: String) {
        let document = Prose.document(html: "a <span style=\"\(style)\">b</span> c")
        #expect(document.dump == #"p "a " \#(expected)("b") " c""#)
    }

    @Test(
        "A style attribute that says nothing",
        arguments: [
            "", ";;;", ":", "font-weight", "font-weight:", "font-weight: normal", "color: bold",
            "font-weight: 400", "x:y;font-style:normal", "font-family: Georgia, monospace",
            "text-decoration: none",
        ])
    func nothing(_ style: String) {
        #expect(Prose.document(html: "a <span style=\"\(style)\">b</span>").dump == #"p "a b""#)
    }

    @Test("Combined and undone", arguments: combined)
    func combination(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let combined: [Reading] = [
        Reading("One in another", "<b>a<i>b</i></b>", #"p strong("a" emphasis("b"))"#),
        Reading("Overlapping", "<b>a<i>b</b>c</i>", #"p strong("a" emphasis("b")) emphasis("c")"#),
        Reading("The same twice", "<b><strong>a</strong></b>", #"p strong("a")"#),
        Reading("Interrupted by nothing", "<b>a</b><b>b</b>", #"p strong("ab")"#),
        Reading(
            "Undone within", "<b>a<span style='font-weight:normal'>b</span></b>",
            #"p strong("a") "b""#),
        Reading(
            "A pasted document's bold that isn't",
            "<b style='font-weight:normal' id='docs-internal-guid-1'><p>One</p></b>", #"p "One""#),
        Reading(
            "Around blocks", "<i><p>One</p><p>Two</p></i>", #"p emphasis("One")"#,
            #"p emphasis("Two")"#),
        Reading(
            "On a block", "<div style='font-style:italic'>One</div>two", #"p emphasis("One")"#,
            #"p "two""#),
        Reading("font with a colour", "<font color=red size=5>One</font>", #"p "One""#),
        Reading(
            "font with a typewriter's face", "<font face='Courier New'>One</font>",
            #"p code("One")"#),
        Reading(
            "A post in a typewriter's face is no program",
            "<div style='font-family: Courier New'>One</div>", #"p "One""#),
        Reading("Underline of a link", "<a href=/x><u>a</u></a>", #"p link(/x, inserted("a"))"#),
        Reading(
            "Underline that a style gives a link",
            "<a href=/x style='text-decoration: underline'>a</a>", #"p link(/x, "a")"#),
        Reading(
            "A power of a power", "15·2<sup>2<sup>5</sup></sup> = x<sub>i<sub>j</sub></sub>",
            #"p "15·2" superscript("2^(5)") " = x" subscript("i_(j)")"#),
        Reading("A mark raised twice", "a<sup><sup>1</sup></sup>", #"p "a" superscript("1")"#),
        Reading("A footnote's mark", "word<sup>1</sup>.", #"p "word" superscript("1") ".""#),
        Reading("A formula", "H<sub>2</sub>O", #"p "H" subscript("2") "O""#),
        Reading("A key in code", "<kbd><code>x</code></kbd>", #"p code(keyboard("x"))"#),
        Reading(
            "A shortened word", "<abbr title='Long'>L</abbr> <acronym>A</acronym>",
            #"p abbreviation(Long, "L") " A""#),
        Reading("A quotation", "<q>one</q>", #"p "“one”""#),
        Reading("A quotation in one", "<q>one <q>two</q></q>", #"p "“one ‘two’”""#),
        Reading(
            "Readings above letters", "<ruby>灯<rt>とう</rt></ruby>", #"p "灯(とう)""#),
        Reading(
            "Readings with their own parentheses",
            "<ruby>灯<rp>(</rp><rt>とう</rt><rp>)</rp>台<rp>(</rp><rt>だい</rt><rp>)</rp></ruby>",
            #"p "灯(とう)台(だい)""#),
        Reading(
            "Larger and coloured", "<big>a</big> <blink>b</blink> <nobr>c</nobr>", #"p "a b c""#),
        Reading(
            "Time, data, output", "<time>a</time> <data>b</data> <output>c</output>", #"p "a b c""#),
        Reading(
            "A direction of its own", "<bdo dir=rtl>a</bdo> <bdi>b</bdi>",
            #"p override(rightToLeft, "a") " " isolate(firstStrong, "b")"#),
    ]
}
