/// What the words of a `class` attribute say that matters to reading.
///
/// 1. Whether a word counts is asked of one table for all words, so that a `class` is read once.
/// 2. A role says what pages use the word for; which elements it holds good for, its reader says.
struct ClassRoles: OptionSet {
    let rawValue: UInt32

    /// Line numbers beside a listing and the second writing of a formula.
    static let unseen = ClassRoles(rawValue: 1 << 0)
    /// A picture with its caption.
    static let captioned = ClassRoles(rawValue: 1 << 1)
    /// The caption of a picture.
    static let captionText = ClassRoles(rawValue: 1 << 2)
    /// Blogger's table of a picture and its caption.
    static let captionTable = ClassRoles(rawValue: 1 << 3)
    /// A sentence set large beside the text.
    static let pullQuote = ClassRoles(rawValue: 1 << 4)
    /// Lines that end where they do.
    static let verse = ClassRoles(rawValue: 1 << 5)
    /// Pictures that belong together.
    static let gallery = ClassRoles(rawValue: 1 << 6)
    /// A message elsewhere, quoted until a script puts it there.
    static let message = ClassRoles(rawValue: 1 << 7)
    /// An address that a script turns into what is there.
    static let embed = ClassRoles(rawValue: 1 << 8)
    /// A picture of a formula.
    static let formula = ClassRoles(rawValue: 1 << 9)
    /// What a script has drawn of a formula that stands beside it.
    static let drawnFormula = ClassRoles(rawValue: 1 << 10)
    /// Formulas on lines of their own.
    static let displayFormula = ClassRoles(rawValue: 1 << 11)
    /// Things to do.
    static let tasks = ClassRoles(rawValue: 1 << 12)
    /// The mark of a footnote.
    static let noteReference = ClassRoles(rawValue: 1 << 13)
    /// A footnote.
    static let note = ClassRoles(rawValue: 1 << 19)
    /// Footnotes.
    static let notes = ClassRoles(rawValue: 1 << 14)
    /// The way back from a footnote.
    static let backLink = ClassRoles(rawValue: 1 << 15)
    /// A listing without `pre`.
    static let listing = ClassRoles(rawValue: 1 << 16)
    /// A picture in the place of a character.
    static let emoji = ClassRoles(rawValue: 1 << 17)

    /// A line's number, where it stands in a listing.
    static let lineNumber = ClassRoles(rawValue: 1 << 18)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Reads the value of a `class` attribute.
    init(_ value: Bytes) {
        var roles: ClassRoles = []
        var position = 0
        while position < value.count {
            let start = position
            while position < value.count, !value[position].isSpace { position += 1 }
            if position > start { roles.formUnion(Self.role(of: value.slice(start..<position))) }
            position += 1
        }
        self = roles
    }

    private static func role(of word: Bytes) -> ClassRoles {
        let bucket = buckets[key(word[0], word[word.count - 1], word.count)]
        for entry in bucket where word.equals(entry.word) { return entry.role }
        return []
    }

    /// The first and last letter and the length tell nearly all words apart from those known.
    private static func key(_ first: UInt8, _ last: UInt8, _ length: Int) -> Int {
        (Int(first.lowercased) &* 31 &+ Int(last.lowercased) &* 7 &+ length) & 1023
    }

    private static let buckets: [[(word: StaticString, role: ClassRoles)]] = {
        var buckets = [[(word: StaticString, role: ClassRoles)]](repeating: [], count: 1024)
        for (role, words) in words {
            for word in words {
                let last = word.utf8Start[word.utf8CodeUnitCount - 1]
                let key = key(word.utf8Start[0], last, word.utf8CodeUnitCount)
                buckets[key].append((word, role))
            }
        }
        return buckets
    }()

    private static let words: [(role: ClassRoles, words: [StaticString])] = [
        (
            .unseen,
            [
                "gutter", "lineno", "linenos", "linenodiv", "rouge-gutter", "crayon-nums",
                "katex-html", "blob-num", "hljs-ln-numbers", "line-numbers-rows", "crayon-toolbar",
            ]
        ),
        (.lineNumber, ["lnt", "ln", "line-number", "linenumber", "linenumbers"]),
        (.captioned, ["wp-caption"]),
        (.captionText, ["wp-caption-text", "gallery-caption", "blocks-gallery-caption"]),
        (.captionTable, ["tr-caption-container"]),
        (.pullQuote, ["pullquote", "pull-quote", "wp-block-pullquote", "graf--pullquote"]),
        (
            .verse,
            ["verse", "poem", "stanza", "poetry", "wp-block-verse", "lineblock", "line-block"]
        ),
        (
            .gallery,
            [
                "gallery", "wp-block-gallery", "blocks-gallery-grid", "kg-gallery-container",
                "kg-gallery-card", "tiled-gallery", "wp-block-jetpack-tiled-gallery", "photoset",
                "photoset-grid", "html_photoset", "tmblr-photoset", "gallery-container",
            ]
        ),
        (
            .message,
            [
                "twitter-tweet", "twitter-video", "instagram-media", "fb-post", "fb-video",
                "bluesky-embed", "mastodon-embed", "text-post-media", "tiktok-embed",
                "reddit-card", "reddit-embed-bq",
            ]
        ),
        (
            .embed,
            [
                "wp-block-embed", "wp-block-embed__wrapper", "kg-embed-card", "embed-container",
                "embed-youtube", "embed-vimeo",
            ]
        ),
        (
            .formula,
            [
                "latex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "tex",
                "ql-img-inline-formula", "ql-img-displayed-equation",
            ]
        ),
        (
            .drawnFormula,
            [
                "mathjax", "mathjax_preview", "mathjax_display", "mathjax_svg", "mathjax_chtml",
                "mathjax_svg_display", "mathjax_chtml_display", "mjx-chtml",
            ]
        ),
        (.displayFormula, ["katex-display", "math-display"]),
        (.tasks, ["task-list", "task-list-item", "contains-task-list", "todo-list"]),
        (
            .noteReference,
            [
                "footnote-ref", "footnote-reference", "footnoteref", "footnote-anchor", "noteref",
                "footnote-link", "sdfootnoteanc", "sdendnoteanc", "footref", "simple-footnote",
                "easy-footnote", "fn-ref", "footnote_referrer",
            ]
        ),
        (
            .notes,
            [
                "footnotes", "references", "endnotes", "wp-block-footnotes",
                "footnote-definitions", "easy-footnotes-wrapper", "reflist",
            ]
        ),
        (
            .note,
            [
                "footnote", "footnote-definition", "footdef", "msofootnotetext", "msoendnotetext",
                "footnote-item", "citation",
            ]
        ),
        (
            .backLink,
            [
                "footnote-backref", "footnote-back", "reversefootnote", "footnote-return",
                "mw-cite-backlink", "cite-accessibility-label", "fn-backref",
                "data-footnote-backref",
                "easy-footnote-to-top", "footnotebacklink",
            ]
        ),
        (.listing, ["syntaxhighlighter", "crayon-syntax", "js-file-line-container", "hljs-ln"]),
        (.emoji, ["emoji", "wp-smiley"]),
    ]
}
