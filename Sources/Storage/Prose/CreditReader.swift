internal import CGumbo

/// What stands in captions beside what they say: whose the picture is, labels, spaces left out.
extension HTMLReader {
    /// Readies the caption's text for an element in it; true if the element is to be left out.
    ///
    /// 1. A label that only says that a picture follows is left out: styles hide it from those who
    ///    see that. One that says whose it is stays, a space before the name.
    /// 2. Whose the picture is begins a line, if what it follows is in an element of its own.
    /// 3. Between two elements that styles part there is a space where the source has none.
    mutating func readiesCaption(for node: Node) -> Bool {
        let isSpan = node.tag == GUMBO_TAG_SPAN
        if isSpan || node.tag == GUMBO_TAG_P, Self.isButton(node) { return true }
        if isSpan, place.isInFigure, let label = Self.label(node) {
            if label == Self.creditLabel, !Self.isBeforeLabel(node) {
                if place.isInCaption { flow.line.breakLine(in: context) }
                flow.line.add(label + " ", in: context)
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

    /// Whether what comes right after a label begins with the same one, which then is enough.
    private static func isBeforeLabel(_ node: Node) -> Bool {
        guard let parent = node.pointee.parent.map({ Node($0) }) else { return false }
        let next = parent.child(Int(node.pointee.index_within_parent) + 1)
        return next?.shortText(limit: 200)?.onOneLine.hasPrefix(creditLabel) ?? false
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

    private static let creditLabel = "Credit"
    private static let labels: Set<String> = [creditLabel, "Image", "Photo"]
}
