import Prose
import TestSupport
import Testing

@testable import Typesetting

@Suite struct JustificationTests {
    private func justified(
        _ blocks: [Block], width: Int, hyphenation: String = ""
    ) -> Page {
        var options = TypesetOptions(width: width)
        options.alignment = .justified
        options.hyphenation = hyphenation
        return Page(parts: [PagePart(role: .body, blocks: blocks)], options: options)
    }

    private static let prose =
        "The light stands four miles off the coast, on a rock that the sea covers when the wind is "
        + "in the west. My father kept it for eleven years, and my mother kept the books: how much "
        + "oil was burnt, which ships had passed, who had written to ask for a place on the relief. "
        + "I have her books still. In none of them is there a word about the fog, which she hated."

    @Test func `lines are filled by wider spaces, but the last`() {
        #expect(
            justified([.paragraph([.text(Self.prose)])], width: 44).dump() == """
                The light  stands four miles  off the coast,
                on a rock that the  sea covers when the wind
                is in the west. My father kept it for eleven
                years,  and  my mother  kept the  books: how
                much oil was burnt,  which ships had passed,
                who had  written to ask for  a place  on the
                relief. I have her  books still.  In none of
                them  is there  a word about the fog,  which
                she hated.
                """)
    }

    @Test func `no space is wider than two cells and none but spaces is moved`() {
        for width in 20...90 {
            let page = justified([.paragraph([.text(Self.prose)])], width: width)
            let lines = page.allLines()
            for line in lines {
                let text = line.dump()
                #expect(!text.contains("   "), "at \(width): \(text)")
                #expect(text.count <= width)
            }
            let words = lines.map { $0.dump() }.joined(separator: " ").split(separator: " ")
            #expect(words == Self.prose.split(separator: " "))
            let full = lines.dropLast().count { $0.dump().count == width }
            #expect(full * 10 >= (lines.count - 1) * 6, "at \(width): \(full) of \(lines.count)")
        }
    }

    @Test func `wide spaces do not stand below each other where that can be helped`() {
        var stacked = 0
        var spaces = 0
        for width in 40...80 {
            let lines = justified([.paragraph([.text(Self.prose)])], width: width).allLines()
            var above: Set<Int> = []
            for line in lines {
                let wide = Set(line.runs.filter { $0.text == "  " }.map(\.column))
                spaces += wide.count
                stacked += wide.count { above.contains($0) || above.contains($0 + 1) }
                above = wide
            }
        }
        #expect(spaces > 500)
        #expect(stacked * 100 < spaces * 3, "\(stacked) of \(spaces)")
    }

    @Test func `a wide space is one cluster of the text`() {
        let page = justified([.paragraph([.text("one two three four five six")])], width: 14)
        let runs = page.allLines()[0].runs
        #expect(runs.map(\.text) == ["one", "  ", "two three"])
        #expect(runs.map(\.offset) == [0, 3, 4])
        #expect(runs.map(\.length) == [3, 1, 9])
        #expect(runs.map(\.column) == [0, 3, 5])
        let hit = page.allLines()[0].marking([1..<5])
        #expect(
            hit.runs.filter { $0.style.contains(.hit) }.map(\.text) == ["ne", "  ", "t"])
    }

    @Test func `Hebrew is filled too`() {
        let text = "האור עומד ארבעה מיל מן החוף על סלע שהים מכסה כשהרוח באה מן המערב אל הים"
        let page = justified([.paragraph([.text(text)])], width: 25)
        let lines = page.allLines()
        for line in lines.dropLast() {
            let last = line.runs.last.map { $0.column + $0.width }
            #expect(last == 25)
            #expect(!line.dump().contains("   ") || line.runs[0].column > 0)
        }
        #expect(lines.dropLast().contains { $0.runs[0].column == 0 })
        var next = 0
        for run in lines.flatMap(\.runs).sorted(by: { ($0.offset ?? 0) < ($1.offset ?? 0) }) {
            #expect((run.offset ?? 0) - next <= 1)
            next = (run.offset ?? 0) + run.length
        }
        #expect(next == text.utf8.count)
    }

    @Test func `headings, verse, cells, captions and bylines stay ragged`() {
        let words = [Inline.text(Self.prose)]
        let blocks: [Block] = [
            .heading(level: 2, words), .verse(words), .code(text: Self.prose, language: ""),
            .figure(Media(kind: .image, text: "fog", address: ""), caption: words),
            .table(
                TableBlock(
                    caption: words, headerRows: 0,
                    rows: [[TableBlock.Cell(inlines: words, alignment: .leading)]])),
        ]
        #expect(
            !justified(blocks, width: 44).allLines().flatMap(\.runs).contains { $0.text == "  " })
        var options = TypesetOptions(width: 44)
        options.alignment = .justified
        let byline = Page(
            parts: [PagePart(role: .byline, blocks: [.paragraph(words)])], options: options)
        #expect(!byline.allLines().flatMap(\.runs).contains { $0.text == "  " })
    }

    @Test func `lists, quotations and comments are filled`() {
        let words: [Block] = [.paragraph([.text(Self.prose)])]
        let quote = justified([.quote(words)], width: 44)
        #expect(quote.allLines().flatMap(\.runs).contains { $0.text == "  " })
        #expect(quote.allLines().count { $0.dump().count == 44 } >= 6)
    }
}
