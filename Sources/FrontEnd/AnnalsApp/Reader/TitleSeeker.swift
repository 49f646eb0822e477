internal import ArchiveModel
internal import Library
internal import ReaderModel

/// Looks for posts by title in the background; a new search takes the place of the last one.
final class TitleSeeker: Sendable {
    /// What to look for.
    struct Request: Sendable {
        var text: String
        var query: RowQuery
        var direction: ReadingDirection
        var generation: Int
    }

    private let questions: NewestQuestion<Request>

    /// Makes a seeker for a library's file.
    init(path: String, mailbox: Mailbox) {
        questions = NewestQuestion(path: path, mailbox: mailbox, undertaking: .title) {
            (request, library, isCancelled, _) throws(LibraryError) in
            let row = try library.open().findTitle(
                request.text, request.query, direction: request.direction,
                isCancelled: isCancelled)
            return .titleFound(row, generation: request.generation)
        }
    }

    /// Starts a search; one under way is dropped without an answer.
    func seek(_ request: Request) { questions.ask(request) }

    /// Waits until no search is under way; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool { questions.waitUntilDone(deadline: deadline) }

    /// Drops what is under way and ends the thread.
    func close() { questions.close() }
}
