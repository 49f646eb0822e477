/// The encoding that a page of HTML names in a `meta` element.
///
/// Source: HTML Standard, 13.2.3.2.
enum PageEncoding {
    /// The name, nil when the text is no page of HTML or names none.
    static func name(in head: Bytes) -> String? {
        let start = head.firstIndex { !$0.isSpace } ?? head.count
        guard beginnings.contains(where: { head.hasAnyCase($0, at: start) }) else { return nil }
        let text = head.slice(0..<min(head.count, reach))
        var position = start
        while let tag = text[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = tag + 1
            if text.hasAnyCase("<body", at: tag) { return nil }
            guard text.hasAnyCase("<meta", at: tag) else { continue }
            let rest = text[tag...].prefix { $0 != UInt8(ascii: ">") }
            if let name = name(inTag: Bytes(rebasing: rest)) { return name }
        }
        return nil
    }

    private static func name(inTag tag: Bytes) -> String? {
        guard let mark = tag.indices.first(where: { tag.hasAnyCase("charset", at: $0) }) else {
            return nil
        }
        let rest = tag[(mark + 7)...].drop { $0.isSpace }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        let value = rest.dropFirst().drop { $0.isSpace || $0 == 0x22 || $0 == 0x27 }
            .prefix { !$0.isSpace && $0 > 0x20 && $0 < 0x80 && !ends.contains($0) }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }

    /// Pages name it early, but some put scripts before.
    private static let reach = 32 << 10
    private static let ends = Array("\"';>/".utf8)
    private static let beginnings: [StaticString] = [
        "<!doctype html", "<html", "<head", "<meta", "<title", "<!--",
    ]
}
