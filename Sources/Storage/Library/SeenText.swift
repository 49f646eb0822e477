internal import ArchiveModel
internal import SQLite

/// What a reader sees of a text, however it is marked up: what tells an edit from another export's
/// way of writing the same.
///
/// Left out: tags, comments, scripts, white space and WordPress's short codes. The same: quotes,
/// dashes and dots whether typed or set by the blog's software, characters and references to them.
/// Pictures and where links lead do not count: their addresses differ from format to format.
struct SeenText {
    private var bytes: [UInt8] = []

    /// Makes the SQL function `seen_key(text)` known: a hash of what is seen of a text that has its
    /// ``BodyFormat`` and a colon in front, NULL for nothing; and `seen_begins(texts)`: whether what
    /// is seen of one text is the beginning of another's, U+001E between them.
    static func define(on connection: Connection) throws(SQLiteError) {
        try connection.define("seen_key") { read($0)?.key }
        try connection.define("seen_begins") { texts in
            let texts = texts.split(separator: "\u{1E}", maxSplits: 1)
            guard texts.count == 2, let part = read(texts[0]), let whole = read(texts[1]) else {
                return nil
            }
            return part.bytes.count < whole.bytes.count && whole.bytes.starts(with: part.bytes)
                ? 1 : 0
        }
        try connection.define("title_key") { SeenText($0[...], .plainText).foldedKey }
    }

    /// Reads a text that has its format in front.
    private static func read(_ text: some StringProtocol) -> SeenText? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let number = Int(text[..<colon]), let format = BodyFormat(rawValue: number)
        else { return nil }
        return SeenText(Substring(text[text.utf8.index(after: colon)...]), format)
    }

    /// Reads a text.
    ///
    /// Cost: linear.
    init(_ text: Substring, _ format: BodyFormat) {
        var text = String(Self.withoutOwnLink(text))
        let isPlain = format == .plainText
        text.withUTF8 { source in
            bytes.reserveCapacity(source.count)
            var scanner = Scanner(source: source, isPlain: isPlain, hasCodes: format == .wordPress)
            scanner.write(to: &bytes)
        }
        dropFooter()
    }

    /// A hash of what is seen; nil for nothing.
    var key: Int64? {
        bytes.isEmpty ? nil : PageAddress.hash(String(decoding: bytes, as: UTF8.self))
    }

    /// The same without the difference of case.
    private var foldedKey: Int64? {
        guard !bytes.isEmpty else { return nil }
        return PageAddress.hash(String(decoding: bytes, as: UTF8.self).lowercased())
    }

    /// A text without a last paragraph that is nothing but an address: some feeds have it in a field of
    /// its own, which is put there, and others of the same blog have not.
    private static func withoutOwnLink(_ text: Substring) -> Substring {
        guard text.utf8.suffix(8).elementsEqual("</a></p>".utf8) else { return text }
        let tail = text.utf8.suffix(4_096)
        let open = Array("<p><a href=\"".utf8)
        guard
            let start = tail.indices.last(where: {
                tail[$0] == open[0] && tail[$0...].starts(with: open)
            })
        else { return text }
        let link = text.utf8[start...].dropFirst(open.count).dropLast(8)
        guard let quote = link.firstIndex(of: UInt8(ascii: "\"")),
            link[quote...].dropFirst(2).elementsEqual(link[..<quote])
        else { return text }
        return text[..<start]
    }

    /// Drops what WordPress's feeds put below a post: "The post … appeared first on …".
    private mutating func dropFooter() {
        let tail = bytes.suffix(600)
        guard let appeared = Self.last("appearedfirston", in: tail),
            let start = Self.last("Thepost", in: tail[..<appeared])
        else { return }
        bytes.removeSubrange(start...)
    }

    private static func last(_ words: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let count = words.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: words.utf8Start, count: count)
        guard bytes.count >= count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - count)).last {
            bytes[$0..<($0 + count)].elementsEqual(wanted)
        }
    }
}

/// Writes what is seen of a source, character by character.
private struct Scanner {
    let source: UnsafeBufferPointer<UInt8>
    let isPlain: Bool
    let hasCodes: Bool
    private var position = 0
    /// Whether no tag ends from here on: it is searched for once.
    private var hasNoTags = false

    init(source: UnsafeBufferPointer<UInt8>, isPlain: Bool, hasCodes: Bool) {
        self.source = source
        self.isPlain = isPlain
        self.hasCodes = hasCodes
    }

