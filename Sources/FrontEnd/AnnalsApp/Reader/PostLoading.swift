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

    /// Fetches one of a post's earlier texts and reads it; nil when there is no such text.
    func load(
        _ id: PostID, version: Int, isReversed: Bool
    ) throws(LibraryError) -> LoadedPost? {
        guard let post = try post(id, version: version) else { return nil }
        return try load(post, isReversed: isReversed)
    }

    /// Reads the texts of a post that was fetched, as far as they are not known.
    func load(
        _ post: StoredPost, isReversed: Bool, documents: [Document]? = nil
    ) throws(LibraryError) -> LoadedPost {
        let documents = documents ?? post.bodies.map(\.document)
        return LoadedPost(
            post: post, document: documents[0], commentDocuments: Array(documents.dropFirst()),
            next: try follower(of: post.row, isReversed: isReversed))
    }

    /// Reads the texts of a post that was fetched; of one whose body is very long only the
    /// beginning of that, unless reading is to go on further down.
    ///
    /// Cost: as ``load(_:isReversed:)``, for a body of 96 KB at most.
    func loadBeginning(
        of post: StoredPost, isReversed: Bool
    ) throws(LibraryError) -> LoadedPost {
        guard let beginning = post.body.beginning, post.position < beginning.utf8.count else {
            return try load(post, isReversed: isReversed)
        }
        return LoadedPost(
            post: post, document: PostBody(text: beginning, format: post.body.format).document,
            next: try follower(of: post.row, isReversed: isReversed),
            readPercent: min(99, beginning.utf8.count * 100 / post.body.text.utf8.count))
    }
}

extension PostBody {
    /// What is read first of a very long text; nil for one that is read at once.
    fileprivate var beginning: String? {
        switch format {
        case .html: Prose.beginning(ofLongHTML: text)
        case .plainText: Prose.beginning(ofLongPlainText: text)
        case .markdown: Prose.beginning(ofLongMarkdown: text)
        case .wordPress: Prose.beginning(ofLongWordPress: text)
        }
    }

    /// The text as a document.
    var document: Document {
        switch format {
        case .html: Prose.document(html: text)
        case .plainText: Prose.document(plainText: text)
        case .markdown: Prose.document(markdown: text)
        case .wordPress: Prose.document(wordPress: text)
        }
    }
}
