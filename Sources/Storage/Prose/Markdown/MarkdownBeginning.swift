internal import CGumbo

/// Finds where long Markdown can be cut so that its beginning, read by itself, is what the reading
/// of all of it begins with.
///
/// That is before a paragraph or heading that follows a blank line, else before an item or
/// quotation that does, else before any line of text, else between words, outside links and
/// stressed text if can be; never in code, in a tag, a comment or text set as typed, or between a
/// template's tag and its end.
struct MarkdownBeginning {
    private let bytes: Bytes
    private let scanner: MarkupScanner
    /// Where the last thing ends that must not be parted.
    private var whole = 0
    /// The last places of each kind to cut at, the best first.
    private var places = [0, 0, 0, 0, 0]
    private var tags = TemplateTags()
    /// Names of tags of which no end is left.
    private var endless: Set<String> = []
    private var endlessElements: TagSet = []

    /// Where to cut; nil for a text without a place for it within the last three quarters of the
    /// bytes before `limit`, and for one that is not longer.
    ///
    /// Cost: one pass over these bytes, and over what lies across the limit.
    static func end(in bytes: Bytes, limit: Int) -> Int? {
        guard limit > 0, bytes.count > limit else { return nil }
        var beginning = MarkdownBeginning(bytes)
        beginning.scan(to: limit)
        return beginning.places.first { $0 >= max(1, limit / 4) }
    }

    private init(_ bytes: Bytes) {
        self.bytes = bytes
        scanner = MarkupScanner(bytes: bytes)
    }

    private mutating func scan(to limit: Int) {
        var lines = MarkdownLines(bytes)
        var start = 0
        var isAfterBlank = false
        while start < limit, whole <= limit {
            let line = lines.next(at: start)
            let text = bytes[min(line.textStart, line.end)..<line.end]
            let isBlank = line.kind == .text && text.allSatisfy(\.isSpace)
            if line.kind == .text, !isBlank {
                if start >= whole { note(start, line, isAfterBlank: isAfterBlank) }
                let unread = max(line.textStart, whole)
                let end = min(line.end, limit)
                if unread < end { readText(unread..<end) }
            }
            isAfterBlank = isBlank
            start = line.end
        }
    }

    /// Takes the start of a line of text for a place to cut.
    private mutating func note(
        _ start: Int, _ line: MarkdownLines.Line, isAfterBlank: Bool
    ) {
        places[!isAfterBlank ? 2 : line.textStart > start ? 1 : 0] = start
    }

    /// Looks for what begins in a line and goes on in others, and for spaces.
    private mutating func readText(_ line: Range<Int>) {
        var balance = InlineBalance()
        var position = line.lowerBound
        while position < line.upperBound {
            balance.read(bytes[position])
            switch bytes[position] {
            case 0x20:
                places[balance.isEven ? 3 : 4] = position
                position += 1
            case UInt8(ascii: "<"):
                position = scanner.end(ofTypedMarkupAt: position, endless: &endlessElements)
            case UInt8(ascii: "{"): position = end(ofTagAt: position)
            default: position += 1
            }
        }
        whole = max(whole, position)
    }

    /// Where a template's tag ends; of one that has what no reader of Markdown may see, with that.
    private mutating func end(ofTagAt start: Int) -> Int {
        guard let tag = tags.tag(in: bytes, at: start) else { return start + 1 }
        switch TemplateMeaning(name: tag.name) {
        case .code, .comment, .raw, .quotation:
            guard !tag.isEnd, !endless.contains(tag.name) else { return tag.range.upperBound }
            if let end = end(of: tag) { return end }
            endless.insert(tag.name)
            return tag.range.upperBound
        default: return tag.range.upperBound
        }
    }

    private func end(of tag: TemplateTag) -> Int? {
        var tags = tags
        var position = tag.range.upperBound
        while let open = bytes.index(of: UInt8(ascii: "{"), from: position) {
            position = open + 1
            if let end = tags.tag(in: bytes, at: open), end.isEnd, end.name == tag.name {
                return end.range.upperBound
            }
        }
        return nil
    }

    // MARK: Definitions

    /// No more than so many bytes of them are worth reading before the rest.
    private static let definitionLimit = 16 << 10

    /// The lines from `start` on that say what references stand for, `[1]: http://…` and
    /// `[^1]: A note.`, after a blank line; empty when there are none.
    static func definitions(in bytes: Bytes, from start: Int) -> String {
        var found = ""
        var position = start
        while let open = bytes.index(of: UInt8(ascii: "["), from: position),
            found.utf8.count < definitionLimit
        {
            position = open + 1
            guard open > 0, bytes[open - 1] == 0x0A else { continue }
            let end = bytes.index(of: 0x0A, from: open) ?? bytes.count
            let line = bytes[open..<min(end, open + definitionLimit)]
            if let close = line.firstIndex(of: UInt8(ascii: "]")), bytes.has("]:", at: close) {
                found += "\n\n" + line.text
            }
            position = end
        }
        return found
    }
}
