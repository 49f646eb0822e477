/// The public face of reading a body into a ``Document``.
public enum Prose {
    /// Reads HTML, a fragment or a whole page. Never fails: hostile nesting is flattened.
    public static func document(html: String) -> Document { fatalError("not yet") }

    /// Reads plain text: blank lines divide paragraphs, other line ends are kept as breaks.
    public static func document(plainText: String) -> Document { fatalError("not yet") }

    /// A one-line text from HTML mark-up and entities, for titles and captions.
    public static func plainText(html: String) -> String { fatalError("not yet") }

    /// Counts the words of visible text in HTML in one pass over its bytes, without parsing it.
    ///
    /// Letters of scripts without spaces (Chinese, Japanese, Thai …) count as half a word each.
    public static func wordCount(html: String) -> Int { fatalError("not yet") }

    /// Counts the words of plain text, as ``wordCount(html:)`` does.
    public static func wordCount(plainText: String) -> Int { fatalError("not yet") }
}
