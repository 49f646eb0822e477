import Prose

/// The names by which a document refers to its notes, and by which it has them.
struct NoteNames {
    private var referred: Set<String> = []
    private var written: [String] = []

    init(_ document: Document) { add(document.blocks) }

    /// A reference without its note, or two notes of one name; nil if there is neither.
    var violation: String? {
        let names = Set(written)
        if names.count < written.count { return "two notes of one name" }
        return referred.subtracting(names).first.map { "no note \($0)" }
    }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines), .verse(let inlines): add(inlines)
        case .list(let list): for item in list.items { add(item.blocks) }
        case .definitions(let definitions):
            for definition in definitions {
                add(definition.term)
                add(definition.blocks)
            }
        case .quote(let blocks), .pullQuote(let blocks): add(blocks)
        case .details(let summary, let blocks):
            add(summary)
            add(blocks)
        case .table(let table):
            add(table.caption)
            for cell in table.rows.joined() { add(cell.inlines) }
        case .figure(_, let caption): add(caption)
        case .gallery(let figures): for figure in figures { add(figure.caption) }
        case .notes(let notes):
            for note in notes {
                written.append(note.name)
                add(note.blocks)
            }
        case .code, .math, .rule: break
        }
    }

    private mutating func add(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .noteReference(let name, let inner):
                referred.insert(name)
                add(inner)
            case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
                .isolate(_, _, let inner):
                add(inner)
            case .text, .media, .lineBreak, .math, .anchor, .direction: break
            }
        }
    }
}
