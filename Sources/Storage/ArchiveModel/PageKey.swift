/// Puts a page's key together, byte by byte: it is made for every post that is imported.
struct PageKey {
    private var bytes: [UInt8]

    /// Begins with a host, already in its plain form.
    init(host: String) {
        bytes = Array(host.utf8)
    }

    /// The key so far; nil when there is nothing in it.
    var text: String? { bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }

    /// Adds a path without the name of a folder's own page and without slashes at its end.
    mutating func add(path: Substring) {
        let start = bytes.count
        add(path.utf8[...])
        if let slash = bytes[start...].lastIndex(of: UInt8(ascii: "/")),
            Self.indexNames.contains(where: { bytes[(slash + 1)...].elementsEqual($0.utf8) })
        {
            bytes.removeSubrange(slash...)
        }
        while bytes.count > start, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    }

    /// Adds the parameters that say which page it is, in their order.
    mutating func add(query: Substring) {
        var mark = UInt8(ascii: "?")
        for parameter in query.utf8.split(separator: UInt8(ascii: "&"))
        where !Self.isIdle(parameter) {
            bytes.append(mark)
            mark = UInt8(ascii: "&")
            add(parameter)
        }
    }

    private static let indexNames = ["index.html", "index.htm", "index.php"]

    /// Parameters that the same page comes with or without: those of Blogger and WordPress for
    /// telephones, for sharing and for a place among the comments, and those of advertisers.
    private static let idleNames = [
        "m", "spref", "showComment", "commentPage", "replytocom", "fbclid", "gclid",
    ]

    private static func isIdle(_ parameter: Substring.UTF8View) -> Bool {
        let name = parameter.prefix { $0 != UInt8(ascii: "=") }
        return name.starts(with: "utm_".utf8)
            || idleNames.contains { name.elementsEqual($0.utf8) }
    }

    /// Adds bytes with their escapes in one form.
    ///
    /// Needless ones are undone, others get capitals, and what should be escaped is.
    /// Source: RFC 3986, 6.2.2; RFC 3987, 3.1.
    private mutating func add(_ text: Substring.UTF8View) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            text.formIndex(after: &index)
            if byte == UInt8(ascii: "%"), let escaped = Self.byte(of: text[index...].prefix(2)) {
                text.formIndex(&index, offsetBy: 2)
                if Self.isUnreserved(escaped) { bytes.append(escaped) } else { escape(escaped) }
            } else if byte <= 0x20 || byte >= 0x7F {
                escape(byte)
            } else {
                bytes.append(byte)
            }
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
        }
    }

    private static func byte(of digits: Substring.UTF8View) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
        return UInt8(Substring(digits), radix: 16)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
