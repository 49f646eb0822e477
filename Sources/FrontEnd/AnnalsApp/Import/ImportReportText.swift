internal import ArchiveImport
internal import ArchiveModel
internal import Library
internal import ReaderModel

extension ImportResult {
    /// The report for a person, line by line.
    func lines(for output: TextOutput) -> [String] {
        let title = outcome.blog.title.isEmpty ? "(no title)" : outcome.blog.title
        var lines = [
            "\(PlainText.line(candidate.place, for: output)): \(report.kind.name),"
                + " \(PlainText.line(title, for: output))",
            "  " + contents,
        ]
        if let span { lines.append("  " + span) }
        lines.append("  " + changes)
        lines += report.repairs.map { repair in
            let count = repair.count == 1 ? "" : "\(Counting.number(repair.count)) times, first: "
            let place = PlainText.line(repair.firstPlace, for: output)
            return "  mended: \(PlainText.line(repair.what, for: output)) (\(count)\(place))"
        }
        if outcome.orphanComments > 0 {
            let comments = Counting.of(outcome.orphanComments, "comment")
            lines.append("  left out: \(comments) whose post is not in the archive")
        }
        return lines
    }

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

    /// The report for a program: the columns of the corpus table, then changes and repairs.
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
            (
                "repairs",
                .array(
                    report.repairs.map { repair in
                        .object([
                            ("what", .string(repair.what)), ("count", .integer(repair.count)),
                            ("first", .string(repair.firstPlace)),
                        ])
                    })
            ),
        ])
    }
}
