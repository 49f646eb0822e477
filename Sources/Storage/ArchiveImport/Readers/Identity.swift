internal import ArchiveModel

/// What posts and blogs are known by from one export to the next.
enum Identity {
    /// A post, page or comment of Blogger by its number, nil for any other id.
    ///
    /// Backup, Takeout and feed give it the same number, though a page is `.page-7` in one place
    /// and `.post-7` in another.
    static func bloggerPost(_ id: String) -> String? {
        guard id.utf8Range(of: "blogger.com") != nil else { return nil }
        return number(in: id, after: ".post-") ?? number(in: id, after: ".page-")
    }

    /// A blog of Blogger by its number, nil for any other id.
    static func bloggerBlog(_ id: String) -> String? {
        guard id.utf8Range(of: "blogger.com,1999:") != nil else { return nil }
        return number(in: id, after: "blog-", isWhole: false).map { "blogger:" + $0 }
    }

    /// An entry by its id, which is the address of its page as often as not.
    static func entry(_ id: String) -> String { bloggerPost(id) ?? PermalinkKey.normalise(id) }

    /// Whose ids an id is one of: a blog of Blogger, the authority of a tag URI, or a site; nil when
    /// it does not show.
    ///
    /// Source: RFC 4151, 2.1.
    static func origin(of id: String) -> String? {
        if let blog = bloggerBlog(id) { return blog }
        if id.hasPrefix("tag:") {
            return id.dropFirst(4).split(separator: ",").first.map { $0.lowercased() }
        }
        guard Address.isWeb(id) else { return nil }
        return PermalinkKey.normalise(id).split { $0 == "/" || $0 == "?" || $0 == "#" }.first
            .map(String.init)
    }

    /// A post without an id or address: by date and title, else by its text.
    static func made(of post: PostContent, repairs: RepairLog) -> String {
        repairs.note(.entryWithoutID, at: post.title.isEmpty ? "an untitled entry" : post.title)
        let date = post.date?.rfc3339 ?? ""
        return made(from: [date, post.title] + (post.title.isEmpty ? [post.body.text] : []))
    }

    /// Something without an id by what is in it: 64 bits as text.
    static func made(from parts: [String]) -> String {
        "made:" + String(hash(of: parts), radix: 16)
    }

    /// A hash that stays the same from one run to the next.
    ///
    /// Source: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/.
    static func hash(of parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return hash
    }

    private static func number(
        in id: String, after mark: StaticString, isWhole: Bool = true
    ) -> String? {
        guard let start = id.utf8Range(of: mark)?.upperBound else { return nil }
        let digits = id[start...].utf8.prefix { $0.isDigit }
        guard !digits.isEmpty, !isWhole || digits.endIndex == id.endIndex else { return nil }
        return String(id[start..<digits.endIndex])
    }
}
