internal import ArchiveModel
internal import SQLite

/// Tells posts that have vanished from those that a source never was to hold.
///
/// Large blogs are exported in parts: by years, by files of some megabytes, posts without pages.
/// Nothing in a part says that it is one, each looks like a whole blog. So what a source lacks has
/// only vanished where the source plausibly covers it: within its stretch of time when it shares
/// posts with the library, beyond that stretch as long as it is little beside what they share.
struct MergeCoverage {
    let connection: Connection
    let archive: Int64
    /// Whether the newest source before it was exported on the same day: two parts are, while a
    /// later export tells of what went meanwhile.
    let isOfSameDay: Bool

    /// So few posts can have vanished whatever else is there: no part of a blog is as small.
    private static let few = 3
    /// Of how many shared posts one may be missing beyond the stretch.
    private static let share = 3

    /// Takes those posts out of `missing` that the source does not cover.
    func narrowMissing() throws(SQLiteError) {
        guard try count("missing") > 0 else { return }
        try connection.execute("DELETE FROM stretch")
        try connection.run(
            """
            INSERT INTO stretch SELECT min(local), max(local) FROM staged_post
            WHERE local < \(PostKey.undatedLocal)
            """)
        try leaveOut(
            "missing", "post",
            "SELECT m.post, p.section, p.local FROM missing m CROSS JOIN post p ON p.id = m.post")
        // An export of posts alone says nothing of pages.
        try connection.run(
            """
            DELETE FROM missing WHERE post IN (
                SELECT m.post FROM (
                    SELECT p.section FROM missing m CROSS JOIN post p ON p.id = m.post
                    GROUP BY 1 HAVING count(*) > \(Self.few)
                        AND p.section NOT IN (SELECT section FROM staged_post)
                ) x CROSS JOIN missing m CROSS JOIN post p ON p.id = m.post AND p.section = x.section)
            """)
    }

    /// Lists in `gone` those new posts of an outdated source that the library's newest would have.
    func listGone() throws(SQLiteError) {
        try connection.run("INSERT INTO gone SELECT n FROM arrival")
        try connection.execute("DELETE FROM stretch")
        try connection.run(
            """
            INSERT INTO stretch SELECT min(local), max(local) FROM post
            WHERE archive = ? AND is_vanished = 0 AND local < \(PostKey.undatedLocal)
            """, archive)
        try leaveOut(
            "gone", "n",
            "SELECT g.n, s.section, s.local FROM gone g CROSS JOIN arrival a ON a.n = g.n CROSS JOIN staged_post s ON s.seq = a.seq"
        )
    }

    /// Takes rows out of a table that are beyond the stretch, or within it, when these are too many.
    private func leaveOut(
        _ table: String, _ column: String, _ rows: String
    ) throws(SQLiteError) {
        let shared = try count("plan WHERE fate <> \(MergePlan.Fate.new)")
        let beyond =
            "\(rows) CROSS JOIN stretch t"
            + " WHERE local < \(PostKey.undatedLocal) AND local NOT BETWEEN t.first AND t.last"
        let beyondCount = try count("(\(beyond))")
        let withinCount = try count(table) - beyondCount
        if isOfSameDay || beyondCount > max(Self.few, shared / Self.share) {
            try connection.run(
                "DELETE FROM \(table) WHERE \(column) IN (SELECT \(column) FROM (\(beyond)))")
        }
        if shared == 0, withinCount > Self.few { try connection.execute("DELETE FROM \(table)") }
    }

    private func count(_ rows: String) throws(SQLiteError) -> Int {
        try connection.first("SELECT count(*) FROM \(rows)") { $0.int(0) } ?? 0
    }

    /// The tables it needs, in the staging file.
    static let tables = """
        CREATE TABLE stretch (first INTEGER, last INTEGER);
        CREATE TABLE gone (n INTEGER PRIMARY KEY);
        """
}
