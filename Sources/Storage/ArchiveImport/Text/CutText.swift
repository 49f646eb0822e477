internal import ArchiveModel
internal import Prose

/// Tells the beginnings of posts, which are all that many feeds give, from whole posts.
enum CutText {
    /// Whether a text ends as those do that a feed cuts short: in dots within brackets, or in words
    /// that lead to the rest.
    static func isCut(_ body: PostBody) -> Bool {
        guard body.format != .markdown, body.text.utf8.count > 0 else { return false }
        let tail = String(body.text.suffix(tailLength))
        let text = body.format == .plainText ? tail : Prose.plainText(html: tail)
        let end = text.suffix(40).lowercased().trimmed
        return endings.contains(where: end.hasSuffix)
    }

    /// Characters of the source at its end that are looked at, most of them mark-up.
    private static let tailLength = 600

    private static let endings = [
        "[…]", "[...]", "[..]", "(…)", "(more…)", "(more...)", "read more", "read more…",
        "read more...", "read more »", "read more →", "continue reading", "continue reading…",
        "continue reading →", "continue reading »", "read the rest of this entry »",
    ]
}
