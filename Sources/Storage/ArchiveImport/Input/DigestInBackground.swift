internal import Synchronization
internal import Threads

/// A digest that is made on a thread of its own while other work goes on.
///
/// Not for use from two threads at once.
public final class DigestInBackground {
    private let work: Work
    private var worker: Worker?

    /// Begins to make the digest of a file.
    public init(of file: DigestibleFile) {
        let work = Work()
        self.work = work
        worker = Worker {
            work.digest = SourceDigest(of: file) { work.isUnwanted.load(ordering: .relaxed) }
        }
    }

    /// Gives it up, where it is not wanted any more.
    deinit {
        work.isUnwanted.store(true, ordering: .relaxed)
        worker?.join()
    }

    /// Waits for the digest; nil where there is none, see ``SourceDigest/init(of:isCancelled:)``.
    public func wait() -> SourceDigest? {
        worker?.join()
        worker = nil
        return work.digest
    }

    /// What the two threads share.
    ///
    /// Unchecked because the digest is written by the one, and read by the other when that has
    /// ended.
    private final class Work: @unchecked Sendable {
        let isUnwanted = Atomic(false)
        var digest: SourceDigest?
    }
}
