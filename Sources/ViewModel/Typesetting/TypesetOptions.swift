/// How a page is set.
public struct TypesetOptions: Hashable, Sendable {
    /// How lines of running text end.
    public enum Alignment: Hashable, Sendable, CaseIterable {
        /// Where their last word ends.
        case ragged
        /// All in one column, by wider spaces within them.
        case justified
    }

    /// How a reader sees that a paragraph begins.
    public enum ParagraphStart: Hashable, Sendable, CaseIterable {
        /// By a blank line above it.
        case blankLine
        /// By an indented first line, as in a book.
        case indent
    }

    /// What becomes of a line of code that is too long.
    public enum LongCode: Hashable, Sendable {
        /// It goes on below, after a mark.
        case folded
        /// It is cut at the page's edges, which show it from this cell on.
        case cut(from: Int)
        /// It stays one line, however wide: for output that programs read.
        case whole
    }

    /// Who puts right-to-left text into the order in which it is seen.
    public enum BidiOrder: Hashable, Sendable, CaseIterable {
        /// annals: lines come in visual order.
        case visual
        /// The terminal, or whoever reads the output: lines come in the text's own order.
        case logical
    }

    /// How Arabic letters are written.
    public enum ArabicForms: Hashable, Sendable, CaseIterable {
        /// As letters, which the terminal joins.
        case letters
        /// As presentation forms, for terminals that don't join.
        case presentation
    }

    /// Cells in a line, at least 1.
    public var width: Int
    /// Whether ornaments may use box drawing and typographic signs; false draws them in ASCII.
    public var usesUnicodeOrnaments: Bool
    /// How lines of running text end.
    public var alignment: Alignment = .ragged
    /// The language to hyphenate by, a BCP 47 tag; empty for no hyphenation.
    public var hyphenation = ""
    /// How a reader sees that a paragraph begins.
    public var paragraphStart: ParagraphStart = .blankLine
    /// What becomes of a line of code that is too long.
    public var longCode: LongCode = .folded
    /// Who puts right-to-left text into the order in which it is seen.
    public var bidiOrder: BidiOrder = .visual
    /// How Arabic letters are written.
    public var arabicForms: ArabicForms = .letters

    /// Whether joined emoji, skin tones and keycaps come whole, in the cells of their first sign:
    /// for output that programs read, as terminals disagree about them.
    public var keepsEmojiSequences = false

    /// Whether lines of code are cut at the page's edges.
    var cutsCode: Bool {
        if case .cut = longCode { true } else { false }
    }

    /// Makes options; ornaments are Unicode unless said, all else as it is by default.
    public init(width: Int, usesUnicodeOrnaments: Bool = true) {
        self.width = width
        self.usesUnicodeOrnaments = usesUnicodeOrnaments
    }
}
