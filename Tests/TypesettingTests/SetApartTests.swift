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

    @Test func `pictures of a gallery stand below each other, captions under them`() {
        let figures = (1...3).map { number in
            Figure(
                media: Media(
                    kind: .image, text: "Fog \(number)", address: "https://e.org/\(number)"),
                caption: number == 2 ? [.text("At noon")] : [])
        }
        let blocks: [Block] = [text("one"), .gallery(figures), text("two")]
        #expect(
            page(blocks).styledDump() == """
                one

                o{▫} ml0{[image: Fog 1]}
                o{▫} ml1{[image: Fog 2]}
                  q{At noon}
                o{▫} ml2{[image: Fog 3]}

                two
                """)
        #expect(
            page([.gallery(figures)], isUnicode: false).dump().hasPrefix("+ [image: Fog 1]\n+ "))
    }

    @Test func `pictures of a gallery without words share a line`() {
        func figure(_ text: String, _ number: Int, _ caption: String = "") -> Figure {
            Figure(
                media: Media(kind: .image, text: text, address: "https://e.org/\(number)"),
                caption: caption.isEmpty ? [] : [.text(caption)])
        }
        let figures = [
            figure("", 1), figure("", 2), figure("", 3), figure("Fog", 4), figure("", 5),
            figure("", 6, "At noon"),
        ]
        #expect(
            page([.gallery(figures)]).styledDump() == """
                o{▫} ml0{[image]} ml1{[image]} ml2{[image]}
                o{▫} ml3{[image: Fog]}
                o{▫} ml4{[image]}
                o{▫} ml5{[image]}
                  q{At noon}
                """)
    }

    @Test func `the name of a file is not broken, nor what says that it is one`() {
        let media = Media(kind: .image, text: "lens-at-fastnet.jpg", address: "a")
        #expect(
            page([.paragraph([.text("So it was: "), .media(media)])], width: 30).dump() == """
                So it was:
                [image: lens-at-fastnet.jpg]
                """)
        let words = Media(kind: .image, text: "The long-lost lens of a light", address: "a")
        #expect(
            page([.figure(words, caption: [])], width: 20).dump() == """
                [image: The
                long-lost lens of a
                light]
                """)
        let long = Media(kind: .image, text: "lens-at-fastnet-rock.jpg", address: "a")
        let lines = page([.figure(long, caption: [])], width: 16).dump()
        #expect(lines.replacing("\n", with: "").replacing(" ", with: "").count == 32)
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
