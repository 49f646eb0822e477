/// Addresses of the web, taken apart only as far as archives need it.
///
/// Nothing is decoded and nothing refused: every text is the sum of its parts.
/// Source: RFC 3986.
public struct Address: Sendable {
    /// `http` and the like, nil for a relative address.
    public var scheme: Substring?
    /// Host and port, nil when there is none.
    public var authority: Substring?
    /// The path; may be empty.
    public var path: Substring
    /// What follows `?`, nil when there is none.
    public var query: Substring?
    /// What follows `#`, nil when there is none.
    public var fragment: Substring?

    /// Takes an address apart.
    ///
    /// Source: RFC 3986, appendix B.
    public init(_ text: some StringProtocol) {
        var rest = Substring(text)
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[rest.utf8.index(after: hash)...]
            rest = rest[..<hash]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), colon > rest.startIndex,
            Self.isScheme(rest[..<colon])
        {
            scheme = rest[..<colon]
            rest = rest[rest.utf8.index(after: colon)...]
        }
        // By bytes: a mark that joins a slash makes no other sign of it to whoever opens this.
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    /// The address as text.
    public var text: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// Whether it names a page of the web by itself.
    public static func isWeb(_ text: String) -> Bool {
        // Most that are begin so; a digit or letter behind it is the host's.
        for beginning in ["http://", "https://"] where text.utf8.starts(with: beginning.utf8) {
            if let first = text.utf8.dropFirst(beginning.utf8.count).first,
                0x30...0x39 ~= first || 0x61...0x7A ~= first
            {
                return true
            }
        }
        return Address(text).isWeb
    }

    /// Whether it names a page of the web by itself: `http` or `https` with a host.
    public var isWeb: Bool {
        Self.webSchemes.contains(scheme?.lowercased() ?? "") && authority?.isEmpty == false
    }

    /// Whether a program outside annals may be given it: a page of the web, or somebody's mail.
    ///
    /// The one list of what is ever opened, or told to a terminal as a link.
    public var isOpenable: Bool { isWeb || (scheme?.lowercased() == "mailto" && authority == nil) }

    private static let webSchemes: Set<String> = ["http", "https"]

    /// The address that a relative one stands for; unchanged when the base is not absolute.
    ///
    /// Source: RFC 3986, 5.2.2.
    public static func resolve(_ reference: String, against base: String) -> String {
        guard !base.isEmpty else { return reference }
        var target = Address(reference)
        guard target.scheme == nil else { return reference }
        let base = Address(base)
        guard base.scheme != nil, base.authority != nil else { return reference }
        target.scheme = base.scheme
        guard target.authority == nil else { return target.text }
        target.authority = base.authority
        if target.path.isEmpty {
            target.path = base.path
            target.query = target.query ?? base.query
        } else if target.path.utf8.first == UInt8(ascii: "/") {
            target.path = Substring(withoutDots(target.path))
        } else {
            let directory = base.path.utf8.lastIndex(of: UInt8(ascii: "/"))
                .map { base.path[...$0] }
            target.path = Substring(withoutDots((directory ?? "/") + target.path))
        }
        return target.text
    }

    /// Source: RFC 3986, 5.2.4.
    private static func withoutDots(_ path: some StringProtocol) -> String {
        var kept: [Substring] = []
        let path = Substring(path)
        let segments = path.utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, bytes) in segments.enumerated() {
            let segment = Substring(bytes)
            switch segment {
            case ".": break
            case "..": if kept.count > 1 { kept.removeLast() }
            default:
                kept.append(segment)
                continue
            }
            if index == segments.count - 1 { kept.append("") }
        }
        return kept.joined(separator: "/")
    }

    /// Source: RFC 3986, 3.1.
    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, 0x61...0x7A ~= first | 0x20 else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}
