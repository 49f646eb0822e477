internal import Glibc

/// The signals that concern the main loop, turned into bytes on a pipe that `poll` can wait on.
///
/// A handler does nothing but write one byte, so that all real work happens in order on the main
/// thread. While one is in use SIGPIPE is ignored: a write to a closed pipe fails with EPIPE
/// instead. A signal that was ignored from the start stays so, as `nohup` wants it. There is one of
/// these at a time; a second one takes over from the first.
public final class Signals {
    /// What the loop is told.
    public enum Signal: Hashable, Sendable, CaseIterable {
        /// The terminal's size changed (SIGWINCH).
        case resized
        /// The process goes on after a stop (SIGCONT).
        case continued
        /// The process is to stop (SIGTSTP).
        case suspended
        /// The process is to end (SIGTERM, SIGHUP, SIGINT).
        case terminated
        /// A child process ended (SIGCHLD).
        case childEnded
    }

    /// Readable when a signal has come.
    public let descriptor: Int32
    /// The number of the signal that asked to end, for the exit status; nil while none has.
    public private(set) var endingNumber: Int32?

    private let writeEnd: Int32
    private var previous: [(number: Int32, action: sigaction)] = []

    /// Installs the handlers; nil when the process has no file descriptor left.
    public init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writeEnd = ends[1]
        SignalPipe.writeEnd = writeEnd
        for number in SignalPipe.numbers where !isIgnored(number) {
            previous.append((number, replaceAction(of: number, by: SignalPipe.handler)))
        }
        previous.append((SIGPIPE, replaceAction(of: SIGPIPE, by: SIG_IGN)))
    }

    deinit {
        if SignalPipe.writeEnd == writeEnd {
            for (number, action) in previous {
                var action = action
                sigaction(number, &action, nil)
            }
            SignalPipe.writeEnd = -1
        }
        close(descriptor)
        close(writeEnd)
    }

    /// The signals that have come since the last call, each once, in no order that matters.
    public func drain() -> Set<Signal> {
        var found: Set<Signal> = []
        var buffer = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return found }
            for byte in buffer.prefix(count) {
                guard let signal = Self.signal(numbered: Int32(byte)) else { continue }
                if signal == .terminated { endingNumber = Int32(byte) }
                found.insert(signal)
            }
        }
    }

    /// Takes over the handlers once more, after a library that installed its own.
    func reassert() {
        for (number, _) in previous where number != SIGPIPE {
            _ = replaceAction(of: number, by: SignalPipe.handler)
        }
    }

    /// Stops the process as SIGTSTP does by default; returns when it goes on.
    func stopProcess() {
        var own = replaceAction(of: SIGTSTP, by: SIG_DFL)
        raise(SIGTSTP)
        sigaction(SIGTSTP, &own, nil)
    }

    /// Runs something while the signals that keys send are for the program it waits for, as
    /// system(3) does: that is in the same process group, as in the shell's eyes both are one job.
    func leaveKeys(to body: () -> Void) {
        var before = [(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)].map {
            ($0, replaceAction(of: $0, by: $1))
        }
        body()
        for index in before.indices { sigaction(before[index].0, &before[index].1, nil) }
    }

    private static func signal(numbered number: Int32) -> Signal? {
        switch number {
        case SIGWINCH: .resized
        case SIGCONT: .continued
        case SIGTSTP: .suspended
        case SIGCHLD: .childEnded
        case SIGTERM, SIGHUP, SIGINT: .terminated
        default: nil
        }
    }
}

/// What the handler reaches: a signal handler gets no context, so this cannot live in an object.
private enum SignalPipe {
    static let numbers = [SIGWINCH, SIGCONT, SIGTSTP, SIGCHLD, SIGTERM, SIGHUP, SIGINT]

    nonisolated(unsafe) static var writeEnd: Int32 = -1

    static let handler: sighandler_t = { number in
        let kept = errno
        var byte = UInt8(truncatingIfNeeded: number)
        // A full pipe loses nothing: the same signals are already waiting in it.
        _ = write(SignalPipe.writeEnd, &byte, 1)
        errno = kept
    }
}

/// Whether a signal is thrown away by whoever started the process.
private func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
}

/// Installs a handler that restarts interrupted calls; the action that was there before.
func replaceAction(
    of number: Int32, by handler: sighandler_t?, flags: Int32 = SA_RESTART
) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    sigemptyset(&action.sa_mask)
    var previous = sigaction()
    sigaction(number, &action, &previous)
    return previous
}
