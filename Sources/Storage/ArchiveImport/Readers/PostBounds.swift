internal import ArchiveModel

/// How long the short texts of a post may be, and what a post weighs in memory.
enum PostBounds {
    private static let titleLimit = 64 << 10
    private static let labelLimit = 1 << 10
    private static let mostLabels = 1_000

    /// The post with a title and labels that can be listed, cut where they go beyond.
    static func keep(_ post: PostContent, noting repairs: RepairLog) -> PostContent {
        var post = post
        var count = 0
        if post.title.utf8.count > titleLimit {
            post.title = post.title.beginning(byteCount: titleLimit).trimmed
            count += 1
        }
        let isCut = post.labels.contains { $0.utf8.count > labelLimit }
        if isCut || post.labels.count > mostLabels {
            let labels = post.labels.prefix(mostLabels)
            post.labels = Labels.unique(labels.map { $0.beginning(byteCount: labelLimit) })
            count += 1
        }
        repairs.note(.longTitle, count: count, at: post.title.isEmpty ? post.identity : post.title)
        return post
    }

    /// About how many bytes a post takes.
    static func weight(of post: PostContent) -> Int {
        var weight = 256 + post.identity.utf8.count + post.title.utf8.count
        weight += post.author.utf8.count + post.permalink.utf8.count + post.body.text.utf8.count
        for label in post.labels { weight += label.utf8.count }
        for alias in post.aliases { weight += alias.utf8.count }
        return weight
    }

    /// About how many bytes a comment takes.
    static func weight(of comment: CommentContent) -> Int {
        256 + comment.identity.utf8.count + comment.postIdentity.utf8.count
            + (comment.parentIdentity?.utf8.count ?? 0) + comment.author.utf8.count
            + comment.body.text.utf8.count
    }
}
