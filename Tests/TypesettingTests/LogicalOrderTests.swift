import Prose
import Testing

@testable import Typesetting

/// Lines for terminals that put text into visual order themselves, or don't join letters.
@Suite struct LogicalOrderTests {
    private static func page(
        _ blocks: [Block], width: Int = 30, order: TypesetOptions.BidiOrder = .logical,
        forms: TypesetOptions.ArabicForms = .letters
    ) -> Page {
        var options = TypesetOptions(width: width)
        options.bidiOrder = order
        options.arabicForms = forms
        return Page(parts: [PagePart(role: .body, blocks: blocks)], options: options)
    }

    private static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

    @Test(arguments: ["קרא (ABC) 2011 היום", "see שלום now", "كتاب ١٢٣ [book]"])
    func `text stays in its own order, at the left, with its own brackets`(text: String) {
        let lines = Self.page([Self.text(text)]).allLines()
        #expect(lines.map { $0.runs.map(\.text).joined() } == [text])
        #expect(lines[0].runs.map(\.column) == [0])
        #expect(lines[0].runs.allSatisfy { !$0.isReversed })
        #expect(Glyphs.visual(text, order: .logical) == text)
    }

    @Test func `bars and markers come first, before what they belong to`() {
        let page = Self.page(
            [
                .quote([Self.text("אבג")]),
                .list(ListBlock(start: 9, items: [[Self.text("דה")], [Self.text("וז")]])),
            ], width: 20)
        #expect(
            page.dump() == """
                │ אבג

                 9. דה
                10. וז
                """)
    }

    @Test func `a table's first column is the first`() {
        let row = ["שם", "שנה"].map { TableBlock.Cell(inlines: [.text($0)], alignment: .leading) }
        let page = Self.page([.table(TableBlock(headerRows: 0, rows: [row]))])
        #expect(page.allLines()[0].runs.map(\.text) == ["שם", "שנה"])
        #expect(page.allLines()[0].runs[0].column == 0)
    }

    @Test func `a title is cut at its end`() {
        #expect(Glyphs.fitted("שלום לכולם", to: 6, order: .logical) == "שלום…")
        #expect(Glyphs.fitted("שלום לכולם", to: 6) == "…םולש")
    }

    @Test(
        arguments: [
            // Isolated, initial, medial and final; letters that join on one side only.
            ("ب", "ﺏ"), ("ببب", "ﺑﺒﺐ"), ("دار", "ﺩﺍﺭ"), ("كتاب", "ﻛﺘﺎﺏ"),
            // Marks are passed over and stay.
            ("بِبْ", "ﺑِﺐْ"),
            // Persian and Urdu letters; the non-joiner has done its work.
            ("پچگ", "ﭘﭽﮓ"), ("می\u{200C}خواهم", "ﻣﯽﺧﻮﺍﻫﻢ"), ("ٹھیک", "ﭨﮭﯿﮏ"),
            // Lam and alef: the ligature in the lam's cell, a blank in the alef's.
            ("لا", "ﻻ "), ("سلام", "ﺳﻼ ﻡ"), ("لأن", "ﻷ ﻥ"), ("بِلَا", "ﺑِﻼَ "),
            // Numbers, Latin and letters without forms stay.
            ("١٢٣ abc ە", "١٢٣ abc ە"),
        ])
    func `Arabic letters take the forms that their neighbours ask for`(text: String, shown: String)
    {
        #expect(Glyphs.visual(text, order: .logical, forms: .presentation) == shown)
        #expect(Glyphs.width(of: shown) == Glyphs.width(of: text))
    }

    @Test func `forms are joined before the text is put in order`() {
        #expect(Glyphs.visual("كتاب ABC", forms: .presentation) == "ABC ﺏﺎﺘﻛ")
        #expect(Glyphs.visual("سلام", forms: .presentation) == "ﻡ ﻼﺳ")
    }

    @Test func `joining goes on over styles`() {
        let page = Self.page(
            [.paragraph([.text("بب"), .styled(.strong, [.text("بب")])])], forms: .presentation)
        #expect(page.allLines()[0].runs.map(\.text).joined() == "ﺑﺒﺒﺐ")
    }

    @Test(arguments: TypesetOptions.BidiOrder.allCases)
    func `every cluster keeps its cell and its place in the text`(order: TypesetOptions.BidiOrder) {
        let text = "قال: «سلامٌ لأهل البيت»، ثمّ كتب ABC (١٢)"
        let plain = Self.page([Self.text(text)], width: 18, order: order)
        let shaped = Self.page([Self.text(text)], width: 18, order: order, forms: .presentation)
        #expect(shaped.allLines().map(\.range) == plain.allLines().map(\.range))
        for (line, letters) in zip(shaped.allLines(), plain.allLines()) {
            let widths = [line, letters].map { $0.runs.reduce(0) { $0 + $1.width } }
            #expect(widths[0] == widths[1])
            let bytes = [line, letters].map { line in
                line.runs.flatMap { run in
                    run.offset.map { Array($0..<$0 + run.length) } ?? []
                }.sorted()
            }
            #expect(bytes[0] == bytes[1])
            // A run of other length than its text stands for one cluster.
            for run in line.runs where run.length != run.text.utf8.count {
                #expect(run.width == 1)
            }
        }
    }

    @Test func `a hit in shaped text is marked whole`() {
        let page = Self.page([Self.text("هذا كتاب جيد")], order: .visual, forms: .presentation)
        let hit = page.find("كتاب", from: 0, backward: false)
        let line = page.allLines()[0].marking([hit ?? 0..<0])
        let marked = line.runs.filter { $0.style.contains(.hit) }.map(\.text)
        #expect(marked.joined() == "ﺏﺎﺘﻛ")
    }
}
