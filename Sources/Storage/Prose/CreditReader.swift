internal import CGumbo

/// What stands in captions beside what they say: whose the picture is, labels, spaces left out.
extension HTMLReader {
    /// Readies the caption's text for an element in it; true if the element is to be left out.
    ///
    /// 1. A label that only says that a picture follows is left out: styles hide it from those who
    ///    see that. One that says whose it is stays, a colon before the name; without a name it goes.
    /// 2. Whose the picture is begins a line, if what it follows is in an element of its own.
    /// 3. Between two elements that styles part there is a space where the source has none.
    mutating func readiesCaption(for node: Node) -> Bool {
        let isSpan = node.tag == GUMBO_TAG_SPAN
        if isSpan || node.tag == GUMBO_TAG_P, Self.isButton(node) { return true }
        if isSpan, place.isInFigure, let label = Self.label(node) {
            if label == Self.creditLabel, let next = Self.text(after: node),
                !next.hasPrefix(label)
            {
                if place.isInCaption { flow.line.breakLine(in: context) }
                flow.line.add(next.hasPrefix(":") ? label : label + ": ", in: context)
            }
            return true
        }
        guard place.isInCaption,
            isSpan || node.tag == GUMBO_TAG_CITE || node.tag == GUMBO_TAG_SMALL,
            let (before, isNext) = Self.sibling(before: node), before.text == nil
        else { return false }
        if Self.isCredit(node) {
            flow.line.breakLine(in: context)
        } else if isSpan, isNext, before.tag == GUMBO_TAG_SPAN {
            flow.line.add(" ", in: context)
        }
        return false
    }

    /// What comes after a label in its figure begins with; nil if nothing does.
    private static func text(after label: Node) -> String? {
        var node = label
        for _ in 0..<mostParents {
            guard let parent = node.pointee.parent.map({ Node($0) }) else { return nil }
            let index = Int(node.pointee.index_within_parent)
            for place in index + 1..<max(parent.childCount, index + 1) {
                if let text = parent.child(place).flatMap(beginning) { return text }
            }
            if parent.tag == GUMBO_TAG_FIGCAPTION || parent.tag == GUMBO_TAG_FIGURE { return nil }
            node = parent
        }
        return nil
    }

    /// The first words of a node; nil if it has none.
    private static func beginning(of node: Node) -> String? {
        var pending = [node]
        for _ in 0..<mostNodes {
            guard let node = pending.popLast() else { return nil }
            if let text = node.text?.slice(0..<longestBeginning).text.onOneLine, !text.isEmpty {
                return text
            }
            if node.childCount <= mostNodes { pending += node.children.reversed() }
        }
        return nil
    }

    /// What an element says if that is only that a picture, or whose it is, follows.
    private static func label(_ node: Node) -> String? {
        guard let text = node.shortText(limit: 12)?.onOneLine, labels.contains(text) else {
            return nil
        }
        return text
    }

    /// Whether an element is what the page has the picture shown larger by.
    private static func isButton(_ node: Node) -> Bool {
        node.shortText(limit: 12)?.onOneLine.lowercased() == "view photo"
    }

    /// Whether the page says that an element names whose a picture is.
    private static func isCredit(_ node: Node) -> Bool {
        if node.roles.contains(.credit) { return true }
        if let name = node.attribute("data-testid"),
            name.contains("source") || name.contains("credit")
        {
            return true
        }
        guard let property = node.attribute("itemprop") else { return false }
        return ["creator", "author", "copyrightholder", "credittext", "copyrightnotice"].contains {
            property.equals($0)
        }
    }

    /// What stands before a node beside white space, and whether there is not even that between.
    private static func sibling(before node: Node) -> (node: Node, isNext: Bool)? {
        guard let parent = node.pointee.parent.map({ Node($0) }) else { return nil }
        let index = Int(node.pointee.index_within_parent)
        for place in (max(0, index - 2)..<index).reversed() {
            guard let sibling = parent.child(place) else { continue }
            if let text = sibling.text, text.slice(0..<64).allSatisfy(\.isSpace) { continue }
            return (sibling, place == index - 1)
        }
        return nil
    }

    /// Elements that a label may stand in within its figure.
    private static let mostParents = 8
    /// Nodes in which the first words are looked for, and bytes of them.
    private static let mostNodes = 32
    private static let longestBeginning = 64
    private static let creditLabel = "Credit"
    private static let labels: Set<String> = [creditLabel, "Image", "Photo"]
}
