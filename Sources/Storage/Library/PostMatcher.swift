internal import ArchiveModel
internal import SQLite

/// Finds the library's posts for staged ones that it knows by other ids: the same blog, exported in
/// another format.
///
/// First by address, then by title and date. A match counts only where it is the only one on both
/// sides, and never for a post that the source has under its own id. Every step is a walk along an
/// index: hostile repeats cost nothing.
struct PostMatcher {
    let connection: Connection
    let archive: Int64
    let blog: BlogInfo
    /// The archive as it was before this source.
    let known: ArchiveFinder.Found

    /// Fills in `plan.post` of the posts that are found, and notes them as kin.
    func match() throws(SQLiteError) {
        guard try isNeeded() else { return }
        try connection.execute(Self.tables)
        try seekAddresses()
        try accept()
        try seekTitles()
        try accept()
    }

    private func isNeeded() throws(SQLiteError) -> Bool {
        try connection.first(
            """
            SELECT 1 FROM plan n WHERE n.post IS NULL
                AND EXISTS (SELECT 1 FROM post WHERE archive = ?) LIMIT 1
            """, archive
        ) { _ in true } ?? false
    }

    /// The blog's own page is no post's, though some feeds link every item there.
    private func seekAddresses() throws(SQLiteError) {
        let origins = [blog.link, known.link].map { link in
            let address = Address(link)
            return address.isWeb ? "http://" + (address.authority ?? "") : ""
        }
        try connection.run(
            """
            INSERT OR IGNORE INTO sought
            SELECT page_key(s.permalink), n.seq FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                WHERE n.post IS NULL AND instr(s.permalink, '#') = 0
            UNION SELECT path_key(s.permalink), n.seq
                FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                WHERE n.post IS NULL AND instr(s.permalink, '#') = 0
            UNION SELECT page_key(?1 || s.permalink), n.seq
                FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                WHERE n.post IS NULL AND s.permalink LIKE '/%' AND instr(s.permalink, '#') = 0
            UNION SELECT identity_key(s.identity), n.seq
                FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
                WHERE n.post IS NULL AND instr(s.identity, '#') = 0
            UNION SELECT page_key(l.address), n.seq
                FROM plan n CROSS JOIN staged_alias l ON l.seq = n.seq
                WHERE n.post IS NULL AND instr(l.address, '#') = 0
            """, origins[0].isEmpty ? origins[1] : origins[0])
        for link in [blog.link, known.link] where !link.isEmpty {
            try connection.run("DELETE FROM sought WHERE key = page_key(?)", link)
        }
        // A page that several posts share, such as a month's, is none's own.
        try connection.run(
            """
            INSERT OR IGNORE INTO candidate
            SELECT t.seq, x.post FROM (
                SELECT key, min(seq) AS seq FROM sought GROUP BY key HAVING count(*) = 1
            ) t CROSS JOIN address x ON x.key = t.key AND x.archive = ?1
            WHERE NOT EXISTS (SELECT 1 FROM plan n WHERE n.post = x.post)
                AND EXISTS (
                    SELECT 1 FROM post p WHERE p.id = x.post AND instr(p.permalink, '#') = 0)
                AND (SELECT count(*) FROM (
                    SELECT 1 FROM address y WHERE y.key = t.key AND y.archive = ?1 LIMIT 2)) = 1
            """, archive)
        try dropSuccessors()
    }

    /// Drops posts that were written at the address of a deleted one: the source knows either by a
    /// number of its own.
    private func dropSuccessors() throws(SQLiteError) {
        try connection.run(
            """
            INSERT OR IGNORE INTO numbered
            SELECT c.post, strong_scheme(p.identity)
            FROM candidate c CROSS JOIN post p ON p.id = c.post
            UNION SELECT post, strong_scheme(identity) FROM second_origin WHERE archive = ?
            """, archive)
        try connection.run(
            """
            DELETE FROM candidate WHERE EXISTS (
                SELECT 1 FROM staged_post s CROSS JOIN numbered n
                    ON n.post = candidate.post AND n.scheme = strong_scheme(s.identity)
                WHERE s.seq = candidate.seq)
            """)
    }

