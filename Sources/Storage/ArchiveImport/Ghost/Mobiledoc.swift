/// A document of Ghost's older editor, version 0.3.
///
/// Source: github.com/bustle/mobiledoc-kit, MOBILEDOC.md.
struct Mobiledoc {
    private let markups: [JSONValue]
    private let atoms: [JSONValue]
    private let cards: [JSONValue]
    private let sections: [JSONValue]

    /// Reads a document; nil when the text is none.
    init?(_ text: String) {
        guard let document = JSONValue(parsing: text), case .array(let parts) = document["sections"]
        else { return nil }
        sections = parts
        markups = document["markups"].elements
        atoms = document["atoms"].elements
        cards = document["cards"].elements
    }

    /// The document as HTML.
    var html: String {
        sections.map(section).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func section(_ section: JSONValue) -> String {
        let parts = section.elements
        guard parts.count >= 2, let kind = parts[0].integer else { return "" }
        switch kind {
        case 1 where parts.count >= 3:
            let name = Self.known(parts[1].text, among: Self.sectionNames) ?? "p"
            return HTMLText.element(name, inline(parts[2]))
        case 2: return HTMLText.picture(parts[1].text)
        case 3 where parts.count >= 3:
            let items = parts[2].elements.map { "<li>\(inline($0))</li>" }
            return HTMLText.element(parts[1].text == "ol" ? "ol" : "ul", items.joined())
        case 10:
            guard let card = Self.element(of: cards, parts[1]) else { return "" }
            return GhostCards.html(card.elements.first?.text ?? "", card.elements.last ?? .null)
        default: return ""
        }
    }

    /// Stretches of text, each of which opens some mark-ups and closes the innermost ones.
    private func inline(_ markers: JSONValue) -> String {
        var html = ""
        var open: [String] = []
        for marker in markers.elements {
            let parts = marker.elements
            guard parts.count >= 4 else { continue }
            for index in parts[1].elements {
                guard let (start, name) = opening(index), open.count < Self.nestingLimit else {
                    open.append("")
                    continue
                }
                html += start
                open.append(name)
            }
            html += parts[0].integer == 1 ? atom(parts[3]) : HTMLText.escaped(parts[3].text)
            let closed = Int(clamping: max(0, parts[2].integer ?? 0))
            for _ in 0..<min(closed, open.count) {
                let name = open.removeLast()
                if !name.isEmpty { html += "</\(name)>" }
            }
        }
        for name in open.reversed() where !name.isEmpty { html += "</\(name)>" }
        return html
    }

    private static let nestingLimit = 32
    private static let sectionNames = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside",
    ]
    private static let markupNames = [
        "strong", "b", "em", "i", "code", "s", "u", "sub", "sup", "a",
    ]

    private func opening(_ index: JSONValue) -> (start: String, name: String)? {
        guard let markup = Self.element(of: markups, index)?.elements,
            let name = Self.known(markup.first?.text ?? "", among: Self.markupNames)
        else { return nil }
        guard name == "a" else { return ("<\(name)>", name) }
        // Attributes are names and values in turn.
        let attributes = markup.count > 1 ? markup[1].elements : []
        let place = attributes.firstIndex { $0.text == "href" }.map { $0 + 1 }
        let address = place.flatMap { $0 < attributes.count ? attributes[$0].text : nil } ?? ""
        return ("<a href=\"\(HTMLText.escaped(address))\">", name)
    }

    private func atom(_ index: JSONValue) -> String {
        let atom = Self.element(of: atoms, index)?.elements ?? []
        guard let name = atom.first?.text, atom.count >= 2 else { return "" }
        return name == "soft-return" ? "<br>" : HTMLText.escaped(atom[1].text)
    }

    private static func element(of list: [JSONValue], _ index: JSONValue) -> JSONValue? {
        guard let index = index.integer, (0..<Int64(list.count)).contains(index) else { return nil }
        return list[Int(index)]
    }

    private static func known(_ name: String, among names: [String]) -> String? {
        names.first { $0 == name.lowercased() }
    }
}
