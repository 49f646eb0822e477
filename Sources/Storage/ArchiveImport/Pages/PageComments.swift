internal import ArchiveModel
internal import Prose

/// Finds the comments on a page, as WordPress, Blogger, Movable Type and their themes set them.
struct PageComments {
    /// A comment with where it stands.
    struct Found {
        /// Its node; of a definition list the term.
        var number: Int
        /// The nodes that hold its parts.
        var parts: Range<Int>
        /// The place of the comment it answers among those found; nil at the top of a thread.
        var parent: Int?
        /// Whether it only says that another blog links here.
        var isPing: Bool
    }

    /// The comments, in order.
    private(set) var found: [Found] = []
    /// Which nodes are comments or stand round them: no part of the article.
    private(set) var isOut: [Bool]

    private let page: WebPage

    /// Looks through a page, in one pass.
    init(in page: WebPage) {
        self.page = page
        isOut = Array(repeating: false, count: page.nodes.count)
        collect()
        leaveOut()
    }

    // MARK: - Finding

    private mutating func collect() {
        // The open comments, each with what it ends at and whether another may begin in it: one
        // that answers it, in a list.
        var open: [(place: Int, end: Int)] = []
        var listStart = -1
        for number in page.nodes.indices where !page.nodes[number].isText {
            while let last = open.last, last.end <= number { open.removeLast() }
            if Self.lists.contains(page.nodes[number].name) || isReplies(number) {
                listStart = number
            }
            guard let parts = extent(of: number) else { continue }
            if let last = open.last, listStart <= found[last.place].number { continue }
            let classes = page.classes(of: number)
            found.append(
                Found(
                    number: number, parts: parts, parent: open.last?.place,
                    isPing: classes.contains("pingback") || classes.contains("trackback")))
            open.append((found.count - 1, parts.upperBound))
            if found.count >= Self.most { return }
        }
    }

    private static let most = 20_000
    private static let lists: Set<String> = ["ul", "ol", "dl"]
    private static let items: Set<String> = [
        "li", "div", "article", "section", "td", "tr", "p", "dt",
    ]

    private func isReplies(_ number: Int) -> Bool {
        page.classes(of: number).contains {
            $0 == "children" || $0.contains("replies") || $0.contains("thread")
        }
    }

    /// Where a comment that begins at a node lies; nil when none does.
    private func extent(of number: Int) -> Range<Int>? {
        let node = page.nodes[number]
        guard Self.items.contains(node.name) else { return nil }
        let classes = page.classes(of: number)
        if node.name == "dt" {
            guard classes.contains(where: { $0.hasPrefix("comment") }) else { return nil }
            // The parts of a term are the definitions that follow it.
            var end = node.end
            while end < page.nodes.count, page.nodes[end].parent == node.parent,
                page.nodes[end].name != "dt"
            {
                end = page.nodes[end].end
            }
            return number..<end
        }
        let isNamed =
            classes.contains("comment") || classes.contains("comments-body")
            || classes.contains("pingback") || classes.contains("trackback")
            || node[attribute: "itemtype"]?.hasSuffix("schema.org/Comment") == true
            || Self.isCommentID(node[attribute: "id"] ?? "")
        return isNamed ? number..<node.end : nil
    }

    /// `comment-12`, `li-comment-12`, `c4711`.
    private static func isCommentID(_ id: String) -> Bool {
        let name = id.lowercased()
        for opening in ["li-comment-", "div-comment-", "comment-", "comment_", "comment", "c"]
        where name.hasPrefix(opening) {
            let number = name.dropFirst(opening.count)
            return number.utf8.count > (opening == "c" ? 2 : 0)
                && number.utf8.allSatisfy(\.isDigit)
        }
        return false
    }

    // MARK: - Leaving out

    private mutating func leaveOut() {
        for comment in found {
            for number in comment.parts { isOut[number] = true }
        }
        var number = 1
        while number < page.nodes.count {
            let node = page.nodes[number]
            if !isOut[number], isSection(number), !holdsText(number) {
                for inner in number..<node.end { isOut[inner] = true }
                number = node.end
            } else {
                number += 1
            }
        }
    }

    /// Whether an element is named like the place of the comments or of their form.
    private func isSection(_ number: Int) -> Bool {
        let node = page.nodes[number]
        guard
            ["div", "section", "ol", "ul", "dl", "form", "h2", "h3", "h4", "p", "a"].contains(
                node.name)
        else { return false }
        if node.name == "a" { return false }
        let names =
            page.classes(of: number) + [Substring((node[attribute: "id"] ?? "").lowercased())]
        return names.contains { Self.sections.contains(String($0)) }
    }

    private func holdsText(_ number: Int) -> Bool {
        let below = number..<page.nodes[number].end
        return below.contains { page.hints[$0].contains(.body) && !isOut[$0] }
            || below.contains { page.nodes[$0].name == "h1" }
    }

    private static let sections: Set<String> = [
        "comments", "commentlist", "comment-list", "comments-area", "comments-head", "respond",
        "comment-respond", "commentform", "comment-form", "comments-block", "disqus_thread",
        "comments-open", "comments-template", "trackbacks", "trackback", "comments-title", "pings",
    ]
}
