internal import ArchiveModel
internal import Prose

/// When a page's article was published, by what the page says, most reliable first.
struct PageDates {
    /// The page.
    let page: WebPage
    /// The nodes that are comments, whose dates are their own.
    let isComment: [Bool]
    /// Where the text of the article lies.
    let article: Range<Int>

    /// The date; nil when the page states none.
    ///
    /// 1. What it says to machines: JSON-LD, `meta`, microdata, microformats, `time`.
    /// 2. The date in its address.
    /// 3. The first date shown near the article.
    ///
    /// A date without a time takes that of another of the same day.
    func date(data: LinkedData, address: String) -> PostDate? {
        var found: [VisibleDate.Found] = []
        note(data.article["datePublished"].text, in: &found)
        note(PageTitle.meta(page, Self.metaNames), in: &found)
        found += marked
        let inPath = AddressDate.read(address)
        if let inPath, inPath.isWhole { found.append(.init(date: inPath.date, hasTime: false)) }
        found += shown
        if let inPath, !inPath.isWhole { found.append(.init(date: inPath.date, hasTime: false)) }
        guard let first = found.first else { return nil }
        if first.hasTime { return first.date }
        return found.first { $0.hasTime && $0.date.day == first.date.day }?.date ?? first.date
    }

    private func note(_ text: String, in found: inout [VisibleDate.Found]) {
        guard !text.isEmpty, let date = DateReader.read(text), Self.isPlausible(date) else {
            return
        }
        found.append(.init(date: date, hasTime: text.contains(":")))
    }

    /// What programs write for "never" is none, nor is the beginning of their time.
    private static func isPlausible(_ date: PostDate) -> Bool {
        date.day.year > 1_970 && date.day.year < 2_100
    }

    private static let metaNames = [
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publish-date",
        "publication_date", "sailthru.date", "parsely-pub-date", "citation_publication_date",
        "article.published",
    ]

    // MARK: - Marked

    /// The dates of elements that are marked as such, best first.
    private var marked: [VisibleDate.Found] {
        var ranked: [(rank: Int, found: VisibleDate.Found)] = []
        for number in page.nodes.indices where !isComment[number] && !page.nodes[number].isText {
            guard ranked.count < Self.most, let rank = rank(of: number),
                let found = date(at: number)
            else { continue }
            ranked.append((rank, found))
        }
        return ranked.enumerated().sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }.map(\.1.found)
    }

    private func rank(of number: Int) -> Int? {
        if page.has("datepublished", in: "itemprop", of: number) { return 0 }
        let classes = page.classes(of: number)
        if classes.contains("dt-published") || classes.contains("published") { return 1 }
        let node = page.nodes[number]
        if node.name == "time", node[attribute: "pubdate"] != nil { return 2 }
        if classes.contains(where: { Self.classes.contains(String($0)) }) { return 3 }
        if node.name == "time", node[attribute: "datetime"] != nil { return 4 }
        if PageByline.isPosted(page, number) { return 5 }
        return nil
    }

    private func date(at number: Int) -> VisibleDate.Found? {
        let node = page.nodes[number]
        for name in ["datetime", "content", "title"] {
            guard let text = node[attribute: name], !text.isEmpty, let date = DateReader.read(text),
                Self.isPlausible(date)
            else { continue }
            return .init(date: date, hasTime: text.contains(":"))
        }
        return VisibleDate.find(in: page.text(of: number, limit: 200))
    }

    private static let most = 50
    private static let classes: Set<String> = [
        "entry-date", "post-date", "postdate", "date-header", "date", "posted", "posted-on",
        "timestamp", "post-timestamp", "dateline", "entry-meta", "post-meta", "postmeta",
        "postmetadata", "post-info", "postinfo", "entrydate", "pubdate", "publish-date", "meta",
        "post-footer", "entry-footer", "posteddate", "blogdate",
    ]

    // MARK: - Shown

    /// The dates shown in short texts round the beginning of the article, then after it.
    private var shown: [VisibleDate.Found] {
        let before = max(0, article.lowerBound - Self.reach)..<article.lowerBound
        let inside = article.prefix(Self.reach)
        let after = article.upperBound..<min(page.nodes.count, article.upperBound + Self.reach)
        return [before.reversed().map { $0 }, Array(inside), Array(after)].compactMap { numbers in
            numbers.lazy.compactMap(shown(at:)).first
        }
    }

    private func shown(at number: Int) -> VisibleDate.Found? {
        let node = page.nodes[number]
        guard node.isText, !isComment[number], node.text.utf8.count < 160, !tellsOfChange(number)
        else { return nil }
        return VisibleDate.find(in: node.text.replacing("\u{A0}", with: " ").collapsed)
    }

    /// Whether a text, or the one before it, says that a date is that of a change, or of the
    /// rights.
    private func tellsOfChange(_ number: Int) -> Bool {
        var before = number - 1
        while before > 0, before > number - 8,
            !page.nodes[before].isText || page.nodes[before].text.allSatisfy(\.isWhitespace)
        {
            before -= 1
        }
        return [number, before].contains { place in
            guard place > 0, page.nodes[place].isText else { return false }
            let text = page.nodes[place].text.prefix(160).lowercased()
            return Self.changes.contains { text.contains($0) }
        }
    }

    private static let reach = 60
    private static let changes = ["update", "modified", "generated", "copyright", "©", "retrieved"]
}

/// The date in an address.
struct AddressDate {
    /// The date; the first of its month where the address names no day.
    let date: PostDate
    /// Whether it names a day.
    let isWhole: Bool

    /// Reads an address or a path: `/2011/01/25/fog.html`, `/2011/01/fog.html`,
    /// `/2011-01-25-fog.html`; nil when it has none.
    static func read(_ address: String) -> AddressDate? {
        let parts = Address(address).path.split(separator: "/")
        for (index, part) in parts.enumerated() {
            if let named = DatedName(part), let date = DateReader.read(named.date) {
                return AddressDate(date: date, isWhole: true)
            }
            guard part.utf8.count == 4, let year = Int(part), (1_990...2_100).contains(year),
                index + 1 < parts.count, parts[index + 1].utf8.count <= 2,
                let month = Int(parts[index + 1]), index + 2 < parts.count
            else { continue }
            let third = parts[index + 2].prefix { $0 != "." }
            if third.utf8.count <= 2, let day = Int(third),
                let date = PostDate(year: year, month: month, day: day)
            {
                return AddressDate(date: date, isWhole: true)
            }
            return PostDate(year: year, month: month, day: 1).map {
                AddressDate(date: $0, isWhole: false)
            }
        }
        return nil
    }
}
