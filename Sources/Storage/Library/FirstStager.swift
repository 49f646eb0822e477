internal import ArchiveModel
internal import Glibc
internal import SQLite

/// Writes what a ``FirstImport`` takes where it stays, in the order it comes.
///
/// A post is written when the next one comes, for it is told with the number of its comments: most
/// sources have them right behind it. Comments that come at other times are staged. Tables of its
/// own, in the staging file: `fresh_post` has what an import needs to know of a post later on.
final class FirstStager: ImportStage {
    let connection: Connection
    /// What was counted.
    private(set) var tally: FirstTally
    /// The time of the import, in Unix seconds.
    let now: Int64
    /// The moment of the source that rows of posts name.
    private(set) var toldAt: Int64?
    private let post: Statement
    private let body: Statement
    private let fresh: Statement
    private let labels: FirstLabels
    private let staged: StagedComments
    private var nested: NestedComments
    private var addresses: AddressStager
    private var order = SourceOrder()
    private var pending: Pending?
    private var newest: Int64 = 0

    /// The post that came last, with the hashes of what it and its identity are known by.
    private struct Pending {
        let content: PostContent
        let page: Int64?
        let own: Int64?
        let labels: [Int64]
    }

    /// Begins on a connection of ``StagingFile`` on which ``FirstImport/begin(on:)`` did.
    init(_ connection: Connection) throws(SQLiteError) {
        self.connection = connection
        now = Int64(time(nil))
        tally = FirstTally(now: now)
        try connection.execute(Self.tables)
        post = try connection.prepare(Self.insertion)
        body = try connection.prepare("INSERT INTO body (post, format, text) VALUES (?, ?, ?)")
        fresh = try connection.prepare("INSERT INTO fresh_post VALUES (?, ?, ?, ?, ?)")
        labels = try FirstLabels(connection)
        staged = try StagedComments(connection)
        nested = try NestedComments(connection)
        addresses = try AddressStager(connection)
    }

    func setBlog(_ blog: BlogInfo) {
        addresses.setBlog(blog.link)
        toldAt = blog.exportedAt.map { min($0, now) }
    }

    var isDescending: Bool { order.isDescending }

    /// Whether what was written is no good: an identity came twice, and the last one stands; or
    /// comments of one moment stand in the order they came in, and should in the other.
    ///
    /// Known when staging has ended.
    func mustBeginAgain() -> Bool {
        tally.hasRepeats() || (isDescending && nested.hasTies)
    }

    func stage(_ content: PostContent, library archive: ArchiveID?) throws(SQLiteError) {
        try flush()
        newest += 1
        try body.bind(newest, at: 1)
        try body.bind(Int64(content.body.format.rawValue), at: 2)
        try body.bind(content.body.text, at: 3)
        try body.run()
        let page = PageAddress.page(content.permalink)
        let own = PageAddress.page(identity: content.identity)
        try addresses.stage(content, newest, known: [page, own])
        order.note(content.date)
        pending = Pending(
            content: content, page: page, own: own,
            labels: try labels.write(content.labels, of: newest))
    }

    func stage(_ comment: CommentContent) throws(SQLiteError) {
        let isNested = pending?.content.identity == comment.postIdentity
        tally.add(comment, isStaged: !isNested)
        if isNested { try nested.insert(comment, on: newest) } else { try staged.insert(comment) }
    }

    func letGo() {}

    func end() throws(SQLiteError) {
        try flush()
        try labels.list(through: newest)
    }

    /// Writes the post that came last.
    private func flush() throws(SQLiteError) {
        guard let pending else { return }
        let comments = nested.end()
        try insert(pending.content, comments: comments.count)
        try fresh.bind([
            newest, pending.content.fingerprint, comments.digest, pending.page, pending.own,
        ])
        try fresh.run()
        tally.add(pending.content, labels: pending.labels, comments: comments.count)
        self.pending = nil
        if newest % Self.batch == 0 { try labels.list(through: newest) }
    }

    private func insert(_ content: PostContent, comments: Int) throws(SQLiteError) {
        let date = content.date
        let section = Section(kind: content.kind, status: content.status)
        let numbers = [
            newest, Int64(section.rawValue), date?.local ?? PostKey.undatedLocal,
            Int64((date?.month ?? .undated).index), Int64(content.kind.rawValue),
            Int64(content.status.rawValue), Int64(content.boundedWords), Int64(comments),
        ]
        for (offset, number) in numbers.enumerated() { try post.bind(number, at: offset + 1) }
        try post.bind(content.identity, at: 9)
        try post.bind(content.title, at: 10)
        try post.bind(content.author, at: 11)
        try post.bind(content.permalink, at: 12)
        try post.bind(content.opening, at: 13)
        try (date?.offsetMinutes).bind(to: post, at: 14)
        try content.updated.bind(to: post, at: 15)
        try toldAt.bind(to: post, at: 16)
        try post.run()
    }

    /// After how many posts those of each label are listed.
    private static let batch: Int64 = 4_096

    private static let insertion = """
        INSERT INTO post (id, tie, section, local, month, kind, status, words, comments, identity,
            title, author, permalink, opening, offset_minutes, edited_at, told_at, archive,
            is_read, is_starred, is_vanished)
        VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
            \(FirstImport.archive), 0, 0, 0)
        """

    private static let tables = """
        CREATE TABLE fresh_post (
            post INTEGER PRIMARY KEY, fingerprint INTEGER NOT NULL, digest INTEGER NOT NULL,
            page INTEGER, own INTEGER
        );
        """
}
