/// Tells a whole page from the content of one.
///
/// A post's body is content as a rule, and read as a page would lose what it begins with to the
/// head; some feeds and exports carry whole pages all the same, and whoever saved a page has one.
enum PageShape {
    /// Where the source of a page begins; nil for content.
    ///
    /// A page begins with its document type or with a tag that no content has; comments,
    /// processing instructions, white space and a byte order mark may stand before it. Costs a look
    /// at these alone.
    static func start(of bytes: Bytes) -> Int? {
        let start = bytes.has("\u{FEFF}", at: 0) ? 3 : 0
        let scanner = MarkupScanner(bytes: bytes)
        var position = start
        while position < bytes.count {
            if bytes[position].isSpace {
                position += 1
                continue
            }
            guard bytes[position] == UInt8(ascii: "<") else { return nil }
            let (kind, end) = scanner.markup(at: position)
            switch kind {
            case .startTag(let name): return isOfPage(bytes.slice(name)) ? start : nil
            case .comment where isDocumentType(bytes, at: position): return start
            case .comment: position = end
            case .endTag, .text: return nil
            }
        }
        return nil
    }

    private static func isDocumentType(_ bytes: Bytes, at start: Int) -> Bool {
        bytes.has("<!doctype", at: start)
    }

    private static func isOfPage(_ name: Bytes) -> Bool {
        name.equals("html") || name.equals("head") || name.equals("body")
            || name.equals("frameset")
    }
}
