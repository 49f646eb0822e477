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
        let kinds: [Media.Kind] = [.image, .video, .audio, .map, .message, .embed]
        let addresses = [
            "", "https://example.org/pictures/the%20lens.jpg", "data:image/png;base64,AA",
        ]
        return Media(
            kind: kinds[below(6)], text: below(2) == 0 ? "" : text(), address: addresses[below(3)])
    }

    mutating func inlines(depth: Int = 0) -> [Inline] {
        (0..<below(4) + 1).map { _ -> Inline in
            switch below(depth < 3 ? 14 : 5) {
            case 5:
                let styles = InlineStyle.allCases
                return .styled(styles[below(styles.count)], inlines(depth: depth + 1))
            case 6:
                let kind = below(InlineStyle.allCases.count)
                return .isolate(
                    Self.directions[kind % 3], isOverride: kind % 2 == 0, inlines(depth: depth + 1))
            case 7: return .link(address: "https://example.org/", inlines(depth: depth + 1))
            case 8: return .media(media())
            case 9: return .lineBreak
            case 10:
                return .abbreviation(
                    inlines(depth: depth + 1), expansion: below(3) == 0 ? "" : text())
            case 11: return .math(text())
            case 12: return .noteReference("n\(below(3))", inlines(depth: depth + 2))
            case 13:
                let kind = below(5)
                return kind < 3 ? .anchor("a\(kind)") : .direction(Self.directions[kind - 3])
            default: return .text(text() + " ")
            }
        }
    }

    private static let directions: [TextDirection] = [.leftToRight, .rightToLeft, .firstStrong]

    /// Columns or rows that a cell takes: mostly one, sometimes more than there are.
    private mutating func span() -> Int { below(4) > 0 ? 1 : [0, 2, 3, 1_000, .max][below(5)] }

    private mutating func list(depth: Int) -> ListBlock {
        let numberings = ListBlock.Numbering.allCases
        let numbering = numberings[below(numberings.count)]
        let numbers = [-1, 0, 1, 9, 26, 27, 99, 3_999, 4_000, .max, .min]
        let items = (0..<below(4)).map { _ in
            ListBlock.Item(
                blocks(depth: depth + 2),
                number: numbering == .none ? nil : numbers[below(numbers.count)],
                isDone: below(3) == 0 ? below(2) == 0 : nil)
        }
        return ListBlock(numbering: numbering, items: items)
    }

    private mutating func table() -> TableBlock {
        let columns = below(5) + 1
        let alignments: [TableBlock.Alignment] = [.leading, .center, .trailing]
        let rows = (0..<(below(9) == 0 ? 70 : below(4) + 1)).map { _ in
            (0..<max(columns - below(2), 1)).map { _ in
                TableBlock.Cell(
                    inlines: below(5) == 0 ? [] : inlines(depth: 2),
                    alignment: alignments[below(3)], columns: span(), rows: span(),
                    isHeading: below(5) == 0)
            }
        }
        return TableBlock(
            caption: below(2) == 0 ? [] : inlines(depth: 2), headerRows: below(3), rows: rows)
    }

    mutating func blocks(depth: Int = 0) -> [Block] {
        (0..<below(4) + 1).map { _ -> Block in
            switch below(depth < 4 ? 21 : 9) {
            case 3: return .verse(inlines())
            case 4: return .heading(level: below(6) + 1, inlines())
            case 5: return .code(text: code(), language: "")
            case 6: return .rule
            case 7: return .math(text() + "\n\\frac{1}{2}")
            case 8: return .code(text: "if x {\n\t\(text())\n\n}", language: "swift")
            case 9: return .quote(blocks(depth: depth + 1))
            case 10, 11: return .list(list(depth: depth))
            case 12:
                return .definitions(
                    (0..<below(3)).map { _ in
                        Definition(term: inlines(), blocks: blocks(depth: depth + 2))
                    })
            case 13, 14: return .table(table())
            case 15: return .figure(media(), caption: below(2) == 0 ? [] : inlines())
            case 16: return .pullQuote(blocks(depth: depth + 2))
            case 17: return .details(summary: inlines(), blocks(depth: depth + 2))
            case 18:
                return .notes(
                    (0..<below(4)).map { index in
                        Note(
                            name: "n\(index)",
                            label: ["1", "*", "", "注12", "long label"][below(5)],
                            blocks: blocks(depth: depth + 2))
                    })
            case 19:
                return .gallery(
                    (0..<below(12)).map { _ in
                        Figure(media: media(), caption: below(2) == 0 ? [] : inlines(depth: 2))
                    })
            default: return .paragraph(inlines())
            }
        }
    }

    /// Code with a line longer than any page.
    private mutating func code() -> String {
        (0..<below(3) + 1).map { _ in (0..<below(40)).map { _ in text() }.joined(separator: "\t") }
            .joined(separator: "\n")
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
