import Prose
import TestSupport
import Testing

@testable import Typesetting

@Suite struct TotalFitTests {
    private func lines(_ text: String, _ width: Int) -> String {
        page([.paragraph([.text(text)])], width: width).dump()
    }

    @Test func `the right edge is even`() {
        // Taking what fits would end the first line after bb.
        #expect(
            lines("aaa bb cc ddddd", 6) == """
                aaa
                bb cc
                ddddd
                """)
    }

    @Test func `no short word is left alone on the last line`() {
        #expect(
            lines("The light on the rock was lit again by the new keeper at six.", 29) == """
                The light on the rock was
                lit again by the new keeper
                at six.
                """)
    }

    @Test func `an address that fits the next line is whole`() {
        #expect(
            lines("Her letters are kept at https://example.org/letters/anna now.", 40) == """
                Her letters are kept at
                https://example.org/letters/anna now.
                """)
        // Before the hole would be greater than two thirds of the line, the address is broken.
        #expect(
            lines("Read it at https://example.org/letters/of-anna", 40) == """
                Read it at https://example.org/letters
                /of-anna
                """)
        #expect(
            lines("It’s at https://www.lights.example.org/fog", 22) == """
                It’s at
                https://www.lights
                .example.org/fog
                """)
    }

    @Test func `a name stays with its title and a unit with its number`() {
        #expect(
            lines("She wrote it all to Mr. Hyde on a wet Sunday in May.", 24) == """
                She wrote it all to
                Mr. Hyde on a wet Sunday
                in May.
                """)
        #expect(
            lines("The fog had come in 5 km from the sea, and stayed.", 21) == """
                The fog had come in
                5 km from the sea,
                and stayed.
                """)
    }

    @Test func `a date is whole, whatever is left for the last line`() {
        let text = "The plan of the lamp was drawn in Paris by Anna. Retrieved 14 January 2011."
        for width in 30...74 {
            let count = lines(text, width).split(separator: "\n").count {
                $0.contains("14 January 2011")
            }
            #expect(count == 1, "at \(width)")
        }
    }

    @Test func `a line that its author has ended may leave a word over`() {
        let text: [Inline] = [
            .text("one two three four five six"), .lineBreak, .text("seven eight nine"),
        ]
        #expect(
            page([.paragraph(text)], width: 24).dump() == """
                one two three four five
                six
                seven eight nine
                """)
    }

    @Test func `what a line of several has no room for hangs`() {
        let list: [Inline] = [
            .text("+ a red lamp"), .lineBreak, .text("+ a lens, a clock and an old horn"),
            .lineBreak, .lineBreak, .text("+ oil"),
        ]
        #expect(
            page([.paragraph(list)], width: 22).dump() == """
                + a red lamp
                + a lens, a clock and
                  an old horn

                + oil
                """)
        let prose: [Inline] = [.text("The fog came in the night."), .lineBreak, .lineBreak]
        #expect(
            page([.paragraph(prose)], width: 16).dump() == """
                The fog came in
                the night.
                """)
    }

    @Test func `no Chinese or Japanese letter is left alone with its stop`() {
        #expect(
            lines("灯塔看守人每天晚上点亮灯火。", 24) == """
                灯塔看守人每天晚上点亮
                灯火。
                """)
        #expect(
            lines("灯台の守り人が毎晩ともす。", 22) == """
                灯台の守り人が毎晩と
                もす。
                """)
    }

    @Test func `Chinese lines are filled`() {
        let text = String(repeating: "灯塔看守人每天晚上点亮灯火", count: 7)
        let counts = lines(text, 60).split(separator: "\n").map(\.count)
        #expect(counts == [30, 30, 30, 1] || counts.dropLast().allSatisfy { $0 >= 29 })
    }

    @Test func `a paragraph that fits is one line`() {
        #expect(lines("Yes.", 40) == "Yes.")
        #expect(lines("exactly ten", 11) == "exactly ten")
    }

    @Test func `two hyphens do not end lines in a row where that can be helped`() {
        let text = "ab\u{AD}cdefg hij\u{AD}klmno pqrstuv wxyz ab cdef ghi jkl mno pq rstu vwx"
        for width in 8...20 {
            let page = page([.paragraph([.text(text)])], width: width)
            guard case .some(.text(let layout)) = laidOut(page).layouts[0] else { continue }
            let hyphens = layout.rows.map { $0.tail == .hyphen }
            #expect(!zip(hyphens, hyphens.dropFirst()).contains { $0 && $1 }, "at \(width)")
        }
    }

    @Test func `a first line of another width counts`() {
        let text = pageText("aaaa bbbb cccc dddd")
        let layout = TextLayout(
            paragraph: 0..<text.bytes.count, of: text, measure: Measure(first: 4, rest: 9))
        #expect(layout.rows.map(\.start) == [0, 5, 15])
    }

    /// A page with all its lines found.
    private func laidOut(_ page: Page) -> Page {
        var page = page
        _ = page.end()
        return page
    }

    private func pageText(_ text: String) -> PageText {
        var result = PageText()
        result.append(text, style: [], link: nil)
        return result
    }

    // MARK: Properties

    private static let parts = [
        "a", "of", "fog", "lens", "lighthouse", "well-known", "either/or", "日本語。", "「文」", "ไทยภาษา",
        "한국어", "soft\u{AD}hy\u{AD}phen", "https://example.org/a/long/way?to=go", "—", "e\u{301}",
        "שלום",
        "supercalifragilistic", "\u{200B}", "\n", "camelCaseIdentifierOfNote",
    ]

    private static func randomText(_ seed: Int) -> String {
        var numbers = SeededGenerator(seed: UInt64(seed))
        return (0..<Int.random(in: 1...120, using: &numbers)).map { _ in
            let part = parts[Int.random(in: 0..<parts.count, using: &numbers)]
            return part + (Int.random(in: 0..<8, using: &numbers) == 0 ? "" : " ")
        }.joined()
    }

    @Test(arguments: 0..<150) func `total fit is never worse than taking what fits`(seed: Int) {
        let text = Array(Self.randomText(seed).utf8)
        let marks = LineBreaks.marks(in: text, 0..<text.count)
        var faults: [String] = []
        for width in [1, 2, 5, 8, 13, 20, 33, 60, 100] {
            for measure in [Measure(width), Measure(first: max(width / 2, 1), rest: width)] {
                let items = Itemizer.items(
                    of: text, 0..<text.count, marks: marks, measure: measure)
                for isJustified in [false, true] {
                    let cost = LineCost(items: items, measure: measure, isJustified: isJustified)
                    let best = cost.demerits(of: TotalFit.lineEnds(of: items, cost: cost))
                    let greedy = cost.demerits(of: GreedyLines.ends(of: items, measure: measure))
                    guard let best else {
                        faults.append("too wide at \(width)")
                        continue
                    }
                    if let greedy, best > greedy {
                        faults.append("\(best) > \(greedy) at \(width)")
                    }
                }
            }
        }
        #expect(faults == [])
    }

    @Test(arguments: 0..<60) func `each byte belongs to one row`(seed: Int) {
        let text = Array(Self.randomText(seed).utf8)
        let marks = LineBreaks.marks(in: text, 0..<text.count)
        for width in [1, 3, 10, 40] {
            let items = Itemizer.items(
                of: text, 0..<text.count, marks: marks, measure: Measure(width))
            #expect(items.first?.start ?? 0 == 0 && items.last?.end ?? 0 == text.count)
            for (item, next) in zip(items, items.dropFirst()) {
                #expect(item.end == next.start)
                #expect(next.width > 0 || item.isLast)
            }
            #expect(items.allSatisfy { $0.width <= width && $0.start <= $0.textEnd })
        }
    }

    @Test func `lines do not depend on how they were reached`() {
        let words = (0..<30).map { Self.randomText($0).filter { $0 != "\n" } }.joined(
            separator: " ")
        let blocks = [Block.paragraph([.text(words + " " + words + " " + words)])]
        var options = TypesetOptions(width: 50)
        for alignment in TypesetOptions.Alignment.allCases {
            options.alignment = alignment
            let parts = [PagePart(role: .body, blocks: blocks)]
            var whole = Page(parts: parts, options: options)
            let all = whole.lines(from: .start, count: .max)
            var piecewise = Page(parts: parts, options: options)
            _ = piecewise.place(of: 20_000)
            var lines: [Line] = []
            while lines.count < all.count {
                lines += piecewise.lines(from: PagePlace(leaf: 0, line: lines.count), count: 7)
            }
            #expect(lines == all)
        }
    }

    @Test(arguments: [
        "x", "x\u{AD}", "\u{AD}", "\u{200B}", "한", "a/", "/a.bc)", "- ", "a ", "http://",
    ])
    func `the first screen of a hostile megabyte is near`(piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        var page = page([.paragraph([.text(text)])], width: 72)
        let time = workingTime { #expect(page.lines(from: .start, count: 50).count <= 50) }
        // What grows with the square would take minutes.
        #expect(time < .seconds(20))
    }

    @Test func `a hundred thousand line ends are set in time`() {
        let verse = (0..<100_000).flatMap { _ in [Inline.text("fog"), .lineBreak] }
        let time = workingTime {
            #expect(page([.paragraph(verse)], width: 72).allLines().count == 100_000)
        }
        #expect(time < .seconds(20))
    }
}
