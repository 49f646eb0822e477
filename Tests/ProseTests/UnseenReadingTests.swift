import Prose
import Testing

@Suite("What readers don't see, and what stands for it")
struct UnseenReadingTests {
    @Test(
        "Leaves nothing, and nothing behind it is lost",
        arguments: [
            "<script>alert('<p>x</p>')</script>", "<style>p { color: red }</style>",
            "<!-- <p>x</p> -->", "<!--x", "<template><p>x</p></template>",
            "<span style='display:none'>x</span>", "<span hidden>x</span>",
            "<div style='display: none;'><p>x</p></div>", "<p hidden>x</p>",
            "<noscript>x</noscript>", "<noembed>x</noembed>", "<noframes>x</noframes>",
            "<title>x</title>", "<canvas>x</canvas>", "<iframe>x</iframe>",
            "<datalist><option>x</option></datalist>",
            "<select><option>x</option><option>y</option></select>", "<input value=x>",
            "<button>x</button>", "<svg><path d='M0 0'/></svg>", "<svg/>", "<link href=x><meta>",
            "<?xml version='1.0'?>", "<!DOCTYPE html>", "<![CDATA[x]]>",
            "<script>if (a < b && c > d) {}</script>", "<script><!-- x --></script>",
            "<span class=katex-html>x</span>", "<svg><style>x</style><script>x</script></svg>",
        ])
    func nothing(_ html: String) {
        if html != "<!--x" {
            #expect(Prose.document(html: "a\(html)b").text == "ab")
        }
        #expect(Prose.document(html: "<p>a</p>\(html)").dump == #"p "a""#)
    }

    @Test("Stands for what cannot be drawn", arguments: standing)
    func substitute(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let standing: [Reading] = [
        Reading(
            "A drawing with a title", "<svg><title>A lamp</title><path/></svg>",
            #"figure image("A lamp", )"#),
        Reading(
            "A drawing in a line", "a <svg><title>A lamp</title></svg> b",
            #"p "a " image("A lamp", ) " b""#),
        Reading(
            "A formula with its source",
            "a <math><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></math> b",
            #"p "a " math("x^2") " b""#),
        Reading(
            "A formula with a text", "<math alttext='x squared'><mi>x</mi></math>",
            #"math "x squared""#),
        Reading(
            "A formula of letters", "<math><mi>x</mi><mo>=</mo><mn>1</mn></math>.",
            #"math "x = 1.""#),
        Reading("A drawing not ended", "a<svg><path/><p>b</p>", #"p "a""#, #"p "b""#),
        Reading(
            "Invisible is not hidden by its colour", "<span style='color:white'>a</span>", #"p "a""#
        ),
        Reading("Shown again", "<div style='display:block'>a</div>", #"p "a""#),
    ]
}

extension Document {
    /// The text of its paragraphs without anything else.
    fileprivate var text: String {
        blocks.map { block in
            guard case .paragraph(let inlines) = block else { return "?" }
            return inlines.map { inline in
                guard case .text(let text) = inline else { return "?" }
                return text
            }.joined()
        }.joined()
    }
}