    private static let hidden = ["script", "style"]
    private static let codes = [
        "caption", "gallery", "sourcecode", "code", "embed", "audio", "video", "youtube",
    ]
    private static let references: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "lsquo": "'",
        "rsquo": "'", "ldquo": "\"", "rdquo": "\"", "ndash": "-", "mdash": "-", "hellip": "…",
    ]

    mutating func write(to output: inout [UInt8]) {
        while position < source.count {
            let byte = source[position]
            switch byte {
            case UInt8(ascii: "<") where !isPlain && skipTag(): continue
            case UInt8(ascii: "[") where hasCodes && skipCode(): continue
            case UInt8(ascii: "&") where !isPlain && writeReference(to: &output): continue
            case ...0x20: position += 1
            case 0x80...: writeScalar(to: &output)
            default:
                position += 1
                Self.append(Unicode.Scalar(byte), to: &output)
            }
        }
    }

    /// Goes past a tag or comment; false where there is none.
    private mutating func skipTag() -> Bool {
        let next = position + 1
        guard next < source.count else { return false }
        if starts(with: "<!--") {
            position = end(of: "-->", from: position) ?? source.count
            return true
        }
        let letter = source[next] | 0x20
        guard
            (0x61...0x7A).contains(letter) || source[next] == UInt8(ascii: "/")
                || source[next] == UInt8(ascii: "!")
        else { return false }
        let name = name(from: next)
        guard !hasNoTags, let close = source[position...].firstIndex(of: UInt8(ascii: ">")) else {
            hasNoTags = true
            return false
        }
        position = close + 1
        if Self.hidden.contains(name) {
            position = end(of: "</", from: position) ?? source.count
        }
        return true
    }

    /// Goes past a short code of WordPress; false where there is none.
    private mutating func skipCode() -> Bool {
        var next = position + 1
        if next < source.count, source[next] == UInt8(ascii: "/") { next += 1 }
        guard Self.codes.contains(name(from: next)),
            let close = source[position...].prefix(1_024).firstIndex(of: UInt8(ascii: "]"))
        else { return false }
        position = close + 1
        return true
    }

    private func name(from start: Int) -> String {
        let letters = source[min(start, source.count)...].prefix(12).prefix {
            (0x61...0x7A).contains($0 | 0x20)
        }
        return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    }

    private mutating func writeReference(to output: inout [UInt8]) -> Bool {
        let text = source[(position + 1)...].prefix(10)
        guard let end = text.firstIndex(of: UInt8(ascii: ";")),
            let scalar = Self.scalar(of: String(decoding: text[..<end], as: UTF8.self))
        else { return false }
        position = end + 1
        Self.append(scalar, to: &output)
        return true
    }

    private static func scalar(of name: String) -> Unicode.Scalar? {
        guard name.utf8.first == UInt8(ascii: "#") else { return references[name] }
        let digits = name.dropFirst()
        let isHex = digits.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }

    private mutating func writeScalar(to output: inout [UInt8]) {
        let rest = source[position...].prefix(4)
        var decoder = UTF8()
        var bytes = rest.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
            position += 1
            return
        }
        position += UTF8.width(scalar)
        Self.append(scalar, to: &output)
    }

    /// Adds a character in the form that all ways of writing it share.
    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        switch scalar.value {
        case ...0x20, 0x7F...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000,
            0xFEFF:
            return
        case 0x2018...0x201B, 0x2032, 0x60: output.append(UInt8(ascii: "'"))
        case 0x201C...0x201F, 0x2033: output.append(UInt8(ascii: "\""))
        case 0x2010...0x2015, 0x2212, 0x2D:
            if output.last != UInt8(ascii: "-") { output.append(UInt8(ascii: "-")) }
        case 0x2026: output += "...".utf8
        default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
    }

    private func starts(with mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        return position + count <= source.count
            && source[position..<(position + count)].elementsEqual(
                UnsafeBufferPointer(start: mark.utf8Start, count: count))
    }

    private func end(of mark: StaticString, from start: Int) -> Int? {
        let count = mark.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: mark.utf8Start, count: count)
        var index = start
        while index + count <= source.count {
            guard let first = source[index...].firstIndex(of: wanted[0]),
                first + count <= source.count
            else { return nil }
            if source[first..<(first + count)].elementsEqual(wanted) { return first + count }
            index = first + 1
        }
        return nil
    }
}
