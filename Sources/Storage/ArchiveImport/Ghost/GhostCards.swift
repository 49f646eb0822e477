internal import Prose

/// The cards of Ghost's editors: what stands between paragraphs and is no text.
///
/// The older editor (Mobiledoc) and the newer one (Lexical) keep much the same fields.
///
/// Source: github.com/TryGhost/Koenig, packages kg-default-cards and kg-default-nodes.
enum GhostCards {
    private static let pictureLimit = 1_000

    /// A card as HTML; nothing for one that is only an invitation to subscribe.
    static func html(_ name: String, _ card: JSONValue) -> String {
        switch name {
        case "image", "image-card":
            let picture = HTMLText.picture(
                card["src"].text, alt: card["alt"].text, caption: card["caption"].text)
            return card["href"].text.isEmpty
                ? picture : HTMLText.link(card["href"].text, picture)
        case "gallery":
            let pictures = card["images"].elements.prefix(pictureLimit).map {
                HTMLText.picture(
                    $0["src"].text, alt: $0["alt"].text, caption: $0["caption"].text)
            }
            return pictures.joined(separator: "\n")
                + HTMLText.element("p", card["caption"].text)
        case "html", "email", "email-cta": return card["html"].text
        case "markdown", "card-markdown": return Prose.html(markdown: card["markdown"].text)
        case "code", "codeblock": return code(card)
        case "embed": return embed(card)
        case "bookmark": return bookmark(card)
        case "callout":
            return HTMLText.element(
                "blockquote",
                [card["calloutEmoji"].text, card["calloutText"].text]
                    .filter { !$0.isEmpty }.joined(separator: " "))
        case "toggle":
            return HTMLText.element("h4", card["heading"].text) + card["content"].text
        case "button":
            let name = HTMLText.escaped(card["buttonText"].text)
            return HTMLText.element("p", HTMLText.link(card["buttonUrl"].text, name))
        case "audio", "video", "file": return file(card)
        case "header":
            return HTMLText.element("h2", card["header"].text)
                + HTMLText.element("p", card["subheader"].text)
        case "product":
            return HTMLText.element("h4", card["productTitle"].text)
                + card["productDescription"].text
        case "hr", "horizontalrule": return "<hr>"
        default: return ""
        }
    }

    private static func code(_ card: JSONValue) -> String {
        let language = HTMLText.escaped(card["language"].text)
        let kind = language.isEmpty ? "" : " class=\"language-\(language)\""
        return "<pre><code\(kind)>\(HTMLText.escaped(card["code"].text))</code></pre>"
            + HTMLText.element("p", card["caption"].text)
    }

    private static func embed(_ card: JSONValue) -> String {
        let html = card["html"].text
        let shown =
            html.trimmed.isEmpty
            ? HTMLText.element("p", HTMLText.link(card["url"].text)) : html
        return shown + HTMLText.element("p", card["caption"].text)
    }

    private static func bookmark(_ card: JSONValue) -> String {
        let page = card["metadata"]
        let name = HTMLText.escaped(page["title"].text)
        let address = card["url"].text.isEmpty ? page["url"].text : card["url"].text
        return HTMLText.element("p", HTMLText.link(address, name))
            + HTMLText.element("p", HTMLText.escaped(page["description"].text))
            + HTMLText.element("p", card["caption"].text)
    }

    private static func file(_ card: JSONValue) -> String {
        let names = ["title", "fileTitle", "fileName"].map { card[$0].text }
        let name = HTMLText.escaped(names.first { !$0.isEmpty } ?? "")
        return HTMLText.element("p", HTMLText.link(card["src"].text, name))
            + HTMLText.element("p", card["caption"].text)
    }
}
