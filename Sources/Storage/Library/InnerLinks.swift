internal import ArchiveModel
internal import Glibc

/// Finds a blog's links to itself in the texts of its posts, at the cost of a search for `=`.
struct InnerLinks {
    /// A link that may lead to another post.
    struct Link {
        /// The key of its page.
        let key: Int64
        /// The key of its path alone; nil where it has none.
        let path: Int64?
    }

    /// Keys of the hosts that are the blog's: its own, and the one of the post last looked at.
    private var hosts: [[UInt8]] = []
    /// The first labels of those hosts' names: what most other hosts differ in already.
    private var labels: [[UInt8]] = []
    private var blogHost: [UInt8]?
    /// The host of the post last looked at, as it was written.
    private var lastAuthority: [UInt8] = []

    private static let longest = 2_048

    /// Takes the blog's address.
    mutating func setBlog(_ link: String) {
        var link = link
        blogHost = link.withUTF8 { Self.host(of: AddressBytes($0)) }
        lastAuthority = []
        setHosts(blogHost.map { [$0] } ?? [])
    }

    /// The links in a post's text that may lead to another post.
    mutating func find(in post: PostContent) -> [Link] {
        takeHost(of: post.permalink)
        guard !hosts.isEmpty else { return [] }
        var found: [Link] = []
        var text = post.body.text
        text.withUTF8 { bytes in
            forEach(UInt8(ascii: "="), in: bytes) { sign in
                guard Self.isAttribute(bytes[..<sign]) else { return sign + 1 }
                var value = bytes[(sign + 1)...].prefix(Self.longest).drop { $0 <= 0x20 }
                if let first = value.first, first == Self.quote || first == Self.apostrophe {
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
        return end >= 4 && text[end - 1] | 0x20 == UInt8(ascii: "f")
            && text[end - 2] | 0x20 == UInt8(ascii: "e")
            && text[end - 3] | 0x20 == UInt8(ascii: "r")
            && text[end - 4] | 0x20 == UInt8(ascii: "h")
    }

    /// Takes a post's host for one of the blog's.
    private mutating func takeHost(of permalink: String) {
        var permalink = permalink
        let own = permalink.withUTF8 { bytes -> [UInt8]? in
            let address = AddressBytes(bytes)
            guard let authority = address.authority, address.isWeb else { return nil }
            guard !lastAuthority.elementsEqual(address.bytes[authority]) else { return nil }
            lastAuthority = Array(address.bytes[authority])
            return Self.host(of: address)
        }
        if let own, !hosts.contains(own) { setHosts([blogHost, own].compactMap { $0 }) }
    }

    private mutating func setHosts(_ hosts: [[UInt8]]) {
        self.hosts = hosts
        labels = hosts.map { Array($0.prefix { $0 != UInt8(ascii: ".") }) }
    }

    private static func host(of address: AddressBytes) -> [UInt8]? {
        guard address.isWeb, let authority = address.authority else { return nil }
        let root = Array("http://".utf8) + address.bytes[authority]
        return root.withUnsafeBufferPointer { PageKey($0)?.bytes }
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
        _ text: Slice<UnsafeBufferPointer<UInt8>>, into found: inout [Link]
    ) -> Int {
        guard text.first == UInt8(ascii: "/") || startsAtOwnHost(text) else {
            return text.startIndex
        }
        let address = text.prefix { $0 > 0x20 && !Self.isEnd($0) }
        if let link = link(to: address) { found.append(link) }
        return address.endIndex
    }

    /// Whether an address ends before this byte.
    @inline(__always)
    private static func isEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case quote, apostrophe, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"): true
        default: false
        }
    }

    /// Whether an address may be of one of the blog's hosts, told by its first letters.
    private func startsAtOwnHost(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let colon = address.prefix(6).firstIndex(of: UInt8(ascii: ":")),
            colon - address.startIndex >= 4,
            Self.begins(address, with: Self.http)
        else { return false }
        var host = address[(colon + 1)...].dropFirst(2)
        if Self.begins(host, with: Self.www) { host = host.dropFirst(4) }
        return labels.contains { Self.begins(host, with: $0) }
    }

    /// Whether a text goes on behind this beginning, whatever the case of its letters.
    private static func begins(
        _ text: Slice<UnsafeBufferPointer<UInt8>>, with beginning: [UInt8]
    ) -> Bool {
        guard text.count > beginning.count else { return false }
        for offset in 0..<beginning.count
        where text[text.startIndex + offset] | 0x20 != beginning[offset] | 0x20 {
            return false
        }
        return true
    }

    private static let http = Array("http".utf8)
    private static let www = Array("www.".utf8)

    /// Reads an address of the text; one without a host is one of the blog's own.
    private func link(to address: Slice<UnsafeBufferPointer<UInt8>>) -> Link? {
        guard address.starts(with: "//".utf8) || address.contains(UInt8(ascii: "&")) else {
            return link(toPlain: UnsafeBufferPointer(rebasing: address))
        }
        let scheme = address.starts(with: "//".utf8) ? "http:" : ""
        let plain = Array(scheme.utf8) + Self.withoutReferences(address)
        return plain.withUnsafeBufferPointer(link(toPlain:))
    }

    private func link(toPlain text: UnsafeBufferPointer<UInt8>) -> Link? {
        let address = AddressBytes(text)
        guard let key = PageKey(text), Self.mayBePost(address) else { return nil }
        let path = key.bytes[key.hostLength...]
        guard !path.isEmpty else { return nil }
        let isRooted = address.bytes[address.path].first == UInt8(ascii: "/")
        let isDoubled = address.bytes[address.path].starts(with: "//".utf8)
        let pathKey =
            isRooted && !isDoubled ? path.withUnsafeBytes { PageAddress.hash($0) } : nil
        if key.hostLength == 0 {
            return Link(
                key: (hosts[0] + path).withUnsafeBytes { PageAddress.hash($0) }, path: pathKey)
        }
        guard hosts.contains(where: { $0.elementsEqual(key.bytes[..<key.hostLength]) }) else {
            return nil
        }
        return Link(key: key.bytes.withUnsafeBytes { PageAddress.hash($0) }, path: pathKey)
    }

    /// The bytes with an ampersand for each reference to one.
    private static func withoutReferences(
        _ text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = text
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            plain += rest[...mark]
            rest = rest[(mark + 1)...]
            if rest.starts(with: "amp;".utf8) { rest = rest.dropFirst(4) }
        }
        return plain + rest
    }

