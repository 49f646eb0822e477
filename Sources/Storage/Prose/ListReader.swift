internal import CGumbo

/// Lists of all kinds, also as people have really written them.
extension HTMLReader {
    /// Reads `ul` or `ol`.
    ///
    /// A list directly within a list belongs to the item before it.
    mutating func readList(_ node: Node, isOrdered: Bool) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        var numbering = Numbering(of: node, isOrdered: isOrdered)
        var index = 0
        while index < node.childCount {
            guard let child = node.child(index) else { break }
            index += 1
            if child.tag == GUMBO_TAG_LI {
                if child.isHidden { continue }
                let blocks = contained { $0.readItem(child) }
                numbering.append(blocks, value: child.numberAttribute("value"))
            } else {
                index -= 1
                let blocks = contained { $0.readStrays(in: node, from: &index) }
                numbering.extend(with: blocks)
            }
        }
        flow.append(numbering.lists.map(Block.list))
    }

    /// Reads an item outside a list.
    mutating func readStrayItem(_ node: Node) {
        guard nesting < Self.maximumNesting else { return readBlock(node) }
        flow.append(strayItem: contained { $0.readItem(node) })
    }

    /// Reads `dl`; a definition without its term is one more of the term before.
    mutating func readDefinitions(_ node: Node) {
        guard nesting < Self.maximumNesting, node.contains([GUMBO_TAG_DT]) else {
            return readBlock(node)
        }
        var definitions: [Definition] = []
        collectDefinitions(in: node, into: &definitions)
        definitions.removeAll { $0.term.isEmpty && $0.blocks.isEmpty }
        flow.endParagraph()
        if !definitions.isEmpty { flow.append(.definitions(definitions)) }
    }

    private mutating func collectDefinitions(
        in node: Node, into definitions: inout [Definition]
    ) {
        for index in 0..<node.childCount {
            guard let child = node.child(index), !child.isHidden else { continue }
            if child.tag == GUMBO_TAG_DIV, child.contains([GUMBO_TAG_DT, GUMBO_TAG_DD]) {
                collectDefinitions(in: child, into: &definitions)
                continue
            }
            let blocks = contained { $0.read(child) }
            if child.tag == GUMBO_TAG_DT {
                let term = InlineJoin.inlines(of: blocks)
                if !term.isEmpty { definitions.append(Definition(term: term, blocks: [])) }
            } else if !blocks.isEmpty {
                if definitions.isEmpty { definitions.append(Definition(term: [], blocks: [])) }
                definitions[definitions.count - 1].blocks += blocks
            }
        }
    }

    private mutating func readItem(_ node: Node) {
        let (outer, wasInItem) = (context, isInItem)
        isInItem = true
        if let style = node.style { apply(style, to: node.tag) }
        readChildren(of: node)
        (context, isInItem) = (outer, wasInItem)
    }

    private mutating func readStrays(in node: Node, from index: inout Int) {
        while let child = index < node.childCount ? node.child(index) : nil,
            child.tag != GUMBO_TAG_LI
        {
            read(child)
            index += 1
        }
    }
}

/// The items of a list, divided where their numbers don't follow each other.
private struct Numbering {
    private(set) var lists: [ListBlock] = []
    private let isOrdered: Bool
    private let step: Int
    private var next: Int
    /// The number that the next item of the last list has.
    private var following = 0

    init(of node: Node, isOrdered: Bool) {
        let isReversed = isOrdered && node.attribute("reversed") != nil
        let count = isReversed ? node.children.count(where: { $0.tag == GUMBO_TAG_LI }) : 1
        self.isOrdered = isOrdered
        step = isReversed ? -1 : 1
        next = node.numberAttribute("start") ?? (isReversed ? count : 1)
    }

    /// Appends an item; an empty one only takes its number.
    mutating func append(_ item: [Block], value: Int?) {
        if isOrdered, let value { next = value }
        defer { next += step }
        guard !item.isEmpty else { return }
        if lists.isEmpty || isOrdered && next != following {
            lists.append(ListBlock(numbering: isOrdered ? .decimal : .none, items: []))
        }
        lists[lists.count - 1].items.append(.init(item, number: isOrdered ? next : nil))
        following = next + 1
    }

    /// Appends blocks found between items to the item before them.
    mutating func extend(with blocks: [Block]) {
        guard !blocks.isEmpty else { return }
        guard let last = lists.indices.last else { return append(blocks, value: nil) }
        let item = lists[last].items.count - 1
        lists[last].items[item].blocks += blocks
    }
}
