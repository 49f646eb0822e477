internal import CGumbo

/// The tree of a page's mark-up, for who looks for something in it rather than reads all of it.
///
/// The nodes lie in the order of the source, each before what is in it, so that the nodes below one
/// are those from the next to its ``Node/end``, and sums over them are differences.
public struct MarkupTree: Sendable {
    /// An attribute of an element.
    public struct Attribute: Hashable, Sendable {
        /// Its name in lower case.
        public let name: String
        /// Its value, references resolved; may be empty.
        public let value: String
    }

    /// An element or a text.
    public struct Node: Hashable, Sendable {
        /// The element's name in lower case; empty for a text.
        public let name: String
        /// The text, references resolved; empty for an element.
        public let text: String
        /// The element's attributes in the order of the source.
        public let attributes: [Attribute]
        /// The number of the node that it is in; −1 for the outermost.
        public let parent: Int
        /// How many nodes it is below, 0 for the outermost.
        public let depth: Int
        /// The number of the first node after it and all that is in it.
        public internal(set) var end: Int

        /// Whether it is a text.
        public var isText: Bool { name.isEmpty }

        /// The value of an attribute, its name in lower case; nil if it isn't there.
        public subscript(attribute attribute: String) -> String? {
            attributes.first { $0.name == attribute }?.value
        }
    }

    /// The nodes in the order of the source; none for an empty page.
    ///
    /// The first is the element that holds all others, with the attributes of the page's `html`. The
    /// tags `head` and `body` have no nodes of their own: titles, links and paragraphs all lie below
    /// the first. Scripts, styles and comments are empty or not there.
    public private(set) var nodes: [Node] = []

    /// Reads a page as browsers do.
    ///
    /// Never fails, and costs what ``Prose/document(html:)`` does; no tree is deeper than 600 nodes
    /// or has more than some 130,000 elements, what is beyond is flattened to its text.
    public init(html: String) {
        var html = html
        nodes =
            html.withUTF8 { bytes in
                HTMLReader.withTree(of: bytes, attributes: nil) { root, _ in Self.nodes(below: root)
                }
            } ?? []
    }

    private static func nodes(below root: UnsafePointer<GumboNode>) -> [Node] {
        var nodes = [node(of: root, parent: -1, depth: 0)]
        // The numbers of the open nodes, each with the next child to look at.
        var path = [(node: root, number: 0, next: 0)]
        while let (parent, number, next) = path.last {
            guard next < parent.childCount else {
                nodes[number].end = nodes.count
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            guard let child = parent.child(next), isKept(child) else { continue }
            let own = nodes.count
            nodes.append(node(of: child, parent: number, depth: path.count))
            if child.childCount > 0 {
                path.append((child, own, 0))
            } else {
                nodes[own].end = own + 1
            }
        }
        return nodes
    }

    /// Comments say nothing to readers.
    private static func isKept(_ node: UnsafePointer<GumboNode>) -> Bool {
        node.tag != GUMBO_TAG_LAST || node.text != nil
    }

    private static func node(
        of node: UnsafePointer<GumboNode>, parent: Int, depth: Int
    ) -> Node {
        Node(
            name: node.tag == GUMBO_TAG_LAST ? "" : name(of: node), text: node.text?.text ?? "",
            attributes: node.tag == GUMBO_TAG_LAST ? [] : attributes(of: node), parent: parent,
            depth: depth, end: 0)
    }

    private static func name(of node: UnsafePointer<GumboNode>) -> String {
        guard node.tag == GUMBO_TAG_UNKNOWN else {
            return gumbo_normalized_tagname(node.tag).map { String(cString: $0) } ?? "span"
        }
        // The name in the source, which the parser keeps as the place where it stands.
        var source = node.pointee.v.element.original_tag
        gumbo_tag_from_original_text(&source)
        guard let start = source.data, source.length > 0 else { return "span" }
        let bytes = UnsafeRawBufferPointer(start: start, count: min(source.length, longestName))
        let isName = bytes.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
        return isName ? String(decoding: bytes, as: UTF8.self).lowercased() : "span"
    }

    /// No element of any use has a longer name.
    private static let longestName = 64

    private static func attributes(of node: UnsafePointer<GumboNode>) -> [Attribute] {
        let attributes = node.pointee.v.element.attributes
        return (0..<Int(attributes.length)).compactMap { index in
            guard
                let attribute = attributes.data[index]?
                    .assumingMemoryBound(to: GumboAttribute.self).pointee,
                let name = attribute.name
            else { return nil }
            let value = attribute.value.map { String(cString: $0) } ?? ""
            return Attribute(name: String(cString: name), value: value)
        }
    }
}
