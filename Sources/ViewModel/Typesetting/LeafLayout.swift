/// The lines of a leaf, the blank ones above it included.
enum LeafLayout: Sendable {
    /// Lines of text, drawn when they are looked at.
    case text(TextLayout)
    /// The same for code.
    case code(CodeLayout)
    /// Lines drawn once, with the places where each stretch of text is.
    case drawn(DrawnLayout)

    /// How many lines it has, without the blank ones above.
    var count: Int {
        switch self {
        case .text(let layout): layout.rows.count
        case .code(let layout): layout.rows.count
        case .drawn(let layout): layout.lines.count
        }
    }

    /// Finds more lines until there are so many and they reach a byte, or until there are no more.
    mutating func extend(_ text: PageText, measure: Measure, toLines lines: Int, toByte byte: Int) {
        guard reach != nil else { return }
        let own = self
        self = .drawn(DrawnLayout(lines: []))  // so that the lines have one owner
        switch consume own {
        case .text(var layout):
            while !layout.isComplete, layout.rows.count < lines || layout.reach <= byte {
                layout.extend(text, measure: measure)
            }
            self = .text(layout)
        case .code(var layout):
            while !layout.isComplete, layout.rows.count < lines || layout.reach <= byte {
                layout.extend(text.bytes)
            }
            self = .code(layout)
        case .drawn(let layout): self = .drawn(layout)
        }
    }

    /// Where the text starts that no lines have been found for yet; nil when there is none.
    var reach: Int? {
        switch self {
        case .text(let layout): layout.isComplete ? nil : layout.reach
        case .code(let layout): layout.isComplete ? nil : layout.reach
        case .drawn: nil
        }
    }

    /// Whether it starts at the right.
    var isRightToLeft: Bool {
        switch self {
        case .text(let layout): layout.isRightToLeft
        case .code: false
        case .drawn(let layout): layout.isRightToLeft
        }
    }
}

/// Lines that are not simply one stretch of text after the other.
struct DrawnLayout: Sendable {
    /// Where a stretch of text is shown.
    struct Anchor: Sendable {
        /// Its first byte.
        var start: Int
        var line: Int
    }

    /// The lines.
    var lines: [Line]
    /// Where the text is, by rising byte.
    var anchors: [Anchor] = []
    /// Whether it starts at the right.
    var isRightToLeft = false

    /// The line that shows a byte.
    func line(of byte: Int) -> Int {
        var low = 0
        var high = anchors.count
        while low < high {
            let middle = (low + high) / 2
            if anchors[middle].start <= byte { low = middle + 1 } else { high = middle }
        }
        return anchors.isEmpty ? 0 : anchors[max(low - 1, 0)].line
    }
}
