internal import ArchiveModel
internal import Library
internal import ReaderModel

/// Sets marks on posts, all or none, and says how far that is where it takes long.
struct Marking {
    let library: Library
    let context: CommandContext

    /// What is said when a signal stops it.
    static let stopped = "stopped; nothing is marked"

    /// Marks them; when it returns they are on disk.
    /// - Throws: ``Failure``; also when a signal stops it, and then nothing is marked.
    func run(_ request: MarkRequest) throws(Failure) -> MarkOutcome {
        let signals = SignalWatch()
        let line = ProgressLine(on: context.errors)
        defer { line.end() }
        do throws(LibraryError) {
            return try library.mark(request) { done, total in
                line.show("marking: \(Counting.number(done)) of \(Counting.of(total, "post"))")
                return signals.pending() == nil
            }
        } catch .cancelled {
            line.end()
            throw Failure(signals.pending() ?? .interrupted, Self.stopped)
        } catch {
            throw Failure(error)
        }
    }
}
