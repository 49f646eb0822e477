internal import Glibc
internal import Library

/// A program of its own that brings the search index up to date while somebody reads: it takes none
/// of the reader's memory, and the keys go before it.
///
/// Of several readers' all but one sleep until that has done the work, or its reader has ended it.
final class BackgroundIndexing: Sendable {
    private struct State {
        var process: pid_t?
        var hasEnded = false
    }

    private let state = Monitor(State())

    /// How much later than others it is served, as nice(1) counts.
    private static let niceness: Int32 = 10

    /// Starts it where there is something to index; to find that out takes a thread, for no key is
    /// to wait while the index is opened.
    init(libraryPath: String) {
        startThread { self.start(libraryPath) }
    }

    private func start(_ path: String) {
        guard let indexer = try? SearchIndexer(libraryPath: path),
            let isNeeded = try? indexer.hasWork(), isNeeded
        else { return }
        state.change { state in
            guard !state.hasEnded else { return }
            state.process = ChildProcess.start(
                ["/proc/self/exe", "--library", path, "reindex", "--update"], in: .apart)
            guard let process = state.process else { return }
            setpriority(
                __priority_which_t(PRIO_PROCESS.rawValue), id_t(process), Self.niceness)
        }
    }

    /// Tells it to end; what it has indexed by then is kept, and nobody waits for that.
    func end() {
        state.change { state in
            state.hasEnded = true
            if let process = state.process { kill(process, SIGTERM) }
        }
    }
}
