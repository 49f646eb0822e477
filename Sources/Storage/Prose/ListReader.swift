internal import CGumbo

/// Lists of all kinds, also as people have really written them.
extension HTMLReader {
    /// Reads `ul` or `ol`.
    ///
    /// A list directly within a list belongs to the item before it. Items that are footnotes are
    /// these, as are those among them that nothing refers to; they end the list.
    mutating func readList(_ node: Node, isOrdered: Bool) {
        if Self.isForEditing(node) { return }
        guard nesting < Self.maximumNesting, !place.isInGallery else { return readBlock(node) }
        var items = ListItems(of: node, isOrdered: isOrdered)
        let isOfTasks = node.roles.contains(.tasks)
        let notes = notes(among: node)
        var index = 0
        while index < node.childCount {
            guard let child = node.child(index) else { break }
            index += 1
            guard child.tag == GUMBO_TAG_LI else {
                index -= 1
                items.extend(with: contained { $0.readStrays(in: node, from: &index) })
                continue
            }
            if child.isHidden { continue }
            let value = child.numberAttribute("value")
            if let notes, notes.contains(index - 1) {
                let note =
                    landmarks.mark(of: child)?.note
                    ?? Landmarks.NoteMark(
                        name: landmarks.nameOfOther, label: items.label(value: value))
                append(items.taken())
                if readNote(child, note) {
                    items.skip(value: value, label: note.label)
                    continue
                }
            }
            items.append(readItem(child, isOfTasks), value: value)
        }
        append(items.taken())
    }

    /// The children of a list that are notes; nil where none can be one.
    ///
    /// From the first that is referred to up to the last; all where the page says that they are.
    private func notes(among node: Node) -> ClosedRange<Int>? {
        guard landmarks.isAnyMarked, !place.isJoined, !place.isInNote else { return nil }
        func isNote(_ index: Int) -> Bool {
            node.child(index).map { landmarks.mark(of: $0)?.note != nil } ?? false
        }
        let children = 0..<node.childCount
        guard let first = children.first(where: isNote), let last = children.last(where: isNote)
        else { return nil }
        return node.roles.contains(.notes) ? 0...children.upperBound : first...last
    }

    /// Appends a list, to the one right before it where the two are one: more bullets, or numbers
    /// that go on.
    private mutating func append(_ list: ListBlock?) {
        flow.endParagraph()
        guard let list else { return }
        if case .list(var before)? = flow.blocks.last, before.goesOn(in: list) {
            flow.removeLast()
            before.items += list.items
            flow.append(.list(before))
        } else {
            flow.append(.list(list))
        }
    }

    /// Whether a list is what Wikipedia has beside each table to view, discuss and edit it.
    private static func isForEditing(_ node: Node) -> Bool {
        guard node.childCount <= 7 else { return false }
        let items = node.children.filter { $0.tag == GUMBO_TAG_LI }
        return items.count == 3
            && zip(items, ["v", "t", "e"]).allSatisfy { item, letter in
                item.shortText(limit: 120).map(NoteLabel.bare)?.text == letter
            }
    }

    /// Reads an item outside a list.
    mutating func readStrayItem(_ node: Node) {
        guard nesting < Self.maximumNesting, !place.isInGallery else { return readBlock(node) }
        flow.append(strayItem: readItem(node, false))
    }

    /// Reads `dl`; a definition without its term is one more of the term before.
    mutating func readDefinitions(_ node: Node) {
        guard nesting < Self.maximumNesting, !place.isInGallery,
            node.holds([.term, .definition])
        else { return readBlock(node) }
        var definitions: [Definition] = []
        collectDefinitions(in: node, into: &definitions)
        definitions.removeAll { $0.term.isEmpty && $0.blocks.isEmpty }
        flow.endParagraph()
        if definitions.allSatisfy(\.term.isEmpty), !isSetIn(definitions) {
            flow.append(definitions.flatMap(\.blocks))
        } else {
            flow.append(.definitions(definitions))
        }
    }

    /// Whether definitions without terms say more of what stands above them; else their tags are
    /// the author's way to indent a page, or what is set apart anyway.
    private func isSetIn(_ definitions: [Definition]) -> Bool {
        switch flow.blocks.last {
        case .paragraph?, .list?, .verse?: break
        default: return false
        }
        return definitions.flatMap(\.blocks).contains {
            if case .paragraph = $0 { return true }
            return false
        }
    }

    private mutating func collectDefinitions(
        in node: Node, into definitions: inout [Definition]
    ) {
        for index in 0..<node.childCount {
            guard let child = node.child(index), !child.isHidden else { continue }
            if child.tag == GUMBO_TAG_DIV, child.holds([.term, .definition]) {
                collectDefinitions(in: child, into: &definitions)
                continue
            }
            if child.tag == GUMBO_TAG_DT {
                let term = joined { $0.read(child) }
                if !term.isEmpty { definitions.append(Definition(term: term, blocks: [])) }
                continue
            }
            let blocks = contained { $0.read(child) }
            if !blocks.isEmpty {
                if definitions.isEmpty { definitions.append(Definition(term: [], blocks: [])) }
                definitions[definitions.count - 1].blocks += blocks
            }
        }
    }

