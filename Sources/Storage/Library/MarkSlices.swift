internal import SQLite

/// Walks through what a change of marks is about to change, a few hundred posts at a time.
///
/// Between two slices whoever waits for the change hears how far it is, and may stop it: then the
/// transaction that it is part of comes to nothing.
struct MarkSlices {
    let connection: Connection
    /// Hears how many posts of how many are done, and says whether to go on.
    let goesOn: (_ done: Int, _ total: Int) -> Bool

    /// How many posts a slice has: a few milliseconds of work.
    static let size = 500

    /// Makes `chosen`, the posts that are to change, an empty table.
    func clear() throws(SQLiteError) {
        try connection.run("CREATE TEMP TABLE IF NOT EXISTS chosen (post INTEGER PRIMARY KEY)")
        try connection.run("DELETE FROM temp.chosen")
    }

    /// Puts the chosen posts in `touched`, a slice at a time, and works on each.
    /// - Throws: ``SQLiteError/cancelled`` when told to stop.
    func forEach(of total: Int, _ work: () throws(SQLiteError) -> Void) throws(SQLiteError) {
        let tallies = Tallies(connection: connection)
        var last = Int64.min
        var done = 0
        while done < total {
            guard goesOn(done, total) else { throw .cancelled }
            try tallies.clearTouched()
            done += try connection.run(
                """
                INSERT INTO temp.touched (post)
                SELECT post FROM temp.chosen WHERE post > ? ORDER BY post LIMIT ?
                """, last, Self.size)
            let end = try connection.first(
                "SELECT post FROM temp.touched ORDER BY post DESC LIMIT 1"
            ) { $0.int64(0) }
            guard let end else { return }
            last = end
            try work()
        }
    }

    /// Works on the items of a step, a slice at a time: those whose marks are beyond one row of
    /// `mark`, up to and with another.
    /// - Throws: ``SQLiteError/cancelled`` when told to stop.
    func forEach(
        of step: MarkStep, _ work: (_ after: Int64, _ last: Int64) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let total =
            try connection.first(
                "SELECT count(*) FROM mark_item WHERE step = ?", step.id
            ) { $0.int(0) } ?? 0
        var after = Int64.min
        var done = 0
        while done < total {
            guard goesOn(done, total) else { throw .cancelled }
            let slice = try connection.first(
                """
                SELECT max(mark), count(*) FROM (
                    SELECT mark FROM mark_item WHERE step = ? AND mark > ? ORDER BY mark LIMIT ?)
                """, step.id, after, Self.size
            ) { (last: $0.int64(0), count: $0.int(1)) }
            guard let slice, slice.count > 0 else { return }
            try work(after, slice.last)
            after = slice.last
            done += slice.count
        }
    }
}
