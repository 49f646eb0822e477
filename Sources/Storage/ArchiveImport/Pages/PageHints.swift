/// What the words in an element's class and id, and its role, say of its part in the page.
///
/// People name the boxes of a page by what stands in them, in English whatever the page is written
/// in, and as parts of longer names: `article-body`, `leftSidebar`.
///
/// Source: Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using Shallow Text Features, 2010,
/// for the densities that these only help; microformats.org for names that have one meaning.
struct PageHints: OptionSet {
    let rawValue: UInt16

    /// Most likely beside the article: navigation, comments, what is sold.
    static let aside = PageHints(rawValue: 1 << 0)
    /// Named like a box that may hold the article, whatever else its name says.
    static let mayHold = PageHints(rawValue: 1 << 1)
    /// Named like the text.
    static let text = PageHints(rawValue: 1 << 2)
    /// Named like what stands round the text.
    static let frame = PageHints(rawValue: 1 << 3)
    /// Buttons to pass the page on.
    static let share = PageHints(rawValue: 1 << 4)
    /// Who wrote it, and when.
    static let byline = PageHints(rawValue: 1 << 5)
    /// The body of a post, by a name that means nothing else.
    static let body = PageHints(rawValue: 1 << 6)
    /// A post with its heading, by a name that means nothing else.
    static let entry = PageHints(rawValue: 1 << 7)
    /// Not shown.
    static let hidden = PageHints(rawValue: 1 << 8)
    /// A role of something that is not read in its place.
    static let tool = PageHints(rawValue: 1 << 9)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Reads the class, id and role of an element.
    init(name: String, className: String, id: String, role: String) {
        self = []
        let words = Self.bytes(className) + [0x20] + Self.bytes(id)
        words.withUnsafeBufferPointer { words in
            for (hint, stems) in Self.stems where stems.contains(where: { words.contains($0) }) {
                insert(hint)
            }
        }
        for word in className.lowercased().split(separator: " ") {
            if let hint = Self.wholeWords[String(word)] { formUnion(hint) }
        }
        if Self.wholeWords[id.lowercased()] == .entry { insert(.entry) }
        if Self.toolRoles.contains(role.lowercased()) { insert(.tool) }
    }

    /// How much text the names promise, from −50 to 50.
    static func weight(className: String, id: String) -> Int {
        [className, id].reduce(0) { sum, text in
            guard !text.isEmpty else { return sum }
            let hints = PageHints(name: "", className: text, id: "", role: "")
            return sum + (hints.contains(.text) ? 25 : 0) - (hints.contains(.frame) ? 25 : 0)
        }
    }

    /// Names are not longer than this; what is longer is made to waste time.
    private static let longest = 256

    private static func bytes(_ text: String) -> [UInt8] {
        text.utf8.prefix(longest).map(\.lowercased)
    }

    private static let toolRoles: Set<String> = [
        "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog",
        "search", "banner",
    ]

    private static let stems: [(PageHints, [StaticString])] = [
        (
            .aside,
            [
                "-ad-", "banner", "breadcrumb", "comment", "community", "cookie", "disqus", "extra",
                "footer", "gdpr", "header", "legends", "menu", "outbrain", "pager", "pagination",
                "popup", "recommend", "related", "remark", "replies", "rss", "shoutbox", "sidebar",
                "skyscraper", "social", "sponsor", "supplement", "taboola", "toolbar",
            ]
        ),
        (.mayHold, ["and", "article", "body", "column", "content", "main", "mathjax", "shadow"]),
        (
            .text,
            [
                "article", "blog", "body", "content", "entry", "hentry", "main", "page", "post",
                "story", "text",
            ]
        ),
        (
            .frame,
            [
                "-ad-", "banner", "com-", "combx", "comment", "contact", "footer", "gdpr", "hidden",
                "masthead", "media", "meta", "outbrain", "promo", "related", "scroll", "share",
                "shopping", "shoutbox", "sidebar", "skyscraper", "sponsor", "tags", "widget",
            ]
        ),
        (.share, ["share", "sociable", "addthis", "addtoany"]),
        (.byline, ["byline", "author", "dateline", "writtenby"]),
    ]

    private static let wholeWords: [String: PageHints] = [
        "entry-content": .body, "e-content": .body, "post-body": .body, "post-content": .body,
        "entry-body": .body, "entrybody": .body, "entrytext": .body, "storycontent": .body,
        "articlebody": .body, "blogbody": [.body, .entry], "asset-body": .body,
        "asset-content": .body, "post_content": .body, "postbody": .body, "post_body": .body,
        "entry_content": .body, "post-text": .body, "postcontent": .body, "entrycontent": .body,
        "post-entry": .body, "entry": [.body, .entry],
        "hentry": .entry, "h-entry": .entry, "blogpost": .entry, "blog-post": .entry,
        "post-outer": .entry, "post": .entry,
        "visually-hidden": .hidden, "screen-reader-text": .hidden, "sr-only": .hidden,
        "noprint": .hidden,
    ]
}

extension Bytes {
    /// Whether a word stands anywhere in the bytes.
    fileprivate func contains(_ word: StaticString) -> Bool { index(of: word) != nil }
}
