internal import ArchiveModel
internal import Prose

/// What a page is called: the title of its article, and what the site is called.
struct PageTitle {
    /// The article's title as plain text; may be empty.
    let text: String
    /// What the site is called, as far as the page tells; may be empty.
    let siteName: String

    /// Reads a page of a site whose name may be known.
    ///
    /// A heading that the page's `title` has too is the title; the rest of that is the site's name.
    /// Where no heading is, the first stands for a `title` that is missing, a file's name, or the
    /// same on every page; so it does for one of those that are `repeated` on many. No title at all is
    /// better than that.
    init(_ page: WebPage, site known: String = "", repeated: Set<String> = []) {
        var document = page.documentTitle
        let stated = Self.meta(page, ["og:title", "twitter:title", "dc.title"])
        let siteName = known.isEmpty ? Self.meta(page, ["og:site_name"]) : known
        let isRepeated = repeated.contains(document)
        if document == siteName || Self.isFileName(document) || isRepeated { document = "" }
        let headings = Self.headings(page).filter { $0 != siteName }
        let whole = document.isEmpty ? stated : document
        let agreed = Self.best(
            of: headings.filter { Self.isPart($0, of: whole) || !stated.isEmpty && $0 == stated },
            in: whole)
        let text: String
        if let agreed {
            text = agreed
        } else if !stated.isEmpty, stated != siteName {
            text = stated
        } else {
            let own = Self.withoutSite(whole, siteName)
            let isNone = own.isEmpty || own == siteName
            let last = isRepeated ? "" : page.documentTitle
            text = isNone ? headings.first ?? last : own
        }
        self.text = text
        let rest = siteName.isEmpty ? Self.rest(of: document, without: text) : siteName
        self.siteName = rest == text ? "" : rest
    }

    /// The one of the headings that a page's `title` has too which is not the site's name.
    ///
    /// Where it has two, a colon or `»` follows the site's name, anything else goes before it.
    private static func best(of headings: [String], in whole: String) -> String? {
        guard let first = headings.first else { return nil }
        guard
            let other = headings.first(where: {
                $0 != first && rest(of: whole, without: first) == $0
            })
        else { return first }
        let (start, end) = whole.hasPrefix(first) ? (first, other) : (other, first)
        let divider = whole.dropFirst(start.count).drop(while: \.isWhitespace).first
        return divider == ":" || divider == "»" ? end : start
    }

    /// Whether a title is only what the file is called: words run together by dashes.
    private static func isFileName(_ title: String) -> Bool {
        !title.contains(" ") && title.count { $0 == "-" || $0 == "_" || $0 == "/" } > 1
            && title.utf8.contains { $0.isLetter }
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

    /// The page's headings that may be its title, those that say so first; none that lead to the
    /// site as a whole.
    private static func headings(_ page: WebPage) -> [String] {
        var marked: [String] = []
        var plain: [String] = []
        for (number, node) in page.nodes.enumerated() where marked.count + plain.count < most {
            let isMarked = isMarked(number, page)
            guard isMarked || ["h1", "h2", "h3", "h"].contains(node.name),
                !page.hints[number].contains(.hidden), !leadsHome(number, page)
            else { continue }
            let text = page.text(of: number, limit: longest)
            guard !text.isEmpty else { continue }
            if isMarked { marked.append(text) } else { plain.append(text) }
        }
        return marked + plain
    }

    private static func isMarked(_ number: Int, _ page: WebPage) -> Bool {
        if page.has("headline", in: "itemprop", of: number) {
            return page.nodes[number].name != "meta"
        }
        return page.classes(of: number).contains { marks.contains(String($0)) }
    }

    private static func leadsHome(_ number: Int, _ page: WebPage) -> Bool {
        let below = page.nodes[number..<page.nodes[number].end]
        let link = below.first { $0.name == "a" && $0[attribute: "href"] != nil }
        guard let address = link?[attribute: "href"] else { return false }
        let path = Address(address.trimmed).path
        return ["", "/", "./", "index.html", "../", "../../", "../index.html"].contains(
            String(path))
            && !address.hasPrefix("#")
    }

    /// Whether a text is what a longer one begins or ends with, divided from the rest.
    private static func isPart(_ text: String, of whole: String) -> Bool {
        guard !text.isEmpty, whole.utf8.count >= text.utf8.count else { return false }
        if whole == text { return true }
        guard text.utf8.count > 2 else { return false }
        return whole.hasPrefix(text) && isDivided(whole.dropFirst(text.count), atStart: true)
            || whole.hasSuffix(text) && isDivided(whole.dropLast(text.count), atStart: false)
    }

    /// The first and the last of the parts that a page's `title` is divided into: one of them names
    /// the site on most.
    static func ends(of title: String) -> [String] {
        var parts: [String] = []
        for divider in [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", ": "] {
            guard let first = title.firstRange(of: divider) else { continue }
            parts.append(String(title[..<first.lowerBound]).trimmed)
            if let last = title.ranges(of: divider).last {
                parts.append(String(title[last.upperBound...]).trimmed)
            }
        }
        return parts.isEmpty ? [title] : parts.filter { !$0.isEmpty }
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
        while let last = rest.last, last.isWhitespace || dividers.contains(last) {
            rest.removeLast()
        }
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
