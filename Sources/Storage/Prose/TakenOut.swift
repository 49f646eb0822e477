internal import CGumbo

/// Elements that the guard takes out of a source: what they enclose and what stands for them.
///
/// The parser has rules of its own inside each of them, so that the same bytes may be a tag there
/// or not. None is read as such: a drawing is its title, a formula its source or its letters.
enum TakenOut {
    /// The range to take out for the start tag of `range`, with its replacement; nil to leave it.
    ///
    /// `open` are the elements around it. What has no end reaches to the end of the source.
    static func read(
        _ tag: GumboTag, _ range: Range<Int>, _ scanner: MarkupScanner, in open: OpenElements
    ) -> (range: Range<Int>, replacement: [UInt8])? {
        switch tag {
        case GUMBO_TAG_FRAMESET, GUMBO_TAG_FRAME, GUMBO_TAG_ISINDEX: return (range, [])
        case GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_SELECT, GUMBO_TAG_TEMPLATE: break
        default: return nil
        }
        let isForeign = tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH
        if isForeign, scanner.bytes.has("/>", at: range.upperBound - 2) { return (range, []) }
        var content = TakenOutContent(of: tag, scanner: scanner, outside: open)
        let end = content.findEnd(from: range.upperBound)
        return (
            range.lowerBound..<end,
            replacement(for: tag, range, title: content.title, end: end, scanner)
        )
    }

    private static func replacement(
        for tag: GumboTag, _ startTag: Range<Int>, title: Range<Int>?, end: Int,
        _ scanner: MarkupScanner
    ) -> [UInt8] {
        switch tag {
        case GUMBO_TAG_SVG:
            guard let title, !title.isEmpty else { return [] }
            let text = escaped(scanner.bytes.slice(title), keepingReferences: true)
            return Array("<img alt=\"".utf8) + text + Array("\">".utf8)
        case GUMBO_TAG_MATH:
            let content = startTag.upperBound..<max(startTag.upperBound, end)
            let (text, isDisplay) = MathSource(scanner).source(startTag: startTag, content: content)
            guard !text.isEmpty else { return [] }
            // What a picture of a formula is to readers, with the formula's source for its text.
            let mark =
                isDisplay ? "<img class=latex data-display=block alt=\"" : "<img class=latex alt=\""
            return Array(mark.utf8) + escaped(text.utf8, keepingReferences: false)
                + Array("\">".utf8)
        default: return []
        }
    }

    /// A text so that it is text again in an attribute's value; it may have references already.
    private static func escaped(
        _ text: some Sequence<UInt8>, keepingReferences: Bool
    ) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            switch byte {
            case UInt8(ascii: "&") where !keepingReferences: result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: "\""): result += Array("&quot;".utf8)
            default: result.append(byte)
            }
        }
        return result
    }
}
