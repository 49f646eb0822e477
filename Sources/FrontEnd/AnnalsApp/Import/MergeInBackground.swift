internal import ArchiveImport
internal import Library
internal import Synchronization
internal import Threads

/// An archive that is put in its place by a thread of its own while the next one is read.
///
/// Not for use from two threads at once.
final class MergeInBackground {
    /// What is put in its place; its session is the other thread's.
    let staged: StagedArchive
    /// Until when it may be begun again, on ``Clock`` in milliseconds.
    let deadline: Int64
    private let work: Work
    private var worker: Worker?

    /// Begins it; `isCancelled` is asked on the other thread.
    init(
        _ staged: StagedArchive, until deadline: Int64, isCancelled: @escaping @Sendable () -> Bool
    ) {
        let (work, handed) = (Work(), Handover(value: staged))
        self.staged = staged
        self.deadline = deadline
        self.work = work
        worker = Worker { work.run(handed.value, isCancelled) }
        if worker == nil { work.run(staged, isCancelled) }
    }

    deinit { worker?.join() }

    /// What came of it; nil while it goes on.
    var outcome: Result<ImportResult, LibraryError>? {
        work.hasEnded.load(ordering: .acquiring) ? work.outcome : nil
    }

    /// Waits for its end; what came of it.
    func wait() -> Result<ImportResult, LibraryError> {
        worker?.join()
        worker = nil
        return work.outcome
    }

    /// What the two threads share.
    ///
    /// Unchecked because the outcome is written by the one, and read by the other when that has
    /// ended.
    private final class Work: @unchecked Sendable {
        let hasEnded = Atomic(false)
        private(set) var outcome: Result<ImportResult, LibraryError> = .failure(.cancelled)

        func run(_ staged: StagedArchive, _ isCancelled: @escaping () -> Bool) {
            do throws(LibraryError) {
                outcome = .success(try staged.merge(isCancelled: isCancelled))
            } catch {
                outcome = .failure(error)
            }
            hasEnded.store(true, ordering: .releasing)
        }
    }
}
