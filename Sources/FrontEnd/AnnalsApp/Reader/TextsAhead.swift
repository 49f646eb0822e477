internal import ArchiveModel
internal import Prose

/// The texts of a few short posts that were read before anybody asked for them.
final class TextsAhead {
    private struct Texts {
        var post: PostID
        var bodies: [PostBody]
        var documents: [Document]
    }

    private var known: [Texts] = []
    private var longPosts: Set<PostID> = []
    private let mostBytes: Int

    /// The posts on either side of three.
    private static let mostPosts = 6
    /// Posts that are known to be long: some kilobytes of memory.
    private static let mostLongPosts = 1_000

    /// Makes one for posts whose texts, the comments' included, have so many bytes at most.
    init(mostBytes: Int) { self.mostBytes = mostBytes }

    /// Whether a post is known to be too long for ``keep(_:)``.
    func isLong(_ post: PostID) -> Bool { longPosts.contains(post) }

    /// Reads a post's texts, if they are short, and keeps them; nil if they are not.
    func keep(_ post: StoredPost) -> [Document]? {
        if let documents = documents(of: post) { return documents }
        guard post.byteCount <= mostBytes else {
            if longPosts.count == Self.mostLongPosts { longPosts.removeAll() }
            longPosts.insert(post.row.id)
            return nil
        }
        if known.count == Self.mostPosts { known.removeFirst() }
        let bodies = post.bodies
        let documents = bodies.map(\.document)
        known.append(Texts(post: post.row.id, bodies: bodies, documents: documents))
        return documents
    }

    /// A post's texts, the comments' after its own; nil when they are not known as they are by now.
    func documents(of post: StoredPost) -> [Document]? {
        guard let index = known.firstIndex(where: { $0.post == post.row.id }) else { return nil }
        guard known[index].bodies == post.bodies else {
            known.remove(at: index)
            return nil
        }
        return known[index].documents
    }
}

extension StoredPost {
    /// Its text and those of its comments.
    var bodies: [PostBody] { [body] + comments.map(\.body) }

    /// How many bytes these have.
    var byteCount: Int {
        comments.reduce(body.text.utf8.count) { $0 + $1.body.text.utf8.count }
    }
}
