internal import ArchiveModel
internal import SQLite

/// Finds posts by the addresses that lead to them.
struct PostFinder {
    let connection: Connection

    /// The post that an address leads to, as written in a post or anywhere.
    func post(at address: String, linkedFrom origin: PostID?) throws(SQLiteError) -> PostRow? {
        if let post = try page(at: address, linkedFrom: origin) { return post }
        // Texts of a site may link to the files that its pages are made of.
        guard let origin, let file = SourceFileName(Address(address).path),
            let base = try base(of: origin)
        else { return nil }
        for path in [file.datedPath, file.path].compactMap({ $0 }) {
            if let key = PermalinkKey.page(path),
                let post = try post(key: key, in: base.archive)
            {
                return post
            }
        }
        return nil
    }

    private func page(
        at address: String, linkedFrom origin: PostID?
    ) throws(SQLiteError) -> PostRow? {
        guard let origin, let base = try base(of: origin) else {
            guard let key = PermalinkKey.page(address) else { return nil }
            return try post(key: key, in: nil)
        }
        let absolute = Address.resolve(address, against: base.page)
        guard let key = PermalinkKey.page(absolute) else { return nil }
        if let own = try post(key: key, in: base.archive) { return own }
        let address = Address(absolute)
        let kinship = base.kinship(of: address)
        guard kinship != .none, let path = Self.path(of: address) else {
            return try post(key: key, in: nil)
        }
        if kinship == .own, let own = try post(key: path, in: base.archive) { return own }
        if let other = try post(key: key, in: nil) { return other }
        return kinship == .perhaps ? try post(key: path, in: base.archive) : nil
    }

    private func base(of post: PostID) throws(SQLiteError) -> LinkBase? {
        try connection.first(
            """
            SELECT p.archive, p.permalink, a.link
            FROM post p JOIN archive a ON a.id = p.archive WHERE p.id = ?
            """, post.rawValue
        ) { LinkBase(archive: $0.int64(0), permalink: $0.text(1), link: $0.text(2)) }
    }

    /// The key of a page by its path alone.
    private static func path(of address: Address) -> String? {
        PermalinkKey.page(address.path + (address.query.map { "?" + $0 } ?? ""))
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
        var other: PostRow?
        while let row = try rows.next() {
            // Another page's hash may be the same.
            let permalink = row.text(PostColumns.count)
            let identity = row.text(PostColumns.count + 1)
            if PermalinkKey.page(permalink) == key || PermalinkKey.page(identity: identity) == key {
                return PostColumns.row(row)
            }
            if other == nil, try hasAlias(row.int64(0), key) { other = PostColumns.row(row) }
        }
        return other
    }

    /// Whether an alias of a post has a key: it counts where no post is at home there.
    private func hasAlias(_ post: Int64, _ key: String) throws(SQLiteError) -> Bool {
        try connection.all("SELECT address FROM alias WHERE post = ?", post) { $0.text(0) }
            .contains { PermalinkKey.page($0) == key }
    }

    private static let query = """
        SELECT \(PostColumns.list), p.permalink, p.identity
        FROM address x CROSS JOIN post p ON p.id = x.post WHERE x.key = ?
        """
}
