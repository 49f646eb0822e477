/// A block that is set as a whole.
struct Leaf: Sendable {
    /// How its text becomes lines.
    enum Kind: Hashable, Sendable {
        /// Running text.
        case text
        /// Text whose line ends stay.
        case code
        /// A table, by its index among the page's tables.
        case table(Int)
        /// A thematic break; has no text.
        case rule
    }

    var kind: Kind
    /// Its bytes in the page's text, without the newline that ends it.
    var range: Range<Int>
    /// Blank lines above it.
    var gap: Int
    /// What stands before its lines.
    var prefix: Prefix
    /// Whether it is prose, which may be justified and hyphenated.
    var isProse = false
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
        /// A bar along every line.
        case bar
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

/// A table's cells as stretches of the page's text.
struct TableCells: Sendable {
    /// One cell.
    struct Cell: Sendable {
        var range: Range<Int>
        var alignment: Alignment
    }

    /// How a cell's text is set.
    enum Alignment: Sendable { case leading, center, trailing }

    var rows: [[Cell]]
    /// How many of the first rows are headings.
    var headerRows: Int
}
