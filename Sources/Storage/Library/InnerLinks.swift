internal import ArchiveModel
internal import Glibc

/// Finds a blog's links to itself in the texts of its posts, at the cost of a search for `=`.
struct InnerLinks {
    /// Keys of the hosts that are the blog's: its own, and the one of the post last looked at.
    private var hosts: [String] = []
    /// The first labels of those hosts' names: what most other hosts differ in already.
    private var labels: [[UInt8]] = []
    private var blogHost: String?

    private static let longest = 2_048

    /// Takes the blog's address.
    mutating func setBlog(_ link: String) {
        blogHost = Self.host(of: link)
        setHosts(blogHost.map { [$0] } ?? [])
    }

    /// The links in a post's text that may lead to another post, each by its key and by the key of
    /// its path alone.
    mutating func find(in post: PostContent) -> [(key: Int64, path: Int64?)] {
        if let own = Self.host(of: post.permalink), !hosts.contains(own) {
            setHosts([blogHost, own].compactMap { $0 })
        }
        guard !hosts.isEmpty else { return [] }
        var found: [(key: Int64, path: Int64?)] = []
        var text = post.body.text
        text.withUTF8 { bytes in
            forEach(UInt8(ascii: "="), in: bytes) { sign in
                guard Self.isAttribute(bytes[..<sign]) else { return sign + 1 }
                var value = bytes[(sign + 1)...].prefix(Self.longest).drop { $0 <= 0x20 }
                if let first = value.first, Self.quotes.contains(first) {
                    value = value.dropFirst()
                }
                return take(value, into: &found)
            }
            guard post.body.format == .markdown else { return }
            forEach(UInt8(ascii: "("), in: bytes) { sign in
                guard sign > 0, bytes[sign - 1] == UInt8(ascii: "]") else { return sign + 1 }
                return take(bytes[(sign + 1)...].prefix(Self.longest), into: &found)
            }
        }
        return found
    }

    /// Whether the name of an attribute for links ends here.
    private static func isAttribute(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var end = text.endIndex
        while end > 0, text[end - 1] <= 0x20, text.endIndex - end < 8 { end -= 1 }
        return end >= 4 && text[(end - 4)..<end].lazy.map { $0 | 0x20 }.elementsEqual("href".utf8)
    }

    private mutating func setHosts(_ hosts: [String]) {
        self.hosts = hosts
        labels = hosts.map { Array($0.prefix { $0 != "." }.utf8) }
    }

    private static func host(of link: String) -> String? {
        let address = Address(link)
        guard address.isWeb, let authority = address.authority else { return nil }
        return PermalinkKey.page("http://" + authority)
    }

    /// Calls a body with the offset of each sign; it returns the offset from which to go on.
    private func forEach(
        _ sign: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Int
    ) {
        guard let base = bytes.baseAddress else { return }
        var offset = 0
        while offset < bytes.count,
            let hit = memchr(base + offset, Int32(sign), bytes.count - offset)
        {
            offset = body(UnsafeRawPointer(hit) - UnsafeRawPointer(base))
        }
    }

    /// Takes the link that a text begins with, if it does; where the search goes on.
    ///
    /// That is behind the address: what looks like another within it would be read up to the same
    /// end, and so on in quadratic time.
    private func take(
        _ text: Slice<UnsafeBufferPointer<UInt8>>, into found: inout [(key: Int64, path: Int64?)]
    ) -> Int {
        guard text.first == UInt8(ascii: "/") || startsAtOwnHost(text) else {
            return text.startIndex
        }
        let address = text.prefix { $0 > 0x20 && !Self.ends.contains($0) }
        let link = String(decoding: address, as: UTF8.self)
        if let keys = Self.keys(of: link, hosts: hosts) { found.append(keys) }
        return address.endIndex
    }

    /// Whether an address may be of one of the blog's hosts, told by its first letters.
    private func startsAtOwnHost(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let lower = { (byte: UInt8) in byte | 0x20 }
        guard let colon = address.prefix(6).firstIndex(of: UInt8(ascii: ":")),
            address[..<colon].map(lower).starts(with: "http".utf8)
        else { return false }
        var host = address[(colon + 1)...].dropFirst(2)
        if host.prefix(4).map(lower).elementsEqual("www.".utf8.map(lower)) {
            host = host.dropFirst(4)
        }
        return labels.contains { label in
            host.count > label.count
                && zip(host, label).allSatisfy { lower($0) == lower($1) }
        }
    }

    private static func keys(of link: String, hosts: [String]) -> (key: Int64, path: Int64?)? {
        var text = link
        if text.utf8.contains(UInt8(ascii: "&")) { text = withoutReferences(text) }
        var address = Address(text)
        if address.authority == nil {
            address.scheme = "http"
            address.authority = Substring(hosts[0])
        }
        guard let authority = address.authority,
            let host = PermalinkKey.page("http://" + authority), hosts.contains(host),
            mayBePost(address)
        else { return nil }
        let path = address.path + (address.query.map { "?" + $0 } ?? "")
        guard let key = PermalinkKey.page("http://" + authority + path), key != host else {
            return nil
        }
        return (PageAddress.hash(key), PermalinkKey.page(String(path)).map(PageAddress.hash))
    }

    private static func withoutReferences(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).enumerated().map {
            $0.offset > 0 && $0.element.hasPrefix("amp;") ? $0.element.dropFirst(4) : $0.element
        }.joined(separator: "&")
    }

    /// Whether a page of the blog may be a post: no list of posts, no file.
    private static func mayBePost(_ address: Address) -> Bool {
        let parts = address.path.split(separator: "/")
        guard let last = parts.last else { return address.query?.isEmpty == false }
        if listings.contains(parts[0].lowercased()) { return false }
        if last.hasSuffix("_archive.html") { return false }
        if let dot = last.lastIndex(of: ".") {
            let ending = last[last.index(after: dot)...].lowercased()
            if files.contains(ending) { return false }
        }
        return parts.contains { part in !part.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
            || parts.count > 3
    }

    private static let quotes = Array("\"'".utf8)
    private static let ends = Array("\"'<>)".utf8)
    private static let listings: Set<String> = [
        "search", "label", "labels", "tag", "tags", "category", "categories", "author", "page",
        "feed", "feeds", "wp-content", "wp-admin", "images", "uploads", "assets", "static",
    ]
    static let files: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "pdf", "zip", "gz", "tar", "mp3", "mp4",
        "ogg", "wav", "mov", "avi", "doc", "xls", "ppt", "txt", "xml", "css", "js", "swf", "exe",
    ]
}
