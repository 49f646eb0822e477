internal import ArchiveModel
internal import Prose
internal import Typesetting

/// The parts of a post's page: title, byline, body, comments, what comes next.
struct PageParts {
    let loaded: LoadedPost
    /// What of the comments is folded; nil for a page that shows all and offers no folding.
    let folding: CommentFolding?
    let usesUnicodeOrnaments: Bool

    private var post: StoredPost { loaded.post }

    private var dot: String { usesUnicodeOrnaments ? " · " : " - " }

    /// All parts, top to bottom; of a post that is read only in part nothing below the body.
    var all: [PagePart] {
        let head = [
            PagePart(role: .title, blocks: title),
            PagePart(role: .byline, blocks: [.paragraph([.text(byline)])]),
            PagePart(role: .body, blocks: body),
        ]
        return head + (loaded.isWhole ? belowBody : [Self.rest])
    }

    /// What stands below the beginning of a post, and is hardly ever seen.
    private static let rest = PagePart(
        role: .next, blocks: [.paragraph([.text("The rest of the post is being read.")])])

    private var belowBody: [PagePart] {
        guard post.version == nil else {
            return [PagePart(role: .next, blocks: [.paragraph(nextLine)])]
        }
        return [
            PagePart(role: .commentsHeading, blocks: [.paragraph([.text(commentsHeading)])])
        ] + comments
            + [PagePart(role: .next, blocks: [.paragraph(nextLine)])]
    }

    /// The post without a first heading that says the title once more; that there is no text, where
    /// none is, for an empty page might be one that failed.
    private var body: [Block] {
        let blocks = loaded.document.blocks
        guard !blocks.isEmpty else {
            return [.paragraph([.styled(.small, [.text("(This post has no text.)")])])]
        }
        guard case .heading(_, let inlines)? = blocks.first, let text = Self.text(of: inlines),
            Self.words(of: text) == Self.words(of: post.row.title)
        else { return blocks }
        return Array(blocks.dropFirst())
    }

    /// The text of inlines that are nothing but text; nil if a link leads to one of them.
    private static func text(of inlines: [Inline]) -> String? {
        var text = ""
        for inline in inlines {
            switch inline {
            case .text(let piece): text += piece
            case .lineBreak: text += " "
            case .direction: break
            case .styled(_, let inner), .link(_, let inner), .isolate(_, _, let inner):
                guard let piece = Self.text(of: inner) else { return nil }
                text += piece
            default: return nil
            }
        }
        return text
    }

    private static func words(of text: String) -> [Substring] {
        text.lowercased().split(whereSeparator: \.isWhitespace)
    }

    /// A heading; none for a post without a title whose first words stand right below.
    private var title: [Block] {
        guard !post.row.title.isEmpty || post.row.opening.isEmpty else { return [] }
        return [.heading(level: 1, [.text(post.row.displayTitle)])]
    }

    private var byline: String {
        var words = [post.row.date.map { EnglishDate.long($0.day) } ?? "Undated"]
        words.append(Isolated.text(post.author))
        words.append(post.labels.map(Isolated.text).joined(separator: ", "))
        words.append(ReadingTime.text(words: post.row.words))
        if post.status == .draft { words.append("Draft") }
        if post.kind == .page { words.append("Page") }
        if let version = post.version {
            let day = PostDate(local: version.replacedAt, offsetMinutes: 0).day
            words.append("earlier text \(version.number) of \(post.earlierTexts)")
            words.append("until \(EnglishDate.long(day))")
        } else if post.earlierTexts > 0, !post.row.isChanged {
            words.append(Counting.of(post.earlierTexts, "earlier text"))
        } else if post.row.isChanged {
            words.append("changed since you read it, \(wayToTextBefore) shows the text before")
        }
        if post.row.isVanished { words.append("no longer in the newest export") }
        return words.filter { !$0.isEmpty }.joined(separator: dot)
    }

    /// A key, where there are keys; else an option of the command that writes the page.
    private var wayToTextBefore: String {
        folding == nil ? "--earlier \(post.earlierTexts)" : Command.earlierText.shownKey ?? ""
    }

    private var commentsHeading: String {
        guard !post.comments.isEmpty else { return "No comments" }
        let count = Counting.of(post.comments.count, "comment")
        guard folding?.shownView == .folded else { return count }
        return count + dot + (Command.foldComments.shownKey ?? "") + " unfolds"
    }

    private var comments: [PagePart] {
        CommentThread.shown(post.comments, folding).flatMap { shown -> [PagePart] in
            let comment = post.comments[shown.index]
            let document =
                loaded.commentDocuments.indices.contains(shown.index)
                ? loaded.commentDocuments[shown.index] : Document()
            return [
                PagePart(
                    role: .commentHead(
                        depth: shown.depth, isByBlogAuthor: comment.isByBlogAuthor),
                    blocks: [.paragraph(head(of: comment, shown))]),
                PagePart(role: .comment(depth: shown.depth), blocks: document.blocks),
            ]
        }
    }

    private func head(of comment: Comment, _ shown: CommentThread.Shown) -> [Inline] {
        let author = comment.author.isEmpty ? "Anonymous" : Isolated.text(comment.author)
        var head = [Inline.styled(.strong, [.text(author)])]
        // The name's look alone would say nothing where there is no colour.
        if comment.isByBlogAuthor { head.append(.text(" (author)")) }
        if let date = comment.date {
            head.append(
                .text(dot + EnglishDate.medium(date.day) + ", " + EnglishDate.clock(date)))
        }
        guard folding != nil else { return head }
        head.insert(.anchor(CommentAddress.anchor(comment.id)), at: 0)
        guard shown.answers > 0 else { return head }
        let sign =
            usesUnicodeOrnaments ? (shown.isFolded ? "▸ " : "▾ ") : (shown.isFolded ? "> " : "v ")
        let answers = sign + Counting.of(shown.answers, "answer")
        return head + [
            .text(dot), .link(address: CommentAddress.fold(comment.id), [.text(answers)]),
        ]
    }

    private var nextLine: [Inline] {
        folding == nil ? [.text(next)] : [.anchor(CommentAddress.end), .text(next)]
    }

    private var next: String {
        guard let next = loaded.next else {
            guard !loaded.isOfSome else { return "End of the list" }
            return post.row.section == .posts
                ? "End of the blog" : "The last \(Counting.noun(post.row.section))"
        }
        let title = "Next: " + Isolated.text(next.displayTitle)
        return next.date.map { title + dot + EnglishDate.medium($0.day) } ?? title
    }
}
