/// What a page says of itself in JSON, as search engines read it.
///
/// Source: JSON-LD 1.1, 7; schema.org, Article.
struct LinkedData {
    /// The thing that the page is about, when it is an article; null when it says of none.
    let article: JSONValue
    /// How many articles it lists.
    let articleCount: Int
    /// The kinds of all things that it names.
    let kinds: Set<String>

    /// Reads what the scripts of a page hold.
    init(html: String) {
        var articles: [JSONValue] = []
        var kinds: Set<String> = []
        for script in Self.scripts(html) {
            guard let value = JSONValue(parsing: script) else { continue }
            var pending = [value]
            var seen = 0
            while let next = pending.popLast(), seen < Self.most {
                seen += 1
                pending += next.elements.reversed()
                pending += next["@graph"].elements.reversed()
                pending += next["blogPost"].elements.reversed()
                let own = Self.kinds(of: next)
                kinds.formUnion(own)
                if !own.isDisjoint(with: Self.articleKinds) { articles.append(next) }
            }
        }
        article = articles.first ?? .null
        articleCount = articles.count
        self.kinds = kinds
    }

    /// The names of the article's writers.
    var author: String {
        let value = article["author"]
        let people = value.elements.isEmpty ? [value] : value.elements
        return people.map { $0["name"].text.isEmpty ? $0.text : $0["name"].text }
            .filter { !$0.isEmpty && !$0.contains("://") }.joined(separator: ", ")
    }

    /// The article's keywords.
    var keywords: [String] {
        let value = article["keywords"]
        guard value.elements.isEmpty else { return value.elements.map(\.text) }
        return value.text.split(separator: ",").map { String($0).trimmed }
    }

    private static let most = 2_000
    private static let articleKinds: Set<String> = [
        "Article", "BlogPosting", "NewsArticle", "Report", "TechArticle", "ReportageNewsArticle",
        "OpinionNewsArticle", "SocialMediaPosting", "AnalysisNewsArticle", "ScholarlyArticle",
    ]

    private static func kinds(of value: JSONValue) -> Set<String> {
        let kind = value["@type"]
        return Set((kind.elements.isEmpty ? [kind] : kind.elements).map(\.text))
    }

    /// The contents of the page's scripts that are data, the first few.
    private static func scripts(_ html: String) -> [String] {
        var html = html
        return html.withUTF8 { bytes in
            var scripts: [String] = []
            var position = 0
            var tries = 0
            while scripts.count < 32, tries < 1_000,
                let mark = bytes.index(of: "ld+json", from: position)
            {
                position = mark + 1
                tries += 1
                guard bytes.isInTag(mark, named: "<script") else { continue }
                // Where this one has no end, no later one has.
                guard let start = bytes[mark...].firstIndex(of: UInt8(ascii: ">")),
                    let end = bytes.index(of: "</script", from: start)
                else { break }
                scripts.append(
                    String(decoding: bytes[(start + 1)..<end], as: UTF8.self).trimmed)
                position = end
            }
            return scripts
        }
    }
}

extension Bytes {
    /// Whether a place lies in a start tag of a name, which begins with its bracket.
    func isInTag(_ place: Int, named name: StaticString) -> Bool {
        let start = self[..<place].suffix(2 << 10).lastIndex(of: UInt8(ascii: "<"))
        return start.map { hasAnyCase(name, at: $0) } ?? false
    }
}
