internal import ArchiveModel
internal import Prose

/// What a page says of its article besides the text: when, by whom, under which labels, where.
struct PageFacts {
    /// When it was published; nil when the page does not say.
    var date: PostDate?
    /// Who wrote it; empty when the page does not say.
    var author = ""
    /// Its labels.
    var labels: [String] = []
    /// The address that the page itself calls its own; empty when it says none.
    var canonical = ""
    /// The language of the page, as it says; empty when it does not.
    var language = ""

    /// Reads a page, of whose nodes some are comments.
    ///
    /// `article` is where the text of the article lies, `path` the address of the page.
    init(
        _ page: WebPage, data: LinkedData, comments: [Bool], article: Range<Int>, path: String
    ) {
        canonical = Self.canonical(page)
        author = Self.author(page, data, comments, article)
        labels = Self.labels(page, data, comments)
        language =
            page.nodes.first?[attribute: "lang"] ?? page.nodes.first?[attribute: "xml:lang"] ?? ""
        if language.isEmpty { language = data.article["inLanguage"].text }
        date = PageDates(page: page, isComment: comments, article: article)
            .date(data: data, address: canonical.isEmpty ? path : canonical)
    }

    // MARK: - Address

    private static func canonical(_ page: WebPage) -> String {
        for (number, node) in page.nodes.enumerated()
        where node.name == "link" && page.has("canonical", in: "rel", of: number) {
            if let address = node[attribute: "href"]?.trimmed, !address.isEmpty { return address }
        }
        return PageTitle.meta(page, ["og:url"])
    }

    // MARK: - Author

    private static func author(
        _ page: WebPage, _ data: LinkedData, _ comments: [Bool], _ article: Range<Int>
    ) -> String {
        let stated = [
            data.author,
            PageTitle.meta(page, ["author", "article:author", "dc.creator", "parsely-author"]),
        ]
        if let name = stated.first(where: { !$0.isEmpty && !$0.contains("://") }) {
            return TitleText.name(name)
        }
        var best: (rank: Int, name: String)?
        for number in page.nodes.indices where !comments[number] && !page.nodes[number].isText {
            guard let rank = authorRank(number, page), rank < best?.rank ?? .max else { continue }
            let name = PageByline.name(in: page.text(of: number, limit: 256))
            if !name.isEmpty { best = (rank, name) }
        }
        return best?.name ?? ""
    }

    /// How surely an element names the author: 0 is most; nil when it doesn't.
    private static func authorRank(_ number: Int, _ page: WebPage) -> Int? {
        let node = page.nodes[number]
        if ["meta", "link", "img"].contains(node.name) { return nil }
        if page.has("author", in: "rel", of: number) { return 0 }
        if page.has("author", in: "itemprop", of: number) { return 1 }
        let classes = page.classes(of: number)
        if classes.contains(where: { Self.authorClasses.contains(String($0)) }) { return 2 }
        if classes.contains("fn") { return 3 }
        if classes.contains("byline") || classes.contains("post-author") { return 4 }
        return PageByline.isPosted(page, number) ? 5 : nil
    }

    private static let authorClasses: Set<String> = [
        "p-author", "author", "by-author", "byauthor", "byline-author", "byline__author",
        "author-name",
    ]

    // MARK: - Labels

    private static func labels(
        _ page: WebPage, _ data: LinkedData, _ comments: [Bool]
    ) -> [String] {
        var names: [String] = []
        for (number, node) in page.nodes.enumerated() where !comments[number] {
            if node.name == "a", page.has("tag", in: "rel", of: number), !isCloud(number, page) {
                names.append(page.text(of: number, limit: 200))
            }
        }
        if names.isEmpty {
            for node in page.nodes where node[attribute: "property"] == "article:tag" {
                names.append(node[attribute: "content"] ?? "")
            }
        }
        if names.isEmpty { names = data.keywords }
        return Array(
            Labels.unique(names.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }).prefix(
                most))
    }

    /// Whether a link is one of all the site's labels, not of this page's.
    private static func isCloud(_ number: Int, _ page: WebPage) -> Bool {
        page.isWithin(number) { place in
            let hints = page.hints[place]
            return hints.contains(.aside) && !hints.contains(.mayHold)
                || page.classes(of: place).contains {
                    $0.contains("cloud") || $0.contains("widget") || $0.contains("label-list")
                }
        }
    }

    private static let most = 100
}

/// The lines that say who posted something, and when.
enum PageByline {
    /// The name in a line: without what introduces it, and without the date.
    static func name(in line: String) -> String {
        var name = line[...]
        let key = line.lowercased()
        for opening in openings where key.hasPrefix(opening) {
            name = name.dropFirst(opening.count)
            break
        }
        let lower = name.lowercased()
        var end = lower.count
        for closing in closings {
            if let found = lower.firstRange(of: closing) {
                end = min(end, lower.distance(from: lower.startIndex, to: found.lowerBound))
            }
        }
        name = name.prefix(end)
        let text = String(name).trimmed.trimmingMarks
        guard text.unicodeScalars.count <= longest, VisibleDate.find(in: text) == nil else {
            return ""
        }
        return text
    }

    /// Whether an element is such a line, by its first words.
    static func isPosted(_ page: WebPage, _ number: Int) -> Bool {
        let node = page.nodes[number]
        guard lines.contains(node.name), node.end - number < 40 else { return false }
        let text = page.text(of: number, limit: 400).lowercased()
        guard text.utf8.count < 300 else { return false }
        return openings.contains { $0 != "by " && $0 != "by: " && text.hasPrefix($0) }
    }

    /// A line that begins with the name and names the time: `Ann at 9:14`.
    private static let closings = [
        " at ", " on ", " | ", " • ", " · ", " in ", " @ ", " – ", " — ", " - ", " said", " says",
        " wrote", ", ",
    ]
    private static let openings = [
        "posted by: ", "posted by ", "written by ", "published by ", "by: ", "by ", "author: ",
        "posté par ", "publié par ", "von ", "geschrieben von ", "publicado por ",
    ]
    private static let lines: Set<String> = ["span", "p", "div", "small", "em", "i", "li", "td"]
    private static let longest = 80
}

extension String {
    /// The text without colons, dashes and the like at its ends.
    fileprivate var trimmingMarks: String {
        var text = self[...]
        while let last = text.last, ":-–—|·•,…".contains(last) || last.isWhitespace {
            text.removeLast()
        }
        while text.hasSuffix("...") { text = text.dropLast(3) }
        return String(text.drop { ":-–—|·•,".contains($0) || $0.isWhitespace })
    }
}
