import Prose
import TestSupport
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

    @Test func `headings wrap before rows do`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Light"), cell("Miles seen by day and night")],
                [cell("Bishop Rock of Scilly"), cell("24")],
            ])
        #expect(
            page([.table(table)], width: 36).dump() == """
                Light                  Miles seen by
                                       day and night
                ─────────────────────  ─────────────
                Bishop Rock of Scilly             24
                """)
    }

    @Test func `where two cells lack, the gaps give them, or the column that has most to wrap`() {
        func table(_ rows: [String]) -> Block {
            let cells = rows.map { $0.split(separator: "|").map { cell(String($0)) } }
            return .table(TableBlock(headerRows: 0, rows: cells))
        }
        let lights = ["Bishop Rock light|lit in the year 1858|seen from far away", "a|b|c"]
        let whole = page([table(lights)], width: 57)
        #expect(
            whole.dump() == """
                Bishop Rock light lit in the year 1858 seen from far away
                a                 b                    c
                """)
        let rows = [
            "Bishop Rock of the Scilly isle|lit in the year 1858, and for good", "Eddystone|1882",
        ]
        let narrow = page([table(rows)], width: 61).dump()
        #expect(narrow.contains("Bishop Rock of the Scilly isle  lit"))
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

    @Test func `words that hyphens join stay together in a cell that has room for them`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Symptom"), cell("Cause")],
                [cell("Private letters are world-readable"), cell("open")],
            ])
        #expect(
            page([.table(table)], width: 34).dump() == """
                Symptom                      Cause
                ───────────────────────────  ─────
                Private letters are          open
                world-readable
                """)
        let narrow = page([.table(table)], width: 20).dump()
        #expect(narrow.contains("world-") && !narrow.contains("world-readable"))
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

    @Test func `columns stand closer before they are given up`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Boat"), cell("Where"), cell("What became of it")],
                [cell("Curlew"), cell("Fowey"), cell("sold on to a man in Polruan")],
            ])
        #expect(
            page([.table(table)], width: 22).dump() == """
                Boat   Where What
                             became of
                             it
                ────── ───── ─────────
                Curlew Fowey sold on
                             to a
                             man in
                             Polruan
                """)
    }

    @Test func `numbers stand flush right`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Light"), cell("Range"), cell("Built")],
                [cell("Fastnet"), cell("27"), cell("in 1904")], [cell("Mizen"), cell("–")],
                [cell("Bull"), cell("9.5"), cell("in 1889")],
            ])
        #expect(
            page([.table(table)]).dump() == """
                Light    Range  Built
                ───────  ─────  ───────
                Fastnet     27  in 1904
                Mizen        –
                Bull       9.5  in 1889
                """)
    }

    @Test func `room goes to the column that makes the table shortest`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Light"), cell("What became of it")],
                [cell("Fastnet and Mizen"), cell("pulled down and built again on the same rock")],
                [cell("Bull"), cell("washed away in a night of the first winter")],
            ])
        #expect(
            page([.table(table)], width: 40).dump() == """
                Light         What became of it
                ────────────  ──────────────────────────
                Fastnet and   pulled down and built
                Mizen         again on the same rock

                Bull          washed away in a night of
                              the first winter
                """)
    }

    @Test func `numbers stay with their units before headings do`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("Light at sea"), cell("Miles by day"), cell("Miles by night")],
                [cell("Bishop Rock of Scilly"), cell("13.1 (-31%)"), cell("17.2 (-9%)")],
                [cell("Fastnet"), cell("8.0 (-8%)"), cell("9.6 (-71%)")],
            ])
        let dump = page([.table(table)], width: 36).dump()
        #expect(dump.contains("13.1 (-31%)") && dump.contains("17.2 (-9%)"))
    }

    @Test func `no word is cut to have all columns on the page`() {
        let name = "extraordinarily-long"
        let table = TableBlock(rows: [
            [cell("aVeryLongNameThatHasNoBreak"), cell(name), cell("a")], [cell("b"), cell("c")],
        ])
        for width in 20...60 {
            #expect(
                page([.table(table)], width: width).dump().contains("aVeryLongNameThatHasNoBreak")
                    == (width >= 27))
        }
    }

    @Test func `short fields of a long record share lines`() {
        let heads = ["Light", "Day", "Night", "Horn", "Bell", "Keepers of the light"]
        let table = TableBlock(
            headerRows: 1,
            rows: [
                heads.map { cell($0) },
                ["Fastnet", "12 miles", "27 miles", "none", "one", "Nuala and her father"].map {
                    cell($0)
                },
            ])
        #expect(
            page([.table(table)], width: 36).styledDump() == """
                s{Light}o{:} Fastnet
                s{Day}o{:} 12 mileso{ · }s{Night}o{:} 27 miles
                s{Horn}o{:} noneo{ · }s{Bell}o{:} one
                s{Keepers of the light}o{:}
                  Nuala and her father
                """)
    }

    @Test func `records without headings are lines`() {
        let table = TableBlock(rows: [
            [cell("Mizen Head"), cell("a horn")],
            [cell("Bull Rock"), cell("an extraordinarily incomprehensible siren")],
            [cell("Fastnet"), cell(""), cell("a bell")],
        ])
        #expect(
            page([.table(table)], width: 20).styledDump() == """
                Mizen Heado{ · }a horn

                Bull Rock
                  an extraordinarily
                  incomprehensible
                  siren

                Fastneto{ · }a bell
                """)
    }

    @Test func `a heading over all columns names no field`() {
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [.init(inlines: [.text("Seamarks")], columns: 2, isHeading: true)],
                [cell("an extraordinarily incomprehensible siren"), cell("Mizen Head lighthouse")],
            ])
        let dump = page([.table(table)], width: 20).dump()
        #expect(dump.hasPrefix("Seamarks\n"))
        #expect(!dump.contains(":"))
    }

    @Test func `one row of very many cells makes the others no slower`() {
        let wide = (0..<20_000).map { cell("c\($0)") }
        let rows = [[TableBlock.Cell]](repeating: [cell("a"), cell("b")], count: 20_000)
        var page = page([.table(TableBlock(headerRows: 1, rows: [wide] + rows))], width: 40)
        let took = workingTime {
            while page.layOutMore(bytes: 1 << 20) {}
        }
        #expect(took < .seconds(10))
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
            page([
                .quote([
                    .paragraph([.text("said")]),
                    .list(ListBlock(start: nil, items: [[.table(table)]])),
                ])
            ]).styledDump().hasSuffix(
                """
                o{│}   o{•} sQ{a}
                o{│}     o{─}
                o{│}     Q{b}
                """))
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
        // Three short fields of a record share a line.
        #expect(page.allLines().count == 201)
    }
}
