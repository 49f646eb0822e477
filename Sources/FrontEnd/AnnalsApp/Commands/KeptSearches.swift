internal import ArchiveModel
internal import Library

/// The kept searches, as they find now.
struct KeptSearches {
    let library: Library
    let context: CommandContext

    /// All of them, made anew by the search index as it is.
    func all() throws(Failure) -> [ArchiveSummary] {
        try refreshAll()
        return try context.using { () throws(LibraryError) in try library.keptSearches() }
    }

    /// Makes them all anew.
    func refreshAll() throws(Failure) {
        let known = try context.using { () throws(LibraryError) in try library.keptSearches() }
        if !known.isEmpty { try refresh(known.map(\.id)) }
    }

    /// The one of a name, made anew once all of the library can be searched.
    func current(named name: String) throws(Failure) -> ArchiveID {
        let known = try context.using { () throws(LibraryError) in try library.keptSearches() }
        let named =
            known.first { $0.displayTitle == name }
            ?? known.first { $0.displayTitle.lowercased() == name.lowercased() }
        guard let named else {
            throw Failure(.failed, "no kept search '\(name)'; 'annals list' shows those there are")
        }
        try Indexing(library: library, context: context).run()
        try refresh([named.id])
        return named.id
    }

    private func refresh(_ searches: [ArchiveID]) throws(Failure) {
        let signals = SignalWatch()
        let index = try context.using { () throws(LibraryError) in
            try SearchReader(libraryPath: library.path)
        }
        for search in searches {
            do throws(LibraryError) {
                _ = try library.refreshKeptSearch(search, by: index) { signals.pending() != nil }
            } catch .busy {
                // As it was found last.
                return
            } catch .cancelled {
                throw Failure(signals.pending() ?? .interrupted, "stopped")
            } catch {
                throw Failure(error)
            }
        }
    }
}
