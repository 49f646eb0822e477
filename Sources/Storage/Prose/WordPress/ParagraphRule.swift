internal import CGumbo

/// WordPress's paragraph rule: blank lines divide paragraphs, other line ends are breaks, except
/// beside blocks and within what is set as typed.
///
/// Source: developer.wordpress.org/reference/functions/wpautop.
struct ParagraphRule {
    private let bytes: Bytes
    private let scanner: MarkupScanner
    private var output: [UInt8] = []
    /// Whether what stands before is the start, a block's tag or a break, so that a line end says
    /// nothing.
    private var isAtEdge = true
    /// Elements of which no end is left, so that it is not looked for again.
    private var endless: TagSet = []

    /// Makes HTML of a body whose paragraphs are divided by blank lines.
    ///
    /// A body of the block editor (`<!-- wp:paragraph -->`) has its paragraphs already.
    static func apply(to bytes: Bytes) -> [UInt8] {
        if bytes.contains("<!-- wp:") { return Array(bytes) }
        var rule = ParagraphRule(bytes)
        rule.run()
        return rule.output
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = MarkupScanner(bytes: bytes)
        output.reserveCapacity(bytes.count + bytes.count / 16)
    }

    private mutating func run() {
        var position = endOfSpace(from: 0).end
        if !isBlock(at: position) { output += Self.paragraph }
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): position = copyMarkup(at: position)
            case 0x0A: position = endLine(at: position)
            default:
                if !bytes[position].isSpace { isAtEdge = false }
                output.append(bytes[position])
                position += 1
            }
        }
    }

    /// Copies a tag or comment; of an element whose text is set as typed, all of it.
    private mutating func copyMarkup(at start: Int) -> Int {
        let (kind, tagEnd) = scanner.markup(at: start)
        var end = tagEnd
        switch kind {
        case .startTag(let name):
            let tag = bytes.tag(named: name)
            if Tags.rawText.contains(tag) || tag == GUMBO_TAG_PRE {
                let close =
                    endless.contains(tag)
                    ? nil : scanner.rawTextEnd(of: bytes.slice(name), from: tagEnd)
                if close == nil { endless = endless.union([tag]) }
                let isEmpty = close == nil && scanner.isSelfClosed(name, end: tagEnd)
                end = close ?? (isEmpty ? tagEnd : bytes.count)
            } else if Self.sealed.contains(tag), !endless.contains(tag) {
                let close = scanner.rawTextEnd(of: bytes.slice(name), from: tagEnd)
                if let close { end = close } else { endless = endless.union([tag]) }
            }
            isAtEdge = Self.edges.contains(tag)
        case .endTag(let name): isAtEdge = Self.edges.contains(bytes.tag(named: name))
        case .comment: break
        case .text: isAtEdge = false
        }
        output += bytes[start..<end]
        return end
    }

    /// Takes a line end and the white space after it.
    private mutating func endLine(at start: Int) -> Int {
        let (end, lineEnds) = endOfSpace(from: start)
        defer { output.append(0x0A) }
        guard end < bytes.count, !isBlock(at: end) else { return end }
        if lineEnds > 1 {
            output += Self.paragraph
            isAtEdge = true
        } else if !isAtEdge {
            output += Self.lineBreak
            isAtEdge = true
        }
        return end
    }

    private func endOfSpace(from start: Int) -> (end: Int, lineEnds: Int) {
        var end = start
        var lineEnds = 0
        while end < bytes.count, bytes[end].isSpace {
            if bytes[end] == 0x0A { lineEnds += 1 }
            end += 1
        }
        return (end, lineEnds)
    }

    /// Whether the tag of a block, or a break, stands at a place.
    private func isBlock(at start: Int) -> Bool {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "<") else { return false }
        let nameStart = start + (bytes.has("</", at: start) ? 2 : 1)
        guard nameStart < bytes.count, bytes[nameStart].isLetter else { return false }
        return Self.edges.contains(bytes.tag(named: scanner.nameRange(from: nameStart)))
    }

    /// Elements in which a paragraph would end them: drawings, formulas.
    private static let sealed: TagSet = [GUMBO_TAG_MATH, GUMBO_TAG_SVG]

    private static let paragraph = Array("<p>".utf8)
    private static let lineBreak = Array("<br>".utf8)

    private static let edges = Tags.blocks.union(Tags.headings).union([
        GUMBO_TAG_BR, GUMBO_TAG_P, GUMBO_TAG_HR, GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT,
        GUMBO_TAG_TABLE, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_TBODY, GUMBO_TAG_TR,
        GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_COL, GUMBO_TAG_COLGROUP,
        GUMBO_TAG_FORM, GUMBO_TAG_LEGEND, GUMBO_TAG_STYLE, GUMBO_TAG_SCRIPT, GUMBO_TAG_OBJECT,
    ])
}
