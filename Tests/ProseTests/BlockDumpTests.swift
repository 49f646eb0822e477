import Prose
import Testing

@Suite("HTML: lists, quotes and listings")
struct BlockDumpTests {
    @Test(
        "Lists",
        arguments: [
            DumpCase("<ul><li>a</li><li>b</li></ul>", "ul\n- p \"a\"\n- p \"b\""),
            DumpCase("<ul><li>a<li>b</ul>c", "ul\n- p \"a\"\n- p \"b\"\np \"c\""),
            DumpCase(
                "<ul><li>a<ul><li>b</ul><li>c</ul>",
                "ul\n- p \"a\"\n  ul\n  - p \"b\"\n- p \"c\""),
            DumpCase(
                "<ul><li>a</li><ul><li>b</li></ul><li>c</ul>",
                "ul\n- p \"a\"\n  ul\n  - p \"b\"\n- p \"c\""),
            DumpCase("<ul><ul><li>a</ul></ul>", "ul\n- ul\n  - p \"a\""),
            DumpCase("<ul>a <b>b</b><li>c</ul>", "ul\n- p \"a \" strong(\"b\")\n- p \"c\""),
            DumpCase("<li>a<li>b<p>c", "ul\n- p \"a\"\n- p \"b\"\n  p \"c\""),
            DumpCase("<ul><li></li><li> </li><li>a</ul>", "ul\n- p \"a\""),
            DumpCase("<ul></ul>a", #"p "a""#),
            DumpCase("<ol><li>a<li>b</ol>", "ol 1\n- p \"a\"\n- p \"b\""),
            DumpCase("<ol start=7><li>a</ol>", "ol 7\n- p \"a\""),
            DumpCase("<ol start=x><li>a</ol>", "ol 1\n- p \"a\""),
            DumpCase(
                "<ol><li>a<li value=9>b<li>c</ol>", "ol 1\n- p \"a\"\nol 9\n- p \"b\"\n- p \"c\""),
            DumpCase("<ol reversed><li>a<li>b</ol>", "ol 2\n- p \"a\"\nol 1\n- p \"b\""),
            DumpCase("<ol start=99999999999999999999><li>a</ol>", "ol 1\n- p \"a\""),
            DumpCase("<ul><li><p>a</p><p>b</p></ul>", "ul\n- p \"a\"\n  p \"b\""),
            DumpCase(
                "<ul><li><input type=checkbox checked>a<li><input type=checkbox> b</ul>",
                "ul\n- p \"[x] a\"\n- p \"[ ] b\""),
            DumpCase(
                "<ul><li style='font-weight:bold'>a<li>b</ul>", "ul\n- p strong(\"a\")\n- p \"b\""),
        ])
    func lists(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Definitions and quotes",
        arguments: [
            DumpCase(
                "<dl><dt>a<dd>b<dd>c<dt>d<dd><p>e<p>f</dl>",
                "dl\n- \"a\"\n  p \"b\"\n  p \"c\"\n- \"d\"\n  p \"e\"\n  p \"f\""),
            DumpCase(
                "<dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>",
                "dl\n- \"a\"\n  p \"b\"\n- \"c\"\n  p \"d\""),
            DumpCase("<dl><dt>a<dt>b<dd>c</dl>", "dl\n- \"a\"\n- \"b\"\n  p \"c\""),
            DumpCase("<dl><dd>a</dl>", #"p "a""#),
            DumpCase("<dd>a<dd>b", "p \"a\"\np \"b\""),
            DumpCase(
                "<blockquote>a<blockquote><p>b</blockquote></blockquote>",
                "quote\n  p \"a\"\n  quote\n    p \"b\""),
            DumpCase("<blockquote> </blockquote>a", #"p "a""#),
            DumpCase("<blockquote>a<br><br>b</blockquote>", "quote\n  p \"a\"\n  p \"b\""),
        ])
    func quotes(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test(
        "Listings",
        arguments: [
            DumpCase("<pre>\n  a\n\n\tb \n</pre>", "code\n|   a\n| \n| \\u{9}b "),
            DumpCase("<pre>a<br>b<br/>c</pre>", "code\n| a\n| b\n| c"),
            DumpCase("<pre><div>a</div><div>b</div></pre>", "code\n| a\n| b"),
            DumpCase("<pre>a&lt;<b>b</b>&nbsp;c</pre>", "code\n| a<b\\u{A0}c"),
            DumpCase("<pre>a\r\nb</pre>", "code\n| a\n| b"),
            DumpCase("<pre> \n </pre>a", #"p "a""#),
            DumpCase("<pre><code class='language-swift'>a</code></pre>", "code swift\n| a"),
            DumpCase("<pre class='brush: java; toolbar: false'>a</pre>", "code java\n| a"),
            DumpCase("<pre class='brush:csharp'>a</pre>", "code csharp\n| a"),
            DumpCase("<pre class='prettyprint lang-py'>a</pre>", "code py\n| a"),
            DumpCase("<pre class='sourceCode haskell'>a</pre>", "code haskell\n| a"),
            DumpCase("<pre name=code class=xml>a</pre>", "code xml\n| a"),
            DumpCase("<pre data-lang='Go'>a</pre>", "code go\n| a"),
            DumpCase("<div class='highlight-source-ruby'><pre>a</pre></div>", "code ruby\n| a"),
            DumpCase("<pre class='code plain'>a</pre>", "code\n| a"),
            DumpCase("<textarea>\na <b>\n</textarea>", "code\n| a <b>"),
            DumpCase("<xmp>a <b></xmp>c", "code\n| a <b>\np \"c\""),
            DumpCase("<listing>a</listing>", "code\n| a"),
            DumpCase("a<plaintext>b <c>", "p \"a\"\ncode\n| b <c>"),
            DumpCase(
                "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>a\nb</pre></table>",
                "code\n| a\n| b"),
        ])
    func listings(_ dumpCase: DumpCase) { dumpCase.check() }

    @Test("Nesting beyond what a reader can follow is flow")
    func nesting() {
        let quotes = String(repeating: "<blockquote>", count: 200) + "x"
        let lists = String(repeating: "<ul><li>", count: 100) + "x"
        let mixed = String(repeating: "<dl><dt>t<dd><ol><li>", count: 60) + "x"
        for source in [quotes, lists, mixed] {
            let document = Prose.document(html: source)
            #expect(depth(of: document.blocks) <= 41)
            #expect(document.dump.contains(#"p "x""#))
        }
    }

    private func depth(of blocks: [Block]) -> Int {
        let inner = blocks.map { block in
            switch block {
            case .quote(let blocks): depth(of: blocks)
            case .list(let list): depth(of: Array(list.items.joined()))
            case .definitions(let definitions): depth(of: definitions.flatMap(\.blocks))
            default: 0
            }
        }
        return 1 + (inner.max() ?? 0)
    }
}
