internal import ArchiveModel
internal import Prose

/// What a post without a title is named by in a list, worked out once as it comes in.
enum PostOpening {
    /// A body is read no further: a picture written out, or a style sheet, may stand before words.
    private static let byteLimit = 64 << 10

    /// The first words of a body, or what it shows.
    static func text(of body: PostBody) -> String {
        let text = body.text.beginning(byteCount: byteLimit)
        let document =
            switch body.format {
            case .html: Prose.document(html: text)
            case .plainText: Prose.document(plainText: text)
            case .markdown: Prose.document(markdown: text)
            case .wordPress: Prose.document(wordPress: text)
            }
        return document.opening()
    }
}
