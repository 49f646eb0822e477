internal import CGumbo

/// Which pictures are none to a reader: ornaments, icons, faces beside names.
enum PictureSize {
    /// The longest side of an icon, in CSS pixels.
    static let small = 32
    /// The longest side of an icon that is called one.
    private static let largeIcon = 64
    /// The longest side of a face beside a name.
    private static let face = 200
    /// Elements that don't end the line they are on.
    private static let inlines = Tags.formatting.union([
        GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_CITE, GUMBO_TAG_KBD, GUMBO_TAG_LABEL, GUMBO_TAG_MARK,
        GUMBO_TAG_NOSCRIPT, GUMBO_TAG_UNKNOWN, GUMBO_TAG_Q, GUMBO_TAG_SOURCE, GUMBO_TAG_SPAN,
        GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TIME,
    ])
    /// Nodes beside a picture, and within those, that are looked at.
    private static let mostNodes = 32

    /// Whether no side that the page names is longer than an icon's, and one is named; or one is so
    /// short that it is a line.
    static func isSmall(_ node: Node) -> Bool {
        let sides = sides(of: node)
        if sides.isEmpty { return node.style?.isSmall ?? false }
        // A script that loads a picture late may start from a height of 0.
        return sides.allSatisfy { $0 <= small } || sides.contains { $0 > 0 && $0 <= 8 }
    }

    /// Whether a picture is a line drawn across the page, whatever it is called.
    static func isLine(_ node: Node) -> Bool {
        node.attribute("height").flatMap(pixels).map { 1...2 ~= $0 } ?? false
    }

    /// Whether no side that the page names is longer than that of a large icon, and one is named.
    static func isIcon(_ node: Node) -> Bool {
        let sides = sides(of: node)
        return !sides.isEmpty && sides.allSatisfy { $0 <= largeIcon }
    }

    /// Whether a small picture is there for its looks: beside words, or without any of its own.
    ///
    /// One that is all a link holds leads somewhere, and one with words may be all that a paragraph
    /// or cell says.
    static func isOrnament(_ node: Node, hasText: Bool) -> Bool {
        var inner = node
        for outer in node.ancestors.prefix(8) {
            if hasContent(beside: inner) { return true }
            if outer.tag == GUMBO_TAG_A { return false }
            if !inlines.contains(outer.tag) { break }
            inner = outer
        }
        return !hasText
    }

    /// Whether the picture is the face of who wrote something.
    static func isAvatar(_ node: Node, _ roles: ClassRoles, _ address: String) -> Bool {
        guard sides(of: node).allSatisfy({ $0 <= face }) else { return false }
        if roles.contains(.avatar) { return true }
        if Address.host(of: address).hasSuffix("gravatar.com") { return true }
        let isNamed = node.attribute("alt").map { !$0.isEmpty } ?? false
        return node.ancestors.prefix(3).contains { outer in
            guard outer.hasAttributes else { return false }
            if outer.tag == GUMBO_TAG_A {
                if outer.attribute("rel")?.equals("author") == true { return true }
                let page = outer.attribute("href").map(Address.clean) ?? ""
                if isNamed, Address.isOfAuthor(page), isPortrait(node, address) { return true }
            }
            return outer.roles.contains(.avatar)
        }
    }

    /// Whether a picture is small and square, or its file is called after who is on it.
    private static func isPortrait(_ node: Node, _ address: String) -> Bool {
        let sides = sides(of: node)
        if sides.count == 2, sides[0] == sides[1], sides[0] <= 96 { return true }
        return Address.path(of: address).last?.hasPrefix("author-") ?? false
    }

    /// A length in pixels: `24`, `24px`; nil for one in any other unit.
    static func pixels(_ value: Bytes) -> Int? {
        var number = 0
        var position = 0
        while position < value.count, value[position].isDigit, position < 6 {
            number = number * 10 + Int(value[position] & 0x0F)
            position += 1
        }
        guard position > 0 else { return nil }
        let unit = value.slice(position..<value.count)
        return unit.isEmpty || unit.has("px", at: 0) || unit[0] == UInt8(ascii: ".") ? number : nil
    }

    private static func sides(of node: Node) -> [Int] {
        [node.attribute("width"), node.attribute("height")].compactMap { $0.flatMap(pixels) }
    }

    /// Whether there are words or other pictures on the line that a node is on, among its siblings.
    private static func hasContent(beside node: Node) -> Bool {
        guard let parent = node.pointee.parent.map({ Node($0) }) else { return false }
        let index = Int(node.pointee.index_within_parent)
        let before = (max(0, index - mostNodes)..<index).reversed()
        let after = index + 1..<max(index + 1, min(parent.childCount, index + mostNodes))
        return hasContent(parent, before) || hasContent(parent, after)
    }

    /// Whether there are any before the line ends.
    private static func hasContent(_ parent: Node, _ places: some Sequence<Int>) -> Bool {
        for place in places {
            guard let sibling = parent.child(place) else { continue }
            if sibling.tag != GUMBO_TAG_LAST, sibling.tag != GUMBO_TAG_IMG,
                !inlines.contains(sibling.tag)
            {
                return false
            }
            if holdsContent(sibling) { return true }
        }
        return false
    }

    private static func holdsContent(_ node: Node) -> Bool {
        var pending = [node]
        var seen = 0
        while let node = pending.popLast() {
            seen += 1
            if seen > mostNodes || node.tag == GUMBO_TAG_IMG { return true }
            if let text = node.text, !text.slice(0..<256).line.isEmpty { return true }
            for index in 0..<min(node.childCount, mostNodes) {
                if let child = node.child(index) { pending.append(child) }
            }
        }
        return false
    }
}
