import Prose
import Testing

@testable import Typesetting

/// Text that runs from right to left.
///
/// The expectations have it in visual order, so an editor that reorders text shows them wrong.
@Suite struct BidiTests {
    private func set(_ inlines: Inline..., width: Int = 30) -> Page {
        page([.paragraph(inlines)], width: width)
    }

    @Test func `a Hebrew paragraph starts at the right`() {
        let lines = set(.text("שלום לכם, קוראים יקרים"), width: 14).allLines()
        #expect(lines.map { $0.runs.map(\.text) } == [[",םכל םולש"], ["םירקי םיארוק"]])
        #expect(lines.map { $0.runs.map(\.column) } == [[5], [2]])
        #expect(lines.map(\.range) == [0..<17, 17..<40])
        #expect(lines.allSatisfy { $0.runs.allSatisfy(\.isReversed) })
    }

    @Test func `Latin words and numbers in it run from left to right`() {
        let line = set(.text("קרא ABC 2011 היום")).allLines()[0]
        #expect(
            line.runs.map(\.text) == [
                " היום".reversed().map { String($0) }.joined(), "ABC 2011",
                "קרא ".reversed().map { String($0) }.joined(),
            ])
        #expect(line.runs.map(\.isReversed) == [true, false, true])
        #expect(line.runs.map(\.offset) == [15, 7, 0])
        #expect(line.runs.map(\.column) == [13, 18, 26])
    }

    @Test func `brackets are mirrored`() {
        let line = set(.text("(אבג)")).allLines()[0]
        #expect(line.runs.map(\.text) == ["(גבא)"])
    }

    @Test func `a Hebrew word in an English line keeps its place`() {
        let line = set(.text("see שלום now")).allLines()[0]
        #expect(line.runs.map(\.text) == ["see ", "םולש", " now"])
        #expect(line.runs.map(\.column) == [0, 4, 8])
        #expect(line.runs.map(\.offset) == [0, 4, 12])
    }

    @Test func `points stay with their letters`() {
        let line = set(.text("שָׁלוֹם")).allLines()[0]
        #expect(line.runs.map(\.text) == [String("שָׁלוֹם".reversed())])
        #expect(line.runs[0].width == 4)
    }

    @Test func `styles cut reversed runs where they start`() {
        let line = set(.text("אב"), .styled(.strong, [.text("גד")]), .text("הו")).allLines()[0]
        #expect(line.styledDump() == String(repeating: " ", count: 24) + "והs{דג}בא")
        #expect(line.runs.map(\.offset) == [8, 4, 0])
    }

    @Test func `each line of a verse has its own direction`() {
        let page = set(.text("אבג"), .lineBreak, .text("abc"), .lineBreak, .text("123"), width: 10)
        #expect(page.allLines().map { $0.runs[0].column } == [7, 0, 7])
    }

    @Test func `bars and markers stand at the right`() {
        let page = page(
            [
                .quote([.paragraph([.text("אבג")]), .paragraph([.text("דהו")])]),
                .list(ListBlock(start: 1, items: [[.paragraph([.text("זחט")])]])),
            ], width: 12)
        #expect(
            page.dump() == """
                       גבא │
                           │
                       והד │

                      טחז .1
                """)
    }

    @Test func `code runs from left to right`() {
        let page = page([.code(text: "x = \"אבג\" // fog", language: "")], width: 30)
        #expect(page.dump() == "  x = \"גבא\" // fog")
    }

    @Test func `the page's offsets are those of the text's own order`() {
        let text = "קרא ABC 2011 היום"
        let page = set(.text(text))
        let hit = page.find("2011", from: 0, backward: false)
        #expect(hit == 11..<15)
        let marked = page.allLines()[0].marking([11..<15, 0..<2])
        #expect(marked.runs.filter { $0.style.contains(.hit) }.map(\.text) == ["2011", "ק"])
    }

    @Test func `isolated text does not tell a paragraph's direction`() {
        #expect(set(.text("\u{2067}אבג\u{2069} abc")).allLines()[0].runs[0].column == 0)
        #expect(
            set(.text("\u{2066}abc\u{2069} אבג"), width: 10).allLines()[0].dump() == "   גבא abc")
    }

    @Test func `brackets and overrides without end are set in time`() {
        let hostile = String(repeating: "a\u{202E}b(", count: 30_000)
        #expect(set(.text(hostile)).allLines().count == 3_000)
    }
}
