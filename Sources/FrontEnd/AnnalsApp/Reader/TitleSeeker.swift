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

    private struct Desk {
        /// The newest search, nil once it is done.
        var request: Request?
        /// Rises with every search, so that one under way sees that it is not wanted any more.
        var serial = 0
        var hasThread = false
        var isClosed = false
    }

    private let path: String
    private let mailbox: Mailbox
    private let desk = Monitor(Desk())

    /// Makes a seeker for a library's file; its thread starts with the first search.
    init(path: String, mailbox: Mailbox) {
        self.path = path
        self.mailbox = mailbox
    }

    /// Starts a search; one under way is dropped without an answer.
    func seek(_ request: Request) {
        let needsThread = desk.change { desk in
            desk.request = request
            desk.serial += 1
            defer { desk.hasThread = true }
            return !desk.hasThread
        }
        guard needsThread else { return }
        if !startThread({ self.work() }) {
            desk.change { $0.hasThread = false }
            mailbox.post(.failed("Cannot search: the system has no thread left"))
        }
    }

    /// Waits until no search is under way; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool {
        desk.wait(until: deadline) { $0.request == nil ? true : nil } ?? false
    }

    /// Drops what is under way and ends the thread.
    func close() {
        desk.change { desk in
            desk.isClosed = true
            desk.serial += 1
        }
    }

    private enum Next {
        case search(Request, serial: Int)
        case stop
    }

    private func work() {
        let library = LibraryOnDemand(path: path)
        while case .search(let request, let serial) = next() {
            do throws(LibraryError) {
                let row = try library.open().findTitle(
                    request.text, request.query, direction: request.direction
                ) { desk.look { $0.serial != serial } }
                finish(serial, .titleFound(row, generation: request.generation))
            } catch {
                finish(serial, .failed("Cannot search: \(error.explanation)"))
            }
        }
    }

    private func next() -> Next {
        let next = desk.wait { desk -> Next? in
            if desk.isClosed { return .stop }
            return desk.request.map { .search($0, serial: desk.serial) }
        }
        return next ?? .stop
    }

    /// Answers a search, unless a newer one has taken its place.
    private func finish(_ serial: Int, _ event: ReaderEvent) {
        guard desk.look({ $0.serial == serial }) else { return }
        mailbox.post(event)
        desk.change { if $0.serial == serial { $0.request = nil } }
    }
}
