internal import CGumbo

/// Writes parsers' trees as the files of html5lib have them, to be compared with these.
///
/// Source: html5lib-tests, tree-construction/README.md.
struct TreeDump {
    private(set) var lines: [String] = []

    /// What a source is taken for.
    enum Context: Hashable {
        /// A page; the tree begins with its document type.
        case page
        /// The content of an element, named as in the files: `td`, `svg path`. Nothing stands for
        /// the element itself.
        case content(of: String)

        fileprivate var parsed: Gumbo.Context {
            guard case .content(let element) = self else { return .page }
            let words = element.split(separator: " ")
            let namespace =
                switch words.first {
                case "svg" where words.count > 1: GUMBO_NAMESPACE_SVG
                case "math" where words.count > 1: GUMBO_NAMESPACE_MATHML
                default: GUMBO_NAMESPACE_HTML
                }
            return .content(of: gumbo_tag_enum(String(words.last ?? "")), in: namespace)
        }
    }

    /// The tree that readers get of a source, where it is taken for what every source is.
    static func read(_ bytes: Bytes, as context: Context = .content(of: "body")) -> [String] {
        HTMLReader.withTree(of: bytes, attributes: nil, context: context.parsed) { root, _ in
            lines(of: root, as: context)
        } ?? []
    }

    /// The tree that the parser alone makes of a source.
    static func parsed(_ bytes: Bytes, as context: Context) -> [String] {
        Gumbo.parse(bytes, as: context.parsed) { root, _ in lines(of: root, as: context) } ?? []
    }

    private static func lines(of root: Node, as context: Context) -> [String] {
        var dump = TreeDump()
        if context == .page {
            dump.add(document: root.pointee.parent)
        } else {
            for child in root.children { dump.add(child, depth: 0) }
        }
        return dump.lines
    }

    private mutating func add(document: UnsafeMutablePointer<GumboNode>?) {
        guard let document = document?.pointee.v.document else { return }
        if document.has_doctype {
            let name = document.name.map { Bytes(cString: $0).text } ?? ""
            let identifiers = [document.public_identifier, document.system_identifier]
                .map { $0.map { Bytes(cString: $0).text } ?? "" }
            let more = identifiers == ["", ""] ? "" : identifiers.map { " \"\($0)\"" }.joined()
            lines.append("| <!DOCTYPE \(name)\(more)>")
        }
        for index in 0..<Int(document.children.length) {
            guard let child = document.children.data[index] else { continue }
            add(Node(child.assumingMemoryBound(to: GumboNode.self)), depth: 0)
        }
    }

    private mutating func add(_ node: Node, depth: Int) {
        let indent = "| " + String(repeating: "  ", count: depth)
        if let text = node.text { return lines.append("\(indent)\"\(text.text)\"") }
        guard node.tag != GUMBO_TAG_LAST else {
            let text = node.pointee.v.text.text.map { Bytes(cString: $0).text } ?? ""
            return lines.append("\(indent)<!-- \(text) -->")
        }
        let element = node.pointee.v.element
        lines.append("\(indent)<\(Self.prefix(element))\(Self.name(element))>")
        var attributes: [String] = []
        for index in 0..<Int(element.attributes.length) {
            guard let data = element.attributes.data[index] else { continue }
            let attribute = data.assumingMemoryBound(to: GumboAttribute.self).pointee
            let value = attribute.value.map { Bytes(cString: $0).text } ?? ""
            attributes.append("\(Self.name(attribute))=\"\(value)\"")
        }
        for attribute in attributes.sorted() { lines.append("\(indent)  \(attribute)") }
        let isTemplate = node.pointee.type == GUMBO_NODE_TEMPLATE
        if isTemplate { lines.append("\(indent)  content") }
        for child in node.children { add(child, depth: depth + (isTemplate ? 2 : 1)) }
    }

    private static func prefix(_ element: GumboElement) -> String {
        switch element.tag_namespace {
        case GUMBO_NAMESPACE_SVG: "svg "
        case GUMBO_NAMESPACE_MATHML: "math "
        default: ""
        }
    }

    private static func name(_ element: GumboElement) -> String {
        var original = element.original_tag
        gumbo_tag_from_original_text(&original)
        if element.tag_namespace == GUMBO_NAMESPACE_SVG,
            let name = gumbo_normalize_svg_tagname(&original)
        {
            return Bytes(cString: name).text
        }
        if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
            return Bytes(cString: name).text
        }
        guard let data = original.data else { return "" }
        let bytes = UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self)
        let name = Bytes(start: bytes, count: original.length).map(\.lowercased)
        return String(decoding: name, as: UTF8.self)
    }

    private static func name(_ attribute: GumboAttribute) -> String {
        let name = attribute.name.map { Bytes(cString: $0).text } ?? ""
        switch attribute.attr_namespace {
        case GUMBO_ATTR_NAMESPACE_XLINK: return "xlink \(name)"
        case GUMBO_ATTR_NAMESPACE_XML: return "xml \(name)"
        case GUMBO_ATTR_NAMESPACE_XMLNS: return "xmlns \(name)"
        default: return name
        }
    }
}
