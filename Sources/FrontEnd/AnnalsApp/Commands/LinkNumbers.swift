internal import ArchiveModel
internal import Prose
internal import Typesetting

/// Numbers the links of a page: `⟨n⟩` after each link's text, the addresses in a list.
///
/// Square brackets are those of notes and pictures; where signs must be ASCII, it is `<n>`.
///
/// An address has one number however often it is linked; what leads to a place of the page itself,
/// footnotes among it, has none.
struct LinkNumbers {
    /// The addresses, in the order of their numbers.
    private(set) var addresses: [String] = []
    private var numbers: [String: Int] = [:]
    private let base: String
    private let usesUnicode: Bool

    /// Numbers links that are relative to an address.
    init(base: String, usesUnicode: Bool) {
        self.base = base
        self.usesUnicode = usesUnicode
    }

    /// A number as it stands after a link and in the list.
    func sign(of number: Int) -> String { usesUnicode ? "⟨\(number)⟩" : "<\(number)>" }

    /// The parts with their links numbered.
    mutating func mark(_ parts: [PagePart]) -> [PagePart] {
        parts.map { PagePart(role: $0.role, blocks: mark($0.blocks)) }
    }

    /// What stands after a link to an address; nothing for one that leads nowhere else.
    private mutating func mark(for address: String) -> [Inline] {
        guard !address.isEmpty, !address.hasPrefix("#") else { return [] }
        let address = Address.resolve(address, against: base)
        let number = numbers[address] ?? addresses.count + 1
        if numbers.updateValue(number, forKey: address) == nil { addresses.append(address) }
        // Joined to the word, so that no line ends between them.
        return [.text("\u{2060}" + sign(of: number))]
    }

    private mutating func mark(_ blocks: [Block]) -> [Block] { blocks.map { mark($0) } }

    private mutating func mark(_ block: Block) -> Block {
        switch block {
        case .paragraph(let inlines): .paragraph(mark(inlines))
        case .heading(let level, let inlines): .heading(level: level, mark(inlines))
        case .verse(let inlines): .verse(mark(inlines))
        case .quote(let blocks): .quote(mark(blocks))
        case .pullQuote(let blocks): .pullQuote(mark(blocks))
        case .list(let list): .list(mark(list))
        case .definitions(let definitions):
            .definitions(
                definitions.map { Definition(term: mark($0.term), blocks: mark($0.blocks)) })
        case .table(let table): .table(mark(table))
        case .figure(let media, let caption) where caption.isEmpty:
            .paragraph([.media(media)] + mark(for: media.address))
        case .figure(let media, let caption):
            .figure(media, caption: mark(Figure(media: media, caption: caption)).caption)
        case .gallery(let figures): .gallery(figures.map { mark($0) })
        case .details(let summary, let blocks): .details(summary: mark(summary), mark(blocks))
        case .notes(let notes):
            .notes(
                notes.map { Note(name: $0.name, label: $0.label, blocks: mark($0.blocks)) })
        case .code, .math, .rule: block
        }
    }

    private mutating func mark(_ list: ListBlock) -> ListBlock {
        var list = list
        for index in list.items.indices {
            list.items[index].blocks = mark(list.items[index].blocks)
        }
        return list
    }

    private mutating func mark(_ table: TableBlock) -> TableBlock {
        var table = table
        table.caption = mark(table.caption)
        for row in table.rows.indices {
            for cell in table.rows[row].indices {
                table.rows[row][cell].inlines = mark(table.rows[row][cell].inlines)
            }
        }
        return table
    }

    /// The words for a medium stand on a line of their own; what follows them is its caption.
    private mutating func mark(_ figure: Figure) -> Figure {
        var figure = figure
        var number = mark(for: figure.media.address)
        if !number.isEmpty, !figure.caption.isEmpty { number.append(.text(" ")) }
        figure.caption = number + mark(figure.caption)
        return figure
    }

    private mutating func mark(_ inlines: [Inline], inLink isInLink: Bool = false) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline {
            case .link(let address, let inner):
                // Without text a link is not on the page.
                guard inner.contains(where: { $0.isShown }) else { return [inline] }
                return [.link(address: address, mark(inner, inLink: true))] + mark(for: address)
            case .media(let media):
                return [inline] + (isInLink ? [] : mark(for: media.address))
            case .styled(let style, let inner):
                return [.styled(style, mark(inner, inLink: isInLink))]
            case .abbreviation(let inner, let expansion):
                return [.abbreviation(mark(inner, inLink: isInLink), expansion: expansion)]
            case .isolate(let direction, let isOverride, let inner):
                return [
                    .isolate(
                        direction, isOverride: isOverride, mark(inner, inLink: isInLink))
                ]
            case .text, .lineBreak, .math, .noteReference, .anchor, .direction: return [inline]
            }
        }
    }
}

extension Inline {
    /// Whether there is anything to see of it.
    fileprivate var isShown: Bool {
        switch self {
        case .text(let text), .math(let text): !text.isEmpty
        case .media: true
        case .lineBreak, .anchor, .direction: false
        case .styled(_, let inner), .link(_, let inner), .abbreviation(let inner, _),
            .noteReference(_, let inner), .isolate(_, _, let inner):
            inner.contains { $0.isShown }
        }
    }
}
