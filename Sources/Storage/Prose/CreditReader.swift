internal import CGumbo

/// What stands in captions beside what they say: whose the picture is, labels, spaces left out.
extension HTMLReader {
    /// Readies the caption's text for an element in it; true if the element is to be left out.
    ///
    /// 1. A label that only says what follows is left out: styles hide it from those who see that.
    /// 2. Whose the picture is begins a line, if what it follows is in an element of its own.
    /// 3. Between two elements that styles part there is a space where the source has none.
    mutating func readiesCaption(for node: Node) -> Bool {
        let isSpan = node.tag == GUMBO_TAG_SPAN
        if isSpan, place.isInFigure, Self.isLabel(node) { return true }
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

    /// Whether all an element says is that a picture, or whose it is, follows.
    private static func isLabel(_ node: Node) -> Bool {
        guard let text = node.shortText(limit: 12)?.onOneLine else { return false }
        return labels.contains(text)
    }

    /// Whether the page says that an element names whose a picture is.
    private static func isCredit(_ node: Node) -> Bool {
        if node.roles.contains(.credit) { return true }
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

    private static let labels: Set<String> = ["Credit", "Image", "Photo"]
}
