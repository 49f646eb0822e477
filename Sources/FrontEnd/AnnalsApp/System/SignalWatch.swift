internal import Glibc
internal import Synchronization

/// Holds back the signals that ask a program to end, so that work can be dropped cleanly.
///
/// They stay pending in the kernel and are asked for: no handler, hence no state shared with one.
/// A second Ctrl-C changes nothing; SIGKILL always works, and leaves the library as it was.
///
/// Any thread may ask. To be made and dropped on the same one.
final class SignalWatch: Sendable {
    private let watched: sigset_t
    private let before: sigset_t
    /// The number of what came; 0 while nothing has.
    private let received = Atomic<Int32>(0)

    /// Starts holding back SIGINT, SIGTERM and SIGHUP on this thread and those it starts.
    init() {
        var watched = sigset_t()
        var before = sigset_t()
        sigemptyset(&watched)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&watched, number) }
        pthread_sigmask(SIG_BLOCK, &watched, &before)
        self.watched = watched
        self.before = before
    }

    /// Lets the signals through again; one that came and was not asked for ends the program now.
    deinit {
        var mask = before
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// The signal that has come, as what annals then tells the shell; nil while none has.
    ///
    /// Cost: one system call, a few hundred nanoseconds.
    func pending() -> ExitCode? {
        if received.load(ordering: .relaxed) == 0 {
            var signals = watched
            var noTime = timespec()
            let number = sigtimedwait(&signals, nil, &noTime)
            // The first to come is the one that is told.
            if number > 0 {
                _ = received.compareExchange(expected: 0, desired: number, ordering: .relaxed)
            }
        }
        return switch received.load(ordering: .relaxed) {
        case SIGINT: .interrupted
        case SIGTERM: .terminated
        case SIGHUP: .hungUp
        default: nil
        }
    }
}
