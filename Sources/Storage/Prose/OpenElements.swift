internal import CGumbo

/// The elements a parser has open, followed without building a tree.
///
/// It applies the rules of tree construction as Gumbo has them, so that a limit put on it here
/// holds there. Where a rule would need the tree it keeps an element open.
///
/// 1. Formatting elements that a block's end leaves behind stay, dormant, until the parser opens
///    them again, which it does above all that is open then.
/// 2. Only elements within a table's cell or caption, or an object, forget the formatting inside.
/// 3. To Gumbo all elements of unknown names are one.
struct OpenElements {
    private struct Element {
        var tag: GumboTag
        /// Its start tag, whose equals are not opened again more than three at a time.
        var source: Range<Int>
        /// Whether the parser has closed it and will open it again before the next text.
        var isDormant = false
        /// Whether the parser won't open it again once it is closed.
        var isForgotten = false
        /// Whether it is the form that the next end tag of one means.
        var isCurrentForm = false

        var isFormatting: Bool { Tags.formatting.contains(tag) }
        /// What it costs to open again, in bytes.
        var weight: Int { source.count + 256 }
    }

    private let bytes: Bytes
    private var elements: [Element] = []
    private var dormantCount = 0
    /// Whether a form's start tag has come and its end tag hasn't.
    private var hasForm = false
    /// How many formatting elements are open or will be opened again.
    private(set) var formattingCount = 0

    init(bytes: Bytes) { self.bytes = bytes }

    /// How many elements are open or will be opened again.
    var count: Int { elements.count }

    /// Whether a row that begins here is one of the table that is open.
    var mayBeginRow: Bool {
        guard dormantCount == 0, let top = elements.last else { return false }
        // White space between rows is nothing but in listings.
        return Tags.beforeRow.contains(top.tag)
            && !elements.contains { $0.tag == GUMBO_TAG_PRE || $0.tag == GUMBO_TAG_LISTING }
    }

    /// Opens an element after closing all that its start tag, at `source`, closes.
    ///
    /// Returns what moving or opening again formatting elements costs, in bytes.
    mutating func start(_ tag: GumboTag, source: Range<Int>) -> Int {
        if Tags.tableParts.contains(tag), lastIndex(of: GUMBO_TAG_TABLE) == nil { return 0 }
        if tag == GUMBO_TAG_FORM, hasForm { return 0 }
        var cost = closeImplied(by: tag)
        if !Tags.notReopening.contains(tag) { cost += wake() }
        if Tags.void.contains(tag) || Tags.rawText.contains(tag) || tag == GUMBO_TAG_COLGROUP {
            return cost
        }
        var element = Element(tag: tag, source: source)
        if tag == GUMBO_TAG_FORM {
            element.isCurrentForm = true
            hasForm = true
        }
        if element.isFormatting {
            forgetFourth(like: element)
            formattingCount += 1
        }
        elements.append(element)
        return cost
    }

    /// Closes what an end tag closes, and returns its cost in bytes.
    mutating func end(_ tag: GumboTag) -> Int {
        switch tag {
        case GUMBO_TAG_P: closeParagraph()
        case let tag where Tags.formatting.contains(tag): return closeFormatting(tag)
        case let tag where Tags.headings.contains(tag):
            close(lastIndex(where: { Tags.headings.contains($0) }, within: Tags.scope))
        case GUMBO_TAG_LI:
            close(lastIndex(of: tag, within: Tags.scope.union([GUMBO_TAG_OL, GUMBO_TAG_UL])))
        case GUMBO_TAG_FORM:
            closeForm()
        case let tag where Tags.closingInScope.contains(tag):
            close(lastIndex(of: tag, within: Tags.scope))
        case GUMBO_TAG_TABLE: close(lastIndex(of: tag))
        case let tag where Tags.tableParts.contains(tag):
            close(lastIndex(of: tag, within: [GUMBO_TAG_TABLE]))
        default: closeOther(tag)
        }
        return 0
    }

