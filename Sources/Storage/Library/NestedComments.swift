internal import ArchiveModel
internal import SQLite

/// Writes comments of a ``FirstImport`` that come right behind their post where they stay.
///
/// The comment that one answers mostly came before it. Where it did not, what it answers is noted in
/// `staged_answer`, and looked for when all are there.
struct NestedComments {
    private let insertion: Statement
    private let lost: Statement
    private var newest: Int64 = 0
    private var rows: [String: Int64] = [:]
    private var moments: Set<Int64> = []
    private var digest = CommentDigest()
    /// Whether two comments on a post are of the same moment.
    private(set) var hasTies = false

    /// Makes one that writes by a connection of ``StagingFile``.
    init(_ connection: Connection) throws(SQLiteError) {
        insertion = try connection.prepare(
            """
            INSERT INTO comment (id, post, is_by_blog_author, local, format, fingerprint, identity,
                author, text, offset_minutes, parent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        lost = try connection.prepare("INSERT INTO staged_answer VALUES (?, ?)")
    }

    /// Writes a comment on the post at hand.
    mutating func insert(_ comment: CommentContent, on post: Int64) throws(SQLiteError) {
        newest += 1
        let parent = comment.parentIdentity.flatMap { rows[$0] }
        if parent == nil, let identity = comment.parentIdentity {
            try lost.bind([newest, identity])
            try lost.run()
        }
        rows[comment.identity] = newest
        let local = comment.date?.local ?? PostKey.undatedLocal
        if !moments.insert(local).inserted { hasTies = true }
        let fingerprint = comment.fingerprint
        digest.add(fingerprint)
        let numbers = [
            newest, post, comment.isByBlogAuthor ? 1 : 0, local,
            Int64(comment.body.format.rawValue), fingerprint,
        ]
        for (offset, number) in numbers.enumerated() { try insertion.bind(number, at: offset + 1) }
        try insertion.bind(comment.identity, at: 7)
        try insertion.bind(comment.author, at: 8)
        try insertion.bind(comment.body.text, at: 9)
        try (comment.date?.offsetMinutes).bind(to: insertion, at: 10)
        try parent.bind(to: insertion, at: 11)
        try insertion.run()
    }

    /// Ends the comments on a post: their number and ``CommentPlan/digest``.
    mutating func end() -> (count: Int, digest: Int64) {
        guard !rows.isEmpty else { return (0, 0) }
        rows.removeAll(keepingCapacity: true)
        moments.removeAll(keepingCapacity: true)
        defer { digest = CommentDigest() }
        return (digest.count, digest.value)
    }
}

/// What ``CommentPlan/digest`` makes of the comments on a post, made as they come.
struct CommentDigest {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private(set) var count = 0

    /// The digest; 0 without comments.
    var value: Int64 { Int64(bitPattern: low << 32 | high & 0xFFFF_FFFF) }

    /// Adds a comment's fingerprint.
    mutating func add(_ fingerprint: Int64) {
        let bits = UInt64(bitPattern: fingerprint)
        low &+= bits & 0xFFFF_FFFF
        high &+= bits >> 32
        count += 1
    }
}
