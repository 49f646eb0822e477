internal import CGumbo

/// Tables, told apart into those of data and those that only place things.
extension HTMLReader {
    /// Reads `table`.
    mutating func readTable(_ node: Node) {
        if node.hasClass("tr-caption-container") { return readCaptionedPicture(node) }
        let source = TableSource(node)
        guard !source.isLayout, nesting < Self.maximumNesting else { return readFlow(source) }
        let caption = source.caption.map { caption in
            InlineJoin.inlines(of: contained { $0.readChildren(of: caption) })
        }
        var grid = TableGrid()
        for row in source.rows {
            for cell in row.cells {
                let blocks = contained { $0.readCell(cell) }
                grid.append(
                    TableBlock.Cell(
                        inlines: InlineJoin.inlines(of: blocks),
                        alignment: alignment(of: cell) ?? alignment(of: row.node) ?? .leading),
                    columns: cell.numberAttribute("colspan") ?? 1,
                    rows: cell.numberAttribute("rowspan") ?? 1)
            }
            grid.endRow(isHeading: row.isHeading)
        }
        flow.endParagraph()
        if let table = grid.table(caption: caption ?? []) { flow.append(.table(table)) }
    }

    /// Blogger's picture with a caption: a table of two rows.
    private mutating func readCaptionedPicture(_ node: Node) {
        let source = TableSource(node)
        var caption: [Inline] = []
        for cell in source.rows.flatMap(\.cells) {
            if cell.hasClass("tr-caption") {
                caption = InlineJoin.inlines(of: contained { $0.readCell(cell) })
            } else {
                flow.append(contained { $0.readCell(cell) })
            }
        }
        if !caption.isEmpty, !flow.append(caption: caption) { flow.append(.paragraph(caption)) }
    }

    private mutating func readFlow(_ source: TableSource) {
        flow.endParagraph()
        if let caption = source.caption { readBlock(caption) }
        for row in source.rows {
            for cell in row.cells {
                let outer = context
                readCell(cell)
                context = outer
                flow.endParagraph()
            }
        }
    }

    private mutating func readCell(_ cell: Node) {
        if let style = cell.style { apply(style, to: cell.tag) }
        readChildren(of: cell)
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
    }

    /// Whether the table only places things: its cells are then read one after the other.
    var isLayout: Bool {
        if let role = node.attribute("role"), role.equals("presentation") || role.equals("none") {
            return true
        }
        guard rows.contains(where: { $0.cells.count > 1 }) else { return true }
        let cells = rows.lazy.flatMap(\.cells)
        if cells.contains(where: { $0.contains([GUMBO_TAG_TABLE]) }) { return true }
        if hasHeadings || caption != nil { return false }
        return cells.contains { Self.isPage($0) } || !cells.contains { Self.holdsText($0) }
    }

    /// Whether a cell holds what no cell of data would.
    private static func isPage(_ cell: Node) -> Bool {
        if cell.contains(pageElements) { return true }
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

    private static let pageElements: TagSet = Tags.headings.union([
        GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_DL, GUMBO_TAG_HR, GUMBO_TAG_IFRAME, GUMBO_TAG_OL,
        GUMBO_TAG_PRE, GUMBO_TAG_UL,
    ])
}

/// Places cells in rows and fills what they span with empty ones.
private struct TableGrid {
    private var rows: [[TableBlock.Cell]] = []
    private var row: [TableBlock.Cell] = []
    private var headerRows = 0
    private var isInHeader = true
    /// In how many of the next rows each column is taken by a cell from above.
    private var taken: [Int] = []
    /// How many more empty cells may be filled in; hostile spans would fill the memory.
    private var fillings = 10_000

    mutating func append(_ cell: TableBlock.Cell, columns: Int, rows: Int) {
        skipTaken()
        row.append(cell)
        take(rows: rows)
        for _ in 1..<max(2, min(columns, 100)) where columns > 1 && fillings > 0 {
            fillings -= 1
            row.append(TableBlock.Cell(inlines: []))
            take(rows: rows)
        }
    }

    mutating func endRow(isHeading: Bool) {
        skipTaken()
        while let last = row.last, last.inlines.isEmpty { row.removeLast() }
        for column in taken.indices where taken[column] > 0 { taken[column] -= 1 }
        isInHeader = isInHeader && isHeading
        if !row.isEmpty {
            if isInHeader { headerRows += 1 }
            rows.append(row)
        }
        row = []
    }

    /// The table; nil if all its cells are empty.
    func table(caption: [Inline]) -> TableBlock? {
        guard !rows.isEmpty else { return nil }
        return TableBlock(caption: caption, headerRows: headerRows, rows: rows)
    }

    private mutating func skipTaken() {
        while row.count < taken.count, taken[row.count] > 0, fillings > 0 {
            fillings -= 1
            row.append(TableBlock.Cell(inlines: []))
        }
    }

    private mutating func take(rows: Int) {
        while taken.count < row.count { taken.append(0) }
        taken[row.count - 1] = max(1, min(rows, 1000))
    }
}
