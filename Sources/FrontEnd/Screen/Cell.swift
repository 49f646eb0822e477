internal import Synchronization

/// One cell of the screen.
///
/// Eight bytes without a reference, because a screen has thousands, and each is made, compared and
/// copied for every key.
public struct Cell: Hashable, Sendable {
    /// What it shows: a scalar; for a cluster of several its number in ``ClusterTable``, above all
    /// scalars; 0 for the second half of a wide one.
    ///
    /// A cluster without a number, of a text that means harm, is shown by its first scalar.
    public let code: UInt32
    /// How it looks.
    public var style: CellStyle
    /// Makes all bytes of a cell known, so that cells are the same where their bytes are.
    private let filling: UInt16 = 0

    /// A space in the default style.
    public static let blank = Cell(text: " ", style: .plain)
    /// Above all scalars.
    private static let firstCluster: UInt32 = 0x11_0000

    /// Makes a cell with a glyph from the gate, a space, or nothing.
    public init(text: String, style: CellStyle) {
        let scalars = text.unicodeScalars
        self.style = style
        if let first = scalars.first {
            let isSingle = scalars.index(after: scalars.startIndex) == scalars.endIndex
            let cluster = isSingle ? nil : ClusterTable.shown.withLock { $0.number(of: text) }
            code = cluster.map { Self.firstCluster + $0 } ?? first.value
        } else {
            code = 0
        }
    }

    /// Makes a cell with a scalar that has passed the gate.
    init(scalar: Unicode.Scalar, style: CellStyle) {
        code = scalar.value
        self.style = style
    }

    /// By their bytes, in one comparison.
    @inlinable
    public static func == (one: Cell, other: Cell) -> Bool {
        unsafeBitCast(one, to: UInt64.self) == unsafeBitCast(other, to: UInt64.self)
    }

    /// What to draw: a glyph from the gate, a space, or nothing for the second half of a wide one.
    public var text: String {
        guard code != 0 else { return "" }
        guard let scalar = Unicode.Scalar(code) else {
            return ClusterTable.shown.withLock { $0.text(code - Self.firstCluster) }
        }
        return String(scalar)
    }

    /// Whether it is the second half of a wide cluster.
    public var isHalf: Bool { code == 0 }

    /// Whether it shows a space or a sign of ASCII.
    public var isASCII: Bool { code &- 0x20 < 0x5F }

    /// Whether it shows one scalar.
    public var isScalar: Bool { code != 0 && code < Self.firstCluster }
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
