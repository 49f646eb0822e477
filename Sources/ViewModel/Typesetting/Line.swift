/// One row of a typeset page.
public struct Line: Hashable, Sendable {
    /// The runs, by rising column; gaps between them are blank.
    public var runs: [Run]
    /// The UTF-8 offsets of the page's text that this line shows; empty for blank and drawn lines.
    ///
    /// Those of a paragraph's lines follow each other without a gap, so that spaces at a line's end
    /// belong to it; only where a table's cells wrap do they overlap.
    public var range: Range<Int>
    /// The block it belongs to, by numbers that rise down the page; the blank lines above a block
    /// are its own.
    public var block: Int

    /// Makes a line from its parts.
    public init(runs: [Run] = [], range: Range<Int>, block: Int = 0) {
        self.runs = runs
        self.range = range
        self.block = block
    }
}

/// Neighbouring clusters of one style, placed by an explicit column.
public struct Run: Hashable, Sendable {
    /// The first cell's column, from 0 at the page's left edge.
    public var column: Int
    /// What to draw from left to right, already safe for a terminal; in visual order, unless
    /// ``TypesetOptions/bidiOrder`` leaves that to the terminal.
    public var text: String
    /// How many cells ``text`` takes.
    public var width: Int
    /// What it is.
    public var style: RunStyle
    /// Index into ``Page/links`` when the run is part of a link.
    public var link: Int?
    /// UTF-8 offset of the run's first cluster in the page's text; nil for what is not text of the
    /// page: list markers, quote bars, table rules.
    public var offset: Int?
    /// How many UTF-8 bytes of the page's text it shows; 0 for what is not text of the page.
    ///
    /// Where that is the length of ``text``, each cluster shown is one of the page's text and as
    /// long; else the whole run stands for one cluster: a tab, what the terminal can't show, an
    /// Arabic letter drawn as a presentation form.
    public var length: Int
    /// Whether the clusters stand in reverse: the last one shown is the one at ``offset``.
    public var isReversed: Bool

    /// Makes a run from its parts; without a length it shows as many bytes of the page as its text
    /// has, if it has an offset.
    public init(
        column: Int, text: String, width: Int, style: RunStyle = [], link: Int? = nil,
        offset: Int? = nil, length: Int? = nil, isReversed: Bool = false
    ) {
        self.column = column
        self.text = text
        self.width = width
        self.style = style
        self.link = link
        self.offset = offset
        self.length = length ?? (offset == nil ? 0 : text.utf8.count)
        self.isReversed = isReversed
    }
}

/// What a run is; the theme decides what that looks like.
public struct RunStyle: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32

    /// Makes a set from its bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Stressed text.
    public static let emphasis = RunStyle(rawValue: 1 << 0)
    /// Important text.
    public static let strong = RunStyle(rawValue: 1 << 1)
    /// Program text.
    public static let code = RunStyle(rawValue: 1 << 2)
    /// Text taken out.
    public static let deleted = RunStyle(rawValue: 1 << 3)
    /// Text put in.
    public static let inserted = RunStyle(rawValue: 1 << 4)
    /// Side remarks, bylines, captions.
    public static let quiet = RunStyle(rawValue: 1 << 5)
    /// Part of a link.
    public static let link = RunStyle(rawValue: 1 << 6)
    /// Headings of level 1 and 2, which a rule below tells apart.
    public static let heading = RunStyle(rawValue: 1 << 7)
    /// Headings of level 3.
    public static let subheading = RunStyle(rawValue: 1 << 8)
    /// Text within a quotation.
    public static let quote = RunStyle(rawValue: 1 << 9)
    /// An image or embed in words.
    public static let media = RunStyle(rawValue: 1 << 10)
    /// List markers, quote bars, table rules: drawn, not said.
    public static let ornament = RunStyle(rawValue: 1 << 11)
    /// Marked by the author.
    public static let highlighted = RunStyle(rawValue: 1 << 12)
    /// A name that belongs to the blog's own author.
    public static let blogAuthor = RunStyle(rawValue: 1 << 13)
    /// A hit of find; laid over what ``Page/lines(from:count:)`` gives.
    public static let hit = RunStyle(rawValue: 1 << 14)
    /// The hit that find stands on; always ``hit`` too.
    public static let currentHit = RunStyle(rawValue: 1 << 31)
    /// The post's own title.
    public static let title = RunStyle(rawValue: 1 << 15)
    /// Headings of level 4 and below; also strong at level 4, quiet at level 6.
    public static let minorHeading = RunStyle(rawValue: 1 << 16)
    /// A key to press.
    public static let keyboard = RunStyle(rawValue: 1 << 17)
    /// A formula's source.
    public static let math = RunStyle(rawValue: 1 << 18)
    /// Text of a pull quote.
    public static let pullQuote = RunStyle(rawValue: 1 << 19)
    /// Text of a code block, where lines stand as they were written; always ``code`` or ``math``
    /// too.
    public static let preformatted = RunStyle(rawValue: 1 << 20)
    /// What annals puts into the text and the author didn't write: what an abbreviation stands for,
    /// the brackets of a note's mark, the signs around deleted text, a gallery's heading.
    ///
    /// It has offsets and is found like all other text, since it has to be broken into lines and
    /// somebody may look for it; leaving these runs out leaves the author's words.
    public static let added = RunStyle(rawValue: 1 << 21)
}
