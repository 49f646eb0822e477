import Prose
import Testing

@testable import Typesetting

/// How blocks stand below and within each other.
@Suite struct BlockTests {
    private func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    @Test func `a quotation of nothing but a table with its title is set in without a bar`() {
        let table = Block.table(TableBlock(rows: [[.init(inlines: [.text("lit")])]]))
        let title = text("Nights")
        #expect(page([.quote([title, table])]).dump() == "  Nights\n\n  lit")
        #expect(page([.quote([table, text("said")])]).dump().hasPrefix("│ lit"))
    }

    @Test func `blocks without text leave no gap`() {
        let blocks: [Block] = [
            text(""), text(" \u{A0}"), text("one"), .paragraph([]), .paragraph([.lineBreak]),
            .quote([]), .list(ListBlock(start: nil, items: [[], [text("")]])),
            .code(text: "\n", language: ""), .table(TableBlock(rows: [[]])), text("two"), text(""),
        ]
        #expect(
            page(blocks).dump() == """
                one

                two
                """)
    }

    @Test func `a loose list has blank lines between its items`() {
        let items = [[text("one"), text("more of it")], [text("two")]]
        #expect(
            page([.list(ListBlock(start: nil, items: items)), text("after")]).styledDump() == """
                  o{•} one

                    more of it

                  o{•} two

                after
                """)
    }

    @Test func `numbers are set flush right`() {
        let list = ListBlock(start: 99, items: [[text("one")], [text("two")]])
        #expect(
            page([.list(list)]).dump() == """
                   99. one
                  100. two
                """)
        let last = ListBlock(start: .max, items: [[text("one")], [text("two")]])
        #expect(page([.list(last)], width: 72).dump().hasPrefix("   9223372036854775807. one"))
    }

    @Test func `markers change with depth`() {
        let list = (1...4).reversed().reduce(into: nil as ListBlock?) { inner, depth in
            let item = [text("depth \(depth)")] + (inner.map { [Block.list($0)] } ?? [])
            inner = ListBlock(start: nil, items: [item])
        }
        #expect(
            page([.list(list ?? ListBlock(start: nil, items: []))]).dump() == """
                  • depth 1
                    ◦ depth 2
                      – depth 3
                        • depth 4
                """)
    }

    @Test func `an item may begin with any block`() {
        let items: [[Block]] = [
            [.code(text: "make", language: "")], [.quote([text("said")])],
            [.list(ListBlock(start: 1, items: [[text("inner")]]))], [.rule],
        ]
        #expect(
            page([.list(ListBlock(start: nil, items: items))], width: 20).dump() == """
                •   make

                • │ said

                • 1. inner

                •       * * *
                """)
    }

    @Test func `bars run through the blank lines of a quotation`() {
        let blocks: [Block] = [
            text("before"),
            .quote([
                text("one"), .quote([text("two"), text("three")]),
                .list(ListBlock(start: nil, items: [[text("four")]])),
            ]),
            .quote([text("another")]),
        ]
        #expect(
            page(blocks).styledDump() == """
                before

                o{│} Q{one}
                o{│}
                o{│} o{│} Q{two}
                o{│} o{│}
                o{│} o{│} Q{three}
                o{│}
                o{│}   o{•} Q{four}

                o{│} Q{another}
                """)
    }

    @Test func `long lines of code fold with a mark and lose nothing`() {
        let code = "let fog = \"日本語の長い文字列\" // dense\n\n\tand\ttabs\n    spaces    "
        #expect(
            page([.code(text: code, language: "")], width: 20).styledDump() == """
                  c{let fog = }       o{↩}
                  c{"日本語の長い文字}o{↩}
                  c{列" // dense}

                  c{    }c{and}c{ }c{tabs}
                  c{    spaces    }
                """)
        #expect(
            page([.code(text: "0123456789", language: "")], width: 8, isUnicode: false).dump()
                == """
                  01234\\
                  56789
                """)
    }

    @Test func `definitions stand below their terms`() {
        let blocks: [Block] = [
            .definitions([
                Definition(term: [.text("fog")], blocks: [text("a cloud that lies on the water")]),
                Definition(term: [.text("mist")], blocks: []),
                Definition(term: [], blocks: [text("unnamed")]),
            ])
        ]
        #expect(
            page(blocks, width: 24).styledDump() == """
                s{fog}
                    a cloud that lies on
                    the water
                s{mist}
                    unnamed
                """)
    }

    @Test func `definitions without a term are set in, too`() {
        let blocks: [Block] = [
            .definitions([Definition(term: [], blocks: [text("a cloud"), text("that lies")])])
        ]
        #expect(page(blocks, width: 24).dump() == "    a cloud\n\n    that lies")
    }

    @Test func `terms that share a definition stand together`() {
        let blocks: [Block] = [
            .definitions([
                Definition(term: [.text("fog")], blocks: []),
                Definition(term: [.text("mist")], blocks: [text("a cloud"), text("that lies")]),
                Definition(term: [.text("rain")], blocks: [text("water")]),
            ])
        ]
        #expect(
            page(blocks, width: 24).dump() == """
                fog
                mist
                    a cloud

                    that lies

                rain
                    water
                """)
    }

    @Test func `a rule stands in the middle`() {
        #expect(page([.rule], width: 21).dump() == "        * * *")
        #expect(page([.rule], width: 3).dump() == " *")
    }

    @Test func `a figure has its caption right below`() {
        let media = Media(kind: .image, text: "Fog", address: "https://e.org/fog.jpg")
        let blocks: [Block] = [
            text("before"), .figure(media, caption: [.text("At noon")]), text("after"),
        ]
        #expect(
            page(blocks).styledDump() == """
                before

                ml0{[image: Fog]}
                q{At noon}

                after
                """)
    }

    @Test func `deep nesting leaves room for text`() {
        var block = text("deep down in it")
        for _ in 0..<500 { block = .quote([block]) }
        #expect(page([block], width: 20).allLines().allSatisfy { $0.dump().count <= 20 })
        #expect(page([block], width: 20).dump().contains("deep"))
        var list = text("deep")
        for _ in 0..<500 { list = .list(ListBlock(start: 1, items: [[list]])) }
        #expect(page([list], width: 40).dump().contains("deep"))
    }

    @Test func `an empty page has no lines`() {
        var page = page([])
        #expect(page.lines(from: .start, count: 10) == [])
        #expect(page.end() == .start)
        #expect(page.place(of: 7) == .start)
        #expect(page.offset(at: PagePlace(leaf: 3, line: -1)) == 0)
        #expect(page.move(.start, by: 5) == .start)
        #expect(page.range == 0..<0)
        #expect(page.find("x", from: 0, backward: false) == nil)
        #expect(page.hits(of: "x", in: 0..<1) == [])
    }
}
