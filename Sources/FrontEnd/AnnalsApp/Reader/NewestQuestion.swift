internal import Library
internal import ReaderModel

/// Answers questions to the library on a thread of its own; a new one takes the place of the last.
///
/// What is under way then goes on unless it looks at whether it was cancelled, but is answered no
/// more.
final class NewestQuestion<Question: Sendable>: Sendable {
    /// Answers a question, with nil where nobody waits for an answer; `isCancelled` says whether it
    /// is not wanted any more, `tell` gives a part of it.
    typealias Answering =
        @Sendable (
            Question, LibraryOnDemand, _ isCancelled: @escaping () -> Bool,
            _ tell: (ReaderEvent) -> Void
        ) throws(LibraryError) -> ReaderEvent?

    private struct Desk {
        /// The newest question, nil once it is answered.
        var question: Question?
        /// Rises with every question, so that one under way sees that it is not wanted any more.
        var serial = 0
        var hasThread = false
        var isClosed = false
    }

    private let path: String
    private let mailbox: Mailbox
    private let undertaking: Undertaking
    private let answering: Answering
    private let desk = Monitor(Desk())

    /// Makes it for a library's file; its thread starts with the first question.
    ///
    /// The undertaking is what fails when a question cannot be answered.
    init(
        path: String, mailbox: Mailbox, undertaking: Undertaking, answering: @escaping Answering
    ) {
        self.path = path
        self.mailbox = mailbox
        self.undertaking = undertaking
        self.answering = answering
    }

    /// Asks; a question that waits or is being worked on is dropped without an answer.
    func ask(_ question: Question) {
        let needsThread = desk.change { desk in
            desk.question = question
            desk.serial += 1
            defer { desk.hasThread = true }
            return !desk.hasThread
        }
        guard needsThread else { return }
        if !startThread({ self.work() }) {
            desk.change { desk in
                desk.hasThread = false
                desk.question = nil
            }
            mailbox.post(.failed("Cannot read: the system has no thread left", in: undertaking))
        }
    }

    /// Drops what waits or is being worked on, without an answer.
    func cancel() {
        // Where there is nothing to drop, nobody is to be woken.
        guard desk.look({ $0.question != nil }) else { return }
        desk.change { desk in
            desk.question = nil
            desk.serial += 1
        }
    }

    /// Waits until no question is open; false when the deadline on ``Clock`` passed first.
    func waitUntilDone(deadline: Int64) -> Bool {
        desk.wait(until: deadline) { $0.question == nil ? true : nil } ?? false
    }

    /// Drops what is under way and ends the thread.
    func close() {
        desk.change { desk in
            desk.isClosed = true
            desk.serial += 1
        }
    }

    private enum Next {
        case question(Question, serial: Int)
        case stop
    }

    private func work() {
        let library = LibraryOnDemand(path: path)
        while case .question(let question, let serial) = next() {
            do throws(LibraryError) {
                let answer = try answering(
                    question, library, { [desk] in desk.look { $0.serial != serial } },
                    { tell(serial, $0) })
                finish(serial, answer)
            } catch {
                finish(serial, .failed("Cannot read: \(error.explanation)", in: undertaking))
            }
        }
    }

    private func next() -> Next {
        let next = desk.wait { desk -> Next? in
            if desk.isClosed { return .stop }
            return desk.question.map { .question($0, serial: desk.serial) }
        }
        return next ?? .stop
    }

    /// Gives a part of an answer, unless a newer question has taken the place of this one.
    private func tell(_ serial: Int, _ event: ReaderEvent) {
        desk.change { desk in
            if desk.serial == serial { mailbox.post(event) }
        }
    }

    /// Gives an answer, unless a newer question has taken the place of this one.
    private func finish(_ serial: Int, _ event: ReaderEvent?) {
        desk.change { desk in
            guard desk.serial == serial else { return }
            if let event { mailbox.post(event) }
            desk.question = nil
        }
    }
}
