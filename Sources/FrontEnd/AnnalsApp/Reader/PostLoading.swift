internal import ArchiveModel
internal import Library
internal import Prose
internal import ReaderModel

extension Library {
    /// Fetches a post and reads its texts; nil when there is no such post.
    ///
    /// Cost: rises with the post's text, about 40 ms per megabyte.
    func load(_ id: PostID, isReversed: Bool) throws(LibraryError) -> LoadedPost? {
        guard let post = try post(id) else { return nil }
        let place = try place(of: post.row, isReversed: isReversed)
        return LoadedPost(
            post: post, document: post.body.document,
            commentDocuments: post.comments.map(\.body.document), next: place.next,
            ordinal: place.ordinal)
    }

    /// What follows a post in reading order, and how many posts come before it.
    private func place(
        of row: PostRow, isReversed: Bool
    ) throws(LibraryError) -> (next: PostRow?, ordinal: Int) {
        var query = RowQuery(
            archive: row.archive, section: row.section, anchor: .after(row.key), limit: 1,
            isReversed: isReversed)
        let after = try rows(query)
        if let next = after.rows.first { return (next, max(0, after.firstOrdinal - 1)) }
        query.anchor = .before(row.key)
        let before = try rows(query)
        return (nil, before.rows.isEmpty ? 0 : before.firstOrdinal + 1)
    }
}

extension PostBody {
    /// The text as a document.
    fileprivate var document: Document {
        switch format {
        case .html: Prose.document(html: text)
        case .plainText: Prose.document(plainText: text)
        }
    }
}
