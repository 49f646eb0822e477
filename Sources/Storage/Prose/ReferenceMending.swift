/// Makes references to notes that could not be written links to where they are.
struct ReferenceMending {
    /// The names of those notes.
    let missing: Set<String>

    /// The blocks with such references made links.
    func mended(_ blocks: [Block]) -> [Block] { blocks.map(mended) }

    private func mended(_ block: Block) -> Block {
        switch block {
        case .paragraph(let inlines): .paragraph(mended(inlines))
        case .heading(let level, let inlines): .heading(level: level, mended(inlines))
        case .verse(let inlines): .verse(mended(inlines))
        case .list(var list):
            {
                for index in list.items.indices {
                    list.items[index].blocks = mended(list.items[index].blocks)
                }
                return .list(list)
            }()
        case .definitions(let definitions):
            .definitions(
                definitions.map { Definition(term: mended($0.term), blocks: mended($0.blocks)) })
        case .quote(let blocks): .quote(mended(blocks))
        case .pullQuote(let blocks): .pullQuote(mended(blocks))
        case .details(let summary, let blocks): .details(summary: mended(summary), mended(blocks))
        case .notes(let notes):
            .notes(notes.map { Note(name: $0.name, label: $0.label, blocks: mended($0.blocks)) })
        case .table(var table):
            {
                table.caption = mended(table.caption)
                for row in table.rows.indices {
                    for cell in table.rows[row].indices {
                        table.rows[row][cell].inlines = mended(table.rows[row][cell].inlines)
                    }
                }
                return .table(table)
            }()
        case .figure(let media, let caption): .figure(media, caption: mended(caption))
        case .gallery(let figures):
            .gallery(figures.map { Figure(media: $0.media, caption: mended($0.caption)) })
        case .code, .math, .rule: block
        }
    }

    private func mended(_ inlines: [Inline]) -> [Inline] { inlines.map(mended) }

    private func mended(_ inline: Inline) -> Inline {
        switch inline {
        case .styled(let style, let inner): .styled(style, mended(inner))
        case .link(let address, let inner): .link(address: address, mended(inner))
        case .abbreviation(let inner, let expansion):
            .abbreviation(mended(inner), expansion: expansion)
        case .noteReference(let name, let inner):
            missing.contains(name)
                ? .link(address: "#" + name, mended(inner)) : .noteReference(name, mended(inner))
        case .isolate(_, _, let inner): inline.holding(mended(inner))
        case .text, .media, .lineBreak, .math, .anchor, .direction: inline
        }
    }
}
