import Prose
import Testing

@Suite("Listings")
struct CodeReadingTests {
    @Test("Text is exact", arguments: texts)
    func text(_ reading: Reading) { #expect(reading.found == reading.dump) }

    private static let texts: [Reading] = [
        Reading(
            "Lines and indents", "<pre>a\n  b\n\n    c</pre>", "code", "| a", "|   b", "| ",
            "|     c"),
        Reading("Line ends around it", "<pre>\na\n\n</pre>", "code", "| a"),
        Reading("An indent at the start", "<pre>    a\n  b</pre>", "code", "|     a", "|   b"),
        Reading("Tabs", "<pre>a\tb</pre>", "code", #"| a\u{9}b"#),
        Reading("Line ends of other systems", "<pre>a\r\nb\rc</pre>", "code", "| a", "| b", "| c"),
        Reading("Breaks", "<pre>a<br>b<br/>  c</pre>", "code", "| a", "| b", "|   c"),
        Reading("A line a div", "<pre><div>a</div><div>b</div></pre>", "code", "| a", "| b"),
        Reading(
            "Coloured", "<pre><code><span class=k>let</span> <b>a</b> = <i>1</i></code></pre>",
            "code", "| let a = 1"),
        Reading("Signs of mark-up", "<pre>a &lt;b&gt; &amp;&amp; c</pre>", "code", "| a <b> && c"),
        Reading("A link in it", "<pre>see <a href=/x>here</a></pre>", "code", "| see here"),
        Reading("Between paragraphs", "a<pre>b</pre>c", #"p "a""#, "code", "| b", #"p "c""#),
        Reading(
            "In a quotation", "<blockquote><pre>a\nb</pre></blockquote>", "quote", "  code",
            "  | a", "  | b"),
        Reading(
            "In an item", "<ul><li>a<pre>b\nc</pre></ul>", "ul", #"- p "a""#, "  code", "  | b",
            "  | c"),
        Reading("In a heading", "<h2><pre>a</pre></h2>", #"h2 code("a")"#),
        Reading("Two listings", "<pre>a</pre><pre>b</pre>", "code", "| a", "code", "| b"),
        Reading("Not ended", "a<pre>b\nc", #"p "a""#, "code", "| b", "| c"),
        Reading("xmp", "<xmp><b>a</b></xmp>", "code", "| <b>a</b>"),
        Reading("listing", "<listing>a\nb</listing>", "code", "| a", "| b"),
        Reading("A text area", "<textarea rows=2>a\n<b></textarea>", "code", "| a", "| <b>"),
        Reading("plaintext", "a<plaintext>b\n</p>", #"p "a""#, "code", "| b", "| </p>"),
        Reading(
            "Line numbers beside it",
            """
            <table><tr><td class="gutter"><pre>1
            2</pre></td><td class="code"><pre>a
            b</pre></td></tr></table>
            """, "code", "| a", "| b"),
        Reading("In running text", "run <code>a  b</code> now", #"p "run " code("a b") " now""#),
        Reading("code around lines", "<code>a<br>b</code>", #"p code("a" br "b")"#),
    ]

    @Test(
        "The language a listing names",
        arguments: [
            (#"<pre class="brush: java">a</pre>"#, "java"),
            (#"<pre class="brush:js; toolbar: false">a</pre>"#, "js"),
            (#"<pre><code class="language-swift">a</code></pre>"#, "swift"),
            (#"<pre class="prettyprint lang-py">a</pre>"#, "py"),
            (#"<pre class="prettyprint"><code class="hljs cpp">a</code></pre>"#, "cpp"),
            (#"<div class="highlight highlight-source-shell"><pre>a</pre></div>"#, "shell"),
            (#"<pre name="code" class="xml">a</pre>"#, "xml"),
            (#"<pre data-lang="Rust">a</pre>"#, "rust"),
            (#"<pre class="wide">a</pre>"#, ""), (#"<pre class="language-none">a</pre>"#, ""),
            (#"<pre class="brush: plain">a</pre>"#, ""), ("<pre>a</pre>", ""),
        ])
    func language(_ html: String, _ language: String) {
        #expect(Prose.document(html: html).blocks == [.code(text: "a", language: language)])
    }
}
