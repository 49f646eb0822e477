internal import CGumbo

/// Tells footnotes from the other places that a page's own links lead to.
///
/// A note is what a mark before it leads to, if the mark or the place looks like that of a note:
///
/// 1. the page says so in a class, a role or `rel`;
/// 2. or the mark is raised or in brackets, and the place has a note's name, is among notes, or
///    holds a link back to the mark.
struct NoteFinder {
    /// A place that links lead to.
    struct Target {
        var node: Node
        var order: Int
        /// Its names as the links have them.
        var names: [String] = []
        /// The links before it that look like marks, in order.
        var references: [(link: Int, label: NoteLabel)] = []
        var extent: NoteExtent?
        /// The links within the note that lead back, or repeat the mark.
        var wayBack: [Int] = []
        var isNote = false
    }

    private let links: [FragmentLink]
    private var targets: [Target] = []
    /// Where in ``targets`` each link leads.
    private var targetOfLink: [Int?]
    /// Which target's note each element is.
    private var notes: [Node: Int] = [:]

    /// Finds what the links below a node lead to.
    init(links: [FragmentLink], root: Node) {
        self.links = links
        targetOfLink = Array(repeating: nil, count: links.count)
        findTargets(below: root)
        forgetOtherPages()
    }

    /// What each node is to the links.
    mutating func marks() -> [Node: Landmarks.Mark] {
        findReferences()
        findExtents()
        findWaysBack()
        for index in targets.indices { targets[index].isNote = isNote(targets[index]) }
        return writtenMarks()
    }

    private mutating func findTargets(below root: Node) {
        var wanted: [String: [Int]] = [:]
        for (index, link) in links.enumerated() { wanted[link.target, default: []].append(index) }
        var path = [(node: root, next: 0)]
        var order = 0
        while let (node, next) = path.last, !wanted.isEmpty {
            guard next < node.childCount else {
                path.removeLast()
                continue
            }
            path[path.count - 1].next = next + 1
            guard let child = node.child(next), child.tag != GUMBO_TAG_LAST else { continue }
            order += 1
            if child.hasAttributes { note(child, order, &wanted) }
            if child.childCount > 0 { path.append((child, 0)) }
        }
    }

    /// Takes links that name a page for what they are: only that of a page which the links are on
    /// leads to places of this one.
    ///
    /// Feeds, and texts pasted from a word processor, name it in each. It is known by this: of its
    /// places here one is linked ahead, another behind, as a note and the way back from it are.
    private mutating func forgetOtherPages() {
        var places: [String: (ahead: Set<Int>, behind: Set<Int>)] = [:]
        for (index, link) in links.enumerated() where !link.page.isEmpty {
            guard let target = targetOfLink[index] else { continue }
            if targets[target].order > link.order {
                places[link.page, default: ([], [])].ahead.insert(target)
            } else if targets[target].order < link.order {
                places[link.page, default: ([], [])].behind.insert(target)
            }
        }
        for (index, link) in links.enumerated() where !link.page.isEmpty && !link.isOfFile {
            guard let (ahead, behind) = places[link.page], !ahead.isEmpty, !behind.isEmpty,
                ahead.count + behind.count > 2 || ahead != behind
            else {
                targetOfLink[index] = nil
                continue
            }
        }
    }

    private mutating func note(_ node: Node, _ order: Int, _ wanted: inout [String: [Int]]) {
        let attributes: [StaticString] = node.tag == GUMBO_TAG_A ? ["id", "name"] : ["id"]
        for attribute in attributes {
            guard let id = node.attribute(attribute), !id.isEmpty,
                let leading = wanted.removeValue(forKey: id.text)
            else { continue }
            if targets.last?.order != order { targets.append(Target(node: node, order: order)) }
            for link in leading { targetOfLink[link] = targets.count - 1 }
            for name in Set(leading.map { links[$0].name }).sorted() {
                targets[targets.count - 1].names.append(name)
            }
        }
    }

    private mutating func findReferences() {
        for (index, link) in links.enumerated() {
            guard let target = targetOfLink[index], link.order < targets[target].order,
                let label = NoteLabel(of: link.node)
            else { continue }
            targets[target].references.append((index, label))
        }
    }

    private mutating func findExtents() {
        for index in targets.indices where !targets[index].references.isEmpty {
            guard let extent = NoteExtent(of: targets[index].node) else { continue }
            let isTaken =
                notes[extent.key] != nil
                || extent.key.ancestors.contains {
                    notes[$0].map { targets[$0].extent?.children == nil } ?? false
                }
            let holdsMark = extent.holds(links[targets[index].references[0].link].node)
            guard !isTaken, !holdsMark else { continue }
            notes[extent.key] = index
            targets[index].extent = extent
        }
        for index in targets.indices { endPiece(index) }
    }

