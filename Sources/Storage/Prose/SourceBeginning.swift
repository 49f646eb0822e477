internal import CGumbo

/// Finds where the source of a long text can be cut so that its beginning, read by itself, is what
/// the reading of all of it begins with.
///
/// That is never within a tag, a comment, raw text or a character. Where a block ends or begins
/// nearby it is there, else at white space, so that hardly a word at the very end is another.
struct SourceBeginning {
    private let bytes: Bytes
    private let limit: Int
    /// The end of the last mark-up before the limit; text goes on from there.
    private var position = 0
    /// The last place where a block begins or ends.
    private var block = 0
    /// Where mark-up or raw text begins that reaches beyond the limit.
    private var obstacle: Int?

    /// Where to cut, some bytes before `limit`; nil for a text without a place for it within the
    /// last three quarters of these bytes, and for one that is not longer.
    ///
    /// Cost: one pass over the bytes before the limit, and over the mark-up that lies across it.
    static func end(in bytes: Bytes, limit: Int) -> Int? {
        guard limit > 0, bytes.count > limit else { return nil }
        var beginning = SourceBeginning(bytes: bytes, limit: limit)
        beginning.scan()
        let end = beginning.end
        return end >= max(1, limit / 4) ? end : nil
    }

    private init(bytes: Bytes, limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    private mutating func scan() {
        let scanner = MarkupScanner(bytes: bytes)
        while let start = bytes.index(of: UInt8(ascii: "<"), from: position), start < limit {
            var (kind, end) = scanner.markup(at: start)
            var tag = GUMBO_TAG_UNKNOWN
            switch kind {
            case .startTag(let name):
                tag = bytes.tag(named: name)
                if Self.blocks.contains(tag) { block = start }
                if tag == GUMBO_TAG_PLAINTEXT {
                    end = bytes.count
                } else if Tags.rawText.contains(tag) {
                    end = scanner.rawTextEnd(of: bytes.slice(name), from: end) ?? bytes.count
                }
            case .endTag(let name): tag = bytes.tag(named: name)
            case .comment, .text: break
            }
            guard end <= limit else {
                obstacle = start
                return
            }
            if case .endTag = kind, Self.blocks.contains(tag) { block = end }
            position = end
        }
    }

    private var end: Int {
        if block >= limit - limit / 4 { return block }
        return obstacle ?? endInText
    }

    /// The last white space of the text before the limit; else the last character's end.
    private var endInText: Int {
        let least = max(position, limit - limit / 4)
        var space = limit
        while space > least, !bytes[space].isSpace { space -= 1 }
        if bytes[space].isSpace { return space }
        var end = limit
        while end > position, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return startOfReference(across: end) ?? end
    }

    /// No reference to a character has a longer name.
    private static let longestReference = 40

    /// Where a reference to a character begins that goes on at `end`.
    private func startOfReference(across end: Int) -> Int? {
        var start = end - 1
        while start >= max(position, end - Self.longestReference) {
            if bytes[start] == UInt8(ascii: "&") { return start }
            guard bytes[start].isLetter || bytes[start].isDigit || bytes[start] == UInt8(ascii: "#")
            else { return nil }
            start -= 1
        }
        return nil
    }

    /// Elements that begin lines of their own.
    private static let blocks = Tags.blocks.union(Tags.headings).union([
        GUMBO_TAG_BR, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_HR, GUMBO_TAG_LI, GUMBO_TAG_P,
        GUMBO_TAG_TABLE, GUMBO_TAG_TR,
    ])
}
