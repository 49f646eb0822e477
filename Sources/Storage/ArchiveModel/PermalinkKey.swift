/// What two addresses of the same page have in common.
public enum PermalinkKey {
    /// An address reduced to what names the page: no scheme, no `www.`, no `?m=1`, Blogger's
    /// country domains as one, no slash at the end.
    ///
    /// Anything that is no web address is only trimmed. Posts are known by it from one import to
    /// the next, so that it must stay as it is for ever; ``page(_:)`` may learn more.
    public static func normalise(_ text: String) -> String {
        var text = text
        return text.withUTF8 { String(decoding: normalised($0), as: UTF8.self) }
    }

    private static func normalised(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let address = AddressBytes(text)
        guard address.isWeb, var key = address.host else { return Array(address.bytes) }
        var path = address.bytes[address.path]
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        key += path
        if let query = address.query {
            var mark = UInt8(ascii: "?")
            for parameter in address.bytes[query].split(separator: UInt8(ascii: "&"))
            where !isForTelephones(parameter) {
                key.append(mark)
                key += parameter
                mark = UInt8(ascii: "&")
            }
        }
        if let fragment = address.fragment, !fragment.isEmpty {
            key.append(UInt8(ascii: "#"))
            key += address.bytes[fragment]
        }
        return key
    }

    private static func isForTelephones(_ parameter: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        parameter.elementsEqual("m=1".utf8) || parameter.elementsEqual("m=0".utf8)
    }

    /// What all addresses that lead to a page share, however they were written down; nil for what
    /// is no address of a page.
    ///
    /// More is left off than by ``normalise(_:)``: where in the page it leads to, an `index.html`
    /// at the end, parameters that only say where a visitor came from or which comment he wants,
    /// the writing of escapes. A path from the root of a site without its host, as a Takeout has
    /// it where the blog's address is unknown, is a key of its own.
    public static func page(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            PageKey(bytes).map { String(decoding: $0.bytes, as: UTF8.self) }
        }
    }

    /// The page that a post's identity names, where that is an address that
    /// ``normalise(_:)`` reduced, such as WordPress's `fog.example?p=7`; nil for other ids.
    public static func page(identity: String) -> String? {
        isAddress(identity) ? page("http://" + identity) : nil
    }

    /// Whether an identity is an address that ``normalise(_:)`` reduced.
    public static func isAddress(_ identity: String) -> Bool {
        let site = identity.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        let host = site.prefix { $0 != UInt8(ascii: ":") }
        return host.contains(UInt8(ascii: ".")) && host.allSatisfy(isHostByte)
            && site[host.endIndex...].dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), 0x80...:
            true
        default: false
        }
    }
}
