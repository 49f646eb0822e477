internal import ArchiveModel
internal import Library
internal import ReaderModel

/// How long a position waits for a newer one, in milliseconds.
private let restInterval: Int64 = 200

/// How long it waits at most, in milliseconds, while newer ones come.
///
/// Scrolling with a held key then costs a transaction in two seconds, after each of which what the
/// reader has of the library is to be read from the file anew. What can be lost is what one read in
/// that time.
private let longestRest: Int64 = 2_000

/// Writes to the library on a thread of its own, in order, so that no key waits for the disk.
final class LibraryWriter: Sendable {
    /// A change that waits.
    enum Job: Equatable, Sendable {
        case mark(MarkRequest, archive: ArchiveID?)
        case undo(archive: ArchiveID?)
        case redo(archive: ArchiveID?)
        /// One when it is put in the queue; those that wait together are written together.
        case positions([ReadingPosition])
        case reversed(ArchiveID, Bool)
        case setting(String, String?)
        case fold(CommentKey, Bool?)
        case keep(KeptSearch, String)
        case rename(ArchiveID, String)
        case forget(ArchiveID)

        /// The positions that it keeps; none for anything else.
        var positions: [ReadingPosition] {
            if case .positions(let positions) = self { positions } else { [] }
        }

        /// Whether it keeps positions.
        var isOfPositions: Bool { !positions.isEmpty }

        /// What fails with it.
        var undertaking: Undertaking {
            switch self {
            case .mark, .undo, .redo: .marks
            case .positions, .reversed, .setting, .fold, .keep, .rename, .forget: .other
            }
        }

        /// Whether another change that still waits comes to nothing once this one is made.
        func replaces(_ other: Job) -> Bool {
            switch (self, other) {
            case (.positions(let new), .positions(let old)): new.map(\.post) == old.map(\.post)
            case (.setting(let new, _), .setting(let old, _)): new == old
            case (.fold(let new, _), .fold(let old, _)): new == old
            default: false
            }
        }
    }

    private struct Queue {
        var jobs: [Job] = []
        /// Whether the writer is busy with a job it has taken out.
        var isWorking = false
        /// Whether that job is to come to nothing, if it is a change of marks.
        var isToStop = false
        /// Until when, on ``Clock``, positions wait for newer ones to take their place.
        var restsUntil: Int64 = 0
        /// When they are written though newer ones still come.
        var restsAtMostUntil: Int64 = 0
        /// Whether somebody waits for everything to be on disk.
        var isHurried = false
        /// After this time, on ``Clock``, nothing more is tried; nil while the reader runs.
        var endAt: Int64?
        /// What could not be saved after the reader ended.
        var failures: [String] = []
        var hasThread = false

        /// Lets a position wait with others, in the place of one of the same post; false where none
        /// waits.
        mutating func rests(_ job: Job) -> Bool {
            guard case .positions = job, hasThread, !jobs.isEmpty, mayRest else { return false }
            jobs.removeAll(where: job.replaces)
            jobs.append(job)
            restsUntil = min(restsAtMostUntil, Clock.milliseconds() + restInterval)
            return true
        }

        /// Begins the time for which positions wait.
        mutating func beginRest() {
            let now = Clock.milliseconds()
            (restsUntil, restsAtMostUntil) = (now + restInterval, now + longestRest)
        }

        /// Whether nothing but positions waits, and nobody for them.
        var mayRest: Bool {
            !isHurried && endAt == nil
                && jobs.allSatisfy(\.isOfPositions)
        }

        /// Takes out the first job; the positions that follow one with it.
        mutating func takeFirst() -> Job {
            let first = jobs.prefix(while: \.isOfPositions)
            guard !first.isEmpty else { return jobs.removeFirst() }
            defer { jobs.removeFirst(first.count) }
            return .positions(first.flatMap(\.positions))
        }
    }

    private let path: String
    private let mailbox: Mailbox
    private let queue = Monitor(Queue())

    /// How long a locked library is left alone before the next try, in milliseconds.
    private static let retryInterval: Int64 = 200

    /// After how long, and how often from then on, a change of marks says how far it is.
    static let progressInterval: Int64 = 100
    private let progressInterval: Int64

