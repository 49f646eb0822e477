internal import Prose

/// A page of the web as a tree, with what is asked of its nodes again and again.
struct WebPage {
    /// Its tree; see ``MarkupTree``.
    let tree: MarkupTree
    /// What the names of each node say; nothing for texts.
    let hints: [PageHints]
    /// The nodes of the tree.
    let nodes: [MarkupTree.Node]
    /// What its `title` says, which is no part of the tree; empty when there is none.
    let documentTitle: String

    /// Reads a page.
    init(html: String) {
        tree = MarkupTree(html: html)
        nodes = tree.nodes
        documentTitle = Self.documentTitle(html)
        hints = nodes.map { node in
            guard !node.isText else { return [] }
            var hints = PageHints(
                name: node.name, className: node[attribute: "class"] ?? "",
                id: node[attribute: "id"] ?? "", role: node[attribute: "role"] ?? "")
            if Self.isHidden(node) { hints.insert(.hidden) }
            if node[attribute: "itemprop"]?.lowercased().split(separator: " ")
                .contains(where: { $0 == "articlebody" }) == true
            {
                hints.insert(.body)
            }
            return hints
        }
    }

    /// The children of a node.
    func children(of number: Int) -> some Sequence<Int> {
        sequence(state: number + 1) { [nodes, end = nodes[number].end] next in
            guard next < end else { return nil }
            defer { next = nodes[next].end }
            return next
        }
    }

    /// The text of a node on one line, cut short beyond `limit` bytes; what is `out` left out.
    func text(of number: Int, limit: Int = 1 << 10, out: [Bool]? = nil) -> String {
        guard number >= 0, number < nodes.count else { return "" }
        var text = ""
        var next = number
        while next < nodes[number].end, text.utf8.count < limit {
            if out?[next] == true || Self.unread.contains(nodes[next].name) {
                next = nodes[next].end
                continue
            }
            if nodes[next].isText {
                text += nodes[next].text
            } else if PageElements.breaks.contains(nodes[next].name) {
                text += " "
            }
            next += 1
        }
        // The first byte of a space that doesn't break; few texts have it.
        return (text.utf8.contains(0xC2) ? text.replacing("\u{A0}", with: " ") : text).collapsed
    }

    /// Whether a node lies in one for which a condition holds, or is one itself.
    func isWithin(_ number: Int, _ condition: (Int) -> Bool) -> Bool {
        var next = number
        while next >= 0 {
            if condition(next) { return true }
            next = nodes[next].parent
        }
        return false
    }

    /// The words of a node's class, in lower case.
    func classes(of number: Int) -> [Substring] {
        guard let value = nodes[number][attribute: "class"], !value.isEmpty else { return [] }
        return value.lowercased().split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" })
    }

    /// Whether one of the words of an attribute is a word, in any case.
    func has(_ word: String, in attribute: String, of number: Int) -> Bool {
        guard let value = nodes[number][attribute: attribute] else { return false }
        return value.lowercased().split(whereSeparator: { $0 == " " || $0 == "\n" })
            .contains { $0 == word }
    }

    /// What the `title` of a page says; the first, for others are those of drawings.
    static func documentTitle(_ html: String) -> String {
        var html = html
        return html.withUTF8 { bytes in
            var position = 0
            while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
                position = start + 1
                guard bytes.hasAnyCase("<title", at: start) else { continue }
                let rest = bytes[start...].prefix(8 << 10)
                guard let open = rest.firstIndex(of: UInt8(ascii: ">")) else { return "" }
                let text = rest[(open + 1)...].prefix { $0 != UInt8(ascii: "<") }
                return TitleText.read(plain: String(decoding: text, as: UTF8.self))
                    .replacing("\u{A0}", with: " ").collapsed
            }
            return ""
        }
    }

    /// Elements whose text is none of the page's.
    private static let unread: Set<String> = ["script", "style", "template", "noscript"]

    private static func isHidden(_ node: MarkupTree.Node) -> Bool {
        if node[attribute: "hidden"] != nil { return true }
        // Of these the picture may be shown all the same.
        if node[attribute: "aria-hidden"]?.lowercased() == "true",
            node[attribute: "class"]?.contains("fallback-image") != true
        {
            return true
        }
        guard let style = node[attribute: "style"] else { return false }
        let plain = style.prefix(512).lowercased().filter { $0 != " " }
        return plain.contains("display:none") || plain.contains("visibility:hidden")
    }
}

/// Elements by what they are to a reader of pages.
enum PageElements {
    /// Elements that begin lines of their own.
    static let blocks: Set<String> = [
        "blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul",
    ]

    /// Elements that stand in lines of text.
    static let phrasing: Set<String> = [
        "", "abbr", "audio", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "datalist",
        "dfn", "em", "embed", "font", "i", "img", "kbd", "label", "map", "mark", "math", "meter",
        "noscript", "object", "output", "progress", "q", "ruby", "s", "samp", "small", "span",
        "strike", "strong", "sub", "sup", "svg", "textarea", "time", "tt", "u", "var", "video",
        "wbr",
    ]

    /// Elements between which there is a space, whatever the source has there.
    static let breaks: Set<String> = [
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    ]

    /// Headings, with the one of XHTML 2.
    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "h"]

    /// Elements without content.
    ///
    /// Source: HTML Standard, 13.1.2.
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ]
}
