/// A search that the reader has kept: it is listed beside the archives, and opens as they do.
public struct KeptSearch: Hashable, Sendable {
    /// What is looked for, as it was typed.
    public var query: String
    /// What a month without a year means in it.
    public var year: Int
    /// The archive that is searched; nil for all, and for one that is not there any more.
    public var archive: ArchiveID?
    /// Whether its posts were ever counted whole.
    public var isCounted: Bool

    /// What is looked for, as a list shows it: a space at its end only says that its last word is whole.
    public var shownQuery: String {
        String(query.reversed().drop { $0 == " " }.reversed())
    }

    /// Makes one from its parts.
    public init(
        query: String, year: Int, archive: ArchiveID? = nil, isCounted: Bool = false
    ) {
        self.query = query
        self.year = year
        self.archive = archive
        self.isCounted = isCounted
    }
}

extension ArchiveID {
    /// Names a kept search by the row it has in the library: as the negative of it, so that whatever
    /// opens, lists and marks archives does the same with kept searches.
    public init(keptSearch row: Int64) { self.init(-row) }

    /// Whether it names a kept search and no archive.
    public var isKeptSearch: Bool { rawValue < 0 }
}