    /// Makes a writer for a library's file; its thread starts with the first change.
    init(path: String, mailbox: Mailbox, progressInterval: Int64 = LibraryWriter.progressInterval) {
        self.progressInterval = progressInterval
        self.path = path
        self.mailbox = mailbox
    }

    /// Puts a change in the queue.
    ///
    /// A position takes the place of an older one of the same post that still waits, as do a setting
    /// and a fold; it waits a moment for that, unless something else is to be written.
    func add(_ job: Job) {
        // With a held key that is all: to wake the writer for it would take longer than to scroll.
        if queue.amend({ $0.rests(job) }) { return }
        let needsThread = queue.change { queue in
            if case .positions = job, queue.jobs.isEmpty {
                queue.beginRest()
            }
            queue.jobs.removeAll { job.replaces($0) }
            queue.jobs.append(job)
            defer { queue.hasThread = true }
            return !queue.hasThread
        }
        guard needsThread else { return }
        if !startThread({ self.work() }) {
            queue.change { $0.hasThread = false }
            mailbox.post(
                .failed("Nothing can be saved: the system has no thread left", in: .marks))
        }
    }

    /// Stops a change of marks that is under way.
    func stopMarking() { queue.change { $0.isToStop = $0.isWorking } }

    /// Waits until everything is on disk.
    ///
    /// - Parameter deadline: on ``Clock``, in milliseconds.
    /// - Returns: whether it is.
    func waitUntilDone(deadline: Int64) -> Bool {
        queue.change { $0.isHurried = !$0.jobs.isEmpty }
        return queue.wait(until: deadline) { $0.jobs.isEmpty && !$0.isWorking ? true : nil }
            ?? false
    }

    /// Writes what waits, then stops for good.
    ///
    /// - Returns: what could not be saved, one sentence each.
    func finish(within milliseconds: Int64) -> [String] {
        let deadline = Clock.milliseconds() + milliseconds
        queue.change { $0.endAt = deadline }
        let isDone = waitUntilDone(deadline: deadline)
        return queue.look { queue in
            guard !isDone else { return queue.failures }
            return queue.failures + ["the library stayed locked; the last changes are not saved"]
        }
    }

    // MARK: On the writer's thread

    private enum Next {
        case job(Job)
        case rest(until: Int64)
        case stop
    }

    private func work() {
        let library = LibraryOnDemand(path: path)
        while case .job(let job) = nextJob() {
            perform(job, with: library)
            queue.change { $0.isWorking = false }
        }
    }

    /// Waits for a job, or for the reader's end when nothing is left.
    private func nextJob() -> Next {
        var restsUntil: Int64?
        while true {
            let next = queue.wait(until: restsUntil) { (queue: inout Queue) -> Next? in
                guard !queue.jobs.isEmpty else {
                    queue.isHurried = false
                    return queue.endAt == nil ? nil : .stop
                }
                if queue.mayRest, Clock.milliseconds() < queue.restsUntil {
                    return restsUntil == queue.restsUntil ? nil : .rest(until: queue.restsUntil)
                }
                queue.isWorking = true
                queue.isToStop = false
                return .job(queue.takeFirst())
            }
            switch next {
            case .rest(let until): restsUntil = until
            case .job, .stop: return next ?? .stop
            case nil: restsUntil = nil
            }
        }
    }

    private func perform(_ job: Job, with library: LibraryOnDemand) {
        var hasWaited = false
        while true {
            do throws(LibraryError) {
                let open = try library.open()
                let done = try run(job, on: open)
                if let done { answer(done, from: open) }
                if hasWaited { mailbox.post(.notice("Saved")) }
                return
            } catch .busy {
                if !hasWaited {
                    mailbox.post(
                        .notice("Another program uses the library; this is saved after it"))
                }
                hasWaited = true
                guard waitBeforeRetry() else { return }
            } catch .cancelled {
                answerStopped(job)
                return
            } catch {
                fail("Not saved: \(error.explanation)", job)
                return
            }
        }
    }

