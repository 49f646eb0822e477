internal import ArchiveModel
internal import SQLite

/// How the table `address` names pages: by hashes of their ``PermalinkKey/page(_:)``, 8 bytes each
/// whatever the length of an address.
///
/// Like ``Fingerprint`` they must stay as they are; when a later annals has another key for a
/// page, a migration fills the table anew.
enum PageAddress {
    /// Makes the SQL functions `page_key(address)`, `identity_key(identity)` and
    /// `path_key(address)`, of an address without its site, known.
    static func define(on connection: Connection) throws(SQLiteError) {
        try connection.define("page_key") { page($0) }
        try connection.define("identity_key") { page(identity: $0) }
        try connection.define("path_key") { text in
            let address = Address(text)
            return PermalinkKey.page(address.path + (address.query.map { "?" + $0 } ?? "")).map(
                hash)
        }
    }

    /// The hash of a page's key.
    static func hash(_ key: String) -> Int64 {
        var fingerprint = Fingerprint()
        fingerprint.mix(key)
        return fingerprint.value
    }

    /// The hash of a page's key, given as bytes.
    static func hash(_ key: UnsafeRawBufferPointer) -> Int64 {
        var fingerprint = Fingerprint()
        fingerprint.mix(key)
        return fingerprint.value
    }

    /// The hash of the key of an address's page; nil for what is no address of a page.
    static func page(_ address: String) -> Int64? {
        var address = address
        return address.withUTF8 { PageKey($0)?.bytes.withUnsafeBytes(hash) }
    }

    /// The hash of the page that a post's identity names; nil for ids that are no address.
    static func page(identity: String) -> Int64? {
        PermalinkKey.isAddress(identity) ? page("http://" + identity) : nil
    }

    /// SQL for the addresses of some posts, a row each of key, archive and post, sorted: where its
    /// permalink leads, and its identity where that is an address.
    ///
    /// A row whose key is NULL is to be left out by `INSERT OR IGNORE`.
    static func rows(of posts: String) -> String {
        """
        SELECT page_key(permalink) AS key, archive, id FROM \(posts)
        UNION SELECT identity_key(identity), archive, id FROM \(posts) ORDER BY 1, 2, 3
        """
    }

    /// SQL for where the aliases of posts lead, likewise.
    static let aliasRows = """
        SELECT page_key(l.address) AS key, p.archive, p.id
        FROM alias l CROSS JOIN post p ON p.id = l.post
        """
}
