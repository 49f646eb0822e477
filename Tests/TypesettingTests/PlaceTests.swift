import Prose
import Testing

@testable import Typesetting

/// Going about on a page.
@Suite struct PlaceTests {
    private var sample: Page {
        page(
            [
                .paragraph([.text("one two three")]), .rule, .paragraph([.text("four")]),
                .code(text: "a\n\nb", language: ""),
            ], width: 8)
    }

    @Test func `lines are counted through leaves`() {
        var page = sample
        // one two / three / (blank) / * * * / (blank) / four / (blank) / a / (blank) / b
        #expect(page.allLines().count == 10)
        #expect(page.end() == PagePlace(leaf: 3, line: 3))
        #expect(page.move(.start, by: 5) == PagePlace(leaf: 2, line: 1))
        #expect(page.move(page.end(), by: -4) == PagePlace(leaf: 2, line: 1))
        #expect(page.move(.start, by: .max) == page.end())
        #expect(page.move(page.end(), by: .min) == .start)
        #expect(page.distance(from: .start, to: page.end(), limit: 100) == 9)
        #expect(page.distance(from: .start, to: page.end(), limit: 4) == 4)
        #expect(page.distance(from: page.end(), to: .start, limit: 4) == -4)
        #expect(page.distance(from: .start, to: .start, limit: 4) == 0)
    }

    @Test func `a place that is not on the page is the nearest one`() {
        var page = sample
        #expect(page.move(PagePlace(leaf: 99, line: 0), by: 0) == page.end())
        #expect(page.move(PagePlace(leaf: -1, line: 9), by: 0) == .start)
        #expect(page.move(PagePlace(leaf: 0, line: .max), by: 0) == PagePlace(leaf: 0, line: 1))
        #expect(page.lines(from: PagePlace(leaf: 0, line: -5), count: 1)[0].dump() == "one two")
        #expect(page.lines(from: PagePlace(leaf: 2, line: 0), count: .max).count == 6)
        #expect(page.lines(from: .start, count: 0).isEmpty)
        #expect(page.lines(from: .start, count: -1).isEmpty)
    }

    @Test func `an offset is on the line that shows it`() {
        var page = sample
        // "one two three" 0..<13, the rule none, "four" 14..<18, "a", "", "b" 19, 21, 22
        #expect(page.place(of: 0) == .start)
        #expect(page.place(of: 7) == .start)
        #expect(page.place(of: 8) == PagePlace(leaf: 0, line: 1))
        #expect(page.place(of: 13) == PagePlace(leaf: 0, line: 1))
        #expect(page.place(of: 14) == PagePlace(leaf: 2, line: 1))
        #expect(page.place(of: 21) == PagePlace(leaf: 3, line: 2))
        #expect(page.place(of: 22) == page.end())
        #expect(page.place(of: .max) == page.end())
        #expect(page.place(of: .min) == .start)
    }

    @Test func `a blank line has the offset of the text below it`() {
        var page = sample
        let offsets = (0..<10).map { page.offset(at: page.move(.start, by: $0)) }
        #expect(offsets == [0, 8, 14, 14, 14, 14, 19, 19, 21, 22])
    }

    @Test func `a position survives a change of width`() {
        let text = (0..<500).map { "word\($0)" }.joined(separator: " ")
        var narrow = page([.paragraph([.text(text)])], width: 20)
        var wide = page([.paragraph([.text(text)])], width: 72)
        let offset = narrow.offset(at: narrow.move(.start, by: 100))
        let place = wide.place(of: offset)
        let line = wide.lines(from: place, count: 1)[0]
        #expect(line.range.contains(offset))
    }
}
