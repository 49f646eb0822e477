import Testing

@testable import Typesetting

@Suite struct GlyphTests {
    @Test(
        arguments: [
            ("a", "a", 1), ("é", "é", 1), ("e\u{301}", "e\u{301}", 1), ("語", "語", 2), ("한", "한", 2),
            ("ｱ", "ｱ", 1), ("Ａ", "Ａ", 2), ("—", "—", 1), ("★", "★", 1), ("└", "└", 1),
            ("α", "α", 1),
            ("😀", "😀", 2), ("\u{A0}", "\u{A0}", 1), ("\u{3000}", "\u{3000}", 2),
            ("\u{E0B0}", "\u{E0B0}", 1),
        ] as [(Character, String, Int)])
    func `text passes as it is`(cluster: Character, text: String, width: Int) {
        #expect(Glyphs.glyph(for: cluster) == Glyph(text: text, width: width))
    }

    @Test(
        arguments: [
            ("👩‍👩‍👧", "👩", 2), ("👍🏽", "👍", 2), ("❤️", "❤", 1), ("☂︎", "☂", 1), ("1️⃣", "1\u{20E3}", 1),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", 2), ("🏳️‍🌈", "🏳", 1), ("🇩🇪", "🇩🇪", 2), ("🇩", "🇩", 1), ("🏽", "🏽", 2),
        ] as [(Character, String, Int)])
    func `of emoji, what terminals agree on is kept`(
        cluster: Character, text: String, width: Int
    ) {
        #expect(Glyphs.glyph(for: cluster) == Glyph(text: text, width: width))
    }

    @Test(arguments: ["\t", "\n", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
    func `tabs and line ends are a space`(text: String) {
        #expect(Glyphs.glyphs(in: text) == [Glyph(text: " ", width: 1)])
    }

    @Test(
        arguments: [
            "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}", "\u{AD}", "\u{34F}",
            "\u{61C}",
            "\u{200B}", "\u{200D}", "\u{200E}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2069}",
            "\u{FEFF}",
            "\u{FE0F}", "\u{E0041}", "\u{FFF9}",
        ] as [Character])
    func `controls and invisible signs go`(cluster: Character) {
        #expect(Glyphs.glyph(for: cluster) == nil)
    }

    @Test func `an escape sequence loses its escape`() {
        #expect(Glyphs.visual("\u{1B}]52;c;eA==\u{7}\u{9B}31mred") == "]52;c;eA==31mred")
    }

    @Test(arguments: ["\u{378}", "\u{10FFFF}", "\u{1FAE8}"] as [Character])
    func `what has no width is replaced`(cluster: Character) {
        #expect(Glyphs.glyph(for: cluster) == Glyph(text: "\u{FFFD}", width: 1))
    }

    @Test(
        arguments: [
            ("\u{301}", "\u{25CC}\u{301}"), ("\u{5B8}", "\u{25CC}\u{5B8}"),
            ("\u{1160}", "\u{FFFD}"),
            ("\u{200D}\u{301}", "\u{25CC}\u{301}"), ("\u{20E3}", "\u{25CC}\u{20E3}"),
        ] as [(Character, String)])
    func `a mark without a letter has something to stand on`(cluster: Character, text: String) {
        #expect(Glyphs.glyph(for: cluster) == Glyph(text: text, width: 1))
    }

    @Test func `a letter keeps four marks`() {
        let stacked = "Z" + String(repeating: "\u{300}", count: 1_000)
        #expect(
            Glyphs.glyphs(in: stacked)
                == [Glyph(text: "Z" + String(repeating: "\u{300}", count: 4), width: 1)])
    }

    @Test(arguments: [
        ("त्रि", 3), ("क्ष्म", 3), ("ন্ত্র", 3), ("ന്ത", 2), ("ಕ್ಷ", 2), ("க்ஷ", 2), ("ක්\u{200D}ෂ", 2),
        ("ស្ត្រី", 3), ("င်္က", 2), ("မြို့", 2),
    ])
    func `a conjunct is one glyph of as many cells as it needs`(text: String, width: Int) {
        let glyphs = Glyphs.glyphs(in: text)
        #expect(glyphs.map(\.width) == [width])
        let drawn = text.unicodeScalars.filter { $0 != "\u{200D}" }
        #expect(glyphs.map(\.text) == [String(String.UnicodeScalarView(drawn))])
    }

    @Test func `a sign that stacks nothing ends its cluster`() {
        #expect(Glyphs.glyphs(in: "ស្a").map(\.text) == ["ស្", "a"])
        #expect(Glyphs.glyphs(in: "ಕ್ ಷ").count == 3)
        #expect(Glyphs.glyphs(in: "க்க").count == 2)
        let endless = String(repeating: "ស្", count: 3_000)
        #expect(Glyphs.width(of: endless) == 3_000)
    }

    @Test func `a hostile cluster comes in pieces of two cells`() {
        let text = String(repeating: "\u{1100}", count: 5_000)
        #expect(text.count == 1)
        #expect(Glyphs.glyphs(in: text).count == 5_000)
        #expect(Glyphs.glyph(for: Character(text)) == Glyph(text: "\u{1100}", width: 2))
    }

    @Test func `non-joiners stay, as Persian needs them`() {
        #expect(Glyphs.glyph(for: "ی\u{200C}") == Glyph(text: "ی\u{200C}", width: 1))
    }

    @Test(arguments: [
        ("plain", 5), ("", 0), ("日本", 4), ("a\u{301}b", 2), ("👩‍👩‍👧!", 3), ("a\u{200B}b", 2), ("กำ", 2),
        ("नि", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("\u{1B}[m", 2), ("🇩🇪🇫🇷", 4),
    ])
    func `width is the sum over the clusters`(text: String, width: Int) {
        #expect(Glyphs.width(of: text) == width)
    }

    @Test(arguments: [
        ("lighthouse", 10, "lighthouse"), ("lighthouse", 9, "lighthou…"), ("lighthouse", 1, "…"),
        ("lighthouse", 0, ""), ("lighthouse", -1, ""), ("light house", 7, "light…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("e\u{301}te\u{301}", 2, "e\u{301}…"),
        ("a\u{7}b", 2, "ab"),
    ])
    func `a text is cut to a width`(text: String, width: Int, result: String) {
        #expect(Glyphs.truncated(text, to: width) == result)
    }

    @Test func `an ASCII ellipsis takes three cells`() {
        #expect(Glyphs.truncated("lighthouse", to: 8, ellipsis: "...") == "light...")
        #expect(Glyphs.truncated("lighthouse", to: 2, ellipsis: "...") == "..")
    }

    @Test(arguments: [
        ("abc", "abc"), ("שלום", "םולש"), ("שלום (2011)", "(2011) םולש"),
        ("see שלום now", "see םולש now"),
        ("(א", "א)"), ("كتاب ABC", "ABC باتك"), ("a\u{202E}bc", "acb"), ("א\nב", "א ב"),
    ])
    func `titles are in visual order`(text: String, visual: String) {
        #expect(Glyphs.visual(text) == visual)
    }

    @Test func `what comes out goes in again unchanged`() {
        let changed = (UInt32(0)..<0x20000).filter { value in
            guard let scalar = Unicode.Scalar(value),
                let glyph = Glyphs.glyph(for: Character(scalar))
            else { return false }
            return Glyphs.glyphs(in: glyph.text) != [glyph]
        }
        #expect(changed == [])
    }
}
