internal import CGumbo
internal import Glibc

/// The parser of HTML5, wrapped so that its tree lives exactly as long as a closure.
enum Gumbo {
    /// Parses `bytes` and hands the document's `html` element to `body`.
    static func parse<Result>(
        _ bytes: Bytes, _ body: (UnsafePointer<GumboNode>) -> Result
    ) -> Result? {
        var options = kGumboDefaultOptions
        // Each error recorded costs an allocation and nobody reads it.
        options.max_errors = 0
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
        let parsed = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
            withUnsafePointer(to: options) {
                gumbo_parse_with_options($0, characters, bytes.count)
            }
        }
        guard let output = parsed else { return nil }
        defer { withUnsafePointer(to: options) { gumbo_destroy_output($0, output) } }
        return output.pointee.root.map { body(UnsafePointer($0)) }
    }

    /// The text of a source that has references to characters and no tags.
    static func text(of source: String) -> String {
        var source = source
        return source.withUTF8 { bytes in
            parse(bytes) { root in
                var text = ""
                for body in root.children where body.tag == GUMBO_TAG_BODY {
                    for node in body.children {
                        if let content = node.text { text += content.text }
                    }
                }
                return text
            } ?? ""
        }
    }
}

extension UnsafePointer<GumboNode> {
    /// The element this node is; `GUMBO_TAG_LAST` if it is text or a comment.
    var tag: GumboTag {
        pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE
            ? pointee.v.element.tag : GUMBO_TAG_LAST
    }

    /// How many children the node has.
    var childCount: Int {
        tag == GUMBO_TAG_LAST ? 0 : Int(pointee.v.element.children.length)
    }

    /// The child at `index`, which must be below ``childCount``.
    func child(_ index: Int) -> UnsafePointer<GumboNode>? {
        guard let data = pointee.v.element.children.data[index] else { return nil }
        return UnsafePointer(data.assumingMemoryBound(to: GumboNode.self))
    }

    /// The children in order.
    var children: some Sequence<UnsafePointer<GumboNode>> {
        (0..<childCount).lazy.compactMap { child($0) }
    }

    /// The bytes of a text node with references resolved; nil for elements and comments.
    var text: Bytes? {
        switch pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
            pointee.v.text.text.map { Bytes(cString: $0) }
        default: nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a C string without its NUL.
    init(cString: UnsafePointer<CChar>) {
        let raw = UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self)
        self.init(start: raw, count: strlen(cString))
    }
}
