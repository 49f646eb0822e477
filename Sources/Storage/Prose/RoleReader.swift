internal import CGumbo

/// Elements that their classes make more than what they are.
extension HTMLReader {
    /// Reads an element as its classes say; false if they say nothing for such an element.
    mutating func read(_ tag: GumboTag, _ node: Node, as roles: ClassRoles) -> Bool {
        if roles.contains(.drawnFormula), Self.isBesideSource(node) { return true }
        if roles.contains(.displayFormula), tag != GUMBO_TAG_IMG {
            let outer = place
            place.isInDisplay = true
            readBlock(node)
            place = outer
            return true
        }
        guard Self.boxes.contains(tag) else { return false }
        if roles.contains(.listing) { return readListing(node) }
        if roles.contains(.captionTable), tag == GUMBO_TAG_TABLE {
            readCaptionedPicture(node)
        } else if tag == GUMBO_TAG_TABLE {
            return false
        } else if roles.contains(.pullQuote) {
            readPullQuote(node)
        } else if roles.contains(.verse) {
            readVerse(node)
        } else if roles.contains(.gallery), node.holds(.picture) {
            readGallery(node)
        } else if roles.contains(.captionText), tag != GUMBO_TAG_FIGCAPTION {
            return readCaption(node)
        } else if roles.contains(.captioned), tag == GUMBO_TAG_DIV {
            readFigure(node)
        } else if roles.contains(.embed), tag != GUMBO_TAG_FIGURE {
            return readBareEmbed(node)
        } else if roles.contains(.message), !roles.contains(.embed) {
            readMessage(node)
        } else {
            return false
        }
        return true
    }

    /// Whether the source of a drawn formula follows: it is the better text.
    private static func isBesideSource(_ node: Node) -> Bool {
        guard let parent = node.pointee.parent.map({ Node($0) }) else { return false }
        let index = Int(node.pointee.index_within_parent)
        for next in index + 1..<max(index + 1, min(index + 5, parent.childCount)) {
            guard let sibling = parent.child(next), sibling.tag == GUMBO_TAG_SCRIPT else {
                continue
            }
            return sibling.attribute("type")?.has("math/tex", at: 0) == true
        }
        return false
    }

    /// Reads a listing that no `pre` holds, or more than one.
    private mutating func readListing(_ node: Node) -> Bool {
        // One within another without text needn't be looked through again.
        if let emptyListing, node.ancestors.contains(emptyListing) { return false }
        let code = CodeText.read(highlighted: node)
        guard !code.isEmpty else {
            emptyListing = node
            return false
        }
        flow.append(code: code)
        return true
    }

    /// Elements that are boxes; those within a line mean less by the same classes.
    static let boxes: TagSet = [
        GUMBO_TAG_DIV, GUMBO_TAG_FIGURE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_P,
        GUMBO_TAG_SECTION, GUMBO_TAG_PRE, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE,
        GUMBO_TAG_DD, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_LI,
    ]
}
