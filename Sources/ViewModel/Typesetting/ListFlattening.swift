import Prose

extension BlockFlattening {
    /// Adds a list, each item behind its marker.
    mutating func addList(_ list: ListBlock) {
        let isTight = list.items.allSatisfy { Self.isTight($0.blocks) }
        let level = listDepth == 0 ? indents.enterList() : nil
        listDepth += 1
        if list.numbering == .none, list.items.allSatisfy({ Self.ownNumber(of: $0) > 0 }) {
            addNumbered(list.items, isTight: isTight)
            listDepth -= 1
            if let level { indents.leave(level) }
            return
        }
        let markers = list.items.map { marker(of: $0, in: list) }
        let widest = markers.map { Glyphs.width(of: $0) }.max() ?? 0
        for (item, marker) in zip(list.items, markers) {
            addItem(item.blocks, marker: marker, width: widest, isTight: isTight)
        }
        listDepth -= 1
        if let level { indents.leave(level) }
    }

    /// Adds items whose text begins with their numbers, as that of a list of contents does: they
    /// need no bullets.
    private mutating func addNumbered(_ items: [ListBlock.Item], isTight: Bool) {
        for item in items {
            let count = leaves.count
            hang = Self.ownNumber(of: item) + 1
            addBlocks(Array(item.blocks.prefix(1)), spacing: 0)
            let level = indents.enter(.blank, width: 2)
            if item.blocks.count > 1 {
                gap = isTight ? 0 : 1
                addBlocks(Array(item.blocks.dropFirst()), spacing: isTight ? 0 : 1)
            }
            indents.leave(level)
            if leaves.count > count { gap = isTight ? 0 : 1 }
        }
    }

    /// The length of the number that an item's text begins with, such as `3.1`; 0 if it has none.
    private static func ownNumber(of item: ListBlock.Item) -> Int {
        guard item.isDone == nil, case .paragraph(let inlines)? = item.blocks.first else {
            return 0
        }
        let text = Inline.plainText(of: inlines, limit: 24)
        let number = text.prefix { $0 == "." || $0.isASCII && $0.isNumber }
        let parts = number.split(separator: ".")
        guard !parts.isEmpty, parts.allSatisfy({ $0.count <= 2 }), text.count > number.count,
            number.first != ".", text.dropFirst(number.count).first?.isWhitespace == true
        else { return 0 }
        return number.count
    }

    /// Adds what stands behind a marker, which is set flush right in so many cells.
    private mutating func addItem(_ blocks: [Block], marker: String, width: Int, isTight: Bool) {
        let count = leaves.count
        let filler = String(repeating: " ", count: max(width - Glyphs.width(of: marker), 0))
        let level = indents.enter(.marker(filler + marker), width: width + 1)
        addBlocks(blocks, spacing: isTight ? 0 : 1)
        indents.leave(level)
        if leaves.count > count { gap = isTight ? 0 : 1 }
    }

    /// What stands before an item: its number, its box, a bullet.
    private func marker(of item: ListBlock.Item, in list: ListBlock) -> String {
        let box = item.isDone.map(ornaments.task)
        guard list.numbering != .none, let number = item.number else {
            return box ?? ornaments.bullet(depth: listDepth)
        }
        let written = Numerals.text(number, as: list.numbering) + "."
        return box.map { written + " " + $0 } ?? written
    }

    /// Whether an item is one line of thought: no more than a paragraph, pictures beside it and
    /// lists below it.
    private static func isTight(_ item: [Block]) -> Bool {
        var texts = 0
        for block in item {
            switch block {
            case .list, .figure(_, caption: []): break
            case .paragraph: texts += 1
            default: return false
            }
        }
        return texts <= 1
    }

    /// Adds terms, each with what it means set in below it.
    mutating func addDefinitions(_ definitions: [Definition]) {
        let isTight = definitions.allSatisfy { Self.isTight($0.blocks) }
        for definition in definitions {
            let count = leaves.count
            setting = Leaf.Setting()
            addText(definition.term, style: style.union(.strong))
            if leaves.count > count { gap = 0 }
            let level = indents.enter(.blank, width: 4)
            addBlocks(definition.blocks, spacing: 1)
            indents.leave(level)
            // Terms that share what they mean stand together.
            let isShared = definition.blocks.isEmpty
            if leaves.count > count { gap = isTight || isShared ? 0 : 1 }
        }
    }

    /// Adds notes below a short rule, each behind the mark that its references have.
    ///
    /// A heading's own rule is enough.
    mutating func addNotes(_ notes: [Note]) {
        let (count, outerGap) = (leaves.count, gap)
        var hasRule = false
        if case .heading? = leaves.last?.kind { hasRule = true }
        if !hasRule {
            addLeaf(.rule(.short), from: text.bytes.count)
            gap = 0
        }
        let outer = style
        style.insert(.quiet)
        let isTight = notes.allSatisfy { Self.isTight($0.blocks) }
        let markers = notes.map { note in
            let label = Glyphs.truncated(note.label, to: 8)
            if label.isEmpty { return ornaments.bullet(depth: 1) }
            return label.hasPrefix("[") || label.hasPrefix("(") ? label : "[\(label)]"
        }
        let widest = markers.map { Glyphs.width(of: $0) }.max() ?? 0
        for (note, marker) in zip(notes, markers) {
            block += 1
            text.addAnchor(note.name)
            addItem(note.blocks, marker: marker, width: widest, isTight: isTight)
        }
        style = outer
        if !hasRule, leaves.count == count + 1 {
            leaves.removeLast()
            gap = outerGap
        }
    }

    /// Adds pictures below each other, each with its caption under it, behind a mark that no author
    /// types: numbers would read as the author's.
    ///
    /// Those of which there are no words share a line.
    mutating func addGallery(_ figures: [Figure]) {
        var next = 0
        while next < figures.count {
            let first = next
            if next > 0 { gap = 0 }
            let level = indents.enter(.marker(ornaments.picture), width: 2)
            while next < figures.count, Self.isWordless(figures[next]) { next += 1 }
            if next - first > 1 {
                addLine(of: figures[first..<next])
            } else {
                addFigure(figures[first].media, figures[first].caption)
                next = first + 1
            }
            indents.leave(level)
        }
    }

    private static func isWordless(_ figure: Figure) -> Bool {
        figure.caption.isEmpty && !figure.media.text.utf8.contains { $0 > 0x20 }
    }

    private mutating func addLine(of figures: ArraySlice<Figure>) {
        let start = text.bytes.count
        for (index, figure) in figures.enumerated() {
            if index > 0 { text.append(" ", style: style, link: nil) }
            inlines.add(figure.media, style: style, to: &text)
        }
        addLeaf(.text, from: start)
    }
}
