internal import ArchiveModel
internal import SQLite

/// Writes what an import takes into its staging file, in the order it comes.
final class Stager: ImportStage {
    let connection: Connection
    private let post: Statement
    private let body: Statement
    private let label: Statement
    private let name: Statement
    private let comment: StagedComments
    private let held: Statement
    private var addresses: AddressStager
    private var labels = LabelNumbers()
    private var taken = 0
    private var order = SourceOrder()

    /// Begins staging on a connection of ``StagingFile``.
    init(_ connection: Connection) throws(SQLiteError) {
        self.connection = connection
        post = try connection.prepare(
            "INSERT INTO staged_post VALUES (NULL\(String(repeating: ", ?", count: 19)))")
        body = try connection.prepare("INSERT INTO staged_body VALUES (?, ?, ?)")
        label = try connection.prepare("INSERT INTO staged_label VALUES (?, ?, ?)")
        name = try connection.prepare("INSERT INTO staged_name VALUES (?, ?)")
        comment = try StagedComments(connection)
        held = try connection.prepare(
            "SELECT post FROM origin WHERE archive = ? AND identity = ? AND fingerprint = ?")
        addresses = try AddressStager(connection)
        try connection.run(Connection.TransactionMode.read.rawValue)
    }

    func setBlog(_ blog: BlogInfo) { addresses.setBlog(blog.link) }

    var isDescending: Bool { order.isDescending }

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
            date?.offsetMinutes, content.boundedWords, content.title, content.author,
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
        try addresses.stage(content, seq, known: [page, own])
        order.note(date)
        try countTaken()
    }

    func stage(_ content: CommentContent) throws(SQLiteError) {
        try comment.insert(content)
        try countTaken()
    }

    func end() throws(SQLiteError) { try connection.run("COMMIT") }

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

    /// The number of a label that has none yet.
    private func newLabel(_ text: String) throws(SQLiteError) -> Int64 {
        try name.bind([nil as Int64?, text])
        try name.run()
        return connection.lastInsertRowID
    }

    private func holder(
        of identity: String, _ fingerprint: Int64, in archive: ArchiveID?
    ) throws(SQLiteError) -> Int64? {
        guard let archive else { return nil }
        try held.bind([archive.rawValue, identity, fingerprint])
        defer { held.reset() }
        return try held.step() ? held.row.int64(0) : nil
    }

    /// Commits now and then: so the library is not kept at one moment for the whole import.
    private func countTaken() throws(SQLiteError) {
        taken += 1
        if taken % 4_096 == 0 { try letGo() }
    }

    /// Lets go of the library, which is kept at one moment from the first question to it on: a
    /// ``FirstImport`` of another session could not end while it is.
    func letGo() throws(SQLiteError) {
        try connection.run("COMMIT")
        try connection.run(Connection.TransactionMode.read.rawValue)
    }
}

/// Writes comments into the staging file.
struct StagedComments {
    private let insertion: Statement

    /// Makes one that writes by a connection of ``StagingFile``.
    init(_ connection: Connection) throws(SQLiteError) {
        insertion = try connection.prepare(
            "INSERT INTO staged_comment VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    }

    /// Writes one.
    func insert(_ content: CommentContent) throws(SQLiteError) {
        try insertion.bind([
            content.identity, content.postIdentity, content.parentIdentity, content.author,
            content.isByBlogAuthor, content.date?.local ?? PostKey.undatedLocal,
            content.date?.offsetMinutes, content.body.format.rawValue, content.body.text,
            content.fingerprint,
        ])
        try insertion.run()
    }
}

extension PostContent {
    /// Its words, bounded so that no sum of them can overflow.
    var boundedWords: Int { min(max(0, words), Int(Int32.max)) }
}
