import Prose

extension BlockFlattening {
    /// A paragraph or code block longer than this is cut at its line ends into leaves, so that the
    /// first screen of a very long one needs only its first part laid out.
    private static let leafLimit = 4_096

    /// Adds lines that end where their author ended them.
    mutating func addVerse(_ content: [Inline]) {
        let start = text.bytes.count
        inlines.add(content, style: style, to: &text)
        setting = Leaf.Setting()
        addAuthorsLines(from: start, hang: 4, mostBlank: 1)
    }

    /// Adds a paragraph; one that its author has broken into three lines or more hangs what a line
    /// has no room for, so that it isn't taken for a line of its own.
    mutating func addParagraph(_ content: [Inline]) {
        let start = text.bytes.count
        inlines.add(content, style: style, to: &text)
        while text.bytes.last == 0x0A, text.bytes.count > start { text.removeLast(1) }
        let breaks = text.bytes[start...].drop { $0 == 0x0A }.lazy.filter { $0 == 0x0A }
        // A line without letters has its direction from the others, and so can't be a leaf of its own.
        let isDirected = Bidi.mayRunLeft(text.bytes, start..<text.bytes.count)
        if breaks.prefix(2).count == 2, !setting.isCentred, !isDirected {
            addAuthorsLines(from: start, hang: 2, mostBlank: .max)
        } else {
            addLeaf(.text, from: start)
        }
    }

    /// Makes leaves of lines that their author has ended, with so many blank ones between them.
    ///
    /// Each line is a leaf, as each has a first line of its own that others hang below.
    private mutating func addAuthorsLines(from start: Int, hang: Int, mostBlank: Int) {
        let hang = options.width - indents.width - end >= 20 ? hang : 0
        var line = start
        let end = text.bytes.count
        guard !text.isBlank(start..<end) else { return text.removeLast(end - start) }
        setting.isAuthorsLine = true
        while line < end {
            let next = text.bytes[line..<end].firstIndex(of: 0x0A) ?? end
            if text.isBlank(line..<next) {
                if leaves.last?.block == block { gap = min(gap + 1, mostBlank) }
            } else {
                setting.rest = setting.first + hang
                append(.text, line..<next)
                setting.first = 0
                gap = 0
            }
            line = next + 1
        }
        text.endLine()
        gap = 1
    }

    /// Makes a leaf of the text from a byte on, or several of a long one; none of no text.
    mutating func addLeaf(_ kind: Leaf.Kind, from start: Int) {
        if case .rule = kind { return append(kind, start..<start) }
        if text.isBlank(start..<text.bytes.count) {
            return text.removeLast(text.bytes.count - start)
        }
        var from = start
        if kind != .code {
            while text.bytes.last == 0x0A, text.bytes.count > start { text.removeLast(1) }
            while text.bytes[from] == 0x0A { from += 1 }
        }
        let end = text.bytes.count
        if end - start > Self.leafLimit {
            var at = from + Self.leafLimit
            while let newline = text.bytes[min(at, end)..<end].firstIndex(of: 0x0A) {
                append(kind, from..<newline)
                setting.first = setting.rest
                from = newline + 1
                at = from + Self.leafLimit
                gap = 0
            }
        }
        append(kind, from..<end)
        text.endLine()
    }

    /// Makes a leaf of a stretch of the text that stands where the next block does.
    mutating func append(_ kind: Leaf.Kind, _ range: Range<Int>) {
        setting.end = end
        leaves.append(
            Leaf(
                kind: kind, range: range, gap: gap, prefix: indents.take(), block: block,
                setting: setting))
        gap = 1
    }
}
