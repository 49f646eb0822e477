import ArchiveModel
import SQLite
import Testing

@testable import Library

/// No interactive query may read a table from end to end or sort, or it would slow down as the
/// library grows.
struct QueryPlanTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
        try test.take(
            (0..<9).map { .test("p\($0)", "2011-01-0\($0 + 1)", labels: ["x"]) },
            comments: [.test("1", on: "p1")])
    }

    private func plan(_ sql: String) throws -> [String] {
        try test.connection.all("EXPLAIN QUERY PLAN " + sql) { $0.text(3) }
    }

    /// The statements that a piece of work leaves compiled.
    private func statements(_ work: (Library) throws -> Void) throws -> [String] {
        let library = try Library(path: test.library.path)
        try work(library)
        return library.connection.keptStatements.filter {
            $0.hasPrefix("SELECT") || $0.hasPrefix("UPDATE") || $0.hasPrefix("INSERT")
                || $0.hasPrefix("DELETE")
        }
    }

    @Test func readingSeeksAndNeverSorts() throws {
        let statements = try statements { library in
            let key = try #require(try test.rows().first).key
            for isReversed in [false, true] {
                for anchor: RowQuery.Anchor in [
                    .first, .last, .after(key), .before(key), .around(key),
                ] {
                    let query = RowQuery(
                        archive: ArchiveID(1), section: .posts, anchor: anchor, limit: 9,
                        isReversed: isReversed)
                    _ = try library.rows(query)
                    for direction: ReadingDirection in [.forward, .backward] {
                        _ = try library.nextUnread(query, direction: direction)
                        _ = try library.findTitle("no", query, direction: direction) { false }
                    }
                }
            }
            _ = try library.post(key.id)
            for origin in [nil, key.id] {
                _ = try library.post(at: "http://fog.example/x", linkedFrom: origin)
            }
            _ = try library.rows(of: [key.id])
            _ = try library.outline(of: ArchiveID(1))
            _ = try library.position(in: ArchiveID(1))
            _ = try library.lastRead()
            for unreadOnly in [false, true] {
                try library.forEachPost(
                    archive: ArchiveID(1),
                    months: Month(year: 2011, number: 1)...Month(year: 2011, number: 12),
                    unreadOnly: unreadOnly
                ) { _ in true }
            }
        }
        #expect(statements.count > 12)
        // These have a row for each archive or kept search.
        let small = ["SCAN r", "SCAN kept_search"]
        for sql in statements where !sql.contains("FROM archive a LEFT JOIN reading") {
            let steps = try plan(sql)
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(sql)\n\(steps)")
            let scans = steps.filter {
                $0.contains("SCAN") && !$0.contains("month_tally") && !small.contains($0)
            }
            #expect(scans == [], "\(sql)\n\(steps)")
        }
    }

    @Test func listsOfSomePostsSeekAndNeverSort() throws {
        let search = KeptSearch(query: "text", year: 2_011)
        let kept = try #require(try test.library.keep(search, called: "All"))
        _ = try SearchIndexer(libraryPath: test.library.path).run()
        let index = try SearchReader(libraryPath: test.library.path)
        #expect(try test.library.refreshKeptSearch(kept, by: index) { false })
        let key = try #require(try test.rows().first).key
        let filters = [
            PostFilter(labels: ["x"]), PostFilter(author: "Keeper"), PostFilter(isUnread: true),
            PostFilter(isStarred: true),
            PostFilter(labels: ["x", "y"], author: "Keeper", isUnread: true, isStarred: true),
        ]
        let statements = try statements { library in
            let lists =
                filters.map { (ArchiveID(1), $0) } + ([PostFilter()] + filters).map { (kept, $0) }
            for (archive, filter) in lists {
                for isReversed in [false, true] {
                    for anchor: RowQuery.Anchor in [
                        .first, .last, .after(key), .before(key), .around(key),
                    ] {
                        let query = RowQuery(
                            archive: archive, section: .posts, anchor: anchor, limit: 3,
                            isReversed: isReversed, filter: filter)
                        _ = try library.rows(query)
                        for direction: ReadingDirection in [.forward, .backward] {
                            _ = try library.nextUnread(query, direction: direction)
                            _ = try library.findTitle("no", query, direction: direction) { false }
                        }
                    }
                }
                _ = try library.outline(of: archive, filter: filter) { false }
            }
            for archive in [ArchiveID(1), kept] {
                _ = try library.filterChoices(of: archive, .posts) { false }
            }
            _ = try library.position(in: kept)
        }
        #expect(statements.count > 40)
        for sql in statements {
            let steps = try plan(sql)
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(sql)\n\(steps)")
            // What a subquery has found is no table.
            let scans = steps.filter { $0.contains("SCAN") && !$0.contains("subquery") }
            #expect(scans == [], "\(sql)\n\(steps)")
        }
        // Where a post stands is counted without the posts' own rows.
        for table in ["kept_post", "label_post"] {
            let counts = "SELECT count(*) FROM \(table) k WHERE"
            #expect(statements.contains { $0.hasPrefix(counts) }, "\(table)")
        }
        func lead(_ words: String) -> String? {
            statements.first { $0.contains(words) && $0.contains("ORDER BY") }
        }
        let labelled = try #require(lead("label_post k CROSS JOIN post p"))
        #expect(
            try plan(labelled).first?.hasPrefix(
                "SEARCH k USING PRIMARY KEY (label=? AND section=? AND (local,post)") == true)
        let listed = try #require(lead("kept_post k CROSS JOIN post p"))
        #expect(
            try plan(listed).first?.hasPrefix(
                "SEARCH k USING PRIMARY KEY (search=? AND (local,post)") == true)
        let written = try #require(lead("post p INDEXED BY post_author"))
        #expect(
            try plan(written).first?.hasPrefix(
                "SEARCH p USING INDEX post_author "
                    + "(archive=? AND section=? AND author=? AND (local,tie)") == true)
    }

    @Test func pagingSeeksByTheWholeKey() throws {
        let statements = try statements { library in
            _ = try library.rows(
                RowQuery(archive: ArchiveID(1), section: .posts, anchor: .last, limit: 9))
        }
        let pages = statements.filter { $0.contains("FROM post p") && $0.contains("ORDER BY") }
        #expect(pages.count == 1)
        #expect(
            try plan(try #require(pages.first)) == [
                "SEARCH p USING INDEX post_order (archive=? AND section=? AND (local,tie)<(?,?))"
            ])
        let ranking = try self.statements { library in
            _ = try library.rows(
                RowQuery(
                    archive: ArchiveID(1), section: .posts,
                    anchor: .after(PostKey(local: 0, id: PostID(0))), limit: 9))
        }
        let count = try #require(ranking.first { $0.contains("count(*) FROM post") })
        #expect(
            try plan(count) == [
                "SEARCH post USING COVERING INDEX post_order "
                    + "(archive=? AND section=? AND local>? AND (local,tie)<(?,?))"
            ])
    }

    @Test func aKnownOrdinalNeedsNoCount() throws {
        let statements = try statements { library in
            let key = try #require(try test.rows().first).key
            for anchor: RowQuery.Anchor in [.after(key), .before(key)] {
                _ = try library.rows(
                    RowQuery(
                        archive: ArchiveID(1), section: .posts, anchor: anchor, limit: 2,
                        knownOrdinal: 0))
            }
        }
        #expect(!statements.isEmpty)
        #expect(!statements.contains { $0.contains("count(*)") })
    }

    @Test func markingSeeks() throws {
        let statements = try statements { library in
            let scopes: [MarkScope] = [
                .posts([PostID(1)]), .month(ArchiveID(1), Month(year: 2011, number: 1)),
                .section(ArchiveID(1), .posts),
            ]
            for scope in scopes {
                for isSet in [true, false] {
                    try library.mark(MarkRequest(scope: scope, mark: .read(isSet)))
                    try library.mark(MarkRequest(scope: scope, mark: .starred(isSet)))
                }
            }
            try library.undo()
            try library.redo()
            try library.save(ReadingPosition(post: PostID(1), offset: 1))
            try library.setReversed(true, archive: ArchiveID(1))
            let comment = CommentKey(post: PostID(1), identity: "c")
            for isFolded in [true, nil] { try library.foldComment(comment, isFolded) }
            for value in ["1", nil] { try library.setSetting("x", to: value) }
        }
        #expect(statements.count > 15)
        for sql in statements where !sql.contains("temp.") {
            // A slice is counted after it was sought.
            let scans = try plan(sql).filter {
                $0.contains("SCAN") && $0 != "SCAN (subquery-1)"
            }
            #expect(scans == [], "\(sql)")
        }
        // What works on the chosen posts may go through those, but through nothing else.
        let touching = try self.statements { library in
            try library.mark(MarkRequest(scope: .posts([PostID(1)]), mark: .read(true)))
            try library.mark(
                MarkRequest(scope: .section(ArchiveID(1), .posts), mark: .starred(true)))
            try library.undo()
            try library.redo()
            for sql in library.connection.keptStatements where sql.contains("temp.") {
                guard !sql.hasPrefix("CREATE") else { continue }
                let steps = try library.connection.all("EXPLAIN QUERY PLAN " + sql) { $0.text(3) }
                let scans = steps.filter { $0.contains("SCAN") }
                #expect(
                    scans.allSatisfy { Self.temporary.contains($0) }, "\(sql)\n\(steps)"
                )
            }
        }
        #expect(!touching.isEmpty)
    }

    /// Steps through the tables that a change of marks works through.
    private static let temporary = [
        "SCAN t", "SCAN touched", "SCAN chosen", "SCAN r", "SCAN reread", "SCAN (subquery-1)",
    ]

    @Test func unreadPostsAreMarkedByTheirOwnIndex() throws {
        let statements = try statements { library in
            try library.mark(MarkRequest(scope: .year(ArchiveID(1), 2011), mark: .read(true)))
        }
        let touch = try #require(
            statements.first { $0.contains("is_read = 0\n") || $0.hasSuffix("is_read = 0") })
        let library = try Library(path: test.library.path)
        try MarkSlices(connection: library.connection) { _, _ in true }.clear()
        let steps = try library.connection.all("EXPLAIN QUERY PLAN " + touch) { $0.text(3) }
        #expect(steps.count == 1)
        #expect(
            steps.first?.contains("INDEX post_unread (archive=? AND section=? AND local>?") == true)
    }

    @Test func mergingSeeks() throws {
        // The tables a merge works through; every other table is only ever sought in.
        let own = [
            "plan", "n", "arrival", "a", "staged_comment", "c", "placed", "s", "l", "r", "k",
            "d", "restock", "twin", "missing", "comment_arrival", "staged_post", "t", "touched",
            "rooted",
            "partial", "(subquery-1)", "(subquery-2)", "(subquery-3)", "q", "sought", "titled",
            "candidate", "fresh_alias", "fresh_address", "revised", "(subquery-4)", "CONSTANT",
            "2", "z", "said", "unseen", "m", "x", "g",
        ]
        let connection = try StagingFile.open(
            forLibrary: test.library.path, beside: test.library.path)
        let stager = try Stager(connection)
        for number in 0..<5 {
            let post = PostContent.test("p\(number)", "2011-01-02", labels: ["y"], text: "new")
            try stager.stage(post, library: ArchiveID(1))
            try stager.stage(.test("c\(number)", on: "p\(number)", answers: "c0"))
        }
        try stager.stage(.test("brand new"), library: ArchiveID(1))
        try stager.end()
        _ = try Merge(
            connection: connection, blog: .test, isComplete: true, isDescending: false,
            isRehearsal: false
        ).run { false }
        var count = 0
        for sql in connection.keptStatements
        where ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(where: sql.hasPrefix) {
            count += 1
            let steps = try connection.all("EXPLAIN QUERY PLAN " + sql) { $0.text(3) }
            for step in steps where step.hasPrefix("SCAN") {
                let table = step.split(separator: " ")[1]
                // SQLite looks for rows that lack a label only where it has counted such rows.
                if table == "post_label", sql.contains("INTO label (") { continue }
                #expect(own.contains(String(table)), "\(sql)\n\(steps)")
            }
            #expect(!steps.contains { $0.contains("AUTOMATIC") }, "\(sql)\n\(steps)")
        }
        #expect(count > 30)
    }
}
