internal import Prose

/// Goes through blocks and those within them.
enum BlockWalk {
    /// Calls `body` with every block, outer ones first and in order, until it returns false.
    ///
    /// With a stack of its own: mark-up may be nested deeper than the machine's.
    static func forEach(in blocks: [Block], _ body: (Block) -> Bool) {
        var waiting = Array(blocks.reversed())
        while let block = waiting.popLast() {
            guard body(block) else { return }
            for inner in inner(of: block).reversed() { waiting.append(inner) }
        }
    }

    private static func inner(of block: Block) -> [Block] {
        switch block {
        case .list(let list): list.items.flatMap(\.blocks)
        case .definitions(let definitions): definitions.flatMap(\.blocks)
        case .quote(let blocks), .pullQuote(let blocks), .details(_, let blocks): blocks
        case .notes(let notes): notes.flatMap(\.blocks)
        case .paragraph, .heading, .verse, .code, .math, .rule, .table, .figure, .gallery: []
        }
    }
}
