internal import Prose

/// The addresses by which a page of annals' own speaks of comments.
///
/// No post has such: ``Prose/ownScheme`` is read as no link.
enum CommentAddress {
    private static let scheme = Prose.ownScheme + "fold:"

    /// The address that folds or unfolds the answers to a comment.
    static func fold(_ comment: Int64) -> String { scheme + String(comment) }

    /// The comment that an address folds or unfolds; nil for any other address.
    static func folded(by address: String) -> Int64? {
        guard address.hasPrefix(scheme) else { return nil }
        return Int64(address.dropFirst(scheme.count))
    }

    /// The name of the place below all comments.
    static let end = "annals:comments:end"

    /// The name of a comment's place on the page.
    static func anchor(_ comment: Int64) -> String { "annals:comment:" + String(comment) }
}
