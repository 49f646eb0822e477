import Prose
import Testing

@testable import Typesetting

/// Cells that take several columns or rows, and tables without end.
@Suite struct TableSpanTests {
    private func cell(
        _ text: String, columns: Int = 1, rows: Int = 1, isHeading: Bool = false
    ) -> TableBlock.Cell {
        .init(
            inlines: text.isEmpty ? [] : [.text(text)], columns: columns, rows: rows,
            isHeading: isHeading)
    }

    private var ranges: TableBlock {
        TableBlock(
            headerRows: 2,
            rows: [
                [cell("Light", rows: 2), cell("Range", columns: 2), cell("Notes", rows: 2)],
                [cell("Day"), cell("Night")],
                [
                    cell("Fastnet", isHeading: true), cell("12"), cell("27"),
                    cell("The second tower, finished in 1904", rows: 2),
                ],
                [cell("Bishop", isHeading: true), cell("10"), cell("24")],
                [cell("Unlit", columns: 100)],
                [cell("Mizen", isHeading: true), cell("2"), cell(""), cell("A horn")],
            ])
    }

    @Test func `cells over columns and rows have their places`() {
        #expect(
            page([.table(ranges)], width: 44).styledDump() == """
                s{Light}    s{Range}       s{Notes}
                         o{──────────}
                         s{Day}  s{Night}
                o{───────}  o{───}  o{─────}  o{───────────────────────}
                s{Fastnet}   12     27  The second tower,
                s{Bishop}    10     24  finished in 1904
                Unlit
                s{Mizen}      2         A horn
                """)
    }

    @Test func `all that holds for several rows is repeated, below what stands over it`() {
        let many = (1...10).map { cell("shoal \($0)", rows: 2) }
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Coast"), cell("Fastnet", columns: 10), cell("Mizen")],
                [cell("Day", isHeading: true)] + many + [cell("fair")],
                [cell("Night", isHeading: true), cell("foul")],
            ])
        let records = page([.table(table)], width: 24).dump().split(separator: "\n")
        #expect(records.count { $0.hasSuffix("shoal 10") } == 2)
        #expect(records[1...3] == ["Fastnet: shoal 1", "  shoal 2", "  shoal 3"])
        #expect(records.suffix(2) == ["  shoal 10", "Mizen: foul"])
    }

    @Test func `records do not repeat a picture`() {
        let picture = TableBlock.Cell(
            inlines: [.media(Media(kind: .image, text: "The tower", address: "a"))], rows: 2)
        let table = TableBlock(rows: [
            [picture, TableBlock.Cell(inlines: [.text("Fastnet from the north, at noon")])],
            [TableBlock.Cell(inlines: [.text("and the keepers' boat")])],
        ])
        let dump = page([.table(table)], width: 16).dump()
        #expect(dump.split(separator: "tower]", omittingEmptySubsequences: false).count == 2)
    }

    @Test func `records repeat what holds for several rows`() {
        #expect(
            page([.table(ranges)], width: 20).styledDump() == """
                s{Range}
                s{Light}o{:} s{Fastnet}
                s{Day}o{:} 12
                s{Night}o{:} 27
                s{Notes}o{:} The second
                  tower, finished
                  in 1904

                s{Light}o{:} s{Bishop}
                s{Day}o{:} 10
                s{Night}o{:} 24
                s{Notes}o{:} The second
                  tower, finished
                  in 1904

                Unlit

                s{Light}o{:} s{Mizen}
                s{Day}o{:} 2
                s{Notes}o{:} A horn
                """)
        let texts = page([.table(ranges)], width: 20).allLines().flatMap(\.runs)
            .filter { $0.offset != nil }.map(\.text)
        for text in ["Light", "Day", "1904", "Range"] {
            #expect(texts.count { $0 == text || $0.hasSuffix(text) } == 1, "\(text)")
        }
    }

    @Test func `a value over several columns of a record has the headings of all`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Light"), cell("Day"), cell("Night"), cell("Fog")],
                [cell("Fastnet"), cell("a lamp without an end", columns: 2), cell("a horn")],
                [cell("Mizen"), cell("none"), cell("neither of the two", columns: 2)],
            ])
        let dump = """
            s{Light}o{:} Fastnet
            s{Day}o{,} s{Night}o{:}
              a lamp without
              an end
            s{Fog}o{:} a horn

            s{Light}o{:} Mizen
            s{Day}o{:} none
            s{Night}o{,} s{Fog}o{:}
              neither of the two
            """
        #expect(page([.table(table)], width: 20).styledDump() == dump)
        let texts = page([.table(table)], width: 20).allLines().flatMap(\.runs)
            .filter { $0.offset != nil }.map(\.text)
        for text in ["Light", "Day", "Night", "Fog"] {
            #expect(texts.count { $0 == text } == 1, "\(text)")
        }
    }

    @Test func `headings that have one of their own stand above records once`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Coasts", isHeading: true), cell("Cork", columns: 2), cell("Kerry")],
                [
                    cell("Lights", isHeading: true), cell("Fastnet"), cell("Mizen Head"),
                    cell("Bull Rock"),
                ],
                [cell("Remarks", isHeading: true), cell("none", columns: 3)],
            ])
        #expect(
            page([.table(table)], width: 22).styledDump() == """
                s{Coasts}o{:} s{Cork}o{ · }s{Kerry}

                s{Lights}
                s{Cork}o{:} Fastnet
                  Mizen Head
                s{Kerry}o{:} Bull Rock

                s{Remarks}
                s{Cork}o{,} s{Kerry}o{:}
                  none
                """)
    }

    @Test func `a row's own heading has a colon before its values`() {
        let table = TableBlock(rows: [
            [cell("Coasts", isHeading: true), cell("Cork"), cell("Kerry")],
            [cell("Lit:", isHeading: true), cell("an extraordinarily incomprehensible siren")],
            [cell("Fastnet", isHeading: true), cell("Mizen", isHeading: true), cell("Bull")],
        ])
        #expect(
            page([.table(table)], width: 23).styledDump() == """
                s{Coasts}o{:} Corko{ · }Kerry

                s{Lit:} an extraordinarily
                  incomprehensible
                  siren

                s{Fastnet}o{ · }s{Mizen}o{ · }Bull
                """)
    }

    @Test func `a cell that is taller than its rows goes on below them`() {
        let table = TableBlock(rows: [
            [cell("one two three four five six", rows: 2), cell("a")], [cell("b")], [cell("c")],
        ])
        #expect(
            page([.table(table)], width: 12).dump() == """
                one two    a
                three
                four five  b
                six

                c
                """)
    }

    @Test func `rows that are left out take no place`() {
        let table = TableBlock(rows: [
            [cell("tall", rows: 3), cell("a")], [cell("")], [cell("b")], [cell("c"), cell("d")],
        ])
        #expect(page([.table(table)]).dump() == "tall  a\n      b\nc     d")
    }

    @Test func `blank lines divide rows where several cells wrap`() {
        let words = "what it is told in a few words"
        let table = TableBlock(
            headerRows: 1,
            rows: [[cell("a"), cell("b")], [cell(words), cell(words)], [cell("x"), cell("y")]])
        #expect(
            page([.table(table)], width: 30).dump() == """
                a               b
                ──────────────  ──────────────
                what it is      what it is
                told in a few   told in a few
                words           words

                x               y
                """)
    }

    @Test func `no column is narrower than its longest word`() {
        let table = TableBlock(rows: [
            [cell("lighthouse"), cell("a long text that wraps in what is left of the page")]
        ])
        let first = page([.table(table)], width: 30).dump().split(separator: "\n")
        #expect(first.first == "lighthouse  a long text that")
        #expect(page([.table(table)], width: 18).dump().hasPrefix("lighthouse a long\n"))
        #expect(page([.table(table)], width: 16).dump().hasPrefix("lighthouse\n  a long text"))
    }

    @Test func `a table of a hundred thousand rows is laid out as far as it is looked at`() {
        let rows = (0..<100_000).map { [cell("row \($0)"), cell("text")] }
        var page = page([.table(TableBlock(headerRows: 1, rows: [[cell("a"), cell("b")]] + rows))])
        let lines = page.lines(from: .start, count: 100)
        #expect(lines[50].dump() == "row 48     text")
        #expect(page.layouts.count { $0 != nil } < 10)
        #expect(page.layouts.count > 1_000)
        let hit = page.find("row 99999", from: 0, backward: false)?.lowerBound ?? -1
        #expect(page.place(of: hit) == page.end())
        #expect(Set(lines.map(\.block)).count == 1)
    }

    @Test func `claims without bounds are bounded`() {
        let wide = (0..<50).map { _ in (0..<5).map { _ in cell("x", columns: .max, rows: .max) } }
        let page = page([.table(TableBlock(rows: wide))], width: 40)
        let runs = page.allLines().flatMap(\.runs)
        #expect(runs.count { $0.offset != nil } == 250)
        #expect(runs.count < 1_000)
        #expect(page.tables[0].columns < 300)
    }
}