    /// A note that is a range of children ends where the next one begins.
    private mutating func endPiece(_ index: Int) {
        guard let extent = targets[index].extent, let range = extent.children else { return }
        for child in range.dropFirst() {
            guard let node = extent.node.child(child), notes[node] != nil else { continue }
            targets[index].extent?.children = range.lowerBound..<child
            return
        }
    }

    private mutating func findWaysBack() {
        for (index, link) in links.enumerated() {
            let isOfOtherPage = !link.page.isEmpty && targetOfLink[index] == nil
            guard !isOfOtherPage, let note = note(around: link.node) else { continue }
            let order = targetOfLink[index].map { targets[$0].order }
            if let order, order > link.order { continue }
            let isNear = order.map { isNearReference(of: note, $0) } ?? false
            guard isNear || link.node.shortText(limit: 64).map(NoteLabel.isWayBack) == true else {
                continue
            }
            targets[note].wayBack.append(index)
        }
    }

    /// The target whose note an element is in.
    private func note(around node: Node) -> Int? {
        if let note = notes[node] { return note }
        for ancestor in node.ancestors {
            if let note = notes[ancestor] { return note }
        }
        return pieceNote(around: node)
    }

    /// The same for notes that are ranges of children: the one that begins last before the node.
    private func pieceNote(around node: Node) -> Int? {
        var child = node
        for _ in 0..<6 {
            guard let parent = child.pointee.parent.map({ Node($0) }) else { return nil }
            let index = Int(child.pointee.index_within_parent)
            for before in stride(from: index, through: max(0, index - 24), by: -1) {
                guard let start = parent.child(before), let note = notes[start],
                    let range = targets[note].extent?.children
                else { continue }
                return range.contains(index) ? note : nil
            }
            child = parent
        }
        return nil
    }

    /// Whether a place is beside one of the marks of a note, as the target of a way back is.
    private func isNearReference(of note: Int, _ order: Int) -> Bool {
        let references = targets[note].references
        var (low, high) = (0, references.count)
        while low < high {
            let middle = (low + high) / 2
            if links[references[middle].link].order < order - 8 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < references.count && links[references[low].link].order <= order + 8
    }

    private func isNote(_ target: Target) -> Bool {
        guard let extent = target.extent else { return false }
        let label = target.references[0].label.text
        let leftOut = Set(target.wayBack.map { links[$0].node })
        guard extent.saysMore(than: label, without: leftOut) else { return false }
        if target.references.contains(where: { $0.label.isDeclared }) { return true }
        let isNamed = target.names.contains(where: NoteExtent.isNoteName)
        let isAmong = isNamed || extent.isAmongNotes
        if isAmong, !target.wayBack.isEmpty { return true }
        guard target.references.contains(where: { $0.label.isSet }) else { return false }
        return isAmong || !target.wayBack.isEmpty
    }

    private func writtenMarks() -> [Node: Landmarks.Mark] {
        var marks: [Node: Landmarks.Mark] = [:]
        var leftOut: Set<Int> = []
        for target in targets where target.isNote {
            guard let extent = target.extent, let name = target.names.first else { continue }
            let note = Landmarks.NoteMark(name: name, label: target.references[0].label.text)
            if let children = extent.children {
                marks[extent.node, default: .init()].pieces.append((children, note))
            } else {
                marks[extent.node, default: .init()].note = note
            }
            leftOut.formUnion(target.wayBack)
            for link in target.wayBack {
                marks[links[link].node.withBrackets, default: .init()].isLeftOut = true
            }
        }
        for (index, link) in links.enumerated() {
            guard let target = targetOfLink[index], !leftOut.contains(index) else { continue }
            if targets[target].isNote {
                marks[link.node, default: .init()].reference = targets[target].names.first
                continue
            }
            if !link.page.isEmpty { marks[link.node, default: .init()].place = link.name }
            if marks[targets[target].node]?.anchors.isEmpty ?? true {
                marks[targets[target].node, default: .init()].anchors = targets[target].names
            }
        }
        return marks
    }
}

extension UnsafePointer<GumboNode> {
    /// The elements around this one, the innermost first.
    var ancestors: some Sequence<UnsafePointer<GumboNode>> {
        sequence(state: self) { node in
            guard let parent = node.pointee.parent, parent.pointee.type == GUMBO_NODE_ELEMENT else {
                return nil
            }
            node = UnsafePointer(parent)
            return node
        }
    }

    /// The element with what only sets it in brackets or raises it.
    var withBrackets: UnsafePointer<GumboNode> {
        var outer = self
        for ancestor in ancestors.prefix(4) {
            guard NoteLabel.isInline(ancestor.tag), ancestor.tag != GUMBO_TAG_A,
                let text = ancestor.shortText(limit: 24), let own = outer.shortText(limit: 24),
                NoteLabel.bare(text).text == NoteLabel.bare(own).text
            else { break }
            outer = ancestor
        }
        return outer
    }
}
