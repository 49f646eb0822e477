internal import CGumbo

/// Markdown as site generators take it, made Markdown that everyone reads: tags of templates become
/// what they stand for, formulas are kept from being read as emphasis, and kramdown's notes to
/// itself go.
///
/// One pass over the bytes. Code, in fences, spans or indented, is left alone.
struct SiteMarkup {
    let bytes: Bytes
    var writer = TemplateWriter()
    /// Whether tags are text, between `{% raw %}` and its end.
    var isRaw = false
    /// What ends what, found once.
    var tagEnd = NextWord("%}")
    var angleEnd = NextWord(">}}")
    var percentEnd = NextWord("%}}")
    var variableEnd = NextWord("}}")
    var formulaEnd = NextWord("$$")
    /// Names of tags that are ended somewhere; the others have nothing inside.
    let endedNames: Set<String>
    /// Where the open quotations are from.
    var attributions: [String] = []

    private let scanner: MarkupScanner
    private var lines: MarkdownLines
    private var paragraph = ParagraphExtent()
    /// Where spans of code of a length were found to have no end before.
    private var endlessSpans: [Int: Int] = [:]
    /// Names of tags and elements of which no end is left.
    var endlessNames: Set<String> = []

    /// Makes plain Markdown of a body.
    static func simplify(_ bytes: Bytes) -> [UInt8] {
        var markup = SiteMarkup(bytes)
        markup.run()
        return markup.writer.output
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = MarkupScanner(bytes: bytes)
        lines = MarkdownLines(bytes)
        endedNames = Self.endedNames(bytes)
        writer.output.reserveCapacity(bytes.count + bytes.count / 16)
    }

    private mutating func run() {
        var position = 0
        var isLineStart = true
        while position < bytes.count {
            if isLineStart {
                let start = position
                position = beginLine(at: position)
                isLineStart = position > start && bytes[position - 1] == 0x0A
                if isLineStart || position >= bytes.count { continue }
            }
            let start = position
            position = step(at: position)
            isLineStart = bytes[max(start, position - 1)] == 0x0A
        }
    }

    /// Takes what stands at a place within a line; returns where to go on.
    private mutating func step(at position: Int) -> Int {
        switch bytes[position] {
        case UInt8(ascii: "`"): return copySpan(at: position)
        case UInt8(ascii: "\\") where position + 1 < bytes.count && bytes[position + 1] != 0x0A:
            writer.output += [bytes[position], bytes[position + 1]]
            return position + 2
        case UInt8(ascii: "<"): return copyMarkup(at: position)
        case UInt8(ascii: "{"): return takeBrace(at: position)
        case UInt8(ascii: "$"): return takeDollar(at: position)
        case 0x20 where paragraph.isToEnd(at: writer.output.count):
            writer.output += [0x0A, 0x0A]
            paragraph = ParagraphExtent(start: writer.output.count)
            return position + 1
        default:
            paragraph.balance.read(bytes[position])
            writer.output.append(bytes[position])
            return position + 1
        }
    }

    /// Takes what only the start of a line may have; all of a line that is code.
    private mutating func beginLine(at start: Int) -> Int {
        var line = lines.next(at: start)
        if paragraph.isToEnd(before: line, start, bytes, writer.output.count) {
            writer.output.append(0x0A)
        }
        switch line.kind {
        case .code:
            copyCode(start..<line.end)
            return line.end
        case .dropped: return line.end
        case .text:
            for byte in bytes[start..<line.textStart] where !line.drops(byte) {
                writer.output.append(byte)
            }
            if line.lacksHeadingSpace {
                let marks = bytes[line.textStart..<line.end].prefix { $0 == UInt8(ascii: "#") }
                writer.output += marks
                writer.output.append(0x20)
                return marks.endIndex
            }
            return line.textStart
        }
    }

    /// Copies code without the tags round it that keep other tags in it.
    private mutating func copyCode(_ range: Range<Int>) {
        var position = range.lowerBound
        while let open = bytes.index(of: UInt8(ascii: "{"), from: position), open < range.upperBound
        {
            writer.output += bytes[position..<open]
            position = open + 1
            guard bytes.has("{%", at: open), let tag = liquidTag(at: open), tag.name == "raw" else {
                writer.output.append(bytes[open])
                continue
            }
            isRaw = !tag.isEnd
            position = min(tag.range.upperBound, range.upperBound)
        }
        if position < range.upperBound { writer.output += bytes[position..<range.upperBound] }
    }

    /// As cmark has it: more backticks begin nothing.
    private static let longestSpanMark = 80

    /// Copies a span of code as far as the next run of as many backticks in its paragraph, else
    /// only the backticks.
    private mutating func copySpan(at start: Int) -> Int {
        let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
        let inner = start + length
        var end = inner
        let mayEnd = endlessSpans[length].map { inner >= $0 } ?? true
        if length <= Self.longestSpanMark, mayEnd {
            var position = inner
            while position < bytes.count, !lines.isParagraphEnd(position) {
                guard bytes[position] == UInt8(ascii: "`") else {
                    position += 1
                    continue
                }
                let run = bytes[position...].prefix { $0 == UInt8(ascii: "`") }.count
                position += run
                if run == length {
                    end = position
                    break
                }
            }
            if end == inner { endlessSpans[length] = position }
        }
        copyCode(start..<end)
        return end
    }

    /// Copies a tag, and all of an element whose text is set as typed.
    private mutating func copyMarkup(at start: Int) -> Int {
        let next = start + 1
        guard next < bytes.count, bytes[next].isLetter else {
            writer.output.append(bytes[start])
            return next
        }
        let name = scanner.nameRange(from: next)
        // `N<M，` in a text without spaces: no tag of Markdown has such a name.
        let isName = bytes[name].allSatisfy { $0.isLetter || $0.isDigit || "-:".utf8.contains($0) }
        guard isName else {
            writer.output.append(bytes[start])
            return next
        }
        let tag = bytes.tag(named: name)
        let isTyped = Tags.rawText.contains(tag) || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_CODE
        let word = bytes.slice(name).text.lowercased()
        guard isTyped, !endlessNames.contains(word) else {
            writer.output += bytes[start..<name.upperBound]
            return name.upperBound
        }
        guard let end = scanner.rawTextEnd(of: bytes.slice(name), from: name.upperBound) else {
            endlessNames.insert(word)
            writer.output += bytes[start..<name.upperBound]
            return name.upperBound
        }
        copyCode(start..<end)
        return end
    }

    /// The names after `{% end` and `{{< /`.
    private static func endedNames(_ bytes: Bytes) -> Set<String> {
        var names: Set<String> = []
        var position = 0
        while let open = bytes.index(of: UInt8(ascii: "{"), from: position) {
            position = open + 1
            guard bytes.has("%", at: position) || bytes.has("{", at: position) else { continue }
            let head = open..<min(bytes.count, open + 64)
            let start = bytes[head].dropFirst(2).drop { " -<%".utf8.contains($0) }.startIndex
            let tag = TemplateTag(bytes, text: start..<head.upperBound, range: head)
            if let tag, tag.isEnd { names.insert(tag.name) }
        }
        return names
    }
}
