/// An address taken apart, as far as following it needs that.
///
/// By bytes: a mark that joins a slash makes no other letter of it to whoever opens the address.
/// Source: RFC 3986, appendix B.
struct WebAddress: Hashable {
    /// What comes before the first colon, in lower case; nil for a relative address.
    var scheme: String?
    /// Host and port and whoever is named before them; nil when there are none.
    var authority: String?
    /// The path; may be empty.
    var path: String
    /// What follows `?`; nil when there is none.
    var query: String?
    /// What follows `#`; nil when there is none.
    var fragment: String?

    init(_ text: String) {
        var rest = text.utf8[...]
        if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
            scheme = String(rest[..<colon])?.lowercased()
            rest = rest[rest.index(after: colon)...]
        }
        if rest.starts(with: "//".utf8) {
            let host = rest.dropFirst(2)
            let end = host.firstIndex(of: UInt8(ascii: "/")) ?? host.endIndex
            authority = String(host[..<end])
            rest = host[end...]
        }
        path = String(rest) ?? ""
    }

    /// The address as text.
    var text: String {
        var text = scheme.map { $0 + ":" } ?? ""
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// Whether it is one of the web, with a host.
    var isWeb: Bool { (scheme == "http" || scheme == "https") && authority?.isEmpty == false }

    /// What an address in a text leads to, read from the address of that text.
    ///
    /// One that is relative stays so where the base is no address of the web; but an address that
    /// lacks only its scheme is one of the web anywhere. White space and controls are escaped, as
    /// browsers do. Source: RFC 3986, 5.2.2; WHATWG URL, path state.
    static func resolve(_ reference: String, from base: String) -> WebAddress {
        var target = WebAddress(Self.escaped(reference))
        guard target.scheme == nil else { return target }
        let base = WebAddress(Self.escaped(base))
        guard base.isWeb else {
            if target.authority?.isEmpty == false { target.scheme = "https" }
            return target
        }
        target.scheme = base.scheme
        guard target.authority == nil else { return target }
        target.authority = base.authority
        if target.path.isEmpty {
            target.path = base.path
            target.query = target.query ?? base.query
        } else if target.path.utf8.first == UInt8(ascii: "/") {
            target.path = Self.withoutDots(target.path)
        } else {
            let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let folder = slash.flatMap { String(base.path.utf8[...$0]) } ?? "/"
            target.path = Self.withoutDots(folder + target.path)
        }
        return target
    }

    /// Source: RFC 3986, 3.1.
    private static func isScheme(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, isLetter(first) else { return false }
        return text.allSatisfy {
            isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Source: RFC 3986, 5.2.4.
    private static func withoutDots(_ path: String) -> String {
        var kept: [String] = []
        let segments = path.utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, bytes) in segments.enumerated() {
            let segment = String(Substring(bytes))
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

    /// The address with its white space and controls escaped, for no program may take them amiss.
    ///
    /// A backslash is written as what browsers take it for, a slash, so that no host stands after
    /// one that only seems to be (WHATWG URL, authority state); behind `?` or `#` it is escaped.
    private static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { isUnsafe($0) || $0 == "\\" }) else { return text }
        var escaped = ""
        var isInPath = true
        for scalar in scalars {
            if scalar == "?" || scalar == "#" { isInPath = false }
            if scalar == "\\" {
                escaped += isInPath ? "/" : percent(UInt8(ascii: "\\"))
                continue
            }
            guard isUnsafe(scalar) else {
                escaped.unicodeScalars.append(scalar)
                continue
            }
            for byte in String(scalar).utf8 { escaped += percent(byte) }
        }
        return escaped
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format
    }

    private static func percent(_ byte: UInt8) -> String {
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
