/// A post's text as a tree: blocks that stand below each other, inlines that run along a line.
///
/// White space is already collapsed as HTML asks, entities are resolved, and nothing in it refers
/// to the mark-up it came from.
public struct Document: Hashable, Sendable {
    /// The blocks in order.
    public var blocks: [Block]
    /// The language it says it is in, a BCP 47 tag such as `de` or `zh-Hant`; empty when it doesn't.
    public var language: String

    /// Makes a document from its blocks.
    public init(blocks: [Block] = [], language: String = "") {
        self.blocks = blocks
        self.language = language
    }
}

/// Something that stands on lines of its own.
public indirect enum Block: Hashable, Sendable {
    /// Running text.
    case paragraph([Inline])
    /// A heading, level 1…6.
    case heading(level: Int, [Inline])
    /// An ordered or unordered list.
    case list(ListBlock)
    /// Terms with their definitions.
    case definitions([Definition])
    /// A quotation.
    case quote([Block])
    /// A sentence of the post set large beside it.
    case pullQuote([Block])
    /// Lines that end where their author ended them: a poem, an address.
    case verse([Inline])
    /// Text whose spaces and line ends are kept, without a final newline.
    case code(text: String, language: String)
    /// A formula on a line of its own, in source that can be read.
    case math(String)
    /// A thematic break.
    case rule
    /// A table of data; a table used for layout is flow instead.
    case table(TableBlock)
    /// An image or embed with its caption, which may be empty.
    case figure(Media, caption: [Inline])
    /// Pictures that belong together.
    case gallery([Figure])
    /// Something folded away on the web: what is always seen, then the rest.
    case details(summary: [Inline], [Block])
    /// Footnotes, where the post has them.
    case notes([Note])
}

/// A list.
public struct ListBlock: Hashable, Sendable {
    /// How the numbers of an ordered list are written.
    public enum Numbering: Hashable, Sendable, CaseIterable {
        /// Not at all: the list is unordered.
        case none
        /// `1.`
        case decimal
        /// `a.`
        case lowerLetters
        /// `A.`
        case upperLetters
        /// `i.`
        case lowerRoman
        /// `I.`
        case upperRoman
    }

    /// One item.
    public struct Item: Hashable, Sendable {
        /// What stands in it.
        public var blocks: [Block]
        /// Its number in an ordered list, any at all; nil in an unordered one.
        public var number: Int?
        /// Whether a task is done; nil for what is no task.
        public var isDone: Bool?

        /// Makes an item from its parts.
        public init(_ blocks: [Block], number: Int? = nil, isDone: Bool? = nil) {
            self.blocks = blocks
            self.number = number
            self.isDone = isDone
        }
    }

    /// How its numbers are written.
    public var numbering: Numbering
    /// The items.
    public var items: [Item]

    /// Makes a list from its parts.
    public init(numbering: Numbering, items: [Item]) {
        self.numbering = numbering
        self.items = items
    }

    /// Makes a list that counts up from `start`; nil for an unordered one.
    public init(start: Int?, items: [[Block]]) {
        numbering = start == nil ? .none : .decimal
        self.items = items.enumerated().map { index, blocks in
            Item(blocks, number: start.map { $0.addingReportingOverflow(index).partialValue })
        }
    }
}

/// A footnote.
public struct Note: Hashable, Sendable {
    /// The name by which ``Inline/noteReference(_:_:)`` refers to it; not empty, once in a document.
    public var name: String
    /// What its references are marked by, without brackets: `1`, `*`.
    public var label: String
    /// What it says.
    public var blocks: [Block]

    /// Makes a note from its parts.
    public init(name: String, label: String, blocks: [Block]) {
        self.name = name
        self.label = label
        self.blocks = blocks
    }
}

/// An image or embed with its caption.
public struct Figure: Hashable, Sendable {
    /// The image or embed.
    public var media: Media
    /// Its caption; may be empty.
    public var caption: [Inline]

    /// Makes a figure from its parts.
    public init(media: Media, caption: [Inline] = []) {
        self.media = media
        self.caption = caption
    }
}

/// A term of a definition list with what it means.
public struct Definition: Hashable, Sendable {
    /// The term.
    public var term: [Inline]
    /// Its definition; may be empty.
    public var blocks: [Block]

    /// Makes an entry from its parts.
    public init(term: [Inline], blocks: [Block]) {
        self.term = term
        self.blocks = blocks
    }
}

