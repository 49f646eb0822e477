internal import Prose

/// One-line texts: titles, names, labels.
enum TitleText {
    /// The title a field holds, as plain text on one line.
    static func read(_ field: Element?) -> String {
        guard let field else { return "" }
        let type = field[attribute: "type"]?.lowercased() ?? ""
        let text = FieldBody.unwrapped(field)
        guard !field.hasMarkup, type == "text" || type == "text/plain" else {
            return Prose.plainText(html: text)
        }
        return read(plain: text)
    }

    /// The title that a text states which its source calls plain.
    ///
    /// Even then it may hold references, escaped twice by some tool. Tags are text, as in a post
    /// about them, unless one is closed again.
    static func read(plain text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")), text.utf8Range(of: "</") == nil else {
            return Prose.plainText(html: text)
        }
        return Prose.plainText(html: text.replacing("<", with: "&lt;"))
    }

    /// A name or label: references that escaped twice are resolved, tags are text.
    static func name(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text.collapsed }
        return Prose.plainText(html: text.replacing("<", with: "&lt;"))
    }
}
