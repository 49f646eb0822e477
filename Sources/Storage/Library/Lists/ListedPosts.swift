internal import ArchiveModel
internal import SQLite

/// The posts of a kept search, or those of a section that pass a filter, as a part of SQL: a table
/// that lists them in reading order, and what else they must have.
///
/// Of several things that are asked for, the one that the fewest posts have leads: it gives the table,
/// and each of its posts is looked at for the others.
struct ListedPosts {
    /// A condition with the values of its parameters.
    typealias Condition = (sql: String, values: [any Bindable])

    /// What follows FROM; the post's own row is `p`.
    let source: String
    /// The date and the id that the table is in the order of.
    let local: String
    let id: String
    /// What the table is sought by.
    let lead: [Condition]
    /// What is looked at in each post.
    private(set) var rest: [Condition]

    /// More posts than these are not counted to find out what the fewest have.
    private static let enough = 2_000

    /// The posts that a query is about.
    init(_ query: RowQuery, _ connection: Connection) throws(SQLiteError) {
        try self.init(query.archive, query.section, query.filter, connection)
    }

    init(
        _ archive: ArchiveID, _ section: Section, _ filter: PostFilter, _ connection: Connection
    ) throws(SQLiteError) {
        if archive.isKeptSearch {
            (source, local, id) = (
                "kept_post k CROSS JOIN post p ON p.id = k.post", "k.local", "k.post"
            )
            lead = [("k.search = ?", [-archive.rawValue])]
            rest = Self.tests(filter, labels: filter.labels.map(Self.named))
            return
        }
        var parts = Self.flags(filter, in: archive, section)
        for name in filter.labels {
            parts.append(.label(try Self.label(name, of: archive, connection), in: section))
        }
        let index = try Self.rarest(parts, connection)
        let leading = parts.remove(at: index)
        (source, local, id, lead) = (leading.source, leading.local, leading.id, leading.lead)
        rest = parts.map(\.test)
    }

    /// Asks for one thing more.
    func with(_ condition: Condition) -> Self {
        var posts = self
        posts.rest.append(condition)
        return posts
    }

    /// What must hold, within a span of local seconds or beyond a key.
    func conditions(_ place: Condition) -> Condition {
        let all = lead + [place] + rest
        return (all.map(\.sql).joined(separator: " AND "), all.flatMap(\.values))
    }

    /// The place of posts beyond a key.
    func beyond(_ start: KeysetStart) -> Condition {
        ("(\(local), \(id)) \(start.isAscending ? ">" : "<") (?, ?)", [start.local, start.id])
    }

    /// The place of posts within local seconds.
    func within(_ span: Range<Int64>) -> Condition {
        ("\(local) >= ? AND \(local) < ?", [span.lowerBound, span.upperBound])
    }

    /// What follows ORDER BY.
    func order(isAscending: Bool) -> String {
        isAscending ? "\(local), \(id)" : "\(local) DESC, \(id) DESC"
    }

    /// What follows FROM where posts are only counted: their own rows, which lie far apart, are not
    /// read when nothing in them is asked for.
    var countedSource: String {
        rest.isEmpty ? Self.listing(source) : source
    }

    /// The table of a source that lists posts in order, without the posts' own.
    private static func listing(_ source: String) -> String {
        source.split(separator: " CROSS").first.map(String.init) ?? source
    }

    // MARK: What is asked for

    /// One thing that is asked for: as the table that lists all that have it, and as a test of a post.
    private struct Part {
        var source: String
        var (local, id) = ("p.local", "p.tie")
        var lead: [Condition]
        var test: Condition

        static func label(_ label: Int64, in section: Section) -> Part {
            Part(
                source: "label_post k CROSS JOIN post p ON p.id = k.post", local: "k.local",
                id: "k.post", lead: [("k.label = ? AND k.section = ?", [label, section.rawValue])],
                test: (
                    """
                    EXISTS (SELECT 1 FROM label_post x WHERE x.label = ? AND x.section = p.section
                        AND x.local = p.local AND x.post = p.id)
                    """, [label]
                ))
        }

        init(
            source: String, local: String, id: String, lead: [Condition], test: Condition
        ) {
            (self.source, self.local, self.id) = (source, local, id)
            (self.lead, self.test) = (lead, test)
        }

        /// Posts that an index of `post` lists by itself.
        init(index: String, of archive: ArchiveID, _ section: Section, _ test: Condition) {
            source = "post p INDEXED BY \(index)"
            let place: [any Bindable] = [archive.rawValue, section.rawValue]
            lead = [("p.archive = ? AND p.section = ?", place), test]
            self.test = test
        }
    }

    private static func flags(
        _ filter: PostFilter, in archive: ArchiveID, _ section: Section
    ) -> [Part] {
        var parts: [Part] = []
        if let author = filter.author {
            parts.append(
                Part(index: "post_author", of: archive, section, ("p.author = ?", [author])))
        }
        if filter.isStarred {
            parts.append(
                Part(index: "post_starred", of: archive, section, ("p.is_starred = 1", [])))
        }
        if filter.isUnread {
            parts.append(Part(index: "post_unread", of: archive, section, ("p.is_read = 0", [])))
        }
        return parts
    }

    /// What is looked at in the posts of a kept search, which may be of several archives.
    private static func tests(_ filter: PostFilter, labels: [Condition]) -> [Condition] {
        flags(filter, in: ArchiveID(0), .posts).map(\.test) + labels
    }

    private static func named(_ label: String) -> Condition {
        (
            """
            EXISTS (SELECT 1 FROM post_label x CROSS JOIN label l ON l.id = x.label
                WHERE x.post = p.id AND l.name = ?)
            """, [label]
        )
    }

    /// The row of a label; 0, which no post has, where there is none.
    private static func label(
        _ name: String, of archive: ArchiveID, _ connection: Connection
    ) throws(SQLiteError) -> Int64 {
        try connection.first(
            "SELECT id FROM label WHERE archive = ? AND name = ?", archive.rawValue, name
        ) { $0.int64(0) } ?? 0
    }

    /// The part that the fewest posts have.
    private static func rarest(
        _ parts: [Part], _ connection: Connection
    ) throws(SQLiteError) -> Int {
        guard parts.count > 1 else { return 0 }
        var best = (index: 0, count: Int.max)
        for (index, part) in parts.enumerated() {
            let conditions = part.lead.map(\.sql).joined(separator: " AND ")
            var rows = try connection.rows(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM \(listing(part.source)) WHERE \(conditions) LIMIT \(enough))
                """, part.lead.flatMap(\.values))
            let count = try rows.next()?.int(0) ?? 0
            if count < best.count { best = (index, count) }
        }
        return best.index
    }
}

extension RowQuery {
    /// Whether it is about the posts of a kept search, or of those that pass a filter.
    var isOfSome: Bool { archive.isKeptSearch || !filter.isEmpty }
}

extension Connection {
    /// Writes the ids of posts within local seconds into a table.
    func insert(
        _ posts: ListedPosts, _ span: Range<Int64>, into table: String
    ) throws(SQLiteError) {
        let conditions = posts.conditions(posts.within(span))
        var rows = try rows(
            "INSERT OR IGNORE INTO \(table) SELECT p.id FROM \(posts.source) WHERE \(conditions.sql)",
            conditions.values)
        _ = try rows.next()
    }
}
