internal import CGumbo

/// The rows and cells of a table as they were written.
struct TableSource {
    /// A cell.
    struct Cell {
        /// What it is in the source.
        enum Content {
            /// An element of the tree.
            case element(Node)
            /// The text of one that the parser has not seen.
            case text(Bytes)
        }

        var content: Content
        var isHeading: Bool

        init(_ node: Node) {
            content = .element(node)
            isHeading = node.tag == GUMBO_TAG_TH
        }

        init(_ cell: PlainRows.Cell, of bytes: Bytes) {
            content = .text(bytes.slice(cell.text))
            isHeading = cell.isHeading
        }

        /// Its text where it holds nothing else, and nothing is said of it.
        var onlyText: Bytes? {
            switch content {
            case .text(let text): text
            case .element(let node):
                node.hasAttributes || node.childCount != 1 ? nil : node.child(0)?.text
            }
        }

        /// Whether it holds nothing but a picture that only takes up room, such as a round corner.
        var isSpacer: Bool {
            guard holds(.picture), case .element(let node) = content else { return false }
            var picture: Node?
            for child in node.children {
                if child.text?.allSatisfy(\.isSpace) ?? false { continue }
                guard child.tag == GUMBO_TAG_IMG, picture == nil else { return false }
                picture = child
            }
            let sides = [picture?.numberAttribute("width"), picture?.numberAttribute("height")]
            return sides.contains { $0.map { $0 < Self.leastPicture } ?? false }
        }

        /// Pixels of the least picture that shows something.
        private static let leastPicture = 12

        /// Whether one of some kinds of elements is in it.
        func holds(_ kind: ElementContent) -> Bool {
            if case .element(let node) = content { node.holds(kind) } else { false }
        }
    }

    /// A row.
    struct Row {
        /// The element; nil for one that the parser has not seen.
        var node: Node?
        var cells: [Cell]
        var isHeading: Bool
        /// How many rows follow in its group, which no cell reaches beyond.
        var following = 0

        /// The colour of its ground, as written.
        var shade: Bytes? {
            if let shade = node?.attribute("bgcolor") { return shade }
            guard case .element(let cell)? = cells.first?.content else { return nil }
            return cell.attribute("bgcolor")
        }

        /// Whether the row's element has an attribute at all.
        var hasAttributes: Bool { node?.hasAttributes ?? false }
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
        if group.tag == GUMBO_TAG_TR { return append(row: group, isHead: false) }
        for row in group.children where row.tag == GUMBO_TAG_TR && !row.isHidden {
            append(row: row, isHead: isHead)
        }
        for row in first..<rows.count { rows[row].following = rows.count - 1 - row }
    }

    private mutating func append(row: Node, isHead: Bool) {
        if let plain = PlainRows(behind: row) { return append(plain, isHead: isHead) }
        var cells: [Cell] = []
        cells.reserveCapacity(row.childCount)
        for index in 0..<row.childCount {
            guard let child = row.child(index),
                child.tag == GUMBO_TAG_TD || child.tag == GUMBO_TAG_TH, !child.isHidden
            else { continue }
            cells.append(Cell(child))
        }
        append(Row(node: row, cells: cells, isHeading: isHead))
    }

    private mutating func append(_ plain: PlainRows, isHead: Bool) {
        var plain = plain
        var cells: [PlainRows.Cell] = []
        while plain.next(&cells) {
            let cells = cells.map { Cell($0, of: plain.bytes) }
            append(Row(node: nil, cells: cells, isHeading: isHead))
        }
    }

    private mutating func append(_ row: Row) {
        guard !row.cells.isEmpty else { return }
        let headings = row.cells.count(where: \.isHeading)
        hasHeadings = hasHeadings || headings > 0
        rows.append(row)
        if headings == row.cells.count { rows[rows.count - 1].isHeading = true }
    }

    /// Whether a row near the table's beginning has another ground than the two below it, as one of
    /// headings has.
    func isSetOff(_ index: Int) -> Bool {
        guard index < 4, index + 1 < rows.count, let shade = rows[index].shade else { return false }
        return rows[index + 1..<min(index + 3, rows.count)].allSatisfy { row in
            row.shade.map { !$0.isSame(as: shade) } ?? true
        }
    }

    /// Whether the table only places things: its cells are then read one after the other.
    var isLayout: Bool {
        if let role = node.attribute("role"), role.equals("presentation") || role.equals("none") {
            return true
        }
        guard rows.contains(where: { $0.cells.count > 1 }) else { return true }
        let cells = rows.lazy.flatMap(\.cells)
        if cells.contains(where: { $0.holds(.table) || $0.isSpacer }) { return true }
        if hasHeadings || caption != nil { return false }
        return cells.contains { Self.isPage($0) } || !cells.contains { Self.holdsText($0) }
    }

    /// Whether a cell holds what no cell of data would.
    private static func isPage(_ cell: Cell) -> Bool {
        guard case .element(let node) = cell.content else {
            return (cell.onlyText?.count ?? 0) > 1000
        }
        if node.holds(.page) { return true }
        let paragraphs = node.children.count { $0.tag == GUMBO_TAG_P }
        return textLength(of: node) > (paragraphs > 1 ? 300 : 1000)
    }

    private static func holdsText(_ cell: Cell) -> Bool {
        switch cell.content {
        case .element(let node): holdsText(node)
        case .text(let text): isText(text)
        }
    }

    private static func holdsText(_ node: Node) -> Bool {
        node.children.contains { child in child.text.map(isText) ?? holdsText(child) }
    }

    private static func isText(_ text: Bytes) -> Bool {
        text.contains { $0 > 0x20 && $0 < 0x80 || $0 > 0xC2 }
    }

    private static func textLength(of node: Node) -> Int {
        node.children.reduce(0) { $0 + ($1.text?.count ?? textLength(of: $1)) }
    }
}
