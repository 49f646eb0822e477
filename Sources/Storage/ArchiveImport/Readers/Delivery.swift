internal import ArchiveModel

/// The way out of a reader: everything goes to the sink through here, with its errors made ours.
final class Delivery {
    /// What was mended.
    let repairs: RepairLog
    /// How many posts, pages and drafts the sink took.
    private(set) var postCount = 0
    /// How many links from other blogs stand under published posts and pages.
    private(set) var pingCount = 0

    private let sink: any ImportSink
    private let byteCount: Int64
    private let sourceName: String
    private var blog: BlogInfo?
    private var nextProgress: Int64 = 0
    /// Hashes of the identities that posts have had: the one thing kept per post, 8 bytes each.
    private var taken: Set<UInt64> = []
    private static let takenLimit = 2_000_000
    private var drafts: [PostContent] = []
    private var draftByteCount = 0
    /// Whether what comes is only the beginning of an entry: the file ends within it.
    private var isAtCut = false
    private static let draftByteLimit = 4 << 20

    /// Makes the way to a sink for an archive.
    init(to sink: any ImportSink, of candidate: ImportCandidate, repairs: RepairLog) {
        self.sink = sink
        byteCount = candidate.byteCount
        sourceName = SourceName.of(candidate)
        self.repairs = repairs
    }

    /// Delivers what is known of the blog, if the sink does not know it yet.
    ///
    /// A blog without any identity is known by its file and title: two of them with the same title
    /// are two blogs.
    func take(_ blog: BlogInfo) throws(ImportError) {
        var blog = blog
        blog.sourceName = sourceName
        if blog.identity.isEmpty { blog.identity = "file:\(sourceName):\(blog.title)" }
        guard blog != self.blog else { return }
        self.blog = blog
        try deliver { try sink.take(blog) }
    }

    /// Delivers a post; drafts later, for one may share its id with the post it became, and the
    /// post is the one to keep it, whichever comes first.
    func take(_ post: PostContent) throws(ImportError) {
        var post = post
        if isAtCut {
            // Nothing would show later that the whole post is this one.
            let isNameless = post.identity.hasPrefix("made:") && post.permalink.isEmpty
            if isNameless, post.title.isEmpty || post.date == nil {
                repairs.note(.cutEntry, at: post.title.isEmpty ? "an untitled entry" : post.title)
                return
            }
            post.isBeginning = true
        }
        postCount += 1
        post = PostBounds.keep(post, noting: repairs)
        guard post.status == .draft else { return try deliver(post) }
        drafts.append(post)
        draftByteCount += PostBounds.weight(of: post)
        if draftByteCount > Self.draftByteLimit { try finish() }
    }

    /// Delivers a published post in place of the one that had its identity; false when there is none.
    func takeAgain(_ post: PostContent) throws(ImportError) -> Bool {
        guard hasTaken(post.identity) else { return false }
        var post = PostBounds.keep(post, noting: repairs)
        if post.title.isEmpty { post.opening = PostOpening.text(of: post.body) }
        try deliver { try sink.take(post) }
        return true
    }

    /// Learns that the file ends within the entry that comes next, the last one.
    func meetCutEntry() { isAtCut = true }

    /// Whether a post has had an identity by now.
    func hasTaken(_ identity: String) -> Bool { taken.contains(Identity.hash(of: [identity])) }

    /// Delivers what was held back.
    func finish() throws(ImportError) {
        for draft in drafts { try deliver(draft) }
        drafts = []
        draftByteCount = 0
    }

    private func deliver(_ post: PostContent) throws(ImportError) {
        var post = post
        if hasTaken(post.identity) {
            repairs.note(.repeatedID, at: post.title.isEmpty ? post.identity : post.title)
            post.identity = freeIdentity(for: post)
        }
        if post.title.isEmpty { post.opening = PostOpening.text(of: post.body) }
        if taken.count < Self.takenLimit { taken.insert(Identity.hash(of: [post.identity])) }
        try deliver { try sink.take(post) }
    }

    /// What a post is known by whose id another has: in some feeds every item has the same.
    ///
    /// By its date, which stays when a title is mended; by more only where that is not enough.
    private func freeIdentity(for post: PostContent) -> String {
        let date = post.date?.rfc3339 ?? ""
        var candidates: [String] = []
        if post.status == .draft { candidates.append(post.identity + "+draft") }
        if post.date != nil { candidates.append(post.identity + "+" + Identity.made(from: [date])) }
        let whole = post.identity + "+" + Identity.made(from: [date, post.title])
        return candidates.first { !hasTaken($0) } ?? whole
    }

    /// Counts the announcement of a link from another blog, which is no text to read.
    func notePing() { pingCount += 1 }

    /// Delivers a comment.
    func take(_ comment: CommentContent) throws(ImportError) {
        try deliver { try sink.take(comment) }
    }

    /// Tells how far reading has come, some three hundred times per archive.
    func progress(_ bytesRead: Int64) throws(ImportError) {
        guard !sink.isCancelled else { throw .cancelled }
        guard bytesRead >= nextProgress || bytesRead == byteCount else { return }
        nextProgress = bytesRead + max(byteCount / 300, 1)
        // A compressed file does not say how long its content is.
        sink.progress(byteCount: min(bytesRead, byteCount))
    }

    private func deliver(_ body: () throws -> Void) throws(ImportError) {
        guard !sink.isCancelled else { throw .cancelled }
        do {
            try body()
        } catch let error as ImportError {
            throw error
        } catch {
            throw .sink(reason: String(describing: error))
        }
    }
}
