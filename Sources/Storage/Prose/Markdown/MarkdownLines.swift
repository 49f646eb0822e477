/// Goes through the lines of Markdown far enough to know code from text.
struct MarkdownLines {
    /// A line, its end included.
    struct Line {
        enum Kind {
            /// A line of code, or of the fence around it.
            case code
            /// A line that says nothing to a reader.
            case dropped
            case text
        }

        var kind = Kind.text
        /// Where the next line begins.
        var end: Int
        /// Where the text begins, after the marks of quotations and lists.
        var textStart: Int
        /// Whether a heading has no space between its marks and its text, as old Markdown allows.
        var lacksHeadingSpace = false
        fileprivate var marksLeft = Int.max

        /// Whether a byte before the text is a mark too many.
        mutating func drops(_ byte: UInt8) -> Bool {
            guard !byte.isSpace else { return false }
            marksLeft -= 1
            return marksLeft < 0
        }
    }

    /// Quotations and lists in one another beyond this are none.
    private static let markLimit = 64

    private let bytes: Bytes
    private var fence: (byte: UInt8, length: Int)?
    private var isAfterBlank = true
    private var isInList = false
    private var isInIndentedCode = false

    /// Begins with the first line.
    init(_ bytes: Bytes) { self.bytes = bytes }

    /// The line that begins at a place; to be asked for lines in their order.
    mutating func next(at start: Int) -> Line {
        let end = bytes.index(of: 0x0A, from: start).map { $0 + 1 } ?? bytes.count
        let (textStart, marks, listMarks) = Self.text(bytes, start..<end)
        var line = Line(end: end, textStart: textStart)
        if marks > Self.markLimit { line.marksLeft = Self.markLimit }
        let text = bytes[textStart..<end]
        let isBlank = text.allSatisfy(\.isSpace) && marks == 0
        defer { isAfterBlank = isBlank }
        if let open = fence {
            let run = text.prefix { $0 == open.byte }
            if run.count >= open.length, bytes[run.endIndex..<end].allSatisfy(\.isSpace) {
                fence = nil
            }
            line.kind = .code
            return line
        }
        if isBlank { return line }
        if let opened = Self.fence(text) {
            fence = opened
            line.kind = .code
            return line
        }
        let isIndented =
            bytes[start] == 0x09 || bytes[start..<end].prefix(4).allSatisfy { $0 == 0x20 }
        if listMarks > 0 { isInList = true } else if !isIndented { isInList = false }
        if isIndented, isAfterBlank || isInIndentedCode, !isInList {
            isInIndentedCode = true
            line.kind = .code
            return line
        }
        isInIndentedCode = false
        let hashes = text.prefix { $0 == UInt8(ascii: "#") }
        line.lacksHeadingSpace =
            (2...6).contains(hashes.count) && hashes.endIndex < end
            && !bytes[hashes.endIndex].isSpace
        if isContentsMark(text, next: end) { line.kind = .dropped }
        return line
    }

    /// Whether a line ends at a place and the next one is blank.
    func isParagraphEnd(_ position: Int) -> Bool {
        guard bytes[position] == 0x0A else { return false }
        let next = bytes[(position + 1)...].prefix(80).first { $0 == 0x0A || !$0.isSpace }
        return next == nil || next == 0x0A
    }

    /// Where the text of a line begins, how many marks stand before it, and how many of lists.
    private static func text(
        _ bytes: Bytes, _ line: Range<Int>
    ) -> (start: Int, marks: Int, listMarks: Int) {
        var position = line.lowerBound
        var (marks, listMarks) = (0, 0)
        while position < line.upperBound {
            switch bytes[position] {
            case 0x20, 0x09: position += 1
            case UInt8(ascii: ">"):
                marks += 1
                position += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard position + 1 < line.upperBound, bytes[position + 1].isSpace else {
                    return (position, marks, listMarks)
                }
                (marks, listMarks) = (marks + 1, listMarks + 1)
                position += 1
            case let byte where byte.isDigit:
                let digits = bytes[position..<line.upperBound].prefix(9).prefix(while: \.isDigit)
                let sign = digits.endIndex
                guard sign + 1 < line.upperBound, bytes[sign + 1].isSpace,
                    bytes[sign] == UInt8(ascii: ".") || bytes[sign] == UInt8(ascii: ")")
                else { return (position, marks, listMarks) }
                marks += sign + 1 - position
                listMarks += 1
                position = sign + 1
            default: return (position, marks, listMarks)
            }
        }
        return (position, marks, listMarks)
    }

    private static func fence(_ text: Slice<Bytes>) -> (byte: UInt8, length: Int)? {
        guard let byte = text.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
            return nil
        }
        let length = text.prefix { $0 == byte }.count
        let rest = text.dropFirst(length)
        guard length >= 3, byte == UInt8(ascii: "~") || !rest.contains(byte) else { return nil }
        return (byte, length)
    }

    /// Whether a line stands for a table of contents: `[TOC]`, or kramdown's list of one word
    /// before its mark.
    private func isContentsMark(_ text: Slice<Bytes>, next: Int) -> Bool {
        guard text.count <= 40 else { return false }
        let word = String(decoding: text, as: UTF8.self).onOneLine.lowercased()
        if word == "[toc]" || word == "[[toc]]" { return true }
        return (word == "toc" || word == "table of contents") && bytes.has("{:toc", at: next)
    }
}
