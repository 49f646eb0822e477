/// Takes out of the HTML of mail what no mail program shows: what only another part has, what is
/// hidden, and the invisible signs that fill up the preview of a mailbox.
struct NewsletterMarkup {
    /// Hidden elements without an end are looked for no more after some.
    private static let failureLimit = 4
    private static let tagLimit = 64 << 10
    /// How many invisible signs together are no part of a word.
    private static let fillerLimit = 4

    private let bytes: Bytes
    private let pictures: [String: String]
    private var output: [UInt8] = []
    private var position = 0
    private var root: Range<Int>?
    private var isInBody = false
    private var failures = 0
    /// Whether no comment ends any more: asking again at each that begins would take quadratic time.
    private var isPastComments = false

    /// The HTML as one reads it; `pictures` has the names of those in the message by what the page
    /// calls them.
    static func clean(_ html: String, pictures: [String: String] = [:]) -> String {
        var html = html
        let cleaned = html.withUTF8 { bytes in
            var markup = NewsletterMarkup(bytes: bytes, pictures: pictures)
            markup.read()
            return markup.output
        }
        return String(decoding: cleaned, as: UTF8.self)
    }

    private init(bytes: Bytes, pictures: [String: String]) {
        self.bytes = bytes
        self.pictures = pictures
        output.reserveCapacity(bytes.count)
    }

    private mutating func read() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): readMarkup()
            case UInt8(ascii: "&"), 0xC2, 0xCD, 0xE2, 0xEF: readFiller()
            default:
                output.append(bytes[position])
                position += 1
            }
        }
    }

    private mutating func readMarkup() {
        let start = position
        if !isPastComments, bytes.has("<!--", at: start) {
            if let end = bytes.index(of: "-->", from: start) {
                position = end + 3
                return
            }
            isPastComments = true
        }
        guard start + 1 < bytes.count, bytes[start + 1].isLetter,
            case .tag(let end, _) = TagExtent.find(bytes, from: start, limit: Self.tagLimit)
        else {
            output.append(bytes[start])
            position += 1
            return
        }
        let tag = bytes.slice(start..<end)
        position = end
        if tag.hasAnyCase("<style", at: 0) {
            skip(past: "</style")
        } else if tag.hasAnyCase("<html", at: 0) {
            root = start..<end
            output.append(contentsOf: tag)
        } else if !isInBody, tag.hasAnyCase("<body", at: 0) {
            // Nothing above it is text.
            isInBody = true
            output = root.map { Array(bytes[$0]) } ?? []
            output.append(contentsOf: tag)
        } else if tag.hasAnyCase("<img", at: 0), Self.pointsInside(tag) {
            output.append(contentsOf: withoutSource(tag))
        } else if Self.isHidden(tag) {
            skipElement(tag)
        } else {
            output.append(contentsOf: tag)
        }
    }

    private mutating func skip(past end: StaticString) {
        var next = position
        while next < bytes.count, !bytes.hasAnyCase(end, at: next) { next += 1 }
        let close = bytes[next...].firstIndex(of: UInt8(ascii: ">"))
        position = close.map { $0 + 1 } ?? bytes.count
    }

    /// Skips an element whose start tag is read; one that never ends stays.
    private mutating func skipElement(_ tag: Bytes) {
        let name = tag.dropFirst().prefix { $0.isLetter || $0.isDigit }.map(\.lowercased)
        guard !Self.withoutEnd.contains(String(decoding: name, as: UTF8.self)) else { return }
        var depth = 1
        var next = position
        while failures < Self.failureLimit, next < bytes.count {
            guard let found = bytes[next...].firstIndex(of: UInt8(ascii: "<")) else { break }
            let isEnd = found + 1 < bytes.count && bytes[found + 1] == UInt8(ascii: "/")
            let start = found + (isEnd ? 2 : 1)
            let word = bytes[min(start, bytes.count)...].prefix { $0.isLetter || $0.isDigit }
            next = max(word.endIndex, found + 1)
            guard word.count == name.count, word.map(\.lowercased) == name else { continue }
            depth += isEnd ? -1 : 1
            if depth == 0 {
                position = bytes[next...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? next
                return
            }
        }
        failures += 1
        output.append(contentsOf: tag)
    }

    /// Reads signs that may be fillers, and keeps them unless many stand together.
    private mutating func readFiller() {
        let start = position
        var count = 0
        while position < bytes.count {
            if bytes[position].isSpace {
                position += 1
            } else if let filler = Filler(bytes, at: position) {
                position += filler.length
                if !filler.isSpace { count += 1 }
            } else {
                break
            }
        }
        if position == start { position += 1 }
        if count >= Self.fillerLimit {
            output.append(0x20)
        } else {
            output.append(contentsOf: bytes[start..<position])
        }
    }
}

