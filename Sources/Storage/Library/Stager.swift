internal import ArchiveModel
internal import SQLite

/// Writes what an import takes into its staging file, in the order it comes.
///
/// The first import of all writes bodies and labels to the library itself, see ``FirstImport``.
final class Stager {
    let connection: Connection
    /// Whether this is the library's first import, in one transaction from its beginning on.
    let isFirst: Bool
    private let post: Statement
    private let body: Statement
    private let label: Statement
    private let name: Statement
    private let comment: Statement
    private let held: Statement
    private let alias: Statement
    private let link: Statement
    private var innerLinks = InnerLinks()
    private var labels = LabelNumbers()
    private var taken = 0
    private var lastLocal: Int64?
    private var descents = 0

    /// Begins staging on a connection of ``StagingFile``.
    ///
    /// Where it may be the library's first import, and nobody else is writing, it is one.
    init(_ connection: Connection, mayBeFirst: Bool = false) throws(SQLiteError) {
        self.connection = connection
        isFirst = mayBeFirst ? try FirstImport.begin(on: connection) : false
        post = try connection.prepare(
            "INSERT INTO staged_post VALUES (NULL\(String(repeating: ", ?", count: 19)))")
        body = try connection.prepare(
            isFirst
                ? "INSERT INTO body (post, format, text) VALUES (?, ?, ?)"
                : "INSERT INTO staged_body VALUES (?, ?, ?)")
        label = try connection.prepare(
            isFirst
                ? "INSERT INTO post_label (post, ordinal, label) VALUES (?, ?, ?)"
                : "INSERT INTO staged_label VALUES (?, ?, ?)")
        name = try connection.prepare("INSERT INTO staged_name VALUES (?, ?)")
        comment = try connection.prepare(
            "INSERT INTO staged_comment VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        held = try connection.prepare(
            "SELECT post FROM origin WHERE archive = ? AND identity = ? AND fingerprint = ?")
        alias = try connection.prepare("INSERT OR IGNORE INTO staged_alias VALUES (?, ?)")
        link = try connection.prepare("INSERT INTO staged_link VALUES (?, ?)")
        if !isFirst { try connection.run(Connection.TransactionMode.read.rawValue) }
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
        let page = PageAddress.page(content.permalink)
        let own = PageAddress.page(identity: content.identity)
        try post.bind([
            content.identity, Section(kind: content.kind, status: content.status).rawValue,
            content.kind.rawValue, content.status.rawValue,
            date?.local ?? PostKey.undatedLocal, (date?.month ?? .undated).index,
            date?.offsetMinutes,
            // Bounded, so that no sum of words can overflow.
            min(max(0, content.words), Int(Int32.max)), content.title, content.author,
            content.permalink, content.updated, fingerprint, holder, page, own,
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
        try stageAliases(of: content, seq, known: [page, own])
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

    /// Ends staging; the transaction of a first import goes on.
    func end() throws(SQLiteError) {
        if !isFirst { try connection.run("COMMIT") }
    }

    private func stageLabels(_ names: [String], _ seq: Int64) throws(SQLiteError) {
        var numbers: [Int64] = []
        for text in names {
            let number = try labels.number(of: text, else: newLabel)
            guard !numbers.contains(number) else { continue }
            numbers.append(number)
            try label.bind([seq, numbers.count, number])
            try label.run()
        }
    }

    /// The number of a label that has none yet: with the first import that of its row.
    private func newLabel(_ text: String) throws(SQLiteError) -> Int64 {
        guard !isFirst else { return try FirstImport.label(text, on: connection) }
        try name.bind([nil as Int64?, text])
        try name.run()
        return connection.lastInsertRowID
    }

    /// Stages where else a post was, but for what its permalink and identity say already.
    private func stageAliases(
        of content: PostContent, _ seq: Int64, known: [Int64?]
    ) throws(SQLiteError) {
        for address in content.aliases.prefix(Self.mostAliases) where address != content.permalink {
            guard let key = PageAddress.page(address), !known.contains(key) else { continue }
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
        if taken % 4_096 == 0 { try letGo() }
    }

    /// Lets go of the library, which is kept at one moment from the first question to it on: a
    /// ``FirstImport`` of another session could not end while it is.
    func letGo() throws(SQLiteError) {
        guard !isFirst else { return }
        try connection.run("COMMIT")
        try connection.run(Connection.TransactionMode.read.rawValue)
    }
}
