/// Turns blocks into lines of inlines, for places that hold no blocks: headings, cells, captions.
enum InlineJoin {
    /// The blocks' text, a line break between two of their lines.
    static func inlines(of blocks: [Block]) -> [Inline] {
        if blocks.count == 1, case .paragraph(let inlines) = blocks[0] { return inlines }
        return Array(lines(of: blocks).joined(separator: [.lineBreak]))
    }

    /// The text of inlines that is at most `limit` bytes long; nil if it is longer or not only text.
    static func text(of inlines: [Inline], limit: Int) -> String? {
        var text = ""
        return append(inlines, to: &text, limit: limit) && text.utf8.count <= limit ? text : nil
    }

    /// The text that inlines begin with, up to about `limit` bytes or to what is no text.
    static func beginning(of inlines: [Inline], limit: Int) -> String {
        var text = ""
        _ = append(inlines, to: &text, limit: limit)
        return text
    }

    /// Adds texts while there is room; false if not all of them have been added whole.
    private static func append(_ inlines: [Inline], to text: inout String, limit: Int) -> Bool {
        for inline in inlines {
            let room = limit - text.utf8.count
            guard room > 0 else { return false }
            switch inline {
            case .text(let piece):
                guard piece.utf8.count > room else {
                    text += piece
                    continue
                }
                text += String(decoding: piece.utf8.prefix(room), as: UTF8.self)
                return false
            case .media, .math: return false
            case .lineBreak: text += " "
            case .anchor, .direction: break
            case .styled, .link, .abbreviation, .noteReference, .isolate:
                guard append(inline.inner, to: &text, limit: limit) else { return false }
            }
        }
        return true
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
            let number = item.number.map { mark(of: $0, as: list.numbering) }
            let box = item.isDone.map { $0 ? "[x] " : "[ ] " }
            let sign = number.map { $0 + (box ?? "") } ?? box ?? "• "
            if !lines.isEmpty { lines[0].insert(.text(sign), at: 0) }
            return lines
        }
    }

    /// A number as its list has it, but for the largest letters, and Roman ones.
    private static func mark(of number: Int, as numbering: ListBlock.Numbering) -> String {
        guard numbering == .lowerLetters || numbering == .upperLetters, 1...26 ~= number else {
            return "\(number). "
        }
        let first: UInt32 = numbering == .lowerLetters ? 0x61 : 0x41
        return Unicode.Scalar(first + UInt32(number) - 1).map { "\($0). " } ?? "\(number). "
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
