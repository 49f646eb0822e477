internal import ArchiveImport
internal import ArchiveModel
internal import Library
internal import ReaderModel

extension ImportResult {
    /// The report for a person, line by line; with the places of repairs one to a line, if asked.
    func lines(for output: TextOutput, listsPlaces: Bool = false) -> [String] {
        let names = [outcome.blog.title, outcome.blog.sourceName]
        let title = names.first { !$0.isEmpty } ?? "(no title)"
        var lines = [
            "\(PlainText.line(candidate.place, for: output)): \(report.kind.name),"
                + " \(PlainText.line(title, for: output))",
            "  " + contents,
        ]
        if let span { lines.append("  " + span) }
        lines.append("  " + (isRehearsal ? "not written, it would be: " : "") + changes)
        let named = [
            ("changed", outcome.changes.changed, outcome.changedPosts),
            ("vanished", outcome.changes.vanished, outcome.vanishedPosts),
        ]
        for (what, count, posts) in named where !posts.isEmpty {
            lines += naming(posts, what, of: count, for: output, listsPlaces)
        }
        let links = outcome.links
        if links.inner > 0 {
            lines.append(
                "  \(Counting.number(links.resolved)) of \(Counting.of(links.inner, "link")) between"
                    + " its pages found (\(links.resolved * 100 / links.inner) %)")
        }
        for repair in report.repairs { lines += mended(repair, for: output, listsPlaces) }
        if outcome.orphanComments > 0 {
            let comments = Counting.of(outcome.orphanComments, "comment")
            lines.append("  left out: \(comments) whose post is not in the archive")
        }
        return lines
    }

    private func naming(
        _ posts: [NamedPost], _ what: String, of count: Int, for output: TextOutput,
        _ listsAll: Bool
    ) -> [String] {
        let titles = posts.map { PlainText.line($0.title, for: output) }
        let more = count - titles.count
        let rest = "\(Counting.number(more)) more"
        if listsAll {
            return ["  \(what):"] + titles.map { "    " + $0 } + (more > 0 ? ["    " + rest] : [])
        }
        let list = titles.map { "“\($0)”" }.joined(separator: ", ")
        return ["  \(what): \(list)" + (more > 0 ? " and \(rest)" : "")]
    }

    private func mended(
        _ repair: Repair, for output: TextOutput, _ listsPlaces: Bool
    ) -> [String] {
        let places = repair.places.map { PlainText.line($0, for: output) }
        let what = "  mended: \(PlainText.line(repair.what, for: output))"
        let times = "\(Counting.number(repair.count)) times"
        if listsPlaces {
            let more = repair.count - places.count
            return [repair.count == 1 ? what : "\(what) (\(times))"]
                + places.map { "    " + $0 }
                + (more > 0 ? ["    \(Counting.number(more)) more there or after"] : [])
        }
        guard repair.count > 1 else { return ["\(what) (\(places.joined(separator: ", ")))"] }
        let first = places.prefix(Self.shownPlaces).joined(separator: ", ")
        return ["\(what) (\(times), first: \(first))"]
    }

    /// How many places of a repair are shown unless all are asked for.
    static let shownPlaces = 3
    /// How many are kept when all are.
    static let mostPlaces = 100_000

    private var contents: String {
        let counts = outcome.counts
        var parts = [Counting.of(counts.posts, "post")]
        if counts.drafts > 0 { parts.append(Counting.of(counts.drafts, "draft")) }
        if counts.pages > 0 { parts.append(Counting.of(counts.pages, "page")) }
        parts.append(Counting.of(counts.comments, "comment"))
        if report.pings > 0 { parts.append(Counting.of(report.pings, "ping")) }
        if counts.labels > 0 { parts.append(Counting.of(counts.labels, "label")) }
        return parts.joined(separator: ", ")
    }

    private var span: String? {
        let counts = outcome.counts
        guard let first = counts.first, let last = counts.last else { return nil }
        return "\(first) to \(last), \(Counting.of(counts.months, "month")) with posts"
    }

    private var changes: String {
        let changes = outcome.changes
        let parts = [
            (changes.new, "new"), (changes.changed, "changed"), (changes.unchanged, "unchanged"),
            (changes.vanished, "vanished from the source, kept"),
        ]
        let list = parts.filter { $0.0 > 0 }.map { "\(Counting.number($0.0)) \($0.1)" }
        return list.isEmpty ? "nothing to keep" : list.joined(separator: ", ")
    }

    /// The report for a program: ``jsonKeys`` in their order.
    var json: JSON {
        let counts = outcome.counts
        let changes = outcome.changes
        return .object([
            ("path", .string(candidate.place)),
            ("kind", .string(report.kind.rawValue)),
            ("title", .string(outcome.blog.title)),
            ("posts", .integer(counts.posts)),
            ("drafts", .integer(counts.drafts)),
            ("pages", .integer(counts.pages)),
            ("comments", .integer(counts.comments)),
            ("pings", .integer(report.pings)),
            ("first", .string(counts.first?.description ?? "")),
            ("last", .string(counts.last?.description ?? "")),
            ("months", .integer(counts.months)),
            ("labels", .integer(counts.labels)),
            ("new", .integer(changes.new)),
            ("changed", .integer(changes.changed)),
            ("unchanged", .integer(changes.unchanged)),
            ("vanished", .integer(changes.vanished)),
            ("changedPosts", .array(outcome.changedPosts.map(Self.json))),
            ("vanishedPosts", .array(outcome.vanishedPosts.map(Self.json))),
            ("links", .integer(outcome.links.inner)),
            ("linksFound", .integer(outcome.links.resolved)),
            ("leftOut", .integer(outcome.orphanComments)),
            ("whole", .bool(report.isComplete)),
            ("dryRun", .bool(isRehearsal)),
            ("repairs", .array(report.repairs.map(Self.json))),
        ])
    }

    private static func json(_ post: NamedPost) -> JSON {
        .object([("id", .integer(post.id.rawValue)), ("title", .string(post.title))])
    }

    private static func json(_ repair: Repair) -> JSON {
        .object([
            ("name", .string(repair.name)), ("what", .string(repair.what)),
            ("count", .integer(repair.count)),
            ("places", .array(repair.places.map { .string($0) })),
        ])
    }

    /// The members of the report's JSON object, and what they say; they stay as they are.
    static let jsonKeys: [(name: String, meaning: String)] = [
        ("path", "where the archive is"),
        ("kind", "its format, as 'wxr' or 'blogger-takeout'"),
        ("title", "the blog's title"),
        ("posts", "published; so 'drafts', 'pages', 'comments', 'pings', 'labels'"),
        ("first", "the day of the oldest post, 2011-01-25; so 'last', of the newest"),
        ("months", "months with posts"),
        ("new", "posts the library had not; so 'changed', 'unchanged', 'vanished'"),
        ("changedPosts", "'id' and 'title' of each post that changed; so 'vanishedPosts'"),
        ("links", "links between its pages; 'linksFound': those that lead to posts"),
        ("leftOut", "comments whose post is nowhere"),
        ("whole", "whether it holds the whole blog, so that posts can vanish"),
        ("dryRun", "whether nothing was written"),
        ("repairs", "what was mended: its 'name', 'what', 'count' and first 'places'"),
    ]
}
