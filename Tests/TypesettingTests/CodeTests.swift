import Prose
import TestSupport
import Testing

@testable import Typesetting

/// Long lines of code.
@Suite struct CodeTests {
    private func page(
        _ code: String, width: Int = 14, from first: Int = 0, isUnicode: Bool = true
    ) -> Page {
        var options = TypesetOptions(width: width, usesUnicodeOrnaments: isUnicode)
        options.longCode = .cut(from: first)
        return Page(blocks: [.code(text: code, language: "")], options: options)
    }

    private let code = "0123456789abcdefghij\n\tshort\n\n    "

    @Test(arguments: [
        (0, "  0123456789a›\n      short"), (1, "  ‹23456789ab›\n     short"),
        (4, "  ‹56789abcde›\n  short"), (5, "  ‹6789abcdef›\n  ‹ort"),
        (8, "  ‹9abcdefghij\n  ‹"), (20, "  ‹\n  ‹"), (Int.max, "  ‹\n  ‹"),
        (-1, "  0123456789a›\n      short"),
    ])
    func `a line is cut at the page's edges, with marks`(first: Int, shown: String) {
        #expect(page(code, from: first).dump() == shown + "\n\n")
    }

    @Test func `wide signs and tabs are cut whole`() {
        #expect(page("日本語の長い文", width: 12, from: 1).dump() == "  ‹本語の長›")
        #expect(page("日本語の長い文", width: 12, from: 2).dump() == "  ‹ 語の長 ›")
        #expect(page("a\tb", width: 8, from: 2).dump() == "  ‹ b")
        #expect(page("abcdefgh", width: 8, from: 1, isUnicode: false).dump() == "  <cdef>")
        #expect(page("abc", width: 4).dump() == "  ab")
    }

    @Test func `the overhang tells how far there is something to see`() {
        var page = page("0123456789abcdefghij\nshort\n\t\tlonger by one one")
        #expect(page.codeOverhang(from: .start, count: 1) == 8)
        #expect(page.codeOverhang(from: PagePlace(leaf: 0, line: 1), count: 1) == 0)
        #expect(page.codeOverhang(from: .start, count: 99) == 13)
        #expect(page.codeOverhang(from: .start, count: 0) == 0)
        page.setLongCode(.cut(from: 13))
        #expect(page.dump() == "  ‹efghij\n  ‹\n  ‹ by one one")
        page.setLongCode(.folded)
        #expect(page.codeOverhang(from: .start, count: 99) == 0)
        #expect(page.allLines().count == 6)
        page.setLongCode(.cut(from: 0))
        #expect(page.allLines().count == 3)
    }

    @Test func `a line is folded after a space or a sign in its last quarter`() {
        func folded(_ code: String, _ width: Int) -> String {
            let options = TypesetOptions(width: width + 2)
            return Page(blocks: [.code(text: code, language: "")], options: options).dump()
        }
        #expect(folded("let keeper = lights.first", 20) == "  let keeper =       ↩\n  lights.first")
        #expect(folded("lighthouse(lens,fogsignal)", 20) == "  lighthouse(lens,   ↩\n  fogsignal)")
        #expect(folded("abcdefghijklmnopqrstuvwxyz", 20) == "  abcdefghijklmnopqrs↩\n  tuvwxyz")
    }

    @Test func `for programs a line of code stays one line`() {
        var options = TypesetOptions(width: 14)
        options.longCode = .whole
        let page = Page(blocks: [.code(text: code, language: "")], options: options)
        #expect(page.dump() == "  0123456789abcdefghij\n      short\n\n")
    }

    @Test func `one line of a megabyte in an Indic script is folded in time`() {
        let text = String(repeating: "प्रकाशस्तंभ", count: 4_000)
        var page = Page(
            blocks: [.code(text: text, language: "")], options: TypesetOptions(width: 72))
        let time = workingTime { #expect(page.end().line > 300) }
        // What grows with the square would take a minute.
        #expect(time < .seconds(10))
    }

    @Test func `code from right to left is cut too`() {
        let line = page("x = \"שלום עולם\" + yyyyyyy", width: 18, from: 0).dump()
        #expect(line == "  x = \"םלוע םולש\"›")
    }

    @Test func `one line of a megabyte is laid out as far as it is looked at`() {
        let text = String(repeating: "let fog = 1; ", count: 80_000)
        var folded = Page(
            blocks: [.code(text: text, language: "")], options: TypesetOptions(width: 72))
        #expect(folded.lines(from: .start, count: 40).count == 40)
        guard case .code(let layout)? = folded.layouts[0] else {
            Issue.record("no code")
            return
        }
        #expect(layout.rows.count < 1_000)
        #expect(folded.offset(at: folded.end()) > 1_039_000)
        #expect(folded.allLines().allSatisfy { $0.dump().utf8.count <= 74 })
    }

    @Test func `a fold that starts a slice starts no line anew`() {
        let text = String(repeating: "fog and 日本 ", count: 3_000)
        var page = Page(
            blocks: [.code(text: text, language: "")], options: TypesetOptions(width: 31))
        let whole = page.allLines()
        for line in whole.dropLast() { #expect(line.runs.last?.text == "↩") }
        #expect(
            whole.map(\.range).dropFirst().map(\.lowerBound)
                == whole.map(\.range).dropLast().map(\.upperBound))
        let place = page.place(of: 20_000)
        #expect(page.lines(from: place, count: 1)[0].range.contains(20_000))
    }
}
