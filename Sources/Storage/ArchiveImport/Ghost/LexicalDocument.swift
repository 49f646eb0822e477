/// A document of Ghost's newer editor.
///
/// Source: github.com/TryGhost/Koenig, package kg-lexical-html-renderer; lexical.dev.
struct LexicalDocument {
    private let root: JSONValue
    private static let depthLimit = 60

    /// Reads a document; nil when the text is none.
    init?(_ text: String) {
        guard let document = JSONValue(parsing: text), !document["root"].isNull else { return nil }
        root = document["root"]
    }

    /// The document as HTML.
    var html: String {
        root["children"].elements.map { node($0, depth: 0) }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func node(_ node: JSONValue, depth: Int) -> String {
        let type = node["type"].text
        switch type {
        case "text", "extended-text", "code-highlight": return Self.text(node)
        case "linebreak": return "<br>"
        case "tab": return "\t"
        case "paragraph": return HTMLText.element("p", children(node, depth))
        case "heading", "extended-heading":
            let name = node["tag"].text
            let known = ["h1", "h2", "h3", "h4", "h5", "h6"].contains(name) ? name : "h2"
            return HTMLText.element(known, children(node, depth))
        case "quote", "extended-quote", "aside":
            return HTMLText.element("blockquote", children(node, depth))
        case "list":
            let isOrdered = node["listType"].text == "number" || node["tag"].text == "ol"
            return HTMLText.element(isOrdered ? "ol" : "ul", children(node, depth))
        case "listitem": return HTMLText.element("li", children(node, depth))
        case "link", "autolink":
            let inner = children(node, depth)
            return inner.isEmpty ? "" : HTMLText.link(node["url"].text, inner)
        case "code" where !node["children"].elements.isEmpty:
            return "<pre><code>\(children(node, depth))</code></pre>"
        default:
            let card = GhostCards.html(type, node)
            return card.isEmpty ? children(node, depth) : card
        }
    }

    private func children(_ node: JSONValue, _ depth: Int) -> String {
        guard depth < Self.depthLimit else { return "" }
        return node["children"].elements.map { self.node($0, depth: depth + 1) }.joined()
    }

    /// The elements that the bits of a text's format stand for, from the lowest.
    private static let formats: [(bit: Int64, name: String)] = [
        (1, "b"), (2, "i"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"),
        (128, "mark"),
    ]

    private static func text(_ node: JSONValue) -> String {
        let text = HTMLText.escaped(node["text"].text)
        let bits = node["format"].integer ?? 0
        return formats.filter { bits & $0.bit != 0 }.reduce(text) { HTMLText.element($1.name, $0) }
    }
}
