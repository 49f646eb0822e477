internal import CGumbo
internal import Glibc

/// The parser of HTML5, wrapped so that its tree lives exactly as long as a closure.
enum Gumbo {
    /// What a source is taken for.
    enum Context {
        /// A page, from its document type on.
        case page
        /// The content of an element.
        case content(of: GumboTag, in: GumboNamespaceEnum)

        /// The content of a `body`.
        static let body = Context.content(of: GUMBO_TAG_BODY, in: GUMBO_NAMESPACE_HTML)

        /// Whether all of the source is text, whatever stands in it.
        var isText: Bool {
            guard case .content(let tag, GUMBO_NAMESPACE_HTML) = self else { return false }
            return Tags.rawText.contains(tag)
        }

        /// Whether it has a head and a body or frames.
        var isPage: Bool {
            switch self {
            case .page, .content(of: GUMBO_TAG_HTML, in: GUMBO_NAMESPACE_HTML): true
            case .content: false
            }
        }
    }

    /// Parses `bytes`, as the content of a `body` or of what `context` says, and hands the element
    /// that holds it, of a page its `html`, to `body`, with the memory that the tree is in.
    static func parse<Result>(
        _ bytes: Bytes, as context: Context = .body,
        _ body: (UnsafePointer<GumboNode>, inout ParserMemory) -> Result
    ) -> Result? {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
        var memory = ParserMemory(sourceSize: bytes.count)
        defer { memory.release() }
        let output = withUnsafeMutablePointer(to: &memory) { memory in
            var options = kGumboDefaultOptions
            // Each error recorded costs an allocation and nobody reads it.
            options.max_errors = 0
            if case .content(let tag, let namespace) = context {
                options.fragment_context = tag
                options.fragment_namespace = namespace
            }
            options.take(from: memory)
            return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
                gumbo_parse_with_options(&options, characters, bytes.count)
            }
        }
        return output?.pointee.root.map { body(UnsafePointer($0), &memory) }
    }

    /// The text of a source that has references to characters and no tags.
    static func text(of source: String) -> String {
        var source = source
        return source.withUTF8 { bytes in
            parse(bytes) { root, _ in
                var text = ""
                for node in root.children {
                    if let content = node.text { text += content.text }
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

    /// The value of an attribute, its name in lower case; nil if it isn't there.
    func attribute(_ name: StaticString) -> Bytes? {
        guard tag != GUMBO_TAG_LAST else { return nil }
        assert(ReadAttributes.table.contains(name, of: tag), "\(name) never reaches the parser")
        let attributes = pointee.v.element.attributes
        for index in 0..<Int(attributes.length) {
            guard
                let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self)
                    .pointee
            else { continue }
            let named = UnsafeRawPointer(attribute.name)?.assumingMemoryBound(to: UInt8.self)
            if let named, Attributes.isName(named, name) {
                return attribute.value.map { Bytes(cString: $0) }
            }
        }
        return nil
    }

    /// The value of an attribute as a whole number, within a billion either way.
    func numberAttribute(_ name: StaticString) -> Int? {
        guard let value = attribute(name) else { return nil }
        let digits = value.drop(while: \.isSpace).prefix { $0.isDigit || $0 == UInt8(ascii: "-") }
        return Int(String(decoding: digits, as: UTF8.self)).map {
            max(-1_000_000_000, min($0, 1_000_000_000))
        }
    }

    /// Whether the element has an attribute at all.
    var hasAttributes: Bool { tag != GUMBO_TAG_LAST && pointee.v.element.attributes.length > 0 }

    /// What its `style` attribute says; nil if there is none.
    var style: StyleAttribute? {
        attribute("style").flatMap { $0.isEmpty ? nil : StyleAttribute($0) }
    }

    /// Whether one of some kinds of elements is below this one; ``TreeSurvey`` has found out.
    func holds(_ content: ElementContent) -> Bool {
        tag != GUMBO_TAG_LAST && !ElementContent(below: self).isDisjoint(with: content)
    }

    /// The first element of a kind below this one.
    func first(_ tag: GumboTag) -> UnsafePointer<GumboNode>? {
        for child in children {
            if child.tag == tag { return child }
            if let found = child.first(tag) { return found }
        }
        return nil
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
