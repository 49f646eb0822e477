import TestSupport
import Foundation
import Prose
import Testing

@Suite("Mutated HTML")
struct FuzzTests {
    /// How many mutants of each seed: `ANNALS_FUZZ` by hand, as many as a second holds in the suite.
    private static let rounds =
        ProcessInfo.processInfo.environment["ANNALS_FUZZ"].flatMap { Int($0) } ?? 150

    @Test("Neither crashes nor makes a document that is none", arguments: 0..<8)
    func mutate(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<Self.rounds {
            let source = mutant(of: Self.seeds.randomElement(using: &random) ?? "", &random)
            var document = Document()
            let took = workingTime { document = Prose.document(html: source) }
            #expect(DocumentInvariants.violation(in: document) == nil, "from: \(source)")
            #expect(took < .seconds(5), "\(took) for \(source.utf8.count) bytes: \(source)")
            #expect(Prose.wordCount(html: source) >= 0)
            #expect(Prose.plainText(html: source).utf8.count <= 2 * source.utf8.count)
            #expect(
                Prose.document(plainText: source).dump.isEmpty == source.allSatisfy(\.isWhitespace))
        }
    }

    private func mutant(of source: String, _ random: inout SeededGenerator) -> String {
        var bytes = Array(source.utf8)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 2:
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                bytes.insert(contentsOf: piece.utf8, at: start)
            case 3:
                if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
            default:
                let count = Int.random(in: 1...300, using: &random)
                bytes.insert(contentsOf: (0..<count).flatMap { _ in bytes[start..<end] }, at: end)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let pieces = [
        "<", ">", "</", "&", "&#", "&#x", ";", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "\0",
        "\r", "\u{FEFF}", "\u{200B}", "&nbsp;", "<br>", "<p>", "</p>", "<table>", "<tr>", "<td>",
        "</table>", "<svg>", "</svg>", "<math>", "<select>", "<template>", "<plaintext>", "<pre>",
        "<li>", "<ul>", "<dl><dt>", "<a href=x>", "</a>", "<b>", "</b>", "<img src=a>", "<figure>",
        "<figcaption>", "<noscript>", "<object>", "<q>", "<rt>", "<hr>", "<h1>", "<textarea>",
        "<a href='#n'>[1]</a>", "<sup><a href='#m'>2</a></sup>", "<li id=n>", "<p id=m>",
        "<a id=n>",
        "<details>", "<summary>", "<address>", "<pre class=verse>", "<div class=poem>", "\\(",
        "\\)",
        "$$", "<math><mfrac>", "<math display=block><mi>x", "</math>", "<div class=gallery>",
        "<input type=checkbox>", "<abbr title=x>", "<blockquote class=pullquote>", "<cite>",
        "<script type='math/tex'>", "</script>", " class=footnotes", " rowspan=0", " lang=ja",
        "日\n本",
        " style='display:block;font-weight:bold'", " colspan=99", " hidden", "<caption>", "<body>",
    ]

    private static let inlineSeeds = [
        """
        <div class="separator"><a href="b.jpg"><img src="a.jpg"></a></div><p>One <b>two</b>
        three.<br><br>Four &amp; five.</p><blockquote><p>Six</p></blockquote>
        """,
        """
        <table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td rowspan=2>c</td><td>d</td></tr>
        </table><ul><li>e<ol start=3><li value=7>f</li></ol></li></ul><dl><dt>g<dd>h</dl>
        """,
        """
        <pre class="brush: js">a\n  b</pre><figure><img src=c alt=d><figcaption>e <i>f</i>
        </figcaption></figure><iframe src="//youtube.com/embed/x"></iframe><noscript><img src=y>
        </noscript><q>g</q> <ruby>h<rt>i</rt></ruby> <span style="font-weight:bold">j</span>
        """,
    ]

    private static let noteSeeds = [
        """
        <p>a<sup id=r1><a href="#n1">1</a></sup> b <a href="#n2" name="r2">[2]</a> <a href="#s">c</a></p>
        <h2 id=s>d</h2><ol class=footnotes><li id=n1><p>e <a href="#r1">↩</a></p><li id=n2>f <a
        href="#r2">↩</a></ol><p><a name=n3>3</a> g<br><a name=n4>4</a> h</p><a href="#n3">[3]</a>
        """,
        """
        <details><summary>a</summary><figure class=wp-block-gallery><img src=a><img src=b><img src=c>
        <figcaption>b</figcaption></figure></details><pre class=wp-block-verse>c\n  d\n\ne</pre><math
        display=block><mfrac><mi>x</mi><msqrt><mn>2</mn></msqrt></mfrac></math><p>f \\(g^2\\) $$h$$<ol
        type=a reversed><li><input type=checkbox checked>i<li value=9>j</ol><table><tr><td>a
        <a href="#q">[1]</a><td><p id=q>b <a href="#q">^</a></table>
        """,
    ]

    private static let seeds: [String] = {
        let bodies = Corpus.isPresent ? Corpus.names(in: "blogger-xml").flatMap(Corpus.bodies) : []
        return inlineSeeds + noteSeeds + bodies.filter { $0.utf8.count < 4000 }
    }()
}
