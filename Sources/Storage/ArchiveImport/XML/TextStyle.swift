/// How the text of a field is to be read.
enum TextStyle {
    /// As it stands, even within elements: HTML that was escaped.
    case escaped
    /// As text between elements.
    case markup
    /// As HTML that was escaped, unless elements stand in it.
    case either

    /// The style of a field's own text, by what its attributes say.
    init(of element: Element, isTextField: Bool) {
        guard isTextField else {
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
    static func isTextField(_ name: Name) -> Bool { fields.contains(name.code) }

    /// The codes of their names.
    private static let fields: [UInt64] = {
        let core = [
            "title", "subtitle", "tagline", "summary", "content", "description", "rights",
            "copyright", "info", "body", "fullitem", "encoded",
        ]
        let names =
            core.map { Name(.core, $0) } + core.map { Name(.atom, $0) } + [
                Name(.content, "encoded"), Name(.xhtml, "body"), Name(.xhtml, "div"),
                Name(.dublinCore, "description"), Name(.dublinCore, "title"),
                Name(.itunes, "summary"),
            ]
        return names.map(\.code)
    }()
}
