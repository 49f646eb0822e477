import Testing
import Typesetting

@testable import Screen

@Suite("Looks and signs")
struct ThemeTests {
    @Test("What must be told apart without colour differs in its attributes")
    func attributes() {
        let plain = Theme.style(of: []).attributes
        for style in [.emphasis, .strong, .link, .heading, .title, .inserted, .hit] as [RunStyle] {
            #expect(Theme.style(of: style).attributes != plain)
        }
        #expect(Theme.unread.attributes != Theme.read.attributes)
    }

    @Test("Headings, keys, code and formulas differ without colour")
    func looks() {
        let styles: [RunStyle] = [
            [], .subheading, [.minorHeading, .strong], .minorHeading, .keyboard, .link,
        ]
        let attributes = styles.map { Theme.style(of: $0).attributes.rawValue }
        #expect(Set(attributes).count == styles.count)
        #expect(Theme.style(of: [.minorHeading, .quiet]).colour == .quiet)
        #expect(Theme.style(of: .code).attributes == .bold)
        #expect(Theme.style(of: [.code, .preformatted]).attributes == [])
        #expect(Theme.style(of: [.math, .preformatted]).attributes == .italic)
    }

    @Test("Hits, and the one that find stands on, differ from all text and from each other")
    func hits() {
        let under: [RunStyle] = [
            [], .link, .strong, .emphasis, .code, .keyboard, .heading, .quote, .quiet, .deleted,
        ]
        for style in under {
            let plain = Theme.style(of: style)
            let hit = Theme.style(of: style.union(.hit))
            let current = Theme.style(of: style.union([.hit, .currentHit]))
            // Without colour nothing but the attributes is left.
            let looks = [plain, hit, current].map(\.attributes.rawValue)
            #expect(Set(looks).count == 3, "\(style)")
            #expect(hit.colour == .hit && current.colour == .hit && plain.colour != .hit)
            #expect(current.attributes.contains(.reverse) && !hit.attributes.contains(.reverse))
        }
        let key = Theme.style(of: .keyboard).attributes
        #expect(key != Theme.style(of: [.hit, .currentHit]).attributes)
    }

    @Test("Stress within italics is upright")
    func stress() {
        #expect(Theme.style(of: .pullQuote).attributes == .italic)
        #expect(Theme.style(of: [.pullQuote, .emphasis]).attributes == [])
    }

    @Test("Styles that meet keep what each of them says")
    func combinations() {
        let link = Theme.style(of: [.link, .quote, .emphasis])
        #expect(link.colour == .link)
        #expect(link.attributes == [.underline, .italic])
        #expect(Theme.style(of: [.code, .hit]).attributes == [.bold, .underline])
    }

    @Test("The selected row is of one colour, in reverse where the focus is, and bold elsewhere")
    func selection() {
        var focused = CellStyle(colour: .star, attributes: .bold)
        Theme.select(&focused, hasFocus: true)
        #expect(focused == CellStyle(colour: .standard, attributes: [.bold, .reverse]))
        var other = CellStyle(colour: .quiet)
        Theme.select(&other, hasFocus: false)
        #expect(other == CellStyle(colour: .standard, attributes: .bold))
    }

    @Test("Every typographic sign takes one cell, every ASCII one is ASCII")
    func widths() {
        let signs = Ornaments.typographic
        let single = [
            signs.unread, signs.starred, signs.selected, signs.expanded, signs.collapsed,
            signs.rule, signs.dash, signs.ellipsis, signs.comments, signs.vanished, signs.thumb,
            signs.times, signs.barEnds.start, signs.barEnds.end, signs.silence,
        ]
        for sign in single + signs.barSteps + signs.sparks {
            #expect(Glyphs.width(of: sign) == 1, "\(sign)")
        }
        let ascii = Ornaments.ascii
        let plain = [
            ascii.unread, ascii.starred, ascii.selected, ascii.expanded, ascii.collapsed,
            ascii.rule, ascii.separator, ascii.dash, ascii.ellipsis, ascii.comments,
            ascii.vanished, ascii.thumb, ascii.times, ascii.silence, ascii.bar(0.5, cells: 9),
        ]
        #expect(plain.allSatisfy { $0.utf8.allSatisfy { $0 < 0x7F } })
    }

    @Test(
        "A bar is as long as asked, and neither full nor empty before its time",
        arguments: [
            (0, "[        ]"), (0.001, "[#       ]"), (0.5, "[####    ]"), (0.999, "[####### ]"),
            (1, "[########]"), (-3, "[        ]"), (7, "[########]"), (.nan, "[        ]"),
        ] as [(Double, String)])
    func bar(part: Double, expected: String) {
        #expect(Ornaments.ascii.bar(part, cells: 10) == expected)
        #expect(Glyphs.width(of: Ornaments.typographic.bar(part, cells: 10)) == 10)
    }

    @Test("A year in little shows its silent months, and no month with posts as one")
    func sparkline() {
        let signs = Ornaments.typographic
        #expect(signs.sparkline([0, 1, 50, 100], highest: 100) == "·▁▅█")
        #expect(signs.sparkline([3, -1], highest: 0) == "··")
        #expect(signs.sparkline([Int.max, 1], highest: Int.max) == "█▁")
    }
}
