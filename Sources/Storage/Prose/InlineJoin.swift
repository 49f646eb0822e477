/// Turns blocks into lines of inlines, for places that hold no blocks: headings, cells, captions.
enum InlineJoin {
    /// The blocks' text, a line break between two of their lines.
    static func inlines(of blocks: [Block]) -> [Inline] {
        if blocks.count == 1, case .paragraph(let inlines) = blocks[0] { return inlines }
        return Array(lines(of: blocks).joined(separator: [.lineBreak]))
    }

    private static func lines(of blocks: [Block]) -> [[Inline]] { blocks.flatMap(lines) }

    private static func lines(of block: Block) -> [[Inline]] {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines), .verse(let inlines): [inlines]
        case .list(let list): lines(of: list)
        case .definitions(let definitions):
            definitions.flatMap { [$0.term].filter { !$0.isEmpty } + lines(of: $0.blocks) }
        case .quote(let blocks), .pullQuote(let blocks): lines(of: blocks)
        case .details(let summary, let blocks):
            [summary].filter { !$0.isEmpty } + lines(of: blocks)
        case .notes(let notes): notes.flatMap { lines(of: $0.blocks) }
        case .math(let source): [[.math(source)]]
        case .gallery(let figures):
            figures.flatMap { [[.media($0.media)], $0.caption].filter { !$0.isEmpty } }
        case .code(let text, _):
            text.split(whereSeparator: \.isNewline).map {
                [.styled(.code, [.text(fixed($0))])]
            }
        case .rule: []
        case .table(let table):
            [table.caption].filter { !$0.isEmpty }
                + table.rows.map { cells in
                    Array(
                        cells.map(\.inlines).filter { !$0.isEmpty }.joined(separator: [.text(" | ")]
                        ))
                }
        case .figure(let media, let caption):
            [[.media(media)]] + [caption].filter { !$0.isEmpty }
        }
    }

    private static func lines(of list: ListBlock) -> [[Inline]] {
        list.items.flatMap { item in
            var lines = lines(of: item.blocks)
            let mark = item.number.map { "\($0). " } ?? "• "
            if !lines.isEmpty { lines[0].insert(.text(mark), at: 0) }
            return lines
        }
    }

    /// Spaces that count, written so that none of them is dropped.
    private static func fixed(_ line: Substring) -> String {
        var result = ""
        for scalar in line.unicodeScalars {
            if scalar == "\t" {
                result += "\u{A0}\u{A0}\u{A0} "
            } else if scalar == " ", result.isEmpty || result.unicodeScalars.last == " " {
                result += "\u{A0}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Block {
    /// Whether the block is a picture or embed.
    var isFigure: Bool {
        if case .figure = self { return true }
        return false
    }
}
