import ArchiveModel
import Foundation
import TestSupport
import Testing

@testable import ArchiveImport

@Suite("Bodies of Ghost without HTML")
struct GhostBodyTests {
    private func mobiledoc(
        _ sections: String, markups: String = "", atoms: String = "", cards: String = ""
    ) -> String? {
        Mobiledoc(
            #"{"version":"0.3.1","markups":[\#(markups)],"atoms":[\#(atoms)],"cards":[\#(cards)],"sections":[\#(sections)]}"#
        )?.html
    }

    private func lexical(_ children: String) -> String? {
        LexicalDocument(#"{"root":{"type":"root","version":1,"children":[\#(children)]}}"#)?.html
    }

    @Test("An export whose posts have one source each")
    func sources() throws {
        let bodies = [
            (
                "lexical",
                #"{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"Wick"}]}]}}"#
            ),
            (
                "mobiledoc",
                #"{"version":"0.3.1","markups":[],"atoms":[],"cards":[],"sections":[[1,"p",[[0,[],0,"Wick"]]]]}"#
            ),
            ("markdown", "Wick\n\nand *oil*"),
        ]
        let posts = try bodies.enumerated().map { index, body in
            let data = try JSONSerialization.data(
                withJSONObject: [
                    "id": index, "title": "t", "html": NSNull(), "status": "published",
                    body.0: body.1,
                ])
            return String(decoding: data, as: UTF8.self)
        }
        let imported = try Imported(
            #"{"meta":{"exported_on":1,"version":"5"},"data":{"posts":[\#(posts.joined(separator: ","))]}}"#
        )
        #expect(
            imported.posts.map(\.body) == [
                PostBody(text: "<p>Wick</p>", format: .html),
                PostBody(text: "<p>Wick</p>", format: .html),
                PostBody(text: "Wick\n\nand *oil*", format: .markdown),
            ])
    }

    @Test("Mobiledoc: marks, lists, atoms")
    func mobiledocText() {
        let html = mobiledoc(
            """
            [1,"h2",[[0,[],0,"A < B"]]],
            [1,"p",[[0,[0],0,"bold "],[0,[1],2,"and link"],[1,[],0,0],[0,[],0,"on"]]],
            [1,"script",[[0,[],0,"x"]]],[2,"https://a.example/1.png"],
            [3,"ol",[[[0,[],0,"one"]],[[0,[0],1,"two"]]]]
            """,
            markups: #"["strong"],["a",["rel","x","href","https://a.example/?a&b"]],["script"]"#,
            atoms: #"["soft-return","",{}]"#)
        #expect(
            html == """
                <h2>A &lt; B</h2>
                <p><strong>bold <a href="https://a.example/?a&amp;b">and link</a></strong><br>on</p>
                <p>x</p>
                <figure><img src="https://a.example/1.png" alt=""></figure>
                <ol><li>one</li><li><strong>two</strong></li></ol>
                """)
    }

    @Test(
        "Mobiledoc: cards",
        arguments: [
            (
                #"["image",{"src":"/1.png","alt":"A","caption":"<b>c</b>"}]"#,
                #"<figure><img src="/1.png" alt="A"><figcaption><b>c</b></figcaption></figure>"#
            ),
            (
                #"["card-markdown",{"markdown":"a *b*\n\n- c"}]"#,
                "<p>a <em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n"
            ),
            (#"["html",{"html":"<i>h</i>"}]"#, "<i>h</i>"),
            (
                #"["code",{"code":"a < b","language":"c"}]"#,
                #"<pre><code class="language-c">a &lt; b</code></pre>"#
            ),
            (
                #"["embed",{"url":"https://v.example/","html":"<iframe></iframe>"}]"#,
                "<iframe></iframe>"
            ),
            (
                #"["embed",{"url":"https://v.example/"}]"#,
                #"<p><a href="https://v.example/">https://v.example/</a></p>"#
            ),
            (
                #"["gallery",{"images":[{"src":"/1.png"},{"src":"/2.png"}]}]"#,
                """
                <figure><img src="/1.png" alt=""></figure>
                <figure><img src="/2.png" alt=""></figure>
                """
            ),
            (
                #"["bookmark",{"url":"https://b.example/","metadata":{"title":"B","description":"of"}}]"#,
                #"<p><a href="https://b.example/">B</a></p><p>of</p>"#
            ),
            (#"["hr",{}]"#, "<hr>"), (#"["signup",{}]"#, ""),
        ])
    func cards(card: String, expected: String) {
        #expect(mobiledoc("[10,0]", cards: card) == expected)
    }

    @Test("Lexical: text, lists, links, cards")
    func lexicalText() {
        let html = lexical(
            #"""
            {"type":"extended-heading","tag":"h3","children":[{"type":"extended-text","text":"Wick","format":0}]},
            {"type":"paragraph","children":[{"type":"text","text":"a <","format":3},{"type":"linebreak"},
            {"type":"link","url":"https://a.example/?\"&b","children":[{"type":"text","text":"b","format":16}]}]},
            {"type":"list","listType":"number","children":[{"type":"listitem","children":[{"type":"text","text":"one"}]}]},
            {"type":"extended-quote","children":[{"type":"text","text":"q"}]},
            {"type":"image","src":"/1.png","alt":"A"},{"type":"codeblock","code":"x<y","language":""},
            {"type":"horizontalrule"},{"type":"html","html":"<u>h</u>"},
            {"type":"unknown","children":[{"type":"text","text":"kept"}]}
            """#)
        #expect(
            html == """
                <h3>Wick</h3>
                <p><i><b>a &lt;</b></i><br><a href="https://a.example/?&quot;&amp;b"><code>b</code></a></p>
                <ol><li>one</li></ol>
                <blockquote>q</blockquote>
                <figure><img src="/1.png" alt="A"></figure>
                <pre><code>x&lt;y</code></pre>
                <hr>
                <u>h</u>
                kept
                """)
    }

    @Test("What is no document is none")
    func broken() {
        for text in ["", "null", "{", "[]", "{\"root\":null}", "plain words", "{\"sections\":7}"] {
            #expect(Mobiledoc(text)?.html == nil)
            #expect(LexicalDocument(text)?.html == nil)
        }
        #expect(mobiledoc(#"[10,7],[1,"p",[[0,[9],99,"a"]]],[3],7,[]"#) == "<p>a</p>")
    }

    @Test("Nesting without end is no harm")
    func nested() {
        let open = String(repeating: #"{"type":"list","children":["#, count: 100_000)
        #expect(lexical(open) == nil)
        let deep =
            String(repeating: #"{"type":"list","children":["#, count: 90)
            + #"{"type":"text","text":"x"}"# + String(repeating: "]}", count: 90)
        #expect(lexical(deep) == "")
        let marks = (0..<50_000).map { _ in "[0,[0],0,\"a\"]" }.joined(separator: ",")
        let html = mobiledoc("[1,\"p\",[\(marks)]]", markups: "[\"b\"]")
        #expect(html?.filter { $0 == "a" }.count == 50_000)
        #expect(html.map { $0.components(separatedBy: "<b>").count } == 33)
    }
}
