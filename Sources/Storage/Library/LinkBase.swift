internal import ArchiveModel

/// What the links of a post are read from, where its archive may not know its site.
///
/// A Takeout without settings has paths only, while its posts link to each other by whole
/// addresses: which hosts may be the blog's own is told here.
struct LinkBase {
    /// Whether a page may be one of the archive's that are known by their paths.
    enum Kinship {
        /// It is on the blog's own host.
        case own
        /// It looks as if it were.
        case perhaps
        /// It is not.
        case none
    }

    /// The post's archive.
    let archive: Int64
    /// What relative links are resolved against; empty when nothing is known.
    let page: String
    /// The key of the blog's host; nil when it is not known.
    private let host: String?

    /// Stands in for the host that relative links need.
    private static let noHost = "host.invalid"

    /// The base that a post's permalink and its blog's address make.
    init(archive: Int64, permalink: String, link: String) {
        self.archive = archive
        let written = permalink.isEmpty ? link : PostColumns.permalink(permalink, ofBlogAt: link)
        page = written.hasPrefix("/") ? "http://" + Self.noHost + written : written
        host = Self.host(of: Address(link))
    }

    /// Whether a page may be one of the archive's own, on one of the hosts that the blog had.
    ///
    /// A blog with a domain of its own began on Blogger, or had another domain before, which links
    /// of that time still name: a page of another host counts that has posts at `/2011/01/`, where
    /// it has the very path of one of the archive's. Where the blog's host is not known, any of
    /// Blogger's may be it.
    func kinship(of address: Address) -> Kinship {
        guard let other = Self.host(of: address) else { return .none }
        if other == host || other == Self.noHost { return .own }
        // Of two blogs that both are at Blogger's own addresses, one is not the other.
        if Self.isBlogger(other) { return host.map(Self.isBlogger) == true ? .none : .perhaps }
        return Self.hasMonth(address.path) ? .perhaps : .none
    }

    private static func host(of address: Address) -> String? {
        address.authority.flatMap { PermalinkKey.page("http://" + $0) }
    }

    private static func isBlogger(_ host: String) -> Bool { host.hasSuffix(".blogspot.com") }

    /// Whether a path begins as Blogger's posts do: `/2011/01/`.
    private static func hasMonth(_ path: Substring) -> Bool {
        let parts = path.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].isEmpty else { return false }
        return zip(parts[1...2], [4, 2]).allSatisfy { part, length in
            part.count == length && part.allSatisfy { 0x30...0x39 ~= $0 }
        }
    }
}
