extension Address {
    /// What a link of a text leads to, read from the address of that text.
    ///
    /// One that is relative stays so where the base is no address of the web; but one that lacks
    /// only its scheme is of the web anywhere. White space and controls are escaped, as browsers
    /// do, and the scheme is in lower case. Cost: linear.
    /// Source: RFC 3986, 5.2.2; WHATWG URL, path state.
    public static func destination(of link: String, from base: String) -> Address {
        let base = escaped(base)
        var target = Address(resolve(escaped(link), against: isWeb(base) ? base : ""))
        if target.scheme == nil, target.authority?.isEmpty == false { target.scheme = "https" }
        target.scheme = target.scheme.map { Substring($0.lowercased()) }
        return target
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
