/// One cell of the screen.
public struct Cell: Hashable, Sendable {
    /// What to draw: a glyph from the gate, a space, or nothing for the second half of a wide one.
    public var text: String
    /// How it looks.
    public var style: CellStyle

    /// A space in the default style.
    public static let blank = Cell(text: " ", style: .plain)

    /// Makes a cell.
    public init(text: String, style: CellStyle) {
        self.text = text
        self.style = style
    }
}

/// How a cell looks: colours and attributes, free of any terminal.
public struct CellStyle: Hashable, Sendable {
    /// A colour by its role in the theme; ``CursesTerminal`` maps it to what the terminal has.
    public enum Colour: UInt8, Hashable, Sendable, CaseIterable {
        /// The terminal's own.
        case standard
        /// Titles and what has the focus.
        case accent
        /// Links.
        case link
        /// Headings of the text.
        case heading
        /// Bylines, counts, ornaments.
        case quiet
        /// Code.
        case code
        /// Quotations.
        case quote
        /// The star.
        case star
        /// What went wrong.
        case error
        /// What find has found.
        case hit
    }

    /// Attributes of a cell.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Makes a set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Bold.
        public static let bold = Attributes(rawValue: 1)
        /// Italic.
        public static let italic = Attributes(rawValue: 4)
        /// Underlined.
        public static let underline = Attributes(rawValue: 8)
        /// Foreground and background exchanged.
        public static let reverse = Attributes(rawValue: 16)
        /// Struck out, where the terminal can; a colour or a word must say the same.
        public static let struck = Attributes(rawValue: 32)
    }

    /// The foreground.
    public var colour: Colour
    /// The attributes.
    public var attributes: Attributes

    /// The terminal's own look.
    public static let plain = CellStyle(colour: .standard, attributes: [])

    /// Makes a style.
    public init(colour: Colour, attributes: Attributes = []) {
        self.colour = colour
        self.attributes = attributes
    }
}
