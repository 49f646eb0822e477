import TestSupport
import Testing

@testable import Prose

@Suite("Where the source of a long text is cut")
struct SourceBeginningTests {
    private func beginning(_ source: String, _ limit: Int) -> String? {
        var source = source
        return source.withUTF8 { bytes in
            SourceBeginning.end(in: bytes, limit: limit).map { bytes.slice(0..<$0).text }
        }
    }

    private func filler(_ count: Int) -> String { String(repeating: "x", count: count) }

    @Test("A text that is not longer is not cut")
    func short() {
        #expect(beginning("<p>One</p>", 10) == nil)
        #expect(beginning("", 0) == nil)
        #expect(Prose.beginning(ofLongHTML: String(repeating: "<b>x</b> ", count: 20_000)) == nil)
    }

    @Test("Blocks are parted where one begins or ends nearby")
    func blocks() {
        #expect(beginning("<p>One two</p><p>Three four five</p>", 18) == "<p>One two</p>")
        #expect(beginning("<ul><li>One<li>Two<li>Three</ul>", 20) == "<ul><li>One<li>Two")
        #expect(beginning("<p>One two</p> <b>three</b> four", 18) == "<p>One two</p>")
        #expect(beginning("<tr><td>a<td>b<tr><td>c<td>d", 18) == "<tr><td>a<td>b")
    }

    @Test("A long block is parted at white space, outside tags")
    func spaces() {
        #expect(beginning("One two three four five", 14) == "One two three")
        #expect(beginning("One two <b class='a b'>three</b> four", 14) == "One two ")
        #expect(beginning("One two <!-- three > four --> five", 20) == "One two ")
        #expect(beginning("One two <a title='x>y z'>three", 18) == "One two ")
    }

    @Test("Nothing is cut within raw text")
    func rawText() {
        let style = "<style>a { b: c } <p> d</style>"
        #expect(beginning("One two " + style + " three", 20) == "One two ")
        #expect(beginning("One two <textarea> a b c d e f g h i j", 20) == "One two ")
        #expect(beginning("One two <plaintext> a b c d e f g h i j", 20) == "One two ")
        #expect(beginning(style + filler(30) + " a b c", 64) == style + filler(30) + " a")
    }

    @Test("Neither a character nor a reference to one is parted")
    func characters() {
        let beginning = beginning(String(repeating: "燈", count: 40), 50)
        #expect(beginning == String(repeating: "燈", count: 16))
        #expect(self.beginning(filler(40) + "&eacute;" + filler(40), 44) == filler(40))
        #expect(self.beginning(filler(40) + "&eacute;" + filler(40), 48) == filler(40) + "&eacute;")
        #expect(self.beginning(filler(90), 48) == filler(48))
    }

    @Test("A text that is one tag, comment or piece of raw text is read whole")
    func hostile() {
        let pieces = [
            "<a title='", "<!-- ", "<a ", "<img src='data:image/png;base64,", "<script>", "<?x ",
            "<style>", "</a ", "<!x ",
        ]
        for piece in pieces {
            let source = piece + String(repeating: "x", count: 1_000_000)
            #expect(Prose.beginning(ofLongHTML: source) == nil, "\(piece)")
        }
    }

    @Test("Any megabyte is cut in little time, at 96 KB at most")
    func time() {
        let pieces = [
            "<a ", "<", "<p", "<!--", "<!", "</", "<b>", "<p>", "&", "&amp", "\u{301}", " ",
            "<a b='", "<a b=\"'", "<!-->", "<script><!--<script>", "<style></style", "<?",
            "<p><!-- -->", "燈", "<table><tr><td>", "<textarea></textarea>", "<svg>",
        ]
        for piece in pieces {
            let source = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
            var beginning: String?
            let took = workingTime { beginning = Prose.beginning(ofLongHTML: source) }
            #expect(took < .seconds(2), "\(piece): \(took)")
            guard let beginning else { continue }
            #expect((24 << 10...96 << 10).contains(beginning.utf8.count), "\(piece)")
            #expect(source.utf8.starts(with: beginning.utf8), "\(piece)")
        }
    }
}
