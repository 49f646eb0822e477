import Prose
import Testing

@testable import Typesetting

/// Directions that the page names: `dir`, `bdi`, `bdo`.
///
/// The expectations have text in visual order, so an editor that reorders it shows them wrong.
@Suite struct DirectionTests {
    private func page(_ html: String, width: Int = 12) -> Page {
        Page(
            blocks: Prose.document(html: html).blocks,
            options: TypesetOptions(width: width))
    }

    private func dump(_ html: String, width: Int = 12) -> String {
        page(html, width: width).dump()
    }

    @Test func `a paragraph that says so starts at the right whatever it begins with`() {
        #expect(dump("<p>C++ אבג.</p>") == "C++ גבא.")
        #expect(dump("<p dir=rtl>C++ אבג.</p>") == "    .גבא ++C")
        #expect(dump("<p dir=rtl>(abc)!</p>") == "      !(abc)")
    }

    @Test func `a paragraph that says so starts at the left`() {
        #expect(dump("<p dir=ltr>אבג, abc.</p>") == "גבא, abc.")
    }

    @Test func `each line of it and each paragraph in it starts there`() {
        #expect(
            dump("<div dir=rtl><p>1<br>ab</p><p>אב</p></div><p>cd</p>") == """
                           1
                          ab

                          בא

                cd
                """)
    }

    @Test func `bars and markers of what says so are at the right`() {
        #expect(
            dump("<div dir=rtl><blockquote>ab</blockquote><ol><li>cd</ol></div>") == """
                        ab │

                       cd .1
                """)
    }

    @Test func `a heading's rule is under it at the right`() {
        let lines = page("<h1 dir=rtl>abc</h1><p>x</p>").allLines()
        #expect(lines[0].runs.map(\.column) == [9])
        #expect(lines[1].runs.map(\.column) == [9])
    }

    @Test func `an isolate keeps its order and that of what is around it`() {
        // Without the isolate the number goes to the left of the name.
        #expect(dump("<p>by אבג: 3</p>") == "by 3 :גבא")
        #expect(dump("<p>by <bdi>אבג</bdi>: 3</p>") == "by גבא: 3")
        #expect(dump("<p>אב <span dir=ltr>C++</span> דה</p>") == "   הד C++ בא")
    }

    @Test func `an override has every letter run its way`() {
        #expect(dump("<p>a <bdo dir=rtl>bcd</bdo> e</p>") == "a dcb e")
        #expect(dump("<p>a <bdo dir=ltr>אבג</bdo> e</p>") == "a אבג e")
    }

    @Test func `isolates beside each other are not one`() {
        #expect(dump("<p>a <bdi>אב</bdi><bdi>גד</bdi></p>") == "a באדג")
    }

    @Test func `an isolate goes on after a line end`() {
        #expect(dump("<p>a <bdo dir=rtl>bc<br>de</bdo></p>") == "a cb\ned")
    }

    @Test func `no control reaches the terminal, and offsets stay those of the text`() {
        let page = page("<p>by <bdi>אבג</bdi>: <bdo dir=rtl>xy</bdo> 3</p>", width: 40)
        let runs = page.allLines()[0].runs
        #expect(!runs.contains { $0.text.unicodeScalars.contains { 0x2000...0x20FF ~= $0.value } })
        for run in runs {
            let first = run.isReversed ? run.text.last : run.text.first
            let start = (run.offset ?? 0) - page.base
            #expect(
                String(decoding: page.text.bytes[start...].prefix(run.length), as: UTF8.self)
                    .first == first)
        }
        #expect(page.find("by אבג: xy 3", from: 0, backward: false) != nil)
    }

    @Test func `a page that says it starts at the left is set as one that says nothing`() {
        let said = page("<div dir=ltr><p>abc <span dir=ltr>def</span> ghi</p></div>")
        let unsaid = page("<div><p>abc <span>def</span> ghi</p></div>")
        #expect(said.text.bytes == unsaid.text.bytes)
        #expect(said.allLines() == unsaid.allLines())
    }

    @Test func `a table that says so has its first column at the right`() {
        let row = "<td>ab<td align=left>12"
        #expect(
            dump("<table dir=rtl><tr>\(row)<tr>\(row)</table>", width: 20)
                .split(separator: "\n").allSatisfy { $0.hasSuffix("ab") })
    }
}
