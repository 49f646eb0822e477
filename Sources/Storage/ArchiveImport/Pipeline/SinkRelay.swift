internal import ArchiveModel
internal import Synchronization
internal import Threads

/// Lets an archive be read on a thread of its own while the sink takes in what was read before, on
/// the thread that asked for it.
///
/// Reading and keeping cost about the same, so that with two processors an import takes little more
/// than half the time.
final class SinkRelay: ImportSink, @unchecked Sendable {
    /// In boxes, for a post is a dozen texts, each of which is counted whenever one is copied.
    private indirect enum Item {
        case blog(BlogInfo)
        case post(PostContent)
        case comment(CommentContent)
        case progress(Int64)
    }

    private let conveyor = Conveyor<[Item]>(limit: 3 << 20)
    private let isStopped = Atomic(false)
    private var batch: [Item] = []
    private var batchByteCount = 0
    private var outcome: Result<ImportReport, ImportError> = .failure(.cancelled)
    private static let batchLimit = 256 << 10
    /// How long the sink may stay unasked whether to stop while nothing comes.
    private static let patience = 50

    private init() {}

    /// Reads into a sink.
    static func read(
        into sink: any ImportSink,
        _ body: @escaping @Sendable (any ImportSink) throws(ImportError) -> ImportReport
    ) throws(ImportError) -> ImportReport {
        let relay = SinkRelay()
        let worker = Worker {
            do throws(ImportError) {
                relay.outcome = .success(try body(relay))
            } catch {
                relay.outcome = .failure(error)
            }
            relay.send()
            relay.conveyor.finish()
        }
        guard let worker else { return try body(sink) }
        let failure = relay.hand(to: sink)
        worker.join()
        if let failure { throw failure }
        return try relay.outcome.get()
    }

    // MARK: On the thread that reads

    func take(_ blog: BlogInfo) { add(.blog(blog), byteCount: 256) }

    func take(_ post: PostContent) { add(.post(post), byteCount: PostBounds.weight(of: post)) }

    func take(_ comment: CommentContent) {
        add(.comment(comment), byteCount: PostBounds.weight(of: comment))
    }

    func progress(byteCount: Int64) {
        add(.progress(byteCount), byteCount: 0)
        send()
    }

    var isCancelled: Bool { isStopped.load(ordering: .relaxed) }

    private func add(_ item: Item, byteCount: Int) {
        batch.append(item)
        batchByteCount += byteCount
        if batchByteCount >= Self.batchLimit { send() }
    }

    private func send() {
        guard !batch.isEmpty else { return }
        _ = conveyor.put(batch, weight: batchByteCount)
        batch = []
        batchByteCount = 0
    }

    // MARK: On the thread of the sink

    /// Hands everything on until there is no more; the error that made it stop, if one did.
    private func hand(to sink: any ImportSink) -> ImportError? {
        while true {
            guard !sink.isCancelled else { return stop(because: .cancelled) }
            switch conveyor.take(waitingMilliseconds: Self.patience) {
            case .nothingYet: continue
            case .end: return nil
            case .item(let items):
                do {
                    for item in items {
                        guard !sink.isCancelled else { return stop(because: .cancelled) }
                        try hand(item, to: sink)
                    }
                } catch let error as ImportError {
                    return stop(because: error)
                } catch {
                    return stop(because: .sink(reason: String(describing: error)))
                }
            }
        }
    }

    private func hand(_ item: Item, to sink: any ImportSink) throws {
        switch item {
        case .blog(let blog): try sink.take(blog)
        case .post(let post): try sink.take(post)
        case .comment(let comment): try sink.take(comment)
        case .progress(let count): sink.progress(byteCount: count)
        }
    }

    private func stop(because error: ImportError) -> ImportError {
        isStopped.store(true, ordering: .relaxed)
        conveyor.abandon()
        return error
    }
}
