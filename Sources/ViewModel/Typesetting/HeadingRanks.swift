import Prose

/// The ranks of a text's headings among those it has: an author who begins with the third level
/// means it for the first.
struct HeadingRanks {
    /// By level, from 1; the first is no level.
    private var ranks = Array(repeating: 0, count: 7)

    /// Ranks no headings.
    init() {}

    /// Ranks the headings among blocks and in what they hold.
    ///
    /// Cost: linear in the blocks.
    init(of blocks: [Block]) {
        var pending = [blocks[...]]
        while var level = pending.popLast() {
            guard let block = level.popFirst() else { continue }
            pending.append(level)
            switch block {
            case .heading(let level, _): ranks[Self.valid(level)] = 1
            case .quote(let blocks), .pullQuote(let blocks), .details(_, let blocks):
                pending.append(blocks[...])
            case .list(let list): pending += list.items.map { $0.blocks[...] }
            case .definitions(let definitions): pending += definitions.map { $0.blocks[...] }
            case .notes(let notes): pending += notes.map { $0.blocks[...] }
            default: break
            }
        }
        var next = 1
        for level in 1...6 where ranks[level] > 0 {
            ranks[level] = next
            next += 1
        }
    }

    /// The rank of a level: 1 for the highest one used.
    func rank(ofLevel level: Int) -> Int { ranks[Self.valid(level)] }

    private static func valid(_ level: Int) -> Int { min(max(level, 1), 6) }
}
