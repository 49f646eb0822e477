internal import ArchiveModel

/// Tells text files without mark-up apart.
enum TextShape {
    /// What a text is.
    static func recognise(_ text: Bytes) -> ContentKind {
        let start = text.firstIndex { !$0.isSpace } ?? text.count
        guard start < text.count else { return .other("a file of white space") }
        let isBracket = text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[")
        if isBracket || JSONShape.isAssignment(text, at: start) {
            let kind = JSONShape.recognise(text)
            return kind.map { .archive($0, rootName: "") } ?? .other("JSON data")
        }
        if text.index(of: "<?xml", from: start) == start || text.has("<!", at: start) {
            return .other("XML without any content")
        }
        if text.slice(start..<text.count).starts(with: Array("post_id,post_date,".utf8)) {
            return .piece(.substack)
        }
        if isMovableType(text) { return .archive(.movableType, rootName: "") }
        if isSavedPage(text) { return .archive(.savedText, rootName: "") }
        return .other("plain text that is no saved page of a blog")
    }

    /// The archive that a text is if it is JSON; nil for any other.
    static func json(_ text: Bytes) -> ContentKind? {
        guard let start = text.firstIndex(where: { !$0.isSpace && $0 != 0 }),
            text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[")
        else { return nil }
        return JSONShape.recognise(text).map { .archive($0, rootName: "") }
    }

    /// Whether a text begins with the fields of an entry of Movable Type's.
    private static func isMovableType(_ text: Bytes) -> Bool {
        var keys: Set<String> = []
        for bytes in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(40) {
            let line = String(decoding: bytes.prefix(200), as: UTF8.self)
            if line == "-----" { break }
            guard let (key, _) = MovableTypeEntry.field(line) else { return false }
            keys.insert(key)
        }
        return keys.contains("TITLE") && !keys.isDisjoint(with: ["AUTHOR", "DATE", "STATUS"])
    }

    /// Whether a text has a date header and something else that only a blog's page has: the title
    /// twice, the count of comments, the archive's heading, or the line that names the writer.
    private static func isSavedPage(_ text: Bytes) -> Bool {
        var hasDate = false
        var textsSinceDate = 0
        var title = ""
        for bytes in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = String(decoding: bytes, as: UTF8.self)
                .replacing("\u{A0}", with: " ").collapsed
            switch PageLine(line) {
            case .date:
                hasDate = true
                textsSinceDate = 0
            case .comments, .postedBy:
                if hasDate { return true }
            case .trailer:
                if hasDate, line.lowercased().hasPrefix("blog archive") { return true }
            case .text:
                textsSinceDate += 1
                if hasDate, textsSinceDate == 2, line == title { return true }
                title = line
            case .blank, .labels, .furniture: break
            }
        }
        return false
    }
}
