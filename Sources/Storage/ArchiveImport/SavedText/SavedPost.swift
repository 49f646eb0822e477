internal import ArchiveModel
internal import Prose

/// A post on a saved page, line by line.
struct SavedPost {
    private static let byteLimit = 16 << 20

    /// The title; may be empty.
    var title = ""
    /// The labels.
    var labels: [String] = []
    /// The comments.
    var comments: [SavedComment] = []

    private var date: PostDate?
    private var author = ""
    private var lines: [String] = []
    private var byteCount = 0

    /// Makes a post of a day.
    init(date: PostDate?) { self.date = date }

    /// Whether it has no text.
    var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

    /// Counts a line; false when the post is as long as any may be.
    mutating func hasRoom(for line: String) -> Bool {
        byteCount += line.utf8.count + 1
        return byteCount <= Self.byteLimit
    }

    /// Adds a line of text.
    mutating func append(_ line: String, to repairs: RepairLog) {
        if hasRoom(for: line) {
            lines.append(line)
        } else {
            repairs.note(.tooMuchInOneEntry, at: title)
        }
    }

    /// Sets who wrote it and at what time of its day.
    mutating func setAuthor(_ name: String, secondOfDay: Int?) {
        author = name
        if let date, let secondOfDay {
            self.date = PostDate(
                local: date.local - Int64(date.secondOfDay) + Int64(secondOfDay),
                offsetMinutes: date.offsetMinutes)
        }
    }

    /// The post as an archive states it.
    var content: PostContent {
        let body = SavedPost.paragraphs(lines)
        let day = date.map { "\($0.day)" } ?? ""
        return PostContent(
            identity: Identity.made(from: [day, title] + (title.isEmpty ? [body] : [])),
            title: title, date: date, author: author, labels: labels,
            body: PostBody(text: body, format: .plainText),
            words: Prose.wordCount(plainText: body))
    }

    /// Lines as paragraphs with blank lines between.
    ///
    /// Where a text has no blank line, but lines far longer than a screen is wide, each line is a
    /// paragraph.
    static func paragraphs(_ lines: [String]) -> String {
        guard let first = lines.firstIndex(where: { !$0.isEmpty }),
            let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return "" }
        let kept = lines[first...last]
        let isUnbroken = !kept.contains("") && kept.contains { $0.utf8.count > 160 }
        guard !isUnbroken else { return kept.joined(separator: "\n\n") }
        var text: [String] = []
        for line in kept where !(line.isEmpty && text.last?.isEmpty == true) { text.append(line) }
        return text.joined(separator: "\n")
    }
}
