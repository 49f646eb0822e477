internal import ArchiveModel
internal import SQLite

/// Reads posts by id, with all that their pages show.
struct PostReader {
    let connection: Connection

    /// The rows of some posts; those the library does not have are left out.
    func rows(of posts: [PostID]) throws(SQLiteError) -> [PostRow] {
        var rows: [PostRow] = []
        for post in posts {
            let row = try connection.first(
                "SELECT \(PostColumns.list) FROM post p WHERE p.id = ?", post.rawValue,
                read: PostColumns.row)
            if let row { rows.append(row) }
        }
        return rows
    }

    /// A post with body, labels, comments and position, all of one moment.
    func post(_ id: PostID) throws(SQLiteError) -> StoredPost? {
        try connection.transaction(.read) { () throws(SQLiteError) -> StoredPost? in
            let stored = try connection.first(
                """
                SELECT \(PostColumns.list), p.kind, p.status, p.author, p.permalink,
                    b.format, b.text, m.position, a.language, a.link,
                    (SELECT count(*) FROM version v WHERE v.post = p.id)
                FROM post p
                    JOIN archive a ON a.id = p.archive
                    LEFT JOIN body b ON b.post = p.id
                    LEFT JOIN mark m
                        ON m.archive_identity = a.identity AND m.post_identity = p.identity
                WHERE p.id = ?
                """, id.rawValue, read: storedPost)
            guard var post = stored else { return nil }
            post.labels = try labels(of: id)
            post.comments = try comments(of: id)
            return post
        }
    }

    /// A post with one of its earlier texts, counted from 1, and no comments, which have none; nil
    /// when there is no such text.
    func post(_ id: PostID, version number: Int) throws(SQLiteError) -> StoredPost? {
        guard var post = try post(id) else { return nil }
        let isFound = try connection.first(
            """
            SELECT replaced_at, title, words, format, text FROM version
            WHERE post = ? AND number = ?
            """, id.rawValue, number
        ) { row in
            post.version = PostVersion(number: number, replacedAt: row.int64(0))
            post.row.title = row.text(1)
            post.row.words = row.int(2)
            post.body = body(row, 3)
            post.comments = []
            post.position = 0
            return true
        }
        return isFound == true ? post : nil
    }

    /// A post's labels in the source's order.
    func labels(of post: PostID) throws(SQLiteError) -> [String] {
        try connection.all(
            """
            SELECT l.name FROM post_label pl JOIN label l ON l.id = pl.label
            WHERE pl.post = ? ORDER BY pl.ordinal
            """, post.rawValue
        ) { $0.text(0) }
    }

    private func comments(of post: PostID) throws(SQLiteError) -> [Comment] {
        try connection.all(
            """
            SELECT c.id, c.parent, c.author, c.is_by_blog_author, c.local, c.offset_minutes,
                c.format, c.text, c.identity, f.is_folded
            FROM comment c JOIN post p ON p.id = c.post JOIN archive a ON a.id = p.archive
                LEFT JOIN comment_fold f
                    ON f.archive_identity = a.identity AND f.post_identity = p.identity
                    AND f.comment_identity = c.identity
            WHERE c.post = ? ORDER BY c.local, c.id
            """, post.rawValue
        ) { row in
            Comment(
                id: row.int64(0), identity: row.text(8), parent: row.optionalInt64(1),
                author: row.text(2), isByBlogAuthor: row.bool(3), date: PostColumns.date(row, 4),
                body: body(row, 6), isFolded: row.optionalInt64(9).map { $0 != 0 })
        }
    }

    private func storedPost(_ row: Row) -> StoredPost {
        let next = PostColumns.count
        let link = row.text(next + 8)
        let permalink = PostColumns.permalink(row.text(next + 3), ofBlogAt: link)
        return StoredPost(
            row: PostColumns.row(row), kind: PostKind(rawValue: row.int(next)) ?? .post,
            status: PostStatus(rawValue: row.int(next + 1)) ?? .published,
            author: row.text(next + 2), permalink: permalink,
            base: permalink.isEmpty ? link : permalink, language: row.text(next + 7),
            body: body(row, next + 4), position: row.int(next + 6),
            earlierTexts: row.int(next + 9))
    }

    private func body(_ row: Row, _ column: Int) -> PostBody {
        PostBody(
            text: row.text(column + 1), format: BodyFormat(rawValue: row.int(column)) ?? .html)
    }
}
