internal import ArchiveImport
internal import Library
internal import Threads

/// Puts archives in their places, one after another, on a thread of its own while others are read.
///
/// One thread for all of them: the memory of a merge stays with the thread that had it, and the next
/// merge takes it again. Not for use from two threads at once.
final class MergeThread {
    private let queue = Conveyor<Handover<PendingMerge>>(limit: 1)
    private let isCancelled: @Sendable () -> Bool
    private var worker: Worker?

    /// Makes one whose thread begins with the first merge; `isCancelled` is asked there, and a merge
    /// that it stops leaves the library as it was.
    init(isCancelled: @escaping @Sendable () -> Bool) { self.isCancelled = isCancelled }

    /// Waits for what was begun.
    deinit {
        queue.finish()
        worker?.join()
    }

    /// Begins to put an archive in its place, which may be begun again until a deadline, on ``Clock``
    /// in milliseconds.
    func begin(_ staged: StagedArchive, until deadline: Int64) -> PendingMerge {
        let merge = PendingMerge(staged, until: deadline)
        if worker == nil {
            worker = Worker { [queue, isCancelled] in
                while case .item(let next) = queue.take() { next.value.run(isCancelled) }
            }
        }
        if worker == nil {
            merge.run(isCancelled)
        } else {
            _ = queue.put(Handover(value: merge), weight: 1)
        }
        return merge
    }
}

/// An archive that is being put in its place.
final class PendingMerge {
    /// The archive; its session is the other thread's.
    let staged: StagedArchive
    /// Until when it may be begun again, on ``Clock`` in milliseconds.
    let deadline: Int64
    private let end = Monitor<Result<ImportResult, LibraryError>?>(nil)

    fileprivate init(_ staged: StagedArchive, until deadline: Int64) {
        self.staged = staged
        self.deadline = deadline
    }

    /// What came of it; nil while it goes on.
    var outcome: Result<ImportResult, LibraryError>? { end.look { $0 } }

    /// Waits for its end; what came of it.
    func wait() -> Result<ImportResult, LibraryError> {
        end.wait { $0 } ?? .failure(.cancelled)
    }

    fileprivate func run(_ isCancelled: @escaping () -> Bool) {
        let outcome: Result<ImportResult, LibraryError>
        do throws(LibraryError) {
            outcome = .success(try staged.merge(isCancelled: isCancelled))
        } catch {
            outcome = .failure(error)
        }
        end.change { $0 = outcome }
    }
}
