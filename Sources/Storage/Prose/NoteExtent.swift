internal import CGumbo

/// The elements that a footnote reaches over, found from the place that its reference leads to.
struct NoteExtent {
    /// The element, or the one that the note is some children of.
    let node: Node
    /// The children; nil if the note is the whole element.
    var children: Range<Int>?
    /// The element by which the note is found: its own, or the first of its children.
    let key: Node

    /// Finds that of a place; nil if nothing there can be told to be the note.
    init?(of target: Node) {
        if Self.whole.contains(target.tag) {
            let container = Self.around(target)
            guard !container.roles.contains(.notes) else { return nil }
            (node, children, key) = (container, nil, container)
            return
        }
        var child = target
        while true {
            guard let parent = child.pointee.parent.map({ Node($0) }), parent.tag != GUMBO_TAG_LAST
            else { return nil }
            let index = Int(child.pointee.index_within_parent)
            let beginning = Self.beginning(of: parent, at: index)
            if NoteLabel.isInline(parent.tag) {
                guard beginning == .first else { return nil }
                child = parent
                continue
            }
            let isWhole =
                beginning == .first
                && (Self.paragraphs.contains(parent.tag) || Self.isOneNote(parent))
                && !Self.hasBreakBeforeTarget(parent, after: index)
            if isWhole {
                let container = Self.around(parent)
                (node, children, key) = (container, nil, container)
                return
            }
            guard beginning != .inside else { return nil }
            (node, key) = (parent, child)
            children = index..<Self.end(of: parent, from: index)
            return
        }
    }

    /// Whether a node is within the note.
    func holds(_ other: Node) -> Bool {
        guard children == nil else { return false }
        return other == node || other.ancestors.contains(node)
    }

    /// Whether the page says that the note is one.
    var isAmongNotes: Bool {
        if Self.isOneNote(node) { return true }
        return node.ancestors.prefix(4).contains { ancestor in
            if !ancestor.roles.isDisjoint(with: [.notes, .note]) { return true }
            let role = ancestor.attribute("role") ?? ancestor.attribute("epub:type")
            return role.map { $0.equals("doc-endnotes") || $0.equals("footnotes") } ?? false
        }
    }

    /// Whether there is more in the note than its mark; stops at the first few letters.
    func saysMore(than label: String, without leftOut: Set<Node>) -> Bool {
        var text: [UInt8] = []
        let nodes = children.map { $0.compactMap(node.child) } ?? [node]
        for node in nodes where Self.collect(&text, from: node, leftOut, depth: 0) { return true }
        let bare = NoteLabel.bare(String(decoding: text, as: UTF8.self)).text
        return !bare.isEmpty && bare != label
    }

    /// Whether a name is one that notes have.
    static func isNoteName(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { name in
            noteNames.contains { name.contains($0) } || numbered.contains { isNumbered(name, $0) }
        }
    }

    private static func isNumbered(_ name: Bytes, _ prefix: StaticString) -> Bool {
        guard name.has(prefix, at: 0), name.count > prefix.utf8CodeUnitCount else { return false }
        let next = name[prefix.utf8CodeUnitCount]
        guard next < 0x80 else {
            let rest = name.slice(prefix.utf8CodeUnitCount..<name.count).text
            return rest.first?.isNumber == true
        }
        return next.isDigit || Bytes("-_:.").contains(next)
    }

    private static let noteNames: [StaticString] = [
        "footnote", "_ftn", "_edn", "cite_note", "sdfootnote", "sdendnote", "endnote", "note",
    ]
    private static let numbered: [StaticString] = ["fn", "ftn", "edn", "en", "n"]

