internal import ArchiveModel
internal import Prose

/// Tells the page of one article from pages that lead to others: the front page, the pages of
/// months, labels, authors and searches.
struct PageShape {
    /// The page.
    let page: WebPage
    /// Which nodes are comments or stand round them.
    let isComment: [Bool]
    /// The page's address, or its path.
    let address: MirrorAddress
    /// The words of the class of the page's `body`.
    let bodyClasses: Set<Substring>

    /// Makes it of a page and its source.
    init(_ page: WebPage, isComment: [Bool], address: MirrorAddress, html: String) {
        self.page = page
        self.isComment = isComment
        self.address = address
        bodyClasses = Self.bodyClasses(html)
    }

    /// Whether the page leads to others, or is none of the site's own: an error, a forwarding.
    func isLeftOut(title: String, data: LinkedData) -> Bool {
        if isError(title) || isForwarding { return true }
        if !bodyClasses.isDisjoint(with: Self.articleClasses) { return false }
        if !bodyClasses.isDisjoint(with: Self.listClasses) { return true }
        if !data.kinds.isDisjoint(with: Self.listKinds) || data.articleCount > 2 { return true }
        if Self.isList(path: Address(address.text).path, query: Address(address.text).query) {
            return true
        }
        if isGenerated { return true }
        return entryCount > 1 || hasDays || isListOfLinks
    }

    /// Whether what was found as the article is a list of the site's other pages: a link to one for
    /// every few words.
    func isIndex(_ article: ArticleFinder.Article, words: Int) -> Bool {
        // What is named as a post may list others.
        let isNamed = article.roots.contains { page.hints[$0].contains(.body) }
        guard !isNamed, bodyClasses.isDisjoint(with: Self.articleClasses) else { return false }
        let host = Address(address.text).authority
        var count = 0
        for root in article.roots {
            for number in root..<page.nodes[root].end
            where page.nodes[number].name == "a" && !article.isOut[number] {
                guard let link = page.nodes[number][attribute: "href"], !link.hasPrefix("#") else {
                    continue
                }
                let other = Address(WaybackPage.original(link))
                let isOwn = other.scheme == nil && other.authority == nil || other.authority == host
                if isOwn, !other.path.isEmpty { count += 1 }
            }
        }
        return count >= Self.leastIndex && words < count * Self.wordsOfIndex
    }

    private static let leastIndex = 8
    private static let wordsOfIndex = 25

    // MARK: - What it says

    /// The classes that WordPress, Blogger, Ghost and their like give the `body` of a post.
    private static let articleClasses: Set<Substring> = [
        "single", "single-post", "postid", "page-template-default", "item-view", "post-template",
        "singular", "item",
    ]
    private static let listClasses: Set<Substring> = [
        "home", "blog", "archive", "category", "tag", "date", "author", "search", "error404",
        "paged", "index-view", "archive-view", "error-view", "home-template", "tag-template",
        "author-template", "label-view", "search-view", "index",
    ]
    private static let listKinds: Set<String> = [
        "CollectionPage", "SearchResultsPage", "ProfilePage",
    ]

