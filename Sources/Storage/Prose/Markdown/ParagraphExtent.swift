/// How far a paragraph of Markdown has gone, so that one without end is parted.
///
/// cmark looks at all marks of stress in a paragraph for each of its links: a megabyte of both takes
/// it a third of a second, four take it 20. No paragraph that anyone wrote reaches the limits. Lists,
/// tables and elements are left alone: their items and rows are short enough.
struct ParagraphExtent {
    /// Beyond so many bytes or marks it ends where nothing is open, beyond twice as many anywhere.
    private static let limit = (bytes: 128 << 10, marks: 1_024)

    /// What the paragraph's text has opened and not closed.
    var balance = InlineBalance()
    /// Where the paragraph and its present line begin in what was written.
    private var start: Int
    private var lineStart: Int
    private var mayPartLine = true

    /// A paragraph that begins at a place of what is written.
    init(start: Int = 0) {
        self.start = start
        lineStart = start
    }

    /// Whether the paragraph is to end at a space, for its line is too long.
    func isToEnd(at place: Int) -> Bool {
        mayPartLine && isToEnd(place - lineStart, balance.marks / 2)
    }

    /// Whether the paragraph is to end before a line, which then begins another, as it does if it is
    /// blank or something else than text; `place` is where it is to be written.
    mutating func isToEnd(
        before line: MarkdownLines.Line, _ lineStart: Int, _ bytes: Bytes, _ place: Int
    ) -> Bool {
        self.lineStart = place
        let first = line.textStart < line.end ? bytes[line.textStart] : 0x0A
        mayPartLine = !"<|".utf8.contains(first)
        let isOther =
            line.kind != .text || first.isSpace || !mayPartLine
            || bytes[lineStart..<line.textStart].contains { !$0.isSpace }
        if isOther {
            self = ParagraphExtent(start: place)
            mayPartLine = !"<|".utf8.contains(first)
            return false
        }
        guard line.textStart == lineStart, isToEnd(place - start, balance.marks),
            !bytes[lineStart..<line.end].contains(UInt8(ascii: "|"))
        else { return false }
        self = ParagraphExtent(start: place + 1)
        return true
    }

    private func isToEnd(_ length: Int, _ marks: Int) -> Bool {
        let excess = max(length / Self.limit.bytes, marks / Self.limit.marks)
        return excess > 0 && (balance.isEven || excess > 1)
    }
}
