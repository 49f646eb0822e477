internal import ArchiveModel
internal import SQLite

/// Writes what an import takes into its staging file, in the order it comes.
final class Stager {
    let connection: Connection
    private let post: Statement
    private let body: Statement
    private let label: Statement
    private let comment: Statement
    private let held: Statement
    private let alias: Statement
    private let link: Statement
    private var innerLinks = InnerLinks()
    private var taken = 0
    private var lastLocal: Int64?
    private var descents = 0

    /// Begins staging on a connection of ``StagingFile``.
    init(_ connection: Connection) throws(SQLiteError) {
        self.connection = connection
        post = try connection.prepare(
            "INSERT INTO staged_post VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        body = try connection.prepare("INSERT INTO staged_body VALUES (?, ?, ?)")
        label = try connection.prepare("INSERT INTO staged_label VALUES (?, ?, ?)")
        comment = try connection.prepare(
            "INSERT INTO staged_comment VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        held = try connection.prepare(
            "SELECT post FROM origin WHERE archive = ? AND identity = ? AND fingerprint = ?")
        alias = try connection.prepare("INSERT OR IGNORE INTO staged_alias VALUES (?, ?)")
        link = try connection.prepare("INSERT INTO staged_link VALUES (?, ?)")
        try connection.run(Connection.TransactionMode.read.rawValue)
    }

    /// Takes the blog's address, at which links lead to its own posts.
    func setBlog(_ link: String) { innerLinks.setBlog(link) }

    /// Whether the source runs from new to old, which then also orders posts of the same moment.
    var isDescending: Bool { descents > 0 }

    /// Stages a post; when the library holds the same content, its body is not copied.
    func stage(_ content: PostContent, library archive: ArchiveID?) throws(SQLiteError) {
        let fingerprint = content.fingerprint
        let holder = try holder(of: content.identity, fingerprint, in: archive)
        let date = content.date
        try post.bind([
            content.identity, Section(kind: content.kind, status: content.status).rawValue,
            content.kind.rawValue, content.status.rawValue,
            date?.local ?? PostKey.undatedLocal, (date?.month ?? .undated).index,
            date?.offsetMinutes,
            // Bounded, so that no sum of words can overflow.
            min(max(0, content.words), Int(Int32.max)), content.title, content.author,
            content.permalink, content.updated, fingerprint, holder,
            content.opening, UnseenChanges.text(ofLabels: content.labels),
            content.isBeginning,
        ])
        try post.run()
        let seq = connection.lastInsertRowID
        if holder == nil {
            try body.bind([seq, content.body.format.rawValue, content.body.text])
            try body.run()
        }
        try stageLabels(content.labels, seq)
        try stageAliases(of: content, seq)
        for found in innerLinks.find(in: content) {
            try link.bind([found.key, found.path])
            try link.run()
        }
        for found in RelativeLinks.find(in: content) {
            try link.bind([found.key, found.path])
            try link.run()
        }
        noteOrder(date)
        try countTaken()
    }

    /// Stages a comment.
    func stage(_ content: CommentContent) throws(SQLiteError) {
        try comment.bind([
            content.identity, content.postIdentity, content.parentIdentity, content.author,
            content.isByBlogAuthor, content.date?.local ?? PostKey.undatedLocal,
            content.date?.offsetMinutes, content.body.format.rawValue, content.body.text,
            content.fingerprint,
        ])
        try comment.run()
        try countTaken()
    }

    /// Ends staging.
    func end() throws(SQLiteError) { try connection.run("COMMIT") }

    private func stageLabels(_ labels: [String], _ seq: Int64) throws(SQLiteError) {
        var seen: Set<String> = []
        for name in labels where seen.insert(name).inserted {
            try label.bind([seq, seen.count, name])
            try label.run()
        }
    }

    /// Stages where else a post was, but for what its permalink and identity say already.
    private func stageAliases(of content: PostContent, _ seq: Int64) throws(SQLiteError) {
        guard !content.aliases.isEmpty else { return }
        let known = [
            PermalinkKey.page(content.permalink), PermalinkKey.page(identity: content.identity),
        ]
        for address in content.aliases.prefix(Self.mostAliases) {
            guard let key = PermalinkKey.page(address), !known.contains(key) else { continue }
            try alias.bind([seq, address])
            try alias.run()
        }
    }

    private static let mostAliases = 100

    private func holder(
        of identity: String, _ fingerprint: Int64, in archive: ArchiveID?
    ) throws(SQLiteError) -> Int64? {
        guard let archive else { return nil }
        try held.bind([archive.rawValue, identity, fingerprint])
        defer { held.reset() }
        return try held.step() ? held.row.int64(0) : nil
    }

    private func noteOrder(_ date: PostDate?) {
        guard let date else { return }
        if let lastLocal, lastLocal != date.local { descents += date.local < lastLocal ? 1 : -1 }
        lastLocal = date.local
    }

    /// Commits now and then: so the library is not kept at one moment for the whole import.
    private func countTaken() throws(SQLiteError) {
        taken += 1
        guard taken % 4_096 == 0 else { return }
        try connection.run("COMMIT")
        try connection.run(Connection.TransactionMode.read.rawValue)
    }
}
