public import ArchiveModel

/// What an import led to.
public struct ImportOutcome: Hashable, Sendable {
    /// The archive, nil when the source held nothing to read and the library had no such archive.
    public var archive: ArchiveID?
    /// The blog as the source describes it.
    public var blog: BlogInfo
    /// What the source holds.
    public var counts: ArchiveCounts
    /// What that changed in the library.
    public var changes: ArchiveChanges
    /// Comments left out because their post is neither in the source nor in the library.
    public var orphanComments: Int
    /// What the source's links from post to post come to; nothing for the library's other posts.
    public var links: LinkCounts

    /// The first of the posts that changed, in reading order; not of those that are new.
    public var changedPosts: [NamedPost] = []
    /// The first of the posts that vanished, likewise.
    public var vanishedPosts: [NamedPost] = []

    /// Makes an outcome from its parts.
    public init(
        archive: ArchiveID?, blog: BlogInfo, counts: ArchiveCounts, changes: ArchiveChanges,
        orphanComments: Int = 0, links: LinkCounts = LinkCounts()
    ) {
        self.archive = archive
        self.blog = blog
        self.counts = counts
        self.changes = changes
        self.orphanComments = orphanComments
        self.links = links
    }
}

/// A post of the library as a report names it.
public struct NamedPost: Hashable, Sendable {
    /// The post.
    public var id: PostID
    /// Its title, or what stands for one in lists.
    public var title: String

    /// Makes it from its parts.
    public init(id: PostID, title: String) {
        self.id = id
        self.title = title
    }
}