    /// Posts that share a title and a moment, where their ids cannot be compared.
    ///
    /// Days are compared first, for that can be done by an index; then the moments, as exactly as
    /// both sides state them.
    private func seekTitles() throws(SQLiteError) {
        // Of a title and day that occur twice nobody knows which is which.
        try connection.run(
            """
            INSERT INTO titled
            SELECT \(Self.title("s")), s.local / 86400, min(s.seq)
            FROM plan n CROSS JOIN staged_post s ON s.seq = n.seq
            WHERE n.post IS NULL AND s.local < \(PostKey.undatedLocal)
            GROUP BY 1, 2 HAVING count(*) = 1 AND \(Self.title("s")) IS NOT NULL
            """)
        try connection.run(
            """
            INSERT OR IGNORE INTO candidate
            SELECT t.seq, q.id FROM (
                SELECT \(Self.title("p")) AS title, p.local / 86400 AS day, min(p.id) AS id
                FROM post p
                WHERE p.archive = ?1 AND p.local < \(PostKey.undatedLocal)
                    AND NOT EXISTS (SELECT 1 FROM plan n WHERE n.post = p.id)
                GROUP BY 1, 2 HAVING count(*) = 1
            ) q CROSS JOIN titled t
                ON t.title = q.title AND t.day BETWEEN q.day - 1 AND q.day + 1
                CROSS JOIN post p ON p.id = q.id CROSS JOIN staged_post s ON s.seq = t.seq
            WHERE \(Self.isSameMoment)
                AND (?2 OR scheme_key(p.identity) IS NOT scheme_key(s.identity))
            """, archive, !blog.kind.isFeed && blog.kind.rawValue != known.kind)
    }

    /// Makes matches of the candidates that are the only ones on both sides.
    private func accept() throws(SQLiteError) {
        try connection.run(
            """
            DELETE FROM candidate WHERE
                seq IN (SELECT seq FROM candidate GROUP BY seq HAVING count(*) > 1)
                OR post IN (SELECT post FROM candidate GROUP BY post HAVING count(*) > 1)
            """)
        try connection.run(
            """
            UPDATE plan SET kin = 1,
                post = (SELECT c.post FROM candidate c WHERE c.seq = plan.seq),
                digest = coalesce((
                    SELECT o.comment_digest FROM candidate c CROSS JOIN post p ON p.id = c.post
                        CROSS JOIN origin o ON o.archive = p.archive AND o.identity = p.identity
                    WHERE c.seq = plan.seq), 0)
            WHERE seq IN (SELECT seq FROM candidate)
            """)
        try connection.run("DELETE FROM candidate")
    }

    /// SQL for what a post is called, or stands for it in one without a title: its instant.
    private static func title(_ table: String) -> String {
        "iif(\(table).title = '', \(instant(table)), title_key(\(table).title))"
    }

    private static func instant(_ table: String) -> String {
        "\(table).local - 60 * coalesce(\(table).offset_minutes, 0)"
    }

    /// SQL for whether two dates can be of one moment: the same instant where both state one, else
    /// the same time in another zone, or the same day where one states no time.
    private static let isSameMoment = """
        (\(instant("p")) = \(instant("s")) OR p.local = s.local
            OR ((p.offset_minutes IS NULL OR s.offset_minutes IS NULL) AND (
                (abs(p.local - s.local) <= 50400 AND (p.local - s.local) % 900 = 0)
                OR (p.local / 86400 = s.local / 86400
                    AND (p.local % 86400 = 0 OR s.local % 86400 = 0)))))
        """

    private static let tables = """
        CREATE TABLE sought (key INTEGER, seq INTEGER NOT NULL, PRIMARY KEY (key, seq));
        CREATE TABLE titled (
            title INTEGER NOT NULL, day INTEGER NOT NULL, seq INTEGER NOT NULL,
            PRIMARY KEY (title, day)
        ) WITHOUT ROWID;
        CREATE TABLE candidate (
            seq INTEGER NOT NULL, post INTEGER NOT NULL, PRIMARY KEY (seq, post)
        ) WITHOUT ROWID;
        CREATE INDEX candidate_post ON candidate (post);
        CREATE TABLE numbered (
            post INTEGER NOT NULL, scheme INTEGER NOT NULL, PRIMARY KEY (post, scheme)
        ) WITHOUT ROWID;
        """
}

/// What kind of id an identity is: of two of the same kind, one is not the other's.
enum IdentityScheme {
    /// Kinds of ids that a service gives once, so that a post never gets another.
    private static let strong: Set<String> = [
        "number", "address of a number", "wp", "tumblr", "medium", "substack", "ghost", "mid",
    ]

    /// Makes the SQL functions `scheme_key(identity)`, and `strong_scheme(identity)`, which is NULL
    /// for an id that an edit of the post may change, known.
    static func define(on connection: Connection) throws(SQLiteError) {
        try connection.define("scheme_key") { PageAddress.hash(name(of: $0)) }
        try connection.define("strong_scheme") { identity in
            let name = name(of: identity)
            return strong.contains(name) ? PageAddress.hash(name) : nil
        }
    }

    private static func name(of identity: String) -> String {
        if identity.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return "number" }
        if PermalinkKey.page(identity: identity) != nil {
            return identity.utf8.contains(UInt8(ascii: "?")) ? "address of a number" : "address"
        }
        return String(identity.prefix { $0 != ":" })
    }
}
