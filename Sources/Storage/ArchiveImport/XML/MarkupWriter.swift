internal import ArchiveModel

/// Writes elements that stand inside a text field as the HTML they mean.
enum MarkupWriter {
    /// Writes a start tag, links resolved.
    static func writeStart(
        _ name: Name, _ attributes: [Element.Attribute], base: String, to text: inout [UInt8]
    ) {
        text.append(UInt8(ascii: "<"))
        text.append(contentsOf: name.local.utf8)
        for attribute in attributes where attribute.name.space == .core {
            let isLink = linkAttributes.contains(attribute.name.local)
            let value = isLink ? Address.resolve(attribute.value, against: base) : attribute.value
            text.append(0x20)
            text.append(contentsOf: attribute.name.local.utf8)
            text.append(contentsOf: "=\"".utf8)
            write(value.utf8, isAttribute: true, to: &text)
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: ">"))
    }

    /// Writes an end tag; HTML has none for `<br>` and its like.
    static func writeEnd(_ name: Name, to text: inout [UInt8]) {
        guard !voidElements.contains(name.local) else { return }
        text.append(contentsOf: "</".utf8)
        text.append(contentsOf: name.local.utf8)
        text.append(UInt8(ascii: ">"))
    }

    /// Writes text so that HTML reads it as such.
    static func write(
        _ source: some Sequence<UInt8>, isAttribute: Bool = false, to text: inout [UInt8]
    ) {
        for byte in source {
            switch byte {
            case UInt8(ascii: "&"): text.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): text.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): text.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\"") where isAttribute: text.append(contentsOf: "&quot;".utf8)
            default: text.append(byte)
            }
        }
    }

    /// Attributes that hold an address.
    static let linkAttributes: Set<String> = [
        "action", "background", "cite", "data", "href", "longdesc", "poster", "src",
    ]

    /// Elements without content.
    ///
    /// Source: HTML Standard, 13.1.2.
    private static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ]
}
