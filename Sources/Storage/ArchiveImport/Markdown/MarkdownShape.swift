internal import ArchiveModel

/// Tells the texts of sites from other files.
enum MarkdownShape {
    /// What a text is that begins with the fields of a post or page; nil when it does not.
    ///
    /// Other YAML stands between such lines too: one of the fields that texts have must be there.
    static func recognise(_ text: Bytes) -> ContentKind? {
        guard let front = FrontMatter(text), hasKnownField(text.slice(front.fields)) else {
            return nil
        }
        let body = text.slice(front.bodyStart..<text.count)
        let start = body.firstIndex { !$0.isSpace } ?? body.count
        let data: [StaticString] = ["<?xml", "<rss", "<feed", "<urlset", "{\"", "{\n", "---\n"]
        let isTemplate = data.contains { body.has($0, at: start) }
        return isTemplate ? .other("a template of a site") : .piece(.markdown)
    }

    private static func hasKnownField(_ fields: Bytes) -> Bool {
        fields.split(separator: 0x0A).contains { line in
            let name = line.drop { $0.isSpace || $0 == UInt8(ascii: "\"") }
                .prefix { $0.isLetter }
            let after = line[name.endIndex...].first { !$0.isSpace && $0 != UInt8(ascii: "\"") }
            return (after == UInt8(ascii: ":") || after == UInt8(ascii: "="))
                && known.contains(String(decoding: name, as: UTF8.self).lowercased())
        }
    }

    private static let known: Set = [
        "title", "date", "layout", "permalink", "slug", "tags", "categories", "category", "draft",
    ]
}
