import Prose
import Testing

@testable import Typesetting

@Suite struct TableTests {
    private func cell(_ text: String, _ alignment: TableBlock.Alignment = .leading)
        -> TableBlock.Cell
    {
        .init(inlines: text.isEmpty ? [] : [.text(text)], alignment: alignment)
    }

    private var lamps: TableBlock {
        TableBlock(
            caption: [.text("Lamps")], headerRows: 1,
            rows: [
                [cell("Light"), cell("First lit", .center), cell("Range", .trailing)],
                [cell("Fastnet"), cell("1854", .center), cell("27", .trailing)],
                [
                    cell("Bishop Rock, the tallest of the Scilly lights"), cell("1858", .center),
                    cell("24", .trailing),
                ],
                [cell("Eddystone")],
            ])
    }

    @Test func `columns are as wide as their text`() {
        #expect(
            page([.table(lamps)], width: 72).styledDump() == """
                q{Lamps}
                s{Light}                                          s{First lit}  s{Range}
                o{─────────────────────────────────────────────}  o{─────────}  o{─────}
                Fastnet                                          1854        27
                Bishop Rock, the tallest of the Scilly lights    1858        24
                Eddystone
                """)
    }

    @Test func `cells wrap where the page is narrow`() {
        #expect(
            page([.table(lamps)], width: 36).styledDump() == """
                q{Lamps}
                s{Light}               s{First lit}  s{Range}
                o{──────────────────}  o{─────────}  o{─────}
                Fastnet               1854        27
                Bishop Rock, the      1858        24
                tallest of the
                Scilly lights
                Eddystone
                """)
    }

    @Test func `a table too wide for the page turns into records`() {
        #expect(
            page([.table(lamps)], width: 16).styledDump() == """
                q{Lamps}
                s{Light}o{:} Fastnet
                s{First lit}o{:}
                  1854
                s{Range}o{:} 27

                s{Light}o{:} Bishop
                  Rock, the
                  tallest of the
                  Scilly lights
                s{First lit}o{:}
                  1858
                s{Range}o{:} 24

                s{Light}o{:} Eddystone
                """)
    }

    @Test func `headings of records are text once`() {
        let page = page([.table(lamps)], width: 16)
        let shown = page.allLines().flatMap(\.runs).filter {
            $0.offset != nil && $0.text == "Range"
        }
        #expect(shown.count == 1)
    }

    @Test func `a table without headings has no rule`() {
        let table = TableBlock(rows: [[cell("a"), cell("b")], [cell("c"), cell("d")]])
        #expect(page([.table(table)]).dump() == "a  b\nc  d")
        let headings = TableBlock(headerRows: 1, rows: [[cell("a"), cell("b")]])
        #expect(page([.table(headings)]).styledDump() == "s{a}  s{b}")
    }

    @Test func `a table in a list and a quotation keeps their marks`() {
        let table = TableBlock(headerRows: 1, rows: [[cell("a")], [cell("b")]])
        #expect(
            page([.quote([.list(ListBlock(start: nil, items: [[.table(table)]]))])]).styledDump()
                == """
                o{│}   o{•} sQ{a}
                o{│}     o{─}
                o{│}     Q{b}
                """)
    }

    @Test func `a line of a cell that wraps is found by its offset`() {
        var page = page([.table(lamps)], width: 36)
        let bishop = page.find("Bishop", from: 0, backward: false)?.lowerBound ?? -1
        let scilly = page.find("Scilly", from: 0, backward: false)?.lowerBound ?? -1
        let year = page.find("1858", from: 0, backward: false)?.lowerBound ?? -1
        #expect(page.place(of: bishop) == page.place(of: year))
        #expect(page.place(of: scilly) > page.place(of: bishop))
        #expect(page.lines(from: page.place(of: scilly), count: 1)[0].dump().contains("Scilly"))
    }

    @Test func `cells of a right-to-left table stand from right to left`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [[cell("שם"), cell("גיל", .trailing)], [cell("דן"), cell("7", .trailing)]])
        #expect(
            page([.table(table)], width: 16).dump() == """
                         ליג  םש
                         ───  ──
                         7    ןד
                """)
    }

    @Test func `a table of very many columns is set`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [[String]](repeating: (0..<300).map { "c\($0)" }, count: 3).map {
                $0.map { cell($0) }
            })
        let page = page([.table(table)], width: 40)
        #expect(page.allLines().count == 300 * 2 + 1)
    }
}
