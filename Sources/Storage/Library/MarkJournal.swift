internal import ArchiveModel
internal import SQLite

/// A kind of mark and the value to set: the columns that hold it.
struct MarkColumn {
    /// How the journal names the kind.
    let kind: Int
    let isSet: Bool

    init(kind: Int, isSet: Bool) {
        self.kind = kind
        self.isSet = isSet
    }

    init(_ mark: MarkRequest.Mark) {
        switch mark {
        case .read(let isSet): self.init(kind: 0, isSet: isSet)
        case .starred(let isSet): self.init(kind: 1, isSet: isSet)
        }
    }

    /// The same kind, the other value.
    var opposite: MarkColumn { MarkColumn(kind: kind, isSet: !isSet) }

    var mark: MarkRequest.Mark { kind == 0 ? .read(isSet) : .starred(isSet) }
    /// The column of `post`.
    var flag: String { kind == 0 ? "is_read" : "is_starred" }
    /// The column of `mark`.
    var time: String { kind == 0 ? "read_at" : "starred_at" }
    /// Whether tallies count it.
    var isTallied: Bool { kind == 0 }
}

/// A change of marks that can be taken back.
struct MarkStep {
    let id: Int64
    /// What was set, on posts that all had the opposite.
    let column: MarkColumn
    /// When, in Unix seconds.
    let madeAt: Int64
}

/// The steps that undo and redo walk along, kept in the library without limit.
struct MarkJournal {
    let connection: Connection

    /// Begins a step; what was undone is forgotten.
    /// - Returns: The step's number.
    func begin(_ column: MarkColumn, madeAt: Int64) throws(SQLiteError) -> Int64 {
        try connection.run("DELETE FROM mark_step WHERE is_undone = 1")
        try connection.run(
            "INSERT INTO mark_step (kind, is_set, made_at) VALUES (?, ?, ?)", column.kind,
            column.isSet, madeAt)
        return connection.lastInsertRowID
    }

    /// Notes the marks and old times that stand in `touched`.
    func append(to step: Int64) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO mark_item (step, mark, before)
            SELECT ?, mark, before FROM temp.touched ORDER BY mark
            """, step)
    }

    /// The step to take back next.
    func newest() throws(SQLiteError) -> MarkStep? {
        try connection.first(
            """
            SELECT id, kind, is_set, made_at FROM mark_step
            WHERE is_undone = 0 ORDER BY id DESC LIMIT 1
            """, read: step)
    }

    /// The step to make again next.
    func oldestUndone() throws(SQLiteError) -> MarkStep? {
        try connection.first(
            """
            SELECT id, kind, is_set, made_at FROM mark_step
            WHERE is_undone = 1 ORDER BY id LIMIT 1
            """, read: step)
    }

    /// Notes that a step was taken back or made again.
    func set(_ step: MarkStep, isUndone: Bool) throws(SQLiteError) {
        try connection.run(
            "UPDATE mark_step SET is_undone = ? WHERE id = ?", isUndone, step.id)
    }

    private func step(_ row: Row) -> MarkStep {
        MarkStep(
            id: row.int64(0), column: MarkColumn(kind: row.int(1), isSet: row.bool(2)),
            madeAt: row.int64(3))
    }
}
