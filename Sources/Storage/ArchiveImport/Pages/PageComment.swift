internal import ArchiveModel
internal import Prose

/// A comment on a page, taken apart.
struct PageComment {
    /// The commenter's name; empty when there is none.
    var author = ""
    /// When it was written.
    var date: PostDate?
    /// Its text as HTML; may be empty.
    var html = ""
    /// What the page calls it, for links to it; empty when it has no name.
    var name = ""
}

/// Takes the comments of a page apart, one after the other.
struct PageCommentReader {
    private let page: WebPage
    private let comments: [PageComments.Found]
    private let base: String
    /// The nodes of the comment at hand that are no part of its text; all others are in.
    private var isOut: [Bool]
    /// Those of them.
    private var leftOut: [Int] = []

    /// Prepares to read the comments of a page at a base.
    init(page: WebPage, comments: [PageComments.Found], base: String) {
        self.page = page
        self.comments = comments
        self.base = base
        isOut = Array(repeating: false, count: page.nodes.count)
    }

    /// The comment at a place, whose answers are comments of their own.
    mutating func read(_ place: Int) -> PageComment {
        let found = comments[place]
        defer { for number in leftOut { isOut[number] = false } }
        leftOut = []
        for answer in comments[(place + 1)...] {
            guard answer.parts.lowerBound < found.parts.upperBound else { break }
            leaveOut(answer.parts.lowerBound)
        }
        var comment = PageComment()
        comment.name = page.nodes[found.number][attribute: "id"] ?? ""
        let author = first(in: found.parts, Self.authorNames, orTag: "cite")
        let line = first(in: found.parts, Self.lineNames)
        let (dated, date) = firstDate(in: found.parts)
        comment.date = date
        comment.author = PageByline.name(in: (author ?? line).map { text(of: $0) } ?? "")
        for number in [author, line, dated].compactMap({ $0 }) { leaveOut(number) }
        leaveOutFurniture(in: found.parts)
        let body = first(in: found.parts, Self.bodyNames)
        comment.html = PageWriter(page: page, isOut: isOut, base: base)
            .html(of: body.map { [$0] } ?? roots(of: found.parts))
        return comment
    }

    // MARK: - Parts

    /// The first element that is named so and has text, the best names first.
    private func first(
        in range: Range<Int>, _ names: [Set<String>], orTag tag: String? = nil
    ) -> Int? {
        for set in names {
            let found = first(in: range) { number in
                page.classes(of: number).contains { set.contains(String($0)) }
            }
            if let found { return found }
        }
        return tag.flatMap { tag in first(in: range) { page.nodes[$0].name == tag } }
    }

    private func first(in range: Range<Int>, where condition: (Int) -> Bool) -> Int? {
        var number = range.lowerBound
        while number < range.upperBound {
            if isOut[number] {
                number = page.nodes[number].end
                continue
            }
            let isWhole = number == range.lowerBound && page.nodes[number].end == range.upperBound
            if !page.nodes[number].isText, !isWhole, condition(number), !text(of: number).isEmpty {
                return number
            }
            number += 1
        }
        return nil
    }

    private func firstDate(in range: Range<Int>) -> (number: Int?, date: PostDate?) {
        var date: PostDate?
        let number = first(in: range) { number in
            date = self.date(at: number)
            return date != nil
        }
        return (number, number == nil ? nil : date)
    }

    private func date(at number: Int) -> PostDate? {
        let node = page.nodes[number]
        if node.name == "time" || node.name == "abbr" {
            for name in ["datetime", "title"] {
                if let text = node[attribute: name], let date = DateReader.read(text) {
                    return date
                }
            }
        }
        guard node.end - number <= 12, node.name != "p", node.name != "blockquote" else {
            return nil
        }
        let text = text(of: number)
        return text.utf8.count < 120 ? VisibleDate.find(in: text)?.date : nil
    }

    private func text(of number: Int) -> String { page.text(of: number, limit: 400) }

    private mutating func leaveOut(_ number: Int) {
        guard !isOut[number] else { return }
        isOut[number] = true
        leftOut.append(number)
    }

    private mutating func leaveOutFurniture(in range: Range<Int>) {
        var number = range.lowerBound
        while number < range.upperBound {
            if !isOut[number], isFurniture(number) { leaveOut(number) }
            number = isOut[number] ? page.nodes[number].end : number + 1
        }
    }

    /// Whether an element of a comment is a button or a picture of who wrote it.
    private func isFurniture(_ number: Int) -> Bool {
        let node = page.nodes[number]
        if node.isText { return false }
        if ["form", "script", "style", "button"].contains(node.name) { return true }
        return page.classes(of: number).contains {
            Self.furniture.contains(String($0)) || $0.hasPrefix("avatar")
        }
    }

    private func roots(of range: Range<Int>) -> [Int] {
        var roots: [Int] = []
        var number = range.lowerBound
        while number < range.upperBound {
            roots.append(number)
            number = page.nodes[number].end
        }
        return roots
    }

    // MARK: - Names

    private static let authorNames: [Set<String>] = [
        ["fn", "p-author"],
        [
            "comment-author", "comment_author", "commentauthor", "comments-author", "author",
            "user", "comment-name", "commenter", "comment-author-name",
        ],
    ]
    private static let lineNames: [Set<String>] = [
        [
            "comments-post", "comment-footer", "comment-meta", "commentmetadata", "comment-header",
            "comment-info", "byline", "comment-byline",
        ]
    ]
    private static let bodyNames: [Set<String>] = [
        [
            "comment-content", "comment_content", "comment-text", "commenttext", "comment_text",
            "e-content", "comment-entry", "commentcontent",
        ],
        ["comment-body", "comment_body", "commentbody", "comment-copy"],
    ]
    private static let furniture: Set<String> = [
        "reply", "comment-reply-link", "says", "vcard", "comment-actions", "comment-reply",
        "comment-awaiting-moderation", "comment-edit-link", "item-control", "photo",
        "comment-meta", "commentmetadata", "comment-author", "comment-footer", "comments-post",
        "comment-timestamp", "comment-date", "gravatar", "userpic", "comment-header",
        "avatar-image-container", "icon", "comment-metadata",
    ]
}