    /// Whether an end tag closes something, be it only with what else is open within it.
    func isClosed(by tag: GumboTag) -> Bool {
        let index: Int? =
            switch tag {
            // Without one to close it makes one.
            case GUMBO_TAG_P, GUMBO_TAG_BR: 0
            case GUMBO_TAG_HTML, GUMBO_TAG_BODY: nil
            case let tag where Tags.formatting.contains(tag): lastFormatting(tag)
            case let tag where Tags.headings.contains(tag):
                lastIndex(where: { Tags.headings.contains($0) }, within: Tags.scope)
            case GUMBO_TAG_LI:
                lastIndex(of: tag, within: Tags.scope.union([GUMBO_TAG_OL, GUMBO_TAG_UL]))
            case let tag where Tags.closingInScope.contains(tag):
                lastIndex(of: tag, within: Tags.scope)
            case GUMBO_TAG_TABLE: lastIndex(of: tag)
            case let tag where Tags.tableParts.contains(tag):
                lastIndex(of: tag, within: [GUMBO_TAG_TABLE])
            default: lastIndex(of: tag, within: Tags.special)
            }
        return index != nil
    }

    /// Whether there is a table around this place.
    var hasTable: Bool { lastIndex(of: GUMBO_TAG_TABLE) != nil }

    /// Whether this place is in a table and in none of its cells.
    var isBetweenCells: Bool {
        let cells: TagSet = [GUMBO_TAG_CAPTION, GUMBO_TAG_TD, GUMBO_TAG_TH]
        return lastIndex(of: GUMBO_TAG_TABLE, within: cells) != nil
    }

    /// Opens again what is dormant, as text does, and returns the cost in bytes.
    mutating func wake() -> Int {
        guard dormantCount > 0 else { return 0 }
        var woken = elements.filter(\.isDormant)
        elements.removeAll(where: \.isDormant)
        for index in woken.indices { woken[index].isDormant = false }
        elements += woken
        dormantCount = 0
        return woken.reduce(0) { $0 + $1.weight }
    }

    private mutating func closeImplied(by tag: GumboTag) -> Int {
        switch tag {
        case GUMBO_TAG_A:
            guard lastFormatting(tag) != nil else { return 0 }
            let cost = closeFormatting(tag)
            if let index = lastFormatting(tag) { remove(at: index) }
            return cost
        case GUMBO_TAG_NOBR: return wake() + closeFormatting(tag)
        case GUMBO_TAG_LI:
            closeItem([GUMBO_TAG_LI])
            closeParagraph()
        case GUMBO_TAG_DD, GUMBO_TAG_DT:
            closeItem([GUMBO_TAG_DD, GUMBO_TAG_DT])
            closeParagraph()
        case GUMBO_TAG_P, GUMBO_TAG_FORM, GUMBO_TAG_HR, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT:
            closeParagraph()
        case GUMBO_TAG_TABLE:
            // A table directly within one, not in its cells, ends it.
            let holders: TagSet = [tag, GUMBO_TAG_CAPTION, GUMBO_TAG_TD, GUMBO_TAG_TH]
            let index = lastIndex(where: { holders.contains($0) })
            if let index, elements[index].tag == tag { close(index) }
        case GUMBO_TAG_BUTTON: close(lastIndex(of: tag, within: Tags.scope))
        case GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP: closeTop([GUMBO_TAG_OPTION])
        case let tag where Tags.blocks.contains(tag): closeParagraph()
        case let tag where Tags.headings.contains(tag):
            closeParagraph()
            closeTop(Tags.headings)
        case let tag where Tags.ruby.contains(tag):
            if lastIndex(of: GUMBO_TAG_RUBY, within: Tags.scope) != nil { closeImpliedOnTop() }
        case let tag where Tags.tableParts.contains(tag): closeTablePart(for: tag)
        default: break
        }
        return 0
    }

    /// A row closes down to its group, a cell to its row, anything else to the table.
    private mutating func closeTablePart(for tag: GumboTag) {
        guard let table = lastIndex(of: GUMBO_TAG_TABLE) else { return }
        let kept: TagSet =
            switch tag {
            case GUMBO_TAG_TR: Tags.rowGroups
            case GUMBO_TAG_TD, GUMBO_TAG_TH: Tags.rowGroups.union([GUMBO_TAG_TR])
            default: []
            }
        let parent = elements.lastIndex { kept.contains($0.tag) } ?? table
        close(max(parent, table) + 1)
    }

    /// Closes the form alone, wherever it is; its end tag counts once even where it can't.
    private mutating func closeForm() {
        guard hasForm else { return }
        hasForm = false
        guard let index = elements.lastIndex(where: \.isCurrentForm) else { return }
        elements[index].isCurrentForm = false
        guard !elements[index...].contains(where: { Tags.scope.contains($0.tag) }) else { return }
        closeImpliedOnTop()
        remove(at: index)
    }

