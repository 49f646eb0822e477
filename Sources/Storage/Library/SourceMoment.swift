internal import ArchiveModel
internal import SQLite

/// How far an import may change what the library has of a blog.
enum SourceStanding {
    /// The newest there is of the whole blog: the library becomes as it says.
    case complete
    /// What a source says that is older than the library's newest complete one: it only adds.
    case outdated
    /// A part of the blog: it adds and edits.
    case partial
}

/// The moment a complete source tells of, which says which of two is the newer one.
struct SourceMoment {
    /// When it was exported, as it says itself, in Unix seconds; nil when it does not say.
    let exportedAt: Int64?
    /// The instant of its newest dated post or comment, in Unix seconds; nil when it has none.
    let newestContent: Int64?

    /// Whether this is of an earlier moment; never when the two cannot be compared.
    ///
    /// A stated moment is only compared with a stated one: the newest post of a blog can be years
    /// older than its export.
    func precedes(_ other: SourceMoment) -> Bool {
        if let exportedAt, let theirs = other.exportedAt { return exportedAt < theirs }
        guard let newestContent, let theirs = other.newestContent else { return false }
        return newestContent < theirs
    }

    /// Whether both say when they were exported, and this was earlier.
    func isStatedEarlier(than other: SourceMoment) -> Bool {
        guard let exportedAt, let theirs = other.exportedAt else { return false }
        return exportedAt < theirs
    }

    /// The moment of what was staged.
    ///
    /// Some feeds state one that they never bring up to date.
    static func staged(
        _ connection: Connection, of blog: BlogInfo, isComplete: Bool
    ) throws(SQLiteError) -> SourceMoment {
        var newest: Int64?
        for table in ["staged_post", "staged_comment"] {
            let instant = try connection.first(
                """
                SELECT max(local - 60 * coalesce(offset_minutes, 0)) FROM \(table)
                WHERE local < ?
                """, PostKey.undatedLocal
            ) { $0.optionalInt64(0) }
            if let instant = instant ?? nil { newest = max(newest ?? instant, instant) }
        }
        let stated = blog.exportedAt.map { isComplete ? $0 : max($0, newest ?? $0) }
        return SourceMoment(exportedAt: stated, newestContent: newest)
    }

    /// The moment of the newest complete source that the library has had of an archive.
    static func kept(
        _ connection: Connection, of archive: Int64
    ) throws(SQLiteError) -> SourceMoment {
        try connection.first(
            "SELECT exported_at, newest_content FROM archive WHERE id = ?", archive
        ) { SourceMoment(exportedAt: $0.optionalInt64(0), newestContent: $0.optionalInt64(1)) }
            ?? SourceMoment(exportedAt: nil, newestContent: nil)
    }

    /// Keeps this as the newest moment; what it does not say leaves what was known.
    func keep(_ connection: Connection, of archive: Int64) throws(SQLiteError) {
        try connection.run(
            """
            UPDATE archive SET exported_at = coalesce(?, exported_at),
                newest_content = coalesce(?, newest_content) WHERE id = ?
            """, exportedAt, newestContent, archive)
    }
}
