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

    /// The posts on either side of two that were read one after the other.
    private static let mostPosts = 3

    /// Reads a post's texts, unless they are known.
    func keep(_ post: StoredPost) {
        guard documents(of: post) == nil else { return }
        known.removeAll { $0.post == post.row.id }
        if known.count == Self.mostPosts { known.removeFirst() }
        let bodies = post.bodies
        known.append(
            Texts(post: post.row.id, bodies: bodies, documents: bodies.map(\.document)))
    }

    /// A post's texts, the comments' after its own; nil when they are not known as they are by now.
    func documents(of post: StoredPost) -> [Document]? {
        guard let texts = known.first(where: { $0.post == post.row.id }),
            texts.bodies == post.bodies
        else { return nil }
        return texts.documents
    }
}

extension StoredPost {
    /// Its text and those of its comments.
    var bodies: [PostBody] { [body] + comments.map(\.body) }
}
