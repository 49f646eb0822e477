import Prose
import Testing

@testable import Typesetting

/// Sentences of several scripts in one paragraph, and of several paragraphs on a page.
///
/// What is expected is written as pieces from left to right, each in its own reading order.
@Suite struct ScriptTests {
    /// A piece of a line as it is seen.
    private enum Piece {
        case left(String)
        case right(String)

        var seen: String {
            guard case .right(let text) = self else {
                if case .left(let text) = self { return text }
                return ""
            }
            let mirror: [Character: Character] = [
                "(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "<": ">", ">": "<",
            ]
            return String(text.reversed().map { mirror[$0] ?? $0 })
        }
    }

    private static let sentences: [(text: String, seen: [Piece])] = [
        (
            "בשנת 2011 כתבתי 3,500 מילים (בערך).",
            [
                .right(" מילים (בערך)."), .left("3,500"), .right(" כתבתי "), .left("2011"),
                .right("בשנת "),
            ]
        ),
        (
            "ספריית SQLite (גרסה 3.40) היא קטנה",
            [
                .right(") היא קטנה"), .left("3.40"), .right(" (גרסה "), .left("SQLite"),
                .right("ספריית "),
            ]
        ),
        ("מחיר: 20% פחות", [.right(" פחות"), .left("20%"), .right("מחיר: ")]),
        ("ב-12/5/2011 בערב", [.right(" בערב"), .left("12/5/2011"), .right("ב-")]),
        ("הוא אמר «[שלום]»", [.right("הוא אמר «[שלום]»")]),
        (
            "في عام ٢٠١١ كتبت ٣٫٥ ألف كلمة.",
            [
                .right(" ألف كلمة."), .left("٣٫٥"), .right(" كتبت "), .left("٢٠١١"),
                .right("في عام "),
            ]
        ),
        (
            "نسخة Linux 6.1 متاحة (الآن)",
            [.right(" متاحة (الآن)"), .left("Linux 6.1"), .right("نسخة ")]
        ),
        (
            "کتاب\u{200C}ها در سال ۱۳۹۰ نوشته می\u{200C}شوند.",
            [.right(" نوشته می\u{200C}شوند."), .left("۱۳۹۰"), .right("کتاب\u{200C}ها در سال ")]
        ),
        (
            "یہ ۲۰۱۱ کی بات ہے، جب Tumblr نیا تھا۔",
            [
                .right(" نیا تھا۔"), .left("Tumblr"), .right(" کی بات ہے، جب "), .left("۲۰۱۱"),
                .right("یہ "),
            ]
        ),
        (
            "The word שלום (peace) and 12 ספרים.",
            [
                .left("The word "), .right("שלום"), .left(" (peace) and 12 "), .right("ספרים"),
                .left("."),
            ]
        ),
        (
            "He wrote كتاب ٢٠ then left",
            [.left("He wrote "), .left("٢٠"), .right("كتاب "), .left(" then left")]
        ),
    ]

    @Test(arguments: sentences.indices) func `a sentence is seen as it is read`(index: Int) {
        let (text, seen) = Self.sentences[index]
        let expected = seen.map(\.seen).joined()
        let line = page([.paragraph([.text(text)])], width: 60).allLines()[0]
        #expect(line.runs.map(\.text).joined() == expected)
        #expect(Glyphs.visual(text) == expected)
        let isRight =
            !text.unicodeScalars.contains { $0.isASCII && $0.properties.isUppercase }
            || text.first.map { !$0.isASCII } ?? false
        #expect(line.runs.first?.column == (isRight ? 60 - Glyphs.width(of: text) : 0))
    }

