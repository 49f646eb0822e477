/// What two addresses of the same page have in common.
enum PermalinkKey {
    /// An address reduced to what names the page: no scheme, no `www.`, no `?m=1`, Blogger's
    /// country domains as one, no slash at the end.
    ///
    /// Anything that is no web address is only trimmed.
    static func normalise(_ text: String) -> String {
        let text = text.trimmed
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

    private static func host(_ authority: Substring) -> String {
        var host = authority.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) {
            host.removeLast(port.utf8.count)
        }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        // name.blogspot.com, name.blogspot.de, name.blogspot.co.uk and name.blogspot.com.au.
        let labels = host.split(separator: ".")
        if let index = labels.firstIndex(of: "blogspot"), index > 0, labels.count - index <= 3,
            labels[(index + 1)...].allSatisfy({ $0.utf8.count <= 3 })
        {
            host = labels[...index].joined(separator: ".") + ".com"
        }
        return host
    }
}
