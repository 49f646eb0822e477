internal import Prose

/// Leaves out what is no part of any article: what isn't shown, what does nothing without a script,
/// what is named like navigation.
struct PagePruning {
    /// The page.
    let page: WebPage
    /// The article's title, which stands above it already.
    let title: String
    /// Whether names alone may leave something out.
    let prunesByName: Bool

    /// The nodes that are out, with those that were already.
    ///
    /// Cost: one pass; what is in a node that is out isn't looked at.
    func applied(to isOut: [Bool]) -> [Bool] {
        var isOut = isOut
        var number = 1
        var hasByline = false
        /// The end of the innermost table or listing so far.
        var keptEnd = 0
        while number < page.nodes.count {
            let node = page.nodes[number]
            guard !node.isText, !isOut[number] else {
                number = isOut[number] ? node.end : number + 1
                continue
            }
            if node.name == "table" || node.name == "code" { keptEnd = max(keptEnd, node.end) }
            if isLeftOut(number, hasByline: &hasByline, isKeptByPlace: number < keptEnd) {
                isOut[number] = true
                number = node.end
            } else {
                number += 1
            }
        }
        return isOut
    }

    private func isLeftOut(_ number: Int, hasByline: inout Bool, isKeptByPlace: Bool) -> Bool {
        let node = page.nodes[number]
        let hints = page.hints[number]
        if Self.never.contains(node.name) || hints.contains(.hidden) { return true }
        if node.name == "noscript" { return !holdsPicture(number) }
        if !hasByline, isByline(number) {
            hasByline = true
            return true
        }
        if PageElements.headings.contains(node.name), repeatsTitle(number) { return true }
        if PageByline.isPosted(page, number) || isAboutPost(number) { return true }
        guard prunesByName else { return false }
        if hints.contains(.tool) { return true }
        return hints.contains(.aside) && !hints.contains(.mayHold) && !isKeptByPlace
            && node.name != "a"
    }

    private static let never: Set<String> = [
        "script", "style", "template", "link", "meta", "title", "base", "nav", "select", "dialog",
        "datalist",
    ]

    /// Where pictures load late, they stand in a `noscript` too.
    private func holdsPicture(_ number: Int) -> Bool {
        let below = page.nodes[(number + 1)..<page.nodes[number].end]
        return below.contains { $0.name == "img" } && page.text(of: number).isEmpty
    }

    private func isByline(_ number: Int) -> Bool {
        let node = page.nodes[number]
        let isNamed =
            node[attribute: "rel"]?.lowercased() == "author"
            || node[attribute: "itemprop"]?.lowercased().contains("author") == true
            || page.hints[number].contains(.byline)
        guard isNamed else { return false }
        let count = page.text(of: number, limit: 512).unicodeScalars.count
        return count > 0 && count < 100
    }

    /// Whether a short element is named after what it says of the post, which its author, date and
    /// labels have already.
    private func isAboutPost(_ number: Int) -> Bool {
        guard page.classes(of: number).contains(where: { Self.about.contains(String($0)) }) else {
            return false
        }
        return page.text(of: number, limit: 512).utf8.count < 400
    }

    private static let about: Set<String> = [
        "posted", "entry-meta", "post-meta", "postmeta", "postmetadata", "post-footer",
        "entry-footer", "entry-utility", "post-info", "postinfo", "posted-on", "entry-date",
        "post-date", "date-header", "post-labels", "post-timestamp", "post-author",
    ]

    /// Whether a heading of the first two ranks says what the title does.
    private func repeatsTitle(_ number: Int) -> Bool {
        let name = page.nodes[number].name
        guard ["h1", "h2", "h3", "h"].contains(name), !title.isEmpty else { return false }
        return TitleLikeness.areAlike(page.text(of: number), title)
    }
}

/// Whether two titles are one, written in two places.
enum TitleLikeness {
    /// Whether nearly all words of the second are in the first, and the first is not mostly others.
    static func areAlike(_ first: String, _ second: String) -> Bool {
        let (first, second) = (words(first), words(second))
        guard !first.isEmpty, !second.isEmpty else { return false }
        return share(of: second, missingIn: first) < 0.25
            && share(of: first, missingIn: second) < 0.4
    }

    /// How much of some words is not among others, by their letters.
    private static func share(of words: [Substring], missingIn others: [Substring]) -> Double {
        let known = Set(others)
        let length = words.reduce(0) { $0 + $1.utf8.count }
        let missing = words.reduce(0) { $0 + (known.contains($1) ? 0 : $1.utf8.count) }
        return Double(missing) / Double(max(1, length))
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}
