internal import ArchiveModel
internal import SQLite

/// How many posts a section has, and how many of them before a month, added up from the tallies of
/// the months.
///
/// The sums are kept while the library stays as it is, for paging asks for them with every stretch, and
/// adding up takes longer than all else in it. Call within a transaction.
final class MonthSums {
    private let connection: Connection
    private var known: Known?

    private struct Known {
        var archive: ArchiveID
        var section: Section
        var version: LibraryVersion
        /// By rising month: its number, and the posts up to its end.
        var sums: [(month: Int, posts: Int)]
    }

    init(connection: Connection) { self.connection = connection }

    /// All posts of a section.
    func total(_ archive: ArchiveID, _ section: Section) throws(SQLiteError) -> Int {
        try sums(archive, section).last?.posts ?? 0
    }

    /// The posts of a section in the months before one.
    func posts(
        before month: Month, _ archive: ArchiveID, _ section: Section
    ) throws(SQLiteError) -> Int {
        try sums(archive, section).last { $0.month < month.index }?.posts ?? 0
    }

    private func sums(
        _ archive: ArchiveID, _ section: Section
    ) throws(SQLiteError) -> [(month: Int, posts: Int)] {
        let version = try LibraryVersion(of: connection)
        if let known, known.archive == archive, known.section == section, known.version == version {
            return known.sums
        }
        var sum = 0
        let sums = try connection.all(
            """
            SELECT month, posts FROM month_tally WHERE archive = ? AND section = ? ORDER BY month
            """, archive.rawValue, section.rawValue
        ) { row in
            sum += row.int(1)
            return (month: row.int(0), posts: sum)
        }
        known = Known(archive: archive, section: section, version: version, sums: sums)
        return sums
    }
}
