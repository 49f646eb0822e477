internal import CGumbo

/// Finds where a long body of WordPress can be cut so that its beginning, read by itself, is what the
/// reading of all of it begins with.
///
/// That is at a blank line, else at a line's end, else between words, and never within a tag, a
/// comment, text set as typed or what stands between a short code and its end.
struct WordPressBeginning {
    private let bytes: Bytes
    private let limit: Int
    private let scanner: MarkupScanner
    /// The last blank line before the limit, the last line end, and the last space.
    private var blankLine = 0
    private var lineEnd = 0
    private var space = 0
    /// Names of codes of which no end is left.
    private var endless: Set<String> = []
    private var endlessElements: TagSet = []

    /// Where to cut; nil for a text without a place for it within the last three quarters of the
    /// bytes before `limit`, and for one that is not longer.
    ///
    /// Cost: one pass over these bytes, and over what lies across the limit.
    static func end(in bytes: Bytes, limit: Int) -> Int? {
        guard limit > 0, bytes.count > limit else { return nil }
        var beginning = WordPressBeginning(bytes: bytes, limit: limit)
        beginning.scan()
        let least = max(1, limit / 4)
        let places = [beginning.blankLine, beginning.lineEnd, beginning.space]
        guard let end = places.first(where: { $0 >= least }) else { return nil }
        // The mark of the block editor says for the whole body that paragraphs are there already.
        let isOfBlocks = bytes.contains("<!-- wp:")
        return isOfBlocks && !bytes.slice(0..<end).contains("<!-- wp:") ? nil : end
    }

    private init(bytes: Bytes, limit: Int) {
        self.bytes = bytes
        self.limit = limit
        scanner = MarkupScanner(bytes: bytes)
    }

    private mutating func scan() {
        var position = 0
        while position < limit {
            switch bytes[position] {
            case UInt8(ascii: "<"):
                position = scanner.end(ofTypedMarkupAt: position, endless: &endlessElements)
            case UInt8(ascii: "["): position = end(ofCodeAt: position)
            case 0x0A: position = readLineEnd(at: position)
            case 0x20:
                space = position
                position += 1
            default: position += 1
            }
        }
    }

    /// Takes a line end with all white space after it.
    private mutating func readLineEnd(at start: Int) -> Int {
        lineEnd = start
        var end = start + 1
        while end < limit, bytes[end].isSpace {
            if bytes[end] == 0x0A { blankLine = start }
            end += 1
        }
        return end
    }

    /// Where a short code ends, with what stands between it and its end.
    private mutating func end(ofCodeAt start: Int) -> Int {
        guard let code = ShortCode(bytes, at: start) else { return start + 1 }
        switch ShortCodeMeaning(name: code.name) {
        case .code, .caption, .formula, .embed:
            guard !code.isEnd, !endless.contains(code.name) else { return code.range.upperBound }
            if let end = code.end(in: bytes) { return end.range.upperBound }
            endless.insert(code.name)
            return code.range.upperBound
        default: return code.range.upperBound
        }
    }
}
