internal import ArchiveImport
internal import ArchiveModel
internal import Library

/// What became of one archive.
struct ImportResult: Equatable {
    /// Where it was found.
    var candidate: ImportCandidate
    /// What reading it showed.
    var report: ImportReport
    /// What it holds and changed.
    var outcome: ImportOutcome
    /// Whether nothing of it was written.
    var isRehearsal = false
}

/// Why an import ended without a result.
enum ImportFailure: Error, Equatable {
    /// The archive, or the library.
    case failed(Failure)
    /// Another program kept the library for too long.
    case busy
    /// It was asked to stop; nothing is kept of it.
    case cancelled
}

/// Hears how far an import is.
protocol ImportProgress: AnyObject {
    /// An archive is begun.
    func begin(_ candidate: ImportCandidate)
    /// So many of its bytes are read.
    func advance(toByte count: Int64)
    /// All of it is read and is now put in its place.
    func settle()
    /// Another program has the library to itself: it is begun again after that.
    func wait()
    /// It is over, well or not.
    func end()
}

/// Brings archives into a library, one at a time.
final class Importer {
    private let library: Library
    private let progress: any ImportProgress
    private let isCancelled: () -> Bool
    private let rehearsalFolder: String?
    private let placeLimit: Int
    private let namesLimit: Int

    /// How long another program may keep the library, in milliseconds: the first import into an
    /// empty one keeps it to itself, for seconds, or for minutes where it is of gigabytes.
    private static let patience: Int64 = 1_200_000

    /// Makes an importer; `isCancelled` is asked often, and an import that it stops leaves the
    /// library as it was.
    ///
    /// With a folder to rehearse in, nothing is written to the library. The places of repairs are
    /// kept up to a number of each kind, so are the names of posts that changed or vanished.
    init(
        into library: Library, progress: any ImportProgress, rehearsingIn folder: String? = nil,
        placeLimit: Int = ImportResult.shownPlaces,
        namesLimit: Int = ImportResult.shownPlaces,
        isCancelled: @escaping () -> Bool = { false }
    ) {
        rehearsalFolder = folder
        self.placeLimit = placeLimit
        self.namesLimit = namesLimit
        self.library = library
        self.progress = progress
        self.isCancelled = isCancelled
    }

    /// Reads an archive and makes it visible as a whole, or not at all.
    ///
    /// A file that the library had last of its archive, to the byte, is not read again.
    func run(_ candidate: ImportCandidate) throws(ImportFailure) -> ImportResult {
        let deadline = Clock.milliseconds() + Self.patience
        while true {
            do throws(ImportFailure) {
                return try runOnce(candidate)
            } catch {
                // Whoever keeps the library was waited for already, for some seconds.
                let isOver = isCancelled() || Clock.milliseconds() >= deadline
                guard error == .busy, !isOver else {
                    progress.end()
                    throw error == .busy && isCancelled() ? .cancelled : error
                }
                progress.wait()
            }
        }
    }

    private func runOnce(_ candidate: ImportCandidate) throws(ImportFailure) -> ImportResult {
        progress.begin(candidate)
        defer { progress.end() }
        // With more places than are kept, the report has to be made anew.
        let keepsReport = placeLimit == ImportResult.shownPlaces
        let file = keepsReport ? DigestibleFile(of: candidate) : nil
        var digest: SourceDigest?
        if let file, try attempt(library.remembersSources) {
            digest = SourceDigest(of: file, isCancelled: isCancelled)
        }
        if let digest, let result = try known(candidate, by: digest) { return result }
        return try read(candidate, file, digest)
    }

    /// What importing a file once more comes to, without reading it; nil when that is not known.
    private func known(
        _ candidate: ImportCandidate, by digest: SourceDigest
    ) throws(ImportFailure) -> ImportResult? {
        let known = try attempt { () throws(LibraryError) in
            try library.outcome(ofSource: digest.text)
        }
        guard let known, let report = ImportReport(record: known.report) else { return nil }
        return ImportResult(
            candidate: candidate, report: report, outcome: known.outcome,
            isRehearsal: rehearsalFolder != nil)
    }

