internal import ArchiveModel
internal import Prose

/// What a page is called: the title of its article, and what the site is called.
struct PageTitle {
    /// The article's title as plain text; may be empty.
    let text: String
    /// What the site is called, as far as the page tells; may be empty.
    let siteName: String

    /// Reads a page.
    init(_ page: WebPage) {
        let document = Self.documentTitle(page)
        let stated = Self.meta(page, ["og:title", "twitter:title", "dc.title"])
        var siteName = Self.meta(page, ["og:site_name"])
        let headings = Self.headings(page).filter { $0 != siteName }
        let whole = document.isEmpty ? stated : document
        var title = headings.first { Self.isPart($0, of: whole) || (!stated.isEmpty && $0 == stated) }
        if title == nil, !stated.isEmpty, stated != siteName { title = stated }
        let text = title ?? Self.withoutSite(whole, siteName)
        if siteName.isEmpty { siteName = Self.rest(of: document, without: text) }
        self.text = text
        self.siteName = siteName == text ? "" : siteName
    }

    /// The content of the first of some `meta` elements; empty when there is none.
    static func meta(_ page: WebPage, _ names: [String]) -> String {
        for name in names {
            for node in page.nodes where node.name == "meta" {
                let own = node[attribute: "property"] ?? node[attribute: "name"] ?? ""
                guard own.lowercased() == name, let content = node[attribute: "content"] else {
                    continue
                }
                let text = TitleText.read(plain: content)
                if !text.isEmpty { return text }
            }
        }
        return ""
    }

    private static func documentTitle(_ page: WebPage) -> String {
        guard let number = page.nodes.firstIndex(where: { $0.name == "title" }) else { return "" }
        return page.text(of: number, limit: longest)
    }

    /// The page's headings that may be its title, those that say so first; none that lead to the
    /// site as a whole.
    private static func headings(_ page: WebPage) -> [String] {
        var marked: [String] = []
        var plain: [String] = []
        for (number, node) in page.nodes.enumerated() where marked.count + plain.count < most {
            let isMarked = isMarked(number, page)
            guard isMarked || ["h1", "h2", "h3"].contains(node.name),
                !page.hints[number].contains(.hidden), !leadsHome(number, page)
            else { continue }
            let text = page.text(of: number, limit: longest)
            guard !text.isEmpty else { continue }
            if isMarked { marked.append(text) } else { plain.append(text) }
        }
        return marked + plain
    }

    private static func isMarked(_ number: Int, _ page: WebPage) -> Bool {
        if page.has("headline", in: "itemprop", of: number) { return page.nodes[number].name != "meta" }
        return page.classes(of: number).contains { marks.contains(String($0)) }
    }

    private static func leadsHome(_ number: Int, _ page: WebPage) -> Bool {
        let below = page.nodes[number..<page.nodes[number].end]
        let link = below.first { $0.name == "a" && $0[attribute: "href"] != nil }
        guard let address = link?[attribute: "href"] else { return false }
        let path = Address(address.trimmed).path
        return ["", "/", "./", "index.html", "../", "../../", "../index.html"].contains(String(path))
            && !address.hasPrefix("#")
    }

    /// Whether a text is what a longer one begins or ends with, divided from the rest.
    private static func isPart(_ text: String, of whole: String) -> Bool {
        guard !text.isEmpty, whole.utf8.count >= text.utf8.count else { return false }
        if whole == text { return true }
        guard text.utf8.count > 3 else { return false }
        return whole.hasPrefix(text) && isDivided(whole.dropFirst(text.count), atStart: true)
            || whole.hasSuffix(text) && isDivided(whole.dropLast(text.count), atStart: false)
    }

    private static func isDivided(_ rest: Substring, atStart: Bool) -> Bool {
        let kept = rest.trimmed
        guard let edge = atStart ? kept.first : kept.last else { return true }
        return dividers.contains(edge)
    }

    private static func withoutSite(_ title: String, _ site: String) -> String {
        guard !site.isEmpty, isPart(site, of: title), site != title else { return title }
        return rest(of: title, without: site)
    }

    /// What is left of a title without a part of it, and without what divides them.
    private static func rest(of whole: String, without part: String) -> String {
        guard !part.isEmpty, whole != part else { return "" }
        var rest = whole.hasPrefix(part) ? whole.dropFirst(part.count)[...] : whole[...]
        if rest.count == whole.count, whole.hasSuffix(part) { rest = whole.dropLast(part.count) }
        guard rest.count < whole.count else { return "" }
        rest = rest.drop { $0.isWhitespace || dividers.contains($0) }
        while let last = rest.last, last.isWhitespace || dividers.contains(last) { rest.removeLast() }
        return String(rest)
    }

    private static let longest = 2 << 10
    private static let most = 200
    private static let dividers: Set<Character> = [
        "|", "-", "–", "—", ":", "»", "«", "·", "•", "/", ">", "<", "›", "‹", "~", "→", "←", ",",
    ]
    private static let marks: Set<String> = [
        "entry-title", "post-title", "p-name", "article-title", "posttitle", "entry-header",
        "asset-name", "storytitle", "blogtitle",
    ]
}

extension Substring {
    /// The text without white space at its ends.
    fileprivate var trimmed: String { String(self).trimmed }
}
