/// What becomes of a cluster's scalars on their way to a terminal.
///
/// A cell of ncurses keeps one spacing scalar and four marks and drops the rest in silence;
/// terminals disagree about joined emoji, modifiers and selectors. So what they would disagree
/// about is taken out here, and what is left has the width that `wcwidth` gives.
struct GlyphGate {
    /// A stretch of a cluster that is drawn as one: at most two cells.
    struct Piece {
        /// UTF-8 bytes of the source it stands for.
        var length = 0
        /// What to draw; empty when nothing is.
        var text = ""
        /// Cells of ``text``.
        var width = 0
        /// Whether ``text`` is just the source.
        var isVerbatim = true
    }

    /// Marks that a cell can hold over its letter.
    private static let maximumMarks = 4
    /// Carries a mark that has no letter: the dotted circle.
    private static let carrier: Unicode.Scalar = "\u{25CC}"
    /// Parts letters that would join: goes with the one before it, and alone is nothing.
    private static let nonJoiner: Unicode.Scalar = "\u{200C}"
    /// Stands for what the terminal has no width for.
    private static let replacement: Unicode.Scalar = "\u{FFFD}"

    private var piece = Piece()
    private var marks = 0
    /// Whether the piece begins with an emoji.
    private var isEmoji = false
    /// Whether the piece's letter is not the source's: only real marks hold on to it.
    private var isReplaced = false
    private var ignoresRest = false

    /// Cuts a cluster into pieces, in order; their lengths add up to the cluster's.
    ///
    /// Nearly all clusters are one piece; an Indic conjunct has as many as its letters need.
    static func forEachPiece(
        of cluster: Substring.UnicodeScalarView, _ body: (Piece) -> Void
    ) {
        var gate = GlyphGate()
        for scalar in cluster {
            if let finished = gate.add(scalar) { body(finished) }
            gate.piece.length += UTF8.width(scalar)
        }
        body(gate.piece)
    }

    /// Adds a scalar to the piece under way, or ends that and starts another with it.
    private mutating func add(_ scalar: Unicode.Scalar) -> Piece? {
        switch ignoresRest ? .drop : Self.treatment(of: scalar) {
        case .drop:
            piece.isVerbatim = false
        case .joiner:
            // What follows the first emoji of a joined sequence has no agreed width.
            ignoresRest = isEmoji
            piece.isVerbatim = false
        case .modifier where piece.width > 0:
            piece.isVerbatim = false
        case .space:
            if piece.width == 0 { start(with: " ", width: 1, for: scalar) }
        case .mark where piece.width == 0 && scalar == Self.nonJoiner:
            piece.isVerbatim = false
        case .mark:
            addMark(scalar)
        case .unknown:
            return addLetter(Self.replacement, width: 1, for: scalar)
        case .spacing, .modifier:
            return addLetter(scalar, width: CellWidth.of(scalar.value), for: scalar)
        }
        return nil
    }

    private mutating func addMark(_ scalar: Unicode.Scalar) {
        let isExtending = scalar.properties.isGraphemeExtend
        if piece.width == 0 {
            // A lone vowel jamo and the like would not stay on a carrier.
            start(with: isExtending ? Self.carrier : Self.replacement, width: 1, for: scalar)
            guard isExtending else { return }
        }
        guard marks < Self.maximumMarks, isExtending || !isReplaced else {
            piece.isVerbatim = false
            return
        }
        piece.text.unicodeScalars.append(scalar)
        marks += 1
    }

    private mutating func addLetter(
        _ shown: Unicode.Scalar, width: Int, for scalar: Unicode.Scalar
    ) -> Piece? {
        var finished: Piece?
        if piece.width > 0, piece.width + width > 2 {
            finished = piece
            piece = Piece()
        }
        start(with: shown, width: width, for: scalar)
        return finished
    }

    private mutating func start(
        with shown: Unicode.Scalar, width: Int, for scalar: Unicode.Scalar
    ) {
        if piece.width == 0 { isEmoji = scalar.value > 0xFF && scalar.properties.isEmoji }
        piece.text.unicodeScalars.append(shown)
        piece.width += width
        isReplaced = shown != scalar
        piece.isVerbatim = piece.isVerbatim && !isReplaced
        marks = 0
    }

    /// What is to be done with a scalar.
    private enum Treatment {
        case spacing, mark, space, drop, joiner, modifier, unknown
    }

    private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
        switch scalar.value {
        case 0x20...0x7E: return .spacing
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: return .space
        case 0x00...0x1F, 0x7F...0x9F: return .drop
        case 0x200D: return .joiner
        case 0x1F3FB...0x1F3FF: return .modifier
        case nonJoiner.value: return .mark  // Persian is misspelt without it
        case 0x00AD, 0x034F, 0x061C, 0x180B...0x180F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            return .drop
        default:
            let width = CellWidth.of(scalar.value)
            return width > 0 ? .spacing : width == 0 ? .mark : .unknown
        }
    }
}
