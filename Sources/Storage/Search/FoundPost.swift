public import ArchiveModel

/// A post that was found, with what shows a person why.
public struct FoundPost: Hashable, Sendable {
    /// The post.
    public let row: PostRow
    /// Its title.
    public let title: SearchExcerpt
    /// Its text, or its comments, around the first hit; the text's beginning when only other
    /// fields have hits.
    public let excerpt: SearchExcerpt

    /// Makes one of its parts.
    public init(row: PostRow, title: SearchExcerpt, excerpt: SearchExcerpt) {
        self.row = row
        self.title = title
        self.excerpt = excerpt
    }
}
