/// Rows of a layout table that are a line each: what they hold stands line below line, and not as
/// paragraphs.
struct OneLineRows {
    /// Bytes of the longest line, which fits most pages.
    private static let longest = 150
    /// Cells of the longest line, about.
    private static let widest = 72
    /// Rows in a row from which that is meant.
    private static let fewest = 3

    /// The blocks that stand so, stretch by stretch.
    private(set) var stretches: [Range<Int>] = []
    private var stretch = 0..<0

    /// Adds a row's blocks, which begin at an index.
    mutating func add(_ blocks: ArraySlice<Block>, from first: Int) {
        // A row without anything to see parts nothing.
        if blocks.isEmpty { return }
        guard blocks.count == 1, let block = blocks.first, Self.isLine(block) else {
            stretch = 0..<0
            return
        }
        if first == stretch.upperBound, !stretch.isEmpty {
            stretch = stretch.lowerBound..<first + 1
        } else {
            stretch = first..<first + 1
        }
        if stretch.count == Self.fewest { stretches.append(stretch) }
        if stretch.count > Self.fewest { stretches[stretches.count - 1] = stretch }
    }

    private static func isLine(_ block: Block) -> Bool {
        guard case .paragraph(let inlines) = block, !inlines.hasBreaks,
            let text = InlineJoin.text(of: inlines, limit: longest)
        else { return false }
        // An ideograph has three bytes and two cells.
        return text.utf8.reduce(0) { $0 + ($1 < 0x80 ? 2 : $1 < 0xC0 ? 1 : 2) } / 2 <= widest
    }
}
