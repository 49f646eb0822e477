internal import ArchiveModel

/// The way out of a reader: everything goes to the sink through here, with its errors made ours.
final class Delivery {
    /// What was mended.
    let repairs: RepairLog
    /// How many posts, pages and drafts the sink took.
    private(set) var postCount = 0

    private let sink: any ImportSink
    private let byteCount: Int64
    private var blog: BlogInfo?
    private var nextProgress: Int64 = 0
    /// Hashes of the identities that posts have had: the one thing kept per post, 8 bytes each.
    private var taken: Set<UInt64> = []
    private static let takenLimit = 2_000_000

    /// Makes the way to a sink for an archive of a size.
    init(to sink: any ImportSink, byteCount: Int64, repairs: RepairLog) {
        self.sink = sink
        self.byteCount = byteCount
        self.repairs = repairs
    }

    /// Delivers what is known of the blog, if the sink does not know it yet.
    func take(_ blog: BlogInfo) throws(ImportError) {
        guard blog != self.blog else { return }
        self.blog = blog
        try deliver { try sink.take(blog) }
    }

    /// Delivers a post.
    ///
    /// A second post with an id that another has is named by date and title as well: some archives
    /// hold a draft beside the post it became, some feeds give every item the same guid.
    func take(_ post: PostContent) throws(ImportError) {
        var post = post
        let hash = Identity.hash(of: [post.identity])
        if taken.contains(hash) {
            repairs.note(.repeatedID, at: post.title.isEmpty ? post.identity : post.title)
            post.identity += "+" + Identity.made(from: [post.date?.rfc3339 ?? "", post.title])
        }
        if taken.count < Self.takenLimit { taken.insert(hash) }
        postCount += 1
        try deliver { try sink.take(post) }
    }

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
