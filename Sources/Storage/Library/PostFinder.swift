internal import ArchiveModel
internal import SQLite

/// Finds posts by the addresses that lead to them.
struct PostFinder {
    let connection: Connection

    /// The post that an address leads to, as written in a post or anywhere.
    func post(at address: String, linkedFrom origin: PostID?) throws(SQLiteError) -> PostRow? {
        guard let origin, let base = try base(of: origin) else {
            guard let key = PermalinkKey.page(address) else { return nil }
            return try post(key: key, in: nil)
        }
        // A page whose host is unknown needs one for others to be found beside it.
        let page = base.isWithoutHost ? Self.noHost + base.address : base.address
        let absolute = Address.resolve(address, against: page)
        guard let key = PermalinkKey.page(absolute) else { return nil }
        if let own = try post(key: key, in: base.archive) { return own }
        if base.isWithoutHost, let path = Self.path(of: absolute),
            let own = try post(key: path, in: base.archive)
        {
            return own
        }
        return try post(key: key, in: nil)
    }

    private static let noHost = "http://host.invalid"

    private struct Base {
        var archive: Int64
        var address: String
        var isWithoutHost: Bool { address.hasPrefix("/") }
    }

    private func base(of post: PostID) throws(SQLiteError) -> Base? {
        try connection.first(
            """
            SELECT p.archive, iif(p.permalink = '', a.link, p.permalink)
            FROM post p JOIN archive a ON a.id = p.archive WHERE p.id = ?
            """, post.rawValue
        ) { Base(archive: $0.int64(0), address: $0.text(1)) }
    }

    /// The key of a page by its path alone, if it may be on a site whose host is unknown: any of
    /// Blogger's, for nobody else exports posts without it.
    private static func path(of absolute: String) -> String? {
        let address = Address(absolute)
        guard let host = address.authority.map({ "http://" + $0 }),
            host == noHost || PermalinkKey.page(host)?.hasSuffix(".blogspot.com") == true
        else { return nil }
        var path = String(address.path)
        if let query = address.query { path += "?" + query }
        return PermalinkKey.page(path)
    }

    /// The first post with a key, in an archive or in any.
    private func post(key: String, in archive: Int64?) throws(SQLiteError) -> PostRow? {
        var rows =
            if let archive {
                try connection.rows(
                    Self.query + " AND x.archive = ?", PageAddress.hash(key), archive)
            } else {
                try connection.rows(Self.query, PageAddress.hash(key))
            }
        while let row = try rows.next() {
            // Another page's hash may be the same.
            let permalink = row.text(PostColumns.count)
            let identity = row.text(PostColumns.count + 1)
            if PermalinkKey.page(permalink) == key || PermalinkKey.page(identity: identity) == key {
                return PostColumns.row(row)
            }
        }
        return nil
    }

    private static let query = """
        SELECT \(PostColumns.list), p.permalink, p.identity
        FROM address x CROSS JOIN post p ON p.id = x.post WHERE x.key = ?
        """
}
