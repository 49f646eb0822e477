import Prose
import Testing

@testable import Typesetting

@Suite struct HeadingTests {
    private func heading(_ level: Int, _ text: String) -> Block {
        .heading(level: level, [.text(text)])
    }

    private func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    @Test func `each level has a look of its own, and more room above than below`() {
        let blocks = (1...6).flatMap { [heading($0, "Level \($0)"), text("text")] }
        #expect(
            page(blocks).styledDump() == """
                H{Level 1}
                o{═══════}

                text

                H{Level 2}
                o{───────}

                text

                h{Level 3}
                o{┄┄┄┄┄┄┄}

                text

                o{──} sn{Level 4}

                text

                o{┄┄} n{Level 5}

                text

                o{··} qn{Level 6}

                text
                """)
    }

    @Test func `without attributes the lowest headings are told from prose and each other`() {
        let blocks = (1...6).flatMap { [heading($0, "Level \($0)"), text("text")] }
        let lines = page(blocks, isUnicode: false).dump().split(separator: "\n")
        #expect(lines.filter { $0.hasSuffix("Level 4") } == ["-- Level 4"])
        #expect(lines.suffix(4) == [".. Level 5", "text", ":: Level 6", "text"])
        let long = (1...4).map { heading($0, "The lens at Fastnet") }
        #expect(page(long, width: 16).dump().hasSuffix("── The lens at\n   Fastnet"))
        let empty = (1...3).map { heading($0, "Level") } + [heading(4, "\u{200E}"), text("text")]
        #expect(!page(empty).dump().contains("──\n\ntext"))
    }

    @Test func `a lower heading right before the first higher one is a kicker`() {
        let blocks: [Block] = [
            heading(4, "Coasts"), heading(2, "Fastnet is lit"), text("text"), heading(3, "Oil"),
            heading(2, "Later"),
        ]
        #expect(
            page(blocks).styledDump() == """
                s{Coasts}
                H{Fastnet is lit}
                o{══════════════}

                text

                H{Oil}
                o{───}

                H{Later}
                o{═════}
                """)
    }

    @Test func `the highest level used looks like the first, wherever it stands`() {
        let blocks: [Block] = [
            heading(4, "One"), text("text"), .quote([heading(6, "Three")]), heading(5, "Two"),
        ]
        #expect(
            page(blocks, isUnicode: false).dump() == """
                One
                ===

                text

                | Three
                | .....

                Two
                ---
                """)
        #expect(page([heading(6, "Alone")]).styledDump() == "H{Alone}\no{═════}")
    }

    @Test func `a heading that takes no cells has no rule`() {
        #expect(!page([heading(1, "\u{200E}"), text("text")]).dump().contains("═"))
    }

    @Test func `the rule is as long as the longest line`() {
        #expect(
            page([heading(1, "The lens at Fastnet")], width: 10, isUnicode: false).dump() == """
                The lens
                at Fastnet
                ==========
                """)
    }

    @Test func `a heading from right to left has its rule at the right`() {
        #expect(
            page([.quote([heading(2, "שלום")])], width: 10).dump() == """
                    םולש │
                    ════ │
                """)
    }

    @Test func `a paragraph in a heading's size has no rule`() {
        let long = String(repeating: "word ", count: 30)
        #expect(!page([heading(1, long)], width: 72).dump().contains("═"))
        #expect(page([heading(5, long), text("below")], width: 72).dump().hasSuffix("\n\nbelow"))
    }

    @Test func `only paragraphs are prose, to be justified and hyphenated`() {
        let blocks: [Block] = [
            heading(1, "One"), heading(3, "Two"), text("text"), .verse([.text("verse")]),
            .quote([text("quote")]), .notes([Note(name: "a", label: "1", blocks: [text("note")])]),
        ]
        let leaves = page(blocks).leaves.filter { !$0.range.isEmpty }
        #expect(leaves.map(\.setting.isProse) == [false, false, true, false, true, false])
    }

    @Test func `the rule has a place of its own`() {
        var page = page([heading(2, "One"), text("text")])
        let rule = page.move(.start, by: 1)
        #expect(page.place(of: page.offset(at: rule)) == rule)
        #expect(page.place(of: 2) == .start)
    }
}
