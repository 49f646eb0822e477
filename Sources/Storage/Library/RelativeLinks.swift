internal import ArchiveModel
internal import Glibc

/// Finds the links of a post that name another page by where it lies beside this one, or as site
/// generators do: by the file it is made of (`../2011/fog.md`), or in a template's tag
/// (`{% post_url 2011-01-25-fog %}`).
///
/// ``InnerLinks`` finds the others, which begin with the blog's host or at its root.
enum RelativeLinks {
    /// Two keys of pages, either of which may be the link's; 0 for one that leads nowhere known.
    typealias Keys = (key: Int64, path: Int64?)

    private static let longest = 512

    /// The links of a post's text.
    ///
    /// Cost: one pass over the bytes.
    static func find(in post: PostContent) -> [Keys] {
        guard post.body.format != .plainText else { return [] }
        var found: [Keys] = []
        var text = post.body.text
        text.withUTF8 { bytes in
            var position = 0
            while let link = nextLink(in: bytes, from: &position, post.body.format) {
                if let keys = keys(of: link, in: post) { found.append(keys) }
            }
        }
        return found
    }

    /// The next target of a link that is none of the web, and the position behind its beginning.
    private static func nextLink(
        in bytes: UnsafeBufferPointer<UInt8>, from position: inout Int, _ format: BodyFormat
    ) -> Substring? {
        while let sign = nextSign(in: bytes, from: position, format) {
            position = sign
            let byte = bytes[position]
            position += 1
            var start = position
            switch byte {
            case UInt8(ascii: "=") where isAttribute(bytes, before: position - 1):
                while start < bytes.count, start < position + 8, isQuoteOrSpace(bytes[start]) {
                    start += 1
                }
            case UInt8(ascii: "(") where format == .markdown && position > 1:
                guard bytes[position - 2] == UInt8(ascii: "]") else { continue }
                if start < bytes.count, bytes[start] == UInt8(ascii: "<") { start += 1 }
            default: continue
            }
            guard start < bytes.count, mayBegin(bytes[start]) else { continue }
            let target = target(in: bytes, from: start)
            // Behind it: what looks like another within it would be read up to the same end.
            position = start + (target?.utf8.count ?? 0)
            if let target { return target }
        }
        return nil
    }

    /// Where the next `=` is, in Markdown the next `(` too.
    private static func nextSign(
        in bytes: UnsafeBufferPointer<UInt8>, from position: Int, _ format: BodyFormat
    ) -> Int? {
        let rest = UnsafeBufferPointer(rebasing: bytes[position...])
        guard format != .markdown else {
            return rest.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "(") }
                .map { position + $0 }
        }
        guard let base = rest.baseAddress,
            let hit = memchr(base, Int32(UInt8(ascii: "=")), rest.count)
        else { return nil }
        return position + (UnsafeRawPointer(hit) - UnsafeRawPointer(base))
    }

    private static func isAttribute(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        end >= 4 && bytes[end - 1] | 0x20 == UInt8(ascii: "f")
            && bytes[end - 2] | 0x20 == UInt8(ascii: "e")
            && bytes[end - 3] | 0x20 == UInt8(ascii: "r")
            && bytes[end - 4] | 0x20 == UInt8(ascii: "h")
    }

    private static func isQuoteOrSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// A name, a dot or a template's bracket; what begins otherwise is no relative link.
    private static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "{"),
            UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    /// The target that begins at a place; nil for an address with a scheme.
    private static func target(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Substring?
    {
        let rest = bytes[start...].prefix(longest)
        var end = rest.startIndex
        // A template's tag may have spaces and quotes.
        if rest.first == UInt8(ascii: "{") {
            guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
            end = close + 1
        }
        while end < rest.endIndex, rest[end] > 0x20, !"\"'<>)".utf8.contains(rest[end]) {
            if rest[end] == UInt8(ascii: ":"), rest.first != UInt8(ascii: "{") { return nil }
            end += 1
        }
        return Substring(decoding: rest[..<end], as: UTF8.self)
    }

    private static func keys(of link: Substring, in post: PostContent) -> Keys? {
        if link.first == "{" { return keys(ofTag: link) }
        let path = Address(String(link)).path
        let name = path.split(separator: "/").last ?? ""
        if let file = SourceFileName(path) { return keys(of: file) }
        if let dot = name.lastIndex(of: "."), dot > name.startIndex,
            InnerLinks.files.contains(name[name.index(after: dot)...].lowercased())
        {
            return nil
        }
        guard !path.isEmpty, name != ".", name != ".." else { return nil }
        guard !post.permalink.isEmpty else { return (0, nil) }
        let isRooted = post.permalink.hasPrefix("/")
        let base = isRooted ? "http://host.invalid" + post.permalink : post.permalink
        let address = Address(Address.resolve(String(link), against: base))
        let own = String(address.path) + (address.query.map { "?" + $0 } ?? "")
        let whole = isRooted ? own : address.text
        return (key(of: whole) ?? 0, key(of: own))
    }

    /// What a template's tag leads to; nil for one that is no link to a page.
    private static func keys(ofTag tag: Substring) -> Keys? {
        if let end = tag.firstRange(of: "}}"), tag.hasPrefix("{{"), end.upperBound < tag.endIndex {
            // The site's own address, and a path below it.
            return key(of: String(tag[end.upperBound...])).map { ($0, nil) }
        }
        let marks: Set<Character> = ["{", "}", "%", "<", ">", "\"", "'", " ", "\t"]
        let words = tag.split { marks.contains($0) }
        guard words.count >= 2, ["post_url", "link", "ref", "relref"].contains(words[0]) else {
            return nil
        }
        return SourceFileName(words[1], mayLackEnding: true).map(keys) ?? (0, nil)
    }

    private static func keys(of file: SourceFileName) -> Keys {
        (key(of: file.path) ?? 0, file.datedPath.flatMap { key(of: $0) })
    }

    private static func key(of address: String) -> Int64? {
        PermalinkKey.page(address).map(PageAddress.hash)
    }
}

/// The name of a file that a site's generator makes a page of.
struct SourceFileName {
    /// Where its page has an alias: the name without date and ending, from the site's root.
    let path: String
    /// The same with the date's parts as folders; nil without a date.
    let datedPath: String?

    /// Reads a path; nil for one whose ending is not that of such a file, unless it may lack one.
    init?(_ path: Substring, mayLackEnding: Bool = false) {
        var parts = path.split(separator: "/")
        guard let last = parts.popLast() else { return nil }
        let ending = last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() }
        let isFile = ending.map(["md", "markdown", "mkd", "mdown"].contains) ?? false
        guard isFile || mayLackEnding else { return nil }
        var name = isFile ? last[..<(last.lastIndex(of: ".") ?? last.endIndex)] : last
        // A page that is a folder's is called after it.
        if name == "index" || name == "_index", let folder = parts.last { name = folder }
        let pieces = name.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        let isDated =
            pieces.count == 4 && [4, 2, 2].elementsEqual(pieces.prefix(3).map(\.utf8.count))
            && pieces.prefix(3).allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        let slug = isDated ? pieces[3] : name
        guard !slug.isEmpty else { return nil }
        self.path = "/\(slug)"
        datedPath = isDated ? "/\(pieces[0])/\(pieces[1])/\(pieces[2])/\(slug)" : nil
    }
}