/// A table of data.
///
/// Rows may be shorter than the longest one. As in HTML, a row has no cells where one from further
/// up reaches into it: what follows goes into the columns that are free.
public struct TableBlock: Hashable, Sendable {
    /// How a cell's text is set in its column.
    public enum Alignment: Hashable, Sendable {
        /// At the column's start.
        case leading
        /// In the middle.
        case center
        /// At the column's end.
        case trailing
    }

    /// One cell.
    public struct Cell: Hashable, Sendable {
        /// The text; lines are divided by ``Inline/lineBreak``.
        public var inlines: [Inline]
        /// How it is set.
        public var alignment: Alignment
        /// Columns that it takes, 1 at least.
        public var columns: Int
        /// Rows that it takes, 1 at least; may reach beyond the table's last row.
        public var rows: Int
        /// Whether it is the heading of its row or column.
        public var isHeading: Bool

        /// Makes a cell from its parts.
        public init(
            inlines: [Inline], alignment: Alignment = .leading, columns: Int = 1, rows: Int = 1,
            isHeading: Bool = false
        ) {
            self.inlines = inlines
            self.alignment = alignment
            self.columns = max(columns, 1)
            self.rows = max(rows, 1)
            self.isHeading = isHeading
        }
    }

    /// The caption; may be empty.
    public var caption: [Inline]
    /// How many of the first rows are headings.
    public var headerRows: Int
    /// The rows.
    public var rows: [[Cell]]

    /// Makes a table from its parts.
    public init(caption: [Inline] = [], headerRows: Int = 0, rows: [[Cell]]) {
        self.caption = caption
        self.headerRows = headerRows
        self.rows = rows
    }
}

/// Something that runs along a line.
public indirect enum Inline: Hashable, Sendable {
    /// Text without mark-up; white space is single spaces and no-break spaces.
    case text(String)
    /// Text in another style.
    case styled(InlineStyle, [Inline])
    /// A link with its text.
    case link(address: String, [Inline])
    /// An image or embed within a line.
    case media(Media)
    /// The end of a line within a paragraph.
    case lineBreak
    /// An abbreviation and what it stands for.
    case abbreviation([Inline], expansion: String)
    /// A formula in source that can be read.
    case math(String)
    /// The mark of a footnote in the text, and the name of the ``Note`` it leads to.
    case noteReference(String, [Inline])
    /// A place that links of the same document, such as `#name`, lead to; has no text.
    case anchor(String)
    /// Text whose direction is its own, and which is to what is around it as one neutral sign; an
    /// override also has each of its characters run that way (UAX #9: an isolate).
    case isolate(TextDirection, isOverride: Bool, [Inline])
    /// The direction of the paragraph, heading or cell that it stands in, at the end; has no text.
    /// Without it the text's first strong character tells (UAX #9, rule P2).
    case direction(TextDirection)
}

/// Styles that inlines can be nested in.
public enum InlineStyle: Hashable, Sendable, CaseIterable {
    /// Stressed: `em`, `i`, `cite`, `dfn`, `var`.
    case emphasis
    /// Important: `strong`, `b`.
    case strong
    /// Program text: `code`, `tt`, `samp`.
    case code
    /// A key to press.
    case keyboard
    /// Taken out: `del`, `s`, `strike`.
    case deleted
    /// Put in: `ins`, `u`.
    case inserted
    /// Above the line.
    case superscript
    /// Below the line.
    case `subscript`
    /// Side remarks: `small`.
    case small
    /// Marked: `mark`.
    case highlighted
}

/// A picture, film or other thing that a terminal cannot show: what it is and where.
public struct Media: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// A picture.
        case image
        /// A film, also one embedded from elsewhere.
        case video
        /// A sound.
        case audio
        /// A map.
        case map
        /// Somebody's message elsewhere: a tweet, a toot.
        case message
        /// Any other embedded thing.
        case embed
    }

    /// What it is.
    public var kind: Kind
    /// What it is called: the text its author put in its place, or what its address tells, such as
    /// the name of a file or `YouTube abc`; empty where neither says anything.
    public var text: String
    /// Where it is, or where a link that holds only the picture leads; empty for one that is written
    /// out inside the post.
    public var address: String

    /// Makes a medium from its parts.
    public init(kind: Kind, text: String, address: String) {
        self.kind = kind
        self.text = text
        self.address = address
    }
}
