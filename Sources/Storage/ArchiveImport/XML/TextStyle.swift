/// How the text of a field is to be read.
enum TextStyle {
    /// As it stands, even within elements: HTML that was escaped.
    case escaped
    /// As text between elements.
    case markup
    /// As HTML that was escaped, unless elements stand in it.
    case either

    /// The style of a field's own text, by what its attributes say.
    init(of element: Element) {
        guard Self.isTextField(element.name) else {
            self = .escaped
            return
        }
        let type = element[attribute: "type"]?.lowercased() ?? ""
        let mode = element[attribute: "mode"]?.lowercased() ?? ""
        if type == "xhtml" || mode == "xml" {
            self = .markup
        } else if type == "html" || mode == "escaped" || mode == "base64" {
            self = .escaped
        } else {
            self = .either
        }
    }

    /// Whether elements within an element of this name are mark-up of its text, not fields.
    static func isTextField(_ name: Name) -> Bool {
        switch name.space {
        case .core, .atom: fields.contains(name.local)
        case .content: name.local == "encoded"
        case .xhtml: name.local == "body" || name.local == "div"
        case .dublinCore: name.local == "description" || name.local == "title"
        case .itunes: name.local == "summary"
        default: false
        }
    }

    private static let fields: Set<String> = [
        "title", "subtitle", "tagline", "summary", "content", "description", "rights", "copyright",
        "info", "body", "fullitem", "encoded",
    ]
}
