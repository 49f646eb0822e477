import Prose

/// The whole text of a page in one stretch of UTF-8, with its styles and links.
///
/// It doesn't depend on the width. Blocks and the lines within them are divided by a newline byte,
/// the cells of a table's row by a tab; no other control is in it.
struct PageText: Sendable {
    /// A style that holds from a byte on, up to the next span.
    struct Span: Sendable {
        var start: Int
        var style: RunStyle
        /// Index into ``PageText/links``.
        var link: Int?
    }

    /// The text.
    private(set) var bytes: [UInt8] = []
    /// The styles by rising start.
    private(set) var spans: [Span] = []
    /// The addresses of the links that have text.
    private(set) var links: [String] = []
    /// The bytes that anchors stand before, by name; the first of one name counts.
    private(set) var anchors: [String: Int] = [:]
    /// Whether something in the text may run from right to left.
    private var mayRunLeft = false
    /// The directions that hold from a byte on, by rising start; none before the first.
    private var directions: [(start: Int, direction: TextDirection)] = []
    /// Who puts it in order.
    var bidiOrder = TypesetOptions.BidiOrder.visual
    /// Whether joined emoji are drawn whole.
    var keepsEmojiSequences = false
    /// How its Arabic letters are drawn.
    var arabicForms = TypesetOptions.ArabicForms.letters

    /// Adds text in a style; its line ends become spaces.
    mutating func append(_ text: String, style: RunStyle, link: Int?) {
        guard !text.isEmpty else { return }
        startSpan(style: style, link: link)
        append(text, keepsLayout: false)
    }

    /// Adds text whose tabs and line ends stay.
    mutating func append(preformatted text: String, style: RunStyle) {
        startSpan(style: style, link: nil)
        append(text, keepsLayout: true)
    }

    /// Ends a line.
    mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

    /// Ends a table cell that others follow in its row.
    mutating func endCell() { bytes.append(UInt8(ascii: "\t")) }

    /// Takes bytes off the end.
    mutating func removeLast(_ count: Int) { bytes.removeLast(count) }

    /// Adds a link for text to come.
    mutating func beginLink(_ address: String) -> Int {
        links.append(address)
        return links.count - 1
    }

    /// Names the place of the text to come.
    mutating func addAnchor(_ name: String) {
        if anchors[name] == nil { anchors[name] = bytes.count }
    }

    /// Forgets a link that got no text, when it is the last one.
    mutating func dropLink(_ link: Int) {
        if link == links.count - 1 { links.removeLast() }
    }

    /// Whether a stretch has nothing but spaces and line ends.
    func isBlank(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == 0xC2, bytes[index + 1] == 0xA0 {
                index += 2
            } else if byte <= 0x20 {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    /// The index of the span that holds at a byte.
    func span(at byte: Int) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start <= byte { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    /// Whether words for a picture or embed are in a stretch of the text.
    func holdsMedia(in range: Range<Int>) -> Bool {
        guard !range.isEmpty, !spans.isEmpty else { return false }
        return spans[span(at: range.lowerBound)...].prefix { $0.start < range.upperBound }
            .contains { $0.style.contains(.media) }
    }

    /// Has the text from a byte on start at a side, up to where this is called again.
    mutating func direct(from start: Int, _ direction: TextDirection) {
        while let last = directions.last, last.start >= start { directions.removeLast() }
        directions.append((start, direction))
        mayRunLeft = mayRunLeft || direction == .rightToLeft
    }

    /// The directions in a stretch of the text, which the page's own direction goes before; nil
    /// where all of it runs from left to right.
    func bidi(_ range: Range<Int>) -> Bidi? {
        bidi(range, direction: direction(at: range.lowerBound))
    }

    /// The same in a direction that is not asked of the page.
    func bidi(_ range: Range<Int>, direction: TextDirection) -> Bidi? {
        guard mayRunLeft else { return nil }
        return Bidi(bytes, range, direction: direction, order: bidiOrder, forms: arabicForms)
    }

    private func direction(at byte: Int) -> TextDirection {
        var low = 0
        var high = directions.count
        while low < high {
            let middle = (low + high) / 2
            if directions[middle].start <= byte { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? directions[low - 1].direction : .firstStrong
    }

    private mutating func startSpan(style: RunStyle, link: Int?) {
        while let last = spans.last, last.start >= bytes.count { spans.removeLast() }
        if let last = spans.last, last.style == style, last.link == link { return }
        spans.append(Span(start: bytes.count, style: style, link: link))
    }

    private mutating func append(_ text: String, keepsLayout: Bool) {
        let start = bytes.count
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { source in
            if Self.isClean(source) { bytes.append(contentsOf: source) }
        }
        if isDone == nil || bytes.count == start { appendCleaned(text, keepsLayout: keepsLayout) }
        mayRunLeft = mayRunLeft || Bidi.mayRunLeft(bytes, start..<bytes.count)
    }

    /// Whether a text in UTF-8 has no controls and no line ends.
    private static func isClean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for (index, byte) in text.enumerated() {
            if byte < 0x20 || byte == 0x7F { return false }
            if previous == 0xC2, byte < 0xA0 { return false }
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            if previous == 0x80, byte & 0xFE == 0xA8, index > 1, text[index - 2] == 0xE2 {
                return false
            }
            previous = byte
        }
        return true
    }

    /// Adds a text scalar by scalar: white space of any kind becomes a space, controls go.
    private mutating func appendCleaned(_ text: String, keepsLayout: Bool) {
        var followsReturn = false
        for scalar in text.unicodeScalars {
            defer { followsReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A where keepsLayout && followsReturn: break
            case 0x0A where keepsLayout, 0x0D where keepsLayout: endLine()
            case 0x09 where keepsLayout: endCell()
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: bytes.append(UInt8(ascii: " "))
            case 0x00..<0x20, 0x7F..<0xA0: break
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
    }
}
