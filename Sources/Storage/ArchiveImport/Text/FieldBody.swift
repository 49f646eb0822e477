internal import ArchiveModel
internal import Prose

/// Bodies and summaries, by what their field says of their type.
enum FieldBody {
    /// The body a field holds; nil when it holds no text.
    ///
    /// `isTextByDefault` says whether a field without a type is plain text, as in Atom, rather than
    /// HTML, as in RSS; one that shows tags is HTML all the same.
    static func read(_ field: Element?, isTextByDefault: Bool) -> PostBody? {
        guard let field else { return nil }
        let type = field[attribute: "type"]?.lowercased() ?? ""
        let text = isBase64(field) ? unwrapped(field).trimmed : field.trimmed
        // A picture in base64 is no text, though it may be all an entry has.
        guard !text.isEmpty, !["image/", "audio/", "video/"].contains(where: type.hasPrefix) else {
            return nil
        }
        if !field.hasMarkup, isPlain(text, type: type, isTextByDefault: isTextByDefault) {
            return PostBody(text: text, format: .plainText)
        }
        let html =
            field.base.isEmpty || field.hasMarkup ? text : HTMLLinks.resolve(text, field.base)
        return PostBody(text: html, format: .html)
    }

    /// The text of a field, out of its base64 wrapping where that holds text.
    static func unwrapped(_ field: Element) -> String {
        guard isBase64(field), let bytes = Base64.decode(field.text) else { return field.string }
        return String(validating: bytes, as: UTF8.self) ?? field.string
    }

    /// A text in Markdown above this is counted as plain text: as a tree it may take some two
    /// hundred times its size.
    private static let treeLimit = 512 << 10

    /// Words of visible text.
    static func wordCount(_ body: PostBody) -> Int {
        switch body.format {
        case .html, .wordPress: Prose.wordCount(html: body.text)
        case .markdown where body.text.utf8.count <= treeLimit:
            Prose.wordCount(markdown: body.text)
        case .markdown: Prose.wordCount(plainText: body.text)
        case .plainText: Prose.wordCount(plainText: body.text)
        }
    }

    private static func isPlain(_ text: String, type: String, isTextByDefault: Bool) -> Bool {
        switch type {
        case "text": true
        case "html", "xhtml", "text/html", "application/xhtml+xml", "text/xml", "application/xml":
            false
        case "" where !isTextByDefault: false
        default: !looksLikeHTML(text)
        }
    }

    /// Source: RFC 4287, 4.1.3.3, where a type that is no text means base64; Atom 0.3's `mode`.
    private static func isBase64(_ field: Element) -> Bool {
        if field[attribute: "mode"]?.lowercased() == "base64" { return true }
        guard !field.hasMarkup, let type = field[attribute: "type"]?.lowercased() else {
            return false
        }
        return type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml")
    }

    /// Whether a text that is said to be plain has tags or references in it.
    private static func looksLikeHTML(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for position in bytes.indices {
                let next = position + 1
                if bytes[position] == UInt8(ascii: "&") {
                    if bytes.has("&#", at: position) { return true }
                    let name = bytes[next...].prefix(32).prefix { $0.isLetter || $0.isDigit }
                    let end = next + name.count
                    if !name.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";") {
                        return true
                    }
                } else if bytes[position] == UInt8(ascii: "<") {
                    let tags: [StaticString] = ["</", "<p>", "<br", "<img ", "<a ", "<div"]
                    if tags.contains(where: { bytes.hasAnyCase($0, at: position) }) { return true }
                }
            }
            return false
        }
    }
}