extension NewsletterMarkup {
    private static let withoutEnd: Set = [
        "img", "br", "hr", "input", "meta", "link", "area", "col",
    ]

    /// Whether a picture is another part of the message.
    private static func pointsInside(_ tag: Bytes) -> Bool {
        tag.indices.contains { tag.hasAnyCase("cid:", at: $0) }
    }

    /// Whether a start tag says that its element is not to be seen.
    private static func isHidden(_ tag: Bytes) -> Bool {
        guard tag.indices.contains(where: { tag.hasAnyCase("style", at: $0) }) else { return false }
        let style = tag.filter { !$0.isSpace }.map(\.lowercased)
        return style.withUnsafeBufferPointer {
            $0.index(of: "display:none") != nil || $0.index(of: "mso-hide:all") != nil
        }
    }

    /// A picture's tag without its address, which leads nowhere outside the message; named by its
    /// file where the page does not say what it shows.
    private func withoutSource(_ tag: Bytes) -> [UInt8] {
        guard let start = tag.indices.first(where: { tag.hasAnyCase("cid:", at: $0) }),
            let name = tag[..<start].indices.last(where: { tag.hasAnyCase("src", at: $0) })
        else { return Array(tag) }
        let quote = tag[start - 1]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let end =
            tag[start...].firstIndex {
                isQuoted ? $0 == quote : $0.isSpace || $0 == UInt8(ascii: ">")
            } ?? tag.count - 1
        let picture = String(decoding: tag[(start + 4)..<end], as: UTF8.self)
        var alt: [UInt8] = []
        if !tag.indices.contains(where: { tag.hasAnyCase("alt=", at: $0) }),
            let file = pictures[picture], !file.isEmpty
        {
            alt = Array("alt=\"\(HTMLText.escaped(file))\" ".utf8)
        }
        return Array(tag[..<name]) + alt
            + Array(tag[(isQuoted ? min(end + 1, tag.count - 1) : end)...])
    }
}

/// A sign that takes room without being seen.
private struct Filler {
    /// Its length in bytes.
    let length: Int
    /// Whether it is a space, which text has too.
    let isSpace: Bool

    init?(_ bytes: Bytes, at start: Int) {
        for (word, isSpace) in Self.words where bytes.hasAnyCase(word, at: start) {
            (length, self.isSpace) = (word.utf8CodeUnitCount, isSpace)
            return
        }
        return nil
    }

    /// Entities and characters: joiners, marks of direction, soft hyphens, the grapheme joiner,
    /// the byte order mark; spaces that do not break, and of a figure's width.
    private static let words: [(StaticString, isSpace: Bool)] = [
        ("&zwnj;", false), ("&zwj;", false), ("&#8203;", false), ("&#x200b;", false),
        ("&#8204;", false), ("&#x200c;", false), ("&#8205;", false), ("&lrm;", false),
        ("&rlm;", false), ("&shy;", false), ("&#173;", false), ("&#xad;", false),
        ("&#847;", false), ("&#x34f;", false), ("&#65279;", false), ("&#xfeff;", false),
        ("\u{200B}", false), ("\u{200C}", false), ("\u{200D}", false), ("\u{200E}", false),
        ("\u{AD}", false), ("\u{34F}", false), ("\u{FEFF}", false), ("\u{2060}", false),
        ("&nbsp;", true), ("&#160;", true), ("&#xa0;", true), ("&#8199;", true),
        ("&#x2007;", true), ("&numsp;", true), ("\u{A0}", true), ("\u{2007}", true),
    ]
}
