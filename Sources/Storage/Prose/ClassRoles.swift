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
    /// The caption in it.
    static let captionCell = ClassRoles(rawValue: 1 << 20)
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
    /// Formulas on lines of their own, or a picture of one.
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

    /// Line numbers beside a listing, if there is nothing else in it: pages also name space so.
    static let gutter = ClassRoles(rawValue: 1 << 21)
    /// A picture of who wrote something.
    static let avatar = ClassRoles(rawValue: 1 << 22)
    /// A box that a script makes a player of films or sounds.
    static let player = ClassRoles(rawValue: 1 << 23)
    /// Whose a picture is, in its caption.
    static let credit = ClassRoles(rawValue: 1 << 24)
    /// A line's number, where it stands in a listing.
    static let lineNumber = ClassRoles(rawValue: 1 << 18)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Reads the value of a `class` attribute.
    init(_ value: Bytes) {
        let table = Self.table
        var roles: ClassRoles = []
        var position = 0
        while position < value.count {
            let start = position
            while position < value.count, !value[position].isSpace { position += 1 }
            if position > start, let role = table[value.slice(start..<position)] {
                roles.formUnion(role)
            }
            position += 1
        }
        self = roles
    }

    private static let table = NameTable(
        words.flatMap { role, words in words.map { ($0, role) } })

    private static let words: [(role: ClassRoles, words: [StaticString])] = [
        (
            .unseen,
            [
                "lineno", "linenos", "linenodiv", "rouge-gutter", "crayon-nums",
                "katex-html", "blob-num", "hljs-ln-numbers", "line-numbers-rows", "crayon-toolbar",
                // What players of films and sounds are worked with.
                "vjs-control-bar", "vjs-loading-spinner", "vjs-text-track-settings",
                "vjs-modal-dialog", "vjs-error-display", "mejs-controls", "mejs__controls",
                "mejs-offscreen", "mejs__offscreen", "mejs-layers", "mejs__layers",
                "plyr__controls", "jw-controls", "jw-controlbar", "ytp-chrome-bottom",
                "ytp-chrome-controls", "fp-controls", "player-controls", "video-controls",
                "audio-controls", "jp-controls", "jp-interface", "amp-controls",
            ]
        ),
        (.gutter, ["gutter"]),
        (
            .player,
            [
                "video-js", "mejs-container", "mejs__container", "jwplayer", "plyr", "flowplayer",
                "jp-audio", "jp-video",
            ]
        ),
        (
            .avatar,
            [
                "avatar", "gravatar", "author-avatar", "author-photo", "author-image",
                "author-img", "author-pic", "author-picture", "authorimage", "byline-image",
                "byline-photo", "byline__image", "post-author-avatar", "profile-photo",
                "profile-image", "userpic", "user-avatar", "avatar-image", "u-photo",
                "postmetainline-avatar", "comment-avatar",
            ]
        ),
        (.lineNumber, ["lnt", "ln", "line-number", "linenumber", "linenumbers"]),
        (.captioned, ["wp-caption"]),
        (
            .captionText,
            [
                "wp-caption-text", "gallery-caption", "blocks-gallery-caption", "caption",
                "image-caption", "img-caption", "imagecaption", "photo-caption", "photocaption",
                "picture-caption", "figure-caption", "media-caption", "caption-text",
                "article-caption", "image-caption-text", "graf--figcaption", "thumbcaption",
            ]
        ),
        (
            .credit,
            [
                "credit", "photo-credit", "image-credit", "media-credit", "caption-credit",
                "picture-credit", "img-credit", "wp-media-credit", "copyright", "photographer",
            ]
        ),
        (.captionTable, ["tr-caption-container"]),
        (.captionCell, ["tr-caption"]),
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
                "latex", "mwe-math-fallback-image-inline", "tex", "ql-img-inline-formula", "math",
                "math-inline", "wp-katex-eq", "mathtex-equation-editor",
            ]
        ),
        (
            .drawnFormula,
            [
                "mathjax", "mathjax_preview", "mathjax_display", "mathjax_svg", "mathjax_chtml",
                "mathjax_svg_display", "mathjax_chtml_display", "mjx-chtml",
            ]
        ),
        (
            .displayFormula,
            [
                "katex-display", "math-display", "mwe-math-fallback-image-display",
                "ql-img-displayed-equation",
            ]
        ),
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
