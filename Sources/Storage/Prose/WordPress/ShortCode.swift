/// A short code of WordPress where it stands in a text: `[gallery ids="3,4"]`.
///
/// Source: codex.wordpress.org/Shortcode_API.
struct ShortCode {
    /// Its name in lower case.
    var name: String
    /// Whether it ends one: `[/caption]`.
    var isEnd = false
    /// What stands between name and bracket.
    var attributes: Range<Int>
    /// The whole of it.
    var range: Range<Int>

    /// No code is longer; a bracket without an end must not be looked for for ever.
    private static let lengthLimit = 4_096

    /// Reads the code whose bracket stands at `start`; nil where a text merely has a bracket.
    init?(_ bytes: Bytes, at start: Int) {
        var position = start + 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "/") {
            isEnd = true
            position += 1
        }
        let nameStart = position
        while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
        guard position > nameStart, position < bytes.count, bytes[nameStart].isLetter else {
            return nil
        }
        guard Self.endsName(bytes, at: position) else { return nil }
        let attributesStart = position
        var quote: UInt8?
        let limit = min(bytes.count, start + Self.lengthLimit)
        while position < limit {
            let byte = bytes[position]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "]") {
                name = bytes[nameStart..<attributesStart].text.lowercased()
                attributes = attributesStart..<position
                range = start..<position + 1
                return
            } else if byte == UInt8(ascii: "[") {
                return nil
            } else if byte == UInt8(ascii: "\"") {
                quote = byte
            }
            position += 1
        }
        return nil
    }

    /// The code that ends this one; nil when there is none.
    func end(in bytes: Bytes) -> ShortCode? {
        var from = range.upperBound
        while let open = bytes.index(of: UInt8(ascii: "["), from: from) {
            from = open + 1
            if bytes.has("[/", at: open), let end = ShortCode(bytes, at: open), end.isEnd,
                end.name == name
            {
                return end
            }
        }
        return nil
    }

    /// The value of a named attribute, with or without quotes; nil when there is none.
    func value(_ wanted: StaticString, _ bytes: Bytes) -> String? {
        var scanner = AttributeScanner(bytes: bytes.slice(attributes), position: 0)
        while let attribute = scanner.next() {
            let name = scanner.bytes.slice(attribute.name)
            if name.equals(wanted) { return scanner.bytes.slice(attribute.value).text }
        }
        return nil
    }

    /// The first attribute without a name, or what follows an equals sign after the code's own
    /// name: `[youtube https://…]`, `[youtube=https://…]`.
    func argument(_ bytes: Bytes) -> String {
        var text = bytes.slice(attributes).text.onOneLine[...]
        if text.hasPrefix("=") { text = text.dropFirst() }
        text = text.split(separator: " ").first ?? ""
        return String(text.drop { $0 == "\"" }.prefix { $0 != "\"" })
    }

    /// Whether what stands after a name makes it one: else it is a word in brackets, as in
    /// `[Video: the sea at night]`, or the beginning of one.
    private static func endsName(_ bytes: Bytes, at end: Int) -> Bool {
        switch bytes[end] {
        case UInt8(ascii: "]"), UInt8(ascii: "="), UInt8(ascii: "/"): true
        case UInt8(ascii: ":"): end + 1 < bytes.count && !bytes[end + 1].isSpace
        case let byte: byte.isSpace
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// The bytes as text; bad UTF-8 becomes U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }
}
