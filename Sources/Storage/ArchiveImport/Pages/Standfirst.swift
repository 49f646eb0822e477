internal import Prose

/// Finds the sentence below an article's title that sums it up, where it stands outside the text.
///
/// Among what is between a heading that is the title and the text, it is the first that says so by a
/// name that means nothing else; site builders use few. One that the text has too is left there.
struct Standfirst {
    private let page: WebPage
    private let title: String

    /// Elements after the title that are looked at.
    private static let reach = 60
    private static let letters = 20...400

    /// Prepares to look for the one of an article with this title.
    init(in page: WebPage, title: String) {
        self.page = page
        self.title = title
    }

    /// The article with its standfirst before its text, if it has one that is not there already.
    func added(to article: ArticleFinder.Article) -> ArticleFinder.Article {
        guard let number = find(before: article) else { return article }
        var article = article
        // What had been left out of the text's own box stays in its place.
        if !isShownIn(article, page.nodes[number].parent) { article.roots.insert(number, at: 0) }
        for inner in number..<page.nodes[number].end {
            article.isOut[inner] = page.hints[inner].contains(.hidden)
        }
        return article
    }

    private func find(before article: ArticleFinder.Article) -> Int? {
        guard let heading = heading(of: article) else { return nil }
        let start = page.nodes[heading].end
        for number in start..<min(start + Self.reach, page.nodes.count) {
            let isText = article.roots.contains(number) && page.nodes[number].name == "p"
            if isText, !article.isOut[number] { return nil }
            guard !page.nodes[number].isText, isNamed(number) else { continue }
            let isShown = !page.isWithin(number) { page.hints[$0].contains(.hidden) }
            let text = page.text(of: number, limit: 2_000)
            guard isShown, Self.letters ~= text.unicodeScalars.count, !isShownIn(article, number)
            else { return nil }
            return TitleLikeness.areAlike(text, title) ? nil : number
        }
        return nil
    }

    /// The heading that is the title, the last one before most of the text.
    private func heading(of article: ArticleFinder.Article) -> Int? {
        guard let last = article.roots.last, !title.isEmpty else { return nil }
        let end = page.nodes[last].end
        return page.nodes.indices.prefix(end).first {
            ["h1", "h2"].contains(page.nodes[$0].name)
                && !page.hints[$0].contains(.hidden)
                && TitleLikeness.areAlike(page.text(of: $0, limit: 1_000), title)
        }
    }

    /// Whether a node is in the article as it is.
    private func isShownIn(_ article: ArticleFinder.Article, _ number: Int) -> Bool {
        guard article.roots.contains(where: { $0..<page.nodes[$0].end ~= number }) else {
            return false
        }
        return !page.isWithin(number) { article.isOut[$0] }
    }

    private func isNamed(_ number: Int) -> Bool {
        let node = page.nodes[number]
        guard Self.elements.contains(node.name) else { return false }
        if page.has("description", in: "itemprop", of: number) { return true }
        let names = page.classes(of: number).map { String($0) } + [node[attribute: "id"] ?? ""]
        return names.contains { name in
            Self.names.contains(name.lowercased())
                || name.lowercased().split { !$0.isLetter }.contains {
                    Self.parts.contains(String($0))
                }
        }
    }

    private static let elements: Set<String> = ["h2", "h3", "h4", "p", "div"]
    private static let names: Set<String> = [
        "article-summary", "article-subtitle", "post-subtitle", "entry-subtitle", "subtitle",
        "sub-title", "sub-heading", "article__summary", "article__subtitle",
    ]
    private static let parts: Set<String> = [
        "standfirst", "dek", "subheadline", "subhead", "subheading", "subdeck",
    ]
}
