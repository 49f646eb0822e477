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

    /// The posts on either side of two.
    private static let mostPosts = 4
    /// Posts that are known to be long: some kilobytes of memory.
    private static let mostLongPosts = 1_000

    /// Makes one for posts whose texts, the comments' included, have so many bytes at most.
    init(mostBytes: Int) { self.mostBytes = mostBytes }

    /// Whether to fetch a post for ``keep(_:)``: not one whose texts are known, or are too long.
    func wants(_ post: PostID) -> Bool {
        !longPosts.contains(post) && !known.contains { $0.post == post }
    }

    /// Reads a post's texts, if they are short.
    func keep(_ post: StoredPost) {
        guard post.byteCount <= mostBytes else {
            if longPosts.count == Self.mostLongPosts { longPosts.removeAll() }
            longPosts.insert(post.row.id)
            return
        }
        if known.count == Self.mostPosts { known.removeFirst() }
        let bodies = post.bodies
        known.append(
            Texts(post: post.row.id, bodies: bodies, documents: bodies.map(\.document)))
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