    private func read(
        _ candidate: ImportCandidate, _ file: DigestibleFile?, _ digest: SourceDigest?,
        isPlain: Bool = false
    ) throws(ImportFailure) -> ImportResult {
        let session = try attempt { () throws(LibraryError) in
            if let rehearsalFolder { return try library.rehearseImport(in: rehearsalFolder) }
            return try library.beginImport(byteCount: isPlain ? 0 : candidate.byteCount)
        }
        let sink = LibrarySink(session, progress: progress, isCancelled: isCancelled)
        let report: ImportReport
        do {
            report = try ArchiveImport.read(candidate, into: sink, placeLimit: placeLimit)
        } catch {
            session.abandon()
            if let cause = sink.failure { throw Self.failure(cause) }
            guard let explanation = error.explanation else { throw .cancelled }
            throw .failed(Failure(.failed, explanation))
        }
        guard !isCancelled() else {
            session.abandon()
            throw .cancelled
        }
        progress.settle()
        // More places may have been asked for this once.
        var shown = report
        for index in shown.repairs.indices {
            shown.repairs[index].places = Array(
                shown.repairs[index].places.prefix(ImportResult.shownPlaces))
        }
        // Where nothing was known to compare it with: while the library puts what was read in order.
        let later = digest == nil ? file.map { DigestInBackground(of: $0) } : nil
        let record = shown.record
        let note = { () -> SourceNote? in
            // Of a file that changed under the reader's hands nobody knows what was read.
            guard let digest = digest ?? later?.wait(), file?.isUnchanged == true else {
                return nil
            }
            return SourceNote(digest: digest.text, report: record)
        }
        let outcome: ImportOutcome
        do throws(LibraryError) {
            outcome = try session.finish(
                isComplete: report.isComplete, namesLimit: namesLimit, isCancelled: isCancelled,
                note: note)
        } catch .repeats {
            return try read(candidate, file, digest, isPlain: true)
        } catch {
            throw Self.failure(error)
        }
        return ImportResult(
            candidate: candidate, report: report, outcome: outcome,
            isRehearsal: rehearsalFolder != nil)
    }

    private func attempt<Value>(
        _ work: () throws(LibraryError) -> Value
    ) throws(ImportFailure) -> Value {
        do { return try work() } catch { throw Self.failure(error) }
    }

    private static func failure(_ error: LibraryError) -> ImportFailure {
        switch error {
        case .cancelled: .cancelled
        case .busy: .busy
        default: .failed(Failure(error))
        }
    }
}

/// Hands what an archive holds on to the library.
private final class LibrarySink: ImportSink {
    private let session: ImportSession
    private let progress: any ImportProgress
    private let askToStop: () -> Bool
    private var questions = 0
    private var isStopped = false
    /// What the library objected to, kept because import only says that there was something.
    private(set) var failure: LibraryError?

    init(
        _ session: ImportSession, progress: any ImportProgress, isCancelled: @escaping () -> Bool
    ) {
        self.session = session
        self.progress = progress
        askToStop = isCancelled
    }

    func take(_ blog: BlogInfo) throws {
        try keepingFailure { () throws(LibraryError) in try session.take(blog) }
    }

    func take(_ post: PostContent) throws {
        try keepingFailure { () throws(LibraryError) in try session.take(post) }
    }

    func take(_ comment: CommentContent) throws {
        try keepingFailure { () throws(LibraryError) in try session.take(comment) }
    }

    func progress(byteCount: Int64) { progress.advance(toByte: byteCount) }

    /// Asks now and then: to ask costs a call of the system, and a comment hardly more.
    var isCancelled: Bool {
        questions += 1
        if questions % 4 == 0 { isStopped = isStopped || askToStop() }
        return isStopped
    }

    private func keepingFailure(_ work: () throws(LibraryError) -> Void) throws {
        do { try work() } catch {
            failure = error
            throw error
        }
    }
}
