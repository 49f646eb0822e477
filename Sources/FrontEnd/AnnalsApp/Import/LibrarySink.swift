internal import ArchiveImport
internal import ArchiveModel
internal import Library

/// Hands what an archive holds on to the library.
final class LibrarySink: ImportSink {
    private let session: ImportSession
    private let advance: (Int64) -> Void
    private let askToStop: () -> Bool
    private var questions = 0
    private var isStopped = false
    /// What the library objected to, kept because import only says that there was something.
    private(set) var failure: LibraryError?

    /// Makes one that tells how many bytes are read.
    init(
        _ session: ImportSession, isCancelled: @escaping () -> Bool,
        advance: @escaping (_ toByte: Int64) -> Void
    ) {
        self.session = session
        self.advance = advance
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

    func progress(byteCount: Int64) { advance(byteCount) }

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
