internal import ArchiveModel

/// Learns where a blog was from the links between its posts, where its archive has only paths.
///
/// The host that most of the posts' own paths are linked at is the blog's. Memory: some bytes for
/// each post and each link between pages that look like posts, bounded.
struct HostLearner {
    /// Fewer posts than these linked at a host may be chance.
    private static let leastPosts = 2
    /// Links beyond these are not looked at: what they could tell is known by then.
    private static let mostLinks = 1 << 17

    private struct Link: Hashable {
        var origin: Int
        var path: Int
    }

    private var paths: Set<Int> = []
    private var links: Set<Link> = []
    private var origins: [String] = []
    private var numbers: [String: Int] = [:]

    /// Takes a post: its own path, and its text with links to others.
    mutating func take(path: String, html: String) {
        if let key = PermalinkKey.page(path) { paths.insert(key.hashValue) }
        var html = html
        html.withUTF8 { findLinks(in: $0) }
    }

    /// Where the blog was, as `https://fog.blogspot.com`; nil when the posts don't tell.
    var origin: String? {
        var posts: [String: Set<Int>] = [:]
        var writings: [String: [Int: Int]] = [:]
        for link in links where paths.contains(link.path) {
            guard let host = PermalinkKey.page(origins[link.origin]) else { continue }
            posts[host, default: []].insert(link.path)
            writings[host, default: [:]][link.origin, default: 0] += 1
        }
        // Equals are told apart by their names, so that the same archive always has the same.
        let ranked = posts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        guard let first = ranked.first, first.value.count >= Self.leastPosts else { return nil }
        let host = first.key
        if host.hasSuffix(".blogspot.com") { return "https://" + host }
        let written = writings[host]?.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return written.map { origins[$0.key] }
    }

    private mutating func findLinks(in html: Bytes) {
        var position = 0
        while links.count < Self.mostLinks,
            let colon = html[position...].firstIndex(of: UInt8(ascii: ":"))
        {
            position = colon + 1
            guard html[position...].starts(with: "//".utf8) else { continue }
            let scheme = html[max(0, colon - 5)..<colon]
            let isSecure = scheme.elementsEqual("https".utf8)
            guard isSecure || scheme.suffix(4).elementsEqual("http".utf8) else { continue }
            let rest = html[(colon + 3)...].prefix(Self.longest)
            let address = rest.prefix { $0 > 0x20 && !Self.ends.contains($0) }
            let host = address.prefix { $0 != UInt8(ascii: "/") }
            position = colon + 3
            guard host.count < address.count, !host.isEmpty else { continue }
            note(
                (isSecure ? "https://" : "http://") + String(decoding: host, as: UTF8.self),
                path: String(decoding: address[host.endIndex...], as: UTF8.self))
        }
    }

    private mutating func note(_ origin: String, path: String) {
        let path = path.prefix { $0 != "?" && $0 != "#" }
        guard path.utf8.count > 1, path.hasSuffix(".html"),
            let key = PermalinkKey.page(String(path))
        else { return }
        let number = numbers[origin] ?? origins.count
        if number == origins.count {
            origins.append(origin)
            numbers[origin] = number
        }
        links.insert(Link(origin: number, path: key.hashValue))
    }

    private static let longest = 2_048
    /// What ends an address in mark-up.
    private static let ends = Array("\"'<>&".utf8)
}
