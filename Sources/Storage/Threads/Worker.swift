internal import Glibc

/// A thread that does one thing and is waited for.
public struct Worker {
    private let thread: pthread_t

    /// As much as a main thread has: deep texts need it.
    private static let stackByteCount = 8 << 20

    /// Starts a thread; nil when the system has none left.
    ///
    /// Signals stay with the threads that there were: they ask the program to end, and wait to be
    /// asked for.
    public init?(_ body: @escaping @Sendable () -> Void) {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS] {
            sigdelset(&all, fault)
        }
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackByteCount)
        let box = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard status == 0 else {
            box.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits for its end.
    public func join() { pthread_join(thread, nil) }

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

/// Something that one thread hands to another and keeps nothing of.
public struct Handover<Value>: @unchecked Sendable {
    /// It.
    public let value: Value

    /// Hands it over.
    public init(value: Value) { self.value = value }
}
