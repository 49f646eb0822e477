/// The fields before the text of a Markdown file: where they stand and in which notation.
///
/// Source: jekyllrb.com/docs/front-matter, gohugo.io/content-management/front-matter,
/// docs.getpelican.com/en/latest/content.html#file-metadata.
struct FrontMatter: Equatable {
    /// How fields are written.
    enum Notation {
        /// Between lines of `---`, or `<!--yml` and `-->`.
        case yaml
        /// Between lines of `+++`.
        case toml
        /// An object, or between lines of `;;;`.
        case json
        /// `Title: Fog` in the first lines, before a blank one.
        case lines
    }

    /// How the fields are written.
    var notation: Notation
    /// Where they stand.
    var fields: Range<Int>
    /// Where the text begins.
    var bodyStart: Int

    /// Fields beyond this are text.
    private static let lengthLimit = 128 << 10

    /// Finds the fields of a file; nil when it begins with none.
    init?(_ text: Bytes) {
        let start = text.firstIndex { !$0.isSpace } ?? text.count
        guard start < text.count else { return nil }
        let first = Self.line(text, from: start)
        let word = Self.trimmed(text, first.range)
        switch text[start] {
        case UInt8(ascii: "-") where word.count >= 3 && word.allSatisfy { $0 == text[start] }:
            self.init(text, .yaml, from: first.next) {
                $0 == Array("---".utf8) || $0 == Array("...".utf8)
            }
        case UInt8(ascii: "+") where word == Array("+++".utf8):
            self.init(text, .toml, from: first.next) { $0 == word }
        case UInt8(ascii: ";") where word == Array(";;;".utf8):
            self.init(text, .json, from: first.next) { $0 == word }
        case UInt8(ascii: "{") where word == Array("{".utf8):
            self.init(json: text, from: start)
        case UInt8(ascii: "<") where word == Array("<!--yml".utf8):
            self.init(text, .yaml, from: first.next) { $0 == Array("-->".utf8) }
        default: self.init(lines: text, from: start)
        }
    }

    /// Fields up to the line that ends them.
    private init?(
        _ text: Bytes, _ notation: Notation, from start: Int, isEnd: ([UInt8]) -> Bool
    ) {
        var position = start
        while position < text.count, position < Self.lengthLimit {
            let line = Self.line(text, from: position)
            if isEnd(Self.trimmed(text, line.range)) {
                self.init(notation: notation, fields: start..<position, bodyStart: line.next)
                return
            }
            position = line.next
        }
        return nil
    }

    /// An object before a text, which must not be the whole of a file.
    private init?(json text: Bytes, from start: Int) {
        var position = start
        while position < text.count, position < Self.lengthLimit {
            let line = Self.line(text, from: position)
            position = line.next
            guard line.range.first.map({ text[$0] == UInt8(ascii: "}") }) ?? false else { continue }
            guard line.range.count == 1 || Self.trimmed(text, line.range).count == 1,
                text[position...].contains(where: { !$0.isSpace })
            else { return nil }
            self.init(notation: .json, fields: start..<position, bodyStart: position)
            return
        }
        return nil
    }

    /// Lines of fields before a blank line or one of `---`; at least a title and one more of those
    /// that posts have.
    private init?(lines text: Bytes, from start: Int) {
        var position = start
        var keys: Set<String> = []
        var isYAML = false
        while position < text.count, position < Self.lengthLimit {
            let line = Self.line(text, from: position)
            let words = text.slice(line.range)
            if words.allSatisfy(\.isSpace) { break }
            // Movable Type's own fields are in capitals.
            if words.has("TITLE:", at: 0) { return nil }
            if words.starts(with: Array("---".utf8)) {
                isYAML = true
                break
            }
            if let (key, _) = FieldLine.divide(words) {
                keys.insert(key)
            } else if keys.isEmpty || !(words[0].isSpace || words[0] == UInt8(ascii: "-")) {
                return nil
            }
            position = line.next
        }
        guard keys.contains("title"), !keys.isDisjoint(with: ["date", "slug", "tags", "category"])
        else { return nil }
        let end = position
        if isYAML { position = Self.line(text, from: position).next }
        self.init(notation: isYAML ? .yaml : .lines, fields: start..<end, bodyStart: position)
    }

    private init(notation: Notation, fields: Range<Int>, bodyStart: Int) {
        self.notation = notation
        self.fields = fields
        self.bodyStart = bodyStart
    }

    private static func line(_ text: Bytes, from start: Int) -> (range: Range<Int>, next: Int) {
        let end = text.index(of: 0x0A, from: start) ?? text.count
        return (start..<end, min(end + 1, text.count))
    }

    private static func trimmed(_ text: Bytes, _ range: Range<Int>) -> [UInt8] {
        var line = text[range].prefix(64)
        while line.last?.isSpace == true { line = line.dropLast() }
        return Array(line)
    }
}

/// A line that gives a field a value: `Title: Fog`.
enum FieldLine {
    /// The name in lower case and the value; nil for any other line.
    static func divide(_ line: Bytes) -> (key: String, value: String)? {
        guard let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")), colon > 0,
            colon + 1 == line.count || line[colon + 1].isSpace, line[0].isLetter
        else { return nil }
        let key = line[..<colon]
        let isKey = key.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        guard isKey else { return nil }
        return (
            String(decoding: key, as: UTF8.self).lowercased(),
            String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed
        )
    }
}
