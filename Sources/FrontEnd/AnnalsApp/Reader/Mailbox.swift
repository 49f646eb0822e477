internal import Glibc
internal import ReaderModel
internal import Synchronization

/// Where events from other threads wait for the main loop: the only way back to it.
final class Mailbox: Sendable {
    /// Readable while events wait; for `poll`.
    let descriptor: Int32
    private let writeEnd: Int32
    private let events = Mutex<[ReaderEvent]>([])

    /// Makes an empty mailbox.
    init() throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw Failure(.failed, "cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(descriptor)
        close(writeEnd)
    }

    /// Puts an event in, from any thread.
    func post(_ event: ReaderEvent) {
        events.withLock { $0.append(event) }
        var byte: UInt8 = 1
        // A full pipe wakes the loop as well as one more byte would.
        _ = write(writeEnd, &byte, 1)
    }

    /// Takes out what waits, in order.
    func drain() -> [ReaderEvent] {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(descriptor, &bytes, bytes.count) > 0 {}
        return events.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
    }
}
