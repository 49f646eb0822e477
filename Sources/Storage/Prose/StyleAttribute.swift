/// What a `style` attribute says that matters to reading.
struct StyleAttribute {
    /// Whether the element is not shown.
    private(set) var isHidden = false
    /// Whether it stands on lines of its own.
    private(set) var isBlock = false
    /// Whether its text is in a typewriter's face.
    private(set) var isMonospace = false
    /// Whether its text is underlined, which within a link says nothing more.
    private(set) var isUnderlined = false
    /// The styles its text has.
    private(set) var added = StyleSet()
    /// The styles its text hasn't, whatever the element around it has.
    private(set) var removed = StyleSet()
    /// Where a cell's text is set.
    private(set) var side: Side?
    /// The direction of its paragraphs.
    private(set) var direction: TextDirection?
    /// Whether a line end of the source ends a line (`white-space`); nil if it is as around it.
    private(set) var keepsLines: Bool?
    /// How the items of an ordered list are numbered.
    private(set) var numbering: ListBlock.Numbering?

    /// A side of a cell: its own, or that where its text starts or ends.
    enum Side {
        case left, right, center, start, end

        /// How text is set there in a table that starts at the left, or else at the right.
        func alignment(isRightToLeft: Bool) -> TableBlock.Alignment {
            switch self {
            case .left: isRightToLeft ? .trailing : .leading
            case .right: isRightToLeft ? .leading : .trailing
            case .center: .center
            case .start: .leading
            case .end: .trailing
            }
        }
    }

    /// Whether a side of it is no longer than ``PictureSize/small`` pixels, and none is longer.
    var isSmall: Bool { hasSmallSide && !hasLargeSide }
    private var hasSmallSide = false
    private var hasLargeSide = false

    /// Reads the declarations; what is not known is passed over.
    init(_ bytes: Bytes) {
        var start = 0
        while start < bytes.count {
            let end = bytes.index(of: UInt8(ascii: ";"), from: start) ?? bytes.count
            // Not to be looked for beyond the declaration, once for each of them.
            if let length = bytes.slice(start..<end).index(of: UInt8(ascii: ":"), from: 0) {
                let colon = start + length
                read(Self.trimmed(bytes, start..<colon), Self.trimmed(bytes, colon + 1..<end))
            }
            start = end + 1
        }
    }

    /// Whether nothing in it matters.
    var isEmpty: Bool {
        !isHidden && !isBlock && !isMonospace && !isUnderlined && added == StyleSet()
            && removed == StyleSet() && side == nil && numbering == nil && direction == nil
            && !isSmall && keepsLines == nil
    }

    /// Whether a list of faces begins with a typewriter's.
    static func isMonospace(faces: Bytes) -> Bool {
        let first = faces.slice(0..<(faces.index(of: UInt8(ascii: ","), from: 0) ?? faces.count))
        return monospaceFaces.contains { first.contains($0) }
    }

    /// The side that `align` and `text-align` name.
    static func side(_ value: Bytes) -> Side? {
        if value.equals("center") || value.equals("middle") { return .center }
        if value.equals("right") { return .right }
        if value.equals("left") { return .left }
        if value.equals("end") { return .end }
        return value.equals("start") ? .start : nil
    }

    private mutating func read(_ name: Bytes, _ value: Bytes) {
        if name.equals("display") {
            isHidden = value.has("none", at: 0)
            isBlock = value.has("block", at: 0) || value.has("flex", at: 0)
        } else if name.equals("font-weight") {
            let isBold =
                value.contains("bold")
                || value.count == 3 && value[0] >= UInt8(ascii: "6") && value[0].isDigit
            set(.strong, isBold)
        } else if name.equals("font-style") {
            set(.emphasis, Self.isSlanted(value))
        } else if name.has("text-decoration", at: 0) {
            if value.contains("line-through") { added.insert(.deleted) }
            if value.contains("underline") { isUnderlined = true }
        } else if name.equals("vertical-align") {
            if value.equals("super") { added.insert(.superscript) }
            if value.equals("sub") { added.insert(.subscript) }
        } else if name.equals("font-family") {
            isMonospace = Self.isMonospace(faces: value)
        } else if name.equals("font") {
            if value.contains("bold") { added.insert(.strong) }
            if Self.isSlanted(value) { added.insert(.emphasis) }
            isMonospace = Self.monospaceFaces.contains { value.contains($0) }
        } else if name.equals("direction") {
            direction = TextDirection(value)
        } else if name.equals("text-align") {
            side = Self.side(value)
        } else if name.equals("width") || name.equals("height") {
            guard let side = PictureSize.pixels(value) else { return }
            if side <= PictureSize.small { hasSmallSide = true } else { hasLargeSide = true }
        } else if name.equals("white-space") {
            keepsLines = value.has("pre", at: 0) || value.has("break-spaces", at: 0)
        } else if name.has("list-style", at: 0) {
            let known = Self.numberings.first { value.contains($0.name) }
            numbering = known?.numbering ?? numbering
        }
    }

    private mutating func set(_ style: InlineStyle, _ isOn: Bool) {
        if isOn { added.insert(style) } else { removed.insert(style) }
    }

    private static func isSlanted(_ value: Bytes) -> Bool {
        value.contains("italic") || value.contains("oblique")
    }

    private static func trimmed(_ bytes: Bytes, _ range: Range<Int>) -> Bytes {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isSpace { start += 1 }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        return bytes.slice(start..<end)
    }

    private static let numberings: [(name: StaticString, numbering: ListBlock.Numbering)] = [
        ("lower-alpha", .lowerLetters), ("lower-latin", .lowerLetters),
        ("upper-alpha", .upperLetters), ("upper-latin", .upperLetters),
        ("lower-roman", .lowerRoman), ("upper-roman", .upperRoman), ("decimal", .decimal),
        ("disc", .none), ("circle", .none), ("square", .none),
    ]

    private static let monospaceFaces: [StaticString] = [
        "monospace", "courier", "consolas", "monaco", "menlo", "lucida console", "andale mono",
        "dejavu sans mono", "fixed",
    ]
}
