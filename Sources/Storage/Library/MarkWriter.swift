internal import ArchiveModel
internal import SQLite

/// Sets marks and takes them back: set-based SQL in one transaction each, durable when it ends.
///
/// The temporary table `touched` holds exactly the posts whose mark changes.
struct MarkWriter {
    let connection: Connection
    /// The time to note, in Unix seconds.
    let now: Int64

    private var tallies: Tallies { Tallies(connection: connection) }
    private var journal: MarkJournal { MarkJournal(connection: connection) }

    /// Sets a mark on those posts of a scope that do not have it.
    func mark(_ request: MarkRequest) throws(SQLiteError) -> MarkOutcome {
        try connection.transaction(.write) { () throws(SQLiteError) in
            let column = MarkColumn(request.mark)
            try tallies.clearTouched()
            try touch(request.scope, column)
            var outcome = try outcome(column)
            let reread = RereadPosts(connection: connection)
            if column.isTallied, column.isSet {
                let again = try reread.find(request.scope)
                outcome.posts += again.prefix(max(0, 100 - outcome.posts.count))
            }
            guard outcome.changed > 0 else {
                guard column.isTallied, column.isSet else { return outcome }
                // The sign of a change alone is taken off: that can be taken back too.
                if !request.isAutomatic, !outcome.posts.isEmpty {
                    try reread.note(in: try journal.append(column, madeAt: now))
                }
                try reread.clear()
                return outcome
            }
            try nameMarks(column)
            if !request.isAutomatic {
                let step = try journal.append(column, madeAt: now)
                if column.isTallied, column.isSet { try reread.note(in: step) }
            }
            if column.isTallied, column.isSet { try reread.clear() }
            try connection.run(
                "UPDATE mark SET \(column.time) = ? WHERE id IN (SELECT mark FROM temp.touched)",
                column.isSet ? now : nil)
            try flip(column)
            return outcome
        }
    }

    /// Takes back the newest step, nil when there is none.
    func undo() throws(SQLiteError) -> MarkOutcome? {
        try connection.transaction(.write) { () throws(SQLiteError) -> MarkOutcome? in
            guard let step = try journal.newest() else { return nil }
            let column = step.column.opposite
            let outcome = try touch(step, column)
            try connection.run(
                """
                UPDATE mark SET \(column.time) = i.before
                FROM mark_item i WHERE i.step = ? AND mark.id = i.mark AND \(Self.ownItems(step))
                """, step.id)
            try flip(column)
            try RereadPosts(connection: connection).restore(step)
            try journal.set(step, isUndone: true)
            return outcome
        }
    }

    /// Makes the step that was taken back last again, nil when there is none.
    func redo() throws(SQLiteError) -> MarkOutcome? {
        try connection.transaction(.write) { () throws(SQLiteError) -> MarkOutcome? in
            guard let step = try journal.oldestUndone() else { return nil }
            let outcome = try touch(step, step.column)
            try connection.run(
                """
                UPDATE mark SET \(step.column.time) = ?
                WHERE id IN (SELECT mark FROM mark_item i WHERE i.step = ? AND \(Self.ownItems(step)))
                """, step.column.isSet ? step.madeAt : nil, step.id)
            try flip(step.column)
            try RereadPosts(connection: connection).clearAgain(step)
            try journal.set(step, isUndone: false)
            return outcome
        }
    }

    /// Names the posts of a scope whose flag is not yet as wanted.
    private func touch(_ scope: MarkScope, _ column: MarkColumn) throws(SQLiteError) {
        switch scope {
        case .posts(let posts):
            for post in posts {
                try connection.run(
                    """
                    INSERT OR IGNORE INTO temp.touched (post)
                    SELECT id FROM post WHERE id = ? AND \(column.flag) <> ?
                    """, post.rawValue, column.isSet)
            }
        case .month(let archive, let month):
            try touch(archive, .posts, from: month.firstLocal, to: month.endLocal, column)
        case .year(let archive, let year):
            try touch(
                archive, .posts, from: Month(year: year, number: 1).firstLocal,
                to: Month(year: year, number: 12).endLocal, column)
        case .section(let archive, let section):
            try touch(archive, section, from: Int64.min, to: Int64.max, column)
        case .filtered(let archive, let section, let span, let filter):
            try touch(archive, section, span, filter, column)
        }
    }