    private static func bodyClasses(_ html: String) -> Set<Substring> {
        var html = html
        let value = html.withUTF8 { bytes -> String in
            var position = 0
            while let mark = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
                position = mark + 1
                guard bytes.hasAnyCase("<body", at: mark) else { continue }
                let tag = bytes[mark...].prefix(4 << 10).prefix { $0 != UInt8(ascii: ">") }
                let text = Bytes(rebasing: tag)
                guard let start = text.index(of: "class="), start + 7 < text.count else {
                    return ""
                }
                let quote = text[start + 6]
                let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
                let rest = text[(start + (isQuoted ? 7 : 6))...]
                return String(
                    decoding: rest.prefix { isQuoted ? $0 != quote : !$0.isSpace },
                    as: UTF8.self)
            }
            return ""
        }
        return Set(value.lowercased().split { $0 == " " || $0 == "\n" })
    }

    private func isError(_ title: String) -> Bool {
        let key = title.lowercased()
        return ["404", "403", "page not found", "not found", "error 404", "object not found"]
            .contains { key == $0 || key.hasPrefix($0 + " ") || key.hasPrefix($0 + ":") }
            || key.hasSuffix("page not found") || key.hasSuffix("404 not found")
    }

    /// A page whose only use is to lead on to another at once.
    private var isForwarding: Bool {
        page.nodes.contains {
            $0.name == "meta" && $0[attribute: "http-equiv"]?.lowercased() == "refresh"
                && $0[attribute: "content"]?.lowercased().contains("url") == true
        } && page.text(of: 0, limit: 600).utf8.count < 500
    }

    /// A page that the copying program made itself.
    private var isGenerated: Bool {
        let generator = PageTitle.meta(page, ["generator"]).lowercased()
        return generator.hasPrefix("httrack")
            || page.nodes.contains {
                $0.name == "meta" && $0[attribute: "name"] == "generator"
                    && $0[attribute: "content"]?.hasPrefix("HTTrack") == true
            }
    }

    // MARK: - By address

    /// Whether a path is one that blogs give their lists.
    static func isList(path: Substring, query: Substring?) -> Bool {
        let query = query?.lowercased() ?? ""
        let parameters = query.split(separator: "&")
        if parameters.contains(where: { parameter in
            listParameters.contains { parameter.hasPrefix($0 + "=") }
        }) {
            return true
        }
        var parts = path.lowercased().split(separator: "/").map(String.init)
        guard let last = parts.last else { return query.isEmpty }
        let stem = withoutEnding(last)
        if listNames.contains(stem) || stem.hasPrefix("index@") || stem.hasPrefix("index?") {
            parts.removeLast()
            guard !parts.isEmpty else { return true }
        } else {
            parts[parts.count - 1] = stem
        }
        return isList(parts)
    }

    private static func isList(_ parts: [String]) -> Bool {
        for (index, part) in parts.enumerated() where index + 1 < parts.count {
            if listFolders.contains(part) { return true }
            if part == "page", Int(parts[index + 1]) != nil { return true }
        }
        guard let last = parts.last else { return true }
        if listPages.contains(last) { return true }
        if last.hasPrefix("cat_") || last.hasPrefix("category-") || last.hasPrefix("archive_") {
            return true
        }
        // `2005_03`, `2005-03`; `2005/03` and `2005`, but not `2005/03/07`, which may be a post.
        let numbers = parts.suffix(3).reversed().prefix { Int($0) != nil }
        let divided = last.split { $0 == "_" || $0 == "-" }
        if divided.count == 2, isYear(divided[0]), Int(divided[1]) != nil, divided[1].count == 2 {
            return true
        }
        if let year = numbers.last, isYear(year[...]), numbers.count < 3 { return true }
        return false
    }

    private static func isYear(_ text: Substring) -> Bool {
        text.utf8.count == 4 && (Int(text).map { (1_990...2_100).contains($0) } ?? false)
    }

    private static func withoutEnding(_ name: String) -> String {
        for ending in [".html", ".htm", ".php", ".xml", ".xhtml", ".shtml", ".asp", ".aspx"]
        where name.hasSuffix(ending) {
            return String(name.dropLast(ending.count))
        }
        return name
    }

    private static let listParameters = [
        "tag", "cat", "category", "author", "paged", "s", "q", "search", "feed", "m", "label",
        "updated-max", "max-results",
    ]
    private static let listNames: Set<String> = ["index", "default", "home"]
    private static let listFolders: Set<String> = [
        "tag", "tags", "category", "categories", "label", "labels", "author", "authors", "search",
        "feed", "feeds", "wp-json", "wp-admin", "topic", "topics",
    ]
    private static let listPages: Set<String> = [
        "archive", "archives", "feed", "search", "tags", "categories", "sitemap", "site-map",
        "all", "atom", "rss", "login", "register", "wp-login", "xmlrpc", "print",
    ]

    // MARK: - By content

    /// How many posts stand on the page in full or in part; one that holds most of the text counts
    /// alone, for what stands beside it only leads to others.
    private var entryCount: Int {
        var lengths: [Int] = []
        var number = 1
        while number < page.nodes.count {
            let hints = page.hints[number]
            let isEntry = hints.contains(.entry) || hints.contains(.body)
            guard isEntry, !isComment[number], !hints.contains(.hidden), isBox(number),
                !isBeside(number)
            else {
                number += 1
                continue
            }
            let inner = innerEntries(of: number)
            if inner > 1 {
                number += 1
                continue
            }
            lengths.append(page.text(of: number, limit: 1 << 16).utf8.count)
            number = page.nodes[number].end
        }
        let total = lengths.reduce(0, +)
        guard let most = lengths.max(), total > 0 else { return 0 }
        return most * 10 > total * 8 ? 1 : lengths.count
    }

    /// How many posts lie in a box at once, whose name alone doesn't make it a post then.
    private func innerEntries(of number: Int) -> Int {
        var count = 0
        var next = number + 1
        while next < page.nodes[number].end, count < 2 {
            let hints = page.hints[next]
            if hints.contains(.entry), !isComment[next], isBox(next) {
                count += 1
                next = page.nodes[next].end
            } else {
                next += 1
            }
        }
        return count
    }

    private func isBox(_ number: Int) -> Bool {
        ["div", "article", "section", "li", "td"].contains(page.nodes[number].name)
    }

    private func isBeside(_ number: Int) -> Bool {
        page.isWithin(number) {
            page.hints[$0].contains(.aside) && !page.hints[$0].contains(.mayHold)
                || page.nodes[$0].name == "aside" || page.nodes[$0].name == "nav"
        }
    }

    /// Whether headings name several days, as above the posts of each.
    private var hasDays: Bool {
        var days: Set<CalendarDay> = []
        for (number, node) in page.nodes.enumerated()
        where PageElements.headings.contains(node.name) && !isComment[number] && !isBeside(number) {
            let text = page.text(of: number, limit: 80)
            if text.utf8.count < 60, let found = VisibleDate.find(in: text),
                // Within a post they are those of what it tells of.
                !page.isWithin(number, { page.hints[$0].contains(.body) })
            {
                days.insert(found.date.day)
            }
        }
        return days.count > 1
    }

    /// Whether most headings lead elsewhere, as the titles of posts in a list do.
    private var isListOfLinks: Bool {
        var leading = 0
        var standing = 0
        for (number, node) in page.nodes.enumerated()
        where Self.titles.contains(node.name) && !isComment[number] && !isBeside(number) {
            let below = page.nodes[number..<node.end]
            let link = below.first { $0.name == "a" }?[attribute: "href"]
            let isLeading = link.map { !$0.hasPrefix("#") && !$0.isEmpty } ?? false
            if isLeading, page.text(of: number, limit: 400).utf8.count > 8 {
                leading += 1
            } else {
                standing += 1
            }
        }
        return leading > 4 && leading > standing * 3
    }

    private static let titles: Set<String> = ["h1", "h2", "h3", "h"]
}
