import Prose
import Testing

@testable import Typesetting

@Suite struct FindTests {
    private func hit(_ needle: String, in text: String) -> String? {
        let page = page([.paragraph([.text(text)])], width: 20)
        guard let hit = page.find(needle, from: 0, backward: false) else { return nil }
        return String(decoding: Array(text.utf8)[hit], as: UTF8.self)
    }

    @Test(arguments: [
        ("fog", "The FOG came", "FOG"), ("CAFE", "un café noir", "café"),
        ("café", "un CAFE noir", "CAFE"),
        ("cafe", "cafe\u{301}s", "cafe\u{301}"), ("strasse", "Straße", "Straße"),
        ("ss", "Maß", "ß"),
        ("ABC", "ＡＢＣ", "ＡＢＣ"), ("ガス", "ｶﾞｽ灯", "ｶﾞｽ"), ("it's", "it’s", "it’s"),
        ("\"so\"", "“so”", "“so”"),
        ("1990-2000", "1990–2000", "1990–2000"), ("fi", "ﬁsh", "ﬁ"),
        ("lighthouse", "light\u{AD}house", "light\u{AD}house"),
        ("Øst", "ost", "ost"), ("lodz", "Łódź", "Łódź"), ("istanbul", "İstanbul", "İstanbul"),
        ("x2", "x²", "x²"),
        ("שלום", "שָׁלוֹם", "שָׁלוֹם"), ("мой", "МОЙ", "МОЙ"),
        ("a b", "a\u{A0}\u{2009}b", "a\u{A0}\u{2009}b"),
        ("日本", "全日本語", "日本"), ("🇩🇪", "in 🇩🇪!", "🇩🇪"),
    ])
    func `case, accents and width aside`(needle: String, text: String, expected: String) {
        #expect(hit(needle, in: text) == expected)
    }

    @Test(arguments: [
        ("か", "がき"), ("fog", "frog"), ("", "fog"), ("\u{301}", "cafe\u{301}"), ("क", "ख"),
        ("fogg", "fog"),
    ])
    func `what is not there is not found`(needle: String, text: String) {
        #expect(hit(needle, in: text) == nil)
    }

    @Test func `hits run across styles, lines and blocks`() {
        let page = page([
            .paragraph([
                .text("the "), .styled(.strong, [.text("Fast")]), .text("net"), .lineBreak,
                .text("light"),
            ]),
            .list(ListBlock(start: nil, items: [[.paragraph([.text("burns on")])]])),
        ])
        #expect(page.find("the fastnet light burns", from: 0, backward: false) == 0..<23)
    }

    @Test func `finding goes on from an offset, and back`() {
        let page = page([.paragraph([.text("fog, more fog and fog")])])
        #expect(page.find("fog", from: 0, backward: false) == 0..<3)
        #expect(page.find("fog", from: 1, backward: false) == 10..<13)
        #expect(page.find("fog", from: 10, backward: false) == 10..<13)
        #expect(page.find("fog", from: 19, backward: false) == nil)
        #expect(page.find("fog", from: 18, backward: true) == 10..<13)
        #expect(page.find("fog", from: 0, backward: true) == nil)
        #expect(page.find("fog", from: .max, backward: true) == 18..<21)
        #expect(page.find("fog", from: .min, backward: false) == 0..<3)
    }

    @Test func `the head is found at negative offsets`() {
        let page = Page(
            parts: [
                PagePart(role: .title, blocks: [.heading(level: 1, [.text("Fog")])]),
                PagePart(role: .body, blocks: [.paragraph([.text("Fog again")])]),
            ], options: TypesetOptions(width: 30))
        #expect(page.find("fog", from: .min, backward: false) == -4 ..< -1)
        #expect(page.find("fog", from: 0, backward: false) == 0..<3)
        #expect(page.find("fog", from: 0, backward: true) == -4 ..< -1)
    }

    @Test func `hits that touch a stretch are listed`() {
        let page = page([.paragraph([.text(String(repeating: "fog ", count: 5_000))])])
        #expect(
            page.hits(of: "FOG", in: 8_001..<8_010) == [
                8_000..<8_003, 8_004..<8_007, 8_008..<8_011,
            ])
        #expect(page.hits(of: "g f", in: 2..<3) == [2..<5])
        #expect(page.hits(of: "fog", in: 3..<3) == [])
        #expect(page.hits(of: "aa", in: 0..<9) == [])
    }

    @Test func `overlapping hits are all listed`() {
        let page = page([.paragraph([.text("aaaa")])])
        #expect(page.hits(of: "aa", in: 0..<4) == [0..<2, 1..<3, 2..<4])
    }

    private func marked(_ page: Page, _ needle: String) -> String {
        let hits = page.hits(of: needle, in: page.range)
        return page.allLines().map { $0.marking(hits).styledDump() }.joined(separator: "\n")
    }

    @Test func `a hit is marked through styles, links and the ends of lines`() {
        let page = page(
            [
                .paragraph([
                    .text("the light"), .styled(.strong, [.text("ho")]),
                    .link(address: "https://e.org", [.text("use")]), .text(" keeper"),
                ])
            ], width: 10)
        #expect(
            marked(page, "lighthouse keeper") == """
                the
                !{light}s!{ho}!l0{use}
                !{keeper}
                """)
    }

    @Test func `a hit is marked on both sides of a soft hyphen`() {
        let page = page([.paragraph([.text("a light\u{AD}house")])], width: 9)
        #expect(marked(page, "lighthouse") == "a !{light}o{-}\n!{house}")
    }

    @Test func `a hit is marked in a cell that wraps`() {
        let cells = ["one of the keepers", "said so"].map {
            TableBlock.Cell(inlines: [.text($0)])
        }
        let page = page([.table(TableBlock(rows: [cells]))], width: 19)
        #expect(
            marked(page, "the keepers") == """
                one of !{the}  said so
                !{keepers}
                """)
    }

    @Test func `a hit is marked in code that is cut`() {
        var page = page([.code(text: "let fog = horn", language: "")], width: 12)
        page.setLongCode(.cut(from: 2))
        #expect(marked(page, "fog = h") == "  o{‹}c{ }c!{fog = h}o{›}")
    }

    @Test(.enabled(if: Hyphenator.isAvailable(for: "en-US")))
    func `a hit is marked on both sides of a hyphen that is put in`() {
        var options = TypesetOptions(width: 12)
        options.hyphenation = "en-US"
        let page = Page(blocks: [.paragraph([.text("the hyphenation of it")])], options: options)
        #expect(
            marked(page, "hyphenation") == """
                the !{hyphen}o{-}
                !{ation} of it
                """)
    }
}
