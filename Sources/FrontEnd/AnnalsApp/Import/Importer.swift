internal import ArchiveImport
internal import ArchiveModel
internal import Library

/// Brings archives into a library: while one is put in its place, the next one is read already.
///
/// What comes of them is the same as one after another, and is told in their order. The first archive
/// of a library, and a rehearsal, has nothing else beside it.
final class Importer {
    /// Hears what became of an archive.
    typealias Ending = (ImportCandidate, Result<ImportResult, ImportFailure>) -> Void

    private let library: Library
    private let progress: any ImportProgress
    private let isCancelled: @Sendable () -> Bool
    private let rehearsalFolder: String?
    private let placeLimit: Int
    private let namesLimit: Int
    private let mergePatience: Int
    private let ended: Ending
    private let merges: MergeThread
    private var pending: PendingMerge?

    /// What was made of an archive so far.
    private enum Reading {
        /// All that there is: it is a file that the library had before. Nothing is pending then.
        case known(ImportResult)
        /// It is to be merged.
        case staged(StagedArchive)
    }

    /// How long another program may keep the library, in milliseconds: the first import into an
    /// empty one keeps it to itself, for seconds, or for minutes where it is of gigabytes.
    private static let patience: Int64 = 1_200_000

    /// Makes an importer; `isCancelled` is asked often, by two threads at once, and an import that
    /// it stops leaves the library as it was.
    ///
    /// With a folder to rehearse in, nothing is written to the library. The places of repairs are
    /// kept up to a number of each kind, so are the names of posts that changed or vanished. Another
    /// program may write to the library for `mergePatience` milliseconds before an archive that is
    /// read is given up and begun again.
    init(
        into library: Library, progress: any ImportProgress, rehearsingIn folder: String? = nil,
        placeLimit: Int = ImportResult.shownPlaces,
        namesLimit: Int = ImportResult.shownPlaces, mergePatience: Int = 120_000,
        isCancelled: @escaping @Sendable () -> Bool = { false }, ended: @escaping Ending
    ) {
        rehearsalFolder = folder
        self.placeLimit = placeLimit
        self.namesLimit = namesLimit
        self.mergePatience = mergePatience
        self.library = library
        self.progress = progress
        self.isCancelled = isCancelled
        self.ended = ended
        merges = MergeThread(isCancelled: isCancelled)
    }

    /// Reads an archive, to make it visible as a whole, or not at all.
    ///
    /// What became of it is told by the end of the next call. A file that the library had last of its
    /// archive, to the byte, is not read again.
    func add(_ candidate: ImportCandidate) {
        let deadline = Clock.milliseconds() + Self.patience
        progress.begin(candidate)
        do throws(ImportFailure) {
            let isFirst = try attempt(library.isEmpty)
            guard rehearsalFolder == nil, !isFirst else {
                return importAlone(candidate, until: deadline)
            }
            switch try read(candidate) {
            case .known(let result): tell(candidate, .success(result))
            case .staged(let staged):
                guard finish() else {
                    staged.session.abandon()
                    progress.begin(candidate)
                    return importAlone(candidate, until: deadline)
                }
                guard !isCancelled() else {
                    staged.session.abandon()
                    throw .cancelled
                }
                progress.settle(candidate)
                pending = merges.begin(staged, until: deadline)
            }
        } catch {
            finish()
            conclude(candidate, until: deadline) { () throws(ImportFailure) in throw error }
        }
    }

    /// Waits until what was read is in its place, and tells what became of it.
    /// - Returns: Whether what was read meanwhile still holds: not beside an archive that had to be
    ///   begun again.
    @discardableResult
    func finish() -> Bool {
        guard let pending else { return true }
        self.pending = nil
        let candidate = pending.staged.candidate
        if pending.outcome == nil { progress.settle(candidate) }
        return conclude(candidate, until: pending.deadline) { () throws(ImportFailure) in
            try attempt { () throws(LibraryError) in try pending.wait().get() }
        }
    }

    /// Tells what became of the archive that is put in its place, if that has ended meanwhile.
    private func look() {
        guard let pending, let outcome = pending.outcome, outcome != .failure(.busy) else { return }
        self.pending = nil
        tell(pending.staged.candidate, outcome.mapError { ImportFailure($0) })
    }

    /// Imports an archive that was begun, while nothing else is under way, and tells what became of
    /// it.
    private func importAlone(_ candidate: ImportCandidate, until deadline: Int64) {
        conclude(candidate, until: deadline) { () throws(ImportFailure) in
            try readAndMerge(candidate)
        }
    }

