internal import Glibc

/// A queue of bounded length that carries values from one thread to another, in their order.
///
/// Unchecked because the compiler cannot see that a POSIX mutex guards the values, nor that who puts
/// one in keeps nothing of it.
public final class Conveyor<Item>: @unchecked Sendable {
    /// What waiting for a value came to.
    public enum Arrival {
        /// A value.
        case item(Item)
        /// None came in time.
        case nothingYet
        /// No value comes any more.
        case end
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let limit: Int
    private var items: [(item: Item, weight: Int)] = []
    private var weight = 0
    private var isFinished = false
    private var isAbandoned = false

    /// Makes a queue that holds values of this weight together, and always one, however heavy.
    public init(limit: Int) {
        self.limit = limit
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Puts a value in, as soon as there is room; false when nobody wants it any more.
    public func put(_ item: Item, weight itemWeight: Int) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isAbandoned, !items.isEmpty, weight + itemWeight > limit {
            pthread_cond_wait(condition, mutex)
        }
        guard !isAbandoned else { return false }
        items.append((item, itemWeight))
        weight += itemWeight
        pthread_cond_signal(condition)
        return true
    }

    /// Says that no more values come.
    public func finish() {
        pthread_mutex_lock(mutex)
        isFinished = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Says that no more values are wanted, and drops those that are there.
    public func abandon() {
        pthread_mutex_lock(mutex)
        isAbandoned = true
        items = []
        weight = 0
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Takes the oldest value out, waiting for one for so long, or without end.
    public func take(waitingMilliseconds: Int? = nil) -> Arrival {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        var deadline = waitingMilliseconds.map(Self.deadline)
        while items.isEmpty {
            if isFinished { return .end }
            if var time = deadline {
                guard pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT else {
                    // Once more to see what came in the last moment.
                    if items.isEmpty, !isFinished { return .nothingYet }
                    deadline = time
                    continue
                }
            } else {
                pthread_cond_wait(condition, mutex)
            }
        }
        let first = items.removeFirst()
        weight -= first.weight
        pthread_cond_signal(condition)
        return .item(first.item)
    }

    private static func deadline(in milliseconds: Int) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let nanoseconds = time.tv_nsec + milliseconds % 1_000 * 1_000_000
        time.tv_sec += milliseconds / 1_000 + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return time
    }
}
