internal import ArchiveModel
internal import Library
internal import Prose
internal import ReaderModel

extension Library {
    /// Fetches a post and reads its texts; nil when there is no such post.
    ///
    /// Cost: rises with the post's text, 20 to 80 ms per megabyte.
    func load(_ id: PostID, isReversed: Bool) throws(LibraryError) -> LoadedPost? {
        guard let post = try post(id) else { return nil }
        return try load(post, isReversed: isReversed)
    }

    /// Reads the texts of a post that was fetched.
    func load(_ post: StoredPost, isReversed: Bool) throws(LibraryError) -> LoadedPost {
        LoadedPost(
            post: post, document: post.body.document,
            commentDocuments: post.comments.map(\.body.document),
            next: try follower(of: post.row, isReversed: isReversed))
    }
}

extension PostBody {
    /// The text as a document.
    fileprivate var document: Document {
        switch format {
        case .html: Prose.document(html: text)
        case .plainText: Prose.document(plainText: text)
        case .markdown: Prose.document(markdown: text)
        case .wordPress: Prose.document(wordPress: text)
        }
    }
}
