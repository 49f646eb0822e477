internal import CGumbo

/// Captions that pages do not call so: what they are is told by what stands around them.
///
/// 1. A box of a picture and of one more box, which holds a short text, as Wikipedia writes them.
/// 2. A paragraph of a picture and, on the line under it, a text that is set apart as a whole.
///
/// Cost: a look at some dozens of nodes for each box that holds a picture.
enum CaptionShape {
    /// Nodes of a box, and of what may be its picture, that are looked at.
    private static let mostNodes = 16
    /// Bytes of the longest caption that has no name.
    private static let longest = 400
    /// Elements that set apart a caption under a picture in its paragraph.
    private static let asides: TagSet = [
        GUMBO_TAG_SPAN, GUMBO_TAG_EM, GUMBO_TAG_I, GUMBO_TAG_SMALL, GUMBO_TAG_FONT,
    ]
    /// Elements that a picture stands in.
    private static let holders: TagSet = [
        GUMBO_TAG_P, GUMBO_TAG_A, GUMBO_TAG_IMG, GUMBO_TAG_SPAN, GUMBO_TAG_UNKNOWN,
    ]

    /// The caption among a box's children, its last; nil if there is none.
    static func caption(of box: Node) -> Node? {
        guard box.tag == GUMBO_TAG_DIV || box.tag == GUMBO_TAG_P, box.childCount <= mostNodes else {
            return nil
        }
        var children: [Node] = []
        for child in box.children where !isBlank(child) {
            guard child.text == nil, children.count < 3 else { return nil }
            children.append(child)
        }
        guard let picture = children.first, let last = children.last, children.count >= 2,
            holders.contains(picture.tag), isPicture(picture)
        else { return nil }
        let isUnder =
            box.tag == GUMBO_TAG_P
            ? children.count == 3 && children[1].tag == GUMBO_TAG_BR && asides.contains(last.tag)
            : children.count == 2 && last.tag == GUMBO_TAG_DIV
        return isUnder && isShort(last) ? last : nil
    }

    /// Whether a node is nothing to a reader: white space, a comment, a place that links lead to.
    private static func isBlank(_ node: Node) -> Bool {
        if let text = node.text { return text.slice(0..<mostNodes).allSatisfy(\.isSpace) }
        return node.tag == GUMBO_TAG_LAST || node.tag == GUMBO_TAG_A && node.childCount == 0
    }

    /// Whether a node holds one picture and no words.
    private static func isPicture(_ node: Node) -> Bool {
        var pending = [node]
        var seen = 0
        var pictures = 0
        while let node = pending.popLast() {
            seen += 1
            guard seen <= mostNodes, node.childCount <= mostNodes else { return false }
            if node.tag == GUMBO_TAG_IMG { pictures += 1 }
            if node.text != nil, !isBlank(node) { return false }
            pending += node.children
        }
        return pictures == 1
    }

    private static func isShort(_ node: Node) -> Bool {
        guard !node.isHidden, let text = node.shortText(limit: longest) else { return false }
        return text.utf8.contains { $0 > 0x20 }
    }
}

extension HTMLReader {
    /// Reads a box of a picture and its caption; false, and nothing read, if it is none.
    mutating func readCaptioned(_ box: Node) -> Bool {
        guard box.holds(.picture), let caption = CaptionShape.caption(of: box),
            !landmarks.isAnyMarked || landmarks.mark(of: caption) == nil
        else { return false }
        flow.endParagraph()
        for child in box.children where child != caption { read(child) }
        if !readCaption(caption) { readBlock(caption) }
        return true
    }
}
