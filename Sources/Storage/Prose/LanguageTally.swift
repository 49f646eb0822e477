/// Finds the language that a page says most of its text is in.
struct LanguageTally {
    /// Where an element that names a language begins.
    struct Speech {
        fileprivate var name: Bytes
        fileprivate var start: Int
    }

    /// What the page as a whole says.
    var wholePage: Bytes?
    private var count = 0
    private var isWithin = false
    private var longest: (name: String, count: Int) = ("", 0)

    /// The language, a BCP 47 tag; empty if none is named for at least half of the text.
    var language: String {
        if let wholePage, let name = Self.tag(wholePage) { return name }
        return longest.count * 2 >= count ? longest.name : ""
    }

    /// Takes text that is shown.
    mutating func count(_ text: Bytes) { count &+= text.count }

    /// Begins an element; nil unless it is the outermost that names a language.
    mutating func begin(_ name: Bytes?) -> Speech? {
        guard let name, !isWithin, !name.isEmpty else { return nil }
        isWithin = true
        return Speech(name: name, start: count)
    }

    /// Ends it.
    mutating func end(_ speech: Speech?) {
        guard let speech else { return }
        isWithin = false
        let length = count - speech.start
        if length > longest.count, let name = Self.tag(speech.name) { longest = (name, length) }
    }

    /// A well-formed tag, `_` written as `-`; nil for anything else, and for "undetermined".
    ///
    /// Source: RFC 5646, 2.1 Syntax, without the registered irregular tags.
    static func tag(_ value: Bytes) -> String? {
        var name: [UInt8] = []
        var (start, end) = (0, value.count)
        while start < end, value[start].isSpace { start += 1 }
        while end > start, value[end - 1].isSpace { end -= 1 }
        for byte in value.slice(start..<end) {
            guard name.count < 36 else { return nil }
            name.append(byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : byte)
        }
        let parts = name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.count) || first.elementsEqual([0x78]),
            first.allSatisfy(\.isLetter)
        else { return nil }
        for part in parts.dropFirst() {
            guard (1...8).contains(part.count), part.allSatisfy({ $0.isLetter || $0.isDigit })
            else { return nil }
        }
        let tag = String(decoding: name, as: UTF8.self)
        return tag.lowercased() == "und" ? nil : tag
    }
}
