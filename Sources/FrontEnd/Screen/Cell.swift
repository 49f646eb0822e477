/// One cell of the screen.
public struct Cell: Hashable, Sendable {
    /// What to draw: a glyph from the gate, a space, or nothing for the second half of a wide one.
    public let text: String
    /// How it looks.
    public var style: CellStyle
    /// The scalar that ``text`` is; 0 where it is several, or none.
    public let code: UInt32

    /// A space in the default style.
    public static let blank = Cell(text: " ", style: .plain)

    /// Whether it is the second half of a wide cluster.
    @inlinable public var isHalf: Bool { code == 0 && text.isEmpty }

    /// Whether the cells at an index of two arrays, given as bytes, are the same byte for byte, the
    /// bytes between their parts aside.
    @inline(__always)
    static func haveSameBytes(
        _ cells: UnsafeRawBufferPointer, _ others: UnsafeRawBufferPointer, at index: Int
    ) -> Bool {
        let start = index * MemoryLayout<Cell>.stride
        func same<Part: Equatable>(_ part: Part.Type, _ offset: Int) -> Bool {
            cells.loadUnaligned(fromByteOffset: start + offset, as: part)
                == others.loadUnaligned(fromByteOffset: start + offset, as: part)
        }
        // The text first, then the style: two words and a pair of bytes.
        return same(UInt64.self, 0) && same(UInt64.self, 8) && same(UInt16.self, 16)
    }

    /// Makes a cell.
    public init(text: String, style: CellStyle) {
        self.text = text
        self.style = style
        var scalars = text.unicodeScalars.makeIterator()
        let first = scalars.next()
        code = scalars.next() == nil ? first?.value ?? 0 : 0
    }

    /// Makes a cell with a printable letter of ASCII.
    init(letter: UInt8, style: CellStyle) {
        text = Self.letters[Int(letter) - 0x20]
        self.style = style
        code = UInt32(letter)
    }

    private static let letters = (0x20..<0x7F).map { String(Unicode.Scalar(UInt8($0))) }
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
