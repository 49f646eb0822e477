internal import ArchiveModel
internal import SQLite

/// Where an import puts what it takes until it is finished: a ``Stager``, or a ``FirstStager``.
protocol ImportStage: AnyObject {
    /// The connection of ``StagingFile`` that it writes by.
    var connection: Connection { get }

    /// Whether the source runs from new to old, see ``SourceOrder``.
    var isDescending: Bool { get }

    /// Learns of the blog that posts are taken for from now on.
    func setBlog(_ blog: BlogInfo)

    /// Takes a post; `archive` is the library's one of the blog.
    func stage(_ post: PostContent, library archive: ArchiveID?) throws(SQLiteError)

    /// Takes a comment.
    func stage(_ comment: CommentContent) throws(SQLiteError)

    /// Lets others write to the library, if it can.
    func letGo() throws(SQLiteError)

    /// Ends staging.
    func end() throws(SQLiteError)
}

/// Tells from the dates of posts, as they come, which way a source runs.
struct SourceOrder {
    private var lastLocal: Int64?
    private var descents = 0

    /// Whether it runs from new to old, which then also orders posts of the same moment.
    var isDescending: Bool { descents > 0 }

    /// Takes the date of the next post.
    mutating func note(_ date: PostDate?) {
        guard let date else { return }
        if let lastLocal, lastLocal != date.local { descents += date.local < lastLocal ? 1 : -1 }
        lastLocal = date.local
    }
}

/// Stages where else posts were, and where their links lead.
struct AddressStager {
    private let alias: Statement
    private let link: Statement
    private var innerLinks = InnerLinks()

    /// How many aliases of one post are kept.
    private static let mostAliases = 100

    /// Makes one that writes by a connection of ``StagingFile``.
    init(_ connection: Connection) throws(SQLiteError) {
        alias = try connection.prepare("INSERT OR IGNORE INTO staged_alias VALUES (?, ?)")
        link = try connection.prepare("INSERT INTO staged_link VALUES (?, ?)")
    }

    /// Takes the blog's address, at which links lead to its own posts.
    mutating func setBlog(_ link: String) { innerLinks.setBlog(link) }

    /// Stages those of a post, but for aliases that its permalink and identity, the known keys, say
    /// already.
    mutating func stage(
        _ content: PostContent, _ seq: Int64, known: [Int64?]
    ) throws(SQLiteError) {
        for address in content.aliases.prefix(Self.mostAliases) where address != content.permalink {
            guard let key = PageAddress.page(address), !known.contains(key) else { continue }
            try alias.bind([seq, address])
            try alias.run()
        }
        for found in innerLinks.find(in: content) { try stageLink(found.key, found.path) }
        for found in RelativeLinks.find(in: content) { try stageLink(found.key, found.path) }
    }

    private func stageLink(_ key: Int64, _ path: Int64?) throws(SQLiteError) {
        try link.bind(key, at: 1)
        if let path { try link.bind(path, at: 2) } else { try link.bindNull(at: 2) }
        try link.run()
    }
}
