internal import ArchiveImport
internal import Library

/// `annals import`, and the importing that `annals PATH...` does before it reads.
struct ImportCommand {
    /// How to import, and what to say of it.
    struct Options: Equatable {
        /// Whether to report in JSON.
        var asJSON = false
        /// Whether to write nothing.
        var isDryRun = false
        /// Whether to list where each repair was.
        var listsPlaces = false
    }

    var context: CommandContext
    var library: Library
    var options = Options()
    /// Where a dry run keeps what it reads.
    var rehearsalFolder: String?

    /// What importing several paths came to.
    struct Summary {
        /// What was imported, in order.
        var results: [ImportResult] = []
        /// What annals then tells the shell.
        var status = ExitCode.done
    }

    /// Imports everything at some paths; a bad one does not keep the others out.
    ///
    /// `report` is called for each archive that came in, in their order.
    func run(
        _ paths: [String], progress: any ImportProgress,
        report: @escaping (ImportResult) -> Void
    ) -> Summary {
        let signals = SignalWatch()
        let endings = Endings(context, report)
        let importer = Importer(
            into: library, progress: progress, rehearsingIn: rehearsalFolder,
            placeLimit: options.listsPlaces ? ImportResult.mostPlaces : ImportResult.shownPlaces,
            namesLimit: options.listsPlaces || options.asJSON
                ? ImportResult.mostPlaces : ImportResult.shownPlaces,
            isCancelled: { signals.pending() != nil }, ended: endings.take)
        for path in paths where signals.pending() == nil {
            add(path, to: importer, endings) { signals.pending() != nil }
        }
        importer.finish()
        if let signal = signals.pending() { endings.summary.status = signal }
        return endings.summary
    }

    private func add(
        _ path: String, to importer: Importer, _ endings: Endings,
        isCancelled: @escaping () -> Bool
    ) {
        do throws(ImportError) {
            let search = try ArchiveImport.search(at: path, isCancelled: isCancelled)
            // What is said of the paths before comes first.
            if !search.failures.isEmpty || !search.leftOut.isEmpty { importer.finish() }
            for failure in search.failures { endings.take(failure, at: path) }
            for left in search.leftOut { context.complain(left.line) }
            for candidate in search.candidates where !isCancelled() { importer.add(candidate) }
        } catch {
            importer.finish()
            endings.take(error, at: path)
        }
    }

    /// Tells what became of each archive, and keeps what is told of all of them in the end.
    private final class Endings {
        var summary = Summary()
        private let context: CommandContext
        private let report: (ImportResult) -> Void

        init(_ context: CommandContext, _ report: @escaping (ImportResult) -> Void) {
            self.context = context
            self.report = report
        }

        func take(_ candidate: ImportCandidate, _ end: Result<ImportResult, ImportFailure>) {
            switch end {
            case .success(let result):
                summary.results.append(result)
                report(result)
            case .failure(.cancelled):
                context.complain("\(candidate.place) was interrupted; the library is as it was")
            case .failure(.busy):
                context.complain(LibraryError.busy.explanation)
                summary.status = .library
            case .failure(.failed(let failure)):
                context.complain(failure.message)
                if summary.status != .library { summary.status = failure.status }
            }
        }

        func take(_ error: ImportError, at path: String) {
            context.complain(error.explanation ?? "\(path) was not read")
            summary.status = .failed
        }
    }

    /// Runs `annals import`.
    static func run(
        _ paths: [String], _ options: Options, in context: CommandContext
    ) throws(Failure) -> ExitCode {
        guard options.isDryRun else {
            return try context.withLibrary { (library) throws(Failure) in
                ImportCommand(context: context, library: library, options: options).report(paths)
            }
        }
        let folder = try RehearsalFolder(environment: context.environment)
        let location = try context.location()
        let library: Library
        let upgrade = UpgradeProgress(on: context.errors)
        defer { upgrade.end() }
        do throws(LibraryError) {
            library = try Library.forRehearsal(of: location.path, in: folder.path) {
                upgrade.advance()
                return true
            }
        } catch {
            throw Failure(opening: error)
        }
        return ImportCommand(
            context: context, library: library, options: options, rehearsalFolder: folder.path
        ).report(paths)
    }

    private func report(_ paths: [String]) -> ExitCode {
        let output = context.output
        let summary = run(paths, progress: context.importProgress(asJSON: options.asJSON)) {
            if options.asJSON {
                output.line($0.json.text)
            } else {
                for line in $0.lines(for: output, listsPlaces: options.listsPlaces) {
                    output.line(line)
                }
            }
            output.flush()
        }
        return summary.status
    }
}

extension CommandContext {
    /// A bar on a terminal, plain lines elsewhere, nothing between lines of JSON.
    func importProgress(asJSON: Bool) -> any ImportProgress {
        if errors.isTerminal { return ProgressBar(on: errors) }
        return ProgressLines(on: asJSON ? nil : output)
    }
}
