/// An address of the web taken apart in place, as ``Address`` does it, as far as its page goes.
public struct AddressBytes {
    /// The address without white space at its ends.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// Host and port; nil when there is none.
    public let authority: Range<Int>?
    /// The path; may be empty.
    public let path: Range<Int>
    /// What follows `?`; nil when there is none.
    public let query: Range<Int>?
    /// What follows `#`; nil when there is none.
    let fragment: Range<Int>?
    /// Whether it names a page of the web by itself.
    public let isWeb: Bool

    /// Takes an address apart; the bytes must outlive it.
    ///
    /// Source: RFC 3986, appendix B.
    public init(_ text: UnsafeBufferPointer<UInt8>) {
        let bytes = Self.trimmed(text)
        self.bytes = bytes
        let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
        fragment = hash.map { ($0 + 1)..<bytes.count }
        var end = hash ?? bytes.count
        if let mark = bytes[..<end].firstIndex(of: UInt8(ascii: "?")) {
            query = (mark + 1)..<end
            end = mark
        } else {
            query = nil
        }
        var start = 0
        var isWebScheme = false
        if let colon = bytes[..<end].firstIndex(of: UInt8(ascii: ":")), colon > 0,
            Self.isScheme(bytes[..<colon])
        {
            start = colon + 1
            isWebScheme = Self.isWebScheme(bytes[..<colon])
        }
        if start + 1 < end, bytes[start] == UInt8(ascii: "/"),
            bytes[start + 1] == UInt8(ascii: "/")
        {
            let host = start + 2
            start = bytes[host..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
            authority = host..<start
            isWeb = isWebScheme && host < start
        } else {
            authority = nil
            isWeb = false
        }
        path = start..<end
    }

    /// The host that a page's key begins with: none for a path from the root of a site; nil where
    /// this is no page's address.
    var host: [UInt8]? {
        let isRooted = bytes.first == UInt8(ascii: "/")
        if isRooted, bytes.count < 2 || bytes[1] != UInt8(ascii: "/") { return [] }
        guard isWeb, let authority else { return nil }
        return Self.host(bytes[authority])
    }

    /// A host in its plain form: in lower case, without `www.` and the port that goes without saying.
    private static func host(_ authority: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var host = authority.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        if host.contains(where: { $0 >= 0x80 }) {
            host = Array(String(decoding: authority, as: UTF8.self).lowercased().utf8)
        }
        for port in [":80", ":443"] where host.reversed().starts(with: port.utf8.reversed()) {
            host.removeLast(port.utf8.count)
        }
        if host.starts(with: "www.".utf8) { host.removeFirst(4) }
        return bloggersOwn(host) ?? host
    }

    /// One host for `name.blogspot.com`, `name.blogspot.de`, `name.blogspot.co.uk` and
    /// `name.blogspot.com.au`; nil for any other.
    private static func bloggersOwn(_ host: [UInt8]) -> [UInt8]? {
        guard hasBlogspot(host) else { return nil }
        let labels = host.split(separator: UInt8(ascii: "."))
        guard let index = labels.firstIndex(where: { $0.elementsEqual("blogspot".utf8) }),
            index > 0, labels.count - index <= 3,
            labels[(index + 1)...].allSatisfy({ $0.count <= 3 })
        else { return nil }
        return Array(labels[...index].joined(separator: ".".utf8)) + ".com".utf8
    }

    /// Whether a host may be one of Blogger's: tells nearly all others at the cost of a search.
    private static func hasBlogspot(_ host: [UInt8]) -> Bool {
        var start = 0
        while let first = host[start...].firstIndex(of: UInt8(ascii: "b")) {
            if host[first...].starts(with: "blogspot".utf8) { return true }
            start = first + 1
        }
        return false
    }

    /// Source: RFC 3986, 3.1.
    private static func isScheme(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = text.first, 0x61...0x7A ~= first | 0x20 else { return false }
        return text.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    private static func isWebScheme(_ scheme: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard scheme.count == 4 || scheme.count == 5 else { return false }
        return zip(scheme, "https".utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    /// The text without ASCII white space at its ends.
    private static func trimmed(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
        guard let first = text.firstIndex(where: { !isSpace($0) }),
            let last = text.lastIndex(where: { !isSpace($0) })
        else { return UnsafeBufferPointer(rebasing: text[..<0]) }
        return UnsafeBufferPointer(rebasing: text[first...last])
    }
}
