internal import ArchiveModel
internal import Prose

/// Reads a page of a blog that a browser saved as plain text, as far as it is in Blogger's wording.
///
/// All such pages go into one archive, for they do not say which blog they are from: by the name
/// above the first date when there is one, else "Saved pages".
final class SavedTextReader {
    private enum Stage {
        /// Above the first date: the blog's own head.
        case head
        /// After a date: the title comes next.
        case title
        /// After the title: it may stand there again.
        case afterTitle
        /// In the text.
        case body
        /// After the text: what the page says of the post.
        case footer
        /// In the comments.
        case comments
        /// Below the last post.
        case trailer
    }

    private let delivery: Delivery
    private var stage = Stage.head
    private var blog = BlogInfo(identity: "saved-text", kind: .savedText, title: "Saved pages")
    private var head: [String] = []
    private var date: PostDate?
    private var headersHaveWeekday: Bool?
    private var post: SavedPost?
    private var commentLines: [String] = []

    /// Makes a reader that delivers what it reads.
    init(delivery: Delivery) { self.delivery = delivery }

    /// Reads all of it.
    func read(
        _ input: DecodedInput, progress: (Int64) throws(ImportError) -> Void
    ) throws(ImportError) {
        var lines = LineReader(input)
        while let line = try lines.next() {
            try take(line.replacing("\u{A0}", with: " ").collapsed)
            try progress(input.bytesRead)
        }
        try endPost()
        try delivery.take(blog)
    }

    private func take(_ line: String) throws(ImportError) {
        let kind = PageLine(line)
        if case .date(let date, let hasWeekday) = kind, startsPost(hasWeekday: hasWeekday) {
            try endPost()
            nameBlog()
            self.date = date
            stage = .title
            return
        }
        switch stage {
        case .head: if kind == .text, head.count < 4 { head.append(line) }
        case .title: try takeTitle(line, kind)
        case .afterTitle:
            stage = .body
            if line.isEmpty {
                stage = .afterTitle
            } else if line != post?.title {
                try takeBody(line, kind)
            }
        case .body: try takeBody(line, kind)
        case .footer: try takeFooter(line, kind)
        case .comments:
            if kind == .trailer { return try endComments(then: .trailer) }
            if post?.hasRoom(for: line) == true { commentLines.append(line) }
        case .trailer: break
        }
    }

    /// A page's date headers all have the day of the week, or none has; within a text, a date
    /// without it is more likely part of the text.
    private func startsPost(hasWeekday: Bool) -> Bool {
        let isLikeOthers = headersHaveWeekday.map { $0 == hasWeekday } ?? true
        let isInText = stage == .body || stage == .afterTitle
        guard isLikeOthers, hasWeekday || !isInText else { return false }
        headersHaveWeekday = hasWeekday
        return true
    }

    private func takeTitle(_ line: String, _ kind: PageLine) throws(ImportError) {
        guard kind != .blank else { return }
        post = SavedPost(date: date)
        stage = .afterTitle
        // Longer than any title: an untitled post begins.
        if kind == .text, line.utf8.count <= 300 {
            post?.title = line
        } else {
            stage = .body
            try takeBody(line, kind)
        }
    }

    private func takeBody(_ line: String, _ kind: PageLine) throws(ImportError) {
        switch kind {
        case .postedBy, .labels, .comments, .trailer, .furniture:
            stage = .footer
            try takeFooter(line, kind)
        case .blank, .text, .date: post?.append(line, to: delivery.repairs)
        }
    }

    private func takeFooter(_ line: String, _ kind: PageLine) throws(ImportError) {
        switch kind {
        case .postedBy(let name, let secondOfDay): post?.setAuthor(name, secondOfDay: secondOfDay)
        case .labels(let labels): post?.labels = labels
        case .comments(let count):
            if count > 0 { stage = .comments }
        case .trailer: stage = .trailer
        case .blank, .furniture: break
        case .text, .date:
            // Another post of the same day, without a header of its own.
            try endPost()
            stage = .title
            try takeTitle(line, kind)
        }
    }

    /// Ends the comments.
    ///
    /// Where none follow the count, as in a list of posts, it was a mere link, and the lines belong
    /// to the next post.
    private func endComments(then next: Stage) throws(ImportError) {
        let lines = commentLines
        commentLines = []
        stage = next
        guard var post else { return }
        post.comments = SavedComments.read(lines)
        self.post = post
        guard post.comments.isEmpty else { return }
        stage = .footer
        for line in lines {
            try take(line)
            // All the lines hold no comment, so the rest after the next post's count holds none.
            if stage == .comments { stage = .footer }
        }
        stage = next
    }

    private func endPost() throws(ImportError) {
        if stage == .comments { try endComments(then: .footer) }
        guard let post else { return }
        self.post = nil
        guard !post.title.isEmpty || !post.isEmpty else { return }
        nameBlog()
        try delivery.take(blog)
        let content = post.content
        try delivery.take(content)
        for comment in post.comments {
            try delivery.take(comment.content(on: content))
        }
    }

    /// Takes the blog's name from what stands above the first date, if that is no more than a name
    /// and a description.
    private func nameBlog() {
        defer { head = [] }
        guard (1...3).contains(head.count), let name = head.first, name.utf8.count <= 120 else {
            return
        }
        blog.title = name
        blog.summary = head.dropFirst().joined(separator: " ")
        blog.identity = "saved-text:" + name.lowercased()
    }
}