    /// Leaves a locked library alone for a moment; false when the time to finish is over.
    private func waitBeforeRetry() -> Bool {
        let until = Clock.milliseconds() + Self.retryInterval
        return queue.wait(until: until) { queue -> Bool? in
            guard let endAt = queue.endAt, endAt <= Clock.milliseconds() else { return nil }
            return false
        } ?? true
    }

    /// A change of marks that is on disk.
    private struct DoneMark {
        var cause: MarkResult.Cause
        var outcome: MarkOutcome?
        var archive: ArchiveID?
    }

    private func run(_ job: Job, on library: Library) throws(LibraryError) -> DoneMark? {
        let goesOn = progress()
        switch job {
        case .mark(let request, let archive):
            let cause = MarkResult.Cause.mark(isAutomatic: request.isAutomatic)
            let outcome = try library.mark(request, goesOn: goesOn)
            return DoneMark(cause: cause, outcome: outcome, archive: archive)
        case .undo(let archive):
            let outcome = try library.undo(goesOn: goesOn)
            return DoneMark(cause: .undo, outcome: outcome, archive: archive)
        case .redo(let archive):
            let outcome = try library.redo(goesOn: goesOn)
            return DoneMark(cause: .redo, outcome: outcome, archive: archive)
        case .positions(let positions): try library.save(positions)
        case .reversed(let archive, let isReversed):
            try library.setReversed(isReversed, archive: archive)
        case .setting(let name, let value): try library.setSetting(name, to: value)
        case .fold(let comment, let isFolded): try library.foldComment(comment, isFolded)
        case .keep(let search, let name):
            let id = try library.keep(search, called: name)
            mailbox.post(.keptChanged(id.map { .kept($0, name) } ?? .nameTaken(name)))
        case .rename(let search, let name):
            let isDone = try library.renameKeptSearch(search, to: name)
            mailbox.post(.keptChanged(isDone ? .renamed(search, name) : .nameTaken(name)))
        case .forget(let search):
            try library.forgetKeptSearch(search)
            mailbox.post(.keptChanged(.forgotten(search)))
        }
        return nil
    }

    /// Tells the reader how far a change of marks is, once it takes long, and whether to go on.
    private func progress() -> (_ done: Int, _ total: Int) -> Bool {
        var toldAt = Clock.milliseconds()
        return { [queue, mailbox, progressInterval] done, total in
            let now = Clock.milliseconds()
            if now - toldAt >= progressInterval {
                toldAt = now
                mailbox.post(.marking(done: done, total: total))
            }
            return queue.look { !$0.isToStop }
        }
    }

    /// Tells the reader that a change of marks came to nothing.
    private func answerStopped(_ job: Job) {
        let cause: MarkResult.Cause
        let archive: ArchiveID?
        switch job {
        case .mark(let request, let of):
            (cause, archive) = (.mark(isAutomatic: request.isAutomatic), of)
        case .undo(let of): (cause, archive) = (.undo, of)
        case .redo(let of): (cause, archive) = (.redo, of)
        case .positions, .reversed, .setting, .fold, .keep, .rename, .forget: return
        }
        mailbox.post(
            .marked(MarkResult(cause: cause, outcome: nil, archive: archive, wasStopped: true)))
    }

    /// Tells the reader how things stand now.
    ///
    /// Apart from ``run(_:on:)``, so that a change that is on disk is not made a second time
    /// because this could not be read.
    private func answer(_ done: DoneMark, from library: Library) {
        var result = MarkResult(cause: done.cause, outcome: done.outcome, archive: done.archive)
        do throws(LibraryError) {
            if let outcome = done.outcome {
                result.rows = try library.rows(of: outcome.posts)
                if let archive = done.archive { result.outline = try library.outline(of: archive) }
            }
            mailbox.post(.marked(result))
        } catch {
            mailbox.post(.failed("Saved, but not shown: \(error.explanation)", in: .marks))
        }
    }

    private func fail(_ sentence: String, _ job: Job) {
        let isOver = queue.change { queue in
            if queue.endAt != nil { queue.failures.append(sentence) }
            return queue.endAt != nil
        }
        if !isOver { mailbox.post(.failed(sentence, in: job.undertaking)) }
    }
}
