import ArchiveImport
import ArchiveModel

/// Keeps everything an import delivers, and can fail or stop on request.
final class CollectingSink: ImportSink {
    var blogs: [BlogInfo] = []
    var posts: [PostContent] = []
    var comments: [CommentContent] = []
    var progress: [Int64] = []
    var isCancelled = false
    var failure: (any Error)?
    var cancelsAfterPosts = Int.max

    func take(_ blog: BlogInfo) throws {
        if let failure { throw failure }
        blogs.append(blog)
    }

    func take(_ post: PostContent) throws {
        posts.append(post)
        isCancelled = isCancelled || posts.count >= cancelsAfterPosts
    }

    func take(_ comment: CommentContent) throws { comments.append(comment) }

    func progress(byteCount: Int64) { progress.append(byteCount) }

    var blog: BlogInfo? { blogs.last }

    /// The counts that `annals import` reports: of published posts, of comments under what is
    /// published.
    var counts: ArchiveCounts {
        var byIdentity: [String: PostContent] = [:]
        for post in posts { byIdentity[post.identity] = post }
        let published = byIdentity.values.filter { $0.status == .published }
        let timeline = published.filter { $0.kind == .post }
        let live = Set(published.map(\.identity))
        let days = timeline.compactMap { $0.date?.day }.sorted()
        return ArchiveCounts(
            posts: timeline.count,
            drafts: byIdentity.values.filter { $0.kind == .post && $0.status == .draft }.count,
            pages: published.count - timeline.count,
            comments: comments.filter { live.contains($0.postIdentity) }.count,
            first: days.first, last: days.last,
            months: Set(timeline.compactMap { $0.date?.month }).count,
            labels: Set(timeline.flatMap(\.labels)).count)
    }
}
