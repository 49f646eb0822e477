internal import ArchiveModel
internal import Prose
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
        var visible = VisibleText(readsPictures: false)
        text.withUTF8 { source in
            switch format {
            case .plainText: visible.add(plainText: source)
            case .wordPress: visible.add(wordPress: source)
            // The tags that Markdown is mixed with, for exports differ in those; its own signs stay.
            case .html, .markdown: visible.add(html: source)
            }
        }
        bytes.reserveCapacity(visible.bytes.count)
        for scalar in String(decoding: visible.bytes, as: UTF8.self).unicodeScalars {
            append(scalar)
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

    /// Adds a character in the form that all ways of writing it share.
    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case ...0x20, 0x7F...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000,
            0xFEFF:
            return
        case 0x2018...0x201B, 0x2032, 0x60: bytes.append(UInt8(ascii: "'"))
        case 0x201C...0x201F, 0x2033: bytes.append(UInt8(ascii: "\""))
        case 0x2010...0x2015, 0x2212, 0x2D:
            if bytes.last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
        case 0x2026: bytes += "...".utf8
        default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
    }
}
