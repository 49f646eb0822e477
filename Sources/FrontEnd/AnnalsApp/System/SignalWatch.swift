internal import Glibc

/// Holds back the signals that ask a program to end, so that work can be dropped cleanly.
///
/// They stay pending in the kernel and are asked for: no handler, hence no state shared with one.
/// A second Ctrl-C changes nothing; SIGKILL always works, and leaves the library as it was.
final class SignalWatch {
    private var watched = sigset_t()
    private var before = sigset_t()
    private var received: ExitCode?

    /// Starts holding back SIGINT, SIGTERM and SIGHUP on this thread and those it starts.
    init() {
        sigemptyset(&watched)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&watched, number) }
        pthread_sigmask(SIG_BLOCK, &watched, &before)
    }

    /// Lets the signals through again; one that came and was not asked for ends the program now.
    deinit { pthread_sigmask(SIG_SETMASK, &before, nil) }

    /// The signal that has come, as what annals then tells the shell; nil while none has.
    ///
    /// Cost: one system call, a few hundred nanoseconds.
    func pending() -> ExitCode? {
        if received == nil {
            var noTime = timespec()
            switch sigtimedwait(&watched, nil, &noTime) {
            case SIGINT: received = .interrupted
            case SIGTERM: received = .terminated
            case SIGHUP: received = .hungUp
            default: break
            }
        }
        return received
    }
}
