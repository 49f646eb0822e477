import Prose
import Testing

@testable import Typesetting

/// Where the lines of a paragraph end.
@Suite struct LineTests {
    private func lines(_ text: String, _ width: Int) -> String {
        page([.paragraph([.text(text)])], width: width).dump()
    }

    @Test func `lines are even, not as full as can be`() {
        #expect(
            lines("The lens at Fastnet turned once a minute.", 12) == """
                The lens
                at Fastnet
                turned once
                a minute.
                """)
    }

    @Test func `a word of several hyphens is kept whole where a line has nearly the room`() {
        let start = "The keepers of the light at Fastnet have not liked the"
        let end = "once-famous-lamps that they were given."
        #expect(lines(start + " " + end, 60) == start + "\n" + end)
        // One of a single hyphen, as long, is not.
        let single = "once-famouslylamps that they were given."
        #expect(lines(start + " " + single, 60).hasPrefix(start + " once-\n"))
    }

    @Test func `a word in katakana is kept whole where a line has nearly the room`() {
        let start = "灯台の光を守る人の通信をいつも保護する"
        #expect(lines(start + "スマホ・タブレット向けの", 40).hasPrefix(start + "\nスマホ"))
    }

    @Test func `a long word in katakana ends a line where a dictionary parts it`() {
        let start = "灯台の光を守る人の通信を保護する"
        let lines = lines(start + "ソフトウェアエンジニアリングを学ぶ", 44).split(separator: "\n")
        #expect(lines.first == "\(start)ソフトウェア")
        #expect("アプリケーションサーバー".marked == "ア~プ~リ~ケー~ショ~ン|サー~バー")
        // A name that no dictionary has is not cut into scraps, and no small sign begins a line.
        #expect(!"エクスプローラー".marked.contains("|"))
        #expect("キャット".marked == "キャッ~ト")
    }

    @Test func `an address wider than the page is broken at its joints`() {
        #expect(
            lines("see https://example.org/a-long-way/to/go now", 10) == """
                see
                https://
                example
                .org
                /a-long
                -way/to/go
                now
                """)
    }

    @Test func `a soft hyphen shows where a line ends and nowhere else`() {
        #expect(
            lines("light\u{AD}house keep\u{AD}er", 10) == """
                lighthouse
                keeper
                """)
        #expect(
            lines("light\u{AD}house keep\u{AD}er", 6) == """
                light-
                house
                keeper
                """)
    }

    @Test func `there is no line for a hyphen that has no room`() {
        #expect(
            lines("light\u{AD}house", 5) == """
                light
                house
                """)
    }

    @Test func `Japanese punctuation does not start a line`() {
        #expect(
            lines("名前はまだ無い。どこで生れたか「とんと」見当がつかぬ。", 16) == """
                名前はまだ無い。
                どこで生れたか
                「とんと」見当が
                つかぬ。
                """)
    }

    @Test func `a page of one cell shows replacements for wide clusters`() {
        #expect(
            lines("a日e\u{301}", 1) == """
                a
                �
                é
                """)
        #expect(page([.paragraph([.text("日")])], width: 1, isUnicode: false).dump() == "?")
    }

    @Test func `line breaks are kept`() {
        let verse: [Inline] = [
            .text("one"), .lineBreak, .text("two"), .lineBreak, .lineBreak, .text("three"),
        ]
        #expect(
            page([.paragraph(verse)]).dump() == """
                one
                two

                three
                """)
    }

    @Test func `a break at a paragraph's start or end adds nothing`() {
        let blocks: [Block] = [
            .paragraph([.text("one"), .lineBreak]), .paragraph([.lineBreak, .text("two")]),
        ]
        #expect(
            page(blocks).dump() == """
                one

                two
                """)
    }

    @Test func `spaces at a line's end belong to its range`() {
        let lines = page([.paragraph([.text("one  two")])], width: 4).allLines()
        #expect(lines.map(\.range) == [0..<5, 5..<8])
        #expect(lines.map { $0.runs.map(\.text) } == [["one"], ["two"]])
    }

    @Test func `a long paragraph is laid out in slices without a seam`() {
        let words = (0..<9_000).map { "word\($0)" }.joined(separator: " ")
        let page = page([.paragraph([.text(words)])], width: 50)
        let lines = page.allLines()
        #expect(lines.map { $0.dump() }.joined(separator: " ") == words)
        for (line, next) in zip(lines, lines.dropFirst()) {
            let first = next.runs[0].text.prefix { $0 != " " }
            #expect(line.runs[0].width + 1 + first.count > 50, "ends too early: \(line)")
            #expect(line.range.upperBound == next.range.lowerBound)
        }
    }

    @Test func `only what is looked at is laid out`() {
        let words = String(repeating: "fog and more fog ", count: 60_000)
        var page = page([.paragraph([.text(words)]), .paragraph([.text("end")])], width: 60)
        #expect(page.lines(from: .start, count: 30).count == 30)
        guard case .text(let layout) = page.layouts[0] else {
            Issue.record("not a text")
            return
        }
        #expect(layout.rows.count < 1_000)
        if case .some = page.layouts[1] { Issue.record("laid out without need") }
    }

    @Test func `a very long verse is cut into leaves at its line ends`() {
        let lines = (0..<2_000).map { "line \($0)" }
        let verse = lines.flatMap { [Inline.text($0), .lineBreak] }
        var page = page([
            .paragraph(verse), .code(text: lines.joined(separator: "\n"), language: ""),
        ])
        #expect(page.leaves.count > 4)
        #expect(page.dump() == (lines + [""] + lines.map { "  " + $0 }).joined(separator: "\n"))
        #expect(page.place(of: 0) == .start)
        #expect(page.distance(from: .start, to: page.end(), limit: .max) == 4_000)
    }
}
