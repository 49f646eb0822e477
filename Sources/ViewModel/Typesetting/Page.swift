/// A page set at a width, laid out leaf by leaf as it is looked at.
///
/// The text of a page is that of its leaves, in UTF-8; the body starts at offset 0 and what stands
/// above it has negative offsets, so that an offset means the same at every width. Cost: only the
/// leaves that are looked at are laid out, once each.
public struct Page: Sendable {
    /// The options it was set with.
    public let options: TypesetOptions
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

    /// The addresses of its links, in order; ``Run/link`` points here.
    public var links: [String] { text.links }
}
