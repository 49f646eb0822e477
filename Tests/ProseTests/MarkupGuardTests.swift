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

    @Test("Random mark-up never opens more elements than the guard counts", arguments: 2000..<8000)
    func depth(_ seed: Int) {
        var random = Random(seed: UInt64(seed))
        for round in 0..<60 {
            // A few tokens repeated are what gains depth where the guard believes to lose it.
            let length = round % 3 == 0 ? 400 : Int.random(in: 2...10, using: &random)
            let motif = (0..<length).map { _ in Self.tokens.randomElement(using: &random) ?? "" }
            let source = String(repeating: motif.joined(), count: max(1, 400 / length))
            var limits = MarkupGuard.Limits()
            limits.depth = 24
            limits.formatting = 6
            var bounded = guarded(source, limits)
            let depth = bounded.withUTF8 { Gumbo.parse($0) { deepest(below: $0) } ?? 0 }
            print("DEPTH", depth)
            // Each table may bring a row group, a row and a column group that no tag opens.
            #expect(depth <= 24 * 2 + 4, "seed \(seed): \(source)")
        }
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
