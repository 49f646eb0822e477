extension Document {
    /// The document as indented text, a block or item a line, for tests and for looking at.
    ///
    /// Texts are in quotes; styles and links wrap what they hold: `strong("a" link(x, "b"))`.
    public var dump: String {
        var dumper = Dumper()
        dumper.add(blocks)
        return dumper.lines.joined(separator: "\n")
    }
}

private struct Dumper {
    private(set) var lines: [String] = []
    private var depth = 0

    mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let inlines): add("p " + text(inlines))
        case .heading(let level, let inlines): add("h\(level) " + text(inlines))
        case .list(let list):
            let start = list.items.first?.number.map { " \($0)" } ?? ""
            let type =
                list.numbering == .none || list.numbering == .decimal ? "" : " \(list.numbering)"
            add((list.numbering == .none ? "ul" : "ol") + start + type)
            var next = list.items.first?.number
            for item in list.items {
                add(item: item, isNext: item.number == next)
                next = item.number.map { $0 &+ 1 }
            }
        case .definitions(let definitions):
            add("dl")
            for definition in definitions {
                add(definition.blocks, under: "- " + text(definition.term))
            }
        case .quote(let blocks): add(blocks, under: "quote")
        case .pullQuote(let blocks): add(blocks, under: "pull quote")
        case .verse(let inlines): add("verse " + text(inlines))
        case .math(let source): add("math \"\(visible(source[...]))\"")
        case .details(let summary, let blocks): add(blocks, under: "details " + text(summary))
        case .notes(let notes):
            add("notes")
            for note in notes { add(note.blocks, under: "- \(note.name) [\(note.label)]") }
        case .gallery(let figures):
            add("gallery")
            for figure in figures {
                let caption = figure.caption.isEmpty ? "" : " " + text(figure.caption)
                add("  " + text(figure.media) + caption)
            }
        case .code(let code, let language):
            add(language.isEmpty ? "code" : "code \(language)")
            for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
                add("| \(visible(line))")
            }
        case .rule: add("rule")
        case .table(let table):
            add("table" + (table.headerRows > 0 ? " header \(table.headerRows)" : ""))
            if !table.caption.isEmpty { add("  caption " + text(table.caption)) }
            for row in table.rows { add("  " + row.map(text).joined(separator: " | ")) }
        case .figure(let media, let caption):
            add("figure " + text(media) + (caption.isEmpty ? "" : " " + text(caption)))
        }
    }

    private mutating func add(_ blocks: [Block], under title: String) {
        add(title)
        depth += 1
        add(blocks)
        depth -= 1
    }

    /// The item's first block stands beside its mark.
    ///
    /// A number that does not follow the one before stands there too.
    private mutating func add(item: ListBlock.Item, isNext: Bool) {
        let first = lines.count
        depth += 1
        add(item.blocks)
        depth -= 1
        var mark = item.isDone.map { $0 ? "- [x]" : "- [ ]" } ?? "-"
        if !isNext, let number = item.number { mark += " \(number)" }
        guard first < lines.count else { return add(mark) }
        let indent = String(repeating: "  ", count: depth)
        lines[first] = indent + mark + " " + lines[first].dropFirst(indent.count + 2)
    }

    private mutating func add(_ line: String) {
        lines.append(String(repeating: "  ", count: depth) + line)
    }

    private func text(_ inlines: [Inline]) -> String {
        inlines.map(text).joined(separator: " ")
    }

    private func text(_ inline: Inline) -> String {
        switch inline {
        case .text(let string): "\"\(visible(string[...]))\""
        case .styled(let style, let inner): "\(style)(\(text(inner)))"
        case .link(let address, let inner): "link(\(visible(address[...])), \(text(inner)))"
        case .media(let media): text(media)
        case .lineBreak: "br"
        case .abbreviation(let inner, let expansion):
            "abbreviation(\(visible(expansion[...])), \(text(inner)))"
        case .math(let source): "math(\"\(visible(source[...]))\")"
        case .noteReference(let name, let inner): "note(\(visible(name[...])), \(text(inner)))"
        case .anchor(let name): "anchor(\(visible(name[...])))"
        case .isolate(let direction, let isOverride, let inner):
            "\(isOverride ? "override" : "isolate")(\(direction), \(text(inner)))"
        case .direction(let direction): "\(direction)"
        }
    }

    private func text(_ media: Media) -> String {
        "\(media.kind)(\"\(visible(media.text[...]))\", \(visible(media.address[...])))"
    }

    private func text(_ cell: TableBlock.Cell) -> String {
        var mark =
            switch cell.alignment {
            case .leading: ""
            case .center: "center "
            case .trailing: "trailing "
            }
        if cell.columns > 1 || cell.rows > 1 { mark += "\(cell.columns)x\(cell.rows) " }
        if cell.isHeading { mark += "heading " }
        return mark + (cell.inlines.isEmpty ? "\"\"" : text(cell.inlines))
    }

    /// Characters that cannot be seen, by their numbers.
    private func visible(_ text: Substring) -> String {
        // Most texts are letters of ASCII, of which nothing need be looked up.
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F }) { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars {
            let isSeen =
                scalar == " "
                || !(scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                    || scalar.properties.generalCategory == .control)
            if isSeen {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result
    }
}
