/// A post's text as a tree: blocks that stand below each other, inlines that run along a line.
///
/// White space is already collapsed as HTML asks, entities are resolved, and nothing in it refers
/// to the mark-up it came from.
public struct Document: Hashable, Sendable {
    /// The blocks in order.
    public var blocks: [Block]

    /// Makes a document from its blocks.
    public init(blocks: [Block] = []) { self.blocks = blocks }
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
    /// Text whose spaces and line ends are kept, without a final newline.
    case code(text: String, language: String)
    /// A thematic break.
    case rule
    /// A table of data; a table used for layout is flow instead.
    case table(TableBlock)
    /// An image or embed with its caption, which may be empty.
    case figure(Media, caption: [Inline])
}

/// A list.
public struct ListBlock: Hashable, Sendable {
    /// The number of the first item; nil for an unordered list.
    public var start: Int?
    /// The items, each a few blocks.
    public var items: [[Block]]

    /// Makes a list from its parts.
    public init(start: Int?, items: [[Block]]) {
        self.start = start
        self.items = items
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
/// Rows may be shorter than the longest one.
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

        /// Makes a cell from its parts.
        public init(inlines: [Inline], alignment: Alignment = .leading) {
            self.inlines = inlines
            self.alignment = alignment
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
        /// Any other embedded thing.
        case embed
    }

    /// What it is.
    public var kind: Kind
    /// The text its author put in its place; may be empty.
    public var text: String
    /// Where it is; empty for one that is written out inside the post.
    public var address: String

    /// Makes a medium from its parts.
    public init(kind: Kind, text: String, address: String) {
        self.kind = kind
        self.text = text
        self.address = address
    }
}