    /// The flag is part of the text and not bound, so that the index of unread posts is used.
    private func touch(
        _ archive: ArchiveID, _ section: Section, from start: Int64, to end: Int64,
        _ column: MarkColumn
    ) throws(SQLiteError) {
        guard !archive.isKeptSearch else {
            return try touch(archive, section, start..<end, PostFilter(), column)
        }
        try connection.run(
            """
            INSERT INTO temp.touched (post) SELECT id FROM post
            WHERE archive = ? AND section = ? AND local >= ? AND local < ?
                AND \(column.flag) = \(column.isSet ? 0 : 1)
            """, archive.rawValue, section.rawValue, start, end)
    }

    /// The same for a kept search, or for those that pass a filter.
    private func touch(
        _ archive: ArchiveID, _ section: Section, _ span: Range<Int64>, _ filter: PostFilter,
        _ column: MarkColumn
    ) throws(SQLiteError) {
        let posts = try ListedPosts(archive, section, filter, connection)
        let test = "p.\(column.flag) = \(column.isSet ? 0 : 1)"
        try connection.insert(posts.with((test, [])), span, into: "temp.touched (post)")
    }

    /// Names the posts of a step whose flag is not as it will be.
    private func touch(
        _ step: MarkStep, _ column: MarkColumn
    ) throws(SQLiteError) -> MarkOutcome {
        try tallies.clearTouched()
        try connection.run(
            """
            INSERT INTO temp.touched (post) SELECT p.id
            FROM mark_item i CROSS JOIN mark m ON m.id = i.mark
                CROSS JOIN archive a ON a.identity = m.archive_identity
                CROSS JOIN origin o ON o.archive = a.id AND o.identity = m.post_identity
                CROSS JOIN post p ON p.id = o.post
            WHERE i.step = ? AND p.\(column.flag) <> ? AND \(Self.ownItems(step))
            """, step.id, column.isSet)
        return try outcome(column)
    }

    /// SQL for the items of a step whose mark it changed, not only the sign of a changed text.
    private static func ownItems(_ step: MarkStep) -> String {
        step.column.isSet ? "i.before IS NULL" : "true"
    }

    private func outcome(_ column: MarkColumn) throws(SQLiteError) -> MarkOutcome {
        let changed = try connection.first("SELECT count(*) FROM temp.touched") { $0.int(0) } ?? 0
        let posts = try connection.all("SELECT post FROM temp.touched LIMIT 100") {
            PostID($0.int64(0))
        }
        return MarkOutcome(mark: column.mark, changed: changed, posts: posts)
    }

    /// Finds or makes the rows of `mark` of the touched posts and notes their old times.
    private func nameMarks(_ column: MarkColumn) throws(SQLiteError) {
        if column.isSet {
            try connection.run(
                """
                INSERT OR IGNORE INTO mark (archive_identity, post_identity)
                SELECT a.identity, p.identity FROM temp.touched t
                    CROSS JOIN post p ON p.id = t.post CROSS JOIN archive a ON a.id = p.archive
                """)
        }
        try connection.run(
            """
            UPDATE temp.touched SET (mark, before) = (
                SELECT m.id, m.\(column.time) FROM post p
                    CROSS JOIN archive a ON a.id = p.archive
                    CROSS JOIN mark m
                        ON m.archive_identity = a.identity AND m.post_identity = p.identity
                WHERE p.id = touched.post)
            """)
    }

    /// Gives the touched posts' flag its new value.
    private func flip(_ column: MarkColumn) throws(SQLiteError) {
        if column.isTallied { try tallies.subtract() }
        try connection.run(
            "UPDATE post SET \(column.flag) = ? WHERE id IN (SELECT post FROM temp.touched)",
            column.isSet)
        if column.isTallied { try tallies.add() }
    }
}
