internal import ArchiveModel
internal import SQLite

/// What an import is to remember of its source, so that the same one need not be read again.
public struct SourceNote: Hashable, Sendable {
    /// What tells the source from every other one, its reader's version included.
    public var digest: String
    /// What the reader found to say about it, for the caller alone to understand.
    public var report: String

    /// Makes a note from its parts.
    public init(digest: String, report: String) {
        self.digest = digest
        self.report = report
    }
}

/// Remembers the source that each archive had last.
///
/// As long as nothing else came into the archive since, importing the same source changes nothing:
/// then what an import of it would report can be told without reading it. A library of another
/// schema remembers nothing, for it may want more of the source than the older one did.
struct SourceMemory {
    let connection: Connection

    /// Remembers the source of an import into an archive, or that it is not to be remembered, and
    /// forgets the one before.
    ///
    /// Part of the import's own transaction. `posts` says how many the source has.
    func keep(
        _ note: SourceNote?, of archive: Int64, _ outcome: ImportOutcome, posts: Int
    ) throws(SQLiteError) {
        try connection.run("DELETE FROM source WHERE archive = ?", archive)
        guard let note else { return }
        var repeated = outcome
        repeated.changes = ArchiveChanges(unchanged: posts)
        try connection.run(
            "INSERT INTO source (archive, digest, schema, outcome, report) VALUES (?, ?, ?, ?, ?)",
            archive, note.digest, Schema.migrator.newestVersion, repeated.record, note.report)
    }

    /// What importing the source with this digest once more would lead to; nil when that is not
    /// known.
    func recall(_ digest: String) throws(SQLiteError) -> (outcome: ImportOutcome, report: String)? {
        let found = try connection.first(
            "SELECT archive, outcome, report FROM source WHERE digest = ? AND schema = ?", digest,
            Schema.migrator.newestVersion
        ) { (ArchiveID($0.int64(0)), $0.text(1), $0.text(2)) }
        guard let (archive, record, report) = found,
            let outcome = ImportOutcome(record: record, archive: archive)
        else { return nil }
        return (outcome, report)
    }
}

extension ImportOutcome {
    /// The outcome as a text from which ``init(record:archive:)`` makes it again.
    fileprivate var record: String {
        let numbers = [
            counts.posts, counts.drafts, counts.pages, counts.comments, counts.months,
            counts.labels, changes.unchanged, orphanComments, links.inner, links.resolved,
        ]
        let days = [counts.first, counts.last].map { $0.map { "\($0.dayNumber)" } ?? "" }
        let blog = [
            blog.identity, blog.kind.rawValue, blog.title, blog.summary, blog.link,
            blog.exportedAt.map { "\($0)" } ?? "", blog.sourceName, blog.language,
        ]
        return TextRecord.text(of: numbers.map { "\($0)" } + days + blog)
    }

    fileprivate init?(record: String, archive: ArchiveID) {
        let fields = TextRecord.fields(of: record)
        let numbers = fields.prefix(10).compactMap { Int($0) }
        guard fields.count == 20, numbers.count == 10, let kind = ArchiveKind(rawValue: fields[13])
        else { return nil }
        let days = fields[10...11].map { Int64($0).map { CalendarDay(dayNumber: $0) } }
        let counts = ArchiveCounts(
            posts: numbers[0], drafts: numbers[1], pages: numbers[2], comments: numbers[3],
            first: days[0], last: days[1], months: numbers[4], labels: numbers[5])
        let blog = BlogInfo(
            identity: fields[12], kind: kind, title: fields[14], summary: fields[15],
            link: fields[16], exportedAt: Int64(fields[17]), sourceName: fields[18],
            language: fields[19])
        self.init(
            archive: archive, blog: blog, counts: counts,
            changes: ArchiveChanges(unchanged: numbers[6]), orphanComments: numbers[7],
            links: LinkCounts(inner: numbers[8], resolved: numbers[9]))
    }
}
