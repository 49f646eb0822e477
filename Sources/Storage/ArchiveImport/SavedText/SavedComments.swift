internal import ArchiveModel

/// A comment on a saved page.
struct SavedComment: Equatable {
    /// The commenter's name.
    var author: String
    /// When it was written.
    var date: PostDate?
    /// Its text, line by line.
    var lines: [String] = []

    /// The comment as an archive states it.
    func content(on post: PostContent) -> CommentContent {
        let body = SavedPost.paragraphs(lines)
        return CommentContent(
            identity: Identity.made(from: [post.identity, author, date?.rfc3339 ?? "", body]),
            postIdentity: post.identity, author: author,
            isByBlogAuthor: !author.isEmpty && author == post.author, date: date,
            body: PostBody(text: body, format: .plainText))
    }
}

/// Finds the comments in the lines below a post, in either look that Blogger gives them.
enum SavedComments {
    /// The comments; empty when the lines are none.
    static func read(_ lines: [String]) -> [SavedComment] {
        lines.contains { speaker($0) != nil } ? classic(lines) : threaded(lines)
    }

    /// `Ann said...`, the text, then the date.
    private static func classic(_ lines: [String]) -> [SavedComment] {
        var comments: [SavedComment] = []
        for line in lines {
            if let name = speaker(line) {
                comments.append(SavedComment(author: name))
            } else if let last = comments.indices.last {
                if let (date, rest) = timestamp(line), rest.isEmpty {
                    comments[last].date = date
                } else if PageLine(line) != .furniture {
                    comments[last].lines.append(line)
                }
            }
        }
        return comments
    }

    /// The name and the date, on one line or on two, then the text and its buttons.
    private static func threaded(_ lines: [String]) -> [SavedComment] {
        var comments: [SavedComment] = []
        var nameless: [String] = []
        for line in lines {
            if let (date, rest) = timestamp(line) {
                var name = rest
                if name.isEmpty {
                    // The line before was the name, not the end of the text before it.
                    if let last = comments.indices.last {
                        name = takeLast(&comments[last].lines)
                    } else {
                        name = takeLast(&nameless)
                    }
                }
                comments.append(SavedComment(author: name, date: date))
            } else if let last = comments.indices.last {
                if !isButton(line) { comments[last].lines.append(line) }
            } else {
                nameless.append(line)
            }
        }
        return comments
    }

    private static func takeLast(_ lines: inout [String]) -> String {
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.popLast() ?? ""
    }

    private static func speaker(_ line: String) -> String? {
        guard line.utf8.count <= 120 else { return nil }
        let ending = [" said...", " said…", " said:", " says:"].first(where: line.hasSuffix)
        return ending.map { String(line.dropLast($0.count)) }
    }

    /// The date and time a line ends with, `January 26, 2011 at 8:12 AM`, and what stands before it:
    /// a name, often without a space between.
    private static func timestamp(_ line: String) -> (date: PostDate, rest: String)? {
        guard line.utf8.count <= 160, let at = line.ranges(of: " at ").last else { return nil }
        let time = line[at.upperBound...]
        let hasClock = DateToken.all(in: String(time)).contains {
            if case .clock = $0 { true } else { false }
        }
        let day = line[..<at.lowerBound]
        guard hasClock, let month = lastMonth(in: day) else { return nil }
        var before = day[..<month.lowerBound]
        let after = day[month.upperBound...]
        let numbers = after.split { !$0.isASCII || !$0.isNumber }
        var number = Substring("")
        if numbers.count == 1 {
            // `26 January 2011`
            while before.last == " " { before.removeLast() }
            number = before[(before.lastIndex { !$0.isNumber } ?? before.startIndex)...]
                .drop { !$0.isNumber }
            before = before.dropLast(number.count)
        }
        let date = DateReader.read("\(number) \(day[month]) \(after) \(time)")
        return date.map { ($0, String(before).trimmed) }
    }

    private static func lastMonth(in text: Substring) -> Range<Substring.Index>? {
        MonthNames.english.compactMap { name in
            text.ranges(of: name.prefix(1).uppercased() + name.dropFirst()).last
        }.max { $0.lowerBound < $1.lowerBound }
    }

    private static func isButton(_ line: String) -> Bool {
        ["reply", "delete", "replydelete", "replies", "replydeletereplies"].contains(
            line.lowercased()) || PageLine(line) == .furniture
    }
}
