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

    /// Blocks of which each is taller than any screen.
    private static let tall: [Block] = [
        .paragraph([.text(String(repeating: "a paragraph of many lines ", count: 2_000))]),
        .code(text: String(repeating: "code\n", count: 3_000) + "end", language: ""),
        .table(
            TableBlock(
                rows: (0..<500).map { [.init(inlines: [.text("row \($0) of the table")])] })),
        .verse((0..<999).flatMap { [.text("verse \($0)"), .lineBreak] }),
    ]

    @Test(arguments: tall)
    func `within a block taller than the screen every line has its place`(block: Block) {
        var page = page([.paragraph([.text("before")]), block, .paragraph([.text("after")])])
        let count = page.allLines().count
        #expect(count > 490)
        var place = PagePlace.start
        for line in stride(from: 0, to: count - 40, by: 37) {
            #expect(page.distance(from: .start, to: place, limit: .max) == line)
            let offset = page.offset(at: place)
            let shown = page.lines(from: place, count: 40)
            #expect(shown.count == 40)
            #expect(page.place(of: offset) >= place)
            if shown[0].range.contains(offset) { #expect(page.place(of: offset) == place) }
            let below = page.move(place, by: 40)
            #expect(page.move(below, by: -40) == place)
            place = page.move(place, by: 37)
        }
        #expect(page.distance(from: page.end(), to: .start, limit: .max) == 1 - count)
    }

    @Test(arguments: tall)
    func `laying out in idle time changes nothing that is seen`(block: Block) {
        let blocks: [Block] = [.paragraph([.text("before")]), block, .rule, block]
        var page = page(blocks)
        let lines = page.allLines()
        var steps = 0
        while page.layOutMore(bytes: 1_000) { steps += 1 }
        #expect(steps >= page.range.count / 16_384)
        #expect(page.layouts.allSatisfy { $0 != nil && $0?.reach == nil })
        #expect(page.allLines() == lines)
        let hasMore = page.layOutMore(bytes: 1)
        #expect(!hasMore)
    }

    @Test func `idle time is spent in small pieces`() {
        var page = page([Self.tall[0], Self.tall[1]])
        let hasMore = page.layOutMore(bytes: 1)
        #expect(hasMore)
        #expect(page.layouts[0]?.reach.map { $0 < 20_000 } == true)
        var empty = Page(blocks: [], options: TypesetOptions(width: 9))
        let isEmptyLeft = empty.layOutMore(bytes: 100)
        #expect(!isEmptyLeft)
    }
}
