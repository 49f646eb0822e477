internal import CGumbo

/// An upper bound of the elements a parser has open, kept without building a tree.
///
/// It follows the standard's rules of tree construction and, where a rule would need the tree,
/// keeps an element open: what it calls closed is closed in the parser too. So a limit put on it
/// here holds there.
///
/// 1. Formatting elements that a block's end leaves behind stay, for the parser opens them again.
/// 2. Only elements within a table's cell or caption forget the formatting inside them.
struct OpenElements {
    struct Element {
        var tag: GumboTag
        /// Where its name stands, to tell unknown elements apart.
        var name: Range<Int>
        /// What it costs to open again, in bytes.
        var weight: Int
        /// Whether the parser has closed it and will open it again before the next text.
        var isDormant = false

        var isFormatting: Bool { Tags.formatting.contains(tag) }
    }

    let bytes: Bytes
    private(set) var elements: [Element] = []
    private(set) var formattingCount = 0
    private var dormantCount = 0

    init(bytes: Bytes) { self.bytes = bytes }

    /// Opens an element after closing all that its start tag closes.
    ///
    /// Returns what moving or opening again formatting elements costs, in bytes.
    mutating func start(_ tag: GumboTag, name: Range<Int>, weight: Int) -> Int {
        var cost = closeImplied(by: tag)
        if Tags.void.contains(tag) || tag == GUMBO_TAG_COLGROUP { return cost }
        if Tags.tableParts.contains(tag), lastIndex(of: GUMBO_TAG_TABLE) == nil { return cost }
        if !Tags.blocks.contains(tag) { cost += wake() }
        let element = Element(tag: tag, name: name, weight: weight)
        if element.isFormatting { formattingCount += 1 }
        elements.append(element)
        return cost
    }

    /// Closes what an end tag surely closes, and returns its cost.
    mutating func end(_ tag: GumboTag, name: Range<Int>) -> Int {
        switch tag {
        case GUMBO_TAG_P: closeParagraph()
        case let tag where Tags.formatting.contains(tag): return closeFormatting(tag)
        case let tag where Tags.headings.contains(tag):
            close(lastIndex(where: { Tags.headings.contains($0) }, within: Tags.scope))
        case GUMBO_TAG_LI:
            close(lastIndex(of: tag, within: Tags.scope.union([GUMBO_TAG_OL, GUMBO_TAG_UL])))
        case GUMBO_TAG_FORM:
            if let index = lastIndex(of: tag, within: Tags.scope) { remove(at: index) }
        case GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_BUTTON, GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE,
            GUMBO_TAG_OBJECT:
            close(lastIndex(of: tag, within: Tags.scope))
        case let tag where Tags.blocks.contains(tag):
            close(lastIndex(of: tag, within: Tags.scope))
        case GUMBO_TAG_TABLE:
            close(lastIndex(of: tag))
        case let tag where Tags.tableParts.contains(tag):
            close(lastIndex(of: tag, within: [GUMBO_TAG_TABLE]))
        default: closeOther(tag, name: name)
        }
        return 0
    }

    /// Opens again what is dormant, as text does, and returns the cost in bytes.
    mutating func wake() -> Int {
        guard dormantCount > 0 else { return 0 }
        var cost = 0
        for index in elements.indices where elements[index].isDormant {
            elements[index].isDormant = false
            cost += elements[index].weight
        }
        dormantCount = 0
        return cost
    }

    private mutating func closeImplied(by tag: GumboTag) -> Int {
        switch tag {
        case GUMBO_TAG_A, GUMBO_TAG_NOBR: return closeFormatting(tag)
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
        case GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP:
            if elements.last?.tag == GUMBO_TAG_OPTION { close(elements.count - 1) }
        case let tag where Tags.blocks.contains(tag): closeParagraph()
        case let tag where Tags.headings.contains(tag):
            closeParagraph()
            if let last = elements.last, Tags.headings.contains(last.tag) {
                close(elements.count - 1)
            }
        case let tag where Tags.ruby.contains(tag):
            if let last = elements.last, Tags.ruby.contains(last.tag), last.tag != GUMBO_TAG_RTC,
                lastIndex(of: GUMBO_TAG_RUBY, within: Tags.scope) != nil
            {
                close(elements.count - 1)
            }
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

    /// The adoption agency moves a formatting element down one block a turn, eight turns at most.
    private mutating func closeFormatting(_ tag: GumboTag) -> Int {
        var blocks = 0
        for index in elements.indices.reversed() {
            let element = elements[index]
            if element.tag == tag {
                let cost = min(blocks, 8) * element.weight
                if blocks < 8 { remove(at: index) }
                return cost
            }
            if Tags.scope.contains(element.tag) { return 0 }
            if Tags.special.contains(element.tag) { blocks += 1 }
        }
        return 0
    }

    private mutating func closeOther(_ tag: GumboTag, name: Range<Int>) {
        for index in elements.indices.reversed() {
            let element = elements[index]
            if element.tag == tag, tag != GUMBO_TAG_UNKNOWN || isSameName(element.name, name) {
                return close(index)
            }
            if Tags.special.contains(element.tag) { return }
        }
    }

    private func isSameName(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { bytes[$0].lowercased == bytes[$1].lowercased }
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

    /// Closes the element at `first` and all above it, but for formatting that comes back.
    private mutating func close(_ first: Int?) {
        guard let first, first < elements.count else { return }
        let marker = elements[first...].lastIndex { Tags.markers.contains($0.tag) }
        var kept = first
        for index in first..<elements.count {
            var element = elements[index]
            guard element.isFormatting else { continue }
            if index != first, index < marker ?? elements.count {
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