    /// Tells what an attempt at an archive came to; where another program was in the way, the archive
    /// is begun again first.
    /// - Returns: Whether the first attempt was the last.
    @discardableResult
    private func conclude(
        _ candidate: ImportCandidate, until deadline: Int64,
        _ first: () throws(ImportFailure) -> ImportResult
    ) -> Bool {
        var isFirst = true
        while true {
            do throws(ImportFailure) {
                if !isFirst { progress.begin(candidate) }
                let result = isFirst ? try first() : try readAndMerge(candidate)
                tell(candidate, .success(result))
                return isFirst
            } catch {
                // Whoever keeps the library was waited for already, for some seconds.
                let isOver = isCancelled() || Clock.milliseconds() >= deadline
                guard error == .busy, !isOver else {
                    let cause = error == .busy && isCancelled() ? .cancelled : error
                    tell(candidate, .failure(cause))
                    return isFirst
                }
                progress.wait(candidate)
                isFirst = false
            }
        }
    }

    private func tell(_ candidate: ImportCandidate, _ end: Result<ImportResult, ImportFailure>) {
        progress.clear()
        ended(candidate, end)
    }

    private func readAndMerge(
        _ candidate: ImportCandidate, isPlain: Bool = false
    ) throws(ImportFailure) -> ImportResult {
        switch try read(candidate, isPlain: isPlain) {
        case .known(let result): return result
        case .staged(let staged):
            progress.settle(candidate)
            do throws(LibraryError) {
                return try staged.merge(isCancelled: isCancelled)
            } catch .repeats {
                return try readAndMerge(candidate, isPlain: true)
            } catch {
                throw ImportFailure(error)
            }
        }
    }

    private func read(
        _ candidate: ImportCandidate, isPlain: Bool = false
    ) throws(ImportFailure) -> Reading {
        // With more places than are kept, the report has to be made anew.
        let keepsReport = placeLimit == ImportResult.shownPlaces
        let file = keepsReport ? DigestibleFile(of: candidate) : nil
        var digest: SourceDigest?
        let remembers = try attempt(library.remembersSources)
        // What is put in its place now will be remembered.
        if let file, remembers || pending != nil {
            digest = SourceDigest(of: file, isCancelled: isCancelled)
        }
        if let digest, let result = try known(candidate, by: digest) { return .known(result) }
        return .staged(try stage(candidate, file, digest, isPlain: isPlain))
    }

    /// What importing a file once more comes to, without reading it; nil when that is not known.
    private func known(
        _ candidate: ImportCandidate, by digest: SourceDigest
    ) throws(ImportFailure) -> ImportResult? {
        let recall = { () throws(LibraryError) in try self.library.outcome(ofSource: digest.text) }
        var known = try attempt(recall)
        // The other archive may be the same file; or of the same blog, which then had that last.
        if let pending, known != nil || pending.staged.mayBe(digest) {
            if !finish() { progress.begin(candidate) }
            known = try attempt(recall)
        }
        guard let known, let report = ImportReport(record: known.report) else { return nil }
        return ImportResult(
            candidate: candidate, report: report, outcome: known.outcome,
            isRehearsal: rehearsalFolder != nil)
    }

    /// Reads an archive into a session.
    private func stage(
        _ candidate: ImportCandidate, _ file: DigestibleFile?, _ digest: SourceDigest?,
        isPlain: Bool
    ) throws(ImportFailure) -> StagedArchive {
        let session = try attempt { () throws(LibraryError) in
            if let rehearsalFolder { return try library.rehearseImport(in: rehearsalFolder) }
            return try library.beginImport(
                byteCount: isPlain ? 0 : candidate.byteCount,
                besides: pending?.staged.blog)
        }
        let sink = LibrarySink(session, isCancelled: isCancelled) {
            self.progress.advance(toByte: $0)
            self.look()
        }
        let report: ImportReport
        do {
            report = try ArchiveImport.read(candidate, into: sink, placeLimit: placeLimit)
        } catch {
            session.abandon()
            if let cause = sink.failure { throw ImportFailure(cause) }
            guard let explanation = error.explanation else { throw .cancelled }
            throw .failed(Failure(.failed, explanation))
        }
        guard !isCancelled() else {
            session.abandon()
            throw .cancelled
        }
        // It may have to wait for the one before it.
        try attempt(session.rest)
        return StagedArchive(
            candidate: candidate, report: report, blog: session.blog, session: session, file: file,
            digest: digest, isRehearsal: rehearsalFolder != nil, namesLimit: namesLimit,
            patience: mergePatience)
    }

    private func attempt<Value>(
        _ work: () throws(LibraryError) -> Value
    ) throws(ImportFailure) -> Value {
        do { return try work() } catch { throw ImportFailure(error) }
    }
}
