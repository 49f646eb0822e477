import TestSupport
import Prose
import Typesetting

/// Documents of any shape, with text that is hard to set.
struct RandomDocument {
    private var numbers: SeededGenerator

    init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

    private static let words = [
        "a", "of", "fog", "lens", "lighthouse", "well-known", "“quoted,”", "it’s", "(see", "note)",
        "https://example.org/a/very/long/address?with=many&parts=in#it", "3.14", "—", "…", "&c.",
        "日本語の文章。", "「かぎ括弧」", "中文，标点", "한국어", "ﾊﾝｶｸ", "e\u{301}te\u{301}", "ไทยภาษา", "นำ้",
        "👩‍👩‍👧", "🇩🇪🇫🇷", "👍🏽", "❤️", "1️⃣", "שלום", "(עברית)", "مرحبا", "١٢٣", "क्षत्रिय", "স্ত্রী",
        "soft\u{AD}hy\u{AD}phen\u{AD}a\u{AD}tion", "zero\u{200B}width", "no\u{A0}break",
        "\u{202E}over\u{202C}",
        "\u{1B}[31mred", "x\u{0}y", "\u{301}\u{302}", "Z" + String(repeating: "\u{300}", count: 9),
        "\u{10FFFF}", "\u{E000}", "\u{2028}", "ᄀᄀᄀ각", "\u{FEFF}", "\u{600}7",
    ]

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

    private mutating func text() -> String {
        (0..<below(7) + 1).map { _ in Self.words[below(Self.words.count)] }
            .joined(separator: below(9) == 0 ? "" : " ")
    }

    private mutating func media() -> Media {
        let kinds: [Media.Kind] = [.image, .video, .audio, .embed]
        return Media(
            kind: kinds[below(4)], text: below(2) == 0 ? "" : text(),
            address: below(2) == 0 ? "" : "https://example.org/pictures/the%20lens.jpg")
    }

    mutating func inlines(depth: Int = 0) -> [Inline] {
        (0..<below(4) + 1).map { _ -> Inline in
            switch below(depth < 3 ? 10 : 5) {
            case 5, 6:
                let styles = InlineStyle.allCases
                return .styled(styles[below(styles.count)], inlines(depth: depth + 1))
            case 7: return .link(address: "https://example.org/", inlines(depth: depth + 1))
            case 8: return .media(media())
            case 9: return .lineBreak
            default: return .text(text() + " ")
            }
        }
    }

    private mutating func table() -> TableBlock {
        let columns = below(5) + 1
        let alignments: [TableBlock.Alignment] = [.leading, .center, .trailing]
        let rows = (0..<below(4) + 1).map { _ in
            (0..<max(columns - below(2), 1)).map { _ in
                TableBlock.Cell(
                    inlines: below(5) == 0 ? [] : inlines(depth: 2), alignment: alignments[below(3)]
                )
            }
        }
        return TableBlock(
            caption: below(2) == 0 ? [] : inlines(depth: 2), headerRows: below(3), rows: rows)
    }

    mutating func blocks(depth: Int = 0) -> [Block] {
        (0..<below(4) + 1).map { _ -> Block in
            switch below(depth < 4 ? 14 : 7) {
            case 4: return .heading(level: below(6) + 1, inlines())
            case 5: return .code(text: "if x {\n\t\(text())\n\n}", language: "")
            case 6: return .rule
            case 7: return .quote(blocks(depth: depth + 1))
            case 8, 9:
                return .list(
                    ListBlock(
                        start: below(2) == 0 ? nil : 8 + below(3),
                        items: (0..<below(4)).map { _ in blocks(depth: depth + 2) }))
            case 10:
                return .definitions(
                    (0..<below(3)).map { _ in
                        Definition(term: inlines(), blocks: blocks(depth: depth + 2))
                    })
            case 11, 12: return .table(table())
            case 13: return .figure(media(), caption: below(2) == 0 ? [] : inlines())
            default: return .paragraph(inlines())
            }
        }
    }

    mutating func parts() -> [PagePart] {
        var parts = [
            PagePart(role: .title, blocks: [.heading(level: 1, inlines())]),
            PagePart(role: .byline, blocks: [.paragraph(inlines())]),
            PagePart(role: .body, blocks: blocks()),
            PagePart(role: .commentsHeading, blocks: [.heading(level: 2, [.text("Comments")])]),
        ]
        for _ in 0..<below(4) {
            let depth = below(30)
            parts.append(
                PagePart(
                    role: .commentHead(depth: depth, isByBlogAuthor: below(2) == 0),
                    blocks: [.paragraph([.styled(.strong, [.text("Anna")]), .text(" · May")])]))
            parts.append(PagePart(role: .comment(depth: depth), blocks: blocks(depth: 3)))
        }
        return parts
    }
}
