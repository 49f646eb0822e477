import Prose
import Testing

@testable import Typesetting

/// Spaces between Chinese or Japanese and Latin: those that the author typed, and no others.
@Suite struct MixedScriptSpaceTests {
    private static let texts = [
        "燈塔lighthouse在海上4里，由keeper看守", "燈塔 lighthouse 在海上 4 里，由 keeper 看守",
        "灯台は、陸から 4 マイルのskerryに立つ。1961年まで keeper がいた。",
    ]

    @Test(arguments: texts) func `no line starts or ends in a space`(text: String) {
        for width in 10...44 {
            for line in page([.paragraph([.text(text)])], width: width).allLines() {
                let shown = line.runs.map(\.text).joined()
                #expect(shown.first != " " && shown.last != " ", "at \(width): \(shown)")
                #expect(line.runs.first?.column == 0)
            }
        }
    }

    @Test(arguments: texts) func `no space is added or lost`(text: String) {
        for width in 10...44 {
            for isJustified in [false, true] {
                var options = TypesetOptions(width: width)
                if isJustified { options.alignment = .justified }
                var next = 0
                let page = Page(blocks: [.paragraph([.text(text)])], options: options)
                var shown = ""
                for line in page.allLines() {
                    // What hangs over a line's end is the author's space, and only that.
                    for run in line.runs {
                        let offset = run.offset ?? 0
                        let hung = page.text.bytes[next..<offset]
                        #expect(hung.allSatisfy { $0 == 0x20 } && hung.count <= 1)
                        shown += hung.isEmpty ? "" : " "
                        shown += run.width > run.length ? " " : run.text
                        next = offset + run.length
                    }
                }
                #expect(shown == text)
            }
        }
    }

    @Test func `an ideographic space at a line's end is not seen, nor at the next one's start`() {
        let text = "灯台は海の上に立つ　四マイル先"
        for width in 8...30 {
            let lines = page([.paragraph([.text(text)])], width: width).allLines()
            for line in lines.dropFirst() {
                #expect(line.runs.first?.text.first != "\u{3000}", "at \(width)")
            }
            for line in lines.dropLast() { #expect(line.dump().last != "\u{3000}", "at \(width)") }
        }
    }

    @Test func `one that indents a paragraph stays`() {
        #expect(page([.paragraph([.text("\u{3000}灯台")])]).dump() == "\u{3000}灯台")
    }
}
