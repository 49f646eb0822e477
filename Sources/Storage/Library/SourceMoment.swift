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
    /// Saved pages of a blog that the library knows from a better source: they only add, and fill
    /// in texts that are empty.
    case supplement

    /// Whether what the library knows stands against what the source says.
    var onlyAdds: Bool { self == .outdated || self == .supplement }
}

/// The moment a complete source tells of, which says which of two is the newer one.
struct SourceMoment {
    /// When it was exported, as it says itself, in Unix seconds; nil when it does not say.
    let exportedAt: Int64?
    /// The instant of its newest published post or comment, in Unix seconds; nil when it has none.
    let newestContent: Int64?

    /// Whether this is of an earlier moment; never when the two cannot be compared.
    ///
    /// A stated moment is only compared with a stated one: the newest post of a blog can be years
    /// older than its export. Where one does not state it, an earlier newest post alone tells
    /// little, for that may have been deleted: what is older also has nothing new. `hasNew` says
    /// whether the source has posts that the library lacks.
    func precedes(_ other: SourceMoment, hasNew: Bool) -> Bool {
        if let exportedAt, let theirs = other.exportedAt { return exportedAt < theirs }
        guard !hasNew, let newestContent, let theirs = other.newestContent else { return false }
        return newestContent < theirs
    }

    /// Whether both say when they were exported, and this was earlier.
    func isStatedEarlier(than other: SourceMoment) -> Bool {
        guard let exportedAt, let theirs = other.exportedAt else { return false }
        return exportedAt < theirs
    }

    /// Whether both say when they were exported, and that was less than a day apart.
    func isOfSameDay(as other: SourceMoment) -> Bool {
        guard let exportedAt, let theirs = other.exportedAt else { return false }
        return abs(exportedAt - theirs) < 86_400
    }

    /// The moment of what was staged; nothing in it is later than now, in Unix seconds.
    ///
    /// A draft may be dated ahead and a post by mistake: neither tells when the source was made.
    static func staged(
        _ connection: Connection, of blog: BlogInfo, isComplete: Bool, now: Int64
    ) throws(SQLiteError) -> SourceMoment {
        var newest: Int64?
        let published = PostStatus.published.rawValue
        for content in ["staged_post WHERE status = \(published) AND", "staged_comment WHERE"] {
            let instant = try connection.first(
                """
                SELECT max(local - 60 * coalesce(offset_minutes, 0)) FROM \(content)
                    local - 60 * coalesce(offset_minutes, 0) <= ?
                """, now
            ) { $0.optionalInt64(0) }
            if let instant = instant ?? nil { newest = max(newest ?? instant, instant) }
        }
        return SourceMoment(of: blog, newestContent: newest, isComplete: isComplete, now: now)
    }

    /// The moment of the newest complete source that the library has had of an archive; nothing
    /// in it is later than now.
    static func kept(
        _ connection: Connection, of archive: Int64, now: Int64
    ) throws(SQLiteError) -> SourceMoment {
        try connection.first(
            """
            SELECT min(exported_at, ?1), iif(newest_content <= ?1, newest_content, NULL)
            FROM archive WHERE id = ?2
            """, now, archive
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

extension SourceMoment {
    /// The moment of a source whose newest content is known; nothing in it is later than now.
    ///
    /// Some feeds state a moment that they never bring up to date. `now` is in Unix seconds.
    init(of blog: BlogInfo, newestContent: Int64?, isComplete: Bool, now: Int64) {
        let stated = blog.exportedAt.map { isComplete ? $0 : max($0, newestContent ?? $0) }
        self.init(exportedAt: stated.map { min($0, now) }, newestContent: newestContent)
    }
}