    private mutating func closeParagraph() {
        close(lastIndex(of: GUMBO_TAG_P, within: Tags.scope.union([GUMBO_TAG_BUTTON])))
    }

    private mutating func closeItem(_ items: TagSet) {
        for index in elements.indices.reversed() {
            let tag = elements[index].tag
            if items.contains(tag) { return close(index) }
            let isTransparent =
                tag == GUMBO_TAG_ADDRESS || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_P
            if Tags.special.contains(tag), !isTransparent { return }
        }
    }

    /// Closes the current element if it is one of `tags`; true if it was.
    @discardableResult
    private mutating func closeTop(_ tags: TagSet) -> Bool {
        guard let top = elements.lastIndex(where: { !$0.isDormant }),
            tags.contains(elements[top].tag)
        else { return false }
        remove(at: top)
        return true
    }

    private mutating func closeImpliedOnTop() {
        while closeTop(Tags.implied) {}
    }

    /// What the standard calls the adoption agency algorithm.
    ///
    /// Eight times at most a formatting element with blocks in it moves down one of them.
    private mutating func closeFormatting(_ tag: GumboTag) -> Int {
        var cost = 0
        for _ in 0..<8 {
            guard let index = lastFormatting(tag) else { return cost }
            if elements[index].isDormant {
                remove(at: index)
                return cost
            }
            guard
                let block = elements[index...].firstIndex(where: { Tags.special.contains($0.tag) })
            else {
                close(index)
                return cost
            }
            cost += elements[index].weight
            move(index, into: block)
        }
        return cost
    }

    /// Moves a formatting element to within a block above it.
    private mutating func move(_ index: Int, into block: Int) {
        var block = block
        var node = block
        for _ in 0..<3 {
            repeat { node -= 1 } while elements[node].isDormant
            if node == index { break }
            if !elements[node].isFormatting || elements[node].isForgotten {
                remove(at: node)
                block -= 1
            }
        }
        elements.insert(elements.remove(at: index), at: block)
    }

    /// The last formatting element of a name that the parser still lists and that is in scope.
    private func lastFormatting(_ tag: GumboTag) -> Int? {
        for index in elements.indices.reversed() {
            if elements[index].tag == tag, !elements[index].isForgotten { return index }
            if Tags.scope.contains(elements[index].tag) { return nil }
        }
        return nil
    }

    private mutating func closeOther(_ tag: GumboTag) {
        for index in elements.indices.reversed() {
            if elements[index].tag == tag { return close(index) }
            if Tags.special.contains(elements[index].tag) { return }
        }
    }

    /// Of four equal formatting elements the first is never opened again.
    private mutating func forgetFourth(like new: Element) {
        var equals = 0
        for index in elements.indices.reversed() {
            let element = elements[index]
            if Tags.markers.contains(element.tag) { return }
            guard element.tag == new.tag, !element.isForgotten, isSame(element.source, new.source)
            else { continue }
            equals += 1
            guard equals == 3 else { continue }
            if element.isDormant { remove(at: index) } else { elements[index].isForgotten = true }
            return
        }
    }

    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        bytes.slice(one).isSame(as: bytes.slice(other))
    }

    private func lastIndex(of tag: GumboTag, within scope: TagSet = []) -> Int? {
        lastIndex(where: { $0 == tag }, within: scope)
    }

    @inline(__always)
    private func lastIndex(
        where matches: (GumboTag) -> Bool, within scope: TagSet = []
    ) -> Int? {
        for index in elements.indices.reversed() {
            if matches(elements[index].tag) { return index }
            if scope.contains(elements[index].tag) { return nil }
        }
        return nil
    }

    private mutating func remove(at index: Int) {
        let element = elements.remove(at: index)
        if element.isFormatting { formattingCount -= 1 }
        if element.isDormant { dormantCount -= 1 }
    }

    /// Closes the element at `first` and all above it; formatting that comes back is dormant.
    private mutating func close(_ first: Int?) {
        guard let first, first < elements.count else { return }
        let marker = elements[first...].lastIndex { Tags.markers.contains($0.tag) }
        var kept = first
        for index in first..<elements.count {
            var element = elements[index]
            guard element.isFormatting else { continue }
            if index != first, index < marker ?? elements.count, !element.isForgotten {
                if !element.isDormant { dormantCount += 1 }
                element.isDormant = true
                elements[kept] = element
                kept += 1
            } else {
                formattingCount -= 1
                if element.isDormant { dormantCount -= 1 }
            }
        }
        elements.removeSubrange(kept...)
    }
}