    private mutating func readItem(_ node: Node, _ isOfTasks: Bool) -> ListBlock.Item {
        let (outer, outerPlace, outerTask) = (context, place, task)
        place.isInItem = true
        task = nil
        var blocks = contained { reader in
            reader.arrive(at: node)
            reader.flow.direction = node.blockDirection ?? reader.flow.direction
            if let style = node.style { reader.apply(style, to: node.tag) }
            reader.readContent(of: node)
        }
        var item = ListBlock.Item(blocks, isDone: task)
        if item.isDone == nil, isOfTasks || node.roles.contains(.tasks) {
            item.isDone = TaskText.leaveOutBox(from: &blocks)
            item.blocks = blocks
        }
        (context, place, task) = (outer, outerPlace, outerTask)
        return item
    }

    /// A box to tick makes an item that begins with it a task, and is part of its text elsewhere.
    mutating func readInput(_ node: Node) {
        guard place.isInItem, let type = node.attribute("type"), type.equals("checkbox") else {
            return
        }
        let isDone = node.attribute("checked") != nil
        if task == nil, flow.isUntouched {
            task = isDone
        } else {
            flow.line.add(isDone ? "[x] " : "[ ] ", in: context)
        }
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

extension ListBlock {
    /// Whether another list only goes on with this one.
    fileprivate func goesOn(in next: ListBlock) -> Bool {
        guard numbering == next.numbering else { return false }
        guard numbering != .none else { return true }
        guard let last = items.last?.number, let first = next.items.first?.number else {
            return false
        }
        return last < .max && first == last + 1
    }
}

/// A box to tick written out in letters.
private enum TaskText {
    /// Takes the box off that the first paragraph begins with, and says whether it is ticked.
    static func leaveOutBox(from blocks: inout [Block]) -> Bool? {
        guard case .paragraph(var inlines)? = blocks.first, case .text(let text)? = inlines.first
        else { return nil }
        let isDone: Bool
        if text.hasPrefix("[ ] ") {
            isDone = false
        } else if text.hasPrefix("[x] ") || text.hasPrefix("[X] ") {
            isDone = true
        } else {
            return nil
        }
        inlines[0] = .text(String(text.dropFirst(4)))
        if inlines[0] == .text("") { inlines.removeFirst() }
        guard !inlines.isEmpty else { return nil }
        blocks[0] = .paragraph(inlines)
        return isDone
    }
}

/// The items of a list with their numbers.
private struct ListItems {
    private var items: [ListBlock.Item] = []
    private let numbering: ListBlock.Numbering
    private let step: Int
    private var next: Int

    init(of node: Node, isOrdered: Bool) {
        numbering = isOrdered ? Self.numbering(of: node) : .none
        let isReversed = isOrdered && node.attribute("reversed") != nil
        let count = isReversed ? node.children.count(where: { $0.tag == GUMBO_TAG_LI }) : 1
        step = isReversed ? -1 : 1
        next = node.numberAttribute("start") ?? (isReversed ? count : 1)
    }

    /// Appends an item; an empty one only takes its number.
    mutating func append(_ item: ListBlock.Item, value: Int?) {
        if let value { next = value }
        defer { next += step }
        guard !item.blocks.isEmpty else { return }
        items.append(item)
        if numbering != .none { items[items.count - 1].number = next }
    }

    /// What a note has for its mark that would be the next item: its number, where it has one.
    func label(value: Int?) -> String { numbering == .decimal ? String(value ?? next) : "" }

    /// Counts an item that is a note and none of the list; the next has the number after its mark.
    mutating func skip(value: Int?, label: String) {
        let number = value ?? Int(label) ?? next
        next = number.addingReportingOverflow(step).partialValue
    }

    /// Appends blocks found between items to the item before them.
    mutating func extend(with blocks: [Block]) {
        guard !blocks.isEmpty else { return }
        if items.isEmpty { return append(.init(blocks), value: nil) }
        items[items.count - 1].blocks += blocks
    }

    /// The list so far, nil if it is empty; what follows is another one.
    mutating func taken() -> ListBlock? {
        guard !items.isEmpty else { return nil }
        defer { items = [] }
        return ListBlock(numbering: numbering, items: items)
    }

    /// Source: CSS Lists 3, and HTML, 4.4.5 The `ol` element.
    private static func numbering(of node: Node) -> ListBlock.Numbering {
        if let style = node.style?.numbering { return style }
        guard let type = node.attribute("type"), type.count == 1 else { return .decimal }
        switch type[0] {
        case UInt8(ascii: "a"): return .lowerLetters
        case UInt8(ascii: "A"): return .upperLetters
        case UInt8(ascii: "i"): return .lowerRoman
        case UInt8(ascii: "I"): return .upperRoman
        default: return .decimal
        }
    }
}