    @Test(arguments: TypesetOptions.Alignment.allCases, TypesetOptions.BidiOrder.allCases)
    func `on narrow pages nothing is lost, doubled or out of place`(
        alignment: TypesetOptions.Alignment, order: TypesetOptions.BidiOrder
    ) {
        let text = Self.sentences.map(\.text).joined(separator: " ")
        var faults: [String] = []
        for width in 8...40 {
            var options = TypesetOptions(width: width)
            options.alignment = alignment
            options.bidiOrder = order
            for script in Self.sentences.map(\.text) + [text] {
                let page = Page(
                    parts: [PagePart(role: .body, blocks: [.paragraph([.text(script)])])],
                    options: options)
                var shown = Set<Int>()
                for line in page.allLines() {
                    var column = 0
                    for run in line.runs {
                        if run.column < column { faults.append("\(width): \(run)") }
                        column = run.column + run.width
                        guard let offset = run.offset else { continue }
                        let bytes = offset..<offset + run.length
                        if !shown.isDisjoint(with: bytes) { faults.append("twice: \(run)") }
                        shown.formUnion(bytes)
                        if order == .logical, run.isReversed { faults.append("reversed: \(run)") }
                        if !line.range.contains(offset) { faults.append("strayed: \(run)") }
                    }
                    if column > width { faults.append("\(width): \(line.dump())") }
                }
                let bytes = Array(script.utf8)
                let lost = bytes.indices.filter { !shown.contains($0) && bytes[$0] != 0x20 }
                if !lost.isEmpty { faults.append("\(width): lost \(lost)") }
            }
        }
        #expect(faults == [])
    }

    @Test func `each paragraph and item has its own side`() {
        let page = page(
            [
                .paragraph([.text("אבג")]), .paragraph([.text("abc")]),
                .list(
                    ListBlock(
                        start: 9,
                        items: [
                            [.paragraph([.text("דהו")])], [.paragraph([.text("def")])],
                        ])),
            ], width: 16)
        #expect(
            page.dump() == """
                             גבא

                abc

                         והד .9
                10. def
                """)
    }

    @Test
    func `in a table numbers and Latin keep their order, and its first column is at the right`() {
        func cell(_ text: String) -> TableBlock.Cell {
            TableBlock.Cell(inlines: [.text(text)], alignment: .leading)
        }
        let table = TableBlock(
            headerRows: 1,
            rows: [
                [cell("שם"), cell("כמות (יח׳)")], [cell("SQLite 3.40"), cell("12 ספרים")],
            ])
        let lines = page([.table(table)], width: 30).allLines()
        #expect(
            lines[0].dump().split(separator: " ", omittingEmptySubsequences: true)
                == ["(׳חי)", "תומכ", "םש"])
        #expect(lines[2].dump().contains("םירפס 12"))
        #expect(lines[2].dump().hasSuffix("SQLite 3.40"))
        #expect(lines[0].runs.last.map { $0.column + $0.width } == 30)
    }

    /// Clusters that must not be cut, each with a name.
    private static let wholes: [String] = [
        "त्रि", "क्ष्म", "நி", "கொ", "ন্ত্র", "കൊ", "ന്ത", "กำ", "กี่", "ກຳ", "ស្ត្រី", "မြို့", "င်္က",
        "\u{1112}\u{1161}\u{11AB}", "Z\u{300}\u{301}\u{302}", "👩\u{200D}👩\u{200D}👧",
        "🏳\u{FE0F}\u{200D}🌈", "👍🏽", "🇩🇪", "1\u{FE0F}\u{20E3}",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "ی\u{200C}",
    ]

    @Test(arguments: wholes) func `neither line ends nor cuts part a cluster`(cluster: String) {
        let text = String(repeating: cluster, count: 12)
        let borders = text.indices.reduce(into: Set([text.utf8.count])) { borders, index in
            borders.insert(text.utf8.distance(from: text.startIndex, to: index))
        }
        for width in 4...9 {
            for block in [Block.paragraph([.text(text)]), .code(text: text, language: "")] {
                for line in page([block], width: width + 2).allLines() {
                    #expect(borders.contains(line.range.lowerBound), "at \(width)")
                }
            }
            var cut = Glyphs.truncated(text, to: width)
            #expect(Glyphs.width(of: cut) <= width)
            #expect(cut.removeLast() == "…")
            let shown = Glyphs.glyphs(in: cluster).map(\.text).joined()
            #expect(cut == String(repeating: shown, count: cut.count / max(shown.count, 1)))
        }
    }
}
