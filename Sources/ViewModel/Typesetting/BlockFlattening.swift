import Prose

/// Turns a page's parts into its text and leaves.
struct BlockFlattening {
    /// Nesting beyond this is flattened: no reader follows it, and the machine's stack is bounded.
    private static let maximumDepth = 100
    /// A paragraph or code block longer than this is cut at its line ends into leaves, so that the
    /// first screen of a very long one needs only its first part laid out.
    private static let leafLimit = 4_096

    private(set) var text = PageText()
    private(set) var leaves: [Leaf] = []
    private(set) var tables: [TableCells] = []

    private var ornaments: Ornaments
    private var indents: Indentation
    /// Style of all text of the part under way.
    private var style: RunStyle = []
    private var isHeadingStyled = true
    private var inlines = InlineFlattening()
    /// Blank lines above the next leaf.
    private var gap = 0
    private var depth = 0
    private var listDepth = 0

    init(options: TypesetOptions) {
        ornaments = Ornaments(isUnicode: options.usesUnicodeOrnaments)
        indents = Indentation(pageWidth: options.width)
    }

    /// Adds a part.
    mutating func add(_ part: PagePart) {
        style = []
        isHeadingStyled = true
        inlines = InlineFlattening()
        gap = leaves.isEmpty ? 0 : 1
        switch part.role {
        case .title:
            style = .title
            isHeadingStyled = false
        case .byline:
            style = .quiet
            gap = 0
        case .body, .commentsHeading:
            break
        case .commentHead(_, let isByBlogAuthor):
            style = .quiet
            inlines.strongRemoves = .quiet
            if isByBlogAuthor { inlines.strongStyle = [.strong, .blogAuthor] }
        case .comment:
            gap = 0
        case .next:
            style = .quiet
        }
        if leaves.isEmpty { gap = 0 }
        let level = enterComment(part.role)
        addBlocks(part.blocks, spacing: 1)
        indents.leave(level)
    }

    private mutating func enterComment(_ role: PagePart.Role) -> Indentation.Level {
        switch role {
        case .commentHead(let depth, _):
            indents.enterComment(depth: depth, mark: ornaments.deeper)
        case .comment(let depth): indents.enterComment(depth: depth, mark: nil)
        default: indents.enterComment(depth: 0, mark: nil)
        }
    }

    /// Adds blocks with `spacing` blank lines between them; those above the first are set already.
    private mutating func addBlocks(_ blocks: [Block], spacing: Int) {
        depth += 1
        defer { depth -= 1 }
        let blocks = depth > Self.maximumDepth ? Self.flattened(blocks) : blocks
        var hasLeaf = false
        var followsSubheading = false
        for block in blocks {
            let count = leaves.count
            if hasLeaf {
                gap = followsSubheading ? 0 : spacing
                if case .heading = block { gap = 1 }
            }
            add(block)
            guard leaves.count > count else { continue }
            hasLeaf = true
            followsSubheading = false
            if case .heading(3..., let content) = block {
                followsSubheading = Self.isShort(content)
            }
        }
    }

