public import ArchiveModel
internal import SQLite
internal import Search

/// Kept searches, and lists that show only some of the posts.
///
/// A kept search is named as an archive is, see ``ArchiveModel/ArchiveID/init(keptSearch:)``: what
/// ``Library`` reads, marks and keeps by archive it does by kept search too.
extension Library {
    /// The searches that the reader has kept, by name.
    public func keptSearches() throws(LibraryError) -> [ArchiveSummary] {
        try translate(path) { () throws(SQLiteError) in try kept.all() }
    }

    /// Keeps a search; when it returns it is on disk.
    /// - Returns: What names it; nil where another kept search has that name, case and accents aside.
    public func keep(
        _ search: KeptSearch, called name: String
    ) throws(LibraryError) -> ArchiveID? {
        try translate(path) { () throws(SQLiteError) in try kept.keep(search, called: name) }
    }

    /// Gives a kept search another name; false where another has that, or there is none.
    public func renameKeptSearch(
        _ search: ArchiveID, to name: String
    ) throws(LibraryError) -> Bool {
        try translate(path) { () throws(SQLiteError) in try kept.rename(search, to: name) }
    }

    /// Keeps a search no more; the posts it listed stay as they are.
    public func forgetKeptSearch(_ search: ArchiveID) throws(LibraryError) {
        try translate(path) { () throws(SQLiteError) in try kept.forget(search) }
    }

    /// Makes a kept search anew, so that it lists what it finds now.
    ///
    /// For work beside the loop: costs what the search does, and some microseconds for each post that
    /// comes or goes. While only a part of the library is indexed, nothing goes.
    /// - Parameters:
    ///   - search: What to make anew; one that is not there is left alone.
    ///   - index: The library's search index.
    ///   - isCancelled: Asked again and again.
    /// - Returns: Whether it lists other posts than before.
    /// - Throws: ``LibraryError``, ``LibraryError/cancelled`` when told to stop.
    public func refreshKeptSearch(
        _ search: ArchiveID, by index: SearchReader, isCancelled: @escaping () -> Bool
    ) throws(LibraryError) -> Bool {
        guard let summary = try keptSearches().first(where: { $0.id == search }),
            let kept = summary.kept
        else { return false }
        let refresh = KeptRefresh(connection: connection, search: -search.rawValue)
        let isComplete = try index.coverage().isComplete
        let query = SearchParser(currentYear: kept.year).read(kept.query, isTyping: true)
        var found: [PostID] = []
        try index.search(query, in: kept.archive, order: .oldest, isCancelled: isCancelled) {
            hits in
            found += hits.map(\.post)
        }
        return try translate(path) { () throws(SQLiteError) in
            try refresh.begin()
            try refresh.add(found)
            return try refresh.apply(mayDrop: isComplete, isCancelled: isCancelled)
        }
    }

    /// The counts of those posts of an archive or kept search that pass a filter; goes through all of
    /// them.
    /// - Throws: ``LibraryError``, ``LibraryError/cancelled`` when told to stop.
    public func outline(
        of archive: ArchiveID, filter: PostFilter, isCancelled: @escaping () -> Bool
    ) throws(LibraryError) -> ArchiveOutline {
        guard !filter.isEmpty else { return try outline(of: archive) }
        return try translate(path) { () throws(SQLiteError) in
            try ListCounter(connection: connection).outline(
                of: archive, filter, isCancelled: isCancelled)
        }
    }

    /// What the posts of a section, or of a kept search, can be filtered by: what is unread, what is
    /// starred, labels and authors, of each kind the most frequent first.
    ///
    /// Counts them all: about 10 ms for an archive of 50,000 posts.
    /// - Throws: ``LibraryError``, ``LibraryError/cancelled`` when told to stop.
    public func filterChoices(
        of archive: ArchiveID, _ section: Section, isCancelled: @escaping () -> Bool
    ) throws(LibraryError) -> [FilterChoice] {
        try translate(path) { () throws(SQLiteError) in
            try ListCounter(connection: connection).choices(
                of: archive, section, isCancelled: isCancelled)
        }
    }
}
