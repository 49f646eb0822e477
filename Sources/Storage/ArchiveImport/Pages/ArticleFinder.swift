internal import Prose

/// Finds the article of a page: the parts that hold its text, without what stands round it.
///
/// 1. What is named or made like navigation is left out (``PagePruning``).
/// 2. Each paragraph speaks for the elements round it, the nearest most; the element that most text
///    speaks for, few links in it, is the article (``ArticleScores``).
/// 3. Elements beside it that are like it belong to it.
/// 4. Boxes in it that are mostly links, forms or pictures are left out (``ArticleCleaning``).
///
/// Where that leaves little, it is tried again with less left out. Each step is one pass over the
/// nodes.
///
/// Source: the ideas are those of Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using
/// Shallow Text Features, 2010, and of arc90's Readability.
struct ArticleFinder {
    /// An article.
    struct Article {
        /// The nodes whose content it is, in order.
        var roots: [Int]
        /// The nodes to leave out of them, with all below.
        var isOut: [Bool]
        /// Characters of text.
        var letters: Int
    }

    /// Shorter articles are looked for again.
    private static let least = 500

    private let page: WebPage
    private let isOut: [Bool]
    private let title: String

    /// Prepares to find the article of a page, some of whose nodes are no part of it.
    init(in page: WebPage, without isOut: [Bool], title: String) {
        self.page = page
        self.isOut = isOut
        self.title = title
    }

    /// The article; nil for a page without any text.
    ///
    /// Where one box alone is named as the body of a post, it is that, unless most of the text lies
    /// elsewhere.
    func find() -> Article? {
        let found = search()
        guard let found, let body = markedBody, let marked = content(of: body) else {
            return found
        }
        let isMost = marked.letters * 5 > found.letters * 4
        return isMost || found.letters < Self.least ? marked : found
    }

    /// A box as the article; nil when there is nothing in it.
    private func content(of box: Int) -> Article? {
        for prunes in [true, false] {
            let pruning = PagePruning(page: page, title: title, prunesByName: prunes)
            var cleaning = ArticleCleaning(
                page: page, isOut: pruning.applied(to: isOut), title: title, weighs: true,
                cleans: true)
            cleaning.clean(box)
            if cleaning.letters > 0 {
                return Article(roots: [box], isOut: cleaning.isOut, letters: cleaning.letters)
            }
        }
        return nil
    }

    /// The one box that is named as the body of a post and nothing else; nil when there is none, or
    /// more than one.
    private var markedBody: Int? {
        var bodies: [Int] = []
        var number = 1
        while number < page.nodes.count, bodies.count < 2 {
            let hints = page.hints[number]
            if isOut[number] || hints.contains(.hidden)
                || hints.contains(.aside) && !hints.contains(.mayHold)
            {
                number = page.nodes[number].end
            } else if hints.contains(.body) {
                bodies.append(number)
                number = page.nodes[number].end
            } else {
                number += 1
            }
        }
        return bodies.count == 1 ? bodies.first : nil
    }

    /// The best of several attempts.
    private func search() -> Article? {
        var best: Article?
        let attempts: [(prunes: Bool, weighs: Bool, cleans: Bool)] = [
            (true, true, true), (false, true, true), (false, false, true), (false, false, false),
        ]
        for attempt in attempts {
            let found = find(
                prunes: attempt.prunes, weighs: attempt.weighs, cleans: attempt.cleans)
            if found.letters > best?.letters ?? 0 { best = found }
            if found.letters >= Self.least { break }
        }
        return best
    }

    private func find(prunes: Bool, weighs: Bool, cleans: Bool) -> Article {
        var isOut = PagePruning(page: page, title: title, prunesByName: prunes).applied(to: isOut)
        let scores = ArticleScores(page: page, isOut: isOut, weighs: weighs)
        let roots = scores.roots
        var cleaning = ArticleCleaning(
            page: page, isOut: isOut, title: title, weighs: weighs, cleans: cleans)
        for root in roots { cleaning.clean(root) }
        isOut = cleaning.isOut
        return Article(roots: roots, isOut: isOut, letters: cleaning.letters)
    }
}
