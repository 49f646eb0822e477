/// What two addresses of the same page have in common.
public enum PermalinkKey {
    /// An address reduced to what names the page: no scheme, no `www.`, no `?m=1`, Blogger's
    /// country domains as one, no slash at the end.
    ///
    /// Anything that is no web address is only trimmed. Posts are known by it from one import to
    /// the next, so that it must stay as it is for ever; ``page(_:)`` may learn more.
    public static func normalise(_ text: String) -> String {
        let text = trimmed(text)
        guard Address.isWeb(text) else { return text }
        let address = Address(text)
        var key = host(address.authority ?? "")
        var path = address.path
        while path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
        key += path
        if let query = address.query {
            let kept = query.split(separator: "&").filter { $0 != "m=1" && $0 != "m=0" }
            if !kept.isEmpty { key += "?" + kept.joined(separator: "&") }
        }
        if let fragment = address.fragment, !fragment.isEmpty { key += "#" + fragment }
        return key
    }

    /// What all addresses that lead to a page share, however they were written down; nil for what
    /// is no address of a page.
    ///
    /// More is left off than by ``normalise(_:)``: where in the page it leads to, an `index.html`
    /// at the end, parameters that only say where a visitor came from or which comment he wants,
    /// the writing of escapes. A path from the root of a site without its host, as a Takeout has
    /// it where the blog's address is unknown, is a key of its own.
    public static func page(_ text: String) -> String? {
        let text = trimmed(text)
        let isPath = text.utf8.first == UInt8(ascii: "/") && !text.hasPrefix("//")
        guard isPath || Address.isWeb(text) else { return nil }
        let address = Address(text)
        var key = PageKey(host: isPath ? "" : host(address.authority ?? ""))
        key.add(path: address.path)
        if let query = address.query { key.add(query: query) }
        return key.text
    }

    /// The page that a post's identity names, where that is an address that
    /// ``normalise(_:)`` reduced, such as WordPress's `fog.example?p=7`; nil for other ids.
    public static func page(identity: String) -> String? {
        let site = identity.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        let host = site.prefix { $0 != UInt8(ascii: ":") }
        let isHost =
            host.contains(UInt8(ascii: ".")) && host.allSatisfy(isHostByte)
            && site[host.endIndex...].dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
        return isHost ? page("http://" + identity) : nil
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), 0x80...:
            true
        default: false
        }
    }

    private static func host(_ authority: Substring) -> String {
        var host = authority.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) {
            host.removeLast(port.utf8.count)
        }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        // name.blogspot.com, name.blogspot.de, name.blogspot.co.uk and name.blogspot.com.au.
        guard host.utf8.contains(UInt8(ascii: "b")) else { return host }
        let labels = host.split(separator: ".")
        if let index = labels.firstIndex(of: "blogspot"), index > 0, labels.count - index <= 3,
            labels[(index + 1)...].allSatisfy({ $0.utf8.count <= 3 })
        {
            host = labels[...index].joined(separator: ".") + ".com"
        }
        return host
    }

    /// The text without ASCII white space at its ends.
    private static func trimmed(_ text: String) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
        guard let first = text.utf8.firstIndex(where: { !isSpace($0) }),
            let last = text.utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
