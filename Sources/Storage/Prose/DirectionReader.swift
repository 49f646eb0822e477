internal import CGumbo

/// The directions that a page names: WHATWG HTML, 15.3.5 Bidirectional text.
///
/// A block's holds for the paragraphs in it; one that takes it from its text takes it for each of
/// its paragraphs from that alone. Within a paragraph an element that names one is an isolate.
extension HTMLReader {
    /// Reads an element that names a direction.
    mutating func readDirected(
        _ tag: GumboTag, _ node: Node, _ attributes: Attributes, _ direction: TextDirection
    ) {
        guard Self.directedBlocks.contains(tag) else {
            // Of inline elements styles change no more than the direction within.
            if attributes.direction != nil { isolate(direction, isOverride: tag == GUMBO_TAG_BDO) }
            return read(tag, node, attributes)
        }
        let outer = flow.direction
        flow.endParagraph()
        flow.direction = direction == .firstStrong ? nil : direction
        read(tag, node, attributes)
        flow.endParagraph()
        flow.direction = outer
    }

    /// Begins an isolate, up to the end of the element being read.
    mutating func isolate(_ direction: TextDirection, isOverride: Bool = false) {
        context.isolate = flow.line.isolates.number(
            for: direction, isOverride: isOverride && direction != .firstStrong,
            within: context.isolate)
    }

    /// Elements whose direction is that of paragraphs.
    private static let directedBlocks = blocks.union(Tags.blocks).union(Tags.headings).union([
        GUMBO_TAG_LI, GUMBO_TAG_TABLE,
    ]).union(Tags.tableParts)
}

extension UnsafePointer<GumboNode> {
    /// The direction that a block names for its paragraphs; nil where each takes its own.
    var blockDirection: TextDirection? {
        guard hasAttributes else { return nil }
        let attributes = Attributes(of: self)
        let direction = attributes.direction ?? attributes.style?.direction
        return direction == .firstStrong ? nil : direction
    }
}
