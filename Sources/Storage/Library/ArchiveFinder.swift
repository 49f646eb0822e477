internal import ArchiveModel
internal import SQLite

/// Finds the archive that a source belongs to.
struct ArchiveFinder {
    let connection: Connection

    /// An archive as it is known.
    struct Found {
        let id: Int64
        let identity: String
        let kind: String
        /// The blog's address before this source.
        let link: String

        /// Whether all that the library has of it is from saved pages.
        var isSavedPages: Bool { ArchiveKind(rawValue: kind)?.isSavedPages ?? false }
    }

    /// Ids that tell one blog from another wherever it is.
    private static let strongSchemes: Set<Substring> = [
        "blogger", "tumblr", "livejournal", "medium", "saved-text", "file", "list", "mail",
    ]

    /// The archive with a blog's identity, else the one of another format at the same address.
    ///
    /// Two blogs that the same service knows by different ids are two, and so are outlines, of which
    /// one site may have several. Cost: a few hundred archives are looked through.
    func archive(of blog: BlogInfo) throws(SQLiteError) -> Found? {
        let columns = "SELECT id, identity, kind, link FROM archive"
        let exact = try connection.first(
            columns + " WHERE identity = ?", blog.identity, read: found)
        if let exact { return exact }
        guard let key = Self.key(of: blog.link) else { return nil }
        let others = try connection.all(
            columns + " WHERE page_key(link) = ? ORDER BY id", key, read: found)
        return others.first { Self.mayBeOne($0.identity, blog.identity) }
    }

    private func found(_ row: Row) -> Found {
        Found(id: row.int64(0), identity: row.text(1), kind: row.text(2), link: row.text(3))
    }

    private static func mayBeOne(_ left: String, _ right: String) -> Bool {
        let schemes = [left, right].map { $0.prefix { $0 != ":" } }
        guard !schemes.contains("opml") else { return false }
        return schemes[0] != schemes[1] || !strongSchemes.contains(schemes[0])
    }

    /// The key of a blog's address; nil for none, and for one of the machine it was written on,
    /// where anybody's blog may be.
    private static func key(of link: String) -> Int64? {
        let host = Address(link).authority.map { $0.prefix { $0 != ":" }.lowercased() } ?? ""
        let isLocal = !host.contains(".") || host.hasPrefix("127.") || host.hasSuffix(".local")
        return isLocal ? nil : PermalinkKey.page(link).map(PageAddress.hash)
    }
}