    /// Whether a heading is one: authors also set whole paragraphs in a heading's size.
    private static func isShort(_ content: [Inline]) -> Bool {
        content.reduce(0) { $0 + $1.textLength } <= 80
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let content):
            let count = leaves.count
            addText(content, style: style)
            // What is quiet is a byline, not prose.
            for leaf in count..<leaves.count { leaves[leaf].isProse = !style.contains(.quiet) }
        case .heading(let level, let content):
            let heading: RunStyle = level <= 2 ? .heading : .subheading
            addText(content, style: isHeadingStyled ? style.union(heading) : style)
        case .list(let list):
            addList(list)
        case .definitions(let definitions):
            addDefinitions(definitions)
        case .quote(let blocks):
            let outer = style
            style.insert(.quote)
            let level = indents.enter(.bar, width: 2)
            addBlocks(blocks, spacing: 1)
            indents.leave(level)
            style = outer
        case .pullQuote(let blocks):
            addBlocks(blocks, spacing: 1)
        case .verse(let content):
            addText(content, style: style)
        case .details(let summary, let blocks):
            addText(summary, style: style.union(.strong))
            addBlocks(blocks, spacing: 1)
        case .notes(let notes):
            for note in notes { addBlocks(note.blocks, spacing: 1) }
        case .math(let source):
            addText([.math(source)], style: style)
        case .gallery(let figures):
            for figure in figures { add(.figure(figure.media, caption: figure.caption)) }
        case .code(let code, _):
            addCode(code)
        case .rule:
            addLeaf(.rule, from: text.bytes.count)
        case .table(let table):
            addTable(table)
        case .figure(let media, let caption):
            let start = text.bytes.count
            inlines.add(media, style: style, to: &text)
            addLeaf(.text, from: start)
            gap = 0
            addText(caption, style: style.union(.quiet))
        }
    }

    private mutating func addText(_ content: [Inline], style: RunStyle) {
        let start = text.bytes.count
        inlines.add(content, style: style, to: &text)
        addLeaf(.text, from: start)
    }

    private mutating func addCode(_ code: String) {
        let level = indents.enter(.blank, width: 2)
        let start = text.bytes.count
        text.append(preformatted: code, style: style.union(.code))
        addLeaf(.code, from: start)
        indents.leave(level)
    }

    private mutating func addList(_ list: ListBlock) {
        let isTight = list.items.allSatisfy(Self.isTight)
        let level = listDepth == 0 ? indents.enterList() : nil
        listDepth += 1
        defer {
            listDepth -= 1
            if let level { indents.leave(level) }
        }
        let digits = list.items.compactMap { $0.number.map { String($0).count } }.max() ?? 0
        for item in list.items {
            let marker: String
            if let number = item.number.map({ String($0) }) {
                marker = String(repeating: " ", count: max(digits - number.count, 0)) + number + "."
            } else {
                marker = ornaments.bullet(depth: listDepth)
            }
            let count = leaves.count
            let level = indents.enter(.marker(marker), width: marker.count + 1)
            addBlocks(item.blocks, spacing: isTight ? 0 : 1)
            indents.leave(level)
            if leaves.count > count { gap = isTight ? 0 : 1 }
        }
    }

    /// Whether an item is one line of thought: no more than a paragraph and lists below it.
    private static func isTight(_ item: ListBlock.Item) -> Bool { isTight(item.blocks) }

    private static func isTight(_ item: [Block]) -> Bool {
        var texts = 0
        for block in item {
            switch block {
            case .list: break
            case .paragraph, .figure(_, caption: []): texts += 1
            default: return false
            }
        }
        return texts <= 1
    }

    private mutating func addDefinitions(_ definitions: [Definition]) {
        let isTight = definitions.allSatisfy { Self.isTight($0.blocks) }
        for definition in definitions {
            let count = leaves.count
            addText(definition.term, style: style.union(.strong))
            if leaves.count > count { gap = 0 }
            let level = indents.enter(.blank, width: 4)
            addBlocks(definition.blocks, spacing: 1)
            indents.leave(level)
            if leaves.count > count { gap = isTight ? 0 : 1 }
        }
    }

    private mutating func addTable(_ table: TableBlock) {
        let start = text.bytes.count
        let count = leaves.count
        inlines.add(table.caption, style: style.union(.quiet), to: &text)
        addLeaf(.text, from: start)
        if leaves.count > count { gap = 0 }
        addCells(of: table)
    }

    private mutating func addCells(of table: TableBlock) {
        let start = text.bytes.count
        var cells = TableCells(rows: [], headerRows: 0)
        for (index, row) in table.rows.enumerated() {
            let rowStart = text.bytes.count
            if !cells.rows.isEmpty { text.endLine() }
            let isHeader = index < table.headerRows
            let ranges = addRow(row, style: isHeader ? style.union(.strong) : style)
            if text.isBlank(rowStart..<text.bytes.count) {
                text.removeLast(text.bytes.count - rowStart)
            } else {
                cells.rows.append(ranges)
                if isHeader { cells.headerRows += 1 }
            }
        }
        guard !cells.rows.isEmpty else { return }
        tables.append(cells)
        addLeaf(.table(tables.count - 1), from: start)
    }

    private mutating func addRow(
        _ row: [TableBlock.Cell], style: RunStyle
    ) -> [TableCells.Cell] {
        var cells: [TableCells.Cell] = []
        for (column, cell) in row.enumerated() {
            if column > 0 { text.endCell() }
            let start = text.bytes.count
            inlines.add(cell.inlines, style: style, to: &text)
            let alignment: TableCells.Alignment =
                switch cell.alignment {
                case .leading: .leading
                case .center: .center
                case .trailing: .trailing
                }
            cells.append(.init(range: start..<text.bytes.count, alignment: alignment))
        }
        return cells
    }

    /// Makes a leaf of the text from a byte on, or several of a long one; none of no text.
    private mutating func addLeaf(_ kind: Leaf.Kind, from start: Int) {
        if kind != .rule, text.isBlank(start..<text.bytes.count) {
            return text.removeLast(text.bytes.count - start)
        }
        while kind == .text, text.bytes.last == 0x0A, text.bytes.count > start {
            text.removeLast(1)
        }
        let end = text.bytes.count
        var from = start
        while kind == .text, text.bytes[from] == 0x0A { from += 1 }
        if kind == .text || kind == .code, end - start > Self.leafLimit {
            var at = from + Self.leafLimit
            while let newline = text.bytes[min(at, end)..<end].firstIndex(of: 0x0A) {
                append(kind, from..<newline)
                from = newline + 1
                at = from + Self.leafLimit
                gap = 0
            }
        }
        append(kind, from..<end)
        if kind != .rule { text.endLine() }
    }

    private mutating func append(_ kind: Leaf.Kind, _ range: Range<Int>) {
        leaves.append(Leaf(kind: kind, range: range, gap: gap, prefix: indents.take()))
        gap = 1
    }

    /// The blocks with all containers taken away, without recursion.
    private static func flattened(_ blocks: [Block]) -> [Block] {
        var pending = Array(blocks.reversed())
        var result: [Block] = []
        while let block = pending.popLast() {
            switch block {
            case .quote(let blocks): pending += blocks.reversed()
            case .pullQuote(let blocks), .details(_, let blocks): pending += blocks.reversed()
            case .notes(let notes): pending += notes.flatMap(\.blocks).reversed()
            case .list(let list): pending += list.items.flatMap(\.blocks).reversed()
            case .definitions(let definitions):
                for definition in definitions.reversed() {
                    pending += definition.blocks.reversed()
                    pending.append(.paragraph(definition.term))
                }
            default: result.append(block)
            }
        }
        return result
    }
}
