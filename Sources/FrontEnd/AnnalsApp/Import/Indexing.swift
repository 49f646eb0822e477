internal import Library
internal import ReaderModel
internal import Search

/// Brings the search index up to date, and says how far that is where it takes long; what came into it
/// is counted in the kept searches, too.
struct Indexing {
    let library: Library
    let context: CommandContext
    /// Whether the index is made anew.
    var isAnew = false

    /// Runs it, after other programs that are at it.
    /// - Throws: ``Failure``; also when a signal ends it: what was indexed by then is kept, and the
    ///   next one goes on from there.
    func run() throws(Failure) {
        let signals = SignalWatch()
        let line = ProgressLine(on: context.errors)
        defer { line.end() }
        var hasTold = false
        let outcome = try context.using { () throws(LibraryError) in
            try SearchIndexer.update(
                libraryPath: library.path, isAnew: isAnew,
                isCancelled: { signals.pending() != nil },
                waiting: {
                    guard !hasTold, line.isLong else { return }
                    hasTold = true
                    context.complain("another program is indexing this library; this waits for it")
                },
                progress: { coverage in line.show(Self.sentence(coverage)) })
        }
        line.end()
        guard let signal = signals.pending() else {
            // Where somebody looks at them next, they are as they should be.
            if outcome.hasIndexed {
                try KeptSearches(library: library, context: context).refreshAll()
            }
            return
        }
        let coverage = outcome.coverage
        throw Failure(
            signal,
            "\(Counting.number(coverage.indexed)) of \(Counting.of(coverage.total, "post")) "
                + "can be searched; the rest follows")
    }

    private static func sentence(_ coverage: SearchCoverage) -> String {
        "indexing for search: \(Counting.number(coverage.indexed)) of "
            + Counting.of(coverage.total, "post")
    }
}
