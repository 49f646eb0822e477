/// Tells the texts of sites from other files.
enum MarkdownShape {
    /// Whether a text begins with the fields of a post or page.
    ///
    /// Other YAML stands between such lines too: one of the fields that texts have must be there,
    /// and what follows must be no data.
    static func isPiece(_ text: Bytes) -> Bool {
        guard let front = FrontMatter(text) else { return false }
        let body = text.slice(front.bodyStart..<text.count)
        let start = body.firstIndex { !$0.isSpace } ?? body.count
        let data: [StaticString] = ["<?xml", "<rss", "<feed", "<urlset", "{\"", "{\n", "---\n"]
        guard !data.contains(where: { body.has($0, at: start) }) else { return false }
        return text.slice(front.fields).split(separator: 0x0A).contains { line in
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
