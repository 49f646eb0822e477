internal import ArchiveImport
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

    /// What an error of the library means for an import.
    init(_ error: LibraryError) {
        switch error {
        case .cancelled: self = .cancelled
        case .busy: self = .busy
        default: self = .failed(Failure(error))
        }
    }
}

/// Hears how far an import is.
///
/// While one archive is put in its place, the next one is read.
protocol ImportProgress: AnyObject {
    /// An archive is begun.
    func begin(_ candidate: ImportCandidate)
    /// So many bytes are read of the one that was begun last.
    func advance(toByte count: Int64)
    /// All of an archive is read and is now put in its place.
    func settle(_ candidate: ImportCandidate)
    /// Another program has the library to itself: an archive is begun again after that.
    func wait(_ candidate: ImportCandidate)
    /// Something else is about to be said; what is still read or put in its place goes on.
    func clear()
}
