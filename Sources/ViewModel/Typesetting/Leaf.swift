/// A stretch of a block that is laid out as a whole.
struct Leaf: Sendable {
    /// How its text becomes lines.
    enum Kind: Hashable, Sendable {
        /// Running text.
        case text
        /// A short heading with a rule below it.
        case heading(Rule)
        /// Text whose line ends stay.
        case code
        /// Some rows of a table.
        case table(TablePiece)
        /// A line that has no text.
        case rule(Rule)
    }

    /// A line that is drawn and not said.
    enum Rule: Hashable, Sendable {
        /// Divides sections.
        case section
        /// As long as what it belongs to, the heaviest one of three.
        case heavy
        /// As long as what it belongs to.
        case light
        /// As long as what it belongs to, the lightest one of all.
        case dotted
        /// Comes before notes.
        case short
    }

    var kind: Kind
    /// Its bytes in the page's text, without the newline that ends it.
    var range: Range<Int>
    /// Blank lines above it.
    var gap: Int
    /// What stands before its lines.
    var prefix: Prefix
    /// The block it belongs to: a long one has several leaves.
    var block: Int
    /// How its lines stand between the prefix and the page's edge.
    var setting = Setting()

    /// How lines of text stand in the room they have.
    struct Setting: Hashable, Sendable {
        /// Cells kept free before the first line.
        var first = 0
        /// Cells kept free before the other lines.
        var rest = 0
        /// Cells kept free after each line.
        var end = 0
        /// Whether it is prose, which may be justified and hyphenated.
        var isProse = false
        /// Whether it is one line of its author's, and more of the block may follow.
        var isAuthorsLine = false
        /// Whether its lines stand in the middle.
        var isCentred = false
    }

    /// The widths of its lines on a page.
    func measure(pageWidth: Int) -> Measure {
        let room = pageWidth - prefix.width - setting.end
        return Measure(first: room - setting.first, rest: room - setting.rest)
    }

    /// Where a line of running text is drawn.
    ///
    /// What runs from right to left has its prefix and its indents at the right.
    func slot(line: Int, pageWidth: Int, isMirrored: Bool) -> LineDrawing.Slot {
        let indent = line == 0 ? setting.first : setting.rest
        let width = max(pageWidth - prefix.width - setting.end - indent, 1)
        return .init(
            column: isMirrored ? setting.end : prefix.width + indent, width: width,
            side: setting.isCentred ? .middle : nil)
    }
}

/// What stands before the lines of a block: indents, quote bars, list markers.
struct Prefix: Hashable, Sendable {
    /// One of them.
    struct Piece: Hashable, Sendable {
        var column: Int
        var width: Int
        var sign: Sign
    }

    /// What is drawn of a piece.
    enum Sign: Hashable, Sendable {
        /// Nothing.
        case blank
        /// A bar along every line of a quotation.
        case bar
        /// A line along a comment that answers another.
        case guide
        /// A marker on the first line of an item, cells from the piece's own first.
        case marker(String)
    }

    /// The pieces from left to right.
    var pieces: [Piece] = []
    /// The first piece that no block stood behind before: it is not drawn on the blank lines above
    /// this block, and only its marker and those after it are drawn.
    var fresh = 0

    /// Cells it takes.
    var width: Int { pieces.last.map { $0.column + $0.width } ?? 0 }
}
