internal import Glibc
internal import Library

/// A program of its own that brings the search index up to date while somebody reads: it takes none
/// of the reader's memory, and the keys go before it.
///
/// Of several readers' all but one sleep until that has done the work, or its reader has ended it.
struct BackgroundIndexing {
    private let process: pid_t

    /// How much later than others it is served, as nice(1) counts.
    private static let niceness: Int32 = 10

    /// Starts it where there is something to index; nil where there is not.
    init?(libraryPath: String) {
        guard let indexer = try? SearchIndexer(libraryPath: libraryPath),
            let isNeeded = try? indexer.hasWork(), isNeeded,
            let process = ChildProcess.start(
                ["/proc/self/exe", "--library", libraryPath, "reindex", "--update"], in: .apart)
        else { return nil }
        setpriority(
            __priority_which_t(PRIO_PROCESS.rawValue), id_t(process),
            Self.niceness)
        self.process = process
    }

    /// Tells it to end; what it has indexed by then is kept, and nobody waits for that.
    func end() { kill(process, SIGTERM) }
}
