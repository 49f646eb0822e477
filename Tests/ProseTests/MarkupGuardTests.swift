import TestSupport
import Testing

@testable import Prose

@Suite("What is bounded before parsing")
struct MarkupGuardTests {
    /// The source as the parser gets it.
    private func guarded(_ source: String, _ limits: MarkupGuard.Limits = .init()) -> String {
        var source = source
        return source.withUTF8 { bytes in
            MarkupGuard.harmless(bytes, limits: limits)
                .map { String(decoding: $0, as: UTF8.self) } ?? bytes.text
        }
    }

    @Test("Random mark-up never opens more elements than the guard counts", arguments: 0..<40)
    func depth(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for round in 0..<60 {
            // A few tokens repeated are what gains depth where the guard believes to lose it.
            let length = round % 3 == 0 ? 400 : Int.random(in: 2...12, using: &random)
            let some = (0..<8).map { _ in Self.tokens.randomElement(using: &random) ?? "" }
            let tokens = round % 2 == 0 ? Self.tokens : some
            let motif = (0..<length).map { _ in tokens.randomElement(using: &random) ?? "" }
            let source = String(repeating: motif.joined(), count: max(1, 400 / length))
            var limits = MarkupGuard.Limits()
            limits.depth = 24
            limits.formatting = round % 5 == 0 ? 24 : 6
            var bounded = guarded(source, limits)
            let depth = bounded.withUTF8 {
                Gumbo.parse($0) { root, _ in deepest(below: root) } ?? 0
            }
            // Each table may bring a row group, a row and a column group that no tag opens.
            #expect(depth <= 24 * 2 + 4, "seed \(seed): \(source)")
        }
    }

