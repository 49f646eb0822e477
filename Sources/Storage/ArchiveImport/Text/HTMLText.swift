/// Writes the HTML of bodies that their archive keeps in some other form.
enum HTMLText {
    /// Text as HTML writes it, also within quotation marks.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        MarkupWriter.write(text.utf8, isAttribute: true, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An element with what stands in it; nothing where nothing does.
    static func element(_ name: String, _ content: String) -> String {
        content.isEmpty ? "" : "<\(name)>\(content)</\(name)>"
    }

    /// A link; the address itself is the text where there is none, the text alone where there is
    /// no address.
    static func link(_ address: String, _ content: String = "") -> String {
        guard !address.isEmpty else { return content }
        let address = escaped(address)
        return "<a href=\"\(address)\">\(content.isEmpty ? address : content)</a>"
    }

    /// A picture with its caption, both HTML but for the address.
    static func picture(_ address: String, alt: String = "", caption: String = "") -> String {
        guard !address.isEmpty else { return caption }
        let image = "<img src=\"\(escaped(address))\" alt=\"\(escaped(alt))\">"
        return "<figure>\(image)\(element("figcaption", caption))</figure>"
    }

    /// Plain text as a paragraph for each run of lines, line breaks kept.
    static func paragraphs(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").split(separator: "\n\n").map {
            element("p", escaped(String($0).trimmed).replacing("\n", with: "<br>"))
        }.joined(separator: "\n")
    }
}
