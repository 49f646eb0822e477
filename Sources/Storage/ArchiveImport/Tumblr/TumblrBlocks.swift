/// The content blocks of newer posts of Tumblr.
///
/// Source: tumblr.com/docs/npf.
enum TumblrBlocks {
    /// Blocks as HTML.
    static func html(_ blocks: [JSONValue]) -> String {
        var html = ""
        var list = ""
        for block in blocks {
            let wanted = listName(block)
            if wanted != list {
                html += list.isEmpty ? "" : "</\(list)>\n"
                html += wanted.isEmpty ? "" : "<\(wanted)>\n"
                list = wanted
            }
            html += one(block) + "\n"
        }
        return (html + (list.isEmpty ? "" : "</\(list)>")).trimmed
    }

    private static func listName(_ block: JSONValue) -> String {
        switch block["subtype"].text {
        case "ordered-list-item": "ol"
        case "unordered-list-item": "ul"
        default: ""
        }
    }

    private static func one(_ block: JSONValue) -> String {
        let media = block["media"].elements.first ?? block["media"]
        let address = media["url"].text.isEmpty ? block["url"].text : media["url"].text
        switch block["type"].text {
        case "text": return text(block)
        case "image":
            return HTMLText.picture(
                address, alt: block["alt_text"].text,
                caption: HTMLText.escaped(block["caption"].text))
        case "link":
            let name = HTMLText.escaped(block["title"].text.collapsed)
            return HTMLText.element("p", HTMLText.link(block["url"].text, name))
                + HTMLText.element("p", HTMLText.escaped(block["description"].text))
        case "audio", "video":
            let name = [block["artist"].text, block["title"].text].filter { !$0.isEmpty }
            return HTMLText.element(
                "p", HTMLText.link(address, HTMLText.escaped(name.joined(separator: ": "))))
        default: return ""
        }
    }

    private static func text(_ block: JSONValue) -> String {
        let words = FormattedText(block["text"].text, marks(block)).html
        switch block["subtype"].text {
        case "heading1": return HTMLText.element("h2", words)
        case "heading2": return HTMLText.element("h3", words)
        case "quote", "indented": return HTMLText.element("blockquote", words)
        case "chat": return HTMLText.element("pre", words)
        case "ordered-list-item", "unordered-list-item": return "<li>\(words)</li>"
        default: return HTMLText.element("p", words)
        }
    }

    private static func marks(_ block: JSONValue) -> [FormattedText.Mark] {
        block["formatting"].elements.compactMap { item in
            guard let start = item["start"].integer, let end = item["end"].integer else {
                return nil
            }
            let names = [
                "bold": "b", "italic": "i", "strikethrough": "s", "small": "small",
            ]
            let kind = item["type"].text
            let address = kind == "link" ? item["url"].text : item["blog"]["url"].text
            guard let name = names[kind] ?? (address.isEmpty ? nil : "a") else { return nil }
            return FormattedText.Mark(
                name: name, address: name == "a" ? address : "", start: Int(clamping: start),
                end: Int(clamping: end))
        }
    }
}

/// Text whose formats stand beside it, as stretches counted in code points.
struct FormattedText {
    /// A stretch of text in an element.
    struct Mark {
        /// The element's name.
        var name: String
        /// Where it leads, for a link.
        var address: String
        /// Code points before it.
        var start: Int
        /// Code points before its end.
        var end: Int
    }

    private let text: String
    private let marks: [Mark]
    private static let markLimit = 2_000

    /// Pairs a text with its marks.
    init(_ text: String, _ marks: [Mark]) {
        self.text = text
        self.marks = marks.prefix(Self.markLimit).filter { $0.start < $0.end }
            .sorted { ($0.start, $1.end) < ($1.start, $0.end) }
    }

    /// The text as HTML; where marks cross, the inner one is closed and opened again.
    var html: String {
        let scalars = Array(text.unicodeScalars)
        let edges = Set(marks.flatMap { [$0.start, $0.end] } + [0, scalars.count])
            .filter { (0...scalars.count).contains($0) }.sorted()
        var html = ""
        var open: [Mark] = []
        var next = 0
        for (start, end) in zip(edges, edges.dropFirst()) {
            while next < marks.count, marks[next].start <= start {
                open.append(marks[next])
                next += 1
            }
            open.removeAll { $0.end <= start }
            let active = open.prefix(Self.nestingLimit)
            for mark in active { html += Self.opening(mark) }
            html += Self.written(scalars[start..<end])
            for mark in active.reversed() { html += "</\(mark.name)>" }
        }
        return html
    }

    private static let nestingLimit = 8

    private static func opening(_ mark: Mark) -> String {
        mark.name == "a" ? "<a href=\"\(HTMLText.escaped(mark.address))\">" : "<\(mark.name)>"
    }

    private static func written(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return HTMLText.escaped(String(text)).replacing("\n", with: "<br>")
    }
}
