/// What all addresses that lead to a page share, as bytes: it is made for every post that is
/// imported, and for every link in one.
///
/// See ``PermalinkKey/page(_:)``, which says the same as a text.
public struct PageKey: Sendable {
    /// The key: a host, or none, with a path and parameters behind it.
    public private(set) var bytes: [UInt8]
    /// How many of the bytes are the host's.
    public let hostLength: Int

    /// The key of a page's address; nil for what is no address of a page.
    public init?(_ text: UnsafeBufferPointer<UInt8>) {
        let address = AddressBytes(text)
        guard let host = address.host else { return nil }
        bytes = host
        hostLength = host.count
        bytes.reserveCapacity(host.count + address.path.count + (address.query?.count ?? 0))
        add(path: UnsafeBufferPointer(rebasing: address.bytes[address.path]))
        if let query = address.query {
            add(query: UnsafeBufferPointer(rebasing: address.bytes[query]))
        }
        guard !bytes.isEmpty else { return nil }
    }

    /// Adds a path without the name of a folder's own page and without slashes at its end.
    private mutating func add(path: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        add(path)
        if let slash = bytes[start...].lastIndex(of: UInt8(ascii: "/")),
            Self.indexNames.contains(where: { bytes[(slash + 1)...].elementsEqual($0) })
        {
            bytes.removeSubrange(slash...)
        }
        while bytes.count > start, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    }

    /// Adds the parameters that say which page it is, in their order.
    private mutating func add(query: UnsafeBufferPointer<UInt8>) {
        var mark = UInt8(ascii: "?")
        for parameter in query.split(separator: UInt8(ascii: "&")) where !Self.isIdle(parameter) {
            bytes.append(mark)
            mark = UInt8(ascii: "&")
            add(UnsafeBufferPointer(rebasing: parameter))
        }
    }

    private static let indexNames = ["index.html", "index.htm", "index.php"].map { Array($0.utf8) }

    /// Parameters that the same page comes with or without: those of Blogger and WordPress for
    /// telephones, for sharing and for a place among the comments, and those of advertisers.
    private static let idleNames = [
        "m", "spref", "showComment", "commentPage", "replytocom", "fbclid", "gclid",
    ].map { Array($0.utf8) }

    private static func isIdle(_ parameter: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let name = parameter.prefix { $0 != UInt8(ascii: "=") }
        return name.starts(with: "utm_".utf8) || idleNames.contains { name.elementsEqual($0) }
    }

    /// Adds bytes with their escapes in one form.
    ///
    /// Needless ones are undone, others get capitals, and what should be escaped is.
    /// Source: RFC 3986, 6.2.2; RFC 3987, 3.1.
    private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "%"), let escaped = Self.byte(of: text[(index + 1)...]) {
                index += 3
                if Self.isUnreserved(escaped) { bytes.append(escaped) } else { escape(escaped) }
                continue
            }
            if byte <= 0x20 || byte >= 0x7F { escape(byte) } else { bytes.append(byte) }
            index += 1
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
        }
    }

    /// The byte that two hexadecimal digits at the beginning of a text stand for.
    private static func byte(of text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
        guard text.count >= 2, let high = digit(text[text.startIndex]),
            let low = digit(text[text.startIndex + 1])
        else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
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
