internal import ArchiveModel
internal import SQLite

/// Sets marks and takes them back: set-based SQL in one transaction each, durable when it ends.
///
/// The temporary table `touched` holds exactly the posts whose mark changes, of many a slice at a
/// time.
struct MarkWriter {
    let connection: Connection
    /// The time to note, in Unix seconds.
    let now: Int64
    /// Hears between two slices how many posts of how many are done, and says whether to go on.
    var goesOn: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }

    private var slices: MarkSlices { MarkSlices(connection: connection, goesOn: goesOn) }

    private var tallies: Tallies { Tallies(connection: connection) }
    private var journal: MarkJournal { MarkJournal(connection: connection) }

    /// Sets a mark on those posts of a scope that do not have it.
    func mark(_ request: MarkRequest) throws(SQLiteError) -> MarkOutcome {
        try connection.transaction(.write) { () throws(SQLiteError) in
            let column = MarkColumn(request.mark)
            try slices.clear()
            try choose(request.scope, column)
            var outcome = try outcome(column)
            let reread = RereadPosts(connection: connection)
            if column.isTallied, column.isSet {
                let again = try reread.find(request.scope)
                outcome.posts += again.prefix(max(0, Self.mostPosts - outcome.posts.count))
            }
            guard outcome.changed > 0 else {
                guard column.isTallied, column.isSet else { return outcome }
                // The sign of a change alone is taken off: that can be taken back too.
                if !request.isAutomatic, !outcome.posts.isEmpty {
                    try reread.note(in: try journal.begin(column, madeAt: now))
                }
                try reread.clear()
                return outcome
            }
            let step = request.isAutomatic ? nil : try journal.begin(column, madeAt: now)
            try slices.forEach(of: outcome.changed) { () throws(SQLiteError) in
                try set(column, in: step)
            }
            if column.isTallied, column.isSet {
                if let step { try reread.note(in: step) }
                try reread.clear()
            }
            return outcome
        }
    }

    /// Sets a mark on the touched posts, which do not have it.
    private func set(_ column: MarkColumn, in step: Int64?) throws(SQLiteError) {
        try nameMarks(column)
        if let step { try journal.append(to: step) }
        try connection.run(
            "UPDATE mark SET \(column.time) = ? WHERE id IN (SELECT mark FROM temp.touched)",
            column.isSet ? now : nil)
        try flip(column)
    }

    /// Takes back the newest step, nil when there is none.
    func undo() throws(SQLiteError) -> MarkOutcome? {
        try connection.transaction(.write) { () throws(SQLiteError) -> MarkOutcome? in
            guard let step = try journal.newest() else { return nil }
            let outcome = try change(step, to: step.column.opposite) {
                (after, last) throws(SQLiteError) in
                let column = step.column
                try connection.run(
                    """
                    UPDATE mark SET \(column.time) = i.before
                    FROM mark_item i WHERE i.step = ? AND i.mark > ? AND i.mark <= ?
                        AND mark.id = i.mark AND \(Self.ownItems(step))
                    """, step.id, after, last)
            }
            try RereadPosts(connection: connection).restore(step)
            try journal.set(step, isUndone: true)
            return outcome
        }
    }

    /// Makes the step that was taken back last again, nil when there is none.
    func redo() throws(SQLiteError) -> MarkOutcome? {
        try connection.transaction(.write) { () throws(SQLiteError) -> MarkOutcome? in
            guard let step = try journal.oldestUndone() else { return nil }
            let outcome = try change(step, to: step.column) { (after, last) throws(SQLiteError) in
                try connection.run(
                    """
                    UPDATE mark SET \(step.column.time) = ?
                    WHERE id IN (
                        SELECT mark FROM mark_item i
                        WHERE i.step = ? AND i.mark > ? AND i.mark <= ? AND \(Self.ownItems(step)))
                    """, step.column.isSet ? step.madeAt : nil, step.id, after, last)
            }
            try RereadPosts(connection: connection).clearAgain(step)
            try journal.set(step, isUndone: false)
            return outcome
        }
    }

    /// Gives the posts of a step another flag, and their marks the times that it wants.
    private func change(
        _ step: MarkStep, to column: MarkColumn,
        _ setTimes: (_ after: Int64, _ last: Int64) throws(SQLiteError) -> Void
    ) throws(SQLiteError) -> MarkOutcome {
        var outcome = MarkOutcome(mark: column.mark, changed: 0, posts: [])
        try slices.forEach(of: step) { (after, last) throws(SQLiteError) in
            try tallies.clearTouched()
            outcome.changed += try touch(step, column, after: after, last: last)
            if outcome.posts.count < Self.mostPosts {
                outcome.posts += try connection.all(
                    "SELECT post FROM temp.touched LIMIT ?", Self.mostPosts - outcome.posts.count
                ) { PostID($0.int64(0)) }
            }
            try setTimes(after, last)
            try flip(column)
        }
        return outcome
    }

    /// How many of the changed posts an outcome names.
    private static let mostPosts = 100

    /// Names the posts of a scope whose flag is not yet as wanted.
    private func choose(_ scope: MarkScope, _ column: MarkColumn) throws(SQLiteError) {
        switch scope {
        case .posts(let posts):
            for post in posts {
                try connection.run(
                    """
                    INSERT OR IGNORE INTO temp.chosen
                    SELECT id FROM post WHERE id = ? AND \(column.flag) <> ?
                    """, post.rawValue, column.isSet)
            }
        case .month(let archive, let month):
            try choose(archive, .posts, from: month.firstLocal, to: month.endLocal, column)
        case .year(let archive, let year):
            try choose(
                archive, .posts, from: Month(year: year, number: 1).firstLocal,
                to: Month(year: year, number: 12).endLocal, column)
        case .section(let archive, let section):
            try choose(archive, section, from: Int64.min, to: Int64.max, column)
        case .filtered(let archive, let section, let span, let filter):
            try choose(archive, section, span, filter, column)
        }
    }

    /// The flag is part of the text and not bound, so that the index of unread posts is used.
    private func choose(
        _ archive: ArchiveID, _ section: Section, from start: Int64, to end: Int64,
        _ column: MarkColumn
    ) throws(SQLiteError) {
        guard !archive.isKeptSearch else {
            return try choose(archive, section, start..<end, PostFilter(), column)
        }
        try connection.run(
            """
            INSERT INTO temp.chosen SELECT id FROM post
            WHERE archive = ? AND section = ? AND local >= ? AND local < ?
                AND \(column.flag) = \(column.isSet ? 0 : 1)
            """, archive.rawValue, section.rawValue, start, end)
    }

    /// The same for a kept search, or for those that pass a filter.
    private func choose(
        _ archive: ArchiveID, _ section: Section, _ span: Range<Int64>, _ filter: PostFilter,
        _ column: MarkColumn
    ) throws(SQLiteError) {
        let posts = try ListedPosts(archive, section, filter, connection)
        let test = "p.\(column.flag) = \(column.isSet ? 0 : 1)"
        try connection.insert(posts.with((test, [])), span, into: "temp.chosen")
    }

    /// Names the posts of a slice of a step whose flag is not as it will be; gives their number.
    private func touch(
        _ step: MarkStep, _ column: MarkColumn, after: Int64, last: Int64
    ) throws(SQLiteError) -> Int {
        try connection.run(
            """
            INSERT INTO temp.touched (post) SELECT p.id
            FROM mark_item i CROSS JOIN mark m ON m.id = i.mark
                CROSS JOIN archive a ON a.identity = m.archive_identity
                CROSS JOIN origin o ON o.archive = a.id AND o.identity = m.post_identity
                CROSS JOIN post p ON p.id = o.post
            WHERE i.step = ? AND i.mark > ? AND i.mark <= ? AND p.\(column.flag) <> ?
                AND \(Self.ownItems(step))
            """, step.id, after, last, column.isSet)
    }

    /// SQL for the items of a step whose mark it changed, not only the sign of a changed text.
    private static func ownItems(_ step: MarkStep) -> String {
        step.column.isSet ? "i.before IS NULL" : "true"
    }

    private func outcome(_ column: MarkColumn) throws(SQLiteError) -> MarkOutcome {
        let changed = try connection.first("SELECT count(*) FROM temp.chosen") { $0.int(0) } ?? 0
        let posts = try connection.all("SELECT post FROM temp.chosen LIMIT ?", Self.mostPosts) {
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