    /// Whether there is a picture or more text than any mark has.
    private static func collect(
        _ collected: inout [UInt8], from node: Node, _ leftOut: Set<Node>, depth: Int
    ) -> Bool {
        if let text = node.text {
            collected += text.prefix(64).filter { !$0.isSpace }
            return collected.count > 40
        }
        guard depth < 64, node.tag != GUMBO_TAG_LAST, !leftOut.contains(node) else { return false }
        if node.tag == GUMBO_TAG_IMG { return true }
        for child in node.children where collect(&collected, from: child, leftOut, depth: depth + 1)
        {
            return true
        }
        return false
    }

    /// The list item, definition or box that a paragraph is the first of.
    private static func around(_ element: Node) -> Node {
        guard let parent = element.pointee.parent.map({ Node($0) }), parent.tag != GUMBO_TAG_LAST,
            element.tag != GUMBO_TAG_LI,
            beginning(of: parent, at: Int(element.pointee.index_within_parent)) == .first
        else { return element }
        return parent.tag == GUMBO_TAG_LI || isOneNote(parent) ? parent : element
    }

    private static func isOneNote(_ node: Node) -> Bool {
        guard node.hasAttributes, whole.contains(node.tag) else { return false }
        let roles = node.roles
        if roles.contains(.notes) { return false }
        if roles.contains(.note) { return true }
        if node.attribute("role")?.equals("doc-footnote") == true { return true }
        guard let id = node.attribute("id")?.text, id.utf8.last?.isDigit == true else {
            return false
        }
        return isNoteName(id)
    }

    private enum Beginning { case first, afterBreak, inside }

    /// Children looked at before one: a note begins a line, or soon after one begins.
    private static let mostBefore = 64

    private static func beginning(of parent: Node, at index: Int) -> Beginning {
        for before in stride(from: index - 1, through: max(0, index - mostBefore), by: -1) {
            guard let node = parent.child(before) else { continue }
            if let text = node.text {
                if text.allSatisfy(\.isSpace) { continue }
                return .inside
            }
            if node.tag == GUMBO_TAG_LAST { continue }
            if node.tag == GUMBO_TAG_BR || breaks.contains(node.tag) { return .afterBreak }
            guard node.shortText(limit: 0) != nil else { return .inside }
        }
        return index > mostBefore ? .inside : .first
    }

    /// Whether another place that may be a note's begins a line further on.
    private static func hasBreakBeforeTarget(_ parent: Node, after index: Int) -> Bool {
        var isAfterBreak = false
        for next in index + 1..<max(index + 1, min(parent.childCount, index + 64)) {
            guard let node = parent.child(next), node.tag != GUMBO_TAG_LAST else { continue }
            if node.tag == GUMBO_TAG_BR {
                isAfterBreak = true
                continue
            }
            let isNamed = node.attribute("name") != nil || node.attribute("id") != nil
            if isAfterBreak, isNamed { return true }
            isAfterBreak = false
        }
        return false
    }

    /// Where a note that begins with a child ends: at a block, or at two breaks.
    ///
    /// A longer one ends anyway; to look further for each would take quadratic time.
    private static func end(of parent: Node, from index: Int) -> Int {
        var lastBreak: Int?
        let limit = min(parent.childCount, index + 256)
        for next in index + 1..<max(index + 1, limit) {
            guard let node = parent.child(next) else { continue }
            if let text = node.text, text.allSatisfy(\.isSpace) { continue }
            if node.tag == GUMBO_TAG_BR {
                if let lastBreak { return lastBreak }
                lastBreak = next
                continue
            }
            if breaks.contains(node.tag) { return next }
            lastBreak = nil
        }
        return limit
    }

    private static let whole: TagSet = [
        GUMBO_TAG_LI, GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_DD, GUMBO_TAG_ASIDE, GUMBO_TAG_SECTION,
        GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_TABLE,
    ]
    private static let paragraphs: TagSet = [GUMBO_TAG_LI, GUMBO_TAG_P, GUMBO_TAG_DD]
    private static let breaks = HTMLReader.blocks.union(Tags.blocks).union([
        GUMBO_TAG_HR, GUMBO_TAG_TABLE, GUMBO_TAG_LI,
    ])
}
