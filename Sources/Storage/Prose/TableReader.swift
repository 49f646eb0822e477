internal import CGumbo

/// Tables, told apart into those of data and those that only place things.
extension HTMLReader {
    /// Reads `table`.
    mutating func readTable(_ node: Node) {
        let source = TableSource(node)
        guard !source.isLayout, nesting < Self.maximumNesting else { return readFlow(source) }
        let caption = source.caption.map { caption in
            joined { $0.readChildren(of: caption) }
        }
        var grid = TableGrid()
        for row in source.rows {
            arrive(at: row.node)
            for cell in row.cells {
                let isHeading = cell.tag == GUMBO_TAG_TH || cell.attribute("scope") != nil
                let inlines = joined { $0.readCell(cell) }
                grid.append(
                    TableBlock.Cell(
                        inlines: inlines,
                        alignment: alignment(of: cell) ?? alignment(of: row.node) ?? .leading,
                        columns: cell.numberAttribute("colspan") ?? 1, isHeading: isHeading),
                    rows: cell.numberAttribute("rowspan") ?? 1, of: row.following + 1)
            }
            grid.endRow(isHeading: row.isHeading)
        }
        flow.endParagraph()
        if let table = grid.table(caption: caption ?? []) { flow.append(.table(table)) }
    }

    /// Reads Blogger's picture with a caption: a table of two rows.
    mutating func readCaptionedPicture(_ node: Node) {
        let source = TableSource(node)
        var caption: [Inline] = []
        for cell in source.rows.flatMap(\.cells) {
            if cell.roles.contains(.captionCell) {
                caption = joined { $0.readCell(cell) }
            } else {
                flow.append(contained(groupsPictures: false) { $0.readCell(cell) })
            }
        }
        if !caption.isEmpty, !flow.append(caption: caption) { flow.append(.paragraph(caption)) }
    }

    /// Reads the cells of a table one after the other.
    mutating func readFlow(_ source: TableSource) {
        flow.endParagraph()
        if let caption = source.caption { readBlock(caption) }
        for row in source.rows {
            for cell in row.cells {
                readCell(cell)
                flow.endParagraph()
            }
        }
    }

    private mutating func readCell(_ cell: Node) {
        let outer = context
        arrive(at: cell)
        if let style = cell.style { apply(style, to: cell.tag) }
        readContent(of: cell)
        context = outer
    }

    private func alignment(of node: Node) -> TableBlock.Alignment? {
        guard node.hasAttributes else { return nil }
        return node.style?.alignment ?? node.attribute("align").flatMap(StyleAttribute.alignment)
    }
}

/// The rows and cells of a table as they were written.
struct TableSource {
    struct Row {
        var node: Node
        var cells: [Node]
        var isHeading: Bool
        /// How many rows follow in its group, which no cell reaches beyond.
        var following = 0
    }

    private(set) var caption: Node?
    private(set) var rows: [Row] = []
    private let node: Node
    private var hasHeadings = false

    init(_ node: Node) {
        self.node = node
        var foot: [Node] = []
        for child in node.children where !child.isHidden {
            switch child.tag {
            case GUMBO_TAG_CAPTION: caption = caption ?? child
            case GUMBO_TAG_TFOOT: foot.append(child)
            default: append(child)
            }
        }
        foot.forEach { append($0) }
    }

    private mutating func append(_ group: Node) {
        let isHead = group.tag == GUMBO_TAG_THEAD
        let first = rows.count
        for row in group.tag == GUMBO_TAG_TR ? [group] : Array(group.children)
        where row.tag == GUMBO_TAG_TR && !row.isHidden {
            let cells = row.children.filter {
                ($0.tag == GUMBO_TAG_TD || $0.tag == GUMBO_TAG_TH) && !$0.isHidden
            }
            guard !cells.isEmpty else { continue }
            let headings = cells.count { $0.tag == GUMBO_TAG_TH }
            hasHeadings = hasHeadings || headings > 0
            rows.append(Row(node: row, cells: cells, isHeading: isHead || headings == cells.count))
        }
        guard group.tag != GUMBO_TAG_TR else { return }
        for row in first..<rows.count { rows[row].following = rows.count - 1 - row }
    }

    /// Whether the table only places things: its cells are then read one after the other.
    var isLayout: Bool {
        if let role = node.attribute("role"), role.equals("presentation") || role.equals("none") {
            return true
        }
        guard rows.contains(where: { $0.cells.count > 1 }) else { return true }
        let cells = rows.lazy.flatMap(\.cells)
        if cells.contains(where: { $0.holds(.table) }) { return true }
        if hasHeadings || caption != nil { return false }
        return cells.contains { Self.isPage($0) } || !cells.contains { Self.holdsText($0) }
    }

    /// Whether a cell holds what no cell of data would.
    private static func isPage(_ cell: Node) -> Bool {
        if cell.holds(.page) { return true }
        let paragraphs = cell.children.count { $0.tag == GUMBO_TAG_P }
        return textLength(of: cell) > (paragraphs > 1 ? 300 : 1000)
    }

    private static func holdsText(_ node: Node) -> Bool {
        node.children.contains { child in
            if let text = child.text {
                return text.contains { $0 > 0x20 && $0 < 0x80 || $0 > 0xC2 }
            }
            return holdsText(child)
        }
    }

    private static func textLength(of node: Node) -> Int {
        node.children.reduce(0) { $0 + ($1.text?.count ?? textLength(of: $1)) }
    }
}
