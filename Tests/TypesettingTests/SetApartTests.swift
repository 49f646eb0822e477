import Prose
import Testing

@testable import Typesetting

/// Blocks that are set apart from running text.
@Suite struct SetApartTests {
    private func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    @Test func `a pull quote stands between rules, set in from both sides`() {
        let quote = "Two men, who slept in turns, and wrote the hours down."
        #expect(
            page([text("before"), .pullQuote([text(quote)]), text("after")], width: 60)
                .styledDump() == """
                    before

                        o{────────────────────────────────────────────────────}
                        p{Two men, who slept in turns, and wrote the}
                        p{hours down.}
                        o{────────────────────────────────────────────────────}

                    after
                    """)
        #expect(page([text("a"), .pullQuote([text("")]), text("b")]).dump() == "a\n\nb")
        #expect(page([.pullQuote([text(" ")]), text("b")]).dump() == "b")
    }

    @Test func `verse keeps its lines, and what is too long hangs below its own`() {
        let verse: [Inline] = [
            .text("The light goes round,"), .lineBreak,
            .text("over the roofs and over the lane,"), .lineBreak, .lineBreak,
            .text("and nobody asks it when."),
        ]
        var page = page([text("before"), .verse(verse), text("after")], width: 24)
        #expect(
            page.dump() == """
                before

                The light goes round,
                over the roofs and over
                    the lane,

                and nobody asks it when.

                after
                """)
        let blocks = page.lines(from: .start, count: 99).map(\.block)
        #expect(Set(blocks[1...6]).count == 1)
        #expect(Set(blocks).count == 3)
    }

    @Test func `a formula keeps its source on lines of its own`() {
        #expect(
            page([text("so"), .math("a = b\n  + c"), text("and")]).styledDump() == """
                so

                  x{a = b}
                  x{  + c}

                and
                """)
        #expect(page([.paragraph([.text("so "), .math("a_i^2")])]).styledDump() == "so x{a_i^2}")
    }

    @Test func `details are open, their text behind the mark`() {
        let block = Block.details(summary: [.text("Oil")], [text("one"), text("two")])
        #expect(
            page([block]).styledDump() == """
                o{▾} s{Oil}
                  one

                  two
                """)
        #expect(page([.details(summary: [], [text("one")])], isUnicode: false).dump() == "v one")
    }

    @Test func `a gallery is a numbered list`() {
        let figures = (1...10).map { number in
            Figure(
                media: Media(kind: .image, text: "", address: "https://e.org/\(number).jpg"),
                caption: number == 2 ? [.text("At noon")] : [])
        }
        let lines = page([.gallery(figures)]).styledDump().split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines[0] == "q+{10 pictures}")
        #expect(lines[2] == "   o{2.} ml1{[image: 2.jpg]} q{At noon}")
        #expect(lines[10] == "  o{10.} ml9{[image: 10.jpg]}")
    }

    @Test func `what is written out inside the post is no address`() {
        let media = Media(kind: .image, text: "Fog", address: "DATA:image/png;base64,AAAA")
        let page = page([.figure(media, caption: [])])
        #expect(page.dump() == "[image: Fog]")
        #expect(page.links == [])
    }

    @Test func `paragraphs may be told by their first lines`() {
        var options = TypesetOptions(width: 24)
        options.paragraphStart = .indent
        let blocks: [Block] = [
            .heading(level: 3, [.text("Fog")]), text("one goes on into a second line"),
            text("two goes on into a second line"), .quote([text("said"), text("more")]),
            text("three"), text("four"),
        ]
        #expect(
            Page(blocks: blocks, options: options).dump() == """
                Fog
                ═══

                one goes on into a
                second line
                  two goes on into a
                second line

                │ said
                │   more

                three
                  four
                """)
    }
}