    @Test(
        "Ordinary mark-up passes unchanged",
        arguments: [
            "<p>One<br>two</p>\n<p>Three", "<ul><li>a<li>b</ul>", "<P><FONT color=red>x</FONT>",
            "<table><tr><td>a<td>b</table>", "a < b & c", "<a href='x>y'>z</a>", "<b><p>x</b></p>",
            "<pre>&lt;b&gt;</pre>", "<!-- c --><p>x", "<!DOCTYPE html><html><body>x</body></html>",
            "<textarea><b></textarea>", "<xmp><b></xmp>y", "<plaintext><b>", "日本語<br/>",
        ])
    func unchanged(_ source: String) {
        #expect(guarded(source) == source)
        let deep = String(repeating: "<div>", count: 200) + String(repeating: "</div>", count: 200)
        if !source.contains("<html") { #expect(guarded(deep + source) == deep + source) }
    }

    @Test("Posts of Blogger backups pass unchanged", .enabled(if: Corpus.isPresent))
    func corpus() {
        for name in Corpus.names(in: "blogger-xml") {
            for body in Corpus.bodies(ofBackup: name) {
                let isPlain = ["<script", "<style", "<svg", "<select", "<iframe", "data:", "<html"]
                    .allSatisfy { !body.lowercased().contains($0) }
                if isPlain { #expect(guarded(body) == body) }
            }
        }
    }

    @Test(
        "What the parser reads by rules of its own is taken out",
        arguments: [
            ("a<script>x</script>b", "a<script></script>b"),
            ("<style>p</style>", "<style></style>"),
            ("<script>x", "<script>"), ("<svg><path/></svg>x", "x"), ("<svg/>x", "x"),
            ("<svg><title>A \"b\"</title></svg>", "<img alt=\"A &quot;b&quot;\">"),
            ("<svg><p>x", "<p>x"), ("<svg></p>x", "</p>x"), ("<svg>x", ""),
            ("<svg><svg></svg></svg>x", "x"),
            ("<svg><foreignObject><p>x</p></foreignObject></svg>y", "y"),
            ("<svg><![CDATA[</svg>]]></svg>x", "x"),
            ("<math><mi>x</mi></math>", "<img class=latex alt=\"x\">"),
            ("<math alttext='a<b'><mi>x</math>", "<img class=latex alt=\"a&lt;b\">"),
            ("<math><annotation encoding=t>x^2</annotation></math>", ""),
            ("<select><option>x</select>y", "y"), ("<select><option>x<input>y", "<input>y"),
            ("<template><b>x</template>y", "y"), ("<frameset><frame>x", "x"), ("<isindex>x", "x"),
            ("x<<svg></svg>b", "x<<!---->b"), ("<svg><svg>x", ""),
        ])
    func taken(_ source: String, _ rest: String) {
        #expect(guarded(source) == rest)
    }

    @Test("Attributes are bounded")
    func attributes() {
        let picture =
            "<img src='data:image/png;base64,\(String(repeating: "A", count: 9000))' alt=x>"
        #expect(guarded(picture) == "<img src='data:' alt=x>")
        let short = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
        #expect(guarded(short) == short)
        let many = "<p" + (0..<300).map { " a\($0)=1" }.joined() + ">x"
        #expect(guarded(many) == "<p" + (0..<256).map { " a\($0)=1" }.joined() + " >x")
        let long = "<p title='\(String(repeating: "t", count: 70_000))'>x"
        #expect(guarded(long) == "<p title=''>x")
    }

    @Test("Nesting is bounded and its text kept")
    func nesting() {
        let source = String(repeating: "<div>", count: 100_000) + "x"
        #expect(guarded(source) == String(repeating: "<div>", count: 256) + "x")
        let fonts = String(repeating: "<font>x", count: 1000)
        #expect(guarded(fonts).hasSuffix(String(repeating: "x", count: 952)))
        let list = String(repeating: "<li>x", count: 10_000)
        #expect(guarded(list) == list)
    }

    @Test("Formatting opened again without end turns into text")
    func reopening() {
        let source =
            "<p>" + (0..<40).map { "<font color=c\($0)>" }.joined()
            + String(repeating: "<p>x", count: 9000)
        let bounded = guarded(source)
        #expect(bounded.hasSuffix(" x x x x"))
        #expect(bounded.count(where: { $0 == "x" }) == 9000)
    }

    @Test("A source that outwits the guard is read as text")
    func outwitted() {
        let motif = "</html><th><input></table><<table><font color=1><main><strong><x-y>"
        let document = Prose.document(html: String(repeating: motif, count: 3000) + "end")
        #expect(document.dump.contains("end"))
    }

    /// The depth of a tree, found without recursion.
    private func deepest(below root: Node) -> Int {
        var deepest = 0
        var waiting = [(root, 1)]
        while let (node, depth) = waiting.popLast() {
            deepest = max(deepest, depth)
            for child in node.children { waiting.append((child, depth + 1)) }
        }
        return deepest
    }

    private static let names = [
        "div", "p", "b", "i", "a", "font", "span", "ul", "ol", "li", "dl", "dt", "dd", "table",
        "tbody", "tr", "td", "th", "caption", "colgroup", "h1", "h2", "pre", "blockquote", "form",
        "button", "object", "marquee", "nobr", "ruby", "rt", "option", "center", "section",
        "x-y", "x-z", "code", "select", "svg", "math", "template", "noscript", "body", "html",
        "textarea", "xmp", "title", "style", "script", "iframe", "frameset", "applet", "fieldset",
        "details", "summary", "figure", "listing", "address", "head", "tfoot", "menuitem", "image",
        "u", "em", "strong", "sub", "optgroup", "main", "label",
    ]

    private static let tokens =
        names.map { "<\($0)>" } + names.map { "</\($0)>" }
        + ["<p>", "<div>", "<b>", "<table>", "<td>", "<tr>", "<a href=x>", "<font color=1>"]
        + ["x", " ", "x", "<br>", "<hr>", "<img>", "<input>", "<!--", "-->", "<![CDATA[", "]]>"]
        + ["<a b='", "'>", "<", "</", "&amp;", "<col>", "<isindex>", "<frame>", "<embed>"]
}
