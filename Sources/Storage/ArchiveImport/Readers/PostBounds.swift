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
        let texts = [post.identity, post.title, post.author, post.permalink, post.body.text]
        return weight(of: texts + post.labels + post.aliases)
    }

    /// About how many bytes a comment takes.
    static func weight(of comment: CommentContent) -> Int {
        weight(of: [
            comment.identity, comment.postIdentity, comment.parentIdentity ?? "", comment.author,
            comment.body.text,
        ])
    }

    private static func weight(of texts: [String]) -> Int {
        texts.reduce(256) { $0 + $1.utf8.count }
    }
}
