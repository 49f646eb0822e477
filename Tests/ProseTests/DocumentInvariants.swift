import Prose

/// What is true of every document, whatever it was read from.
enum DocumentInvariants {
    /// The first thing found that is not as it must be; nil if all is well.
    static func violation(in document: Document) -> String? {
        violation(in: document.blocks, depth: 1) ?? NoteNames(document).violation
    }

    private static func violation(in blocks: [Block], depth: Int) -> String? {
        guard depth <= 60 else { return "blocks nested \(depth) deep" }
        return blocks.lazy.compactMap { violation(in: $0, depth: depth) }.first
    }

    private static func violation(in block: Block, depth: Int) -> String? {
        switch block {
        case .paragraph(let inlines), .verse(let inlines): return violation(inLine: inlines)
        case .heading(let level, let inlines):
            return (1...6).contains(level) ? violation(inLine: inlines) : "heading \(level)"
        case .list(let list):
            if list.items.isEmpty || list.items.contains(where: \.blocks.isEmpty) {
                return "empty item"
            }
            return list.items.lazy.compactMap { violation(in: $0.blocks, depth: depth + 1) }.first
        case .definitions(let definitions):
            if definitions.isEmpty { return "no definitions" }
            if definitions.contains(where: { $0.term.isEmpty && $0.blocks.isEmpty }) {
                return "empty definition"
            }
            return definitions.lazy.compactMap { violation(in: $0.blocks, depth: depth + 1) }.first
        case .quote(let blocks):
            return blocks.isEmpty ? "empty quote" : violation(in: blocks, depth: depth + 1)
        case .code(let text, _): return text.isEmpty || text.last == "\n" ? "code \(text)" : nil
        case .pullQuote(let blocks), .details(_, let blocks):
            return blocks.isEmpty ? "empty container" : violation(in: blocks, depth: depth + 1)
        case .notes(let notes):
            if notes.isEmpty || notes.contains(where: { $0.blocks.isEmpty || $0.name.isEmpty }) {
                return "empty note"
            }
            return notes.lazy.compactMap { violation(in: $0.blocks, depth: depth + 1) }.first
        case .gallery(let figures): return figures.count < 2 ? "gallery of \(figures.count)" : nil
        case .math(let source): return source.isEmpty ? "empty formula" : nil
        case .rule: return nil
        case .table(let table):
            if table.rows.isEmpty || table.rows.contains(where: \.isEmpty) { return "empty row" }
            let cells = table.rows.joined()
            if cells.contains(where: { $0.columns < 1 || $0.rows < 1 }) { return "no span" }
            let reach = cells.reduce(0) { $0 + $1.columns * $1.rows }
            if reach > cells.count + 200_000 { return "cells reach over \(reach) places" }
            if table.headerRows > table.rows.count { return "header of \(table.headerRows) rows" }
            return table.rows.joined().lazy.compactMap { cell in
                cell.inlines.isEmpty ? nil : violation(inLine: cell.inlines)
            }.first
        case .figure(_, let caption):
            return caption.isEmpty ? nil : violation(inLine: caption)
        }
    }

    private static func violation(inLine inlines: [Inline]) -> String? {
        if inlines.isEmpty { return "empty line" }
        let text = flat(inlines)
        if text.hasPrefix(" ") || text.hasSuffix(" ") { return "space at the end of '\(text)'" }
        if text.contains("  ") { return "two spaces in '\(text)'" }
        if text.contains("\n ") || text.contains(" \n") { return "space at a break of '\(text)'" }
        if text.hasPrefix("\n") || text.hasSuffix("\n") { return "break at an end of '\(text)'" }
        return violation(inside: inlines, depth: 1)
    }

    private static func violation(inside inlines: [Inline], depth: Int) -> String? {
        guard depth <= 20 else { return "inlines nested \(depth) deep" }
        for inline in inlines {
            switch inline {
            case .text(let text):
                if text.isEmpty { return "empty text" }
                if text.utf8.contains(where: { $0 >= 0x09 && $0 <= 0x0D }) {
                    return "raw white space"
                }
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .noteReference(_, let inner), .isolate(_, _, let inner):
                if inner.isEmpty { return "empty style or link" }
                if let found = violation(inside: inner, depth: depth + 1) { return found }
            case .math(let source): if source.isEmpty { return "empty formula" }
            case .media, .lineBreak, .anchor, .direction: break
            }
        }
        return nil
    }

    private static func flat(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): text
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .noteReference(_, let inner), .isolate(_, _, let inner):
                flat(inner)
            case .media, .math: "*"
            case .anchor, .direction: ""
            case .lineBreak: "\n"
            }
        }
        .joined()
    }
}