    /// Whether a page of the blog may be a post: no list of posts, no file.
    private static func mayBePost(_ address: AddressBytes) -> Bool {
        let parts = address.bytes[address.path].split(separator: UInt8(ascii: "/"))
        guard let last = parts.last else { return address.query?.isEmpty == false }
        if isOne(parts[0], of: listings) { return false }
        if last.suffix(13).elementsEqual("_archive.html".utf8) { return false }
        if let dot = last.lastIndex(of: UInt8(ascii: ".")), isOne(last[(dot + 1)...], of: files) {
            return false
        }
        return parts.count > 3 || parts.contains { !$0.allSatisfy { 0x30...0x39 ~= $0 } }
    }

    /// Whether a word is in a set, whatever its case.
    private static func isOne(
        _ word: Slice<UnsafeBufferPointer<UInt8>>, of words: Set<String>
    ) -> Bool {
        // None of the sets has a longer one.
        guard (1...10).contains(word.count), (word.first ?? 0) > 0x39 else { return false }
        return words.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")
    private static let listings: Set<String> = [
        "search", "label", "labels", "tag", "tags", "category", "categories", "author", "page",
        "feed", "feeds", "wp-content", "wp-admin", "images", "uploads", "assets", "static",
    ]
    static let files: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "pdf", "zip", "gz", "tar", "mp3", "mp4",
        "ogg", "wav", "mov", "avi", "doc", "xls", "ppt", "txt", "xml", "css", "js", "swf", "exe",
    ]
}
