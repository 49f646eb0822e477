internal import Library
internal import ReaderModel
internal import Search

/// Brings the search index up to date, and says how far that is where it takes long.
struct Indexing {
    let context: CommandContext
    let libraryPath: String
    /// Whether the index is made anew.
    var isAnew = false

    /// The least time between two updates of the line, in milliseconds.
    private static let interval: Int64 = 200
    /// How long another program is waited for before that is told, in milliseconds.
    private static let patience: Int64 = 500

    /// Runs it.
    ///
    /// A signal ends it; what was indexed by then is kept, and the next one goes on from there.
    /// - Returns: The signal that came; nil when all is indexed.
    @discardableResult
    func run() throws(Failure) -> ExitCode? {
        let signals = SignalWatch()
        let errors = context.errors
        var shownAt = Clock.milliseconds()
        var isShown = false
        let startedAt = shownAt
        var hasTold = false
        let coverage = try context.using { () throws(LibraryError) in
            try SearchIndexer.update(
                libraryPath: libraryPath, isAnew: isAnew,
                isCancelled: { signals.pending() != nil },
                waiting: {
                    guard !hasTold, Clock.milliseconds() - startedAt >= Self.patience else {
                        return
                    }
                    hasTold = true
                    context.complain("another program is indexing this library; this waits for it")
                },
                progress: { coverage in
                    let now = Clock.milliseconds()
                    guard errors.isTerminal, now - shownAt >= Self.interval else { return }
                    (shownAt, isShown) = (now, true)
                    errors.write("\r\(Self.line(coverage))\u{1B}[K")
                    errors.flush()
                })
        }
        if isShown {
            errors.write("\r\u{1B}[K")
            errors.flush()
        }
        guard let signal = signals.pending() else { return nil }
        context.complain(
            "\(Counting.number(coverage.indexed)) of \(Counting.of(coverage.total, "post")) "
                + "can be searched; the rest follows")
        return signal
    }

    private static func line(_ coverage: SearchCoverage) -> String {
        "indexing for search: \(Counting.number(coverage.indexed)) of "
            + Counting.of(coverage.total, "post")
    }
}
