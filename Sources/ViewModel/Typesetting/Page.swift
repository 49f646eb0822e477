public import Prose

/// A line's place in a page: comparable, but not countable without laying out what lies between.
public struct PagePlace: Hashable, Sendable, Comparable {
    /// The leaf: a block that is set as a whole.
    public var leaf: Int
    /// The line within the leaf.
    public var line: Int

    /// The first line of every page.
    public static let start = PagePlace(leaf: 0, line: 0)

    /// Makes a place from its parts.
    public init(leaf: Int, line: Int) {
        self.leaf = leaf
        self.line = line
    }

    /// Orders by what comes first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.leaf, left.line) < (right.leaf, right.line)
    }
}

/// A page set at a width, laid out leaf by leaf as it is looked at.
///
/// The text of a page is that of its leaves, in UTF-8; the body starts at offset 0 and what stands
/// above it has negative offsets, so that an offset means the same at every width. Cost: only the
/// leaves that are looked at are laid out, once each.
public struct Page: Sendable {
    /// The options it was set with.
    public private(set) var options: TypesetOptions
    /// The offsets of all its text; starts at 0 or below.
    public let range: Range<Int>
    /// The offsets of the body: `0..<n`.
    public let bodyRange: Range<Int>

    let text: PageText
    let leaves: [Leaf]
    let tables: [TableCells]
    /// What is added to an index into the text's bytes to get an offset.
    let base: Int
    /// The leaves that have been laid out.
    var layouts: [LeafLayout?]
    /// The columns of the tables that have been looked at; nil for those that turn into records.
    var columns: [Int: TableColumns?] = [:]
    /// The first leaf that ``layOutMore(bytes:)`` has not seen.
    var nextLeaf = 0

    /// Sets parts at a width.
    ///
    /// Cost: linear in the text, and little: no line is broken yet.
    public init(parts: [PagePart], options: TypesetOptions) {
        var options = options
        options.width = max(options.width, 1)
        var flattening = BlockFlattening(options: options)
        var body: Range<Int>?
        var head: Int?
        for part in parts {
            let start = flattening.text.bytes.count
            flattening.add(part)
            let end = max(start, flattening.text.bytes.count - 1)
            switch part.role {
            case .title, .byline: break
            case .body: body = (body?.lowerBound ?? start)..<end
            default: head = head ?? start
            }
        }
        self.options = options
        text = flattening.text
        leaves = flattening.leaves
        tables = flattening.tables
        layouts = Array(repeating: nil, count: leaves.count)
        base = -(body?.lowerBound ?? head ?? text.bytes.count)
        bodyRange = 0..<(body?.count ?? 0)
        range = base..<base + (leaves.last?.range.upperBound ?? 0)
    }

    /// Sets a few blocks at a width: a note that is shown by itself.
    public init(blocks: [Block], options: TypesetOptions) {
        self.init(parts: [PagePart(role: .body, blocks: blocks)], options: options)
    }

    /// Changes what becomes of long lines of code, and nothing else.
    ///
    /// Cost: none where only the first cell of cut lines changes; places stay what they are then.
    /// Else blocks of code are laid out anew, and only offsets stay what they are.
    public mutating func setLongCode(_ longCode: TypesetOptions.LongCode) {
        let wasFolded = options.longCode == .folded
        options.longCode = longCode
        guard (longCode == .folded) != wasFolded else { return }
        for (index, leaf) in leaves.enumerated() where leaf.kind == .code { layouts[index] = nil }
        nextLeaf = 0
    }

    /// The addresses of its links, in order; ``Run/link`` points here.
    ///
    /// Those that start with `#` lead to an anchor or a footnote of the page itself.
    public var links: [String] { text.links }

    /// The offset of the text that a link `#name` of the page leads to; nil when there is none.
    public func offset(ofAnchor name: String) -> Int? {
        text.anchors[name].map { min($0 + base, range.upperBound) }
    }
}
