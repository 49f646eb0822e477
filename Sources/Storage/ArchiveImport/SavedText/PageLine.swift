internal import ArchiveModel

/// What a line of a page saved as text is, as far as Blogger's own English wording tells.
enum PageLine: Equatable {
    /// Nothing but white space.
    case blank
    /// A date header: `Tuesday, January 25, 2011`.
    case date(PostDate, hasWeekday: Bool)
    /// `Posted by Ann at 9:14 PM`; the time in seconds since midnight.
    case postedBy(name: String, secondOfDay: Int?)
    /// `Labels: harbour, fog`.
    case labels([String])
    /// `No comments:` or `3 comments:`.
    case comments(count: Int)
    /// The beginning of what stands below or beside the posts.
    case trailer
    /// A button or a link that says nothing of the post.
    case furniture
    /// Anything else.
    case text

    /// Tells what a line is; the line is trimmed and on one line.
    init(_ line: String) {
        let key = line.lowercased()
        if key.isEmpty {
            self = .blank
        } else if let (date, hasWeekday) = Self.longDate(line) {
            self = .date(date, hasWeekday: hasWeekday)
        } else if key.hasPrefix("posted by ") {
            self = Self.postedBy(line)
        } else if key.hasPrefix("labels:") {
            let names = line.dropFirst(7).split(separator: ",").map(String.init)
            self = .labels(Labels.unique(names))
        } else if let count = Self.commentCount(key) {
            self = .comments(count: count)
        } else if Self.trailers.contains(where: { key == $0 || key.hasPrefix($0 + ":") }) {
            self = .trailer
        } else if Self.furnitureBeginnings.contains(where: key.hasPrefix), key.utf8.count < 120 {
            self = .furniture
        } else {
            self = .text
        }
    }

    /// The day a line states, when it states nothing else.
    private static func longDate(_ line: String) -> (PostDate, hasWeekday: Bool)? {
        guard line.utf8.count <= 40 else { return nil }
        var tokens = DateToken.all(in: line)
        var hasWeekday = false
        if case .word(let word)? = tokens.first, weekdays.contains(word) {
            hasWeekday = true
            tokens.removeFirst()
        }
        guard tokens.count == 3, case .number(let year) = tokens[2], year.count == 4 else {
            return nil
        }
        let isDated =
            switch (tokens[0], tokens[1]) {
            case (.word(let month), .number), (.number, .word(let month)):
                MonthNames.english.contains(month)
            default: false
            }
        guard isDated, let date = DateReader.read(line) else { return nil }
        return (date, hasWeekday)
    }

    private static func postedBy(_ line: String) -> PageLine {
        let rest = line.dropFirst(10)
        for mark in [" at ", " @ ", " on "] {
            guard let found = rest.firstRange(of: mark) else { continue }
            let clock = DateReader.read("1 January 2000 " + rest[found.upperBound...])
            let hasClock = DateToken.all(in: String(rest[found.upperBound...])).contains {
                if case .clock = $0 { true } else { false }
            }
            return .postedBy(
                name: String(rest[..<found.lowerBound]).trimmed,
                secondOfDay: hasClock ? clock?.secondOfDay : nil)
        }
        return .postedBy(name: String(rest).trimmed, secondOfDay: nil)
    }

    private static func commentCount(_ key: String) -> Int? {
        let words = key.split(separator: " ")
        guard words.count == 2, ["comments:", "comment:", "comments", "comment"].contains(words[1])
        else { return nil }
        return words[0] == "no" ? 0 : Int(words[0]).flatMap { $0 >= 0 ? $0 : nil }
    }

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let trailers = [
        "blog archive", "subscribe to", "newer post", "newer posts", "older post", "older posts",
        "newer post older post home", "newer posts older posts home", "older posts home",
        "older post home", "newer post home", "home", "about me", "followers", "search this blog",
        "popular posts", "total pageviews", "translate",
    ]
    private static let furnitureBeginnings = [
        "post a comment", "enter your comment", "add comment", "create a link", "email this",
        "blogthis!", "share to ", "reactions:", "links to this post", "powered by blogger",
        "load more", "view mobile version", "view web version",
    ]
}
